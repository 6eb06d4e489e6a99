-- A forgotten password: an association may send its own people a link again. Never to somebody who has a user in another association
-- as well: then the operator must help, since one association must not get at what the other has given.
GRANT CREATE ON SCHEMA identity TO verbund_search;
SET ROLE verbund_search;
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
    AND EXISTS (SELECT FROM public.tenant_user u WHERE u.account_id = account.id)
    AND NOT EXISTS (
      SELECT FROM public.tenant_user u LEFT JOIN public.tenant t ON t.id = u.tenant_id
      WHERE u.account_id = account.id AND t.association_id IS DISTINCT FROM (input->>'renewFor')::uuid));
  IF may_choose AND input->>'tokenHash' IS NOT NULL THEN
    INSERT INTO public.invitation (id, account_id, token_hash, expires_at, created_at)
    VALUES ((input->>'invitationId')::uuid, account.id, decode(input->>'tokenHash', 'hex'), (input->>'expiresAt')::timestamptz, (input->>'at')::timestamptz);
  END IF;
  RETURN jsonb_build_object('accountId', account.id);
END $$;
RESET ROLE;
REVOKE CREATE ON SCHEMA identity FROM verbund_search;
