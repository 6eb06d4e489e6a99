-- What the operator's command line needs of accounts, which no context of a tenant shows: taking them along with an association, and
-- encrypting second factors under a new master key. What reads passwords of many is for the owner's access alone, which gateway and
-- worker never have. Bringing accounts in gives the application nothing that inviting and redeeming do not give it already, so that it
-- can be part of the one transaction that brings an association back.

-- The accounts of the people of an association, in the order of their ids; sessions, attempts and open invitations stay behind.
CREATE FUNCTION identity.export_accounts(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
      'account', to_jsonb(a),
      'recoveryCodes', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.code_hash), '[]') FROM public.recovery_code c WHERE c.account_id = a.id)
    ) ORDER BY a.id), '[]')
  FROM public.account a
  WHERE EXISTS (
    SELECT FROM public.tenant_user u JOIN public.tenant t ON t.id = u.tenant_id
    WHERE u.account_id = a.id AND t.association_id = (input->>'associationId')::uuid)
$$;

-- Accounts as they were exported. One that is there already stays as it is, with the password that holds today; an address that belongs
-- to another account here is answered as a clash, and the caller gives up.
CREATE FUNCTION identity.import_accounts(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clashes jsonb;
  added uuid[];
BEGIN
  SELECT coalesce(jsonb_agg(g.id ORDER BY g.id), '[]') INTO clashes
  FROM jsonb_array_elements(input->'accounts') one, jsonb_populate_record(NULL::public.account, one->'account') g
  WHERE EXISTS (SELECT FROM public.account a WHERE (a.id = g.id) <> (a.email = g.email));
  IF clashes <> '[]' THEN RETURN jsonb_build_object('clashes', clashes, 'added', 0, 'kept', 0); END IF;
  WITH given AS (
    SELECT g.* FROM jsonb_array_elements(input->'accounts') one, jsonb_populate_record(NULL::public.account, one->'account') g
  ), inserted AS (
    INSERT INTO public.account SELECT * FROM given ON CONFLICT DO NOTHING RETURNING id
  ) SELECT coalesce(array_agg(id), '{}') INTO added FROM inserted;
  INSERT INTO public.recovery_code
  SELECT c.* FROM jsonb_array_elements(input->'accounts') one,
    jsonb_populate_recordset(NULL::public.recovery_code, one->'recoveryCodes') c
  WHERE c.account_id = ANY (added);
  RETURN jsonb_build_object('clashes', '[]'::jsonb, 'added', cardinality(added),
    'kept', jsonb_array_length(input->'accounts') - cardinality(added));
END $$;

-- Second factors as they lie there, encrypted, after an account's id; for the step of a rotation of the master key.
CREATE FUNCTION identity.list_sealed_secrets(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', id, 'sealed', totp_secret) ORDER BY id), '[]') FROM (
    SELECT a.id, a.totp_secret FROM public.account a
    WHERE a.totp_secret IS NOT NULL AND (input->>'after' IS NULL OR a.id > (input->>'after')::uuid)
    ORDER BY a.id LIMIT (input->>'limit')::int) page
$$;

-- false: it has been changed meanwhile.
CREATE FUNCTION identity.replace_sealed_secret(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.account SET totp_secret = input->>'sealed'
  WHERE id = (input->>'accountId')::uuid AND totp_secret = input->>'expected';
  RETURN to_jsonb(FOUND);
END $$;

REVOKE ALL ON FUNCTION identity.export_accounts(jsonb), identity.import_accounts(jsonb), identity.list_sealed_secrets(jsonb),
  identity.replace_sealed_secret(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.import_accounts(jsonb) TO verbund_app;
GRANT CREATE ON SCHEMA identity TO verbund_search;
ALTER FUNCTION identity.export_accounts(jsonb) OWNER TO verbund_search;
ALTER FUNCTION identity.import_accounts(jsonb) OWNER TO verbund_search;
ALTER FUNCTION identity.list_sealed_secrets(jsonb) OWNER TO verbund_search;
ALTER FUNCTION identity.replace_sealed_secret(jsonb) OWNER TO verbund_search;
REVOKE CREATE ON SCHEMA identity FROM verbund_search;
SET ROLE verbund_search;
GRANT EXECUTE ON FUNCTION identity.export_accounts(jsonb), identity.list_sealed_secrets(jsonb), identity.replace_sealed_secret(jsonb) TO verbund_owner;
RESET ROLE;
