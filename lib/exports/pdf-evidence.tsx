import { Text, View } from '@react-pdf/renderer';

import { oneLine } from '@/lib/sla/wording';
import { zonedTime } from '@/lib/sla/wording-time';

import type { ClaimDocument } from './claim-document';
import { style } from './pdf-style';

type Item = ClaimDocument['evidence'][number];

/** Beyond this the pages say how many follow in the CSV, which always holds them all. */
const MOST_ROWS = 500;
/** Each sheet is laid out by itself: the renderer's work grows with the square of a sheet's pages. */
const ROWS_A_SHEET = 44;
const FILES_IN_ONE_PIECE = 8;

const PARTIES = { vendor: 'vendor', customer: 'customer', third_party: 'third party' } as const;
const NUMBER = { width: 22 } as const;
const WHAT = { width: 96 } as const;
const WHEN = { flex: 1 } as const;
const SOURCE = { width: 150 } as const;

type Sheet = Readonly<{ first: number; items: readonly Item[] }>;

/** The evidence cut into sheets, which may run over several pages; at least one. */
export function evidenceSheets({ evidence }: ClaimDocument): Sheet[] {
  const shown = evidence.slice(0, MOST_ROWS);
  const sheets: Sheet[] = [];
  for (let first = 0; first === 0 || first < shown.length; first += ROWS_A_SHEET) {
    sheets.push({ first, items: shown.slice(first, first + ROWS_A_SHEET) });
  }
  return sheets;
}

/** Each fact of one sheet with its source and place. */
export function Evidence({
  document: { evidence, timeZone },
  sheet,
}: Readonly<{ document: ClaimDocument; sheet: Sheet }>) {
  const files = filesOf(evidence);
  return (
    <>
      {sheet.first > 0 ? null : (
        <>
          <Text style={style.title}>Evidence</Text>
          <Text style={style.soft}>
            {evidence.length === 0
              ? 'No evidence is attached.'
              : `${evidence.length} items from ${files.size === 1 ? 'one file' : `${files.size} files`}. Times in ${timeZone}. F1, F2 \u2026 name the files at the end.`}
          </Text>
        </>
      )}
      <View style={sheet.first > 0 ? {} : style.section}>
        <View style={style.headRow} fixed>
          <Text style={NUMBER}>No.</Text>
          <Text style={WHAT}>What</Text>
          <Text style={WHEN}>When</Text>
          <Text style={SOURCE}>Source and place</Text>
        </View>
        {sheet.items.map((item, at) => (
          <Row
            key={item.id}
            item={item}
            number={sheet.first + at + 1}
            file={files.get(fileKey(item)) ?? 0}
            zone={timeZone}
          />
        ))}
      </View>
    </>
  );
}

/** The imported files with their hashes, and the hash of the CSV that holds all of the evidence. */
export function Files({
  document: { evidence },
  csvSha256,
}: Readonly<{ document: ClaimDocument; csvSha256: string }>) {
  const left = evidence.length - MOST_ROWS;
  const files = [...filesOf(evidence).entries()].map(([key, number]) => {
    const [hash = '', ...name] = key.split('\n');
    return { number: `F${number}`, name: oneLine(name.join(' '), 200), hash };
  });
  const csv = { number: 'CSV', name: 'Evidence as CSV, all items', hash: csvSha256 };
  return (
    <View style={style.section} wrap={files.length > FILES_IN_ONE_PIECE}>
      <Text style={style.sectionTitle}>Files</Text>
      {left > 0 ? (
        <Text style={style.small}>{`${left} further items are in the evidence CSV.`}</Text>
      ) : null}
      {[...files, csv].map(({ number, name, hash }) => (
        <View key={number} style={style.row} wrap={false}>
          <Text style={NUMBER}>{number}</Text>
          <View style={WHEN}>
            <Text>{name}</Text>
            <Text style={[style.soft, style.mono]}>{`SHA-256 ${hash}`}</Text>
          </View>
        </View>
      ))}
    </View>
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
  number,
  file,
  zone,
}: Readonly<{ item: Item; number: number; file: number; zone: string }>) {
  const end = item.end === null ? 'still open' : moment(item.end, zone);
  const isPoint = item.kind === 'statement' || item.end === item.start;
  const what = [item.kind, item.state ?? ''].filter((part) => part !== '').join(', ');
  return (
    <View style={style.row} wrap={false}>
      <Text style={[NUMBER, style.soft]}>{number}</Text>
      <View style={WHAT}>
        <Text>{oneLine(what, 60)}</Text>
        {item.service === undefined ? null : (
          <Text style={style.small}>{oneLine(item.service, 120)}</Text>
        )}
      </View>
      <View style={WHEN}>
        <Text>{moment(item.start, zone)}</Text>
        {isPoint ? null : <Text>{`\u2013 ${end}`}</Text>}
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
