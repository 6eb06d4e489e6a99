-- AlterTable
ALTER TABLE "agreement" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';
