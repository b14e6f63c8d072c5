import type { TraceStepOf } from './trace';
import { type Explanation, capital, fraction, group, words } from './trace-wording';

/** The last four steps in words: what fees, what is due, what caps and rounding leave of it. */
export function explainFeeBase({ in: given, out }: TraceStepOf<'fee_base'>): Explanation {
  const lines = given.lines.map(
    ({ kind, service, amount, divisor }) =>
      `${words(kind)}${service === null ? '' : ` of ${service}`} ${group(amount)}${divisor === 1 ? '' : ` ÷ ${divisor}`}`,
  );
  return {
    name: 'Fee base',
    result: group(out.amount),
    sentence: lines.length === 0 ? 'No fee line counts.' : `${capital(lines.join(', '))}.`,
  };
}

export function explainCredit({ in: given, out }: TraceStepOf<'credit'>): Explanation {
  const parts = given.parts.map(({ units, rate, base, exact }) => {
    const times = units === '1/1' ? '' : `${fraction(units)} × `;
    const of = rate.includes('fees') || rate.includes('days') ? ` of ${fraction(base)}` : '';
    return `${times}${rate}${of} = ${fraction(exact)}`;
  });
  return {
    name: 'Credit',
    result: fraction(out.exact),
    sentence: parts.length === 0 ? 'Nothing is due.' : `${parts.join('. ')}.`,
  };
}

export function explainCaps({ in: given, out }: TraceStepOf<'caps'>): Explanation {
  const limits = given.limits.map(
    ({ per, limit }) => `At most ${fraction(limit)} per ${words(per)}`,
  );
  const effect = given.exact === out.exact ? 'not reached' : `${fraction(given.exact)} is cut`;
  const incidents = (given.incidents ?? []).map(listIncidents);
  return {
    name: 'Caps',
    result: fraction(out.exact),
    sentence:
      limits.length === 0
        ? 'The contract sets none.'
        : [`${limits.join(', ')}, ${effect}.`, ...incidents].join(' '),
  };
}

const SHOWN = 8;

function listIncidents({
  amounts,
  omitted,
}: NonNullable<TraceStepOf<'caps'>['in']['incidents']>[number]): string {
  const shown = amounts
    .slice(0, SHOWN)
    .map(({ exact, kept }) =>
      exact === kept ? fraction(exact) : `${fraction(exact)} → ${fraction(kept)}`,
    );
  const more = amounts.length - shown.length + (omitted?.count ?? 0);
  return `By incident ${shown.join(', ')}${more > 0 ? ` and ${group(more)} more` : ''}.`;
}

const MODES: Readonly<Record<string, string>> = {
  half_up: 'Half up',
  half_even: 'Half to even',
  down: 'Down',
};

export function explainRounding({ in: given, out }: TraceStepOf<'rounding'>): Explanation {
  const mode = MODES[given.mode] ?? given.mode;
  const lines = given.lines.map(({ exact, amount }) => `${fraction(exact)} → ${group(amount)}`);
  return {
    name: 'Rounding',
    result: out.amount === null ? 'None' : `${out.currency} ${group(out.amount)}`,
    sentence:
      out.amount === null
        ? 'Nothing to round.'
        : given.at === 'line'
          ? `${mode}, line by line. ${lines.join(', ')}.`
          : `${mode}, on the total. ${fraction(given.exact)}.`,
  };
}
