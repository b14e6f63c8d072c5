CREATE TABLE "groupings" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"action" text NOT NULL,
	"evidence_ids" uuid[] NOT NULL,
	"reason" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_by" text,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "groupings_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "groupings" ADD CONSTRAINT "groupings_vendor" FOREIGN KEY ("organization_id","vendor_id") REFERENCES "public"."vendors"("organization_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE public.groupings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE public.groupings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_organization ON public.groupings
  USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
