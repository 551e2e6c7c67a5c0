const MS_PER_SECOND = 1000;

/** An instant so many seconds later, as `2026-12-05T04:00:00Z`; null for a text that is no instant. */
export function shiftInstant(instant: string, seconds: number): string | null {
  const stamp = Date.parse(instant);
  if (Number.isNaN(stamp)) return null;
  const moved = new Date(stamp + seconds * MS_PER_SECOND);
  return Number.isNaN(moved.getTime()) ? null : moved.toISOString().replace('.000Z', 'Z');
}

/** Seconds from one instant to another; null where one is none. */
export function secondsBetween(from: string, to: string): number | null {
  const seconds = (Date.parse(to) - Date.parse(from)) / MS_PER_SECOND;
  return Number.isNaN(seconds) ? null : seconds;
}
