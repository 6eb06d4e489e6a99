-- AlterTable
ALTER TABLE "payment_proposal" ADD COLUMN     "own_account" JSONB;

-- CreateTable
CREATE TABLE "payment_return" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "returned_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "fee_cents" BIGINT NOT NULL,
    "payment_id" UUID,
    "entered_by" UUID,
    "entered_by_user" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_return_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "member_bank_details" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "details_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "mandate_id" TEXT,
    "mandate_signed_on" DATE,
    "mandate_sequence" TEXT,
    "entered_by" UUID,
    "entered_by_user" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_bank_details_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_return_tenant_id_proposal_id_item_id_key" ON "payment_return"("tenant_id", "proposal_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_bank_details_tenant_id_member_id_details_version_key" ON "member_bank_details"("tenant_id", "member_id", "details_version");

-- AddForeignKey
ALTER TABLE "payment_return" ADD CONSTRAINT "payment_return_tenant_id_proposal_id_fkey" FOREIGN KEY ("tenant_id", "proposal_id") REFERENCES "payment_proposal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT wall.protect('payment_return', 'owned', 'insert-only');
SELECT wall.protect('member_bank_details', 'owned', 'insert-only');

ALTER TABLE payment_return ADD CONSTRAINT payment_return_fee CHECK (fee_cents >= 0 AND btrim(reason) <> '');
ALTER TABLE member_bank_details ADD CONSTRAINT member_bank_details_holder CHECK (btrim(name) <> '' AND length(name) <= 70),
  ADD CONSTRAINT member_bank_details_iban CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  ADD CONSTRAINT member_bank_details_mandate CHECK ((mandate_id IS NULL) = (mandate_signed_on IS NULL)
    AND (mandate_id IS NULL) = (mandate_sequence IS NULL) AND length(mandate_id) BETWEEN 1 AND 35
    AND mandate_sequence IN ('FRST', 'RCUR', 'OOFF', 'FNAL'));
