-- AlterTable
ALTER TABLE "billing_document" ADD COLUMN     "objections_until" DATE;
