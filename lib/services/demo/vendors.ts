import 'server-only';
import { monthly, type Told } from './history';
import { demoTerms } from './terms';

/** The invented vendors: each shows one state that a real portfolio has. */
export type DemoVendor = Readonly<{
  name: string;
  category: string;
  reference: string;
  account: string;
  fee: string;
  terms: Record<string, unknown>;
  currency: string;
  startsOn: string;
  told: readonly Told[];
  /** Claims by how many months ago their period was, with what became of them. */
  claims: readonly Readonly<{
    monthsAgo: number;
    outcome: 'draft' | 'submitted' | 'accepted' | 'declined' | Readonly<{ recovered: string }>;
  }>[];
  /** An outage that runs at this moment, in minutes before now. */
  openSince?: number;
}>;

const monthsBefore = (now: number, months: number): string => {
  const today = new Date(now);
  const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months, 1));
  return day.toISOString().slice(0, 10);
};

const THREE_TIERS = [
  { downTo: '99.5', pays: '10' },
  { downTo: '99.0', pays: '25' },
  { downTo: null, pays: '50' },
];

/** The part of the running month that has passed, as minutes: what is told of it must lie before now. */
export function demoVendors(now: number): DemoVendor[] {
  const startsOn = monthsBefore(now, 24);
  const usual = { from: startsOn, currency: 'USD', tiers: THREE_TIERS, cap: '50' };
  const portal = { kind: 'portal', address: 'https://support.vendor.example/credits' } as const;
  const mail = (name: string) => ({ kind: 'email', address: `credits@${name}.example` }) as const;
  return [
    {
      name: 'Meridian Voice',
      category: 'Meetings and telephony',
      reference: 'MV-2024-117',
      account: '7740-118',
      fee: '48200.00',
      currency: 'USD',
      startsOn,
      terms: demoTerms({
        ...usual,
        vendor: 'Meridian Voice',
        zone: 'America/New_York',
        target: '99.9',
        claimDays: 30,
        channel: portal,
        firstNoticeMinutes: 30,
        ticketHours: 72,
      }),
      told: [
        ...monthly(
          [
            9, 0, 22, 0, 14, 31, 0, 12, 0, 26, 18, 0, 6, 18, 71, 0, 29, 262, 12, 38, 96, 0, 0, 30,
            12,
          ],
          { seed: 1, silent: [12, 9, 5] },
        ),
        {
          monthsAgo: 1,
          day: 14,
          at: 14 * 60 + 2,
          minutes: 218,
          admits: { from: 38, until: 198, firstWordAfter: 49 },
          title: 'Customers cannot join meetings',
        },
      ],
      claims: [
        { monthsAgo: 10, outcome: 'accepted' },
        { monthsAgo: 7, outcome: { recovered: '4820.00' } },
      ],
    },
    {
      name: 'Corvid Identity',
      category: 'Single sign-on',
      reference: 'CI-88-2',
      account: 'northfield',
      fee: '9100.00',
      currency: 'USD',
      startsOn,
      terms: demoTerms({
        ...usual,
        vendor: 'Corvid Identity',
        zone: 'UTC',
        target: '99.99',
        tiers: [
          { downTo: '99.9', pays: '12.5' },
          { downTo: null, pays: '25' },
        ],
        claimDays: 45,
        channel: mail('corvid'),
      }),
      told: monthly([0, 3, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 0, 3, 0, 0, 2, 21, 0, 0, 0, 3, 0, 19, 0], {
        seed: 2,
        silent: [3],
      }),
      claims: [
        { monthsAgo: 7, outcome: 'accepted' },
        { monthsAgo: 1, outcome: 'draft' },
      ],
    },
    {
      name: 'Ostrava CDN',
      category: 'Content delivery',
      reference: 'OC-5510',
      account: '5510',
      fee: '5500.00',
      currency: 'EUR',
      startsOn,
      terms: demoTerms({
        ...usual,
        currency: 'EUR',
        vendor: 'Ostrava CDN',
        zone: 'Europe/Prague',
        target: '99.95',
        tiers: [
          { downTo: '99.0', pays: '15' },
          { downTo: null, pays: '30' },
        ],
        claimDays: 30,
        channel: mail('ostrava'),
      }),
      told: monthly(
        [0, 0, 9, 0, 0, 11, 0, 44, 0, 0, 0, 6, 0, 0, 0, 31, 0, 0, 7, 0, 52, 0, 28, 34, 0],
        { seed: 3 },
      ),
      claims: [
        { monthsAgo: 4, outcome: 'declined' },
        { monthsAgo: 2, outcome: 'submitted' },
      ],
    },
    {
      name: 'Tallow Payments',
      category: 'Card acquiring',
      reference: 'TP-2023-04',
      account: 'NM-0042',
      fee: '18450.00',
      currency: 'USD',
      startsOn,
      terms: demoTerms({
        ...usual,
        vendor: 'Tallow Payments',
        zone: 'UTC',
        target: '99.95',
        claimDays: 60,
        channel: portal,
      }),
      told: [
        ...monthly([0, 4, 0, 0, 8, 0, 3, 0, 0, 12, 0, 0, 5, 0, 0, 26, 0, 0, 0, 9, 0, 0, 14, 8, 0], {
          seed: 4,
        }),
        // Admitted as it was seen, and most of what a month allows: the running month is at risk.
        {
          monthsAgo: 0,
          day: 1,
          at: 12 * 60 + 20,
          minutes: 19,
          admits: { from: 0, until: 19, firstWordAfter: 9 },
        },
      ],
      claims: [{ monthsAgo: 9, outcome: 'accepted' }],
    },
    {
      name: 'Halden Cloud',
      category: 'Compute, two zones',
      reference: 'HC-ENT-9',
      account: '901-223-118',
      fee: '182800.00',
      currency: 'USD',
      startsOn,
      terms: demoTerms({
        ...usual,
        vendor: 'Halden Cloud',
        zone: 'America/Los_Angeles',
        target: '99.99',
        tiers: [
          { downTo: '99.0', pays: '10' },
          { downTo: '95.0', pays: '30' },
          { downTo: null, pays: '100' },
        ],
        cap: '100',
        claimDays: 60,
        channel: portal,
      }),
      told: monthly([0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 2, 0, 6, 0, 0, 0, 3, 0, 0, 2, 0, 0, 7, 0], {
        seed: 5,
        silent: [1],
      }),
      claims: [{ monthsAgo: 11, outcome: 'accepted' }],
    },
    {
      name: 'Quillstore',
      category: 'Object storage',
      reference: 'QS-77',
      account: 'qs-northfield',
      fee: '18640.00',
      currency: 'USD',
      startsOn,
      terms: demoTerms({
        ...usual,
        vendor: 'Quillstore',
        zone: 'UTC',
        target: '99.9',
        claimDays: 30,
        channel: mail('quillstore'),
      }),
      told: monthly(
        [12, 0, 8, 0, 0, 0, 21, 0, 0, 17, 0, 0, 9, 58, 0, 11, 0, 0, 19, 0, 0, 6, 0, 17, 0],
        { seed: 6 },
      ),
      claims: [{ monthsAgo: 11, outcome: 'accepted' }],
      openSince: 17,
    },
    {
      name: 'Larkspur Mail',
      category: 'E-mail',
      reference: 'LM-3',
      account: '3-4471',
      fee: '2400.00',
      currency: 'USD',
      startsOn,
      terms: demoTerms({
        ...usual,
        vendor: 'Larkspur Mail',
        zone: 'UTC',
        target: '99.9',
        claimDays: 30,
        channel: mail('larkspur'),
        // The signed version has run out: what happens since needs a decision.
        until: monthsBefore(now, 2),
      }),
      told: monthly([0, 0, 5, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 4, 0, 0, 0, 0, 66, 0], {
        seed: 7,
      }),
      claims: [],
    },
    {
      name: 'Pelican CRM',
      category: 'Customer records',
      reference: 'PC-2025-3',
      account: 'pelican-77',
      fee: '7300.00',
      currency: 'USD',
      startsOn: monthsBefore(now, 3),
      terms: demoTerms({
        ...usual,
        from: monthsBefore(now, 3),
        vendor: 'Pelican CRM',
        zone: 'UTC',
        target: '99.9',
        claimDays: 30,
        channel: portal,
      }),
      told: [],
      claims: [],
    },
  ];
}
