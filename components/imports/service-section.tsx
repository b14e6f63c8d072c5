'use client';

import { type FormEvent, useState } from 'react';

import type { ImportReport } from '@/lib/api/wire/imports';

import { useMayWrite } from '../account/role';
import { Section } from '../layout/page';
import { Button } from '../ui/button';
import { DataTable } from '../ui/data-table';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { StateMark } from '../ui/state-mark';
import type { Changes } from './use-changes';

export type ServiceSectionProps = Readonly<{ report: ImportReport; changes: Changes }>;

/** More names than this are folded once all of them are said. */
const SHORT = 6;

/** Which of our services each name of the file is; those that nobody has said come first. */
export function ServiceSection({ report, changes }: ServiceSectionProps) {
  const { services, import: row } = report;
  const mayChange = useMayWrite() && row.status === 'preview';
  if (services.length === 0) return null;
  const map = changes.options.serviceMap ?? {};
  const rows = services
    .map(({ name, target }) => ({ name, target: map[name] ?? target }))
    .toSorted((a, b) => Number(a.target !== null) - Number(b.target !== null));
  const waiting = rows.filter(({ target }) => target === null).length;
  const table = (
    <DataTable
      caption="Names in the file and the services they are"
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', head: 'In the file', cell: ({ name }) => name },
        {
          key: 'target',
          head: 'Counts for',
          cell: ({ name, target }) =>
            mayChange ? (
              <span className="inline-flex max-w-full items-center gap-2">
                <TargetSelect
                  name={name}
                  target={target}
                  report={report}
                  onChoice={(chosen) => changes.change({ serviceMap: { ...map, [name]: chosen } })}
                />
                {target === null ? <StateMark state="risk" /> : null}
              </span>
            ) : (
              targetText(target, report)
            ),
        },
      ]}
    />
  );
  return (
    <Section
      id="services"
      className="scroll-mt-20"
      title="Services"
      scope={
        waiting > 0
          ? `${waiting} of ${rows.length} to be chosen`
          : `${rows.length} ${rows.length === 1 ? 'name' : 'names'}`
      }
    >
      {mayChange && rows.length > 1 && report.vendorServices.length > 0 ? (
        <ServiceRules
          report={report}
          map={map}
          onMap={(serviceMap) => changes.change({ serviceMap })}
        />
      ) : null}
      {waiting === 0 && rows.length > SHORT ? (
        <details>
          <summary className="inline-block min-h-6 text-accent hover:underline">
            Show which service each name is
          </summary>
          {table}
        </details>
      ) : (
        table
      )}
    </Section>
  );
}

type RulesProps = Readonly<{
  report: ImportReport;
  map: Readonly<Record<string, string>>;
  onMap: (map: Record<string, string>) => void;
}>;

/** One rule for many names, such as all regions that begin with "US East". Other sources of the vendor follow it too. */
function ServiceRules({ report, map, onMap }: RulesProps) {
  const [pattern, setPattern] = useState('');
  const [target, setTarget] = useState<string | null>(null);
  const [complain, setComplain] = useState(false);
  const rules = Object.entries(map).filter(([key]) => key.includes('*'));
  const written = pattern.includes('*') || pattern === '' ? pattern : `${pattern}*`;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setComplain(written === '' || target === null);
    if (written === '' || target === null) return;
    onMap({ ...map, [written]: target });
    setPattern('');
    setTarget(null);
  };
  return (
    <div className="mb-6">
      <form
        onSubmit={submit}
        noValidate
        className="grid items-start gap-x-8 gap-y-4 sm:grid-cols-2 md:grid-cols-[20rem_20rem_auto]"
      >
        <Field
          label="Names that begin with"
          hint="Or with a star where anything may stand: “*database*”."
          {...(complain && written === '' && { error: 'Expected the beginning of a name.' })}
        >
          {(control) => (
            <Input
              {...control}
              value={pattern}
              maxLength={200}
              onChange={(event) => setPattern(event.target.value)}
            />
          )}
        </Field>
        <Field
          label="count for"
          {...(complain && target === null && { error: 'Expected a service.' })}
        >
          {(control) => (
            <Select
              {...control}
              value={target ?? ''}
              onChange={(event) => setTarget(event.target.value || null)}
            >
              <option value="">Choose</option>
              <TargetOptions report={report} />
            </Select>
          )}
        </Field>
        <Button type="submit" className="justify-self-start md:mt-6.5">
          Add the rule
        </Button>
      </form>
      {rules.length > 0 ? (
        <ul className="mt-4 max-w-measure">
          {rules.map(([key, target]) => (
            <li key={key} className="border-b border-line py-1.5">
              <code>{key}</code> counts for {targetText(target, report)}{' '}
              <Button
                variant="quiet"
                size="small"
                onClick={() =>
                  onMap(Object.fromEntries(Object.entries(map).filter(([other]) => other !== key)))
                }
              >
                Drop the rule
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type TargetSelectProps = Readonly<{
  name: string;
  target: string | null;
  report: ImportReport;
  onChoice: (target: string) => void;
}>;

function TargetSelect({ name, target, report, onChoice }: TargetSelectProps) {
  return (
    <Select
      look="line"
      className="sm:max-w-80"
      aria-label={`${name} counts for`}
      value={target ?? ''}
      onChange={(event) => onChoice(event.target.value)}
    >
      {target === null ? <option value="">Must be chosen</option> : null}
      <TargetOptions report={report} />
    </Select>
  );
}

function TargetOptions({ report }: { report: ImportReport }) {
  return (
    <>
      {report.vendorServices.map(({ id, name: ours }) => (
        <option key={id} value={id}>
          {ours}
        </option>
      ))}
      <option value="*">The whole of {report.import.vendor.name}</option>
      <option value="-">Leave it out</option>
    </>
  );
}

function targetText(target: string | null, { vendorServices, import: row }: ImportReport): string {
  if (target === null) return 'not chosen';
  if (target === '-') return 'left out';
  if (target === '*') return `the whole of ${row.vendor.name}`;
  return vendorServices.find(({ id }) => id === target)?.name ?? 'a service that is gone';
}
