import { ErrorNote } from '@/components/layout/notices';

import { refusalText } from './faults';

/** A refusal beside the button that was pressed; nothing while there is none. */
export function Refusal({ error }: { error: unknown }) {
  return error ? <ErrorNote found={refusalText(error)} /> : null;
}
