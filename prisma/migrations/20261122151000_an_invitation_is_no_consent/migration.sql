-- Whoever invites an address hangs a user on the account of its owner, who was not asked. Such a user must neither open a way to the
-- account nor close another association's.
GRANT CREATE ON SCHEMA identity TO verbund_search;
SET ROLE verbund_search;

-- Whether the owner of the account has taken the user up: it is the account's first one, by whose link the password was chosen, or the
-- owner has acted in that body.
CREATE FUNCTION identity.taken_up(one public.tenant_user) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.account a
      WHERE a.id = one.account_id AND (a.password_hash IS NOT NULL OR a.totp_confirmed_at IS NOT NULL))
    AND (NOT EXISTS (SELECT FROM public.tenant_user u WHERE u.account_id = one.account_id AND (u.created_at, u.id) < (one.created_at, one.id))
      OR EXISTS (
        SELECT FROM public.tenant home JOIN public.tenant t ON t.tenant_id = home.tenant_id
        JOIN public.audit_entry e ON e.tenant_id = t.id
        WHERE home.id = one.tenant_id AND e.acting_tenant_id = one.tenant_id AND e.actor_account_id = one.account_id AND e.actor_kind = 'user'))
$$;

-- In the own association every user of the account counts, in another one those whom the owner has taken up.
CREATE OR REPLACE FUNCTION identity.second_factor_standing(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH living AS (
    SELECT u AS one, u.id, u.tenant_id, t.association_id FROM public.tenant_user u LEFT JOIN public.tenant t ON t.id = u.tenant_id
    WHERE u.account_id = (input->>'accountId')::uuid AND (u.valid_to IS NULL OR u.valid_to >= (input->>'today')::date)
  )
  SELECT jsonb_build_object('active', a.totp_confirmed_at IS NOT NULL,
    'takenUp', EXISTS (SELECT FROM public.tenant_user u WHERE u.id = (input->>'userId')::uuid AND identity.taken_up(u)),
    'shared', EXISTS (SELECT FROM living
      WHERE living.association_id IS DISTINCT FROM (input->>'associationId')::uuid AND identity.taken_up(living.one)),
    'tenantIds', (SELECT coalesce(jsonb_agg(living.tenant_id ORDER BY living.tenant_id), '[]') FROM living
      WHERE living.association_id = (input->>'associationId')::uuid))
  FROM public.account a WHERE a.id = (input->>'accountId')::uuid
$$;

-- The same for a forgotten password: the link goes to somebody who has taken up a user of the association, and none of another one.
CREATE OR REPLACE FUNCTION identity.invite(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  account public.account;
  may_choose boolean;
BEGIN
  INSERT INTO public.account (id, email, language, created_at)
  VALUES ((input->>'accountId')::uuid, input->>'email', coalesce(input->>'language', 'de'), (input->>'at')::timestamptz)
  ON CONFLICT (email) DO NOTHING;
  SELECT * INTO account FROM public.account a WHERE a.email = input->>'email';
  may_choose := account.password_hash IS NULL OR (input->>'renewFor' IS NOT NULL
    AND EXISTS (
      SELECT FROM public.tenant_user u JOIN public.tenant t ON t.id = u.tenant_id
      WHERE u.account_id = account.id AND t.association_id = (input->>'renewFor')::uuid AND identity.taken_up(u))
    AND NOT EXISTS (
      SELECT FROM public.tenant_user u LEFT JOIN public.tenant t ON t.id = u.tenant_id
      WHERE u.account_id = account.id AND t.association_id IS DISTINCT FROM (input->>'renewFor')::uuid AND identity.taken_up(u)));
  IF may_choose AND input->>'tokenHash' IS NOT NULL THEN
    INSERT INTO public.invitation (id, account_id, token_hash, expires_at, created_at)
    VALUES ((input->>'invitationId')::uuid, account.id, decode(input->>'tokenHash', 'hex'), (input->>'expiresAt')::timestamptz, (input->>'at')::timestamptz);
  END IF;
  RETURN jsonb_build_object('accountId', account.id);
END $$;

REVOKE ALL ON FUNCTION identity.taken_up(public.tenant_user) FROM PUBLIC;
RESET ROLE;
REVOKE CREATE ON SCHEMA identity FROM verbund_search;
