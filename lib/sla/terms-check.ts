import type { Availability, Commitment } from './commitment-format';
import type { InputIssue } from './invalid-input';
import { currencyDecimals, isCurrency } from './money';
import { HUNDRED, ONE, rational } from './rational';
import type { Remedy } from './remedy-format';
import type { Terms } from './terms-format';
import { isZone } from './zone';

/** What the shape of a document cannot say: ids that exist, zones, currencies, remedies that have a measure. */
export type Findings = Readonly<{ errors: InputIssue[]; warnings: InputIssue[] }>;

type Report = (path: string, expected: string, found?: string) => void;

export function checkTerms(terms: Terms): Findings {
  const errors: InputIssue[] = [];
  const warnings: InputIssue[] = [];
  const into =
    (list: InputIssue[]): Report =>
    (path, expected, found) =>
      void list.push({ path, expected, ...(found === undefined ? {} : { found }) });
  const [error, warn] = [into(errors), into(warnings)];

  checkDocument(terms, error);
  terms.commitments.forEach((commitment, index) => {
    const path = `commitments.${index}`;
    checkServices(terms, commitment, path, error);
    if (commitment.kind === 'availability') checkAvailability(commitment, path, error, warn);
    if (commitment.kind === 'chronic') checkChronic(terms, commitment, path, error);
    (commitment.remedies ?? []).forEach((remedy, at) =>
      checkRemedy(commitment, remedy, `${path}.remedies.${at}`, error),
    );
  });
  checkCaps(terms, error);
  if (isCurrency(terms.currency)) checkMoney(terms, warn);
  return { errors, warnings };
}

function checkDocument(terms: Terms, error: Report) {
  if (!isZone(terms.timeZone.id)) error('timeZone.id', 'an IANA time zone', terms.timeZone.id);
  if (!isCurrency(terms.currency)) error('currency', 'an ISO 4217 code', terms.currency);
  const { from, until } = terms.effective;
  if (until !== undefined && until < from) error('effective.until', `${from} or later`, until);
  unique(terms.services ?? [], 'services', error);
  unique(terms.commitments, 'commitments', error);
  checkHolidays(terms.businessCalendar, 'businessCalendar', error);
  const hours = terms.businessCalendar?.hours;
  if (hours && hours.from >= hours.to) {
    error('businessCalendar.hours.to', `a time after ${hours.from}`, hours.to);
  }
}

/** The arithmetic knows dates only: a named calendar must come with the days that it stands for. */
function checkHolidays(
  rule: Terms['businessCalendar'] | Availability['serviceHours'],
  path: string,
  error: Report,
) {
  if (rule?.holidayCalendars && rule.holidays === undefined) {
    error(`${path}.holidays`, `the dates of ${rule.holidayCalendars.join(' and ')}`);
  }
}

function unique(items: readonly { id: string }[], path: string, error: Report) {
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    if (seen.has(id)) error(`${path}.${index}.id`, 'an id of its own', id);
    seen.add(id);
  });
}

function checkServices(terms: Terms, commitment: Commitment, path: string, error: Report) {
  const known = new Set(terms.services?.map(({ id }) => id) ?? ['*']);
  (commitment.services ?? []).forEach((id, index) => {
    if (!known.has(id)) error(`${path}.services.${index}`, 'the id of a listed service', id);
  });
}

function checkAvailability(commitment: Availability, path: string, error: Report, warn: Report) {
  const { target, metric, downtime, serviceHours, exclusions } = commitment;
  if (rational(target.percent).gt(HUNDRED)) {
    error(`${path}.target.percent`, 'at most 100', target.percent);
  }
  if (metric.kind === 'threshold_intervals' && rational(metric.errorRateOver).gt(ONE)) {
    error(`${path}.metric.errorRateOver`, 'a ratio from 0 to 1', metric.errorRateOver);
  }
  if (downtime?.degradedWeight && rational(downtime.degradedWeight).gt(ONE)) {
    error(`${path}.downtime.degradedWeight`, 'a weight from 0 to 1', downtime.degradedWeight);
  }
  checkHolidays(serviceHours, `${path}.serviceHours`, error);
  (serviceHours?.weekly ?? []).forEach(({ from, to }, index) => {
    if (from >= to) {
      error(
        `${path}.serviceHours.weekly.${index}.to`,
        `a time after ${from}; a night is two rows`,
        to,
      );
    }
  });
  const kinds = new Set<string>();
  (exclusions ?? []).forEach(({ kind }, index) => {
    if (kinds.has(kind)) {
      warn(`${path}.exclusions.${index}.kind`, 'one rule for each kind; the first is used', kind);
    }
    kinds.add(kind);
  });
}

function checkChronic(
  terms: Terms,
  chronic: Extract<Commitment, { kind: 'chronic' }>,
  path: string,
  error: Report,
) {
  const named = terms.commitments.find(({ id }) => id === chronic.commitment);
  if (!named || named.kind === 'chronic') {
    error(
      `${path}.commitment`,
      'the id of a commitment that is measured itself',
      chronic.commitment,
    );
  } else if (chronic.downtimeOverSeconds !== undefined && !hasDowntime(named)) {
    error(`${path}.downtimeOverSeconds`, 'a commitment that measures downtime', chronic.commitment);
  }
}

/** Whether a commitment measures time, so that its downtime can be counted and paid for. */
const hasDowntime = (commitment: Commitment): boolean =>
  commitment.kind === 'availability' &&
  commitment.metric.kind !== 'error_rate_mean' &&
  commitment.metric.kind !== 'request_ratio';

function checkRemedy(commitment: Commitment, remedy: Remedy, path: string, error: Report) {
  switch (remedy.kind) {
    case 'flat':
    case 'termination':
      return;
    case 'tiers':
      if (remedy.on === 'downtime_minutes') {
        if (!hasDowntime(commitment))
          error(`${path}.on`, 'percent: nothing here measures downtime');
      } else if (commitment.kind !== 'availability') {
        error(
          `${path}.kind`,
          'flat or termination: nothing here measures a percentage',
          remedy.kind,
        );
      } else {
        remedy.rows.forEach(({ when }, row) =>
          checkPercentBounds(when, `${path}.rows.${row}`, error),
        );
      }
      return;
    case 'per_percentage_point':
      if (commitment.kind !== 'availability') {
        error(
          `${path}.kind`,
          'flat or termination: nothing here measures a percentage',
          remedy.kind,
        );
      }
      if (rational(remedy.step).n === 0n) error(`${path}.step`, 'more than 0', remedy.step);
      return;
    case 'step':
    case 'multiple_of_downtime_fees':
    case 'pro_rata':
      if (!hasDowntime(commitment)) {
        error(
          `${path}.kind`,
          'a remedy that needs no downtime: nothing here measures it',
          remedy.kind,
        );
      }
  }
}

function checkPercentBounds(when: Record<string, unknown>, path: string, error: Report) {
  for (const [key, bound] of Object.entries(when)) {
    if (typeof bound === 'number')
      error(`${path}.when.${key}`, 'a decimal in a string', String(bound));
  }
}

function checkCaps(terms: Terms, error: Report) {
  (terms.caps ?? []).forEach(({ percentOfFees, money, serviceDays }, index) => {
    const given = [percentOfFees, money, serviceDays].filter((value) => value !== undefined);
    if (given.length !== 1) {
      error(`caps.${index}`, 'exactly one of percentOfFees, money and serviceDays');
    }
  });
}

/** More decimals than the currency has can be computed, but not paid: worth a second look at the contract. */
function checkMoney(terms: Terms, warn: Report) {
  const places = currencyDecimals(terms.currency);
  const check = (money: string | undefined, path: string) => {
    if (money !== undefined && (money.split('.')[1]?.length ?? 0) > places) {
      warn(path, `at most ${places} decimals in ${terms.currency}`, money);
    }
  };
  (terms.caps ?? []).forEach(({ money }, index) => check(money, `caps.${index}.money`));
  terms.commitments.forEach(({ remedies }, index) =>
    (remedies ?? []).forEach((remedy, at) => {
      const path = `commitments.${index}.remedies.${at}`;
      if ('credit' in remedy && 'money' in remedy.credit) {
        check(remedy.credit.money, `${path}.credit.money`);
      }
      if (remedy.kind !== 'tiers') return;
      remedy.rows.forEach(({ credit }, row) => {
        if ('money' in credit) check(credit.money, `${path}.rows.${row}.credit.money`);
      });
    }),
  );
}
