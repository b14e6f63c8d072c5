import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';

import { OpenSloReader } from './open-slo-reader';
import { withCommitments } from './terms-draft';

export type TermsJsonProps = Readonly<{
  json: string;
  onJson: (json: string) => void;
  error: string | undefined;
}>;

/** A document in `sla-terms/1`, pasted or edited. */
export function TermsJson({ json, onJson, error }: TermsJsonProps) {
  return (
    <div className="mt-6 grid gap-4">
      <div>
        <OpenSloReader onRead={(read) => onJson(withCommitments(json, read))} />
      </div>
      <Field
        label="Document in sla-terms/1"
        hint="Percentages and amounts are written as text in quotes, durations in seconds."
        error={error}
        className="max-w-none"
      >
        {(control) => (
          <Textarea
            {...control}
            value={json}
            rows={24}
            spellCheck={false}
            className="font-mono text-xs"
            onChange={(event) => onJson(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
