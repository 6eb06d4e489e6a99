-- CreateTable
CREATE TABLE "treasury_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "content" JSONB NOT NULL,
    "clause" TEXT NOT NULL,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "treasury_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "budget" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "income" JSONB NOT NULL,
    "approval_needed" BOOLEAN NOT NULL,
    "drafted_by" UUID,
    "drafted_by_user" UUID NOT NULL,
    "resolution_reference" TEXT,
    "resolved_on" DATE,
    "approval_reference" TEXT,
    "approved_on" DATE,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "levy" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "share_lists" JSONB NOT NULL,
    "result" JSONB NOT NULL,
    "levy_cents" BIGINT NOT NULL,
    "result_hash" TEXT NOT NULL,
    "prepared_by" UUID,
    "prepared_by_user" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "released_by" UUID,
    "released_by_user" UUID,
    "released_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "levy_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "levy_share" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "levy_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "by_pool" JSONB NOT NULL,
    "steps" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "levy_share_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "instalment_plan" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "levy_id" UUID,
    "levy_cents" BIGINT NOT NULL,
    "instalments" JSONB NOT NULL,
    "credit_cents" BIGINT NOT NULL,
    "steps" JSONB NOT NULL,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instalment_plan_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "open_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "due_on" DATE NOT NULL,
    "stated_on" DATE,
    "basis" TEXT NOT NULL,
    "year" INTEGER,
    "number" INTEGER,
    "document_id" UUID,
    "document_number" TEXT,
    "batch_id" UUID,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "open_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "member_payment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "paid_on" DATE NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "reference" TEXT NOT NULL,
    "pay_order" TEXT NOT NULL,
    "credit_cents" BIGINT NOT NULL,
    "steps" JSONB NOT NULL,
    "import_id" UUID,
    "taken_back_on" DATE,
    "taken_back_reason" TEXT,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_payment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "item_movement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "moved_on" DATE NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "payment_id" UUID,
    "credit_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_movement_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "member_credit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "arisen_on" DATE NOT NULL,
    "payment_id" UUID,
    "document_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_credit_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "credit_use" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "credit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "used_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_use_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "item_deferral" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "deferred_from" DATE NOT NULL,
    "deferred_to" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "granted_by" UUID,
    "granted_by_user" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_deferral_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "write_off" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "proposed_by" UUID,
    "proposed_by_user" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_by_user" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "write_off_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "sent_on" DATE NOT NULL,
    "pay_by" DATE NOT NULL,
    "items" JSONB NOT NULL,
    "open_cents" BIGINT NOT NULL,
    "late_cents" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "sent_by" UUID,
    "sent_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "carry_over" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pool_id" UUID,
    "pool_name" TEXT NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "origin" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "batch_id" UUID,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carry_over_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "balancing" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "carry_over_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "resolution" TEXT NOT NULL,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "balancing_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "opening_batch" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "total_cents" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "proposed_by" UUID,
    "proposed_by_user" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_by_user" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "opening_batch_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account_mapping" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mapping_version" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "accounts" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_mapping_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "journal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "source_label" TEXT NOT NULL,
    "mapping_version" INTEGER NOT NULL,
    "posted_on" DATE NOT NULL,
    "entries" JSONB NOT NULL,
    "total_cents" BIGINT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "made_by" UUID,
    "made_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_proposal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "execute_on" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "total_cents" BIGINT NOT NULL,
    "proposed_by" UUID,
    "proposed_by_user" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_by_user" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "payment_proposal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "treasury_rule_tenant_id_topic_valid_from_idx" ON "treasury_rule"("tenant_id", "topic", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "budget_tenant_id_year_plan_version_key" ON "budget"("tenant_id", "year", "plan_version");

-- CreateIndex
CREATE INDEX "levy_tenant_id_year_idx" ON "levy"("tenant_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "levy_share_tenant_id_levy_id_key" ON "levy_share"("tenant_id", "levy_id");

-- CreateIndex
CREATE UNIQUE INDEX "instalment_plan_tenant_id_year_plan_version_key" ON "instalment_plan"("tenant_id", "year", "plan_version");

-- CreateIndex
CREATE INDEX "open_item_tenant_id_due_on_idx" ON "open_item"("tenant_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "open_item_tenant_id_year_number_key" ON "open_item"("tenant_id", "year", "number");

-- CreateIndex
CREATE INDEX "member_payment_tenant_id_paid_on_idx" ON "member_payment"("tenant_id", "paid_on");

-- CreateIndex
CREATE INDEX "item_movement_tenant_id_item_id_idx" ON "item_movement"("tenant_id", "item_id");

-- CreateIndex
CREATE INDEX "member_credit_tenant_id_arisen_on_idx" ON "member_credit"("tenant_id", "arisen_on");

-- CreateIndex
CREATE INDEX "credit_use_tenant_id_credit_id_idx" ON "credit_use"("tenant_id", "credit_id");

-- CreateIndex
CREATE INDEX "item_deferral_tenant_id_item_id_idx" ON "item_deferral"("tenant_id", "item_id");

-- CreateIndex
CREATE INDEX "write_off_tenant_id_item_id_idx" ON "write_off"("tenant_id", "item_id");

-- CreateIndex
CREATE INDEX "reminder_tenant_id_sent_on_idx" ON "reminder"("tenant_id", "sent_on");

-- CreateIndex
CREATE INDEX "balancing_tenant_id_carry_over_id_idx" ON "balancing"("tenant_id", "carry_over_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_mapping_tenant_id_mapping_version_key" ON "account_mapping"("tenant_id", "mapping_version");

-- CreateIndex
CREATE UNIQUE INDEX "journal_tenant_id_source_id_mapping_version_key" ON "journal"("tenant_id", "source_id", "mapping_version");

-- AddForeignKey
ALTER TABLE "item_movement" ADD CONSTRAINT "item_movement_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "open_item"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credit_use" ADD CONSTRAINT "credit_use_tenant_id_credit_id_fkey" FOREIGN KEY ("tenant_id", "credit_id") REFERENCES "member_credit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "item_deferral" ADD CONSTRAINT "item_deferral_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "open_item"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "write_off" ADD CONSTRAINT "write_off_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "open_item"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "balancing" ADD CONSTRAINT "balancing_tenant_id_carry_over_id_fkey" FOREIGN KEY ("tenant_id", "carry_over_id") REFERENCES "carry_over"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT wall.protect('treasury_rule', 'published', 'insert-only');
SELECT wall.protect('budget', 'owned');
SELECT wall.protect('levy', 'owned');
SELECT wall.protect('levy_share', 'owned', 'insert-only');
SELECT wall.protect('instalment_plan', 'owned', 'insert-only');
SELECT wall.protect('open_item', 'owned');
SELECT wall.protect('member_payment', 'owned');
SELECT wall.protect('item_movement', 'owned', 'insert-only');
SELECT wall.protect('member_credit', 'owned', 'insert-only');
SELECT wall.protect('credit_use', 'owned', 'insert-only');
SELECT wall.protect('item_deferral', 'owned', 'insert-only');
SELECT wall.protect('write_off', 'owned');
SELECT wall.protect('reminder', 'owned', 'insert-only');
SELECT wall.protect('carry_over', 'owned', 'insert-only');
SELECT wall.protect('balancing', 'owned', 'insert-only');
SELECT wall.protect('opening_batch', 'owned');
SELECT wall.protect('account_mapping', 'owned', 'insert-only');
SELECT wall.protect('journal', 'owned', 'insert-only');
SELECT wall.protect('payment_proposal', 'owned');

ALTER TABLE treasury_rule ADD CONSTRAINT treasury_rule_topic CHECK (topic IN ('lateNotice', 'lateInvoice', 'instalmentDates', 'paymentOrder', 'balancing')),
  ADD CONSTRAINT treasury_rule_clause CHECK (btrim(clause) <> '');
ALTER TABLE budget ADD CONSTRAINT budget_status CHECK (status IN ('draft', 'resolved', 'replaced', 'discarded')),
  ADD CONSTRAINT budget_kind CHECK (kind IN ('first', 'supplementary')),
  ADD CONSTRAINT budget_resolution CHECK ((status IN ('resolved', 'replaced')) = (resolved_on IS NOT NULL AND resolution_reference IS NOT NULL)),
  ADD CONSTRAINT budget_approval CHECK ((approved_on IS NULL) = (approval_reference IS NULL) AND (approved_on IS NULL OR approved_on >= resolved_on));
CREATE UNIQUE INDEX budget_one_draft ON budget (tenant_id, year) WHERE status = 'draft';
CREATE UNIQUE INDEX budget_one_resolved ON budget (tenant_id, year) WHERE status = 'resolved';
ALTER TABLE levy ADD CONSTRAINT levy_status CHECK (status IN ('prepared', 'released', 'replaced', 'discarded')),
  ADD CONSTRAINT levy_amount CHECK (levy_cents >= 0),
  ADD CONSTRAINT levy_two_people CHECK ((status IN ('released', 'replaced')) = (released_by_user IS NOT NULL) AND released_by_user IS DISTINCT FROM prepared_by_user);
CREATE UNIQUE INDEX levy_one_prepared ON levy (tenant_id, year) WHERE status = 'prepared';
CREATE UNIQUE INDEX levy_one_released ON levy (tenant_id, year) WHERE status = 'released';
ALTER TABLE open_item ADD CONSTRAINT open_item_kind CHECK (kind IN ('instalment', 'settlement', 'invoice', 'opening', 'cost', 'interest', 'lateCharge')),
  ADD CONSTRAINT open_item_family CHECK (family IN ('notice', 'invoice')),
  ADD CONSTRAINT open_item_amount CHECK (amount_cents > 0 OR (kind = 'instalment' AND amount_cents = 0)),
  ADD CONSTRAINT open_item_instalment CHECK ((kind = 'instalment') = (year IS NOT NULL AND number IS NOT NULL)),
  ADD CONSTRAINT open_item_basis CHECK (btrim(basis) <> '' AND btrim(label) <> '');
CREATE UNIQUE INDEX "open_item_tenant_id_document_id_key" ON "open_item"("tenant_id", "document_id");
ALTER TABLE member_payment ADD CONSTRAINT member_payment_amount CHECK (amount_cents > 0 AND credit_cents BETWEEN 0 AND amount_cents),
  ADD CONSTRAINT member_payment_order CHECK (pay_order IN ('civilLaw', 'publicLaw', 'oldestFirst')),
  ADD CONSTRAINT member_payment_taken_back CHECK ((taken_back_on IS NULL) = (taken_back_reason IS NULL));
ALTER TABLE item_movement ADD CONSTRAINT item_movement_kind CHECK (kind IN ('payment', 'repayment', 'reduction', 'writeOff')),
  ADD CONSTRAINT item_movement_amount CHECK (amount_cents > 0);
ALTER TABLE member_credit ADD CONSTRAINT member_credit_kind CHECK (kind IN ('overpayment', 'document', 'instalment')),
  ADD CONSTRAINT member_credit_amount CHECK (amount_cents > 0);
CREATE UNIQUE INDEX "member_credit_tenant_id_document_id_key" ON "member_credit"("tenant_id", "document_id");
ALTER TABLE credit_use ADD CONSTRAINT credit_use_kind CHECK (kind IN ('setOff', 'paidOut', 'takenBack')),
  ADD CONSTRAINT credit_use_amount CHECK (amount_cents > 0);
ALTER TABLE item_deferral ADD CONSTRAINT item_deferral_span CHECK (deferred_to > deferred_from AND btrim(reason) <> '');
ALTER TABLE write_off ADD CONSTRAINT write_off_status CHECK (status IN ('proposed', 'released', 'rejected')),
  ADD CONSTRAINT write_off_amount CHECK (amount_cents > 0),
  ADD CONSTRAINT write_off_two_people CHECK (status <> 'released' OR (decided_by_user IS NOT NULL AND decided_by_user <> proposed_by_user));
CREATE UNIQUE INDEX write_off_one_proposed ON write_off (tenant_id, item_id) WHERE status = 'proposed';
ALTER TABLE reminder ADD CONSTRAINT reminder_level CHECK (level IN (1, 2) AND pay_by > sent_on AND open_cents > 0 AND late_cents >= 0);
ALTER TABLE carry_over ADD CONSTRAINT carry_over_amount CHECK (amount_cents <> 0 AND period_to >= period_from AND btrim(document) <> ''),
  ADD CONSTRAINT carry_over_origin CHECK (origin IN ('period', 'opening') AND (origin = 'opening') = (batch_id IS NOT NULL));
ALTER TABLE balancing ADD CONSTRAINT balancing_amount CHECK (amount_cents <> 0 AND btrim(resolution) <> '');
ALTER TABLE opening_batch ADD CONSTRAINT opening_batch_status CHECK (status IN ('proposed', 'released', 'discarded')),
  ADD CONSTRAINT opening_batch_two_people CHECK (status <> 'released' OR (decided_by_user IS NOT NULL AND decided_by_user <> proposed_by_user));
ALTER TABLE payment_proposal ADD CONSTRAINT payment_proposal_status CHECK (status IN ('proposed', 'handedOver', 'discarded')),
  ADD CONSTRAINT payment_proposal_kind CHECK (kind IN ('collection', 'payout') AND total_cents > 0),
  ADD CONSTRAINT payment_proposal_two_people CHECK (status <> 'handedOver' OR (decided_by_user IS NOT NULL AND decided_by_user <> proposed_by_user));

-- What a credit gave is never more than it was.
CREATE FUNCTION wall.refuse_overdrawn_credit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT coalesce(sum(used.amount_cents), 0) FROM credit_use AS used WHERE used.tenant_id = NEW.tenant_id AND used.credit_id = NEW.credit_id)
     > (SELECT amount_cents FROM member_credit WHERE tenant_id = NEW.tenant_id AND id = NEW.credit_id) THEN
    RAISE EXCEPTION 'a credit cannot give more than it is' USING ERRCODE = '23514', CONSTRAINT = 'credit_use_not_overdrawn';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER credit_use_not_overdrawn AFTER INSERT ON credit_use FOR EACH ROW EXECUTE FUNCTION wall.refuse_overdrawn_credit();
