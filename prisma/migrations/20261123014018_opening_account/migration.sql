-- The account that the opening entry of a municipality's books stands against.
ALTER TABLE ledger_account
  DROP CONSTRAINT ledger_account_kind,
  ADD CONSTRAINT ledger_account_kind CHECK (kind IN ('bank', 'transit', 'deposit', 'advance', 'passing', 'foreign', 'creditor', 'debtor', 'charges', 'opening'));
-- One each of a municipality; passing and foreign funds may stand on several.
CREATE UNIQUE INDEX ledger_account_common ON ledger_account (tenant_id, kind) WHERE kind IN ('creditor', 'debtor', 'charges', 'opening');
