-- What being late costs is claimed or waived: of two that wait for the same claim the later one is taken back.
UPDATE account_order AS later SET status = 'discarded', decided_at = now(), version = version + 1
WHERE kind IN ('late', 'lateWaiver') AND status = 'proposed' AND EXISTS (SELECT FROM account_order AS first
  WHERE first.tenant_id = later.tenant_id AND first.subject = later.subject AND first.kind IN ('late', 'lateWaiver')
    AND first.status = 'proposed' AND (first.proposed_at, first.id) < (later.proposed_at, later.id));

CREATE UNIQUE INDEX account_order_late_waiting ON account_order (tenant_id, subject)
  WHERE status = 'proposed' AND kind IN ('late', 'lateWaiver');
