import { createStampParser } from '../parse-stamp.js';
import type { StampFormat } from '../parse-stamp.js';
import { createTimeZone } from '../../../timeseries/index.js';

/** The usual seconds between neighbouring stamps of the first rows, in any order; null where fewer than two differ. */
function periodOfStamps(stamps: readonly string[], format: StampFormat): number | null {
  const parser = createStampParser({ format, zone: createTimeZone('UTC'), latestMs: null });
  const found = stamps.map((text) => parser?.parse(text, null)).filter((one) => typeof one === 'number');
  const sorted = [...new Set<number>(found)].toSorted((left, right) => left - right);
  const gaps = sorted
    .slice(1)
    .map((atMs, index) => atMs - sorted[index]!)
    .toSorted((left, right) => left - right);
  const middle = gaps[Math.floor((gaps.length - 1) / 2)];
  return middle === undefined ? null : middle / 1000;
}

/** The seconds that a row stands for: what a line `# interval:` states, else the time between rows; null where nothing tells. */
export function periodOfFile(
  comments: ReadonlyMap<string, string>,
  stamps: readonly string[],
  format: StampFormat,
): number | null {
  const stated = Number(comments.get('interval') ?? '');
  const seconds = stated >= 1 ? stated : periodOfStamps(stamps, format);
  return seconds !== null && seconds >= 1 ? seconds : null;
}
