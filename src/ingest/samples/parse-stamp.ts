import type { Instant } from '../../model/index.js';
import { localTime, millisecondsOf, withOffset } from './printed-time.js';
import type { PrintedTime } from './printed-time.js';
import { compilePattern } from './stamp-pattern.js';
import { createTimeZone } from '../../timeseries/index.js';
import type { TimeZone } from '../../timeseries/index.js';

/**
 * How stamps are printed. `auto`: ISO 8601, or digits that are seconds or milliseconds by their size. A pattern such as
 * `MM/dd/yyyy HH:mm:ss` is compiled by `compilePattern`.
 */
export type StampFormat =
  | { readonly kind: 'auto' | 'iso' | 'epochSeconds' | 'epochMilliseconds' }
  | { readonly kind: 'pattern'; readonly pattern: string };

/** How the stamps of one file are read. */
export interface StampOptions {
  readonly format: StampFormat;
  readonly zone: TimeZone | null;
  readonly latestMs: Instant | null;
}

/** Why a text is no stamp that can be placed. */
export type StampFault = 'notAStamp' | 'noZone' | 'inGap' | 'implausible' | 'future';

export interface StampParser {
  /** `previousMs`: the machine's sample before, which may tell the second of two equal local hours; see `TimeZone`. */
  readonly parse: (text: string, previousMs: number | null) => Instant | StampFault;
}

/** Before it no virtual machine was measured, and a count of seconds taken for milliseconds lies there. */
export const EARLIEST_MS: number = Date.UTC(1995, 0, 1);
/** No file holds samples of that year; a count of milliseconds taken for seconds lies beyond. */
export const LATEST_MS: number = Date.UTC(2100, 0, 1);
/** Digits from here on are milliseconds: as seconds they would be the year 5138, as milliseconds they are 1973. */
const LEAST_MILLISECONDS = 1e11;

/**
 * Makes a parser for the stamps of one file.
 *
 * @param zone applied to stamps that state none; null: such a stamp is the fault `noZone`
 * @param latestMs a later stamp is the fault `future`; null: any until 2100
 * @returns null if the format is a pattern that cannot be compiled
 */
export function createStampParser({ format, zone, latestMs }: StampOptions): StampParser | null {
  const read = printedTimeReader(format);
  if (read === null) return null;
  // Neighbouring rows of several machines print the same stamp; only where it has no zone may the machine matter.
  let cached = { text: '', result: 'notAStamp' as Instant | StampFault };
  const parse = (text: string, previousMs: number | null): Instant | StampFault => {
    if (text === cached.text) return cached.result;
    const printed = read(text);
    if (printed === null) return 'notAStamp';
    const instant = instantOf(printed, zone, previousMs);
    const result = typeof instant === 'string' ? instant : judge(instant, latestMs);
    if (printed.offsetMs !== null) cached = { text, result };
    return result;
  };
  return { parse };
}

/** The instant of one stamp in ISO 8601; a zone's name for one that states none. */
export function parseStamp(text: string, zoneName: string | null): Instant | StampFault {
  const zone = zoneName === null ? null : createTimeZone(zoneName);
  return createStampParser({ format: { kind: 'iso' }, zone, latestMs: null })?.parse(text, null) ?? 'notAStamp';
}

function instantOf({ localMs, offsetMs }: PrintedTime, zone: TimeZone | null, previousMs: number | null) {
  if (offsetMs !== null) return localMs - offsetMs;
  if (zone === null) return 'noZone';
  return zone.instantOf(localMs, previousMs) ?? 'inGap';
}

function judge(instantMs: number, latestMs: Instant | null): Instant | StampFault {
  if (instantMs < EARLIEST_MS || instantMs >= LATEST_MS) return 'implausible';
  return latestMs !== null && instantMs > latestMs ? 'future' : (instantMs as Instant);
}

type PrintedTimeReader = (text: string) => PrintedTime | null;

function printedTimeReader(format: StampFormat): PrintedTimeReader | null {
  switch (format.kind) {
    case 'iso':
      return readIso;
    case 'epochSeconds':
      return (text) => readEpoch(text, 1000);
    case 'epochMilliseconds':
      return (text) => readEpoch(text, 1);
    case 'auto':
      return (text) => readEpoch(text, null) ?? readIso(text);
    case 'pattern':
      return compilePattern(format.pattern);
  }
}

const DIGITS = /^\d{9,16}(?:[.,]\d{1,9})?$/;

/** @param unitMs milliseconds of one unit; null: by the size of the number */
function readEpoch(text: string, unitMs: number | null): PrintedTime | null {
  if (!DIGITS.test(text)) return null;
  const value = Number(text.replace(',', '.'));
  const unit = unitMs ?? (value >= LEAST_MILLISECONDS ? 1 : 1000);
  return { localMs: Math.round(value * unit), offsetMs: 0 };
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:\s?(?:([Zz])|([+-])(\d\d)(?::?(\d\d))?))?$/;

function readIso(text: string): PrintedTime | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zulu, sign, offsetHours, offsetMinutes] = found;
  const localMs = localTime(
    [Number(year), Number(month), Number(day)],
    [Number(hour), Number(minute), Number(second ?? 0), millisecondsOf(fraction)],
  );
  if (localMs === null) return null;
  if (zulu !== undefined) return { localMs, offsetMs: 0 };
  return sign === undefined ? { localMs, offsetMs: null } : withOffset(localMs, sign, offsetHours, offsetMinutes);
}
