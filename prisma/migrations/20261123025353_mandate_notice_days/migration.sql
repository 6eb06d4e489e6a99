-- AlterTable
ALTER TABLE "debit_mandate" ADD COLUMN     "notice_days" INTEGER NOT NULL DEFAULT 14;
ALTER TABLE debit_mandate ADD CONSTRAINT debit_mandate_notice CHECK (notice_days BETWEEN 1 AND 14);
