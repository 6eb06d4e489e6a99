-- CreateTable
CREATE TABLE "bank_account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "bic" TEXT,
    "bank_name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "creditor_id" TEXT,
    "cut_over_on" DATE NOT NULL,
    "opening_cents" BIGINT NOT NULL,
    "opening_proof" TEXT NOT NULL,
    "opening_items" JSONB NOT NULL,
    "ended_on" DATE,
    "proposed_by" JSONB NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" JSONB,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "bank_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "bank_account_id" UUID,
    "currency" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_rules" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "rules_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "clause" TEXT NOT NULL,
    "one_determiner" BOOLEAN NOT NULL,
    "determiner_may_order" BOOLEAN NOT NULL,
    "grants" JSONB NOT NULL,
    "matching" JSONB NOT NULL,
    "proposed_by" JSONB NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" JSONB,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "payment_rules_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payee" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "town" TEXT,
    "country" TEXT,
    "status" TEXT NOT NULL,
    "created_by" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "payee_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payee_account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payee_id" UUID NOT NULL,
    "details_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "iban_sealed" TEXT NOT NULL,
    "iban_index" TEXT NOT NULL,
    "iban_shown" TEXT NOT NULL,
    "bic" TEXT,
    "evidence" TEXT NOT NULL,
    "proposed_by" JSONB NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" JSONB,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "payee_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_order" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "end_to_end_id" TEXT NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "payee_account_id" UUID,
    "creditor_name" TEXT NOT NULL,
    "iban_sealed" TEXT NOT NULL,
    "iban_index" TEXT NOT NULL,
    "iban_shown" TEXT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "due_on" DATE NOT NULL,
    "remittance" TEXT NOT NULL,
    "voucher" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "urgent_reason" TEXT,
    "origin" TEXT NOT NULL,
    "origin_id" TEXT,
    "file_id" UUID,
    "steps" JSONB NOT NULL,
    "involved" JSONB NOT NULL,
    "run_id" UUID,
    "reason" TEXT,
    "bank_line_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "payment_order_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_run" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "execute_on" DATE NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "file_hash" TEXT,
    "message_id" TEXT,
    "payment_info_id" TEXT,
    "file_count" INTEGER,
    "control_sum_cents" BIGINT,
    "file_id" UUID,
    "payee_checks" JSONB NOT NULL,
    "involved" JSONB NOT NULL,
    "handed_over_by" JSONB,
    "handed_over_at" TIMESTAMPTZ(3),
    "handed_over_on" DATE,
    "channel" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "payment_run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_release" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" UUID,
    "file_hash" TEXT NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "voided_because" TEXT,

    CONSTRAINT "payment_release_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "bank_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_id" UUID,
    "file_hash" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "taken_in_by" JSONB,
    "taken_in_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_answer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_recall" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_by" JSONB,
    "answered_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "payment_recall_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "voucher_sample" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "drawn" JSONB NOT NULL,
    "checks" JSONB NOT NULL,
    "drawn_by" JSONB NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "voucher_sample_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "debit_mandate" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "debtor_name" TEXT NOT NULL,
    "iban_sealed" TEXT NOT NULL,
    "iban_index" TEXT NOT NULL,
    "iban_shown" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "scheme" TEXT NOT NULL,
    "sequence" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "last_collected_on" DATE,
    "evidence" TEXT NOT NULL,
    "created_by" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_by" JSONB,
    "revoked_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "debit_mandate_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "debit_run" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "collect_on" DATE NOT NULL,
    "scheme" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "collections" JSONB NOT NULL,
    "pre_notified_on" DATE,
    "file_hash" TEXT,
    "message_id" TEXT,
    "payment_info_id" TEXT,
    "file_count" INTEGER,
    "control_sum_cents" BIGINT,
    "file_id" UUID,
    "releases" JSONB NOT NULL,
    "involved" JSONB NOT NULL,
    "handed_over_by" JSONB,
    "handed_over_at" TIMESTAMPTZ(3),
    "handed_over_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "debit_run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "exchange_profile" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "saved_by" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "exchange_profile_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "item_import" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "file_id" UUID,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "counts" JSONB NOT NULL,
    "faults" JSONB NOT NULL,
    "checked_by" JSONB NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_by" JSONB,
    "taken_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "item_import_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "external_key" TEXT NOT NULL,
    "reference" TEXT,
    "subject" TEXT,
    "partner_name" TEXT,
    "ibans" JSONB NOT NULL,
    "ledger_account_id" UUID NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "open_cents" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "import_id" UUID NOT NULL,
    "seen_in" UUID NOT NULL,
    "order_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "payment_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "booking_hand_over" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "profile_id" UUID NOT NULL,
    "file_id" UUID,
    "file_hash" TEXT NOT NULL,
    "entry_count" INTEGER NOT NULL,
    "debit_cents" BIGINT NOT NULL,
    "credit_cents" BIGINT NOT NULL,
    "made_by" JSONB,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "received_by" JSONB,
    "received_at" TIMESTAMPTZ(3),
    "receipt_note" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "booking_hand_over_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "bank_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "came_by" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "findings" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "received_by" JSONB,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "bank_file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "bank_statement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "bank_file_id" UUID NOT NULL,
    "file_hash" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sequence" BIGINT,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "balances" JSONB NOT NULL,
    "credit_count" INTEGER NOT NULL,
    "credit_cents" BIGINT NOT NULL,
    "debit_count" INTEGER NOT NULL,
    "debit_cents" BIGINT NOT NULL,
    "opening_cents" BIGINT,
    "closing_cents" BIGINT,
    "ties" BOOLEAN NOT NULL,
    "proof" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "bank_statement_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "bank_line" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "booking_day" DATE NOT NULL,
    "value_day" DATE NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "references" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "name" TEXT,
    "iban" TEXT,
    "batch_count" INTEGER,
    "gvc" TEXT,
    "return_reason" TEXT,
    "state" TEXT NOT NULL,
    "copy_of" UUID,
    "candidates" JSONB NOT NULL,
    "rule" TEXT,
    "matched_at" TIMESTAMPTZ(3),
    "entry_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "bank_line_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "match_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "confirmed" INTEGER NOT NULL,
    "automatic" BOOLEAN NOT NULL,
    "retired" BOOLEAN NOT NULL,
    "taught_by" JSONB NOT NULL,
    "taught_at" TIMESTAMPTZ(3) NOT NULL,
    "allowed_by" JSONB,
    "version" INTEGER NOT NULL,

    CONSTRAINT "match_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booked_on" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "booked_by" JSONB,
    "reverses" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ledger_posting" (
    "tenant_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "item" TEXT,
    "booked_on" DATE NOT NULL,

    CONSTRAINT "ledger_posting_pkey" PRIMARY KEY ("tenant_id","entry_id","position")
);

-- CreateTable
CREATE TABLE "open_reason" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "said_by" JSONB NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "open_reason_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "quiet_day" (
    "tenant_id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "said_by" JSONB NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quiet_day_pkey" PRIMARY KEY ("tenant_id","bank_account_id","day")
);

-- CreateTable
CREATE TABLE "day_closing" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "previous_hash" TEXT,
    "content" TEXT NOT NULL,
    "signatures" JSONB NOT NULL,
    "pdf_file_id" UUID,
    "pdf_hash" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "receipt" JSONB,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "day_closing_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "bank_account_tenant_id_status_idx" ON "bank_account"("tenant_id", "status");

-- CreateIndex
CREATE INDEX "ledger_account_tenant_id_bank_account_id_kind_idx" ON "ledger_account"("tenant_id", "bank_account_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "payment_rules_tenant_id_rules_version_key" ON "payment_rules"("tenant_id", "rules_version");

-- CreateIndex
CREATE UNIQUE INDEX "payee_tenant_id_number_key" ON "payee"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "payee_account_tenant_id_iban_index_idx" ON "payee_account"("tenant_id", "iban_index");

-- CreateIndex
CREATE UNIQUE INDEX "payee_account_tenant_id_payee_id_details_version_key" ON "payee_account"("tenant_id", "payee_id", "details_version");

-- CreateIndex
CREATE INDEX "payment_order_tenant_id_status_due_on_idx" ON "payment_order"("tenant_id", "status", "due_on");

-- CreateIndex
CREATE INDEX "payment_order_tenant_id_run_id_idx" ON "payment_order"("tenant_id", "run_id");

-- CreateIndex
CREATE INDEX "payment_order_tenant_id_origin_id_idx" ON "payment_order"("tenant_id", "origin_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_order_tenant_id_year_number_key" ON "payment_order"("tenant_id", "year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "payment_order_tenant_id_end_to_end_id_key" ON "payment_order"("tenant_id", "end_to_end_id");

-- CreateIndex
CREATE INDEX "payment_run_tenant_id_status_idx" ON "payment_run"("tenant_id", "status");

-- CreateIndex
CREATE INDEX "payment_run_tenant_id_message_id_idx" ON "payment_run"("tenant_id", "message_id");

-- CreateIndex
CREATE INDEX "payment_release_tenant_id_run_id_idx" ON "payment_release"("tenant_id", "run_id");

-- CreateIndex
CREATE UNIQUE INDEX "bank_answer_tenant_id_run_id_file_hash_key" ON "bank_answer"("tenant_id", "run_id", "file_hash");

-- CreateIndex
CREATE INDEX "payment_recall_tenant_id_order_id_idx" ON "payment_recall"("tenant_id", "order_id");

-- CreateIndex
CREATE INDEX "debit_mandate_tenant_id_iban_index_idx" ON "debit_mandate"("tenant_id", "iban_index");

-- CreateIndex
CREATE UNIQUE INDEX "debit_mandate_tenant_id_reference_key" ON "debit_mandate"("tenant_id", "reference");

-- CreateIndex
CREATE INDEX "debit_run_tenant_id_status_idx" ON "debit_run"("tenant_id", "status");

-- CreateIndex
CREATE INDEX "debit_run_tenant_id_message_id_idx" ON "debit_run"("tenant_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "exchange_profile_tenant_id_subject_name_key" ON "exchange_profile"("tenant_id", "subject", "name");

-- CreateIndex
CREATE INDEX "item_import_tenant_id_subject_checked_at_idx" ON "item_import"("tenant_id", "subject", "checked_at");

-- CreateIndex
CREATE INDEX "payment_item_tenant_id_status_due_on_idx" ON "payment_item"("tenant_id", "status", "due_on");

-- CreateIndex
CREATE INDEX "payment_item_tenant_id_reference_idx" ON "payment_item"("tenant_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "payment_item_tenant_id_kind_external_key_key" ON "payment_item"("tenant_id", "kind", "external_key");

-- CreateIndex
CREATE INDEX "booking_hand_over_tenant_id_day_idx" ON "booking_hand_over"("tenant_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "booking_hand_over_tenant_id_number_key" ON "booking_hand_over"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "bank_file_tenant_id_status_received_at_idx" ON "bank_file"("tenant_id", "status", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "bank_file_tenant_id_sha256_key" ON "bank_file"("tenant_id", "sha256");

-- CreateIndex
CREATE INDEX "bank_statement_tenant_id_bank_account_id_to_day_idx" ON "bank_statement"("tenant_id", "bank_account_id", "to_day");

-- CreateIndex
CREATE INDEX "bank_statement_tenant_id_bank_file_id_idx" ON "bank_statement"("tenant_id", "bank_file_id");

-- CreateIndex
CREATE INDEX "bank_line_tenant_id_state_booking_day_idx" ON "bank_line"("tenant_id", "state", "booking_day");

-- CreateIndex
CREATE INDEX "bank_line_tenant_id_bank_account_id_booking_day_idx" ON "bank_line"("tenant_id", "bank_account_id", "booking_day");

-- CreateIndex
CREATE UNIQUE INDEX "bank_line_tenant_id_statement_id_position_key" ON "bank_line"("tenant_id", "statement_id", "position");

-- CreateIndex
CREATE INDEX "match_rule_tenant_id_bank_account_id_idx" ON "match_rule"("tenant_id", "bank_account_id");

-- CreateIndex
CREATE INDEX "ledger_entry_tenant_id_booked_on_idx" ON "ledger_entry"("tenant_id", "booked_on");

-- CreateIndex
CREATE INDEX "ledger_entry_tenant_id_source_source_id_idx" ON "ledger_entry"("tenant_id", "source", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_tenant_id_reverses_key" ON "ledger_entry"("tenant_id", "reverses");

-- CreateIndex
CREATE INDEX "ledger_posting_tenant_id_account_id_booked_on_idx" ON "ledger_posting"("tenant_id", "account_id", "booked_on");

-- CreateIndex
CREATE INDEX "ledger_posting_tenant_id_item_idx" ON "ledger_posting"("tenant_id", "item");

-- CreateIndex
CREATE INDEX "open_reason_tenant_id_item_said_at_idx" ON "open_reason"("tenant_id", "item", "said_at");

-- CreateIndex
CREATE INDEX "day_closing_tenant_id_day_idx" ON "day_closing"("tenant_id", "day");

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payee_account" ADD CONSTRAINT "payee_account_tenant_id_payee_id_fkey" FOREIGN KEY ("tenant_id", "payee_id") REFERENCES "payee"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_order" ADD CONSTRAINT "payment_order_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_order" ADD CONSTRAINT "payment_order_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "payment_run"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_run" ADD CONSTRAINT "payment_run_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_release" ADD CONSTRAINT "payment_release_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "payment_run"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_recall" ADD CONSTRAINT "payment_recall_tenant_id_order_id_fkey" FOREIGN KEY ("tenant_id", "order_id") REFERENCES "payment_order"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "debit_run" ADD CONSTRAINT "debit_run_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "item_import" ADD CONSTRAINT "item_import_tenant_id_profile_id_fkey" FOREIGN KEY ("tenant_id", "profile_id") REFERENCES "exchange_profile"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_item" ADD CONSTRAINT "payment_item_tenant_id_ledger_account_id_fkey" FOREIGN KEY ("tenant_id", "ledger_account_id") REFERENCES "ledger_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "booking_hand_over" ADD CONSTRAINT "booking_hand_over_tenant_id_profile_id_fkey" FOREIGN KEY ("tenant_id", "profile_id") REFERENCES "exchange_profile"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "bank_statement" ADD CONSTRAINT "bank_statement_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "bank_line" ADD CONSTRAINT "bank_line_tenant_id_statement_id_fkey" FOREIGN KEY ("tenant_id", "statement_id") REFERENCES "bank_statement"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "bank_line" ADD CONSTRAINT "bank_line_tenant_id_bank_account_id_fkey" FOREIGN KEY ("tenant_id", "bank_account_id") REFERENCES "bank_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "bank_line" ADD CONSTRAINT "bank_line_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "ledger_entry"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_tenant_id_reverses_fkey" FOREIGN KEY ("tenant_id", "reverses") REFERENCES "ledger_entry"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "ledger_entry"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "ledger_account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT wall.protect('bank_account', 'owned');
SELECT wall.protect('ledger_account', 'owned');
SELECT wall.protect('payment_rules', 'owned');
SELECT wall.protect('payee', 'owned');
SELECT wall.protect('payee_account', 'owned');
SELECT wall.protect('payment_order', 'owned');
SELECT wall.protect('payment_run', 'owned');
SELECT wall.protect('payment_release', 'owned');
SELECT wall.protect('bank_answer', 'owned', 'insert-only');
SELECT wall.protect('payment_recall', 'owned');
SELECT wall.protect('voucher_sample', 'owned');
SELECT wall.protect('debit_mandate', 'owned');
SELECT wall.protect('debit_run', 'owned');
SELECT wall.protect('exchange_profile', 'owned');
SELECT wall.protect('item_import', 'owned');
SELECT wall.protect('payment_item', 'owned');
SELECT wall.protect('booking_hand_over', 'owned');
SELECT wall.protect('bank_file', 'owned');
SELECT wall.protect('bank_statement', 'owned');
SELECT wall.protect('bank_line', 'owned');
SELECT wall.protect('match_rule', 'owned');
SELECT wall.protect('ledger_entry', 'owned', 'insert-only');
SELECT wall.protect('ledger_posting', 'owned', 'insert-only');
SELECT wall.protect('open_reason', 'owned', 'insert-only');
SELECT wall.protect('quiet_day', 'owned', 'insert-only');
SELECT wall.protect('day_closing', 'owned');

ALTER TABLE bank_account
  ADD CONSTRAINT bank_account_status CHECK (status IN ('proposed', 'open', 'rejected', 'ended')),
  ADD CONSTRAINT bank_account_iban CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  ADD CONSTRAINT bank_account_words CHECK (btrim(label) <> '' AND btrim(holder) <> '' AND btrim(opening_proof) <> ''),
  ADD CONSTRAINT bank_account_currency CHECK (currency ~ '^[A-Z]{3}$'),
  -- Nobody opens what he proposed himself (§ 31 KomHVO NRW).
  ADD CONSTRAINT bank_account_two_people CHECK (status NOT IN ('open', 'ended') OR decided_by IS NOT NULL AND decided_by ->> 'userId' <> proposed_by ->> 'userId');
CREATE UNIQUE INDEX bank_account_open ON bank_account (tenant_id, iban) WHERE status IN ('proposed', 'open');

ALTER TABLE ledger_account
  ADD CONSTRAINT ledger_account_kind CHECK (kind IN ('bank', 'transit', 'deposit', 'advance', 'passing', 'foreign', 'creditor', 'debtor', 'charges')),
  ADD CONSTRAINT ledger_account_of_bank CHECK (kind NOT IN ('bank', 'transit') OR bank_account_id IS NOT NULL);
CREATE UNIQUE INDEX ledger_account_one ON ledger_account (tenant_id, bank_account_id, kind) WHERE kind IN ('bank', 'transit', 'deposit', 'advance');

ALTER TABLE payment_rules
  ADD CONSTRAINT payment_rules_status CHECK (status IN ('proposed', 'inForce', 'rejected', 'replaced')),
  ADD CONSTRAINT payment_rules_clause CHECK (btrim(clause) <> ''),
  ADD CONSTRAINT payment_rules_two_people CHECK (status NOT IN ('inForce', 'replaced') OR decided_by IS NOT NULL AND decided_by ->> 'userId' <> proposed_by ->> 'userId');
CREATE UNIQUE INDEX payment_rules_in_force ON payment_rules (tenant_id) WHERE status = 'inForce';
CREATE UNIQUE INDEX payment_rules_proposed ON payment_rules (tenant_id) WHERE status = 'proposed';

ALTER TABLE payee ADD CONSTRAINT payee_name CHECK (btrim(name) <> '' AND length(name) <= 70 AND status IN ('active', 'retired'));
ALTER TABLE payee_account
  ADD CONSTRAINT payee_account_status CHECK (status IN ('proposed', 'released', 'rejected', 'replaced')),
  ADD CONSTRAINT payee_account_words CHECK (btrim(holder) <> '' AND btrim(evidence) <> ''),
  ADD CONSTRAINT payee_account_two_people CHECK (status NOT IN ('released', 'replaced') OR decided_by IS NOT NULL AND decided_by ->> 'userId' <> proposed_by ->> 'userId');
CREATE UNIQUE INDEX payee_account_released ON payee_account (tenant_id, payee_id) WHERE status = 'released';
CREATE UNIQUE INDEX payee_account_proposed ON payee_account (tenant_id, payee_id) WHERE status = 'proposed';

ALTER TABLE payment_order
  ADD CONSTRAINT payment_order_status CHECK (status IN ('drafted', 'factuallyDetermined', 'arithmeticallyDetermined', 'ordered', 'accepted', 'inRun', 'fileMade',
    'releasedOnce', 'released', 'handedOver', 'bankAccepted', 'bankRejected', 'debited', 'done', 'rejected', 'returned', 'recalled')),
  ADD CONSTRAINT payment_order_amount CHECK (amount_cents BETWEEN 1 AND 99999999999),
  ADD CONSTRAINT payment_order_words CHECK (btrim(creditor_name) <> '' AND length(remittance) <= 140 AND btrim(voucher) <> ''),
  ADD CONSTRAINT payment_order_end_to_end CHECK (end_to_end_id ~ '^[A-Za-z0-9]{1,35}$'),
  ADD CONSTRAINT payment_order_origin CHECK (origin IN ('entered', 'import', 'invoice', 'refund', 'payable')),
  ADD CONSTRAINT payment_order_urgent CHECK (NOT urgent OR btrim(urgent_reason) <> ''),
  ADD CONSTRAINT payment_order_run CHECK ((run_id IS NOT NULL) = (status IN ('inRun', 'fileMade', 'releasedOnce', 'released', 'handedOver', 'bankAccepted',
    'bankRejected', 'debited', 'done', 'returned', 'recalled')));

ALTER TABLE payment_run
  ADD CONSTRAINT payment_run_status CHECK (status IN ('composing', 'fileMade', 'releasedOnce', 'released', 'handedOver', 'cancelled')),
  ADD CONSTRAINT payment_run_file CHECK ((file_hash IS NULL) = (status IN ('composing', 'cancelled'))),
  ADD CONSTRAINT payment_run_handed_over CHECK ((status = 'handedOver') = (handed_over_by IS NOT NULL)
    AND (handed_over_by IS NULL) = (handed_over_on IS NULL) AND channel IN ('download', 'folder', 'ebics'));

ALTER TABLE payment_release ADD CONSTRAINT payment_release_position CHECK (position IN (1, 2) AND (voided_at IS NULL) = (voided_because IS NULL));
CREATE UNIQUE INDEX payment_release_position_once ON payment_release (tenant_id, run_id, position) WHERE voided_at IS NULL;
CREATE UNIQUE INDEX payment_release_user_once ON payment_release (tenant_id, run_id, user_id) WHERE voided_at IS NULL;
CREATE UNIQUE INDEX payment_release_account_once ON payment_release (tenant_id, run_id, account_id) WHERE voided_at IS NULL AND account_id IS NOT NULL;

-- Two distinct people released exactly the file that leaves, and neither had a hand in it (§ 31 KomHVO NRW).
CREATE FUNCTION payment_run_needs_two() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.status <> 'handedOver' THEN RETURN NEW; END IF;
  IF (SELECT count(*) FROM payment_release r WHERE r.tenant_id = NEW.tenant_id AND r.run_id = NEW.id AND r.voided_at IS NULL AND r.file_hash = NEW.file_hash) <> 2
    OR EXISTS (SELECT 1 FROM payment_release r, jsonb_array_elements(NEW.involved) person
      WHERE r.tenant_id = NEW.tenant_id AND r.run_id = NEW.id AND r.voided_at IS NULL
        AND (person ->> 'userId' = r.user_id::text OR person ->> 'accountId' = r.account_id::text))
    OR EXISTS (SELECT 1 FROM payment_release r, payment_order o, jsonb_array_elements(o.involved) person
      WHERE r.tenant_id = NEW.tenant_id AND r.run_id = NEW.id AND r.voided_at IS NULL AND o.tenant_id = NEW.tenant_id AND o.run_id = NEW.id
        AND (person ->> 'userId' = r.user_id::text OR person ->> 'accountId' = r.account_id::text))
  THEN RAISE EXCEPTION 'payment run % lacks two releases by people who had no hand in it', NEW.id USING ERRCODE = 'check_violation'; END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'handedOver' AND OLD.file_hash IS DISTINCT FROM NEW.file_hash
  THEN RAISE EXCEPTION 'payment run % has left the house', NEW.id USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_run_two_people AFTER INSERT OR UPDATE ON payment_run FOR EACH ROW EXECUTE FUNCTION payment_run_needs_two();

ALTER TABLE bank_answer ADD CONSTRAINT bank_answer_kind CHECK (kind IN ('payeeCheck', 'status'));
ALTER TABLE payment_recall
  ADD CONSTRAINT payment_recall_status CHECK (status IN ('asked', 'granted', 'refused') AND (status = 'asked') = (answered_at IS NULL)),
  ADD CONSTRAINT payment_recall_reason CHECK (btrim(reason) <> '');
CREATE UNIQUE INDEX payment_recall_open ON payment_recall (tenant_id, order_id) WHERE status = 'asked';

ALTER TABLE debit_mandate
  ADD CONSTRAINT debit_mandate_words CHECK (btrim(debtor_name) <> '' AND btrim(evidence) <> '' AND reference ~ '^[A-Za-z0-9+?/:().,''-]{1,35}$'),
  ADD CONSTRAINT debit_mandate_kinds CHECK (scheme IN ('CORE', 'B2B') AND sequence IN ('RCUR', 'OOFF') AND status IN ('active', 'revoked', 'used'));
ALTER TABLE debit_run
  ADD CONSTRAINT debit_run_status CHECK (status IN ('composing', 'preNotified', 'fileMade', 'releasedOnce', 'released', 'handedOver', 'cancelled')),
  ADD CONSTRAINT debit_run_scheme CHECK (scheme IN ('CORE', 'B2B')),
  ADD CONSTRAINT debit_run_two_people CHECK (status <> 'handedOver' OR jsonb_array_length(releases) = 2 AND releases -> 0 -> 'by' ->> 'userId' <> releases -> 1 -> 'by' ->> 'userId');

ALTER TABLE exchange_profile ADD CONSTRAINT exchange_profile_kinds CHECK (subject IN ('receivables', 'payables', 'orders', 'bookings') AND format IN ('csv', 'xlsx'));
ALTER TABLE item_import
  ADD CONSTRAINT item_import_status CHECK (status IN ('checked', 'taken', 'discarded'));
CREATE UNIQUE INDEX item_import_once ON item_import (tenant_id, subject, file_hash) WHERE status = 'taken';
ALTER TABLE payment_item
  ADD CONSTRAINT payment_item_kind CHECK (kind IN ('receivable', 'payable') AND status IN ('open', 'partly', 'settled', 'withdrawn')),
  ADD CONSTRAINT payment_item_open CHECK (amount_cents > 0 AND open_cents BETWEEN 0 AND amount_cents AND (status = 'settled') = (open_cents = 0 AND status <> 'withdrawn'));
ALTER TABLE booking_hand_over
  ADD CONSTRAINT booking_hand_over_balanced CHECK (debit_cents = credit_cents AND debit_cents >= 0 AND number > 0 AND entry_count >= 0);

ALTER TABLE bank_file ADD CONSTRAINT bank_file_kinds CHECK (status IN ('received', 'read', 'quarantined', 'discarded') AND came_by IN ('dropped', 'folder'));
ALTER TABLE bank_statement
  ADD CONSTRAINT bank_statement_kind CHECK (kind IN ('endOfDay', 'intraday', 'notification') AND from_day <= to_day),
  -- Opening + credits − debits = closing, to the cent, or it does not tie.
  ADD CONSTRAINT bank_statement_ties CHECK (NOT ties OR opening_cents + credit_cents - debit_cents = closing_cents);
ALTER TABLE bank_line
  ADD CONSTRAINT bank_line_state CHECK (state IN ('pending', 'suggested', 'unclear', 'booked', 'technical', 'copy')),
  -- Exactly one of booked, pending, technical; a copy is no line of its own.
  ADD CONSTRAINT bank_line_booked CHECK ((state = 'booked') = (entry_id IS NOT NULL) AND (state = 'copy') = (copy_of IS NOT NULL)
    AND (state <> 'technical' OR amount_cents = 0));
CREATE UNIQUE INDEX bank_line_entry ON bank_line (tenant_id, entry_id) WHERE entry_id IS NOT NULL;

ALTER TABLE ledger_entry
  ADD CONSTRAINT ledger_entry_source CHECK (source IN ('file', 'line', 'clearing', 'opening', 'bankAnswer')),
  ADD CONSTRAINT ledger_entry_because CHECK (btrim(because) <> '');
ALTER TABLE ledger_posting
  ADD CONSTRAINT ledger_posting_amount CHECK (amount_cents <> 0);

-- Every entry sums to zero, in one currency, when its transaction ends; its postings bear its day.
CREATE FUNCTION ledger_entry_balanced() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  found record;
BEGIN
  SELECT count(*) AS postings, coalesce(sum(p.amount_cents), 0) AS total, count(DISTINCT a.currency) AS currencies, bool_and(p.booked_on = NEW.booked_on) AS same_day
  INTO found FROM ledger_posting p JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
  WHERE p.tenant_id = NEW.tenant_id AND p.entry_id = NEW.id;
  IF found.postings < 2 OR found.total <> 0 OR found.currencies <> 1 OR NOT found.same_day
  THEN RAISE EXCEPTION 'ledger entry % does not balance', NEW.id USING ERRCODE = 'check_violation'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balanced();

-- A posting joins its entry in the transaction that makes the entry, never later.
CREATE FUNCTION ledger_posting_with_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.tenant_id = NEW.tenant_id AND e.id = NEW.entry_id AND e.xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text)
  THEN RAISE EXCEPTION 'ledger entry % is made already', NEW.entry_id USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_posting_in_time BEFORE INSERT ON ledger_posting FOR EACH ROW EXECUTE FUNCTION ledger_posting_with_entry();

ALTER TABLE day_closing
  ADD CONSTRAINT day_closing_status CHECK (status IN ('made', 'signedOnce', 'closed', 'discarded') AND number > 0),
  ADD CONSTRAINT day_closing_chain CHECK ((number = 1) = (previous_hash IS NULL)),
  ADD CONSTRAINT day_closing_two_people CHECK (status <> 'closed' OR jsonb_array_length(signatures) = 2
    AND signatures -> 0 -> 'by' ->> 'userId' <> signatures -> 1 -> 'by' ->> 'userId'
    AND signatures -> 0 ->> 'hash' = hash AND signatures -> 1 ->> 'hash' = hash AND closed_at IS NOT NULL),
  ADD CONSTRAINT day_closing_receipt CHECK (receipt IS NULL OR status = 'closed');
CREATE UNIQUE INDEX day_closing_number ON day_closing (tenant_id, number) WHERE status <> 'discarded';
CREATE UNIQUE INDEX day_closing_day ON day_closing (tenant_id, day) WHERE status <> 'discarded';

-- What was signed stays byte for byte; numbers follow each other without a gap, each upon the hash of the one before.
CREATE FUNCTION day_closing_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  before record;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (OLD.content, OLD.hash, OLD.number, OLD.day) IS DISTINCT FROM (NEW.content, NEW.hash, NEW.number, NEW.day)
      OR OLD.previous_hash IS DISTINCT FROM NEW.previous_hash
      OR OLD.status = 'closed' AND (NEW.status <> 'closed' OR NEW.signatures <> OLD.signatures OR OLD.receipt IS NOT NULL AND NEW.receipt IS DISTINCT FROM OLD.receipt)
    THEN RAISE EXCEPTION 'the closing of % stays as it is', OLD.day USING ERRCODE = 'check_violation'; END IF;
    RETURN NEW;
  END IF;
  SELECT c.number, c.hash, c.day, c.status INTO before FROM day_closing c
  WHERE c.tenant_id = NEW.tenant_id AND c.status <> 'discarded' ORDER BY c.number DESC LIMIT 1;
  IF coalesce(before.number, 0) + 1 <> NEW.number OR before.hash IS DISTINCT FROM NEW.previous_hash OR before.day >= NEW.day OR before.status <> 'closed'
  THEN RAISE EXCEPTION 'the closing of % does not follow the one before', NEW.day USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER day_closing_chained BEFORE INSERT OR UPDATE ON day_closing FOR EACH ROW EXECUTE FUNCTION day_closing_stays();

-- Nothing is booked on a day whose closing is made; signing goes on what was seen.
CREATE FUNCTION ledger_day_open() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM day_closing c WHERE c.tenant_id = NEW.tenant_id AND c.status <> 'discarded' AND c.day >= NEW.booked_on)
  THEN RAISE EXCEPTION 'the day % is closed', NEW.booked_on USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_on_open_day BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_day_open();
