-- CreateTable
CREATE TABLE "stand_alone_cost" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "service_family_code" TEXT,
    "yearly_cents" BIGINT NOT NULL,
    "valid_from" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),
    "entered_by" UUID,
    "entered_by_user" UUID,

    CONSTRAINT "stand_alone_cost_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "workbook_export" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "made_by_side" TEXT NOT NULL,
    "made_by_user" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workbook_export_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "workbook_export_tenant_id_statement_id_idx" ON "workbook_export"("tenant_id", "statement_id");

SELECT wall.protect('stand_alone_cost', 'owned');
CREATE TRIGGER stand_alone_cost_only_closed BEFORE UPDATE ON stand_alone_cost FOR EACH ROW EXECUTE FUNCTION wall.only_closed();
CREATE UNIQUE INDEX stand_alone_cost_known_now ON stand_alone_cost (tenant_id, coalesce(service_family_code, ''), valid_from)
  WHERE known_to IS NULL;
ALTER TABLE stand_alone_cost ADD CONSTRAINT stand_alone_cost_amount CHECK (yearly_cents > 0),
  ADD CONSTRAINT stand_alone_cost_source CHECK (btrim(source) <> ''),
  ADD CONSTRAINT stand_alone_cost_known CHECK (known_to IS NULL OR known_to >= known_from);
SELECT wall.protect('workbook_export', 'owned', 'insert-only');
ALTER TABLE workbook_export ADD CONSTRAINT workbook_export_language CHECK (language IN ('de', 'en')),
  ADD CONSTRAINT workbook_export_side CHECK (made_by_side IN ('centre', 'member')),
  ADD CONSTRAINT workbook_export_bytes CHECK (bytes > 0 AND sha256 ~ '^[0-9a-f]{64}$');

-- From what the run behind a statement was reckoned. A member may work its own share out again, and that takes the weights of all: so the
-- function looks over the wall, for whoever may read the statement and for nothing but its released run. What the service shows of it to a
-- member is its own row, sums, and means of several (ADR 15).
CREATE FUNCTION wall.settled_input(wanted uuid)
  RETURNS TABLE (tenant_id uuid, statement_number text, statement_kind text, association_name text, member_name text, run_id uuid, period_from text,
    period_to text, cut_at timestamptz, released_at timestamptz, input jsonb, input_hash text, result_hash text, statement_hash text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$
  SELECT s.tenant_id, s.number, s.kind, a.name, t.name, r.id, r.period_from, r.period_to, r.cut_at, r.released_at, r.input, r.input_hash, r.result_hash,
    s.result_hash
  FROM public.statement s
  JOIN public.association a ON a.id = s.association_id
  JOIN public.tenant t ON t.id = s.tenant_id AND t.association_id = s.association_id
  JOIN public.settlement_run r ON r.tenant_id = a.tenant_id AND r.id = s.run_id AND r.association_id = s.association_id AND r.status = 'released'
  WHERE s.id = wanted AND s.association_id = nullif(current_setting('app.association', true), '')::uuid
    AND s.tenant_id = ANY (nullif(current_setting('app.read_tenants', true), '')::uuid[])
$$;
REVOKE ALL ON FUNCTION wall.settled_input(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wall.settled_input(uuid) TO verbund_app;
GRANT CREATE ON SCHEMA wall TO verbund_search;
ALTER FUNCTION wall.settled_input(uuid) OWNER TO verbund_search;
REVOKE CREATE ON SCHEMA wall FROM verbund_search;
