import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The columns that every tenant table shares. Ids are uuidv7, made in the app. */
export const organizationId = () => uuid('organization_id').notNull();
export const id = () => uuid().notNull();
export const instant = (name: string) => timestamp(name, { withTimezone: true });
export const createdAt = () => instant('created_at').notNull().defaultNow();

export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});
