-- AlterTable
ALTER TABLE "catalogue_service" ADD COLUMN     "keywords" TEXT NOT NULL DEFAULT '';
