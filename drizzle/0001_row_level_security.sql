-- Every table with an organization_id answers only to the organisation that the transaction names.
-- FORCE binds the owner too, so that one role may both migrate and serve. Without a name nothing is
-- visible: current_setting(…, true) is null or '' then, and nullif turns both into "no organisation".
DO $$
DECLARE
  table_name text;
BEGIN
  FOR table_name IN
    SELECT c.relname
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
    WHERE c.relkind = 'r'
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
      'CREATE POLICY of_organization ON public.%I
         USING (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)
         WITH CHECK (organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid)',
      table_name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- A request with an API key does not know its organisation yet: it may see the one row whose hash it brings.
CREATE POLICY by_hash ON public.api_keys FOR SELECT
  USING (hash = nullif(current_setting('app.api_key_hash', true), ''));
--> statement-breakpoint
CREATE FUNCTION public.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON public.audit_log
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
--> statement-breakpoint
CREATE FUNCTION public.refuse_change_of_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.frozen IS NOT NULL AND (
    NEW.frozen IS DISTINCT FROM OLD.frozen OR NEW.draft IS DISTINCT FROM OLD.draft
    OR NEW.amount_minor IS DISTINCT FROM OLD.amount_minor OR NEW.view IS DISTINCT FROM OLD.view
    OR NEW.frozen_sha256 IS DISTINCT FROM OLD.frozen_sha256
    OR NEW.submitted_at IS DISTINCT FROM OLD.submitted_at
  ) THEN
    RAISE EXCEPTION 'A submitted claim does not change';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER claims_frozen BEFORE UPDATE ON public.claims
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change_of_submitted();
--> statement-breakpoint
CREATE TRIGGER claim_documents_frozen BEFORE UPDATE OR DELETE ON public.claim_documents
  FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
