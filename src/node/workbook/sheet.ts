/** A sheet of a workbook of ours: typed cells under one row of headings. */
export interface WorkbookSheet {
  /** At most 31 characters without `[]:*?/\`, and of no other sheet in any case. */
  readonly title: string;
  readonly columns: readonly WorkbookColumn[];
  /** `null` is unknown and an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Columns that stay in sight beside the headings; none where it is left out. */
  readonly frozenColumns?: number;
}

export interface WorkbookColumn {
  readonly heading: string;
  /** `count` and `amount` are numbers, the second with `decimals`; `instant` is ISO 8601 in UTC, shown to the minute. */
  readonly kind: 'text' | 'count' | 'amount' | 'instant';
  readonly decimals: number;
  /** Instants are days, shown without a time of day; not where it is left out. */
  readonly isOfDays?: boolean;
  /** Whether texts show their line breaks; not where it is left out. */
  readonly isWrapped?: boolean;
  /** Characters; a heading that is longer widens it, up to a limit. */
  readonly width: number;
}

/** Rows of a sheet, that of the headings among them: no spreadsheet takes more. */
const MOST_ROWS = 1_048_576;

/**
 * A sheet in parts of at most so many rows, each under its headings: `Problems`, `Problems (2)`. One that fits is itself.
 *
 * @param most rows with that of the headings; at least 2
 */
export function partsOf(sheet: WorkbookSheet, most: number = MOST_ROWS): readonly WorkbookSheet[] {
  const { title, rows } = sheet;
  const each = most - 1;
  if (rows.length <= each) return [sheet];
  return Array.from({ length: Math.ceil(rows.length / each) }, (_, part) => ({
    ...sheet,
    title: part === 0 ? title : numbered(title, part + 1),
    rows: rows.slice(part * each, (part + 1) * each),
  }));
}

/** Of a title. */
export const MOST_TITLE = 31;

function numbered(title: string, part: number): string {
  const end = ` (${part})`;
  return `${title.slice(0, MOST_TITLE - end.length)}${end}`;
}
