import { describe, expect, test } from 'vitest';

import { MINUTE, admits, run, seen, watched } from './scenario';

describe('coverage', () => {
  test('what no customer source watched, and none saw down, is unobserved', () => {
    const { outages } = run([
      admits('v', '10:00', '11:00'),
      seen('c', '10:50', '10:55'), //                          seen down, though nobody says to watch
      watched('w', '09:00', '10:20'), //                       20 min watched
      watched('x', '10:30', '10:40', { serviceId: null }), //  10 min
      watched('y', '10:40', '10:45', { serviceId: 'web' }),
      watched('z', '10:00', '11:00', { party: 'third_party' }),
    ]);
    // 10:20–10:30, 10:40–10:50, 10:55–11:00
    expect(outages).toMatchObject([{ unobservedMs: 25 * MINUTE }]);
    expect(outages[0]?.unobserved).toHaveLength(3);
  });

  test('is not asked for where no customer source tells it', () =>
    expect(
      run([admits('v', '10:00', '11:00'), watched('z', '10:00', '11:00', { party: 'vendor' })])
        .outages,
    ).toMatchObject([{ unobserved: null, unobservedMs: null }]));
});
