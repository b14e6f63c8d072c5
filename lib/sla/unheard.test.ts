import { describe, expect, test } from 'vitest';

import type { Commitment, CommitmentOf } from './commitment-format';
import type { CommunicationInput, WindowInput } from './evidence-format';
import { down, first, said, terms } from './golden/question';
import { isInvalidInput } from './invalid-input';

type Measure = CommitmentOf<'communication'>['measure'];

const promised = (measure: Measure): Commitment => ({
  id: 'word',
  kind: 'communication',
  measure,
  within: { n: 30, unit: 'minute' },
  remedies: [{ kind: 'flat', credit: { money: '50' } }],
});
const judged = (
  measure: Measure,
  windows: WindowInput[],
  unheard: string[],
  communications: CommunicationInput[] = [],
) => first(terms([promised(measure)]), windows, { evidence: { communications, unheard } });

const outage = down('02 10:00', '02 14:00', { id: 'A' });
const other = down('03 10:00', '03 14:00', { id: 'B' });

describe('a promise to speak, where it is not known what the vendor said of an outage', () => {
  test.each<[Measure]>([['first_notice'], ['update_interval'], ['restoration_notice'], ['rca']])(
    '%s waits for somebody and pays nothing',
    (measure) => {
      const found = judged(measure, [outage], ['A']);
      expect(found).toMatchObject({
        status: 'review',
        reasons: ['no_data'],
        measured: { seconds: null },
      });
      expect(found.credit).toBeUndefined();
      expect(found.trace.find(({ step }) => step === 'comparison')?.out).toEqual({ met: null });
    },
  );

  test('is broken by another outage of which it is known, and told with that one', () => {
    const words = [said('03 10:31', 'acknowledgement', 'B')];
    expect(judged('first_notice', [outage, other], ['A'], words)).toMatchObject({
      status: 'breached',
      measured: { seconds: 1860 },
      credit: { amount: '50.00' },
    });
  });

  test('waits where all that is known was in time', () => {
    const words = [said('03 10:30', 'acknowledgement', 'B')];
    expect(judged('first_notice', [outage, other], ['A'], words)).toMatchObject({
      status: 'review',
      measured: { seconds: null },
    });
  });

  test.each([
    ['kept where the whole outage was no longer than the silence allowed', '02 10:30', 'met', 1800],
    ['not known where it was a minute longer', '02 10:31', 'review', null],
  ])('%s', (_, end, status, seconds) =>
    expect(judged('update_interval', [down('02 10:00', end, { id: 'A' })], ['A'])).toMatchObject({
      status,
      measured: { seconds },
    }),
  );

  test('names windows that are given', () => {
    try {
      judged('first_notice', [outage], ['Z']);
      expect.unreachable();
    } catch (error) {
      expect(isInvalidInput(error) && error.issues).toMatchObject([{ path: 'evidence.unheard.0' }]);
    }
  });
});
