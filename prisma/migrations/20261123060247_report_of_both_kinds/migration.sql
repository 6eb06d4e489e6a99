-- DropIndex
DROP INDEX "bank_answer_tenant_id_run_id_file_hash_key";

-- CreateIndex
CREATE UNIQUE INDEX "bank_answer_tenant_id_run_id_file_hash_kind_key" ON "bank_answer"("tenant_id", "run_id", "file_hash", "kind");
