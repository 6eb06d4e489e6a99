-- AlterTable
ALTER TABLE "debit_run" ADD COLUMN     "channel" TEXT,
ADD COLUMN     "conversions" JSONB,
ADD COLUMN     "delivered_at" TIMESTAMPTZ(3),
ADD COLUMN     "delivery" JSONB,
ADD COLUMN     "file_sealed" TEXT,
ADD COLUMN     "made_at" TIMESTAMPTZ(3),
ADD COLUMN     "voided" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "payment_run" ADD COLUMN     "conversions" JSONB,
ADD COLUMN     "delivered_at" TIMESTAMPTZ(3),
ADD COLUMN     "delivery" JSONB,
ADD COLUMN     "file_sealed" TEXT,
ADD COLUMN     "made_at" TIMESTAMPTZ(3);

-- A file is there whole, with its bytes, or not at all.
ALTER TABLE payment_run ADD CONSTRAINT payment_run_sealed CHECK ((file_sealed IS NULL) = (file_hash IS NULL) AND (made_at IS NULL) = (file_hash IS NULL));
ALTER TABLE debit_run
  ADD CONSTRAINT debit_run_sealed CHECK ((file_sealed IS NULL) = (file_hash IS NULL) AND (made_at IS NULL) = (file_hash IS NULL)),
  ADD CONSTRAINT debit_run_file CHECK ((file_hash IS NULL) = (status IN ('composing', 'preNotified', 'cancelled'))),
  ADD CONSTRAINT debit_run_handed_over CHECK ((status = 'handedOver') = (handed_over_by IS NOT NULL)
    AND (handed_over_by IS NULL) = (handed_over_on IS NULL) AND channel IN ('download', 'folder', 'ebics'));

-- Two distinct people released exactly the collection that leaves, and neither had a hand in it (§ 31 KomHVO NRW).
CREATE FUNCTION debit_run_needs_two() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.status <> 'handedOver' THEN RETURN NEW; END IF;
  IF jsonb_array_length(NEW.releases) <> 2
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.releases) r WHERE r ->> 'fileHash' IS DISTINCT FROM NEW.file_hash)
    OR NEW.releases -> 0 -> 'by' ->> 'userId' = NEW.releases -> 1 -> 'by' ->> 'userId'
    OR NEW.releases -> 0 -> 'by' ->> 'accountId' = NEW.releases -> 1 -> 'by' ->> 'accountId'
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.releases) r, jsonb_array_elements(NEW.involved) person
      WHERE person ->> 'userId' = r -> 'by' ->> 'userId' OR person ->> 'accountId' = r -> 'by' ->> 'accountId')
  THEN RAISE EXCEPTION 'debit run % lacks two releases by people who had no hand in it', NEW.id USING ERRCODE = 'check_violation'; END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'handedOver' AND OLD.file_hash IS DISTINCT FROM NEW.file_hash
  THEN RAISE EXCEPTION 'debit run % has left the house', NEW.id USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER debit_run_two_people AFTER INSERT OR UPDATE ON debit_run FOR EACH ROW EXECUTE FUNCTION debit_run_needs_two();
