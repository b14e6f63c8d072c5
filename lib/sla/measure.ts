import type { Question } from './assess-input';
import { measureChronic } from './chronic';
import type { Commitment } from './commitment-format';
import { measureCommunication } from './communication';
import { measureAvailability } from './measure-availability';
import type { Measurement } from './measurement';
import { measureRestoration } from './restoration';
import type { Setting } from './setting';

/** Measures a commitment of any kind; `path` is its place in the terms, for the trace. */
export function measure(
  setting: Setting,
  question: Question,
  commitment: Commitment,
  path: string,
): Measurement {
  switch (commitment.kind) {
    case 'availability':
      return measureAvailability(setting, commitment, path);
    case 'restoration':
      return measureRestoration(setting, commitment, path);
    case 'communication':
      return measureCommunication(setting, commitment, path);
    case 'chronic':
      return measureChronic(setting, question, commitment, path, (at, named) =>
        measure(at, question, named, path),
      );
  }
}
