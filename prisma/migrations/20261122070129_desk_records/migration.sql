-- DropIndex
DROP INDEX "request_file_tenant_id_request_id_idx";

-- AlterTable
ALTER TABLE "request" DROP COLUMN "clock",
ADD COLUMN     "clock_paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "clock_started_at" TIMESTAMPTZ(3),
ADD COLUMN     "closing_cost_object" TEXT,
ADD COLUMN     "counted_version" INTEGER,
ADD COLUMN     "paused_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "target_working_days" INTEGER NOT NULL;

-- AlterTable
ALTER TABLE "request_entry" ADD COLUMN     "event" TEXT;

-- AlterTable
ALTER TABLE "request_file" ADD COLUMN     "by_shown" TEXT NOT NULL,
ADD COLUMN     "side" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "task" ALTER COLUMN "snoozed_until" SET DATA TYPE TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "time_entry" DROP COLUMN "status",
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "time_sheet" ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by" UUID;

-- CreateTable
CREATE TABLE "request_counter" (
    "tenant_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "request_counter_pkey" PRIMARY KEY ("tenant_id","year")
);

-- CreateIndex
CREATE INDEX "request_tenant_id_received_at_idx" ON "request"("tenant_id", "received_at");

-- CreateIndex
CREATE INDEX "request_tenant_id_duplicate_of_idx" ON "request"("tenant_id", "duplicate_of");

-- CreateIndex
CREATE UNIQUE INDEX "request_file_tenant_id_request_id_file_id_key" ON "request_file"("tenant_id", "request_id", "file_id");

-- CreateIndex
CREATE INDEX "time_entry_tenant_id_correction_of_idx" ON "time_entry"("tenant_id", "correction_of");

SELECT wall.protect('request_counter', 'owned');

-- What the desk's rules forbid, the tables forbid as well.
ALTER TABLE request
  ADD CONSTRAINT request_status CHECK (status IN ('awaitingApproval', 'open', 'inProgress', 'waiting', 'answered', 'closed', 'withdrawn', 'declined', 'duplicate')),
  ADD CONSTRAINT request_channel CHECK (channel IN ('portal', 'telephone', 'letter', 'mail')),
  ADD CONSTRAINT request_priority CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  ADD CONSTRAINT request_duplicate CHECK ((status = 'duplicate') = (duplicate_of IS NOT NULL) AND duplicate_of <> id),
  ADD CONSTRAINT request_over CHECK ((status IN ('closed', 'withdrawn', 'declined', 'duplicate')) = (closed_at IS NOT NULL)),
  ADD CONSTRAINT request_closed_with_cost_object CHECK (status <> 'closed' OR closing_cost_object IS NOT NULL OR closing_reason IS NOT NULL),
  ADD CONSTRAINT request_counts CHECK (reopen_count >= 0 AND paused_minutes >= 0 AND target_working_days >= 0);
ALTER TABLE request_entry
  ADD CONSTRAINT request_entry_kind CHECK (kind IN ('reply', 'note', 'event')),
  ADD CONSTRAINT request_entry_event CHECK ((kind = 'event') = (event IS NOT NULL)),
  ADD CONSTRAINT request_entry_reply_for_both CHECK (kind <> 'reply' OR audience = 'both'),
  ADD CONSTRAINT request_entry_note_for_one CHECK (kind <> 'note' OR audience <> 'both'),
  ADD CONSTRAINT request_entry_side CHECK (side IN ('centre', 'member', 'operator', 'service'));
ALTER TABLE request_file ADD CONSTRAINT request_file_side CHECK (side IN ('centre', 'member', 'operator', 'service'));
ALTER TABLE request_counter ADD CONSTRAINT request_counter_counts CHECK (last_number > 0);
ALTER TABLE task
  ADD CONSTRAINT task_status CHECK (status IN ('open', 'claimed', 'inProgress', 'onHold', 'done', 'cancelled')),
  ADD CONSTRAINT task_open_has_nobody CHECK (status <> 'open' OR assignee_user_id IS NULL),
  ADD CONSTRAINT task_held_has_somebody CHECK (status NOT IN ('claimed', 'inProgress', 'onHold', 'done') OR assignee_user_id IS NOT NULL);
ALTER TABLE time_entry DROP CONSTRAINT time_entry_minutes;
ALTER TABLE time_entry
  ADD CONSTRAINT time_entry_minutes CHECK (minutes BETWEEN 1 AND 1440 OR (minutes BETWEEN -1440 AND -1 AND correction_of IS NOT NULL)),
  ADD CONSTRAINT time_entry_kind CHECK (kind IN ('billable', 'internal')),
  ADD CONSTRAINT time_entry_internal_without_request CHECK (kind = 'billable' OR request_id IS NULL);
-- An entry is countered once, however many try.
CREATE UNIQUE INDEX time_entry_countered_once ON time_entry (tenant_id, correction_of) WHERE minutes < 0;
ALTER TABLE time_sheet
  ADD CONSTRAINT time_sheet_status CHECK (status IN ('open', 'signed', 'approved')),
  ADD CONSTRAINT time_sheet_two_people CHECK (approved_by IS NULL OR approved_by <> user_id),
  ADD CONSTRAINT time_sheet_signed CHECK ((status = 'open') = (signed_at IS NULL)),
  ADD CONSTRAINT time_sheet_approved CHECK ((status = 'approved') = (approved_at IS NOT NULL AND approved_by IS NOT NULL));
ALTER TABLE catalogue_service ADD CONSTRAINT catalogue_service_target CHECK (target_working_days BETWEEN 0 AND 250);
