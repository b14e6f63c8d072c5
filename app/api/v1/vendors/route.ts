import { route } from '@/lib/api/route';
import { vendorInput } from '@/lib/api/wire/vendors';
import { createVendor, listVendors } from '@/lib/services/vendors';

export const GET = route({}, (actor) => listVendors(actor));
export const POST = route({ body: vendorInput }, (actor, { body }) => createVendor(actor, body));
