-- AlterTable
ALTER TABLE "instalment_plan" ADD COLUMN     "released_by" UUID,
ADD COLUMN     "released_by_user" UUID;

-- AlterTable
ALTER TABLE "issuer_profile" ADD COLUMN     "released_by" UUID,
ADD COLUMN     "released_by_user" UUID;

-- AlterTable
ALTER TABLE "member_credit" ADD COLUMN     "plan_id" UUID;

-- CreateTable
CREATE TABLE "issuer_change" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "profile" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "proposed_by" UUID,
    "proposed_by_user" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_by_user" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "issuer_change_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account_order" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "proposed_by" UUID,
    "proposed_by_user" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_by_user" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "account_order_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "account_order_tenant_id_status_idx" ON "account_order"("tenant_id", "status");

-- AddForeignKey
ALTER TABLE "member_credit" ADD CONSTRAINT "member_credit_tenant_id_plan_id_fkey" FOREIGN KEY ("tenant_id", "plan_id") REFERENCES "instalment_plan"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- One order may wait for each plan, credit or claim, and one change of the issuer.
CREATE UNIQUE INDEX account_order_waiting ON account_order (tenant_id, kind, subject) WHERE status = 'proposed';
CREATE UNIQUE INDEX issuer_change_waiting ON issuer_change (tenant_id) WHERE status = 'proposed';

SELECT wall.protect('account_order', 'owned');
SELECT wall.protect('issuer_change', 'owned');

-- Two users of one account are one person.
ALTER TABLE account_order ADD CONSTRAINT account_order_kind CHECK (kind IN ('plan', 'payout', 'deferral') AND btrim(subject) <> ''),
  ADD CONSTRAINT account_order_status CHECK (status IN ('proposed', 'released', 'discarded') AND (status = 'proposed') = (decided_at IS NULL)),
  ADD CONSTRAINT account_order_two_people CHECK (status <> 'released' OR (decided_by_user IS NOT NULL AND decided_by_user <> proposed_by_user
    AND (decided_by IS NULL OR decided_by IS DISTINCT FROM proposed_by)));
ALTER TABLE issuer_change ADD CONSTRAINT issuer_change_status CHECK (status IN ('proposed', 'released', 'discarded') AND (status = 'proposed') = (decided_at IS NULL)),
  ADD CONSTRAINT issuer_change_two_people CHECK (status <> 'released' OR (decided_by_user IS NOT NULL AND decided_by_user <> proposed_by_user
    AND (decided_by IS NULL OR decided_by IS DISTINCT FROM proposed_by)));

-- What was entered before there had to be a second person names none.
ALTER TABLE instalment_plan ADD CONSTRAINT instalment_plan_two_people CHECK (released_by_user IS NULL OR (released_by_user IS DISTINCT FROM entered_by_user
  AND (released_by IS NULL OR released_by IS DISTINCT FROM entered_by)));
ALTER TABLE issuer_profile ADD CONSTRAINT issuer_profile_two_people CHECK (released_by_user IS NULL OR (released_by_user IS DISTINCT FROM entered_by_user
  AND (released_by IS NULL OR released_by IS DISTINCT FROM entered_by)));
