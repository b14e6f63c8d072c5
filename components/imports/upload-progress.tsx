'use client';

import type { ReactNode } from 'react';

import { ErrorNote } from '../layout/notices';
import { Section } from '../layout/page';
import { Progress } from '../layout/progress';
import { Button } from '../ui/button';
import { bytesText, measureWork, remainingText } from './measure-work';
import { ReadingProgress } from './reading-progress';
import type { Upload } from './use-upload';

export type UploadProgressProps = Readonly<{ upload: Upload; onCancel: () => void }>;

/** The file that is being sent or read, or why it was refused. */
export function UploadProgress({ upload, onCancel }: UploadProgressProps) {
  if (upload.step === 'idle') return null;
  if (upload.step === 'refused') {
    return <ErrorNote found={upload.found} expected={upload.expected} />;
  }
  if (upload.step === 'cancelled') {
    return <output className="mt-4 block">{upload.name} was cancelled. Nothing was stored.</output>;
  }
  const cancel = (
    <Button variant="quiet" onClick={onCancel}>
      Cancel
    </Button>
  );
  return (
    <Section title="Running">
      {upload.step === 'sending' ? (
        <SendingProgress upload={upload} cancel={cancel} />
      ) : (
        <ReadingProgress
          importId={upload.importId}
          label={upload.name}
          sizeBytes={upload.sizeBytes}
          startedAtMs={upload.startedAtMs}
          cancel={cancel}
        />
      )}
      <p className="mt-2 text-xs text-ink-faint">
        Other pages may be opened meanwhile; the file then stands under Earlier. Closing the window
        cancels it.
      </p>
    </Section>
  );
}

type SendingProps = Readonly<{
  upload: Extract<Upload, { step: 'sending' }>;
  cancel: ReactNode;
}>;

function SendingProgress({ upload, cancel }: SendingProps) {
  const { name, sizeBytes, sentBytes, startedAtMs, atMs } = upload;
  const { percent, perSecond, remainingMs } = measureWork({
    done: sentBytes,
    total: sizeBytes,
    elapsedMs: atMs - startedAtMs,
  });
  const rate = perSecond === null ? '' : `${bytesText(perSecond)} a second`;
  return (
    <Progress
      label={name}
      detail={bytesText(sizeBytes)}
      percent={percent}
      count={`${bytesText(sentBytes)} sent`}
      rate={[rate, remainingText(remainingMs)].filter(Boolean).join(' · ')}
      cancel={cancel}
    />
  );
}
