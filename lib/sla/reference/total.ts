import type { AssessInput } from '../assess-input';
import { type Due, type Line, capped, limitOf, together } from './fees';
import { type Fraction, ZERO, compare, decimal, rounded, sum, times, written } from './fraction';
import type { Judged } from './judgement';
import type { Frame } from './period';

/** Stacking, caps of the total, rounding and the least that is paid. */
const PLACES: Record<string, number> = { JPY: 0, BHD: 3 };
export const places = ({ currency }: AssessInput['terms']) => PLACES[currency] ?? 2;

const roundedMoney = (value: Fraction, input: AssessInput) =>
  rounded(value, places(input.terms), input.terms.rounding?.mode ?? 'half_up');

/** The rounded credits of the fee lines, and of each money credit, added up. */
function lineSum(input: AssessInput, dues: readonly Due[]): Fraction {
  const lines = together(dues.flatMap((due) => due.lines));
  const onLines = lines.map((line) =>
    sum(
      dues
        .filter((due) => due.lines.some(({ index }) => index === line.index))
        .map((due) => times(due.share, line.amount)),
    ),
  );
  const remedies = new Set(dues.map(({ remedy }) => remedy));
  const money = [...remedies].map((index) =>
    sum(dues.filter(({ remedy }) => remedy === index).map((due) => due.money)),
  );
  return sum([...onLines, ...money].map((amount) => decimal(roundedMoney(amount, input))));
}

export function lineAmount(
  input: AssessInput,
  frame: Frame,
  dues: readonly Due[],
  { lines, due }: { lines: Line[]; due: Fraction },
): string {
  if (input.terms.rounding?.at !== 'line') return roundedMoney(due, input);
  return roundedMoney(capped(lineSum(input, dues), 'longer', lines, input, frame), input);
}

/** Commitments that share an incident, directly or through others. */
function groupsOf(paying: readonly Judged[]): Judged[][] {
  const groups: Judged[][] = [];
  for (const one of paying) {
    const linked = groups.filter((group) =>
      group.some(({ sources }) => sources.some((source) => one.sources.includes(source))),
    );
    const merged = [...linked.flat(), one];
    groups.splice(0, groups.length, ...groups.filter((group) => !linked.includes(group)), merged);
  }
  return groups;
}

const grants = ({ dues }: Judged) => dues.length > 0;
const largest = (group: readonly Judged[]) =>
  group.reduce((a, b) => (compare(b.due, a.due) > 0 ? b : a));

function belowMinimum(input: AssessInput, frame: Frame, amount: string, lines: Line[]): boolean {
  return (input.terms.caps ?? [])
    .filter(({ kind }) => kind === 'min_payable')
    .some((cap) => {
      const difference = compare(decimal(amount), limitOf(cap, lines, input, frame));
      return cap.op === 'gt' ? difference <= 0 : difference < 0;
    });
}

export function totalOf(input: AssessInput, frame: Frame, judged: readonly Judged[]) {
  const { stacking = 'largest' } = input.terms;
  const paying = judged.filter(({ pays }) => pays);
  const groups = groupsOf(paying);
  const chosen = groups.flatMap((group) =>
    stacking === 'sum' || !group.some(grants) ? group : [largest(group.filter(grants))],
  );
  const paid = chosen.filter(({ due }) => compare(due, ZERO) !== 0);
  const lines = together(paid.flatMap((one) => one.lines));
  const exact = capped(sum(chosen.map(({ due }) => due)), 'longer', lines, input, frame);
  const amounts = sum(paid.map(({ credit }) => decimal(credit.amount)));
  const amount =
    input.terms.rounding?.at === 'line'
      ? roundedMoney(capped(amounts, 'longer', lines, input, frame), input)
      : roundedMoney(exact, input);
  const isBelow = paid.length > 0 && belowMinimum(input, frame, amount, lines);
  const marks = new Map<string, string[]>();
  const mark = (all: readonly Judged[], reason: string) => {
    for (const { id } of all) marks.set(id, [...(marks.get(id) ?? []), reason]);
  };
  if (stacking === 'choose_one')
    mark(groups.filter((group) => group.length > 1).flat(), 'choose_one');
  if (isBelow) mark(paid, 'below_minimum_credit');
  return { exact: written(exact), amount: isBelow ? '0' : amount, marks };
}
