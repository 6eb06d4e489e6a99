-- CreateTable
CREATE TABLE "repeat_decision" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "found" TEXT NOT NULL,
    "line_ids" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" JSONB NOT NULL,
    "decider_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "repeat_decision_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "repeat_decision_tenant_id_statement_id_day_decided_at_idx" ON "repeat_decision"("tenant_id", "statement_id", "day", "decided_at");

-- CreateIndex
CREATE INDEX "bank_line_booking_day_id_idx" ON "bank_line"("booking_day" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "repeat_decision" ADD CONSTRAINT "repeat_decision_tenant_id_statement_id_fkey" FOREIGN KEY ("tenant_id", "statement_id") REFERENCES "bank_statement"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE repeat_decision
  ADD CONSTRAINT repeat_decision_found CHECK (found IN ('same', 'another')),
  ADD CONSTRAINT repeat_decision_reason CHECK (btrim(reason) <> '');
-- What was found out stays as it was said; another finding is another row.
SELECT wall.protect('repeat_decision', 'owned', 'insert-only');
