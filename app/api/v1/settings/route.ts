import { route } from '@/lib/api/route';
import { getSettings } from '@/lib/services/people';

export const GET = route({}, (actor) => getSettings(actor));
