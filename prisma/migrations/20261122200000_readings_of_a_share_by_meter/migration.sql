-- A share is weighed by some meters of a service: what stands behind it is read meter by meter, in the order of the page.

-- DropIndex
DROP INDEX "reading_tenant_id_service_family_code_occurred_on_id_idx";

-- CreateIndex
CREATE INDEX "reading_tenant_id_service_family_code_meter_occurred_on_id_idx" ON "reading"("tenant_id", "service_family_code", "meter", "occurred_on", "id");
