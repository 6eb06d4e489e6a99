-- CreateTable
CREATE TABLE "billing_round" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "set_hash" TEXT NOT NULL,
    "folded" JSONB NOT NULL,
    "corrects" UUID,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "objection_days" INTEGER NOT NULL,
    "objections_until" DATE,
    "net_cents" BIGINT NOT NULL,
    "prepared_by" UUID,
    "prepared_by_user" UUID,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "announced_by" UUID,
    "announced_by_user" UUID,
    "announced_at" TIMESTAMPTZ(3),
    "issued_by" UUID,
    "issued_by_user" UUID,
    "issued_at" TIMESTAMPTZ(3),
    "discarded_by" UUID,
    "discarded_by_user" UUID,
    "discarded_at" TIMESTAMPTZ(3),
    "discard_reason" TEXT,
    "render_command" UUID,
    "version" INTEGER NOT NULL,

    CONSTRAINT "billing_round_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "billing_document" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "group_key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "draft_version" INTEGER NOT NULL,
    "number" TEXT,
    "type_code" TEXT NOT NULL,
    "issued_on" DATE,
    "due_on" DATE,
    "net_cents" BIGINT NOT NULL,
    "gross_cents" BIGINT NOT NULL,
    "advances_cents" BIGINT NOT NULL,
    "assessed_cents" BIGINT NOT NULL,
    "corrects_id" UUID,
    "corrects_number" TEXT,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "findings" JSONB NOT NULL,
    "pdf_file_id" UUID,
    "xml_file_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_over_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "billing_document_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "billing_draft" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "draft_version" INTEGER NOT NULL,
    "net_cents" BIGINT NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "shown_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_draft_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "number_series" (
    "tenant_id" UUID NOT NULL,
    "family" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("tenant_id","family","year")
);

-- CreateTable
CREATE TABLE "document_number" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "family" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "drawn_by" UUID,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" UUID,
    "void_reason" TEXT,

    CONSTRAINT "document_number_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "objection" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "draft_version" INTEGER NOT NULL,
    "line_key" TEXT NOT NULL,
    "line_label" TEXT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "raised_by" UUID,
    "raised_by_user" UUID,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_by_user" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "withdrawn_by_user" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "corrected_by" UUID,
    "corrected_at" TIMESTAMPTZ(3),
    "waived_by_user" UUID,
    "waived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "objection_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "document_receipt" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID,
    "by_user" UUID,

    CONSTRAINT "document_receipt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "legal_remedy" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "reference" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "legal_remedy_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "text_block" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "family" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "text_block_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "issuer_profile" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "profile_version" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "profile" JSONB NOT NULL,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issuer_profile_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "recipient_profile" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "profile_version" INTEGER NOT NULL,
    "profile" JSONB NOT NULL,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recipient_profile_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "billing_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "rule" JSONB NOT NULL,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "billing_document_tenant_id_number_idx" ON "billing_document"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "billing_document_tenant_id_round_id_group_key_key" ON "billing_document"("tenant_id", "round_id", "group_key");

-- CreateIndex
CREATE UNIQUE INDEX "billing_draft_tenant_id_document_id_draft_version_key" ON "billing_draft"("tenant_id", "document_id", "draft_version");

-- CreateIndex
CREATE INDEX "document_number_tenant_id_document_id_idx" ON "document_number"("tenant_id", "document_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_number_tenant_id_family_year_position_key" ON "document_number"("tenant_id", "family", "year", "position");

-- CreateIndex
CREATE INDEX "objection_tenant_id_document_id_idx" ON "objection"("tenant_id", "document_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_receipt_tenant_id_document_id_kind_key" ON "document_receipt"("tenant_id", "document_id", "kind");

-- CreateIndex
CREATE INDEX "legal_remedy_tenant_id_document_id_idx" ON "legal_remedy"("tenant_id", "document_id");

-- CreateIndex
CREATE UNIQUE INDEX "text_block_tenant_id_family_kind_text_version_key" ON "text_block"("tenant_id", "family", "kind", "text_version");

-- CreateIndex
CREATE UNIQUE INDEX "issuer_profile_tenant_id_profile_version_key" ON "issuer_profile"("tenant_id", "profile_version");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_profile_tenant_id_profile_version_key" ON "recipient_profile"("tenant_id", "profile_version");

-- CreateIndex
CREATE UNIQUE INDEX "billing_rule_tenant_id_rule_version_key" ON "billing_rule"("tenant_id", "rule_version");

SELECT wall.protect('billing_round', 'owned');
SELECT wall.protect('billing_document', 'owned', 'audience');
SELECT wall.protect('billing_draft', 'owned', 'insert-only');
SELECT wall.protect('number_series', 'owned');
SELECT wall.protect('document_number', 'owned');
SELECT wall.protect('objection', 'owned');
SELECT wall.protect('document_receipt', 'owned', 'insert-only');
SELECT wall.protect('legal_remedy', 'owned', 'insert-only');
SELECT wall.protect('text_block', 'owned', 'insert-only');
SELECT wall.protect('issuer_profile', 'owned', 'insert-only');
SELECT wall.protect('recipient_profile', 'owned', 'insert-only');
SELECT wall.protect('billing_rule', 'owned', 'insert-only');

-- What a rule in code forbids, the table forbids as well.
ALTER TABLE billing_round ADD CONSTRAINT billing_round_source CHECK (source IN ('run', 'levy')),
  ADD CONSTRAINT billing_round_kind CHECK (kind IN ('advance', 'annual', 'correction')),
  ADD CONSTRAINT billing_round_status CHECK (status IN ('prepared', 'announced', 'issuing', 'issued', 'discarded')),
  ADD CONSTRAINT billing_round_period CHECK (period_to >= period_from),
  ADD CONSTRAINT billing_round_objection_days CHECK (objection_days BETWEEN 0 AND 90),
  ADD CONSTRAINT billing_round_announced CHECK (status IN ('prepared', 'discarded') OR announced_at IS NOT NULL),
  ADD CONSTRAINT billing_round_issued CHECK ((status IN ('issuing', 'issued')) = (issued_at IS NOT NULL AND issued_by IS NOT NULL)),
  ADD CONSTRAINT billing_round_discarded CHECK ((status = 'discarded') = (discarded_at IS NOT NULL)),
  ADD CONSTRAINT billing_round_two_people CHECK (issued_by IS NULL OR issued_by IS DISTINCT FROM prepared_by);
-- One living round for a set.
CREATE UNIQUE INDEX billing_round_of_set ON billing_round (tenant_id, source_id) WHERE status <> 'discarded';

ALTER TABLE billing_document ADD CONSTRAINT billing_document_audience CHECK (audience IN ('centre', 'both')),
  ADD CONSTRAINT billing_document_family CHECK (family IN ('notice', 'invoice')),
  ADD CONSTRAINT billing_document_kind CHECK (kind IN ('advance', 'annual', 'correction')),
  ADD CONSTRAINT billing_document_status CHECK (status IN ('draft', 'announced', 'numbered', 'issued', 'discarded')),
  ADD CONSTRAINT billing_document_shown CHECK (status IN ('draft', 'discarded') OR audience = 'both'),
  ADD CONSTRAINT billing_document_number CHECK ((status IN ('numbered', 'issued')) = (number IS NOT NULL AND issued_on IS NOT NULL)),
  ADD CONSTRAINT billing_document_handed_over CHECK ((status = 'issued') = (handed_over_at IS NOT NULL)),
  ADD CONSTRAINT billing_document_file CHECK (status <> 'issued' OR pdf_file_id IS NOT NULL),
  ADD CONSTRAINT billing_document_assessed CHECK (assessed_cents = gross_cents - advances_cents);
ALTER TABLE number_series ADD CONSTRAINT number_series_family CHECK (family IN ('notice', 'invoice')),
  ADD CONSTRAINT number_series_last CHECK (last_number >= 0);
ALTER TABLE document_number ADD CONSTRAINT document_number_family CHECK (family IN ('notice', 'invoice')),
  ADD CONSTRAINT document_number_position CHECK (position >= 1),
  ADD CONSTRAINT document_number_voided CHECK ((voided_at IS NULL) = (void_reason IS NULL) AND btrim(coalesce(void_reason, '.')) <> '');
ALTER TABLE objection ADD CONSTRAINT objection_status CHECK (status IN ('raised', 'accepted', 'rejected', 'withdrawn')),
  ADD CONSTRAINT objection_answered CHECK ((status IN ('accepted', 'rejected')) = (answered_at IS NOT NULL AND answer IS NOT NULL)),
  ADD CONSTRAINT objection_withdrawn CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  ADD CONSTRAINT objection_settled CHECK (status = 'accepted' OR (corrected_at IS NULL AND waived_at IS NULL)),
  ADD CONSTRAINT objection_text CHECK (btrim(text) <> '');
ALTER TABLE document_receipt ADD CONSTRAINT document_receipt_kind CHECK (kind IN ('opened', 'pdf', 'xml', 'confirmed'));
ALTER TABLE legal_remedy ADD CONSTRAINT legal_remedy_kind CHECK (kind IN ('objection', 'action', 'withdrawal', 'decision'));
ALTER TABLE text_block ADD CONSTRAINT text_block_family CHECK (family IN ('notice', 'invoice')),
  ADD CONSTRAINT text_block_kind CHECK (kind IN ('introduction', 'reasons', 'legalRemedy', 'vatHint', 'paymentHint')),
  ADD CONSTRAINT text_block_remedy CHECK (kind <> 'legalRemedy' OR family = 'notice');

-- An issued document stays as it is; one with a number keeps its content until it is handed over or its number is voided.
CREATE FUNCTION wall.refuse_change_of_issued_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'issued' THEN
    RAISE EXCEPTION 'an issued document is not changed' USING ERRCODE = '23514', CONSTRAINT = 'billing_document_issued';
  END IF;
  IF OLD.status = 'numbered' AND NEW.status <> 'announced'
    AND (NEW.content, NEW.content_hash, NEW.number, NEW.issued_on, NEW.due_on, NEW.gross_cents, NEW.advances_cents)
      IS DISTINCT FROM (OLD.content, OLD.content_hash, OLD.number, OLD.issued_on, OLD.due_on, OLD.gross_cents, OLD.advances_cents) THEN
    RAISE EXCEPTION 'a document with a number is not changed' USING ERRCODE = '23514', CONSTRAINT = 'billing_document_numbered';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER billing_document_issued BEFORE UPDATE ON billing_document FOR EACH ROW EXECUTE FUNCTION wall.refuse_change_of_issued_document();

-- Numbers go up one by one, and what was drawn or voided stays so.
CREATE FUNCTION wall.refuse_renumbering() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'number_series' THEN
    IF NEW.last_number < OLD.last_number THEN
      RAISE EXCEPTION 'numbers do not go back' USING ERRCODE = '23514', CONSTRAINT = 'number_series_forward';
    END IF;
  ELSIF OLD.voided_at IS NOT NULL OR (NEW.family, NEW.year, NEW.position, NEW.number, NEW.member_id, NEW.document_id, NEW.drawn_at)
      IS DISTINCT FROM (OLD.family, OLD.year, OLD.position, OLD.number, OLD.member_id, OLD.document_id, OLD.drawn_at) THEN
    RAISE EXCEPTION 'a number that was drawn stays as it is' USING ERRCODE = '23514', CONSTRAINT = 'document_number_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER number_series_forward BEFORE UPDATE ON number_series FOR EACH ROW EXECUTE FUNCTION wall.refuse_renumbering();
CREATE TRIGGER document_number_stays BEFORE UPDATE ON document_number FOR EACH ROW EXECUTE FUNCTION wall.refuse_renumbering();
