-- AlterTable
ALTER TABLE "supplier_invoice" ADD COLUMN     "booking_remark" TEXT;

-- An invoice may become a cost of a support cost centre as well.
ALTER TABLE supplier_invoice_posting DROP CONSTRAINT supplier_invoice_posting_kind;
ALTER TABLE supplier_invoice_posting ADD CONSTRAINT supplier_invoice_posting_kind CHECK (kind IN ('cost', 'centreCost', 'charge'));
