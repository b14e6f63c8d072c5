import { expect, test } from 'vitest';

import { datadog } from './datadog';
import { importAll, inPieces } from './testing';

const incident = (attributes: object) => ({
  id: 'd1',
  type: 'incidents',
  attributes: {
    title: 'Payments fail',
    state: 'resolved',
    severity: 'SEV-2',
    customer_impacted: true,
    customer_impact_start: '2026-09-02T07:40:00+00:00',
    customer_impact_end: '2026-09-02T08:25:00+00:00',
    created: '2026-09-02T07:55:00+00:00',
    resolved: '2026-09-02T11:00:00+00:00',
    ...attributes,
  },
});
const read = (attributes: object) =>
  importAll(datadog, inPieces(JSON.stringify({ data: [incident(attributes)] })));

test('the customer impact is the window, whenever it was declared and resolved', async () =>
  expect(await read({})).toMatchObject({
    evidence: [
      {
        ref: 'd1',
        state: 'degraded',
        basis: 'observed',
        severity: 'SEV-2',
        title: 'Payments fail',
        start: { at: Date.UTC(2026, 8, 2, 7, 40) },
        end: { at: Date.UTC(2026, 8, 2, 8, 25) },
      },
    ],
    issues: [],
  }));

test.each([
  ['active', { state: 'active', customer_impact_end: null }],
  ['stable', { state: 'stable', customer_impact_end: null }],
  [
    'stable by a field of the organisation',
    { state: null, fields: { state: { value: 'stable' } }, customer_impact_end: null },
  ],
])('without an end it is open while %s', async (_, attributes) =>
  expect((await read(attributes)).evidence).toMatchObject([{ end: null }]),
);

test.each([
  ['resolved without an end', { customer_impact_end: null }, 'customer_impact_end'],
  ['an impact without a start', { customer_impact_start: null }, 'customer_impact_start'],
  ['an unknown state', { state: 'frozen' }, 'state'],
  [
    'an end before the start',
    { customer_impact_end: '2026-09-02T07:39:59Z' },
    'customer_impact_end',
  ],
  ['an unreadable end', { customer_impact_end: 'later' }, 'customer_impact_end'],
  [
    'no word on the customers but true or false',
    { customer_impacted: 'partly' },
    'attributes.customer_impacted',
  ],
])('%s is refused', async (_, attributes, field) => {
  const { evidence, issues } = await read(attributes);
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([{ field, severity: 'error' }]);
});

test.each([
  ['said so', { customer_impacted: false }],
  [
    'nothing told',
    { customer_impacted: null, customer_impact_start: null, customer_impact_end: null },
  ],
])('without customer impact, %s, it is a note', async (_, attributes) => {
  const { evidence, issues } = await read(attributes);
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([{ field: 'customer_impacted', severity: 'note' }]);
});

test('each service that it names has the window', async () => {
  const { evidence } = await read({
    severity: null,
    fields: {
      severity: { type: 'dropdown', value: 'SEV-1' },
      services: { type: 'autocomplete', value: ['payments', 'checkout', 'payments'] },
    },
  });
  expect(evidence).toMatchObject([
    { ref: 'd1:payments', service: 'payments', severity: 'SEV-1' },
    { ref: 'd1:checkout', service: 'checkout', severity: 'SEV-1' },
  ]);
});

test('a single incident reads as one of a list', async () => {
  const { evidence } = await importAll(datadog, inPieces(JSON.stringify({ data: incident({}) })));
  expect(evidence).toMatchObject([{ ref: 'd1', place: { path: '[0]' } }]);
});
