-- A document with a number that is laid ready later than on its day of issue is due later; nothing else of it changes.
CREATE OR REPLACE FUNCTION wall.refuse_change_of_issued_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  later boolean;
BEGIN
  IF OLD.status = 'issued' THEN
    RAISE EXCEPTION 'an issued document is not changed' USING ERRCODE = '23514', CONSTRAINT = 'billing_document_issued';
  END IF;
  later := NEW.status = 'numbered'
    AND (NEW.due_on > OLD.due_on
      OR (NEW.due_on IS NULL AND OLD.due_on IS NULL AND NEW.content #>> '{issue,instalmentsFrom}' > OLD.content #>> '{issue,instalmentsFrom}'))
    AND (NEW.content #- '{issue,dueOn}' #- '{issue,instalmentsFrom}' #- '{issue,texts}')
      = (OLD.content #- '{issue,dueOn}' #- '{issue,instalmentsFrom}' #- '{issue,texts}');
  IF OLD.status = 'numbered' AND NEW.status <> 'announced'
    AND ((NEW.number, NEW.issued_on, NEW.gross_cents, NEW.advances_cents)
        IS DISTINCT FROM (OLD.number, OLD.issued_on, OLD.gross_cents, OLD.advances_cents)
      OR (later IS NOT TRUE
        AND (NEW.content, NEW.content_hash, NEW.due_on) IS DISTINCT FROM (OLD.content, OLD.content_hash, OLD.due_on))) THEN
    RAISE EXCEPTION 'a document with a number is not changed' USING ERRCODE = '23514', CONSTRAINT = 'billing_document_numbered';
  END IF;
  RETURN NEW;
END $$;
