const MS_PER_DAY = 86_400_000;
/** Day 0 of a spreadsheet. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** Days as spreadsheets number them, from 1990 to 2100: any other number is not one. */
const FIRST_SERIAL = 32_874;
const LAST_SERIAL = 73_415;

/**
 * The day, `YYYY-MM-DD`, that a cell states: year first, as a spreadsheet's own number, or as PowerShell's JSON writes it. A day
 * such as `03/04/2026` may be in March or in April, so it states none.
 */
export function dayOfText(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? [];
  if (year !== undefined) return existing(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`);
  const inJson = /^\/Date\((-?\d{1,15})\)\/$/.exec(text)?.[1];
  if (inJson !== undefined) return dayOf(Number(inJson));
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null;
  const serial = Number(text);
  return serial < FIRST_SERIAL || serial > LAST_SERIAL ? null : dayOf(EPOCH_MS + Math.floor(serial) * MS_PER_DAY);
}

function dayOf(atMs: number): string | null {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

/** A day of the calendar: 31 February is none. */
function existing(day: string): string | null {
  return dayOf(Date.parse(`${day}T00:00:00Z`)) === day ? day : null;
}
