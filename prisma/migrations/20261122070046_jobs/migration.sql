-- What the worker needs beyond the wall: which associations there are, and the removal of what has expired. Both are functions of the
-- role that looks over the wall, and only the relay's role may call them; the application takes that role on for each call.
CREATE SCHEMA upkeep;
GRANT USAGE ON SCHEMA upkeep TO verbund_relay;
GRANT CREATE ON SCHEMA upkeep TO verbund_search;

CREATE FUNCTION upkeep.associations() RETURNS TABLE (association_id uuid, centre_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT id, tenant_id FROM public.association ORDER BY id $$;

-- Answers to mutations live as long as somebody may repeat one. The marks of what was handled must outlive the messages they belong to.
CREATE FUNCTION upkeep.remove_expired(at timestamptz, OUT keys bigint, OUT messages bigint, OUT marks bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM public.idempotency_key WHERE created_at < remove_expired.at - interval '2 days';
  GET DIAGNOSTICS keys = ROW_COUNT;
  DELETE FROM public.outbox_message WHERE sent_at < remove_expired.at - interval '30 days';
  GET DIAGNOSTICS messages = ROW_COUNT;
  DELETE FROM public.handled_message m WHERE m.at < remove_expired.at - interval '365 days';
  GET DIAGNOSTICS marks = ROW_COUNT;
END $$;

GRANT DELETE ON idempotency_key, outbox_message, handled_message TO verbund_search;
REVOKE ALL ON FUNCTION upkeep.associations(), upkeep.remove_expired(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION upkeep.associations(), upkeep.remove_expired(timestamptz) TO verbund_relay;
ALTER FUNCTION upkeep.associations() OWNER TO verbund_search;
ALTER FUNCTION upkeep.remove_expired(timestamptz) OWNER TO verbund_search;
REVOKE CREATE ON SCHEMA upkeep FROM verbund_search;
