-- The policies say for whom a transaction may write. They do not say that the two columns of a row fit each other: a row of a tenant
-- could name a foreign association, and a published row could stand at a tenant who is no centre. Triggers say it now: once a statement
-- for what is inserted (one look into the directory for each pair of tenant and association, however many rows), and a bare comparison
-- of columns for what is updated. They look over the wall, since a policy would hide from them the rows that they must find.

-- Owned rows: the tenant is one of the association.
CREATE FUNCTION wall.check_owned_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT tenant_id, association_id FROM added) AS named
    WHERE NOT EXISTS (SELECT FROM public.tenant t WHERE t.id = named.tenant_id AND t.association_id = named.association_id)
  ) THEN
    RAISE EXCEPTION 'a row of % names an association to which its tenant does not belong', TG_TABLE_NAME
      USING ERRCODE = '23514', CONSTRAINT = 'row_in_its_association';
  END IF;
  RETURN NULL;
END $$;

-- Published rows: the tenant is the centre of the association.
CREATE FUNCTION wall.check_published_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT tenant_id, association_id FROM added) AS named
    WHERE NOT EXISTS (SELECT FROM public.association a WHERE a.tenant_id = named.tenant_id AND a.id = named.association_id)
  ) THEN
    RAISE EXCEPTION 'a row of % does not stand at the centre of its association', TG_TABLE_NAME
      USING ERRCODE = '23514', CONSTRAINT = 'row_at_its_centre';
  END IF;
  RETURN NULL;
END $$;

-- The two tables on which the others rest. A tenant is a tenant once in the whole database, although its key begins with the centre.
CREATE FUNCTION wall.check_tenants() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added n
    WHERE NOT EXISTS (SELECT FROM public.association a WHERE a.tenant_id = n.tenant_id AND a.id = n.association_id)
      OR EXISTS (SELECT FROM public.tenant t WHERE t.id = n.id AND t.tenant_id <> n.tenant_id)
      OR EXISTS (SELECT FROM public.association a WHERE a.tenant_id = n.id AND a.id <> n.association_id)
  ) THEN
    RAISE EXCEPTION 'a tenant belongs to one association and stands at its centre' USING ERRCODE = '23514', CONSTRAINT = 'tenant_once';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION wall.check_associations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added n
    WHERE EXISTS (SELECT FROM public.association a WHERE (a.tenant_id = n.tenant_id) <> (a.id = n.id))
      OR EXISTS (SELECT FROM public.tenant t WHERE t.id = n.tenant_id AND t.association_id <> n.id)
  ) THEN
    RAISE EXCEPTION 'an association has one centre, and a centre one association' USING ERRCODE = '23514', CONSTRAINT = 'association_once';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION wall.refuse_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % stays with its tenant and its association', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'row_stays';
END $$;

REVOKE ALL ON FUNCTION wall.check_owned_rows(), wall.check_published_rows(), wall.check_tenants(), wall.check_associations() FROM PUBLIC;
GRANT CREATE ON SCHEMA wall TO verbund_search;
ALTER FUNCTION wall.check_owned_rows() OWNER TO verbund_search;
ALTER FUNCTION wall.check_published_rows() OWNER TO verbund_search;
ALTER FUNCTION wall.check_tenants() OWNER TO verbund_search;
ALTER FUNCTION wall.check_associations() OWNER TO verbund_search;
REVOKE CREATE ON SCHEMA wall FROM verbund_search;
-- The owner of the tables hangs them up.
SET ROLE verbund_search;
GRANT EXECUTE ON FUNCTION wall.check_owned_rows(), wall.check_published_rows(), wall.check_tenants(), wall.check_associations() TO verbund_owner;
RESET ROLE;

-- Binds the rows of a table to their home. Tables without an association need nothing: their policy looks at the tenant alone.
CREATE FUNCTION wall.bind(target regclass, class text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  check_function text := CASE target::text
    WHEN 'tenant' THEN 'wall.check_tenants' WHEN 'association' THEN 'wall.check_associations' ELSE 'wall.check_' || class || '_rows' END;
  moved text := 'OLD.tenant_id <> NEW.tenant_id OR OLD.association_id <> NEW.association_id'
    || CASE target::text WHEN 'tenant' THEN ' OR OLD.id <> NEW.id' ELSE '' END;
BEGIN
  IF class NOT IN ('owned', 'published')
    OR NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = 'association_id' AND NOT attisdropped) THEN RETURN; END IF;
  EXECUTE format('CREATE TRIGGER wall_home AFTER INSERT ON %s REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION %s()',
    target, check_function);
  EXECUTE format('CREATE TRIGGER wall_stays BEFORE UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION wall.refuse_move()', target, moved);
END $$;

-- Tables to come are bound with their policies, those that are there now.
ALTER FUNCTION wall.protect(regclass, text, text[]) RENAME TO protect_by_policies;
CREATE FUNCTION wall.protect(target regclass, class text, VARIADIC traits text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM wall.protect_by_policies(target, class, VARIADIC traits);
  PERFORM wall.bind(target, class);
END $$;

DO $$
DECLARE
  bound record;
BEGIN
  FOR bound IN
    SELECT oid::regclass AS target, split_part(substr(obj_description(oid, 'pg_class'), 8), ' ', 1) AS class
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND obj_description(oid, 'pg_class') LIKE 'class: %'
  LOOP
    PERFORM wall.bind(bound.target, bound.class);
  END LOOP;
END $$;
