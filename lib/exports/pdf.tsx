/** The claim as PDF on A4: letter, calculation, evidence. */
import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';

import { claimDocumentSchema, type ClaimDocument } from './claim-document';
import { evidenceCsv } from './csv';
import { sha256 } from './json';
import { Calculation } from './pdf-calculation';
import { Evidence, evidenceSheets, Files } from './pdf-evidence';
import { loadFonts, printable } from './pdf-fonts';
import { Letter } from './pdf-letter';
import { style } from './pdf-style';

/**
 * The same bytes for the same document, so that their SHA-256 may be stored: the only date in the file is
 * that of submission, or of the draft. Characters that the fonts lack appear as "[U+1F680]".
 * @throws ZodError when the document is not one
 */
export async function claimPdf(document: ClaimDocument): Promise<Uint8Array> {
  const hasGlyph = await loadFonts();
  const printed = withTexts(claimDocumentSchema.parse(document), (text) =>
    printable(text, hasGlyph),
  );
  const buffer = await renderToBuffer(
    <ClaimPages document={printed} csvSha256={sha256(evidenceCsv(document))} />,
  );
  return new Uint8Array(buffer);
}

function ClaimPages({
  document,
  csvSha256,
}: Readonly<{ document: ClaimDocument; csvSha256: string }>) {
  const sheets = evidenceSheets(document);
  return (
    <Document
      title={`${document.subject} (${document.number})`}
      author={document.organizationName}
      subject={`Service credit claim to ${document.vendorName}`}
      creator="Makegood"
      producer="Makegood"
      creationDate={new Date(document.submittedAt ?? document.draftedAt)}
      language="en"
    >
      <Sheet document={document}>
        <Letter document={document} />
      </Sheet>
      <Sheet document={document}>
        <Head document={document} part="Calculation" />
        <Calculation document={document} />
      </Sheet>
      {sheets.map((sheet, at) => (
        <Sheet key={sheet.first} document={document}>
          <Head document={document} part="Evidence" />
          <Evidence document={document} sheet={sheet} />
          {at === sheets.length - 1 ? <Files document={document} csvSha256={csvSha256} /> : null}
        </Sheet>
      ))}
    </Document>
  );
}

function Sheet({ document, children }: Readonly<{ document: ClaimDocument; children: ReactNode }>) {
  return (
    <Page size="A4" style={style.page}>
      {document.status === 'draft' ? (
        <Text style={style.watermark} fixed>
          Draft
        </Text>
      ) : null}
      {children}
      <View style={style.foot} fixed>
        <Text>{`Claim ${document.number}${document.status === 'draft' ? ', draft' : ''}`}</Text>
        {document.frozenSha256 === undefined ? null : (
          <Text style={style.mono}>{`SHA-256 ${document.frozenSha256}`}</Text>
        )}
      </View>
      <Text
        style={style.pageNumber}
        render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`}
        fixed
      />
    </Page>
  );
}

function Head({ document, part }: Readonly<{ document: ClaimDocument; part: string }>) {
  return (
    <View style={style.head} fixed>
      <Text style={style.headText}>{`${document.organizationName} to ${document.vendorName}`}</Text>
      <Text>{part}</Text>
    </View>
  );
}

/** A copy of a JSON value with each text changed; keys stay. */
function withTexts<Value>(value: Value, change: (text: string) => string): Value {
  const copy = (item: unknown): unknown => {
    if (typeof item === 'string') return change(item);
    if (Array.isArray(item)) return item.map(copy);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, part]) => [key, copy(part)]));
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- texts stay texts, the shape is copied
  return copy(value) as Value;
}
