import { type AssessInput, type Question, readQuestion } from './assess-input';
import type { Assessment, CommitmentAssessment } from './assessment';
import { unknownTime } from './availability';
import { type Conclusion, conclude, toAssessment } from './conclude';
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
 * Pure: the time is given as `asOf`. The input may be any JSON; what is not valid throws `InvalidInput`.
 */
export function assess(input: AssessInput | unknown): Assessment {
  const question = readQuestion(input);
  const setting = settingOf(question);
  checkNeeds(setting, question);
  const conclusions = setting.terms.commitments.map((commitment, index) =>
    conclude(
      setting,
      commitment,
      `commitments.${index}`,
      measure(setting, question, commitment, index),
    ),
  );
  const total = totalCredit(
    setting,
    conclusions.flatMap(({ isBreached, isInReview, grant, measurement }) =>
      isBreached && !isInReview && grant ? [{ grant, shares: measurement.shares }] : [],
    ),
  );
  return {
    period: describePeriod(setting),
    commitments: conclusions.map((one) => withTotal(toAssessment(setting, one), one, total)),
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
  { grant }: Conclusion,
  { choices, belowMinimum }: Total,
): CommitmentAssessment {
  if (!grant) return assessed;
  const reasons = [...assessed.reasons];
  if (choices.includes(grant)) reasons.push('choose_one');
  if (belowMinimum.includes(grant)) reasons.push('below_minimum_credit');
  return { ...assessed, reasons };
}

/** How much of the elapsed period was watched, whatever the service hours. */
function coverage(setting: Setting): Pick<Assessment, 'coverage'> {
  const { evidence, period, now } = setting;
  if (!evidence.observed) return {};
  const unknownMs = duration(unknownTime(setting, evidence.windows));
  const elapsedMs = Math.max(0, now - period.start);
  return {
    coverage: {
      observedMinutes: minutesOfMs(elapsedMs - unknownMs),
      unknownMinutes: minutesOfMs(unknownMs),
    },
  };
}
