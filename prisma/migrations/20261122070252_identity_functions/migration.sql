-- Signing in comes before any tenant is known, so it looks over the wall: through these functions and nothing else. Each is reviewed on
-- its own, owned by verbund_search, runs with a fixed search path and takes and answers plain JSON. Instants are ISO texts in UTC,
-- hashes 64 hex digits. What each promises stands at IdentityStore in packages/platform/identity.
CREATE SCHEMA identity;
REVOKE ALL ON SCHEMA identity FROM PUBLIC;
GRANT USAGE ON SCHEMA identity TO verbund_app, verbund_search;

-- Partial, as Prisma knows nothing of them: they serve the functions below.
CREATE INDEX tenant_user_account ON tenant_user (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX tenant_by_id ON tenant (id) WHERE id IS NOT NULL;
CREATE INDEX sign_in_attempt_pair ON sign_in_attempt (account_key, address_key, at) WHERE succeeded;

-- ---- pieces; they run with the rights of the function that calls them -------------------------------------------------------------

CREATE FUNCTION identity.iso(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS
$$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- The centre's staff must have a second factor, whatever their roles are.
CREATE FUNCTION identity.second_factor_duty(account public.account) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN account.totp_confirmed_at IS NOT NULL THEN 'active'
    WHEN EXISTS (
      SELECT FROM public.tenant_user u JOIN public.tenant t ON t.id = u.tenant_id
      WHERE u.account_id = account.id AND t.kind = 'centre'
        AND (u.valid_to IS NULL OR u.valid_to >= (now() AT TIME ZONE 'Europe/Berlin')::date)
    ) THEN 'required'
    ELSE 'none' END
$$;

CREATE FUNCTION identity.account_json(account public.account) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object(
    'accountId', account.id, 'email', account.email, 'language', account.language, 'passwordHash', account.password_hash,
    'disabled', account.disabled_at IS NOT NULL, 'secondFactor', identity.second_factor_duty(account),
    'totpSecret', CASE WHEN account.totp_confirmed_at IS NOT NULL THEN account.totp_secret END, 'totpCounter', account.totp_counter)
$$;

CREATE FUNCTION identity.session_json(session public.session) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object(
    'sessionId', session.id, 'accountId', a.id, 'email', a.email, 'secondFactor', identity.second_factor_duty(a),
    'accountDisabled', a.disabled_at IS NOT NULL, 'createdAt', identity.iso(session.created_at), 'seenAt', identity.iso(session.seen_at),
    'expiresAt', identity.iso(session.expires_at), 'secondFactorAt', identity.iso(session.second_factor_at),
    'steppedUpAt', identity.iso(session.stepped_up_at), 'revokedAt', identity.iso(session.revoked_at))
  FROM public.account a WHERE a.id = session.account_id
$$;

-- ---- accounts ---------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION identity.find_account_by_email(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT identity.account_json(a) FROM public.account a WHERE a.email = input->>'email' $$;

CREATE FUNCTION identity.find_account(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT identity.account_json(a) FROM public.account a WHERE a.id = (input->>'accountId')::uuid $$;

CREATE FUNCTION identity.set_language(input jsonb) RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.account SET language = input->>'language' WHERE id = (input->>'accountId')::uuid AND input->>'language' IN ('de', 'en')
  RETURNING 'true'::jsonb
$$;

-- An account for an e-mail, with a one-time link as long as it has no password. Who invites learns nothing: an account that was there
-- before gives the same answer, and a password that somebody has set is never put at stake by somebody else's invitation.
CREATE FUNCTION identity.invite(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  account public.account;
BEGIN
  INSERT INTO public.account (id, email, language, created_at)
  VALUES ((input->>'accountId')::uuid, input->>'email', coalesce(input->>'language', 'de'), (input->>'at')::timestamptz)
  ON CONFLICT (email) DO NOTHING;
  SELECT * INTO account FROM public.account a WHERE a.email = input->>'email';
  IF account.password_hash IS NULL AND input->>'tokenHash' IS NOT NULL THEN
    INSERT INTO public.invitation (id, account_id, token_hash, expires_at, created_at)
    VALUES ((input->>'invitationId')::uuid, account.id, decode(input->>'tokenHash', 'hex'), (input->>'expiresAt')::timestamptz, (input->>'at')::timestamptz);
  END IF;
  RETURN jsonb_build_object('accountId', account.id);
END $$;

CREATE FUNCTION identity.find_invitation(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('accountId', a.id, 'email', a.email, 'expiresAt', identity.iso(i.expires_at), 'usedAt', identity.iso(i.used_at))
  FROM public.invitation i JOIN public.account a ON a.id = i.account_id
  WHERE i.token_hash = decode(input->>'tokenHash', 'hex') AND a.disabled_at IS NULL
$$;

CREATE FUNCTION identity.redeem_invitation(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  redeemed uuid;
BEGIN
  UPDATE public.invitation SET used_at = (input->>'at')::timestamptz
  WHERE token_hash = decode(input->>'tokenHash', 'hex') AND used_at IS NULL AND expires_at > (input->>'at')::timestamptz
  RETURNING account_id INTO redeemed;
  IF redeemed IS NULL THEN RETURN 'false'; END IF;
  UPDATE public.account SET password_hash = input->>'passwordHash' WHERE id = redeemed;
  UPDATE public.session SET revoked_at = (input->>'at')::timestamptz WHERE account_id = redeemed AND revoked_at IS NULL;
  -- Other links to the same account would set the password again.
  UPDATE public.invitation SET used_at = (input->>'at')::timestamptz WHERE account_id = redeemed AND used_at IS NULL;
  RETURN 'true';
END $$;

CREATE FUNCTION identity.update_password(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.account SET password_hash = input->>'passwordHash'
  WHERE id = (input->>'accountId')::uuid AND password_hash IS NOT DISTINCT FROM input->>'expectedHash';
  IF NOT FOUND THEN RETURN 'false'; END IF;
  IF input->>'revokeSessionsExcept' IS NOT NULL THEN
    UPDATE public.session SET revoked_at = (input->>'at')::timestamptz
    WHERE account_id = (input->>'accountId')::uuid AND revoked_at IS NULL AND id <> (input->>'revokeSessionsExcept')::uuid;
  END IF;
  RETURN 'true';
END $$;

CREATE FUNCTION identity.save_totp(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  owner uuid := (input->>'accountId')::uuid;
BEGIN
  UPDATE public.account SET totp_secret = input->>'sealedSecret', totp_counter = (input->>'counter')::bigint, totp_confirmed_at = (input->>'at')::timestamptz
  WHERE id = owner;
  DELETE FROM public.recovery_code WHERE account_id = owner;
  INSERT INTO public.recovery_code (account_id, code_hash)
  SELECT owner, decode(code, 'hex') FROM jsonb_array_elements_text(input->'recoveryCodeHashes') code;
  UPDATE public.session SET revoked_at = (input->>'at')::timestamptz
  WHERE account_id = owner AND revoked_at IS NULL AND id <> (input->>'revokeSessionsExcept')::uuid;
  RETURN NULL;
END $$;

-- The counter only ever grows: that is what makes a code good once, also for two requests at the same moment.
CREATE FUNCTION identity.advance_totp_counter(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.account SET totp_counter = (input->>'counter')::bigint
  WHERE id = (input->>'accountId')::uuid AND (totp_counter IS NULL OR totp_counter < (input->>'counter')::bigint);
  RETURN to_jsonb(FOUND);
END $$;

CREATE FUNCTION identity.use_recovery_code(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.recovery_code SET used_at = (input->>'at')::timestamptz
  WHERE account_id = (input->>'accountId')::uuid AND code_hash = decode(input->>'codeHash', 'hex') AND used_at IS NULL;
  RETURN to_jsonb(FOUND);
END $$;

-- ---- attempts and events ----------------------------------------------------------------------------------------------------------

CREATE FUNCTION identity.attempts_since(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH given AS (
    SELECT input->>'accountKey' AS account_key, input->>'addressKey' AS address_key,
      (input->>'since')::timestamptz AS since, (input->>'knownSince')::timestamptz AS known_since
  ), of_account AS (
    SELECT s.address_key, s.succeeded, s.at FROM public.sign_in_attempt s, given WHERE s.account_key = given.account_key AND s.at > given.since
  ), account AS (
    SELECT count(*) AS failures, max(at) AS last FROM of_account
    WHERE NOT succeeded AND at > coalesce((SELECT max(at) FROM of_account WHERE succeeded), '-infinity')
  ), pair AS (
    SELECT count(*) AS failures, max(o.at) AS last FROM of_account o, given
    WHERE NOT o.succeeded AND o.address_key = given.address_key
      AND o.at > coalesce((SELECT max(p.at) FROM of_account p WHERE p.succeeded AND p.address_key = given.address_key), '-infinity')
  ), address AS (
    SELECT count(*) AS failures, max(s.at) AS last FROM public.sign_in_attempt s, given
    WHERE s.address_key = given.address_key AND s.at > given.since AND NOT s.succeeded
  )
  SELECT jsonb_build_object(
    'account', jsonb_build_object('failures', account.failures, 'lastFailureAt', identity.iso(account.last)),
    'address', jsonb_build_object('failures', address.failures, 'lastFailureAt', identity.iso(address.last)),
    'pair', jsonb_build_object('failures', pair.failures, 'lastFailureAt', identity.iso(pair.last)),
    'pairKnown', EXISTS (SELECT FROM public.sign_in_attempt s, given
      WHERE s.account_key = given.account_key AND s.address_key = given.address_key AND s.succeeded AND s.at > given.known_since))
  FROM account, address, pair
$$;

CREATE FUNCTION identity.record_attempt(input jsonb) RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.sign_in_attempt (id, account_key, address_key, succeeded, at)
  VALUES ((input->>'attemptId')::uuid, input->>'accountKey', input->>'addressKey', (input->>'succeeded')::boolean, (input->>'at')::timestamptz)
  ON CONFLICT (id) DO UPDATE SET succeeded = excluded.succeeded
  RETURNING NULL::jsonb
$$;

-- The security log is throttled: the same again within a minute, or under the same id, counts up instead of filling the disk.
CREATE FUNCTION identity.log_security_event(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  same uuid;
BEGIN
  SELECT e.id INTO same FROM public.security_event e
  WHERE e.at > (input->>'at')::timestamptz - interval '1 minute' AND e.at <= (input->>'at')::timestamptz AND e.kind = input->>'kind'
    AND e.account_id IS NOT DISTINCT FROM (input->>'accountId')::uuid
    AND e.association_id IS NOT DISTINCT FROM (input->>'associationId')::uuid AND e.detail = input->'detail'
  ORDER BY e.at DESC LIMIT 1;
  INSERT INTO public.security_event (id, kind, account_id, association_id, detail, at)
  VALUES (coalesce(same, (input->>'eventId')::uuid), input->>'kind', (input->>'accountId')::uuid, (input->>'associationId')::uuid,
    input->'detail', (input->>'at')::timestamptz)
  ON CONFLICT (id) DO UPDATE SET count = security_event.count + 1;
  RETURN NULL;
END $$;

-- ---- sessions ---------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION identity.insert_session(input jsonb) RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public.session (id, account_id, token_hash, user_agent, created_at, seen_at, expires_at)
  VALUES ((input->>'sessionId')::uuid, (input->>'accountId')::uuid, decode(input->>'tokenHash', 'hex'), input->>'userAgent',
    (input->>'at')::timestamptz, (input->>'at')::timestamptz, (input->>'expiresAt')::timestamptz)
  RETURNING NULL::jsonb
$$;

CREATE FUNCTION identity.find_session_by_token_hash(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT identity.session_json(s) FROM public.session s WHERE s.token_hash = decode(input->>'tokenHash', 'hex') $$;

CREATE FUNCTION identity.touch_session(input jsonb) RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.session SET seen_at = greatest(seen_at, (input->>'at')::timestamptz)
  WHERE id = (input->>'sessionId')::uuid AND revoked_at IS NULL RETURNING NULL::jsonb
$$;

CREATE FUNCTION identity.rotate_session(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.session SET token_hash = decode(input->>'newTokenHash', 'hex'), seen_at = (input->>'at')::timestamptz,
    expires_at = (input->>'expiresAt')::timestamptz, second_factor_at = (input->>'secondFactorAt')::timestamptz,
    stepped_up_at = (input->>'steppedUpAt')::timestamptz
  WHERE id = (input->>'sessionId')::uuid AND token_hash = decode(input->>'oldTokenHash', 'hex') AND revoked_at IS NULL;
  RETURN to_jsonb(FOUND);
END $$;

CREATE FUNCTION identity.revoke_session(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public.session SET revoked_at = (input->>'at')::timestamptz
  WHERE id = (input->>'sessionId')::uuid AND account_id = (input->>'accountId')::uuid AND revoked_at IS NULL
    AND expires_at > (input->>'at')::timestamptz;
  RETURN to_jsonb(FOUND);
END $$;

CREATE FUNCTION identity.revoke_all_sessions(input jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  revoked integer;
BEGIN
  UPDATE public.session SET revoked_at = (input->>'at')::timestamptz
  WHERE account_id = (input->>'accountId')::uuid AND revoked_at IS NULL AND id IS DISTINCT FROM (input->>'exceptSessionId')::uuid;
  GET DIAGNOSTICS revoked = ROW_COUNT;
  RETURN to_jsonb(revoked);
END $$;

CREATE FUNCTION identity.list_sessions(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('sessionId', s.id, 'createdAt', identity.iso(s.created_at), 'seenAt', identity.iso(s.seen_at),
    'expiresAt', identity.iso(s.expires_at), 'userAgent', s.user_agent) ORDER BY s.seen_at DESC, s.id), '[]')
  FROM public.session s
  WHERE s.account_id = (input->>'accountId')::uuid AND s.revoked_at IS NULL AND s.expires_at > (input->>'at')::timestamptz
$$;

-- The session, its account, and every body that the account may act for on the day: with its own roles and those of whom it stands in for.
CREATE FUNCTION identity.session_context(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH given AS (
    SELECT s AS session, a.id AS account_id, a.language, (input->>'today')::date AS today
    FROM public.session s JOIN public.account a ON a.id = s.account_id
    WHERE s.token_hash = decode(input->>'tokenHash', 'hex')
  ), acting AS (
    SELECT u.*, given.today FROM given JOIN public.tenant_user u ON u.account_id = given.account_id
    WHERE u.valid_from <= given.today AND (u.valid_to IS NULL OR u.valid_to >= given.today)
  ), held AS (
    SELECT acting.tenant_id, acting.id AS user_id, g.*, NULL::uuid AS deputy_for FROM acting
    JOIN LATERAL (
      SELECT r.id AS grant_id, r.role, r.scope_tenant_ids, r.service_family_codes, r.valid_from, r.valid_to FROM public.role_grant r
      WHERE r.tenant_id = acting.tenant_id AND r.user_id = acting.id
        AND r.valid_from <= acting.today AND (r.valid_to IS NULL OR r.valid_to >= acting.today)
    ) g ON true
    UNION ALL
    SELECT acting.tenant_id, acting.id, g.*, absent.id FROM acting
    JOIN public.deputy d ON d.tenant_id = acting.tenant_id AND d.deputy_user_id = acting.id
      AND d.valid_from <= acting.today AND d.valid_to >= acting.today
    JOIN public.tenant_user absent ON absent.tenant_id = d.tenant_id AND absent.id = d.user_id
      AND absent.valid_from <= acting.today AND (absent.valid_to IS NULL OR absent.valid_to >= acting.today)
    JOIN LATERAL (
      SELECT r.id AS grant_id, r.role, r.scope_tenant_ids, r.service_family_codes, r.valid_from, r.valid_to FROM public.role_grant r
      WHERE r.tenant_id = absent.tenant_id AND r.user_id = absent.id
        AND r.valid_from <= acting.today AND (r.valid_to IS NULL OR r.valid_to >= acting.today)
    ) g ON true
  ), bodies AS (
    SELECT jsonb_build_object(
      'associationId', association.id, 'associationName', association.name, 'associationSlug', association.slug,
      'centreId', body.tenant_id, 'tenantId', body.id, 'tenantName', body.name, 'tenantSlug', body.slug, 'colour', body.colour,
      'side', body.kind, 'userId', acting.id, 'userName', acting.name, 'functionTitle', acting.function_title,
      'tenantIds', (SELECT jsonb_agg(t.id ORDER BY t.id) FROM public.tenant t WHERE t.tenant_id = body.tenant_id),
      'grants', (SELECT jsonb_agg(jsonb_build_object('role', held.role, 'scopeTenantIds', to_jsonb(held.scope_tenant_ids),
          'familyCodes', to_jsonb(held.service_family_codes), 'validFrom', held.valid_from, 'validTo', held.valid_to,
          'deputyFor', held.deputy_for) ORDER BY held.deputy_for NULLS FIRST, held.grant_id)
        FROM held WHERE held.tenant_id = acting.tenant_id AND held.user_id = acting.id)
    ) AS body, association.name AS association_name, body.kind, body.name
    FROM acting
    JOIN public.tenant body ON body.id = acting.tenant_id
    JOIN public.association association ON association.tenant_id = body.tenant_id AND association.id = body.association_id
    WHERE EXISTS (SELECT FROM held WHERE held.tenant_id = acting.tenant_id AND held.user_id = acting.id)
  )
  SELECT jsonb_build_object('session', identity.session_json(given.session), 'language', given.language,
    'bodies', coalesce((SELECT jsonb_agg(bodies.body ORDER BY bodies.association_name, bodies.kind, bodies.name) FROM bodies), '[]'))
  FROM given
$$;

-- Ids of all associations with their tenants, for what runs over all of them: schedules, rotation of keys, backup.
CREATE FUNCTION identity.list_associations(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('associationId', a.id, 'slug', a.slug, 'centreId', a.tenant_id,
    'tenantIds', (SELECT coalesce(jsonb_agg(t.id ORDER BY t.id), '[]') FROM public.tenant t WHERE t.tenant_id = a.tenant_id)) ORDER BY a.id), '[]')
  FROM public.association a
$$;

-- ---- rights: functions for verbund_app, pieces for their owner alone --------------------------------------------------------------
GRANT CREATE ON SCHEMA identity TO verbund_search;
DO $$
DECLARE
  function record;
BEGIN
  FOR function IN SELECT p.oid::regprocedure AS signature, p.prosecdef FROM pg_proc p WHERE p.pronamespace = 'identity'::regnamespace LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', function.signature);
    IF function.prosecdef THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO verbund_app', function.signature); END IF;
    EXECUTE format('ALTER FUNCTION %s OWNER TO verbund_search', function.signature);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA identity FROM verbund_search;
