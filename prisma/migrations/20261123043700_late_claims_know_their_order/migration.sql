-- AlterTable
ALTER TABLE "open_item" ADD COLUMN     "order_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "open_item_tenant_id_order_id_key" ON "open_item"("tenant_id", "order_id");

-- AddForeignKey
ALTER TABLE "open_item" ADD CONSTRAINT "open_item_tenant_id_order_id_fkey" FOREIGN KEY ("tenant_id", "order_id") REFERENCES "account_order"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Claims of before: an order makes its claim when it is released, and names it.
UPDATE open_item AS item SET order_id = ordered.id FROM account_order AS ordered
WHERE ordered.tenant_id = item.tenant_id AND ordered.kind = 'late' AND ordered.status = 'released'
  AND item.kind IN ('interest', 'lateCharge') AND item.created_at = ordered.decided_at
  AND item.label = ordered.content -> 'outlook' ->> 'label';
ALTER TABLE open_item ADD CONSTRAINT open_item_order CHECK (order_id IS NULL OR kind IN ('interest', 'lateCharge'));

ALTER TABLE account_order DROP CONSTRAINT account_order_kind,
  ADD CONSTRAINT account_order_kind CHECK (kind IN ('plan', 'payout', 'deferral', 'late', 'lateWaiver', 'lateCorrection') AND btrim(subject) <> '');
DROP INDEX account_order_late_waiting;
CREATE UNIQUE INDEX account_order_late_waiting ON account_order (tenant_id, subject)
  WHERE status = 'proposed' AND kind IN ('late', 'lateWaiver', 'lateCorrection');
