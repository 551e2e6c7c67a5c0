/** The zones that the invented estates know. */
export type EstateZone = 'Australia/Melbourne' | 'America/Chicago' | 'UTC';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** From the instant on, the offset holds. */
type Offsets = readonly (readonly [fromMs: number, offsetHours: number])[];

/**
 * The offsets of 2026 written out, so that the bytes do not hang on the zone data of the machine. In the United States
 * clocks are put back on 2026-11-01, within the window that the estates are sampled in.
 */
const OFFSETS: Readonly<Record<EstateZone, Offsets>> = {
  'Australia/Melbourne': [
    [0, 10],
    [Date.UTC(2026, 9, 3, 16), 11],
  ],
  'America/Chicago': [
    [0, -5],
    [Date.UTC(2026, 10, 1, 7), -6],
  ],
  UTC: [[0, 0]],
};

/** What a clock on the wall of a zone shows. */
export interface LocalTime {
  readonly minuteOfDay: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Whether the day is one of the last two or the first two of a month, when books are closed. */
  readonly isMonthEnd: boolean;
}

export function localTimeOf(atMs: number, zone: EstateZone): LocalTime {
  let hours = 0;
  for (const [fromMs, offset] of OFFSETS[zone]) if (atMs >= fromMs) hours = offset;
  const local = atMs + hours * HOUR_MS;
  const day = Math.floor(local / DAY_MS);
  return {
    minuteOfDay: Math.floor((local - day * DAY_MS) / MINUTE_MS),
    weekday: (day + 4) % 7, // 1970-01-01 was a Thursday
    isMonthEnd: dayOfMonth(day) <= 2 || dayOfMonth(day + 2) <= 2,
  };
}

const dayOfMonth = (day: number): number => new Date(day * DAY_MS).getUTCDate();
