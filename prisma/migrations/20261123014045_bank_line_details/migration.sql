-- CreateTable
CREATE TABLE "bank_line_detail" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "entry_position" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "booking_day" DATE NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "references" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "name" TEXT,
    "iban" TEXT,
    "return_reason" TEXT,

    CONSTRAINT "bank_line_detail_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "bank_line_detail_tenant_id_bank_account_id_booking_day_idx" ON "bank_line_detail"("tenant_id", "bank_account_id", "booking_day");

-- CreateIndex
CREATE UNIQUE INDEX "bank_line_detail_tenant_id_statement_id_entry_position_posi_key" ON "bank_line_detail"("tenant_id", "statement_id", "entry_position", "position");

-- AddForeignKey
ALTER TABLE "bank_line_detail" ADD CONSTRAINT "bank_line_detail_tenant_id_statement_id_fkey" FOREIGN KEY ("tenant_id", "statement_id") REFERENCES "bank_statement"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What the bank told stays as it is.
SELECT wall.protect('bank_line_detail', 'owned', 'insert-only');
