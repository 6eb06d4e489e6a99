-- What being late costs is claimed or waived by an order of two people; below a dated limit it is not claimed.
ALTER TABLE account_order DROP CONSTRAINT account_order_kind,
  ADD CONSTRAINT account_order_kind CHECK (kind IN ('plan', 'payout', 'deferral', 'late', 'lateWaiver') AND btrim(subject) <> '');
ALTER TABLE treasury_rule DROP CONSTRAINT treasury_rule_topic,
  ADD CONSTRAINT treasury_rule_topic CHECK (topic IN ('lateNotice', 'lateInvoice', 'instalmentDates', 'paymentOrder', 'balancing', 'lateMinimum'));
