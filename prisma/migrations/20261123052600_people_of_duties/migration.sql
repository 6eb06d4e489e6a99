-- Who could hold a duty of a municipality's local rules: its own users and those of its centre whose grants reach it, with the roles that count
-- for payments. Told to whoever may read this municipality, since a municipality names people of the centre whom it does not see otherwise.
GRANT CREATE ON SCHEMA identity TO verbund_search;
SET ROLE verbund_search;
CREATE FUNCTION identity.people_of_duties(input jsonb) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH given AS (
    SELECT (input->>'tenantId')::uuid AS tenant_id, (input->>'today')::date AS today, ARRAY(SELECT jsonb_array_elements_text(input->'roles')) AS roles
  ), bodies AS (
    SELECT body.id, body.kind FROM given
    JOIN public.tenant own ON own.id = given.tenant_id
    JOIN public.tenant body ON body.id = own.id OR body.kind = 'centre' AND body.association_id = own.association_id
    WHERE given.tenant_id = ANY (nullif(current_setting('app.read_tenants', true), '')::uuid[])
  )
  SELECT coalesce(jsonb_agg(jsonb_build_object('userId', found.id, 'name', found.name, 'functionTitle', found.function_title,
      'side', CASE found.kind WHEN 'centre' THEN 'centre' ELSE 'member' END, 'roles', found.roles) ORDER BY found.name, found.id), '[]')
  FROM (
    SELECT u.id, u.name, u.function_title, bodies.kind, jsonb_agg(DISTINCT r.role) AS roles
    FROM given CROSS JOIN bodies
    JOIN public.tenant_user u ON u.tenant_id = bodies.id AND u.valid_from <= given.today AND (u.valid_to IS NULL OR u.valid_to >= given.today)
    JOIN public.role_grant r ON r.tenant_id = u.tenant_id AND r.user_id = u.id AND r.role = ANY (given.roles)
      AND r.valid_from <= given.today AND (r.valid_to IS NULL OR r.valid_to >= given.today)
      AND (cardinality(r.scope_tenant_ids) = 0 OR given.tenant_id = ANY (r.scope_tenant_ids))
      AND (cardinality(r.service_family_codes) = 0 OR input->>'family' = ANY (r.service_family_codes))
    GROUP BY u.id, u.name, u.function_title, bodies.kind
  ) AS found
$$;
REVOKE ALL ON FUNCTION identity.people_of_duties(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.people_of_duties(jsonb) TO verbund_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA identity FROM verbund_search;
