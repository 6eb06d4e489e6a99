-- What came late is found by when it came: going through all history for it grew with every year.

-- CreateIndex
CREATE INDEX "pool_cost_tenant_id_month_created_at_idx" ON "pool_cost"("tenant_id", "month", "created_at");

-- CreateIndex
CREATE INDEX "reading_tenant_id_known_at_idx" ON "reading"("tenant_id", "known_at");
