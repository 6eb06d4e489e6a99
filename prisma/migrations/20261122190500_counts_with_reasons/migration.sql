-- AlterTable
ALTER TABLE "stock_count" ADD COLUMN     "reason" TEXT,
ADD COLUMN     "withdrawn_by_user" UUID,
ADD COLUMN     "withdrawn_reason" TEXT;

-- A count that is taken back says why, and by whom; nothing else of it changes.
CREATE FUNCTION wall.count_only_closed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closing constant text[] := ARRAY['known_to', 'withdrawn_by_user', 'withdrawn_reason'];
BEGIN
  IF OLD.known_to IS NOT NULL OR NEW.known_to IS NULL OR to_jsonb(NEW) - closing <> to_jsonb(OLD) - closing THEN
    RAISE EXCEPTION 'rows of % are only closed', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION wall.count_only_closed() FROM PUBLIC;
DROP TRIGGER stock_count_only_closed ON stock_count;
CREATE TRIGGER stock_count_only_closed BEFORE UPDATE ON stock_count FOR EACH ROW EXECUTE FUNCTION wall.count_only_closed();
ALTER TABLE stock_count ADD CONSTRAINT stock_count_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT stock_count_withdrawn
    CHECK (withdrawn_reason IS NULL AND withdrawn_by_user IS NULL OR known_to IS NOT NULL AND btrim(withdrawn_reason) <> '');
