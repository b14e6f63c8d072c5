import { Text, View } from '@react-pdf/renderer';

import { adjustmentOf, enclosedLine, minutesCell } from '@/lib/sla/claim-text';
import { money } from '@/lib/sla/wording';

import type { ClaimDocument } from './claim-document';
import { style } from './pdf-style';

const START = { width: 180 } as const;
const END = { flex: 1 } as const;
const FIGURE = { width: 64, textAlign: 'right' } as const;

/** The letter as it is sent. What stands here is what stood on the page that was submitted. */
export function Letter({ document }: Readonly<{ document: ClaimDocument }>) {
  const owed = money(document.claimedAmount.amount, document.claimedAmount.currency);
  return (
    <>
      <Lines lines={document.senderLines} />
      <Text style={style.soft}>{document.dateText}</Text>
      <View style={style.block}>
        <Lines lines={document.recipientLines} />
      </View>
      <View style={style.block}>
        <Text style={style.strong}>{document.subject}</Text>
        {document.reference === '' ? null : <Text>{document.reference}</Text>}
      </View>
      <Paragraphs texts={document.opening} strong={owed} />
      {document.windows.length === 0 ? null : <Windows document={document} />}
      <Paragraphs texts={document.closing} strong={owed} />
      <View style={style.block} wrap={false}>
        <Lines lines={document.signature} />
        <Text style={style.soft}>{enclosedLine(document)}</Text>
      </View>
    </>
  );
}

function Lines({ lines }: Readonly<{ lines: readonly string[] }>) {
  return lines.map((line, at) => <Text key={at}>{line}</Text>);
}

/** Paragraphs with the claimed amount in bold wherever it is named. */
function Paragraphs({ texts, strong }: Readonly<{ texts: readonly string[]; strong: string }>) {
  return texts.map((text, at) => (
    <Text key={at} style={style.paragraph}>
      {text.split(strong).flatMap((part, index) =>
        index === 0
          ? [part]
          : [
              <Text key={index} style={style.strong}>
                {strong}
              </Text>,
              part,
            ],
      )}
    </Text>
  ));
}

function Windows({ document }: Readonly<{ document: ClaimDocument }>) {
  const { windows, adjustment, totals, columns } = document;
  const difference = adjustmentOf(document);
  const theirs = (value: string | null) =>
    columns.vendorMinutes === null ? null : <Text style={FIGURE}>{minutesCell(value)}</Text>;
  return (
    <View style={style.paragraph}>
      <View style={style.headRow}>
        <Text style={START}>Start</Text>
        <Text style={END}>End</Text>
        <Text style={FIGURE}>{columns.minutes}</Text>
        {columns.vendorMinutes === null ? null : (
          <Text style={FIGURE}>{columns.vendorMinutes}</Text>
        )}
      </View>
      {windows.map((one) => (
        <View key={one.id} style={style.row} wrap={false}>
          <View style={START}>
            <Text>{one.start}</Text>
            {one.service === '' ? null : <Text style={style.small}>{one.service}</Text>}
          </View>
          <Text style={END}>{one.end}</Text>
          <Text style={FIGURE}>{minutesCell(one.minutes)}</Text>
          {theirs(one.vendorMinutes)}
        </View>
      ))}
      {adjustment === null ? null : (
        <View style={style.row} wrap={false}>
          <Text style={END}>{adjustment.label}</Text>
          <Text style={FIGURE}>{minutesCell(difference.minutes)}</Text>
          {theirs(difference.vendorMinutes)}
        </View>
      )}
      {totals.minutes === null ? null : (
        <View style={style.totalRow} wrap={false}>
          <Text style={END}>Total</Text>
          <Text style={FIGURE}>{minutesCell(totals.minutes)}</Text>
          {theirs(totals.vendorMinutes)}
        </View>
      )}
    </View>
  );
}
