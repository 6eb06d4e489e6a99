-- CreateTable
CREATE TABLE "posted_document" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "source_id" UUID NOT NULL,
    "issued_on" DATE NOT NULL,
    "due_on" DATE,
    "gross_cents" BIGINT NOT NULL,
    "advances_cents" BIGINT NOT NULL,
    "assessed_cents" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "posted_document_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "posted_document_tenant_id_source_id_idx" ON "posted_document"("tenant_id", "source_id");

SELECT wall.protect('posted_document', 'owned', 'insert-only');
ALTER TABLE posted_document ADD CONSTRAINT posted_document_family CHECK (family IN ('notice', 'invoice') AND kind IN ('advance', 'annual', 'correction')),
  ADD CONSTRAINT posted_document_assessed CHECK (assessed_cents = gross_cents - advances_cents);
