/**
 * The typeface of the documents, and what to do with characters it lacks. The renderer prints a wrong
 * glyph for those without a word, so each becomes its code point in brackets before it gets there.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Font } from '@react-pdf/renderer';

export const TEXT_FONT = 'DejaVu Sans Condensed';
export const MONO_FONT = 'DejaVu Sans Mono';

const FACES = [
  { family: TEXT_FONT, fontWeight: 400, file: 'DejaVuSansCondensed.ttf' },
  { family: TEXT_FONT, fontWeight: 700, file: 'DejaVuSansCondensed-Bold.ttf' },
  { family: MONO_FONT, fontWeight: 400, file: 'DejaVuSansMono.ttf' },
] as const;

type HasGlyph = (codePoint: number) => boolean;
let ready: Promise<HasGlyph> | undefined;

/** Registers and loads the fonts once; the answer tells whether every face has a character. */
export function loadFonts(): Promise<HasGlyph> {
  ready ??= load();
  return ready;
}

async function load(): Promise<HasGlyph> {
  // Resolved from the running application and not from this module: bundlers move modules.
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  for (const { family, fontWeight, file } of FACES) {
    Font.register({ family, fontWeight, src: resolve(`dejavu-fonts-ttf/ttf/${file}`) });
  }
  Font.registerHyphenationCallback(breakable);
  const faces = await Promise.all(
    FACES.map(async ({ family, fontWeight }) => {
      const descriptor = { fontFamily: family, fontWeight, fontStyle: 'normal' } as const;
      await Font.load(descriptor);
      const { data } = Font.getFont(descriptor);
      if (!data) throw new Error(`the font "${family}" did not load`);
      return data;
    }),
  );
  return (codePoint) => faces.every((face) => face.hasGlyphForCodePoint(codePoint));
}

const LONGEST_WORD = 28;
const PIECE = 8;

/**
 * No hyphenation: a word stays whole. One too long for a line (a hash, an address) may break, without a
 * hyphen: an empty part between two pieces is a space of no width to the renderer.
 */
function breakable(word: string): string[] {
  if (word.length <= LONGEST_WORD) return [word];
  const characters = Array.from(word);
  const pieces: string[] = [];
  for (let at = 0; at < characters.length; at += PIECE) {
    if (at > 0) pieces.push('');
    pieces.push(characters.slice(at, at + PIECE).join(''));
  }
  return pieces;
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;

/**
 * The text with every character that cannot be seen in print as its code point, "[U+1F680]": those that
 * the fonts lack, and those without a shape (controls, direction marks, joiners). Line feeds stay.
 */
export function printable(text: string, hasGlyph: HasGlyph): string {
  let shown = '';
  for (const character of text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\t', ' ')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const visible = character === '\n' || (!INVISIBLE.test(character) && hasGlyph(codePoint));
    shown += visible ? character : `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return shown;
}
