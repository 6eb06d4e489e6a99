-- AlterTable
ALTER TABLE "day_closing" ADD COLUMN     "discard_reason" TEXT,
ADD COLUMN     "discarded_by" JSONB,
ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "print_command" UUID;

-- The hash is that of the text, and a closing that is discarded says why.
ALTER TABLE day_closing
  ADD CONSTRAINT day_closing_hash CHECK (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  ADD CONSTRAINT day_closing_discarded CHECK ((status = 'discarded') = (discard_reason IS NOT NULL) AND (status = 'discarded') = (discarded_by IS NOT NULL));

-- What was made from stays as well; once discarded or closed it is so for good, a signed one is not discarded, and none is ever deleted.
CREATE OR REPLACE FUNCTION day_closing_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  before record;
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'the closing of % stays as it is', OLD.day USING ERRCODE = 'check_violation'; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (OLD.content, OLD.hash, OLD.number, OLD.day, OLD.facts) IS DISTINCT FROM (NEW.content, NEW.hash, NEW.number, NEW.day, NEW.facts)
      OR OLD.previous_hash IS DISTINCT FROM NEW.previous_hash
      OR OLD.status = 'discarded'
      OR OLD.status = 'signedOnce' AND NEW.status NOT IN ('signedOnce', 'closed')
      OR OLD.status = 'closed' AND (NEW.status <> 'closed' OR NEW.signatures <> OLD.signatures OR OLD.receipt IS NOT NULL AND NEW.receipt IS DISTINCT FROM OLD.receipt
        OR OLD.pdf_hash IS NOT NULL AND (NEW.pdf_hash IS DISTINCT FROM OLD.pdf_hash OR NEW.pdf_file_id IS DISTINCT FROM OLD.pdf_file_id))
    THEN RAISE EXCEPTION 'the closing of % stays as it is', OLD.day USING ERRCODE = 'check_violation'; END IF;
    RETURN NEW;
  END IF;
  SELECT c.number, c.hash, c.day, c.status INTO before FROM day_closing c
  WHERE c.tenant_id = NEW.tenant_id AND c.status <> 'discarded' ORDER BY c.number DESC LIMIT 1;
  IF coalesce(before.number, 0) + 1 <> NEW.number OR before.hash IS DISTINCT FROM NEW.previous_hash OR before.day >= NEW.day OR before.status <> 'closed'
  THEN RAISE EXCEPTION 'the closing of % does not follow the one before', NEW.day USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER day_closing_kept BEFORE DELETE ON day_closing FOR EACH ROW EXECUTE FUNCTION day_closing_stays();

-- Whoever books waits for a closing that is being made, and the closing for whoever books: neither misses the other.
CREATE OR REPLACE FUNCTION ledger_day_open() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('payments.books'), hashtext(NEW.tenant_id::text));
  IF EXISTS (SELECT 1 FROM day_closing c WHERE c.tenant_id = NEW.tenant_id AND c.status <> 'discarded' AND c.day >= NEW.booked_on)
  THEN RAISE EXCEPTION 'the day % is closed', NEW.booked_on USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
