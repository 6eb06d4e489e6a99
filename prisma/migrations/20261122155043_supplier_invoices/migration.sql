-- CreateTable
CREATE TABLE "supplier_invoice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "form" TEXT,
    "number" TEXT,
    "type_code" TEXT,
    "issue_date" DATE,
    "due_date" DATE,
    "seller_name" TEXT,
    "seller_key" TEXT,
    "net_cents" BIGINT,
    "tax_cents" BIGINT,
    "gross_cents" BIGINT,
    "corrects" TEXT[],
    "lines" JSONB NOT NULL DEFAULT '[]',
    "view" JSONB,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "fatal_findings" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,
    "input_tax_deducted" BOOLEAN,
    "input_tax_reason" TEXT,
    "input_tax_from" DATE,
    "assignments" JSONB NOT NULL DEFAULT '[]',
    "reason" TEXT,
    "received_by" UUID,
    "received_by_user" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "assigned_by_user" UUID,
    "assigned_at" TIMESTAMPTZ(3),
    "booked_by_user" UUID,
    "booked_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "supplier_invoice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "supplier_invoice_posting" (
    "tenant_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "posting_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "posting_tenant_id" UUID NOT NULL,
    "line_key" TEXT NOT NULL,
    "reverses" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_invoice_posting_pkey" PRIMARY KEY ("tenant_id","posting_id")
);

-- CreateIndex
CREATE INDEX "supplier_invoice_tenant_id_status_received_at_idx" ON "supplier_invoice"("tenant_id", "status", "received_at");

-- CreateIndex
CREATE INDEX "supplier_invoice_tenant_id_sha256_idx" ON "supplier_invoice"("tenant_id", "sha256");

-- CreateIndex
CREATE INDEX "supplier_invoice_tenant_id_seller_key_number_idx" ON "supplier_invoice"("tenant_id", "seller_key", "number");

-- CreateIndex
CREATE INDEX "supplier_invoice_posting_tenant_id_invoice_id_idx" ON "supplier_invoice_posting"("tenant_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "supplier_invoice_posting_tenant_id_reverses_key" ON "supplier_invoice_posting"("tenant_id", "reverses");

-- AddForeignKey
ALTER TABLE "supplier_invoice_posting" ADD CONSTRAINT "supplier_invoice_posting_tenant_id_invoice_id_fkey" FOREIGN KEY ("tenant_id", "invoice_id") REFERENCES "supplier_invoice"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT wall.protect('supplier_invoice', 'owned');
SELECT wall.protect('supplier_invoice_posting', 'owned', 'insert-only');

ALTER TABLE supplier_invoice
  ADD CONSTRAINT supplier_invoice_status CHECK (status IN ('received', 'read', 'unreadable', 'assigned', 'booked', 'rejected')),
  ADD CONSTRAINT supplier_invoice_form CHECK (form IN ('UBL', 'CII', 'HYBRID', 'HAND')),
  ADD CONSTRAINT supplier_invoice_read CHECK (status NOT IN ('read', 'assigned', 'booked')
    OR (number IS NOT NULL AND seller_key IS NOT NULL AND net_cents IS NOT NULL AND tax_cents IS NOT NULL AND gross_cents = net_cents + tax_cents)),
  ADD CONSTRAINT supplier_invoice_assigned CHECK (status NOT IN ('assigned', 'booked') OR (assigned_by_user IS NOT NULL AND input_tax_deducted IS NOT NULL)),
  ADD CONSTRAINT supplier_invoice_two_people CHECK (status <> 'booked' OR (booked_by_user IS NOT NULL AND booked_by_user <> assigned_by_user)),
  ADD CONSTRAINT supplier_invoice_rejected CHECK (status <> 'rejected' OR reason IS NOT NULL);
ALTER TABLE supplier_invoice_posting ADD CONSTRAINT supplier_invoice_posting_kind CHECK (kind IN ('cost', 'charge'));
