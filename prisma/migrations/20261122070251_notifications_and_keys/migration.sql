-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "mail_failure" TEXT;

-- CreateTable
CREATE TABLE "notification_preference" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "mail" TEXT NOT NULL,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("tenant_id","user_id","topic")
);

SELECT wall.protect('notification_preference', 'owned');
ALTER TABLE notification_preference ADD CONSTRAINT notification_preference_mail CHECK (mail IN ('atOnce', 'off'));

-- The same notification leaves one mail, however often its delivery is repeated.
CREATE UNIQUE INDEX mail_record_once ON mail_record (tenant_id, notification_id) WHERE notification_id IS NOT NULL;
CREATE INDEX notification_unread ON notification (tenant_id, user_id) WHERE read_at IS NULL;

-- At most one key of a tenant encrypts; of two processes that make the first one, one is first.
CREATE UNIQUE INDEX tenant_key_active ON tenant_key (tenant_id) WHERE retired_at IS NULL;

-- The values behind the audit chain may be erased and not altered; what was erased stays erased.
CREATE FUNCTION wall.refuse_change_of_audit_value() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'verbund_app' THEN RETURN NEW; END IF;
  IF NEW.tenant_id <> OLD.tenant_id OR NEW.sequence <> OLD.sequence OR NEW.content IS NOT NULL OR NEW.erased_at IS NULL OR OLD.content IS NULL
  THEN RAISE EXCEPTION 'values of the audit are erased or kept' USING ERRCODE = '23514', CONSTRAINT = 'audit_value_erased_or_kept'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_value_erased_or_kept BEFORE UPDATE ON audit_value FOR EACH ROW EXECUTE FUNCTION wall.refuse_change_of_audit_value();

-- Refused sign-ins and actions of the association in whose name the transaction reads: of its own bodies and of accounts that have a user in it.
CREATE FUNCTION wall.security_events(before timestamptz, wanted_kind text, wanted integer)
  RETURNS TABLE (id uuid, kind text, account_id uuid, account_name text, detail jsonb, count integer, at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$
  WITH here AS (SELECT nullif(current_setting('app.association', true), '')::uuid AS id),
  people AS (
    SELECT DISTINCT ON (u.account_id) u.account_id, u.name FROM public.tenant_user u
    JOIN public.tenant t ON t.id = u.tenant_id JOIN here ON here.id = t.association_id ORDER BY u.account_id, u.created_at DESC)
  SELECT e.id, e.kind, e.account_id, p.name, e.detail, e.count, e.at FROM public.security_event e
  CROSS JOIN here LEFT JOIN people p ON p.account_id = e.account_id
  WHERE (e.association_id = here.id OR (e.association_id IS NULL AND p.account_id IS NOT NULL))
    AND (before IS NULL OR e.at < before) AND (wanted_kind IS NULL OR e.kind = wanted_kind)
  ORDER BY e.at DESC, e.id DESC LIMIT least(wanted, 200)
$$;

-- Which migrations the database has seen, for the page of the system.
CREATE FUNCTION wall.applied_migrations() RETURNS TABLE (name text, finished_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$
BEGIN
  RETURN QUERY SELECT m.migration_name::text, m.finished_at FROM public._prisma_migrations m
    WHERE m.finished_at IS NOT NULL AND m.rolled_back_at IS NULL ORDER BY m.migration_name DESC;
END $$;
DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN GRANT SELECT ON public._prisma_migrations TO verbund_search; END IF;
END $$;

REVOKE ALL ON FUNCTION wall.security_events(timestamptz, text, integer), wall.applied_migrations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wall.security_events(timestamptz, text, integer), wall.applied_migrations() TO verbund_app;
GRANT CREATE ON SCHEMA wall TO verbund_search;
ALTER FUNCTION wall.security_events(timestamptz, text, integer) OWNER TO verbund_search;
ALTER FUNCTION wall.applied_migrations() OWNER TO verbund_search;
REVOKE CREATE ON SCHEMA wall FROM verbund_search;
