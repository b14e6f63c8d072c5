'use client';

import { useState } from 'react';

import type { ImportReport, Proposal } from '@/lib/api/wire/imports';

import type { ProposalEdit } from './proposal-editor';
import { inTextOrder } from './proposal-words';
import type { Changes } from './use-changes';

export type Verdict = 'confirmed' | 'rejected' | 'open' | 'known';

export type Verdicts = Readonly<{
  /** In the order of the text. */
  proposals: readonly Proposal[];
  of: (proposal: Proposal) => Verdict;
  openCount: number;
  confirmedCount: number;
  /** The one that the keys speak of. */
  currentRef: string | null;
  setCurrent: (ref: string) => void;
  decide: (ref: string, verdict: 'confirmed' | 'rejected' | 'open') => void;
  /** Times in place of those that were read; null takes those of the text again. */
  edit: (ref: string, edit: ProposalEdit | null) => void;
  confirmAll: () => void;
}>;

/**
 * What a person says of each time of a text. The server keeps what is confirmed; a rejection just
 * stays out, and is remembered here so that the next one is shown.
 */
export function useVerdicts(report: ImportReport, { options, change }: Changes): Verdicts {
  const [rejected, setRejected] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const proposals = inTextOrder(report.prose ? report.proposals : []);
  const confirmed = options.confirmed ?? [];
  const of = ({ ref, known }: Proposal): Verdict => {
    if (known) return 'known';
    if (confirmed === 'all' || confirmed.includes(ref)) return 'confirmed';
    return rejected.has(ref) ? 'rejected' : 'open';
  };
  const open = proposals.filter((each) => of(each) === 'open');
  const current = proposals.find(({ ref }) => ref === chosen) ?? open[0] ?? null;

  const decide: Verdicts['decide'] = (ref, verdict) => {
    const refs = proposals.filter((each) => of(each) === 'confirmed').map((each) => each.ref);
    const others = refs.filter((each) => each !== ref);
    setRejected((now) => {
      const next = new Set(now);
      if (verdict === 'rejected') next.add(ref);
      else next.delete(ref);
      return next;
    });
    const next = verdict === 'confirmed' ? [...others, ref] : others;
    if (next.length !== refs.length) change({ confirmed: next });
    setChosen(verdict === 'open' ? ref : nextOpen(proposals, open, ref));
  };
  return {
    proposals,
    of,
    openCount: open.length,
    confirmedCount: proposals.filter((each) => of(each) === 'confirmed').length,
    currentRef: current?.ref ?? null,
    setCurrent: setChosen,
    decide,
    edit: (ref, edit) => {
      const { [ref]: _, ...others } = options.edits ?? {};
      change({ edits: edit ? { ...others, [ref]: edit } : others });
    },
    confirmAll: () => {
      setRejected(new Set());
      change({ confirmed: isWhole(report) ? proposals.map(({ ref }) => ref) : 'all' });
    },
  };
}

const isWhole = ({ proposals, counts }: ImportReport) =>
  proposals.length === counts.fresh + counts.known;

/** The next one down the text that waits, else the first that does; null when none is left. */
function nextOpen(all: readonly Proposal[], open: readonly Proposal[], ref: string) {
  const at = all.findIndex((each) => each.ref === ref);
  const rest = open.filter((each) => each.ref !== ref);
  const below = rest.find((each) => all.indexOf(each) > at);
  return (below ?? rest[0])?.ref ?? null;
}
