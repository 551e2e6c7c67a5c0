export type CsvCell = string | number | boolean;

/** Rows as a CSV of commas; cells that need quotes get them, or all do, as PowerShell writes them. */
export function csvText(rows: readonly (readonly CsvCell[])[], quote: 'where needed' | 'all' = 'where needed'): string {
  const cell = (value: CsvCell): string => {
    const text = typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
    return quote === 'all' || /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
