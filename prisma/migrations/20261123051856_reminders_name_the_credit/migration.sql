-- AlterTable
ALTER TABLE "reminder" ADD COLUMN     "credit_cents" BIGINT;
