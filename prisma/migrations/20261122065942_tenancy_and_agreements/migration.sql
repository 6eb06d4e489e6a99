-- DropIndex
DROP INDEX "agreement_tenant_id_number_key";

-- DropIndex
DROP INDEX "tenant_tenant_id_ags_key";

-- AlterTable
ALTER TABLE "agreement" ADD COLUMN     "reminded_for" DATE;

-- AlterTable
ALTER TABLE "agreement_terms" ALTER COLUMN "valid_from" DROP NOT NULL;

-- AlterTable
ALTER TABLE "tenant_settings" ADD COLUMN     "orders_cost_unit" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "tenant_tenant_id_ags_idx" ON "tenant"("tenant_id", "ags");

-- A number is one agreement's alone within a tenant; a discarded draft gives its number free.
CREATE UNIQUE INDEX agreement_number ON agreement (tenant_id, lower(number)) WHERE status <> 'discarded';
ALTER TABLE agreement ADD CONSTRAINT agreement_status CHECK (status IN ('draft', 'active', 'noticeGiven', 'ended', 'discarded'));
-- What was signed has dates.
ALTER TABLE agreement_terms ADD CONSTRAINT agreement_terms_form
    CHECK (form IN ('statutes', 'publicLawAgreement', 'serviceContract', 'administrativeAgreement')),
  ADD CONSTRAINT agreement_terms_signed CHECK (concluded_on IS NULL OR valid_from IS NOT NULL),
  ADD CONSTRAINT agreement_terms_dates CHECK (valid_to IS NULL OR valid_to >= valid_from);

-- A grant that is taken back on the day it was given holds on no day at all: its last day is the one before its first.
ALTER TABLE role_grant DROP CONSTRAINT role_grant_dates, ADD CONSTRAINT role_grant_dates CHECK (valid_to IS NULL OR valid_to >= valid_from - 1);
ALTER TABLE deputy DROP CONSTRAINT deputy_dates, ADD CONSTRAINT deputy_dates CHECK (valid_to >= valid_from - 1);
ALTER TABLE tenant_user ADD CONSTRAINT tenant_user_dates CHECK (valid_to IS NULL OR valid_to >= valid_from - 1);

-- The wall hides associations from each other; a new one may still not take the name or the address of another.
-- Answers a yes or a no, and only the role that looks behind the wall may run it as itself.
CREATE FUNCTION wall.association_taken(wanted_name text, wanted_slug text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT EXISTS (SELECT FROM public.association WHERE lower(name) = lower(wanted_name) OR slug = wanted_slug) $$;
REVOKE ALL ON FUNCTION wall.association_taken(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wall.association_taken(text, text) TO verbund_app;
GRANT USAGE ON SCHEMA wall TO verbund_app, verbund_search;
GRANT CREATE ON SCHEMA wall TO verbund_search;
ALTER FUNCTION wall.association_taken(text, text) OWNER TO verbund_search;
REVOKE CREATE ON SCHEMA wall FROM verbund_search;
