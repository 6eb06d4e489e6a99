-- CreateTable
CREATE TABLE "run_export" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "tables" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "made_by_user" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "run_export_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "run_export_tenant_id_run_id_idx" ON "run_export"("tenant_id", "run_id");

SELECT wall.protect('run_export', 'owned', 'insert-only');
