import { bootstrapRoute } from '@/lib/api/bootstrap-route';
import { bootstrap } from '@/lib/services/bootstrap';

/** Only for the launcher, which holds the token of this start. */
export const POST = bootstrapRoute(bootstrap);
