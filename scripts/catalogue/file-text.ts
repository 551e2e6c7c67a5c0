/** One column to be written. A column whose texts repeat is written as a dictionary and codes. */
export interface Column {
  readonly name: string;
  readonly cells: readonly (string | number | boolean | null)[];
  readonly isCoded?: boolean;
}

export interface TableText {
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Indices at which a new line begins, so that a diff shows the group of rows that changed. */
  readonly lineStarts?: ReadonlySet<number>;
}

/** Writes one file of the catalogue: version, facts about the file, then its tables, in the order given. */
export function fileText(heads: Readonly<Record<string, string>>, tables: Readonly<Record<string, TableText>>): string {
  const parts = [
    '"schemaVersion": 1',
    ...Object.entries(heads).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`),
    ...Object.entries(tables).map(([key, table]) => `${JSON.stringify(key)}: ${tableText(table)}`),
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** The index of each row whose group differs from that of the row before it. */
export function startsOf(groups: readonly string[]): ReadonlySet<number> {
  return new Set(groups.flatMap((group, index) => (group === groups[index - 1] ? [] : [index])));
}

function tableText({ rows, columns, lineStarts }: TableText): string {
  const lines = columns.map((column) => {
    if (column.cells.length !== rows) throw new Error(`${column.name} has ${column.cells.length} cells, not ${rows}`);
    return `${JSON.stringify(column.name)}: ${columnText(column, lineStarts ?? new Set())}`;
  });
  return `{"rows": ${rows}, "columns": {\n${lines.join(',\n')}\n}}`;
}

function columnText({ cells, isCoded }: Column, lineStarts: ReadonlySet<number>): string {
  if (cells.length > 0 && cells.every((cell) => cell === null)) return 'null';
  if (isCoded !== true) return arrayText(cells, lineStarts);
  // In code-unit order, so that the codes do not depend on which row comes first.
  const dictionary = [...new Set(cells)].filter((cell) => cell !== null).sort();
  const codeOf = new Map(dictionary.map((text, code) => [text, code]));
  const codes = cells.map((cell) => (cell === null ? null : codeOf.get(cell)!));
  return `{"dictionary": ${JSON.stringify(dictionary)},\n "codes": ${arrayText(codes, lineStarts)}}`;
}

function arrayText(cells: Column['cells'], lineStarts: ReadonlySet<number>): string {
  const texts = cells.map((cell, index) => {
    const text = typeof cell === 'boolean' ? String(Number(cell)) : JSON.stringify(cell);
    return index > 0 && lineStarts.has(index) ? `\n ${text}` : text;
  });
  return `[${texts.join(',')}]`;
}
