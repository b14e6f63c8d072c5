import 'server-only';

/** Invented terms of the usual shapes for the invented vendors of the demonstration. */
type Shape = Readonly<{
  vendor: string;
  zone: string;
  currency: string;
  target: string;
  /** Rows from the promise downwards: below the bound before, down to this one, pays so many percent. */
  tiers: readonly Readonly<{ downTo: string | null; pays: string }>[];
  cap?: string;
  claimDays: number;
  channel: Readonly<{ kind: 'portal' | 'email'; address: string }>;
  from: string;
  until?: string;
  firstNoticeMinutes?: number;
  ticketHours?: number;
}>;

export function demoTerms(shape: Shape): Record<string, unknown> {
  const { channel } = shape;
  return {
    schema: 'sla-terms/1',
    vendor: shape.vendor,
    title: `${shape.vendor} service level agreement (invented)`,
    effective: {
      from: shape.from,
      ...(shape.until !== undefined && { until: shape.until }),
      decidedBy: 'period_start',
    },
    timeZone: { id: shape.zone, basis: 'stated' },
    period: { kind: 'calendar', unit: 'month' },
    currency: shape.currency,
    commitments: [
      {
        id: 'uptime',
        kind: 'availability',
        target: { op: 'gte', percent: shape.target },
        metric: { kind: 'time' },
        downtime: { degradedWeight: '0' },
        maintenance: 'counts_as_up',
        exclusions: [{ kind: 'scheduled_maintenance', minNotice: { n: 5, unit: 'day' } }],
        remedies: [{ kind: 'tiers', rows: rowsOf(shape) }],
      },
      ...(shape.firstNoticeMinutes === undefined
        ? []
        : [
            {
              id: 'first-notice',
              kind: 'communication',
              measure: 'first_notice',
              within: { n: shape.firstNoticeMinutes, unit: 'minute' },
            },
          ]),
    ],
    ...(shape.cap !== undefined && {
      caps: [{ kind: 'max', percentOfFees: shape.cap, per: 'period' }],
    }),
    claim: {
      automatic: false,
      steps: [
        ...(shape.ticketHours === undefined
          ? []
          : [
              {
                kind: 'ticket',
                required: false,
                fatalIfMissed: false,
                deadline: {
                  anchor: 'incident_start',
                  offset: { n: shape.ticketHours, unit: 'hour' },
                  satisfiedBy: 'sent',
                },
                channel,
              },
            ]),
        {
          kind: 'claim',
          required: true,
          fatalIfMissed: true,
          deadline: {
            anchor: 'period_end',
            offset: { n: shape.claimDays, unit: 'day' },
            satisfiedBy: 'received',
          },
          channel,
          subject: 'SLA credit request {period}, {reference}',
        },
      ],
      evidence: [
        { field: 'incident_times', required: true },
        { field: 'time_zone', required: true },
        { field: 'account_id', required: true },
        { field: 'monitoring', required: true },
        { field: 'affected_users', required: false },
      ],
      sourceOfTruth: 'both',
      vendorResponse: { decideWithin: { n: 45, unit: 'day' } },
      form: 'credit',
    },
  };
}

function rowsOf({ target, tiers }: Shape) {
  return tiers.map(({ downTo, pays }, index) => ({
    when: {
      ...(downTo !== null && { gte: downTo }),
      lt: index === 0 ? target : (tiers[index - 1]?.downTo ?? target),
    },
    credit: { percentOfFees: pays },
  }));
}
