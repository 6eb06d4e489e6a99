-- What stands behind a share is read page by page, in the order of the page, however many entries a run has; and what is frozen is looked
-- up entry by entry, so the index by run need not hold them (runs are read whole).

-- DropIndex
DROP INDEX "frozen_posting_tenant_id_run_id_posting_id_idx";

-- DropIndex
DROP INDEX "frozen_reading_tenant_id_run_id_reading_id_idx";

-- DropIndex
DROP INDEX "pool_cost_tenant_id_pool_id_month_idx";

-- CreateIndex
CREATE INDEX "frozen_posting_tenant_id_run_id_idx" ON "frozen_posting"("tenant_id", "run_id");

-- CreateIndex
CREATE INDEX "frozen_reading_tenant_id_run_id_idx" ON "frozen_reading"("tenant_id", "run_id");

-- CreateIndex
CREATE INDEX "pool_cost_tenant_id_pool_id_month_id_idx" ON "pool_cost"("tenant_id", "pool_id", "month", "id");

-- CreateIndex
CREATE INDEX "reading_tenant_id_service_family_code_occurred_on_id_idx" ON "reading"("tenant_id", "service_family_code", "occurred_on", "id");
