-- DropIndex
DROP INDEX "key_version_tenant_id_key_id_key_version_key";

-- DropIndex
DROP INDEX "run_share_tenant_id_run_id_pool_id_member_id_key";

-- AlterTable
ALTER TABLE "direct_charge" DROP COLUMN "basis",
ADD COLUMN     "agreement_number" TEXT NOT NULL,
ADD COLUMN     "clause" TEXT NOT NULL,
ADD COLUMN     "entered_by_user" UUID,
ADD COLUMN     "source_id" UUID,
ADD COLUMN     "source_type" TEXT,
ADD COLUMN     "source_version" INTEGER,
ADD COLUMN     "vat_code" TEXT NOT NULL,
ALTER COLUMN "entered_by" DROP NOT NULL;

-- AlterTable
ALTER TABLE "pool_cost" ALTER COLUMN "entered_by" DROP NOT NULL;

-- AlterTable
ALTER TABLE "reading_gate" ADD COLUMN     "postings" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "run_share" ADD COLUMN     "months_from" TEXT NOT NULL,
ADD COLUMN     "months_to" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "settlement_run" ADD COLUMN     "allocations" JSONB NOT NULL,
ADD COLUMN     "discarded_at" TIMESTAMPTZ(3),
ADD COLUMN     "discarded_by" UUID,
ADD COLUMN     "discarded_by_user" UUID,
ADD COLUMN     "frozen_count" INTEGER,
ADD COLUMN     "frozen_hash" TEXT,
ADD COLUMN     "totals" JSONB NOT NULL;

-- CreateTable
CREATE TABLE "frozen_posting" (
    "tenant_id" UUID NOT NULL,
    "posting_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "run_id" UUID NOT NULL,

    CONSTRAINT "frozen_posting_pkey" PRIMARY KEY ("tenant_id","posting_id")
);

-- CreateIndex
CREATE INDEX "frozen_posting_tenant_id_run_id_idx" ON "frozen_posting"("tenant_id", "run_id");

-- CreateIndex
CREATE UNIQUE INDEX "direct_charge_tenant_id_reverses_key" ON "direct_charge"("tenant_id", "reverses");

-- CreateIndex
CREATE UNIQUE INDEX "key_version_tenant_id_key_id_key_version_known_from_key" ON "key_version"("tenant_id", "key_id", "key_version", "known_from");

-- CreateIndex
CREATE UNIQUE INDEX "pool_cost_tenant_id_reverses_key" ON "pool_cost"("tenant_id", "reverses");

-- CreateIndex
CREATE UNIQUE INDEX "reading_tenant_id_reverses_key" ON "reading"("tenant_id", "reverses");

-- CreateIndex
CREATE UNIQUE INDEX "run_share_tenant_id_run_id_pool_id_months_from_member_id_key" ON "run_share"("tenant_id", "run_id", "pool_id", "months_from", "member_id");

SELECT wall.protect('frozen_posting', 'owned', 'insert-only');
ALTER TABLE frozen_posting ADD CONSTRAINT frozen_posting_kind CHECK (kind IN ('cost', 'charge'));
ALTER TABLE direct_charge ADD CONSTRAINT direct_charge_amount CHECK (amount_cents <> 0),
  ADD CONSTRAINT direct_charge_vat_code CHECK (vat_code IN ('O', 'E', 'S')),
  ADD CONSTRAINT direct_charge_basis CHECK (btrim(agreement_number) <> '' AND btrim(clause) <> '');
ALTER TABLE reading ADD CONSTRAINT reading_quantity CHECK (quantity <> 0);
ALTER TABLE reading_gate ADD CONSTRAINT reading_gate_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
ALTER TABLE pool_cost ADD CONSTRAINT pool_cost_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
ALTER TABLE settlement_run ADD CONSTRAINT settlement_run_period CHECK (period_to >= period_from),
  ADD CONSTRAINT settlement_run_discarded CHECK ((status = 'discarded') = (discarded_at IS NOT NULL)),
  ADD CONSTRAINT settlement_run_frozen_set CHECK ((status = 'released') = (frozen_hash IS NOT NULL AND frozen_count IS NOT NULL));
CREATE UNIQUE INDEX pool_name ON pool (tenant_id, lower(name));

-- What belongs to a run is added while the run is a preview: a released one gets nothing more. The release itself is the last step.
CREATE FUNCTION wall.refuse_addition_to_closed_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT run_id FROM added) AS named
             WHERE NOT EXISTS (SELECT FROM settlement_run AS run WHERE run.id = named.run_id AND run.status = 'preview')) THEN
    RAISE EXCEPTION 'nothing is added to a run that is not a preview' USING ERRCODE = '23514', CONSTRAINT = 'settlement_run_closed';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER run_share_closed AFTER INSERT ON run_share REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION wall.refuse_addition_to_closed_run();
CREATE TRIGGER frozen_reading_closed AFTER INSERT ON frozen_reading REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION wall.refuse_addition_to_closed_run();
CREATE TRIGGER frozen_posting_closed AFTER INSERT ON frozen_posting REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION wall.refuse_addition_to_closed_run();
CREATE TRIGGER statement_closed AFTER INSERT ON statement REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION wall.refuse_addition_to_closed_run();

-- A frozen month stays frozen.
CREATE FUNCTION wall.refuse_thaw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.frozen_by_run IS NOT NULL AND (NEW.frozen_by_run, NEW.frozen_at) IS DISTINCT FROM (OLD.frozen_by_run, OLD.frozen_at) THEN
    RAISE EXCEPTION 'a frozen month stays frozen' USING ERRCODE = '23514', CONSTRAINT = 'reading_gate_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reading_gate_frozen BEFORE UPDATE ON reading_gate FOR EACH ROW EXECUTE FUNCTION wall.refuse_thaw();
