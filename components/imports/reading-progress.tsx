'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { fetchJson } from '@/lib/api/fetch';
import { importProgress } from '@/lib/api/wire/imports';

import { formatCount } from '../format';
import { Progress } from '../layout/progress';
import { bytesText, measureWork, rateText, remainingText } from './measure-work';

const POLL_MS = 500;

const progressQuery = (importId: string) =>
  queryOptions({
    queryKey: ['import-progress', importId],
    queryFn: () => fetchJson(importProgress.nullable(), `/api/v1/imports/${importId}/progress`),
    refetchInterval: POLL_MS,
    staleTime: 0,
    gcTime: 0,
  });

export type ReadingProgressProps = Readonly<{
  importId: string;
  label: string;
  sizeBytes: number;
  /** When the server began, epoch ms. */
  startedAtMs: number;
  cancel?: ReactNode;
}>;

/** What the server is doing with a file, asked for twice a second while this is shown. */
export function ReadingProgress(props: ReadingProgressProps) {
  const { importId, label, sizeBytes, startedAtMs, cancel } = props;
  const { data: progress, dataUpdatedAt } = useQuery(progressQuery(importId));
  const known = progress && (progress.phase === 'reading' || progress.phase === 'adding');
  const { percent, perSecond, remainingMs } = measureWork({
    done: known ? progress.bytes : 0,
    total: known ? progress.totalBytes : 0,
    elapsedMs: Math.max(0, dataUpdatedAt - startedAtMs),
  });
  const rows = known ? progress.records : 0;
  const rowRate = perSecond !== null && known ? (perSecond * rows) / progress.bytes : null;
  const through = known && progress.phase === 'adding' && progress.bytes >= progress.totalBytes;
  return (
    <Progress
      label={label}
      detail={bytesText(sizeBytes)}
      percent={percent}
      count={
        through
          ? 'all rows added; the figures of the vendor are worked out anew'
          : known
            ? `${formatCount(rows)} records ${progress.phase === 'adding' ? 'added' : 'read'}`
            : 'the server reads the file'
      }
      rate={
        through
          ? null
          : [rateText(rowRate, 'records'), remainingText(remainingMs)].filter(Boolean).join(' · ')
      }
      cancel={cancel}
    />
  );
}
