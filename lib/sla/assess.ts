import { readQuestion } from './assess-input';
import type { Assessment, CommitmentAssessment } from './assessment';
import { unknownTime } from './availability';
import { conclude, toAssessment } from './conclude';
import { deadlines } from './deadline';
import { formatInstant } from './instant';
import { measure } from './measure';
import { minutesOfMs } from './measurement';
import { formatMinor } from './money';
import { checkNeeds } from './needs';
import { toExact } from './rational';
import { type Setting, settingOf } from './setting';
import { duration } from './timeline';
import { type Total, totalCredit } from './total';

/**
 * Assesses one contract for one period: what was measured, what is owed, and until when it can be claimed.
 * Pure: the time is given as `asOf`. The input may be any JSON, an `AssessInput` when it is valid; else this
 * throws `InvalidInput`, whose issues name each path.
 */
export function assess(input: unknown): Assessment {
  const question = readQuestion(input);
  const setting = settingOf(question);
  checkNeeds(setting, question);
  const conclusions = setting.terms.commitments.map((commitment, index) => {
    const path = `commitments.${index}`;
    return conclude(setting, commitment, path, measure(setting, question, commitment, path));
  });
  const total = totalCredit(
    setting,
    conclusions.flatMap(({ commitment, isBreached, isInReview, grant, measurement }) =>
      isBreached && !isInReview ? [{ id: commitment.id, grant, shares: measurement.shares }] : [],
    ),
  );
  return {
    period: describePeriod(setting),
    commitments: conclusions.map((one) => withTotal(toAssessment(setting, one), total)),
    credit: {
      amount: formatMinor(total.amount, setting.terms.currency),
      currency: setting.terms.currency,
      exact: toExact(total.exact),
    },
    deadlines: deadlines(setting, conclusions),
    ...coverage(setting),
  };
}

function describePeriod({ period, asOf, terms }: Setting): Assessment['period'] {
  return {
    start: formatInstant(period.start),
    end: formatInstant(period.end),
    timeZone: terms.timeZone.id,
    minutes: minutesOfMs(period.end - period.start),
    complete: asOf >= period.end,
  };
}

/** What only the total can tell: a choice between linked credits, and a total too small to be paid. */
function withTotal(
  assessed: CommitmentAssessment,
  { choices, belowMinimum }: Total,
): CommitmentAssessment {
  const reasons = [...assessed.reasons];
  if (choices.has(assessed.id)) reasons.push('choose_one');
  if (belowMinimum.has(assessed.id)) reasons.push('below_minimum_credit');
  return { ...assessed, reasons };
}

/** How much of the elapsed period was watched, whatever the service hours. */
function coverage(setting: Setting): Pick<Assessment, 'coverage'> {
  const { evidence, period, now } = setting;
  if (!evidence.observed) return {};
  const unknownMs = duration(unknownTime(setting));
  const elapsedMs = Math.max(0, now - period.start);
  return {
    coverage: {
      observedMinutes: minutesOfMs(elapsedMs - unknownMs),
      unknownMinutes: minutesOfMs(unknownMs),
    },
  };
}
