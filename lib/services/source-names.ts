/** A compact time or a quarter, whose letters are no part of a name: 20261014T0900Z, 2026-Q3. */
const LETTERED =
  /[\s_.-]*(?<![\p{L}\d])(?:\d{8}T\d{4,6}Z?|(?:19|20)\d\d[\s_.-]?[QH]\d)(?![\p{L}\d])[\s_.-]*/gu;
/** Figures that stand by themselves. Those of a word are a part of the name: eu1 is not eu2. */
const FIGURES = /[\s_.-]*(?<![\p{L}\d])\d+(?:[\s_.-]+\d+)*(?![\p{L}\d])[\s_.-]*/gu;

/** The name of a file without its ending and the dates in it, by which the next file of a monitor is known; '' if nothing is left. */
export const undatedName = (fileName: string): string =>
  fileName
    .replace(/\.[a-z0-9]+$/i, '')
    .replace(LETTERED, ' ')
    .replace(FIGURES, ' ')
    .trim();
