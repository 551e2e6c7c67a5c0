import { hit, OK, unknown } from '../rules/index.js';
import type { Verdict } from '../rules/index.js';
import type { SiteFactName } from './fact-guides.js';

/** What a rule thinks of one entry of a list: words for what is wrong, the fact that it lacks, or nothing to say. */
export type Opinion = { readonly wrong: string } | { readonly lacks: SiteFactName } | null;

export const wrong = (words: string): Opinion => ({ wrong: words });
export const lacks = (fact: SiteFactName): Opinion => ({ lacks: fact });

interface Judged {
  /** Where the list stands in the file. */
  readonly path: string;
  /** The fact that is missing where there is no list; an empty list is an answer. */
  readonly fact: SiteFactName;
}

/** A list of entries is wrong where one is, unknown where one lacks a fact, and else fine. */
export function judgeEach<T>(
  entries: readonly T[] | undefined,
  { path, fact }: Judged,
  opinionOf: (entry: T) => Opinion,
): Verdict<SiteFactName> {
  if (entries === undefined) return unknown(fact);
  const opinions = entries.map(opinionOf);
  const faults = opinions.flatMap((one, index) =>
    one !== null && 'wrong' in one ? [{ words: one.wrong, at: `${path}.${index}` }] : [],
  );
  if (faults.length > 0) return hitOf(faults);
  const lacking = opinions.flatMap((one) => (one !== null && 'lacks' in one ? [one.lacks] : []));
  return lacking[0] === undefined ? OK : unknown(lacking[0]);
}

const PLACES_KEPT = 6;

/** Several faults as one hit: `{found}` lists them, `{count}` counts them. */
export const hitOf = (faults: readonly { readonly words: string; readonly at: string }[]): Verdict<never> =>
  hit({
    found: shortList(faults.map(({ words }) => words)),
    count: faults.length,
    at: faults
      .slice(0, PLACES_KEPT)
      .map(({ at }) => at)
      .join(' '),
  });

/** Messages cut a value after 200 characters; what does not fit is counted instead. */
const MOST_CHARACTERS = 180;

/** As many as fit into a sentence, and how many there are beside them. */
export function shortList(words: readonly string[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const one of words) {
    length += one.length + 2;
    if (shown.length > 0 && length > MOST_CHARACTERS) break;
    shown.push(one);
  }
  const rest = words.length - shown.length;
  return rest > 0 ? `${shown.join('; ')}; and ${rest} more` : shown.join('; ');
}

/** The names of some machines, for a sentence. */
export function namesOf(machines: readonly string[] | undefined): string {
  const [first = 'machines', ...rest] = machines ?? [];
  return rest.length > 2 ? `${first} and ${rest.length} more` : [first, ...rest].join(', ');
}

/** A number for people: no more decimals than tell something. */
export const figure = (value: number): string => {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
};

/** Decimals from `least` on with which two figures that differ read differently. */
export function decimalsApart(value: number, limit: number, least: number): number {
  if (value === limit || !Number.isFinite(value) || !Number.isFinite(limit)) return least;
  for (let digits = least; digits < MOST_DECIMALS; digits += 1) {
    if (value.toFixed(digits) !== limit.toFixed(digits)) return digits;
  }
  return MOST_DECIMALS;
}

const MOST_DECIMALS = 15;

/** A figure beside its limit, for people: no more decimals than tell something, and so many that what differs reads so. */
export function figuresApart(value: number, limit: number): readonly [value: string, limit: string] {
  const [has, allowed] = [figure(value), figure(limit)];
  if (has !== allowed || value === limit) return [has, allowed];
  const digits = decimalsApart(value, limit, 1);
  return [String(Number(value.toFixed(digits))), String(Number(limit.toFixed(digits)))];
}

type Needed = readonly (readonly [value: unknown, fact: SiteFactName])[];

const firstMissing = (needed: Needed): SiteFactName | null =>
  needed.find(([value]) => value === undefined)?.[1] ?? null;

/** The opinion on an entry that nothing speaks against: it lacks the first of these that is not known, if any. */
export function lacksAnyOf(needed: Needed): Opinion {
  const fact = firstMissing(needed);
  return fact === null ? null : lacks(fact);
}

/** The verdict where nothing speaks against a site: unknown by the first of these that is not known, else fine. */
export function knownOrUnknown(needed: Needed): Verdict<SiteFactName> {
  const fact = firstMissing(needed);
  return fact === null ? OK : unknown(fact);
}

/** Words for a fault that is there. */
export const when = (isFault: boolean, words: () => string): readonly string[] => (isFault ? [words()] : []);
