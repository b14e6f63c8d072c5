CREATE TABLE "catalog_checks" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entry" text NOT NULL,
	"terms_sha256" text NOT NULL,
	"against" text NOT NULL,
	"checked_on" date NOT NULL,
	"note" text,
	"checked_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_checks_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "catalog_checks_once" UNIQUE("organization_id","entry","terms_sha256","checked_on","checked_by","against")
);
--> statement-breakpoint
ALTER TABLE public.catalog_checks ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE public.catalog_checks FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_organization ON public.catalog_checks
  USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
