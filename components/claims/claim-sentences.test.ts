import { describe, expect, test } from 'vitest';

import type { ClaimReport } from '@/lib/api/wire/claims';
import { draftClaim } from '@/lib/sla/claim';
import { type ClaimDraft, claimDraftSchema } from '@/lib/sla/claim-draft';
import { meridianClaim } from '@/lib/sla/fixtures/meridian-claim';

import { checksSummary, checkState, missingChecks, repairOf } from './check-rows';
import { claimTitle, ownMinutesSentence, promiseOf, sendSentence } from './claim-sentences';
import { deadlineRows, fatalStep, instantOf, localInput } from './deadline-rows';

const ID = '0198c5f0-0000-7000-8000-000000000000';
const meridian = draftClaim(meridianClaim);
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

function report(over: Partial<ClaimReport['claim']> = {}, draft: ClaimDraft = meridian) {
  const claim: ClaimReport['claim'] = {
    id: ID,
    number: 3,
    vendor: { id: ID, name: 'Meridian Voice' },
    contract: { id: ID, name: 'MV-2024-117' },
    period: '2026-10',
    view: 'agreed',
    status: 'draft',
    amountMinor: 1_205_000,
    recoveredMinor: 0,
    currency: 'USD',
    claimBy: '2026-11-30',
    daysLeft: 8,
    submittedAt: null,
    outcomeNote: null,
    frozenSha256: null,
    submittedBy: null,
    ...over,
  };
  const rest = { steps: [], outdated: false, trace: [], assessmentId: ID, documents: [] };
  return { ...rest, claim, draft, timeZone: draft.timeZone } satisfies ClaimReport;
}

const draftWith = (over: Partial<ClaimDraft>) => claimDraftSchema.parse({ ...meridian, ...over });
const late = meridian.deadlines.map((one) => ({ ...one, daysLeft: -2 }));
const submittedAt = '2026-11-24T15:00:00Z';

describe('the title', () => {
  test.each<[string, ClaimReport, string]>([
    ['a draft', report(), 'Claim USD 12,050.00, received by Monday 30 November'],
    [
      'a missed draft',
      report({}, draftWith({ deadlines: late })),
      'USD 12,050.00, not claimed by Monday 30 November: missed',
    ],
    ['no deadline', report({}, draftWith({ deadlines: [] })), 'Claim USD 12,050.00'],
    [
      'a view that pays nothing',
      report({}, draftWith({ claimedAmount: { amount: '0.00', currency: 'USD' } })),
      'Nothing is owed in this view',
    ],
    [
      'submitted',
      report({ status: 'submitted', submittedAt }),
      'USD 12,050.00 claimed on Tuesday 24 November 2026',
    ],
    [
      'paid in part',
      report({ status: 'partly_accepted', recoveredMinor: 482_000 }),
      'USD 4,820.00 recovered of USD 12,050.00 claimed',
    ],
    ['declined', report({ status: 'declined' }), 'USD 12,050.00 claimed, and declined'],
  ])('%s', (_name, given, expected) => {
    expect(plain(claimTitle(given))).toBe(expected);
  });
});

describe('a submitted claim that nobody recorded as sent', () => {
  const step = { step: 'claim', doneAt: submittedAt, reference: null, channel: null };
  const elsewhere = draftWith({ channel: { ...meridian.channel, address: undefined } });
  test.each<[string, Parameters<typeof sendSentence>[0], RegExp | null]>([
    [
      'says that it must be sent, by when, and to whom',
      report({ status: 'submitted', submittedAt }),
      /^Makegood sends nothing: .* received by Monday 30 November at \S+\. .*Deadlines\.$/,
    ],
    [
      'or only by when',
      report({ status: 'submitted', submittedAt }, elsewhere),
      /received by Monday 30 November\. /,
    ],
    ['a draft is not sent', report(), null],
    ['one that was answered was sent', report({ status: 'declined', submittedAt }), null],
    [
      'nor one whose step is recorded',
      { ...report({ status: 'submitted', submittedAt }), steps: [step] },
      null,
    ],
  ])('%s', (_name, given, expected) => {
    const text = plain(sendSentence(given));
    if (expected === null) expect(text).toBeUndefined();
    else expect(text).toMatch(expected);
  });
});

describe('a step before the claim without which the credit is lost', () => {
  const [ticket, ...others] = meridian.deadlines;
  const withTicket = (over: object) =>
    draftWith({
      deadlines: ticket
        ? [{ ...ticket, fatalIfMissed: true, done: false, ...over }, ...others]
        : [],
    });
  const recorded = [{ step: 'ticket', doneAt: '2026-10-15T10:00:00Z', reference: '48213' }];

  test.each<[string, ClaimReport, object | null]>([
    [
      'that is still to come goes first',
      report({}, withTicket({ daysLeft: 2 })),
      {
        missed: false,
        text: 'First the ticket, received by Saturday 17 October: missing it loses the credit.',
      },
    ],
    [
      'that has passed is said before anything else, and the claim keeps its day',
      report({}, withTicket({ daysLeft: -1 })),
      {
        missed: true,
        text: 'The ticket was due on Saturday 17 October and is not on record: by the contract, missing it loses the credit. The day of the claim stays as it is.',
      },
    ],
    [
      'that is not recorded for a termination is none of the credit',
      report({}, withTicket({ daysLeft: -1, step: 'termination_notice' })),
      null,
    ],
    ['that is not fatal', report({}, withTicket({ daysLeft: -1, fatalIfMissed: false })), null],
    ['that every outage has', report({}, withTicket({ daysLeft: -1, done: true })), null],
    [
      'that somebody recorded',
      { ...report({}, withTicket({ daysLeft: -1 })), steps: recorded },
      null,
    ],
    [
      'of a submitted claim, which counts no days',
      report({ status: 'submitted', submittedAt }, withTicket({ daysLeft: -1 })),
      null,
    ],
  ])('%s', (_name, given, expected) => {
    const found = fatalStep(given);
    expect(found && { ...found, text: plain(found.text) }).toEqual(expected);
  });
});

describe('the sentence on the vendor’s own minutes', () => {
  const admitted = meridian.amounts.admitted;
  const own = (amount: string) => ({
    ...meridian.amounts,
    admitted: admitted && { ...admitted, amount },
  });
  test.each<[string, ClaimDraft, string | undefined]>([
    ['owed', meridian, 'USD 4,820.00 is owed even on the vendor’s own minutes.'],
    [
      'not owed',
      draftWith({ amounts: own('0.00') }),
      'On the vendor’s own minutes nothing is owed; USD 12,050.00 rests on what we observed.',
    ],
    ['not known', draftWith({ amounts: { ...meridian.amounts, admitted: null } }), undefined],
  ])('%s', (_name, draft, expected) => {
    expect(plain(ownMinutesSentence(draft))).toBe(expected);
  });
});

test('the promise comes from the comparison, in percent alone', () => {
  const step = { step: 'comparison', name: '', result: '', sentence: '', rule: null, out: null };
  const trace = (given: unknown) => [{ ...step, changed: false, in: given }];
  expect(promiseOf(trace({ target: '99.9', unit: 'percent' }))).toBe('99.9');
  expect(promiseOf(trace({ target: '1800', unit: 'seconds' }))).toBeUndefined();
  expect(promiseOf([])).toBeUndefined();
});

describe('deadlines', () => {
  test('an hour where there is one, else the end of the day', () => {
    expect(deadlineRows(report()).map(({ due }) => plain(due))).toEqual([
      'Sat 17 Oct, 10:04',
      'Mon 30 Nov, 24:00',
    ]);
  });

  test('a recorded step is done, whatever its date', () => {
    const given = {
      ...report({}, draftWith({ deadlines: late })),
      steps: [{ step: 'claim', doneAt: '2026-11-25T04:30:00Z', reference: 'R-1' }],
    };
    expect(deadlineRows(given)[1]?.state).toEqual({
      kind: 'done',
      on: 'Tue 24 Nov 2026'.replaceAll(' ', '\u00a0'),
      reference: 'R-1',
    });
  });

  test('a draft counts days or has missed, a submitted claim does neither', () => {
    const kind = (given: ClaimReport) => deadlineRows(given)[1]?.state.kind;
    expect(kind(report())).toBe('open');
    expect(kind(report({}, draftWith({ deadlines: late })))).toBe('missed');
    expect(kind(report({ status: 'submitted', submittedAt }))).toBe('unrecorded');
  });

  test('two steps of one kind are recorded apart', () => {
    const [, claim] = meridian.deadlines;
    const deadlines = claim ? [claim, claim] : [];
    expect(deadlineRows(report({}, draftWith({ deadlines }))).map(({ step }) => step)).toEqual([
      'claim',
      'claim-2',
    ]);
  });

  test('another reading of the contract stands beside the safe one', () => {
    const deadlines = meridian.deadlines.map((one) => ({
      ...one,
      readings: [...one.readings, { label: 'business days', date: '2026-12-14' }],
    }));
    expect(plain(deadlineRows(report({}, draftWith({ deadlines })))[1]?.otherwise ?? '')).toBe(
      'Mon 14 Dec',
    );
  });

  test('a local time is read by the zone’s clock, and back', () => {
    expect(instantOf('2026-11-24T09:40', 'America/New_York')).toBe('2026-11-24T14:40:00Z');
    expect(localInput(Date.parse('2026-11-24T14:40:30Z'), 'America/New_York')).toBe(
      '2026-11-24T09:40',
    );
    expect(instantOf('', 'America/New_York')).toBeUndefined();
  });
});

describe('checks', () => {
  test('required ones are counted, optional ones are not', () => {
    expect(checksSummary(meridian)).toMatch(/^(\d+) of \1 required are there$/);
    expect(missingChecks(meridian)).toEqual([]);
  });

  test('a required one that fails is a breach, an optional one a risk, unseen minutes stay unknown', () => {
    const base = { label: '', proof: '' };
    expect(checkState({ ...base, field: 'ticket_ids', required: true, ok: false })).toBe(
      'breached',
    );
    expect(checkState({ ...base, field: 'urls', required: false, ok: false })).toBe('risk');
    expect(checkState({ ...base, field: 'tier', required: false, ok: true })).toBe('unknown');
    expect(checkState({ ...base, field: 'fees', required: true, ok: true })).toBe('met');
  });

  test.each([
    ['a field of evidence takes an answer', 'affected_users', false, 'answer'],
    ['what is there needs none', 'affected_users', true, undefined],
    ['a missing address is given', 'channel', false, 'address'],
    ['a conflict is settled on its page', 'conflicts', false, 'link'],
    ['nobody can repair a deadline', 'deadline', false, undefined],
  ])('%s', (_name, field, ok, kind) => {
    expect(repairOf({ field, label: '', required: true, ok, proof: '' }, report())?.kind).toBe(
      kind,
    );
  });

  test('an answer that was given can be changed', () => {
    const draft = draftWith({ answers: { affected_users: '1,900' } });
    const check = { field: 'affected_users', label: '', required: false, ok: true, proof: '' };
    expect(repairOf(check, report({}, draft))).toEqual({ kind: 'answer', answer: '1,900' });
  });

  test('a conflict is settled among those of the vendor', () => {
    const check = { field: 'conflicts', label: '', required: true, ok: false, proof: '' };
    expect(repairOf(check, report())).toMatchObject({
      href: `/outages?vendor=${ID}&disputed=true`,
    });
  });
});
