-- AlterTable
ALTER TABLE "account" ADD COLUMN     "second_factor_reset_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "second_factor_reset" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "ordered_by" UUID NOT NULL,
    "ordered_by_user_id" UUID NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "second_factor_reset_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "second_factor_reset_tenant_id_user_id_idx" ON "second_factor_reset"("tenant_id", "user_id");

-- AddForeignKey
ALTER TABLE "second_factor_reset" ADD CONSTRAINT "second_factor_reset_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "tenant_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT wall.protect('second_factor_reset', 'owned');
-- What the rules say in code: nobody confirms what he ordered, and nobody has a hand in it whose factor it is.
ALTER TABLE second_factor_reset
  ADD CONSTRAINT second_factor_reset_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT second_factor_reset_outcome CHECK (outcome IN ('confirmed', 'withdrawn', 'expired') AND settled_at IS NOT NULL OR outcome IS NULL AND settled_at IS NULL),
  ADD CONSTRAINT second_factor_reset_of_another CHECK (ordered_by <> account_id),
  ADD CONSTRAINT second_factor_reset_two_people
    CHECK (outcome IS DISTINCT FROM 'confirmed' OR settled_by IS NOT NULL AND settled_by <> ordered_by AND settled_by <> account_id);
CREATE UNIQUE INDEX second_factor_reset_open ON second_factor_reset (tenant_id, user_id) WHERE outcome IS NULL;

GRANT CREATE ON SCHEMA identity TO verbund_search;
SET ROLE verbund_search;
-- Who had a second factor must set up another one, staff of the centre or not: an account that was guarded stays so.
CREATE OR REPLACE FUNCTION identity.second_factor_duty(account public.account) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN account.totp_confirmed_at IS NOT NULL THEN 'active'
    WHEN account.second_factor_reset_at IS NOT NULL THEN 'required'
    WHEN EXISTS (
      SELECT FROM public.tenant_user u JOIN public.tenant t ON t.id = u.tenant_id
      WHERE u.account_id = account.id AND t.kind = 'centre'
        AND (u.valid_to IS NULL OR u.valid_to >= (now() AT TIME ZONE 'Europe/Berlin')::date)
    ) THEN 'required'
    ELSE 'none' END
$$;

-- Whether the account has a second factor, and whether it is the association's alone: what one association does must not weaken the
-- account that another one relies on.
CREATE FUNCTION identity.second_factor_standing(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('active', a.totp_confirmed_at IS NOT NULL, 'shared', EXISTS (
    SELECT FROM public.tenant_user u LEFT JOIN public.tenant t ON t.id = u.tenant_id
    WHERE u.account_id = a.id AND t.association_id IS DISTINCT FROM (input->>'associationId')::uuid))
  FROM public.account a WHERE a.id = (input->>'accountId')::uuid
$$;

-- Takes the second factor away, with its recovery codes and every session. The password stays, and only who has it can set up another.
CREATE FUNCTION identity.reset_second_factor(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  owner uuid := (input->>'accountId')::uuid;
BEGIN
  UPDATE public.account
  SET totp_secret = NULL, totp_counter = NULL, totp_confirmed_at = NULL, second_factor_reset_at = (input->>'at')::timestamptz
  WHERE id = owner AND totp_confirmed_at IS NOT NULL;
  IF NOT FOUND THEN RETURN 'false'; END IF;
  DELETE FROM public.recovery_code WHERE account_id = owner;
  UPDATE public.session SET revoked_at = (input->>'at')::timestamptz WHERE account_id = owner AND revoked_at IS NULL;
  RETURN 'true';
END $$;

REVOKE ALL ON FUNCTION identity.second_factor_standing(jsonb), identity.reset_second_factor(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.second_factor_standing(jsonb), identity.reset_second_factor(jsonb) TO verbund_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA identity FROM verbund_search;
