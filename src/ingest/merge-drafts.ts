import type { OperatingSystem, Origin, Problem } from '../model/index.js';
import { conflict } from './problems.js';
import { put } from './sourced.js';
import type { Found, MachineDraft, Sourced } from './sourced.js';

/**
 * Adds what a second description of the same machine knows. It fills what the first left open or only assumed. Where both
 * state a value and differ, the first stays and the problem names both places. Addresses, tags and messages add up. Disks
 * that were estimated give way to disks that are stated.
 */
export function mergeDraft(into: MachineDraft, from: MachineDraft, problems: Problem[]): void {
  mergeRecord(into.core, from.core, { prefix: '', skipped: NAMES, problems });
  mergeOperatingSystem(into, from, problems);
  mergeRecord(into.placement, from.placement, { prefix: 'placement.', problems });
  mergeRecord(into.condition, from.condition, { prefix: 'condition.', problems });
  mergeRecord(into.statedUse, from.statedUse, { prefix: 'statedUse.', problems });
  mergeDisks(into, from, problems);
  into.partitions = mergeList(into.partitions, from.partitions, { prefix: 'partitions', problems });
  into.nics = mergeList(into.nics, from.nics, { prefix: 'nics', skipped: NAMES, problems });
  mergeTags(into, from);
}

/** Differences in these are no conflict: two sources write one machine's name in different ways. */
const NAMES: ReadonlySet<string> = new Set(['name']);

interface MergeRule {
  readonly prefix: string;
  readonly skipped?: ReadonlySet<string>;
  readonly problems: Problem[];
}

function mergeRecord<T extends object>(into: Sourced<T>, from: Sourced<T>, rule: MergeRule): void {
  for (const key of Object.keys(from.values) as (keyof T & string)[]) {
    if (rule.skipped?.has(key) === true) continue;
    const origin = from.origins[key];
    if (origin === undefined || origin.how === 'assumed') continue;
    mergeValue(into, key, { value: from.values[key], origin }, rule);
  }
}

function mergeValue<T extends object, Key extends keyof T & string>(
  into: Sourced<T>,
  key: Key,
  found: Found<T[Key]>,
  rule: MergeRule,
): void {
  const known = into.values[key];
  const first = into.origins[key];
  if (first === undefined || first.how === 'assumed') {
    put(into, key, found);
    return;
  }
  if (Array.isArray(known) && Array.isArray(found.value)) {
    const union = [...new Set<unknown>([...(known as unknown[]), ...(found.value as unknown[])])];
    put(into, key, { value: union as T[Key], origin: first });
    return;
  }
  if (isSame(known, found.value)) return;
  const values = { kept: String(known), left: String(found.value), first };
  rule.problems.push(conflict(found.origin, `${rule.prefix}${key}`, values));
}

/** Texts are the same whatever their case. */
function isSame(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase();
  return left === right;
}

/** Two names of one system agree when they say the same product; the more exact one then fills the gaps. */
function mergeOperatingSystem(into: MachineDraft, from: MachineDraft, problems: Problem[]): void {
  const known = into.os.values;
  const added = from.os.values;
  if (saysNothing(added)) return;
  if (saysNothing(known)) {
    takeOperatingSystem(into, from);
  } else if (areDifferent(known, added)) {
    const values = { kept: known.name ?? '', left: added.name ?? '', first: into.os.origins['name'] ?? null };
    problems.push(conflict(from.os.origins['name'] ?? firstOrigin(from.os), 'os.name', values));
  } else if (known.product === null || (known.isOrLater && !added.isOrLater && added.version !== null)) {
    takeOperatingSystem(into, from);
  } else {
    mergeRecord(into.os, from.os, { prefix: 'os.', skipped: OS_JUDGED, problems });
  }
}

/** The system of `from`, with the guest id and the name of `into` where `from` has none. */
function takeOperatingSystem(into: MachineDraft, from: MachineDraft): void {
  const left = into.os;
  into.os = { values: { ...from.os.values }, origins: from.os.origins };
  for (const key of ['name', 'guestId', 'architecture'] as const) {
    const origin = left.origins[key];
    if (into.os.values[key] === null && origin !== undefined) {
      put<OperatingSystem, typeof key>(into.os, key, { value: left.values[key], origin });
    }
  }
}

const saysNothing = ({ name, family, product, guestId }: OperatingSystem): boolean =>
  name === null && guestId === null && product === null && family === 'unknown';

/** Unlike families or products; unlike versions unless one of the names stands for later ones as well. */
function areDifferent(known: OperatingSystem, added: OperatingSystem): boolean {
  const families = [known.family, added.family];
  if (families[0] !== families[1] && !families.includes('unknown')) return true;
  if (bothDiffer(known.product, added.product)) return true;
  return bothDiffer(known.version, added.version) && !known.isOrLater && !added.isOrLater;
}

const OS_JUDGED: ReadonlySet<string> = new Set(['name', 'family', 'isOrLater']);

const bothDiffer = (left: string | null, right: string | null): boolean =>
  left !== null && right !== null && left !== right;

const firstOrigin = (os: MachineDraft['os']): Origin => Object.values(os.origins)[0]!;

function mergeDisks(into: MachineDraft, from: MachineDraft, problems: Problem[]): void {
  const isEstimate = (draft: MachineDraft): boolean =>
    draft.disks.some(({ values }) => values.sizeBasis === 'estimated');
  if (from.disks.length === 0) return;
  if (into.disks.length === 0 || (isEstimate(into) && !isEstimate(from))) {
    into.disks = from.disks;
    return;
  }
  if (isEstimate(from)) return;
  into.disks = mergeList(into.disks, from.disks, { prefix: 'disks', skipped: DISK_NAMES, problems });
}

const DISK_NAMES: ReadonlySet<string> = new Set(['name', 'isOs', 'sizeBasis']);

/** Lists of one length are the same things in the same order; of two lengths, the first list stays. */
function mergeList<T extends object>(into: Sourced<T>[], from: Sourced<T>[], rule: MergeRule): Sourced<T>[] {
  if (into.length === 0) return from;
  if (from.length === 0) return into;
  if (into.length === from.length) {
    into.forEach((one, index) => {
      mergeRecord(one, from[index]!, { ...rule, prefix: `${rule.prefix}[${index}].` });
    });
    return into;
  }
  const at = Object.values(from[0]!.origins)[0]!;
  const first = Object.values(into[0]!.origins)[0] ?? null;
  rule.problems.push(
    conflict(at, `the number of ${rule.prefix}`, { kept: String(into.length), left: String(from.length), first }),
  );
  return into;
}

function mergeTags(into: MachineDraft, from: MachineDraft): void {
  for (const tag of from.tags) {
    const isKnown = into.tags.some(({ value }) => value[0] === tag.value[0] && value[1] === tag.value[1]);
    if (!isKnown) into.tags.push(tag);
  }
}
