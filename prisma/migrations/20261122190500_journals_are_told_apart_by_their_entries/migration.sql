-- A journal may be made again for the same mapping once documents are out: only the same entries are handed over once.
-- DropIndex
DROP INDEX "journal_tenant_id_source_id_mapping_version_key";

-- CreateIndex
CREATE UNIQUE INDEX "journal_tenant_id_source_id_content_hash_key" ON "journal"("tenant_id", "source_id", "content_hash");
