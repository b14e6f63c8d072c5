export type SampleRowsProps = Readonly<{
  headers: readonly string[];
  rows: readonly (readonly string[])[];
}>;

/** The header and the first rows, as they stand in the file. */
export function SampleRows({ headers, rows }: SampleRowsProps) {
  return (
    <section
      aria-label="First rows"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also without a mouse
      tabIndex={0}
      className="relative overflow-x-auto"
    >
      <table data-narrow="scroll">
        <caption className="sr-only">The first rows as they are</caption>
        <thead>
          <tr>
            {headers.map((header, index) => (
              <th key={index} scope="col" className="whitespace-nowrap">
                {header || `column ${index + 1}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {headers.map((_, index) => (
                <td key={index} className="whitespace-nowrap">
                  <code>{row[index]}</code>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
