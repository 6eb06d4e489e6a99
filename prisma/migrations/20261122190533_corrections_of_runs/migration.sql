-- AlterTable
ALTER TABLE "statement" ADD COLUMN     "reason" TEXT;

ALTER TABLE statement DROP CONSTRAINT statement_correction,
  ADD CONSTRAINT statement_correction CHECK ((kind = 'correction') = (corrects_run_id IS NOT NULL) AND (kind = 'correction') = (reason IS NOT NULL));
-- One correction of a run waits at a time: the next one goes on from what it charges.
CREATE UNIQUE INDEX settlement_run_one_correction ON settlement_run (tenant_id, corrects_run_id) WHERE kind = 'correction' AND status = 'preview';
