import type { OsVersion } from '../catalog/index.js';
import { compareText } from '../model/index.js';
import type { OperatingSystem } from '../model/index.js';

/** How long the vendors support what a machine runs. */
export interface OsSupport {
  /** Rows of the catalogue that the stated version may be; never empty. */
  readonly rows: readonly OsVersion[];
  /** The latest among the rows, `YYYY-MM-DD` or `never`; null where no row knows. */
  readonly endOfLife: string | null;
  /** Paid or community updates after that date, from the row that `endOfLife` is from. */
  readonly extendedSupportEnd: string | null;
  readonly extendedSupportName: string | null;
  /** Where Azure goes on with these updates for longer than they are sold elsewhere; else null. */
  readonly extendedInAzureUntil: string | null;
}

/**
 * What the catalogue says of the support of an operating system; null where it does not list the version.
 *
 * A stated version may be coarser than a row (`15` of SLES 15.0 to 15.7; `2008` of `2008-sp2`): then all rows it covers are
 * taken and the latest end of support counts, so that a machine is called out of support only if it must be. Or it is finer
 * (`8.1` of RHEL `8`): then its leading parts are looked up.
 */
export function deriveOsSupport(os: OperatingSystem, osVersions: readonly OsVersion[]): OsSupport | null {
  if (os.product === null || os.version === null) return null;
  const known = LOOKED_UP.get(osVersions) ?? new Map<string, OsSupport | null>();
  LOOKED_UP.set(osVersions, known);
  const key = JSON.stringify([os.product, os.version, os.edition]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const support = lookUp(os, osVersions);
  known.set(key, support);
  return support;
}

/** Few systems run on many machines, and several rules ask of each: every one is looked up once in a catalogue. */
const LOOKED_UP = new WeakMap<readonly OsVersion[], Map<string, OsSupport | null>>();

function lookUp(os: OperatingSystem, osVersions: readonly OsVersion[]): OsSupport | null {
  if (os.version === null) return null;
  const ofProduct = osVersions.filter((row) => row.product === os.product);
  for (let version = os.version; version !== ''; version = withoutLastPart(version)) {
    const rows = ofProduct.filter((row) => isCovered(row, version, os.edition));
    if (rows.length > 0) return summarize(rows);
  }
  return null;
}

/** Whether a date has passed on `asOf`; `never` and unknown dates have not. */
export const hasPassed = (date: string | null, asOf: string): boolean =>
  date !== null && date !== 'never' && date < asOf;

/** `; Extended Security Updates until 2026-10-13`, or that they ended then; nothing where no updates outlast the end of life. */
export const extendedWords = (support: OsSupport, asOf: string): string => {
  const { extendedSupportEnd, extendedSupportName, extendedInAzureUntil } = support;
  if (extendedSupportEnd === null) return '';
  const ending = (date: string): string => (hasPassed(date, asOf) ? `ended on ${date}` : `until ${date}`);
  const inAzure =
    extendedInAzureUntil === null
      ? ''
      : `, in Azure ${hasPassed(extendedInAzureUntil, asOf) ? 'on' : 'until'} ${extendedInAzureUntil}`;
  return `; ${extendedSupportName ?? 'extended support'} ${ending(extendedSupportEnd)}${inAzure}`;
};

/** The last day of updates of any kind that a machine in Azure can have; null where none outlast the end of life. */
export const lastUpdatesInAzure = ({ extendedInAzureUntil, extendedSupportEnd }: OsSupport): string | null =>
  extendedInAzureUntil ?? extendedSupportEnd;

/** Whether no updates of any kind are to be had any more: neither the vendor's own nor extended ones. */
export const isWithoutUpdates = (support: OsSupport, asOf: string): boolean => {
  const last = lastUpdatesInAzure(support);
  return hasPassed(support.endOfLife, asOf) && (last === null || hasPassed(last, asOf));
};

/** `2008-r2-sp1` to `2008-r2`, `8.1` to `8`, `8` to nothing. */
const withoutLastPart = (version: string): string => version.slice(0, Math.max(0, version.search(/[.-][^.-]*$/)));

function isCovered(row: OsVersion, version: string, edition: string | null): boolean {
  if (row.version === version) return true;
  if (row.product === 'windows-server') return row.version.startsWith(`${version}-sp`);
  if (row.product === 'windows') {
    // Long-term channels are sold apart and outlive the common releases by years.
    const isLongTerm = row.version.endsWith('-lts');
    return row.version.startsWith(`${version}-`) && isLongTerm === /LTS[BC]|IoT/i.test(edition ?? '');
  }
  return row.version.startsWith(`${version}.`);
}

/** Text order, with `never` after and unknown before every date. */
const compareEnds = (left: string | null, right: string | null): number =>
  Number(left === 'never') - Number(right === 'never') || compareText(left ?? '', right ?? '');

/**
 * Elsewhere these updates ended after three years, on 2023-01-10.
 * Source: reports of Microsoft's announcement (techpowerup.com 304377 of 2023-02-03; lansweeper.com, Windows Server end of life), read
 * 2026-11-21; Microsoft's own lifecycle page was not read.
 */
const FOURTH_YEAR_IN_AZURE: ReadonlyMap<string, string> = new Map([
  ['windows-server 2008-sp2', '2024-01-09'],
  ['windows-server 2008-r2-sp1', '2024-01-09'],
]);

function summarize(rows: readonly OsVersion[]): OsSupport {
  const latest = rows.reduce((kept, row) => (compareEnds(row.endOfLife, kept.endOfLife) > 0 ? row : kept));
  const isLonger = compareEnds(latest.extendedSupportEnd, latest.endOfLife) > 0;
  return {
    rows,
    endOfLife: latest.endOfLife,
    extendedSupportEnd: isLonger ? latest.extendedSupportEnd : null,
    extendedSupportName: isLonger ? withoutMarkup(latest.extendedSupportName) : null,
    extendedInAzureUntil: FOURTH_YEAR_IN_AZURE.get(`${latest.product} ${latest.version}`) ?? null,
  };
}

/** Some names come as HTML: `<abbr title="…">LTS</abbr>`. */
const withoutMarkup = (name: string | null): string | null => name?.replace(/<[^<>]*>/g, '') ?? null;

const parts = (version: string): readonly number[] =>
  version.split(/[.-]/).map((part) => (/^\d+$/.test(part) ? Number(part) : 0));

/** Whether a dotted version is at least another: `7.10` is after `7.2`; missing parts are zero. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [left, right] = [parts(version), parts(minimum)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The whole number a version begins with: 8 of `8.1`. */
export const majorOf = (version: string): number => Number.parseInt(version, 10);
