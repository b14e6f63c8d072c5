/**
 * Real notices of carriers against the windows that their own parser expects of them. They lie beside the
 * checkout and are no part of the project: where they are absent these tests pass over.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { detect } from './registry';
import { importAll, inPieces, SAMPLES } from './testing';

const NOTICES = join(SAMPLES, 'circuit-maintenance');

const results = z.array(z.object({ start: z.number(), end: z.number() }));

/** How a notice ended: with the expected window, or without one because it calls the work off. */
const FILES: readonly (readonly [
  file: string,
  result: string,
  outcome: 'the window' | 'called off',
])[] = [
  ['aquacomms/aquacomms1.eml', 'aquacomms/aquacomms1_result', 'the window'],
  ['att/att1.eml', 'att/att1_e2e_result', 'the window'],
  ['att/att2.eml', 'att/att2_e2e_result', 'the window'],
  ['att/att3.eml', 'att/att3_e2e_result', 'the window'],
  ['bso/bso1.html', 'bso/bso1_result', 'the window'],
  ['bso/bso1_first.eml', 'bso/bso1_result', 'the window'],
  ['bso/bso2.html', 'bso/bso2_result', 'the window'],
  ['bso/bso2_start.eml', 'bso/bso2_result', 'the window'],
  ['bso/bso3.html', 'bso/bso3_result', 'the window'],
  ['bso/bso3_update.eml', 'bso/bso3_result', 'the window'],
  ['bso/bso4.html', 'bso/bso4_result', 'the window'],
  ['bso/bso4_end.eml', 'bso/bso4_result', 'the window'],
  ['bso/bso5.html', 'bso/bso5_result', 'the window'],
  ['bso/bso5_reminder_multiple_ts.eml', 'bso/bso5_result', 'the window'],
  ['bso/bso6.html', 'bso/bso6_result', 'called off'],
  ['bso/bso6_cancel.eml', 'bso/bso6_result', 'called off'],
  ['bso/bso7.html', 'bso/bso7_result', 'the window'],
  ['bso/bso7_backup_ts.eml', 'bso/bso7_result', 'the window'],
  ['colt/colt1', 'colt/colt1_result', 'the window'],
  // Its words say that the work "stands as cancelled", which the carrier's parser does not read.
  ['colt/colt3.eml', 'colt/colt3_result', 'called off'],
  ['colt/colt4.eml', 'colt/colt4_result', 'the window'],
  ['colt/colt5.eml', 'colt/colt5_result', 'called off'],
  ['colt/colt6.eml', 'colt/colt6_result', 'called off'],
  ['colt/colt7.eml', 'colt/colt7_result', 'the window'],
  ['equinix/equinix1.eml', 'equinix/equinix1_result_combined', 'the window'],
  ['equinix/equinix3.eml', 'equinix/equinix3_result_combined', 'the window'],
  ['equinix/equinix4.eml', 'equinix/equinix4_result_combined', 'the window'],
  ['equinix/equinix5.eml', 'equinix/equinix5_result_combined', 'the window'],
  ['equinix/equinix6.eml', 'equinix/equinix6_result_combined', 'called off'],
  ['equinix/equinix7.eml', 'equinix/equinix7_result_combined', 'the window'],
  ['equinix/equinix8.eml', 'equinix/equinix8_result_combined', 'the window'],
  ['equinix/equinix9.eml', 'equinix/equinix9_result_combined', 'the window'],
  ['google/google1.html', 'google/google1_parser_result', 'the window'],
  ['google/google2.eml', 'google/google2_result', 'the window'],
  ['ical/ical1', 'ical/ical1_result', 'the window'],
  ['ical/ical2', 'ical/ical2_result', 'the window'],
  ['ical/ical3', 'ical/ical3_result', 'called off'],
  ['ical/ical4', 'ical/ical4_result', 'the window'],
  ['ical/ical5', 'ical/ical5_result', 'the window'],
  ['ical/ical6', 'ical/ical6_result', 'the window'],
  ['ical/ical7', 'ical/ical7_result', 'called off'],
  ['megaport/megaport1.html', 'megaport/megaport1_result', 'the window'],
  ['megaport/megaport2.html', 'megaport/megaport2_result', 'the window'],
  ['verizon/verizon1.html', 'verizon/verizon1_result', 'the window'],
  ['verizon/verizon2.html', 'verizon/verizon2_result', 'the window'],
  ['verizon/verizon3.html', 'verizon/verizon3_result', 'called off'],
  ['verizon/verizon4.html', 'verizon/verizon4_result', 'the window'],
  ['verizon/verizon5.html', 'verizon/verizon5_result', 'the window'],
];

describe.skipIf(!existsSync(NOTICES))('notices of carriers', () => {
  test.each(FILES)('%s (%s): %s', async (file, result, outcome) => {
    const bytes = readFileSync(join(NOTICES, file));
    const importer = detect(bytes.subarray(0, 65_536), file)?.importer;
    if (!importer) throw new Error('not recognised');
    const { evidence } = await importAll(importer, inPieces(bytes, 4096), { zone: 'UTC' });
    const planned = evidence.filter((fact) => fact.kind === 'maintenance');
    expect(evidence.some(({ kind }) => kind === 'observation')).toBe(false);
    if (outcome === 'called off') return expect(planned).toEqual([]);

    const [expected] = results.parse(
      JSON.parse(readFileSync(join(NOTICES, `${result}.json`), 'utf8')),
    );
    const starts = planned.map(({ start }) => start.at);
    const ends = planned.map(({ end }) => end?.at ?? Infinity);
    expect([Math.min(...starts), Math.max(...ends)]).toEqual([
      (expected?.start ?? 0) * 1000,
      (expected?.end ?? 0) * 1000,
    ]);
  });

  test('of 48 notices 39 give the window and 9 call the work off', () => {
    const of = (wanted: string) => FILES.filter(([, , outcome]) => outcome === wanted).length;
    expect([FILES.length, of('the window'), of('called off')]).toEqual([48, 39, 9]);
  });
});
