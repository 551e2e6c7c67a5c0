/** One column of a performance log. Names are as printed; `object` and `counter` are compared by `plainName`. */
export interface CounterColumn {
  readonly index: number;
  /** Empty where the path names no machine. */
  readonly host: string;
  readonly object: string;
  readonly instance: string;
  readonly counter: string;
}

/** What the first cell of the header says. */
export interface PdhSignature {
  readonly separator: string;
  /** `Eastern Daylight Time`; empty where it is not stated or was cut. */
  readonly zoneName: string;
  /** Minutes that local time is behind UTC; null where they are not stated. */
  readonly minutesWest: number | null;
}

const SIGNATURE = /^\s*"?(\(PDH-[CT]SV \d+\.\d+\)[^",;\t]*)"?\s*([,;\t])/i;
const ZONE = /^\(PDH-[CT]SV [\d.]+\)\s*(?:\((.*)\))?\((-?\d{1,4})\)\s*$/i;
const GREATEST_MINUTES = 14 * 60;

/**
 * Reads the beginning of a header that perfmon, logman, relog, typeperf and esxtop write:
 * `"(PDH-CSV 4.0) (Eastern Daylight Time)(240)","\\HOST\…`. The number is the bias of Windows, minutes to add to local time for
 * UTC, when the recording began. typeperf prints `"(PDH-CSV 4.0)"` alone, esxtop always `(UTC)(0)`; names of zones outside of
 * ASCII are at times cut, `(PDH-CSV 4.0) (`, and the minutes with them.
 *
 * @returns null for anything else
 */
export function pdhSignatureOf(line: string): PdhSignature | null {
  const [, cell, separator] = SIGNATURE.exec(line) ?? [];
  if (cell === undefined || separator === undefined) return null;
  const [, name = '', minutes] = ZONE.exec(cell) ?? [];
  const west = minutes === undefined ? null : Number(minutes);
  const isReal = west !== null && Math.abs(west) <= GREATEST_MINUTES;
  return { separator, zoneName: name.trim(), minutesWest: isReal ? west : null };
}

/** `-04:00` of 240 minutes west. */
export function offsetOf(minutesWest: number): string {
  const minutes = Math.abs(minutesWest);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutesWest > 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Windows allows 2,048 (`PDH_MAX_COUNTER_PATH`). */
const MAX_PATH_CHARACTERS = 4096;

/**
 * The parts of `\\HOST\Object(Instance)\Counter`; null where it is no counter path. Instances may hold parentheses, colons and
 * backslashes: the object ends at the first parenthesis, the instance at the last one that a backslash follows.
 */
export function counterColumnOf(path: string, index: number): CounterColumn | null {
  if (path.length > MAX_PATH_CHARACTERS) return null;
  const [, host = '', rest = ''] = /^\\\\([^\\]+)\\(.*)$/s.exec(path) ?? [undefined, '', path.replace(/^\\/, '')];
  const end = rest.lastIndexOf(')\\');
  const open = rest.indexOf('(');
  const slash = rest.indexOf('\\');
  if (end > open && open > 0 && open < slash) {
    const [object, counter] = [rest.slice(0, open), rest.slice(end + 2)];
    return counter === '' ? null : { index, host, object, instance: rest.slice(open + 1, end), counter };
  }
  if (slash <= 0 || slash === rest.length - 1) return null;
  return { index, host, object: rest.slice(0, slash), instance: '', counter: rest.slice(slash + 1) };
}

/** As names are compared: in lower case, with single plain blanks. */
export const plainName = (name: string): string => name.replace(/\s+/g, ' ').trim().toLowerCase();

/** Object and counter as a summary lists them, without instances: `Process(…)\Virtual Bytes`. */
export const kindOfColumn = ({ object, instance, counter }: CounterColumn): string =>
  `${object}${instance === '' ? '' : '(…)'}\\${counter}`;
