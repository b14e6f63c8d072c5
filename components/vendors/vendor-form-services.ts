/** The services written one a line: trimmed, empty lines and repeats left out. */
export const serviceNames = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
