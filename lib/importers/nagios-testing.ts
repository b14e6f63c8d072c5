/** What the tests of Nagios logs share: logs of minutes, and what is read of them in a few words. */
import { nagios } from './nagios';
import { importAll, inPieces, inWords } from './testing';

const T0 = Date.UTC(2026, 2, 8) / 1000;
/** Lines written as "minute words". */
export const log = (...lines: string[]) =>
  lines
    .map((line) => {
      const [minute = '', ...words] = line.split(' ');
      return `[${T0 + Number(minute) * 60}] ${words.join(' ')}\n`;
    })
    .join('');

export const read = (source: string) => importAll(nagios, inPieces(source));
export const told = async (...lines: string[]) =>
  (await read(log(...lines))).evidence.map(
    (fact) => `${fact.service} ${inWords(fact, ({ at }) => (at / 1000 - T0) / 60)}`,
  );
export const issuesOf = async (...lines: string[]) =>
  (await read(log(...lines))).issues.map(
    ({ severity, field, found }) => `${severity} ${field}: ${found}`,
  );

/** A service that is up at the start and a later line to end with. */
export const service = (...lines: string[]) => [
  '0 CURRENT SERVICE STATE: h;s;OK;HARD;1;ok',
  ...lines,
  '99 SERVICE NOTIFICATION: nobody',
];
