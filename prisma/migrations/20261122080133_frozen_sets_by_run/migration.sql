-- DropIndex
DROP INDEX "frozen_posting_tenant_id_run_id_idx";

-- DropIndex
DROP INDEX "frozen_reading_tenant_id_run_id_idx";

-- CreateIndex
CREATE INDEX "frozen_posting_tenant_id_run_id_posting_id_idx" ON "frozen_posting"("tenant_id", "run_id", "posting_id");

-- CreateIndex
CREATE INDEX "frozen_reading_tenant_id_run_id_reading_id_idx" ON "frozen_reading"("tenant_id", "run_id", "reading_id");
