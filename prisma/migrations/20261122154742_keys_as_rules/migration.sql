-- AlterTable
ALTER TABLE "agreement_terms" ADD COLUMN     "cost_clause" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "cost_terms" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "key_version" ADD COLUMN     "correction_reason" TEXT,
ADD COLUMN     "rule" JSONB;

-- A key made of parts is a mix of weights: the same members bear the same cents.
UPDATE key_version SET rule = converted.rule FROM (
  SELECT version.tenant_id, version.id,
    jsonb_build_object('format', 'verbund-key-rule/1',
      'share', CASE jsonb_array_length(version.parts) WHEN 1 THEN (jsonb_agg(part.rule ORDER BY part.place)) -> 0
        ELSE jsonb_build_object('kind', 'mix', 'parts',
          jsonb_agg(jsonb_build_object('share', part.share, 'rule', part.rule) ORDER BY part.place)) END,
      'exceptions', '[]'::jsonb, 'limits', '{}'::jsonb, 'minimumsAbove', 'refuse', 'maximumsBelow', 'refuse', 'negative', 'mirror') AS rule
  FROM key_version AS version CROSS JOIN LATERAL (
    SELECT place, trim_scale((value ->> 'sharePermyriad')::numeric / 100)::text || ' %' AS share,
      jsonb_build_object('kind', 'weight',
        'weight', CASE value #>> '{metric,kind}'
          WHEN 'inhabitants' THEN jsonb_build_object('kind', 'inhabitants', 'basis', value #> '{metric,basis}',
            'at', jsonb_build_object('kind', 'dates', 'dates', jsonb_build_array(value #> '{metric,referenceDate}')))
          ELSE value -> 'metric' END,
        'proRata', CASE WHEN value #>> '{metric,kind}' IN ('inhabitants', 'equal') THEN 'days' ELSE 'whole' END,
        'weightless', '{"kind": "nothing"}'::jsonb, 'nobody', '{"kind": "refuse"}'::jsonb) AS rule
    FROM jsonb_array_elements(version.parts) WITH ORDINALITY AS listed (value, place)) AS part
  GROUP BY version.tenant_id, version.id, version.parts) AS converted
WHERE converted.tenant_id = key_version.tenant_id AND converted.id = key_version.id;

ALTER TABLE "key_version" ALTER COLUMN "rule" SET NOT NULL, DROP COLUMN "parts";

-- AlterTable
ALTER TABLE "settlement_run" ADD COLUMN     "correction" JSONB,
ADD COLUMN     "corrects_run_id" UUID,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'regular',
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "statement" ADD COLUMN     "corrects_run_id" UUID,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'regular';

-- CreateTable
CREATE TABLE "stock_count" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "stock" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "counted_on" DATE NOT NULL,
    "thousandths" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),
    "entered_by" UUID,
    "entered_by_user" UUID,

    CONSTRAINT "stock_count_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "vat_position" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "form" TEXT,
    "service_family_code" TEXT,
    "code" TEXT NOT NULL,
    "rate_permille" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "resolution" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),
    "published_by" UUID,

    CONSTRAINT "vat_position_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "cost_centre" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cost_centre_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "cost_centre_cost" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "label" TEXT NOT NULL,
    "voucher" TEXT,
    "reverses" UUID,
    "entered_by" UUID,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cost_centre_cost_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "cost_centre_service" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_centre_id" UUID NOT NULL,
    "to_kind" TEXT NOT NULL,
    "to_id" UUID NOT NULL,
    "month_from" TEXT NOT NULL,
    "month_to" TEXT NOT NULL,
    "quantity" BIGINT NOT NULL,
    "unit" TEXT NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),
    "entered_by_user" UUID,

    CONSTRAINT "cost_centre_service_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "cost_centre_method" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "centre_order" UUID[],
    "resolution" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),
    "published_by" UUID,

    CONSTRAINT "cost_centre_method_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "cost_centre_cost_tenant_id_centre_id_month_idx" ON "cost_centre_cost"("tenant_id", "centre_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "cost_centre_cost_tenant_id_reverses_key" ON "cost_centre_cost"("tenant_id", "reverses");

-- CreateIndex
CREATE INDEX "cost_centre_service_tenant_id_from_centre_id_idx" ON "cost_centre_service"("tenant_id", "from_centre_id");

-- AddForeignKey
ALTER TABLE "cost_centre_cost" ADD CONSTRAINT "cost_centre_cost_tenant_id_centre_id_fkey" FOREIGN KEY ("tenant_id", "centre_id") REFERENCES "cost_centre"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE key_version ADD CONSTRAINT key_version_rule CHECK (rule ->> 'format' = 'verbund-key-rule/1'),
  ADD CONSTRAINT key_version_correction CHECK (correction_reason IS NULL OR btrim(correction_reason) <> '');
ALTER TABLE agreement_terms ADD CONSTRAINT agreement_terms_cost_terms CHECK (jsonb_typeof(cost_terms) = 'array');

ALTER TABLE pool_cost DROP CONSTRAINT pool_cost_kind,
  ADD CONSTRAINT pool_cost_kind CHECK (kind IN ('staff', 'material', 'overhead', 'income'));
ALTER TABLE frozen_posting DROP CONSTRAINT frozen_posting_kind,
  ADD CONSTRAINT frozen_posting_kind CHECK (kind IN ('cost', 'charge', 'centreCost'));
ALTER TABLE settlement_run ADD CONSTRAINT settlement_run_kind CHECK (kind IN ('regular', 'correction')),
  ADD CONSTRAINT settlement_run_correction CHECK ((kind = 'correction') = (corrects_run_id IS NOT NULL)
    AND (kind = 'correction') = (correction IS NOT NULL) AND (kind = 'correction') = (reason IS NOT NULL));
ALTER TABLE statement ADD CONSTRAINT statement_kind CHECK (kind IN ('regular', 'correction')),
  ADD CONSTRAINT statement_correction CHECK ((kind = 'correction') = (corrects_run_id IS NOT NULL));
CREATE INDEX settlement_run_corrects ON settlement_run (tenant_id, corrects_run_id) WHERE corrects_run_id IS NOT NULL;

-- What was known of these tables stays known: a row is closed, and a further one says what holds since.
CREATE FUNCTION wall.only_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.known_to IS NOT NULL OR NEW.known_to IS NULL OR to_jsonb(NEW) - 'known_to' <> to_jsonb(OLD) - 'known_to' THEN
    RAISE EXCEPTION 'rows of % are only closed', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION wall.only_closed() FROM PUBLIC;

SELECT wall.protect('stock_count', 'owned');
CREATE TRIGGER stock_count_only_closed BEFORE UPDATE ON stock_count FOR EACH ROW EXECUTE FUNCTION wall.only_closed();
CREATE UNIQUE INDEX stock_count_known_now ON stock_count (tenant_id, stock, counted_on) WHERE known_to IS NULL;
ALTER TABLE stock_count ADD CONSTRAINT stock_count_thousandths CHECK (thousandths >= 0),
  ADD CONSTRAINT stock_count_known CHECK (known_to IS NULL OR known_to >= known_from);

SELECT wall.protect('vat_position', 'published');
CREATE TRIGGER vat_position_only_closed BEFORE UPDATE ON vat_position FOR EACH ROW EXECUTE FUNCTION wall.only_closed();
ALTER TABLE vat_position ADD CONSTRAINT vat_position_kind CHECK (kind IN ('option', 'optionRevoked', 'section2b', 'statutes', 'ruling')),
  ADD CONSTRAINT vat_position_form
    CHECK (form IS NULL OR form IN ('statutes', 'publicLawAgreement', 'serviceContract', 'administrativeAgreement')),
  ADD CONSTRAINT vat_position_rate CHECK (CASE code WHEN 'S' THEN rate_permille BETWEEN 1 AND 999 ELSE rate_permille = 0 END),
  ADD CONSTRAINT vat_position_code CHECK (code IN ('O', 'E', 'S')),
  ADD CONSTRAINT vat_position_basis CHECK (btrim(basis) <> '' AND btrim(resolution) <> ''),
  ADD CONSTRAINT vat_position_dates CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT vat_position_known CHECK (known_to IS NULL OR known_to >= known_from);

SELECT wall.protect('cost_centre', 'owned');
SELECT wall.protect('cost_centre_cost', 'owned', 'insert-only');
ALTER TABLE cost_centre_cost ADD CONSTRAINT cost_centre_cost_kind CHECK (kind IN ('staff', 'material', 'overhead', 'income')),
  ADD CONSTRAINT cost_centre_cost_amount CHECK (amount_cents <> 0),
  ADD CONSTRAINT cost_centre_cost_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
SELECT wall.protect('cost_centre_service', 'owned');
CREATE TRIGGER cost_centre_service_only_closed BEFORE UPDATE ON cost_centre_service FOR EACH ROW EXECUTE FUNCTION wall.only_closed();
ALTER TABLE cost_centre_service ADD CONSTRAINT cost_centre_service_to CHECK (to_kind IN ('centre', 'pool')),
  ADD CONSTRAINT cost_centre_service_quantity CHECK (quantity > 0),
  ADD CONSTRAINT cost_centre_service_months CHECK (month_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'
    AND month_to ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' AND month_to >= month_from),
  ADD CONSTRAINT cost_centre_service_known CHECK (known_to IS NULL OR known_to >= known_from);
SELECT wall.protect('cost_centre_method', 'owned');
CREATE TRIGGER cost_centre_method_only_closed BEFORE UPDATE ON cost_centre_method FOR EACH ROW EXECUTE FUNCTION wall.only_closed();
ALTER TABLE cost_centre_method ADD CONSTRAINT cost_centre_method_method CHECK (method IN ('direct', 'step-down', 'reciprocal')),
  ADD CONSTRAINT cost_centre_method_resolution CHECK (btrim(resolution) <> ''),
  ADD CONSTRAINT cost_centre_method_dates CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT cost_centre_method_known CHECK (known_to IS NULL OR known_to >= known_from);
