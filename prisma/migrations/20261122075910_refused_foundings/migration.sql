-- A founding that is refused leaves its refusal in a chain of its own, under a tenant and an association that both do not exist and never
-- will. Such a pair is nobody's and may stand; a tenant that exists names its own association, and one that does not names none that does.
GRANT CREATE ON SCHEMA wall TO verbund_search;
SET ROLE verbund_search;
CREATE OR REPLACE FUNCTION wall.check_owned_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT tenant_id, association_id FROM added) AS named
    WHERE NOT EXISTS (SELECT FROM public.tenant t WHERE t.id = named.tenant_id AND t.association_id = named.association_id)
      AND (EXISTS (SELECT FROM public.tenant t WHERE t.id = named.tenant_id)
        OR EXISTS (SELECT FROM public.association a WHERE a.id = named.association_id))
  ) THEN
    RAISE EXCEPTION 'a row of % names an association to which its tenant does not belong', TG_TABLE_NAME
      USING ERRCODE = '23514', CONSTRAINT = 'row_in_its_association';
  END IF;
  RETURN NULL;
END $$;
RESET ROLE;
REVOKE CREATE ON SCHEMA wall FROM verbund_search;
