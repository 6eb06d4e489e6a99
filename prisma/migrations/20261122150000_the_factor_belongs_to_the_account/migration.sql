-- The second factor belongs to the account, the right to reset it to a body: whoever takes it away must have the right in every body in
-- which the account has a user.
GRANT CREATE ON SCHEMA identity TO verbund_search;
SET ROLE verbund_search;

-- Whether the account has a second factor, in which bodies of the association it has users whose time has not ended, and whether another
-- association relies on it too.
CREATE OR REPLACE FUNCTION identity.second_factor_standing(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH living AS (
    SELECT u.tenant_id, t.association_id FROM public.tenant_user u LEFT JOIN public.tenant t ON t.id = u.tenant_id
    WHERE u.account_id = (input->>'accountId')::uuid AND (u.valid_to IS NULL OR u.valid_to >= (input->>'today')::date)
  )
  SELECT jsonb_build_object('active', a.totp_confirmed_at IS NOT NULL,
    'shared', EXISTS (SELECT FROM living WHERE living.association_id IS DISTINCT FROM (input->>'associationId')::uuid),
    'tenantIds', (SELECT coalesce(jsonb_agg(living.tenant_id ORDER BY living.tenant_id), '[]') FROM living
      WHERE living.association_id = (input->>'associationId')::uuid))
  FROM public.account a WHERE a.id = (input->>'accountId')::uuid
$$;

-- Why an order holds no more: 'FACTOR_SINCE', the person has set up a new factor; 'ORDERER_GONE', who ordered it no longer administers
-- these bodies, in person or as a deputy. Null as long as it holds.
CREATE FUNCTION identity.second_factor_order_fault(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH given AS (
    SELECT (input->>'today')::date AS today, ARRAY(SELECT jsonb_array_elements_text(input->'roles')) AS roles
  ), orderer AS (
    SELECT u.id, u.tenant_id FROM public.tenant_user u, given
    WHERE u.id = (input->>'orderedByUserId')::uuid AND u.valid_from <= given.today AND (u.valid_to IS NULL OR u.valid_to >= given.today)
  ), hands AS (
    SELECT id, tenant_id FROM orderer
    UNION
    SELECT absent.id, absent.tenant_id FROM orderer CROSS JOIN given
    JOIN public.deputy d ON d.tenant_id = orderer.tenant_id AND d.deputy_user_id = orderer.id
      AND d.valid_from <= given.today AND d.valid_to >= given.today
    JOIN public.tenant_user absent ON absent.tenant_id = d.tenant_id AND absent.id = d.user_id
      AND absent.valid_from <= given.today AND (absent.valid_to IS NULL OR absent.valid_to >= given.today)
  ), held AS (
    SELECT hands.tenant_id, r.scope_tenant_ids, home.kind, home.association_id FROM hands CROSS JOIN given
    JOIN public.role_grant r ON r.tenant_id = hands.tenant_id AND r.user_id = hands.id AND r.role = ANY (given.roles)
      AND r.valid_from <= given.today AND (r.valid_to IS NULL OR r.valid_to >= given.today)
    JOIN public.tenant home ON home.id = hands.tenant_id
  )
  SELECT CASE
    WHEN EXISTS (SELECT FROM public.account a WHERE a.id = (input->>'accountId')::uuid AND a.totp_confirmed_at > (input->>'orderedAt')::timestamptz)
      THEN '"FACTOR_SINCE"'::jsonb
    WHEN EXISTS (
      SELECT FROM jsonb_array_elements_text(input->'tenantIds') AS body(id)
      WHERE NOT EXISTS (
        SELECT FROM held LEFT JOIN public.tenant t ON t.id = body.id::uuid
        WHERE held.tenant_id = body.id::uuid OR held.kind = 'centre' AND held.association_id = t.association_id
          AND (cardinality(held.scope_tenant_ids) = 0 OR body.id::uuid = ANY (held.scope_tenant_ids))))
      THEN '"ORDERER_GONE"'::jsonb END
$$;

-- Whose logins these users are: two users of one account are one person.
CREATE FUNCTION identity.accounts_of_users(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(u.id, u.account_id), '{}') FROM public.tenant_user u
  WHERE u.id IN (SELECT id::uuid FROM jsonb_array_elements_text(input->'userIds') AS asked(id))
$$;

-- Whether one of two accounts brought the other in: invited a user of it into the association, or granted it one of the roles.
CREATE FUNCTION identity.brought_in(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH given AS (
    SELECT (input->>'today')::date AS today, ARRAY(SELECT jsonb_array_elements_text(input->'roles')) AS roles
  ), pairs AS (
    SELECT one.id::uuid AS newcomer, other.id::uuid AS patron
    FROM jsonb_array_elements_text(input->'first') AS one(id) CROSS JOIN jsonb_array_elements_text(input->'second') AS other(id)
    UNION
    SELECT other.id::uuid, one.id::uuid
    FROM jsonb_array_elements_text(input->'first') AS one(id) CROSS JOIN jsonb_array_elements_text(input->'second') AS other(id)
  )
  SELECT to_jsonb(EXISTS (
    SELECT FROM pairs CROSS JOIN given
    JOIN public.tenant_user u ON u.account_id = pairs.newcomer AND (u.valid_to IS NULL OR u.valid_to >= given.today)
    JOIN public.tenant t ON t.id = u.tenant_id AND t.association_id = (input->>'associationId')::uuid
    WHERE EXISTS (
        SELECT FROM public.role_grant r
        WHERE r.tenant_id = u.tenant_id AND r.user_id = u.id AND r.role = ANY (given.roles) AND r.granted_by = pairs.patron
          AND (r.valid_to IS NULL OR r.valid_to >= given.today))
      OR EXISTS (
        SELECT FROM public.audit_entry e
        WHERE e.tenant_id = u.tenant_id AND e.subject_type = 'user' AND e.subject_id = u.id AND e.outcome = 'done'
          AND e.action = 'tenancy.inviteUser' AND e.actor_account_id = pairs.patron)))
$$;

REVOKE ALL ON FUNCTION identity.second_factor_order_fault(jsonb), identity.accounts_of_users(jsonb), identity.brought_in(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.second_factor_order_fault(jsonb), identity.accounts_of_users(jsonb), identity.brought_in(jsonb) TO verbund_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA identity FROM verbund_search;
