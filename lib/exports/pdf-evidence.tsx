import { Text, View } from '@react-pdf/renderer';

import { oneLine } from '@/lib/sla/wording';
import { zonedTime } from '@/lib/sla/wording-time';

import type { ClaimDocument } from './claim-document';
import { style } from './pdf-style';

type Item = ClaimDocument['evidence'][number];

/** Beyond this the pages say how many follow in the CSV, which always holds them all. */
const MOST_ROWS = 1_000;

const PARTIES = { vendor: 'vendor', customer: 'customer', third_party: 'third party' } as const;
const NUMBER = { width: 22 } as const;
const WHAT = { width: 96 } as const;
const WHEN = { flex: 1 } as const;
const SOURCE = { width: 150 } as const;

/** Each fact with its source and place, and each imported file with its hash. */
export function Evidence({ document }: Readonly<{ document: ClaimDocument }>) {
  const { evidence, timeZone } = document;
  const files = filesOf(evidence);
  const shown = evidence.slice(0, MOST_ROWS);
  const left = evidence.length - shown.length;
  return (
    <>
      <Text style={style.title}>Evidence</Text>
      <Text style={style.soft}>
        {evidence.length === 0
          ? 'No evidence is attached.'
          : `${evidence.length} items from ${files.size === 1 ? 'one file' : `${files.size} files`}. Times in ${timeZone}. F1, F2 \u2026 name the files below.`}
      </Text>
      <View style={style.section}>
        <View style={style.headRow} fixed>
          <Text style={NUMBER}>No.</Text>
          <Text style={WHAT}>What</Text>
          <Text style={WHEN}>When</Text>
          <Text style={SOURCE}>Source and place</Text>
        </View>
        {shown.map((item, at) => (
          <Row
            key={item.id}
            item={item}
            at={at}
            file={files.get(fileKey(item)) ?? 0}
            zone={timeZone}
          />
        ))}
        {left > 0 ? (
          <Text style={style.small}>{`${left} more items are in the evidence CSV.`}</Text>
        ) : null}
      </View>
      <View style={style.section}>
        <Text style={style.sectionTitle}>Imported files</Text>
        {[...files.entries()].map(([key, number]) => (
          <View key={key} style={style.row} wrap={false}>
            <Text style={NUMBER}>{`F${number}`}</Text>
            <View style={WHEN}>
              <Text>{oneLine(key.slice(key.indexOf('\n') + 1), 200)}</Text>
              <Text
                style={[style.soft, style.mono]}
              >{`SHA-256 ${key.slice(0, key.indexOf('\n'))}`}</Text>
            </View>
          </View>
        ))}
      </View>
    </>
  );
}

const fileKey = ({ importSha256, importFile }: Item): string => `${importSha256}\n${importFile}`;

function filesOf(evidence: readonly Item[]): Map<string, number> {
  const files = new Map<string, number>();
  for (const item of evidence) {
    const key = fileKey(item);
    if (!files.has(key)) files.set(key, files.size + 1);
  }
  return files;
}

function Row({
  item,
  at,
  file,
  zone,
}: Readonly<{ item: Item; at: number; file: number; zone: string }>) {
  const end = item.end === null ? 'still open' : moment(item.end, zone);
  const what = [item.kind, item.state ?? ''].filter((part) => part !== '').join(', ');
  return (
    <View style={style.row} wrap={false}>
      <Text style={[NUMBER, style.soft]}>{at + 1}</Text>
      <View style={WHAT}>
        <Text>{oneLine(what, 60)}</Text>
        {item.service === undefined ? null : (
          <Text style={style.small}>{oneLine(item.service, 120)}</Text>
        )}
      </View>
      <View style={WHEN}>
        <Text>{moment(item.start, zone)}</Text>
        {item.end === item.start ? null : <Text>{`\u2013 ${end}`}</Text>}
        {item.quote === undefined ? null : (
          <Text style={style.small}>{`\u201c${oneLine(item.quote, 400)}\u201d`}</Text>
        )}
      </View>
      <View style={SOURCE}>
        <Text>{`${oneLine(item.source, 120)} (${PARTIES[item.party]})`}</Text>
        <Text style={style.small}>{`F${file}, ${oneLine(item.place, 80)}`}</Text>
        <Text
          style={[style.soft, style.mono]}
        >{`SHA-256 ${item.importSha256.slice(0, 16)}\u2026`}</Text>
      </View>
    </View>
  );
}

/** An instant in the contract's zone; what is no instant is shown as it stands in the evidence. */
function moment(text: string, zone: string): string {
  return /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(text) ? zonedTime(text, zone, 'day') : text;
}
