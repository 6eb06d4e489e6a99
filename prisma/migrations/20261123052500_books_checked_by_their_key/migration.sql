-- What an entry and its postings must be is looked up by their key. Behind the wall PostgreSQL counts each look-up ten times (for ten tenants that may be
-- read) and, as long as it knows little of a young table, goes through all entries of the municipality instead: a file of 25,000 lines grew with its square.
-- These two answer nothing, they refuse; so they run as the role that looks behind the wall.
CREATE FUNCTION wall.ledger_entry_balanced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found record;
BEGIN
  SELECT count(*) AS postings, coalesce(sum(p.amount_cents), 0) AS total, bool_and(p.booked_on = NEW.booked_on) AS same_day,
    count(DISTINCT (SELECT a.currency FROM public.ledger_account a WHERE a.tenant_id = p.tenant_id AND a.id = p.account_id)) AS currencies
  INTO found FROM public.ledger_posting p WHERE p.tenant_id = NEW.tenant_id AND p.entry_id = NEW.id;
  IF found.postings < 2 OR found.total <> 0 OR found.currencies <> 1 OR NOT found.same_day
  THEN RAISE EXCEPTION 'ledger entry % does not balance', NEW.id USING ERRCODE = 'check_violation'; END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION wall.ledger_posting_with_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.ledger_entry e WHERE e.tenant_id = NEW.tenant_id AND e.id = NEW.entry_id
    AND e.xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text)
  THEN RAISE EXCEPTION 'ledger entry % is made already', NEW.entry_id USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION wall.ledger_entry_balanced(), wall.ledger_posting_with_entry() FROM PUBLIC;

DROP TRIGGER ledger_entry_balances ON ledger_entry;
DROP TRIGGER ledger_posting_in_time ON ledger_posting;
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wall.ledger_entry_balanced();
CREATE TRIGGER ledger_posting_in_time BEFORE INSERT ON ledger_posting FOR EACH ROW EXECUTE FUNCTION wall.ledger_posting_with_entry();
DROP FUNCTION ledger_entry_balanced();
DROP FUNCTION ledger_posting_with_entry();

GRANT CREATE ON SCHEMA wall TO verbund_search;
ALTER FUNCTION wall.ledger_entry_balanced() OWNER TO verbund_search;
ALTER FUNCTION wall.ledger_posting_with_entry() OWNER TO verbund_search;
REVOKE CREATE ON SCHEMA wall FROM verbund_search;
