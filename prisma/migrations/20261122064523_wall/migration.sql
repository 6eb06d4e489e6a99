-- The wall between tenants: one template of policies per class of table. Later migrations call wall.protect for each new table;
-- a test over pg_catalog finds a table that was forgotten.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA wall;
GRANT USAGE ON SCHEMA public TO verbund_app, verbund_relay, verbund_search;

-- The templates are inlined as text, because a function call inside a policy would be run for every row.
CREATE FUNCTION wall.setting_uuids(name text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT format('(select nullif(current_setting(%L, true), '''')::uuid[])::uuid[]', name) $$;

CREATE FUNCTION wall.setting_uuid(name text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT format('(select nullif(current_setting(%L, true), '''')::uuid)', name) $$;

-- target: the table. class: 'owned', 'published', 'reference' or 'identity'.
-- traits: 'audience' (rows for one side of the counter only), 'insert-only', 'relay' (the outbox).
CREATE FUNCTION wall.protect(target regclass, class text, VARIADIC traits text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  may_read text;
  may_write text;
  changes text := CASE WHEN 'insert-only' = ANY (traits) THEN 'INSERT' ELSE 'INSERT, UPDATE' END;
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', target);
  EXECUTE format('COMMENT ON TABLE %s IS %L', target, 'class: ' || array_to_string(array_prepend(class, traits), ' '));
  EXECUTE format('GRANT SELECT ON %s TO verbund_search', target);

  IF class = 'identity' THEN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO verbund_search', target);
    RETURN;
  END IF;

  IF class = 'reference' THEN
    EXECUTE format('GRANT SELECT ON %s TO verbund_app', target);
    EXECUTE format('CREATE POLICY entry ON %s AS PERMISSIVE FOR SELECT TO verbund_app USING (true)', target);
    EXECUTE format('CREATE POLICY operator ON %s AS PERMISSIVE FOR ALL TO verbund_owner USING (true) WITH CHECK (true)', target);
    RETURN;
  END IF;

  IF class NOT IN ('owned', 'published') THEN RAISE EXCEPTION 'unknown class of table: %', class; END IF;

  may_write := 'tenant_id = ANY (' || wall.setting_uuids('app.write_tenants') || ')';
  may_read := CASE class
    WHEN 'owned' THEN 'tenant_id = ANY (' || wall.setting_uuids('app.read_tenants') || ')'
    ELSE 'association_id = ' || wall.setting_uuid('app.association') END;
  IF class = 'published' THEN
    may_write := may_write || ' AND association_id = ' || wall.setting_uuid('app.association');
  END IF;
  IF 'audience' = ANY (traits) THEN
    may_read := may_read || ' AND (audience = ''both'' OR audience = current_setting(''app.audience'', true))';
    may_write := may_write || ' AND (audience = ''both'' OR audience = current_setting(''app.audience'', true))';
  END IF;

  EXECUTE format('GRANT SELECT, %s ON %s TO verbund_app', changes, target);
  EXECUTE format('CREATE POLICY entry ON %s AS PERMISSIVE FOR ALL TO verbund_app USING (true) WITH CHECK (true)', target);
  EXECUTE format('CREATE POLICY wall_read ON %s AS RESTRICTIVE FOR SELECT TO verbund_app USING (%s)', target, may_read);
  EXECUTE format('CREATE POLICY wall_insert ON %s AS RESTRICTIVE FOR INSERT TO verbund_app WITH CHECK (%s)', target, may_write);
  EXECUTE format('CREATE POLICY wall_update ON %s AS RESTRICTIVE FOR UPDATE TO verbund_app USING (%s) WITH CHECK (%s)', target, may_write, may_write);
  EXECUTE format('CREATE POLICY wall_delete ON %s AS RESTRICTIVE FOR DELETE TO verbund_app USING (%s)', target, may_write);

  IF 'relay' = ANY (traits) THEN
    EXECUTE format('GRANT SELECT, UPDATE ON %s TO verbund_relay', target);
    EXECUTE format('CREATE POLICY relay ON %s AS PERMISSIVE FOR ALL TO verbund_relay USING (true) WITH CHECK (true)', target);
  END IF;
END $$;
