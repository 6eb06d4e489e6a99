-- CreateTable
CREATE TABLE "agreement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "agreement_terms" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "service_family_codes" TEXT[],
    "concluded_on" DATE,
    "notice_months" INTEGER NOT NULL,
    "notice_given_on" DATE,
    "key_citations" JSONB NOT NULL,
    "vat_treatments" JSONB NOT NULL,
    "data_processing" JSONB,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),

    CONSTRAINT "agreement_terms_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "service_family" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name_de" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL,

    CONSTRAINT "service_family_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "catalogue_service" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "family_code" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name_de" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "description_de" TEXT NOT NULL,
    "description_en" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "target_working_days" INTEGER NOT NULL,
    "needs_agreement" BOOLEAN NOT NULL,
    "active" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "catalogue_service_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "request" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "service_id" UUID NOT NULL,
    "family_code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "channel" TEXT NOT NULL,
    "requester_user_id" UUID,
    "on_behalf_of" TEXT,
    "cost_unit" TEXT,
    "order_number" TEXT,
    "status" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "agreement_id" UUID,
    "duplicate_of" UUID,
    "reopen_count" INTEGER NOT NULL DEFAULT 0,
    "closing_reason" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "clock" JSONB NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "request_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by_user_id" UUID,
    "by_shown" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "request_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "task" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "request_id" UUID,
    "family_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "assignee_user_id" UUID,
    "assignee_shown" TEXT,
    "status" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "snoozed_until" DATE,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "time_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "request_id" UUID,
    "task_id" UUID,
    "family_code" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "person_shown" TEXT NOT NULL,
    "worked_on" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "activity" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "correction_of" UUID,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "time_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "time_sheet" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "reopen_reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "time_sheet_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "language" TEXT NOT NULL DEFAULT 'de',
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_counter" BIGINT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3),
    "stepped_up_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "account_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("account_id","code_hash")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" UUID NOT NULL,
    "account_key" TEXT NOT NULL,
    "address_key" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "security_event" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" UUID,
    "association_id" UUID,
    "detail" JSONB NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "security_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "tenant_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "association_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_account_id" UUID,
    "acting_tenant_id" UUID,
    "correlation_id" TEXT NOT NULL,
    "commitment" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("tenant_id","sequence")
);

-- CreateTable
CREATE TABLE "audit_value" (
    "tenant_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "salt" BYTEA NOT NULL,
    "content" TEXT,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_value_pkey" PRIMARY KEY ("tenant_id","sequence")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "tenant_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "cause_account_id" UUID,
    "correlation_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "handled_message" (
    "tenant_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "handler" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handled_message_pkey" PRIMARY KEY ("tenant_id","message_id","handler")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "tenant_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("tenant_id","account_id","key")
);

-- CreateTable
CREATE TABLE "long_command" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "step" TEXT,
    "outcome" JSONB,
    "failure" JSONB,
    "ordered_by" UUID,
    "ordered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "long_command_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "failed_job" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "job" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "failure" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL,
    "repeated_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "failed_job_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "audience" TEXT NOT NULL,
    "scan_state" TEXT NOT NULL DEFAULT 'unscanned',
    "uploaded_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant_key" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "wrapped" TEXT NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenant_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "link" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail_state" TEXT NOT NULL,
    "mail_sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "mail_record" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "notification_id" UUID,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_record_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "allocation_key" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "service_family_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "allocation_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "key_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "key_version" INTEGER NOT NULL,
    "parts" JSONB NOT NULL,
    "clause" TEXT NOT NULL,
    "resolution" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),
    "published_by" UUID,

    CONSTRAINT "key_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "pool" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "service_family_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key_id" UUID NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pool_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "pool_cost" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "label" TEXT NOT NULL,
    "voucher" TEXT,
    "reverses" UUID,
    "entered_by" UUID NOT NULL,
    "entered_by_user" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pool_cost_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "direct_charge" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "service_family_code" TEXT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "label" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "agreement_id" UUID,
    "reverses" UUID,
    "entered_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "direct_charge_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "reading" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "service_family_code" TEXT NOT NULL,
    "quantity" BIGINT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "known_at" TIMESTAMPTZ(3) NOT NULL,
    "source_type" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "source_version" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "reverses" UUID,
    "entered_by" UUID,

    CONSTRAINT "reading_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "reading_gate" (
    "tenant_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "frozen_by_run" UUID,
    "frozen_at" TIMESTAMPTZ(3),

    CONSTRAINT "reading_gate_pkey" PRIMARY KEY ("tenant_id","month")
);

-- CreateTable
CREATE TABLE "settlement_run" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "period_from" TEXT NOT NULL,
    "period_to" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "cut_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by" UUID NOT NULL,
    "made_by_user" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "released_by" UUID,
    "released_by_user" UUID,
    "release_session" UUID,
    "released_at" TIMESTAMPTZ(3),
    "input_hash" TEXT NOT NULL,
    "result_hash" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "proof" JSONB NOT NULL,
    "total_cents" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "settlement_run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "run_share" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "lineage" JSONB NOT NULL,

    CONSTRAINT "run_share_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "frozen_reading" (
    "tenant_id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,

    CONSTRAINT "frozen_reading_pkey" PRIMARY KEY ("tenant_id","reading_id")
);

-- CreateTable
CREATE TABLE "statement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "period_from" TEXT NOT NULL,
    "period_to" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "total_cents" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "result_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "explanation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "line_key" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "explanation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "association" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "staff_shown_as" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "association_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ags" TEXT,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "membership" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant_settings" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "requests_need_approval" BOOLEAN NOT NULL DEFAULT false,
    "office_calendar" JSONB NOT NULL,
    "cost_unit_hint" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "tenant_settings_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant_user" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "function_title" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'de',
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_user_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "scope_tenant_ids" UUID[],
    "service_family_codes" TEXT[],
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "granted_by" UUID,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deputy" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "deputy_user_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deputy_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "municipality" (
    "ags" TEXT NOT NULL,
    "ars" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "district_key" TEXT NOT NULL,
    "district_name" TEXT NOT NULL,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("ags")
);

-- CreateTable
CREATE TABLE "population" (
    "id" UUID NOT NULL,
    "ags" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "reference_date" DATE NOT NULL,
    "inhabitants" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),

    CONSTRAINT "population_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agreement_tenant_id_number_key" ON "agreement"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "agreement_terms_tenant_id_agreement_id_idx" ON "agreement_terms"("tenant_id", "agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_family_tenant_id_code_key" ON "service_family"("tenant_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "catalogue_service_tenant_id_code_key" ON "catalogue_service"("tenant_id", "code");

-- CreateIndex
CREATE INDEX "request_tenant_id_status_due_at_idx" ON "request"("tenant_id", "status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "request_tenant_id_number_key" ON "request"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "request_entry_tenant_id_request_id_at_idx" ON "request_entry"("tenant_id", "request_id", "at");

-- CreateIndex
CREATE INDEX "request_file_tenant_id_request_id_idx" ON "request_file"("tenant_id", "request_id");

-- CreateIndex
CREATE INDEX "task_tenant_id_status_due_at_idx" ON "task"("tenant_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "task_tenant_id_request_id_idx" ON "task"("tenant_id", "request_id");

-- CreateIndex
CREATE INDEX "task_tenant_id_assignee_user_id_status_idx" ON "task"("tenant_id", "assignee_user_id", "status");

-- CreateIndex
CREATE INDEX "time_entry_tenant_id_user_id_worked_on_idx" ON "time_entry"("tenant_id", "user_id", "worked_on");

-- CreateIndex
CREATE INDEX "time_entry_tenant_id_request_id_idx" ON "time_entry"("tenant_id", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "time_sheet_tenant_id_user_id_month_key" ON "time_sheet"("tenant_id", "user_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_attempt_account_key_at_idx" ON "sign_in_attempt"("account_key", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_address_key_at_idx" ON "sign_in_attempt"("address_key", "at");

-- CreateIndex
CREATE INDEX "security_event_at_idx" ON "security_event"("at");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_subject_type_subject_id_idx" ON "audit_entry"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_at_idx" ON "audit_entry"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "stored_file_tenant_id_sha256_idx" ON "stored_file"("tenant_id", "sha256");

-- CreateIndex
CREATE INDEX "notification_tenant_id_user_id_created_at_idx" ON "notification"("tenant_id", "user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "key_version_tenant_id_key_id_key_version_key" ON "key_version"("tenant_id", "key_id", "key_version");

-- CreateIndex
CREATE INDEX "pool_cost_tenant_id_pool_id_month_idx" ON "pool_cost"("tenant_id", "pool_id", "month");

-- CreateIndex
CREATE INDEX "direct_charge_tenant_id_occurred_on_idx" ON "direct_charge"("tenant_id", "occurred_on");

-- CreateIndex
CREATE INDEX "reading_tenant_id_occurred_on_idx" ON "reading"("tenant_id", "occurred_on");

-- CreateIndex
CREATE UNIQUE INDEX "reading_tenant_id_source_type_source_id_source_version_mete_key" ON "reading"("tenant_id", "source_type", "source_id", "source_version", "meter");

-- CreateIndex
CREATE UNIQUE INDEX "run_share_tenant_id_run_id_pool_id_member_id_key" ON "run_share"("tenant_id", "run_id", "pool_id", "member_id");

-- CreateIndex
CREATE INDEX "frozen_reading_tenant_id_run_id_idx" ON "frozen_reading"("tenant_id", "run_id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_tenant_id_run_id_key" ON "statement"("tenant_id", "run_id");

-- CreateIndex
CREATE UNIQUE INDEX "explanation_tenant_id_statement_id_line_key_key" ON "explanation"("tenant_id", "statement_id", "line_key");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_tenant_id_slug_key" ON "tenant"("tenant_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_tenant_id_ags_key" ON "tenant"("tenant_id", "ags");

-- CreateIndex
CREATE INDEX "membership_tenant_id_member_id_idx" ON "membership"("tenant_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_user_tenant_id_account_id_key" ON "tenant_user"("tenant_id", "account_id");

-- CreateIndex
CREATE INDEX "role_grant_tenant_id_user_id_idx" ON "role_grant"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "population_ags_basis_idx" ON "population"("ags", "basis");

-- AddForeignKey
ALTER TABLE "agreement_terms" ADD CONSTRAINT "agreement_terms_tenant_id_agreement_id_fkey" FOREIGN KEY ("tenant_id", "agreement_id") REFERENCES "agreement"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "request_entry" ADD CONSTRAINT "request_entry_tenant_id_request_id_fkey" FOREIGN KEY ("tenant_id", "request_id") REFERENCES "request"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "request_file" ADD CONSTRAINT "request_file_tenant_id_request_id_fkey" FOREIGN KEY ("tenant_id", "request_id") REFERENCES "request"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "key_version" ADD CONSTRAINT "key_version_tenant_id_key_id_fkey" FOREIGN KEY ("tenant_id", "key_id") REFERENCES "allocation_key"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "pool_cost" ADD CONSTRAINT "pool_cost_tenant_id_pool_id_fkey" FOREIGN KEY ("tenant_id", "pool_id") REFERENCES "pool"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "tenant_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The wall
SELECT wall.protect('agreement', 'owned');
SELECT wall.protect('agreement_terms', 'owned');
SELECT wall.protect('service_family', 'published');
SELECT wall.protect('catalogue_service', 'published');
SELECT wall.protect('request', 'owned');
SELECT wall.protect('request_entry', 'owned', 'audience');
SELECT wall.protect('request_file', 'owned', 'audience');
SELECT wall.protect('task', 'owned');
SELECT wall.protect('time_entry', 'owned');
SELECT wall.protect('time_sheet', 'owned');
SELECT wall.protect('account', 'identity');
SELECT wall.protect('session', 'identity');
SELECT wall.protect('recovery_code', 'identity');
SELECT wall.protect('invitation', 'identity');
SELECT wall.protect('sign_in_attempt', 'identity');
SELECT wall.protect('security_event', 'identity');
SELECT wall.protect('audit_entry', 'owned', 'insert-only');
SELECT wall.protect('audit_value', 'owned');
SELECT wall.protect('audit_head', 'owned');
SELECT wall.protect('outbox_message', 'owned', 'relay');
SELECT wall.protect('handled_message', 'owned');
SELECT wall.protect('idempotency_key', 'owned');
SELECT wall.protect('long_command', 'owned');
SELECT wall.protect('failed_job', 'owned');
SELECT wall.protect('stored_file', 'owned', 'audience');
SELECT wall.protect('tenant_key', 'owned');
SELECT wall.protect('notification', 'owned');
SELECT wall.protect('mail_record', 'owned');
SELECT wall.protect('allocation_key', 'published');
SELECT wall.protect('key_version', 'published');
SELECT wall.protect('pool', 'owned');
SELECT wall.protect('pool_cost', 'owned', 'insert-only');
SELECT wall.protect('direct_charge', 'owned', 'insert-only');
SELECT wall.protect('reading', 'owned', 'insert-only');
SELECT wall.protect('reading_gate', 'owned');
SELECT wall.protect('settlement_run', 'owned');
SELECT wall.protect('run_share', 'owned', 'insert-only');
SELECT wall.protect('frozen_reading', 'owned', 'insert-only');
SELECT wall.protect('statement', 'owned', 'insert-only');
SELECT wall.protect('explanation', 'owned', 'insert-only');
SELECT wall.protect('association', 'published');
SELECT wall.protect('tenant', 'published');
SELECT wall.protect('membership', 'published');
SELECT wall.protect('tenant_settings', 'owned');
SELECT wall.protect('tenant_user', 'owned');
SELECT wall.protect('role_grant', 'owned');
SELECT wall.protect('deputy', 'owned');
SELECT wall.protect('municipality', 'reference');
SELECT wall.protect('population', 'reference');

-- Bitemporal rows: for one thing, no two rows are valid on the same day and known at the same time.
ALTER TABLE membership ADD CONSTRAINT membership_bitemporal EXCLUDE USING gist
  (tenant_id WITH =, member_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&, tstzrange(known_from, known_to) WITH &&);
ALTER TABLE population ADD CONSTRAINT population_bitemporal EXCLUDE USING gist
  (ags WITH =, basis WITH =, tstzrange(known_from, known_to) WITH &&);
ALTER TABLE key_version ADD CONSTRAINT key_version_bitemporal EXCLUDE USING gist
  (tenant_id WITH =, key_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&, tstzrange(known_from, known_to) WITH &&);
ALTER TABLE agreement_terms ADD CONSTRAINT agreement_terms_bitemporal EXCLUDE USING gist
  (tenant_id WITH =, agreement_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&, tstzrange(known_from, known_to) WITH &&);

-- What a rule in code forbids, the table forbids as well.
ALTER TABLE association ADD CONSTRAINT association_is_its_own CHECK (association_id = id),
  ADD CONSTRAINT association_staff_shown_as CHECK (staff_shown_as IN ('name', 'function'));
ALTER TABLE tenant ADD CONSTRAINT tenant_kind CHECK (kind IN ('centre', 'member')),
  ADD CONSTRAINT tenant_member_is_municipality CHECK ((kind = 'centre') = (tenant_id = id)),
  ADD CONSTRAINT tenant_ags CHECK (ags ~ '^[0-9]{8}$');
ALTER TABLE membership ADD CONSTRAINT membership_dates CHECK (valid_to IS NULL OR valid_to >= valid_from);
ALTER TABLE role_grant ADD CONSTRAINT role_grant_dates CHECK (valid_to IS NULL OR valid_to >= valid_from);
ALTER TABLE deputy ADD CONSTRAINT deputy_is_another CHECK (user_id <> deputy_user_id), ADD CONSTRAINT deputy_dates CHECK (valid_to >= valid_from);
ALTER TABLE long_command ADD CONSTRAINT long_command_state CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled'));
ALTER TABLE stored_file ADD CONSTRAINT stored_file_audience CHECK (audience IN ('both', 'centre', 'member'));
ALTER TABLE request_entry ADD CONSTRAINT request_entry_audience CHECK (audience IN ('both', 'centre', 'member'));
ALTER TABLE request_file ADD CONSTRAINT request_file_audience CHECK (audience IN ('both', 'centre', 'member'));
ALTER TABLE notification ADD CONSTRAINT notification_mail_state CHECK (mail_state IN ('none', 'waiting', 'sent', 'failed'));
ALTER TABLE time_entry ADD CONSTRAINT time_entry_minutes CHECK (minutes BETWEEN 1 AND 1440);
ALTER TABLE pool_cost ADD CONSTRAINT pool_cost_kind CHECK (kind IN ('staff', 'material', 'overhead')), ADD CONSTRAINT pool_cost_amount CHECK (amount_cents <> 0);
ALTER TABLE settlement_run ADD CONSTRAINT settlement_run_status CHECK (status IN ('preview', 'released', 'discarded')),
  ADD CONSTRAINT settlement_run_two_people CHECK (released_by IS NULL OR released_by <> made_by),
  ADD CONSTRAINT settlement_run_released CHECK ((status = 'released') = (released_by IS NOT NULL AND released_at IS NOT NULL));
-- A released run stays as it is.
CREATE FUNCTION wall.refuse_change_of_released_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'released' THEN RAISE EXCEPTION 'a released run is not changed' USING ERRCODE = '23514', CONSTRAINT = 'settlement_run_frozen'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_run_frozen BEFORE UPDATE ON settlement_run FOR EACH ROW EXECUTE FUNCTION wall.refuse_change_of_released_run();

-- A number is drawn once in a tenant; the sequence lives with its tenant so that the tables can be distributed.
CREATE UNIQUE INDEX outbox_waiting ON outbox_message (tenant_id, id) WHERE sent_at IS NULL;

-- Progress and news to the browser: ids only; who hears of it reads again under his own permissions.
CREATE FUNCTION wall.tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('verbund', json_build_object('topic', TG_ARGV[0], 'tenantId', NEW.tenant_id, 'id', NEW.id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER long_command_tells AFTER INSERT OR UPDATE ON long_command FOR EACH ROW EXECUTE FUNCTION wall.tell_change('longCommand');
CREATE TRIGGER notification_tells AFTER INSERT OR UPDATE ON notification FOR EACH ROW EXECUTE FUNCTION wall.tell_change('notification');
CREATE TRIGGER outbox_tells AFTER INSERT ON outbox_message FOR EACH ROW EXECUTE FUNCTION wall.tell_change('outbox');
