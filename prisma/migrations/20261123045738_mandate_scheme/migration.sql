-- AlterTable
ALTER TABLE "member_bank_details" ADD COLUMN     "mandate_scheme" TEXT;

-- Mandates from before stand without one and are CORE.
ALTER TABLE member_bank_details ADD CONSTRAINT member_bank_details_scheme CHECK (mandate_scheme IN ('CORE', 'B2B') AND (mandate_scheme IS NULL OR mandate_id IS NOT NULL));
