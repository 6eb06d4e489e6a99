-- CreateIndex
CREATE INDEX "payment_order_tenant_id_bank_line_id_idx" ON "payment_order"("tenant_id", "bank_line_id");

-- A refund says which receipt it pays back, an order from a liability which one.
ALTER TABLE payment_order ADD CONSTRAINT payment_order_origin_named CHECK (origin NOT IN ('refund', 'payable') OR origin_id IS NOT NULL);

-- A liability is paid by one order at a time.
CREATE UNIQUE INDEX payment_order_payable_once ON payment_order (tenant_id, origin_id)
  WHERE origin = 'payable' AND status NOT IN ('bankRejected', 'rejected', 'returned', 'recalled', 'debited', 'done');

-- What is ordered to be paid back of a receipt is never more than what stands on its deposit account. One transaction after the other looks at a
-- receipt, so that two of them cannot both find enough.
CREATE FUNCTION refund_covered(of_tenant uuid, receipt text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  account record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('payments refund ' || of_tenant || ' ' || receipt, 0));
  FOR account IN
    SELECT o.bank_account_id AS id,
      coalesce(sum(o.amount_cents) FILTER (WHERE o.status IN ('drafted', 'factuallyDetermined', 'arithmeticallyDetermined', 'ordered', 'accepted', 'inRun', 'fileMade',
        'releasedOnce', 'released')), 0) AS ordered
    FROM payment_order o WHERE o.tenant_id = of_tenant AND o.origin = 'refund' AND o.origin_id = receipt GROUP BY o.bank_account_id
  LOOP
    IF account.ordered > (SELECT coalesce(-sum(p.amount_cents), 0) FROM ledger_posting p JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
        WHERE p.tenant_id = of_tenant AND p.item = receipt AND a.kind = 'deposit' AND a.bank_account_id = account.id)
    THEN RAISE EXCEPTION 'receipt % does not hold what is to be refunded of it', receipt USING ERRCODE = 'check_violation'; END IF;
  END LOOP;
END $$;

CREATE FUNCTION payment_order_refund() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refund_covered(NEW.tenant_id, NEW.origin_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payment_order_refund_covered AFTER INSERT OR UPDATE ON payment_order DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.origin = 'refund') EXECUTE FUNCTION payment_order_refund();

-- Once for all that an insert brings, since every bank line passes here; only what is taken from a deposit account is looked at.
CREATE FUNCTION ledger_posting_refund() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refund_covered(taken.tenant_id, taken.item) FROM (
    SELECT DISTINCT p.tenant_id, p.item FROM posted p JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
    WHERE p.amount_cents > 0 AND p.item IS NOT NULL AND a.kind = 'deposit' ORDER BY p.tenant_id, p.item) AS taken;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_posting_refund_covered AFTER INSERT ON ledger_posting REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION ledger_posting_refund();
