/**
 * Whose words a mail's text holds: its sender's, the vendor's below the header block of a forward, or an
 * older message quoted below a reply, which is not new.
 */
export type Split = Readonly<{
  text: string;
  /** The header block above the forwarded words: fields by their English name, lower case. */
  forwarded: ReadonlyMap<string, string> | null;
  /** The first words of the forwarder himself. */
  comment: string | null;
  /** The first words of what is quoted and not read. */
  quoted: string | null;
}>;

const FIELDS: readonly (readonly [string, RegExp])[] = [
  ['from', /^(?:From|Von|De|Da|Van|Från|差出人|送信者)$/i],
  [
    'date',
    /^(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Fecha|Data|Verzonden|Skickat|日付|送信日時)$/i,
  ],
  ['to', /^(?:To|An|À|A|Para|Aan|Till|宛先)$/i],
  ['cc', /^(?:Cc|Copy|Kopie|件名\(Cc\))$/i],
  ['subject', /^(?:Subject|Betreff|Objet|Asunto|Onderwerp|Oggetto|Ämne|Assunto|件名)$/i],
];
const FORWARD_LINE =
  /^-{2,}\s*(?:Forwarded message|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado|Doorgestuurd bericht|転送メッセージ)\s*-{2,}$|^(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht|Début du message transféré)\s*:$/i;
const ORIGINAL_LINE =
  /^-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Oorspronkelijk bericht)\s*-{2,}$|^_{20,}$/i;
const ATTRIBUTION =
  /^(?:On\b.{5,200}\bwrote|Am\b.{5,200}\bschrieb\b.{0,100}|Le\b.{5,200}\ba écrit|El\b.{5,200}\bescribió|Op\b.{5,200}\bschreef.{0,100})\s*:$/i;
const FORWARD_SUBJECT = /^\s*(?:\[[^\]]*\]\s*)*(?:fwd?|wg|tr|i|enc|rv|転送)\s*:/i;

const isForward = (subject: string): boolean => FORWARD_SUBJECT.test(subject);

/** The words that count, of a mail with this subject. */
export function splitMail(text: string, subject: string): Split {
  const lines = text.split('\n');
  const bare = lines.map(bareLine);
  let from = 0;
  let above = 0;
  let forwarded: Map<string, string> | null = null;
  for (let index = 0; index < lines.length; index++) {
    const marked = FORWARD_LINE.test(bare[index] ?? '');
    const block = blockAt(bare, marked ? index + 1 : index);
    if (!block) continue;
    const first = forwarded === null;
    if (!marked && !(first && isForward(subject))) continue;
    if (first) above = index;
    forwarded = block.fields;
    from = block.to;
    index = block.to - 1;
  }
  const own = withoutQuotes(lines.slice(from), bare.slice(from));
  const comment = excerpt(bare.slice(0, above)) || null;
  return { ...own, forwarded, comment };
}

type Block = Readonly<{ fields: Map<string, string>; to: number }>;

/** "From: … Sent: … Subject: …" from a line on; blank lines before it are passed over. */
function blockAt(bare: readonly string[], at: number): Block | null {
  let index = at;
  while (index < at + 3 && bare[index] === '') index++;
  const fields = new Map<string, string>();
  let last: string | null = null;
  for (; index < at + 30 && index < bare.length; index++) {
    const line = bare[index] ?? '';
    if (line === '') break;
    const match = /^([^:]{2,20}?)[\s*]*[::]\s*\*?\s*(.*)$/.exec(line);
    const name = FIELDS.find(([, label]) => label.test(match?.[1]?.trim() ?? ''))?.[0];
    if (name && match) fields.set((last = name), match[2] ?? '');
    else if (last && fields.size < 8) fields.set(last, `${fields.get(last)} ${line}`);
    else return null;
    if (fields.size === 1 && !fields.has('from')) return null;
  }
  const whole =
    fields.has('from') && fields.has('date') && (fields.has('subject') || fields.has('to'));
  return whole ? { fields, to: index } : null;
}

/** Up to the older message below, and without the lines that a reply quotes. */
function withoutQuotes(lines: readonly string[], bare: readonly string[]) {
  const attributed = bare.findIndex(
    (line, index) => ATTRIBUTION.test(line) || ATTRIBUTION.test(`${line} ${bare[index + 1] ?? ''}`),
  );
  const block = bare.findIndex((line, index) => ORIGINAL_LINE.test(line) || blockAt(bare, index));
  const isBlock =
    block >= 0 && blockAt(bare, ORIGINAL_LINE.test(bare[block] ?? '') ? block + 1 : block);
  if (isBlock && (attributed < 0 || block < attributed)) {
    return { text: lines.slice(0, block).join('\n').trim(), quoted: excerpt(bare.slice(block)) };
  }
  if (attributed < 0) return { text: lines.join('\n').trim(), quoted: null };
  const next = ATTRIBUTION.test(bare[attributed] ?? '') ? attributed + 1 : attributed + 2;
  const below = lines.slice(next);
  const marked = below.some((line) => /^\s*>/.test(line));
  const kept = marked ? below.filter((line) => !/^\s*>/.test(line)) : [];
  const text = [...lines.slice(0, attributed), ...kept].join('\n').trim();
  return { text, quoted: excerpt(bare.slice(attributed)) };
}

const excerpt = (lines: readonly string[]) => lines.filter(Boolean).join(' ').slice(0, 100);

/** A line without marks of quoting and stress around it, looked at once from each side. */
function bareLine(line: string): string {
  const text = line.replace(/^[\s>*]+/, '');
  let end = text.length;
  while (end > 0 && /[\s*]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
