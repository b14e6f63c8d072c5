import { describe, expect, test } from 'vitest';

import type { Sourced } from './outage';
import type { ReconcileInput } from './reconcile';
import { ASKED, MINUTE, about, admits, at, decide, run, says, seen, watched } from './scenario';

describe('conflicts', () => {
  const found = (evidence: readonly Sourced[], given: Partial<ReconcileInput> = {}) =>
    run(evidence, given).conflicts.map(({ kind, ms, settled, evidenceIds }) => [
      kind,
      ms / MINUTE,
      settled,
      evidenceIds.join(' '),
    ]);
  const vendor = admits('v', '10:10', '10:30');
  test.each<[string, readonly Sourced[], Partial<ReconcileInput>, ReturnType<typeof found>]>([
    ['both say the same', [vendor, seen('c', '10:10', '10:30')], {}, []],
    [
      'the start differs',
      [vendor, seen('c', '10:00', '10:30')],
      {},
      [['start_differs', 10, false, 'v c']],
    ],
    [
      'the end differs',
      [vendor, seen('c', '10:10', '10:35')],
      {},
      [['end_differs', 5, false, 'v c']],
    ],
    [
      'the first and the last fact of each side count',
      [vendor, seen('c', '10:00', '10:20'), seen('d', '10:20', '10:40')],
      {},
      [
        ['start_differs', 10, false, 'v c'],
        ['end_differs', 10, false, 'v d'],
      ],
    ],
    ['a rough edge that fits is none', [vendor, seen('c', about('10:20'), '10:30')], {}, []],
    ['a rough edge at its limit still fits', [vendor, seen('c', about('10:25'), '10:30')], {}, []],
    [
      'a rough edge that cannot fit',
      [vendor, seen('c', about('10:26'), '10:30')],
      {},
      [['start_differs', 16, false, 'v c']],
    ],
    [
      'a difference within tolerance is none',
      [vendor, seen('c', '10:08', '10:30')],
      { toleranceMs: 2 * MINUTE },
      [],
    ],
    [
      'a difference beyond it',
      [vendor, seen('c', '10:08', '10:30')],
      { toleranceMs: 2 * MINUTE - 1 },
      [['start_differs', 2, false, 'v c']],
    ],
    [
      'one still runs',
      [vendor, seen('c', '10:10', null)],
      {},
      [['end_differs', 750, false, 'v c']],
    ],
    ['both still run', [admits('v', '10:10', null), seen('c', '10:10', null)], {}, []],
    [
      'a person has decided on one of the facts',
      [vendor, seen('c', '10:00', '10:30')],
      { decisions: [decide('c', 'include')] },
      [['start_differs', 10, true, 'v c']],
    ],
    [
      'the vendor is silent',
      [seen('c', '10:00', '10:30'), seen('d', '10:20', '10:40')],
      {},
      [['vendor_silent', 40, false, 'c d']],
    ],
    [
      'silence is settled once nothing is disputed',
      [seen('c', '10:00', '10:30'), seen('d', '10:20', '10:40')],
      { decisions: [decide('c', 'include'), decide('d', 'include')] },
      [['vendor_silent', 40, true, 'c d']],
    ],
    [
      'and not before',
      [seen('c', '10:00', '10:30'), seen('d', '10:20', '10:40')],
      { decisions: [decide('c', 'include')] },
      [['vendor_silent', 40, false, 'c d']],
    ],
    [
      'we watched and saw it up',
      [vendor, watched('w', '09:00', '10:25')],
      {},
      [['not_seen_by_us', 15, false, 'v w']],
    ],
    ['nobody watched', [vendor, watched('w', '09:00', '10:10')], {}, []],
    [
      'somebody else watched',
      [vendor, watched('w', '09:00', '10:25', { party: 'third_party' })],
      {},
      [],
    ],
    [
      'we watched another service',
      [vendor, watched('w', '09:00', '10:25', { serviceId: 'web' })],
      {},
      [],
    ],
    [
      'we saw part of it as a fault of the whole vendor',
      [vendor, watched('w', '09:00', '12:00'), seen('c', '10:00', '10:20', { serviceId: null })],
      {},
      [
        ['not_admitted', 20, false, 'c'],
        ['not_seen_by_us', 10, false, 'v w'],
      ],
    ],
    [
      'we saw a service down while the vendor admits a fault of the whole',
      [
        admits('v', '10:10', '10:30', { serviceId: null }),
        watched('w', '09:00', '12:00'),
        seen('c', '10:10', '10:30'),
      ],
      {},
      [],
    ],
    [
      'the vendor admits only a part of what we saw, and of the whole instead of the service',
      [admits('v', '10:20', '10:40', { serviceId: null }), seen('c', '10:00', '10:50')],
      {},
      [['not_admitted', 30, false, 'c']],
    ],
    [
      'of such minutes, those within tolerance are no conflict',
      [admits('v', '10:05', '10:40', { serviceId: null }), seen('c', '10:00', '10:45')],
      { toleranceMs: 5 * MINUTE },
      [],
    ],
    [
      'and those beyond it are',
      [admits('v', '10:05', '10:40', { serviceId: null }), seen('c', '10:00', '10:46')],
      { toleranceMs: 5 * MINUTE },
      [['not_admitted', 6, false, 'c']],
    ],
    [
      'the vendor speaks of it and tells no times',
      [says('s', '10:10'), seen('c', '10:00', '10:30'), seen('d', '10:20', '10:40')],
      {},
      [['not_admitted', 40, false, 'c d']],
    ],
    [
      'one of two facts is decided: the rest is still in dispute',
      [says('s', '10:10'), seen('c', '10:00', '10:30'), seen('d', '10:20', '10:40')],
      { decisions: [decide('c', 'include')] },
      [['not_admitted', 10, false, 'c d']],
    ],
    [
      'both are decided: nothing is disputed',
      [says('s', '10:10'), seen('c', '10:00', '10:30'), seen('d', '10:20', '10:40')],
      { decisions: [decide('c', 'include'), decide('d', 'include')] },
      [],
    ],
  ])('%s', (_, evidence, given, expected) => expect(found(evidence, given)).toEqual(expected));

  test.each<[string, readonly Sourced[], ReturnType<typeof found>]>([
    [
      'one still runs, and the other ends after the moment asked',
      [admits('v', '22:00', '23:30'), seen('c', '22:00', null)],
      [['end_differs', 0, false, 'v c']],
    ],
    [
      'only the watches in question are named',
      [
        vendor,
        watched('before', '09:00', '10:10'),
        watched('within', '10:25', '10:30'),
        watched('after', '10:20', '11:00', { serviceId: 'web' }),
        watched('next', '10:30', '11:00'),
        watched('web', '09:00', '11:00', { serviceId: 'web' }),
      ],
      [['not_seen_by_us', 5, false, 'v within']],
    ],
    [
      'what a third party saw is not seen by us',
      [
        vendor,
        watched('w', '10:00', '11:00'),
        seen('t', '10:10', '10:30', { party: 'third_party', serviceId: null }),
      ],
      [
        ['not_admitted', 20, false, 't'],
        ['not_seen_by_us', 20, false, 'v w'],
      ],
    ],
  ])('%s', (_, evidence, expected) => expect(found(evidence)).toEqual(expected));

  test('the time in question is given', () =>
    expect(run([vendor, seen('c', '10:00', null)]).conflicts).toMatchObject([
      { window: { start: at('10:00'), end: at('10:10') }, outageId: 'c', serviceId: 'api' },
      { window: { start: at('10:30'), end: ASKED } },
    ]));
});
