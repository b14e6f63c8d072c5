/** What the tests of workbooks share: workbooks of sheets, and what is read of them. */
import type { ImportOptions } from './importer';
import { importAll, inPieces, type Parts, zipOf } from './testing';
import { xlsx } from './xlsx';

export const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STYLES = `<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>
  <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

const column = (index: number) => String.fromCharCode(65 + index);
/** A cell as XML, or a text to stand in the sheet itself. */
const cell = (content: string, ref: string) =>
  content.startsWith('<c')
    ? content.replace('<c', `<c r="${ref}"`)
    : `<c r="${ref}" t="inlineStr"><is><t>${content}</t></is></c>`;
/** A sheet's XML of rows of cells. */
export const sheetOf = (...rows: readonly (readonly string[])[]) =>
  `<worksheet><sheetData>${rows
    .map(
      (cells, at) =>
        `<row r="${at + 1}">${cells.map((each, index) => (each === '' ? '' : cell(each, `${column(index)}${at + 1}`))).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`;

/** A workbook of sheets by name, each as its XML, and of more parts or other ones. */
export function book(sheets: Readonly<Record<string, string>>, more: Parts = {}): Uint8Array {
  const names = Object.keys(sheets);
  const tabs = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`);
  const links = names.map(
    (_, at) =>
      `<Relationship Id="r${at}" Type="${RELATION}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(
      Object.values(sheets).map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml]),
    ),
    ...more,
  });
}

export const HEAD = ['start', 'end', 'status', 'service'];
export const WINDOW = ['2026-02-01T10:00Z', '2026-02-01T11:00Z', 'down', 'api'];

export const read = (bytes: Uint8Array, options: Partial<ImportOptions> = {}) =>
  importAll(xlsx, inPieces(bytes, 4096), options);
export const windows = async (bytes: Uint8Array, options?: Partial<ImportOptions>) =>
  (await read(bytes, options)).evidence.map((fact) =>
    fact.kind === 'observation'
      ? [fact.start.at, fact.end?.at ?? null].map((at) => at && new Date(at).toISOString())
      : fact.kind,
  );
export const issues = async (bytes: Uint8Array, options?: Partial<ImportOptions>) =>
  (await read(bytes, options)).issues.map(
    ({ place, field, found, severity }) =>
      `${'line' in place ? place.line : '?'} ${severity} ${field}: ${found}`,
  );
