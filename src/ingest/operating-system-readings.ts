import type { Architecture } from '../model/index.js';
import { NOTHING_NAMED } from './operating-system-names.js';
import type { NamedSystem } from './operating-system-names.js';

/** What one printed name says. */
export interface OsReading {
  readonly name: string | null;
  readonly system: NamedSystem;
  readonly isOrLater: boolean;
  readonly architecture: Architecture | null;
}

const NO_READING: OsReading = { name: null, system: NOTHING_NAMED, isOrLater: false, architecture: null };

/**
 * The first reading, or a later one that says the same with more. A later one that says something else never wins, however exact it is:
 * what a machine was once configured for is no evidence against what its guest reports.
 */
export const bestReading = ([first = NO_READING, ...others]: readonly OsReading[]): OsReading =>
  others.reduce((kept, next) => (refines(next, kept) ? next : kept), first);

/** The first reading that cannot be true together with the one taken; null where there is none. */
export const firstAgainst = (taken: OsReading, readings: readonly OsReading[]): OsReading | null =>
  readings.find((one) => !canBothBe(taken, one)) ?? null;

/** Distributions and desktops that the catalogue has no code for: no product is known of them, yet they are not just any Linux. */
const NAMED_WITHOUT_CODE =
  /\b(?:coreos|flatcar|mandr(?:ake|iva)|kylin|gentoo|asianux|open enterprise server|java desktop|enterprise desktop|sled|fusionos)\b/i;

/** "Other Linux", "SUSE Linux", "Windows": a family that any of its products may be meant by. */
function isMereFamily({ name, system: { family, product, version } }: OsReading): boolean {
  if (family === 'windows') return product === null || (product === 'windows' && version === null);
  return family === 'linux' && product === null && !NAMED_WITHOUT_CODE.test(name ?? '');
}

function refines(next: OsReading, kept: OsReading): boolean {
  if (next.system.family === 'unknown' || kept.system.family === 'unknown') return next.system.family !== 'unknown';
  if (next.system.family !== kept.system.family) return false;
  if (isMereFamily(kept)) return !isMereFamily(next);
  return next.system.product === kept.system.product && refinesVersion(next, kept);
}

function refinesVersion(next: OsReading, kept: OsReading): boolean {
  const known = kept.system.version;
  const added = next.system.version;
  if (known === null) return added !== null || addsEdition(next, kept);
  if (added === null) return false;
  if (kept.isOrLater) return !next.isOrLater && isFrom(known, added);
  if (next.isOrLater) return false;
  return known === added ? addsEdition(next, kept) : isPartOf(known, added);
}

const addsEdition = (next: OsReading, kept: OsReading): boolean =>
  kept.system.edition === null && next.system.edition !== null;

function canBothBe(left: OsReading, right: OsReading): boolean {
  if (left.system.family === 'unknown' || right.system.family === 'unknown') return true;
  if (left.system.family !== right.system.family) return false;
  if (isMereFamily(left) || isMereFamily(right)) return true;
  return left.system.product === right.system.product && canBothBeVersions(left, right);
}

function canBothBeVersions(left: OsReading, right: OsReading): boolean {
  const one = left.system.version;
  const other = right.system.version;
  if (one === null || other === null || isPartOf(one, other) || isPartOf(other, one)) return true;
  return (left.isOrLater && isFrom(one, other)) || (right.isOrLater && isFrom(other, one));
}

/** `15` is said by `15.5` too, `2008-r2` by `2008-r2-sp1`; but 2008 R2 is another release than 2008. */
const isPartOf = (whole: string, exact: string): boolean =>
  exact.startsWith(whole) && /^(?:$|\.|-(?!r2))/.test(exact.slice(whole.length));

/** Releases between the named ones are filed by a year and a month (`1909-sac`), which compare with no year; all are later than 2016. */
const releaseNumber = (version: string): number =>
  /-s?ac$/.test(version) ? Infinity : Number.parseFloat(version) + (version.includes('-r2') ? 0.5 : 0);

/** Whether `version` is `least` or a later one. */
const isFrom = (least: string, version: string): boolean => releaseNumber(version) >= releaseNumber(least);
