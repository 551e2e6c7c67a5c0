import { wordsOfHeader } from './header-words.js';
import type { HeaderUnit, HeaderWords, UnitKind } from './header-words.js';

export type RuleKind = 'text' | 'number' | 'money';

/** How a column is known by the words of its header, in any order. */
export interface ColumnRule<Field extends string> {
  readonly field: Field;
  readonly kind: RuleKind;
  /** One word of each group must stand there; the better word first. */
  readonly needs: readonly (readonly string[])[];
  /** Words that may also stand there. */
  readonly allows: readonly string[];
  /** Words that make it another column. */
  readonly refuses: readonly string[];
  /** The kinds of unit that fit; a header with a unit of another kind is another column. */
  readonly units: readonly UnitKind[];
  /** Whether the column is not it unless a unit stands there. */
  readonly needsUnit: boolean;
}

const wordsIn = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** `needs` and the other lists are words with spaces between; alternatives within a group have `|` between them. */
export function rule<Field extends string>(
  field: Field,
  kind: RuleKind,
  words: {
    readonly needs: string;
    readonly allows?: string;
    readonly refuses?: string;
    readonly units?: readonly UnitKind[];
    readonly needsUnit?: boolean;
  },
): ColumnRule<Field> {
  return {
    field,
    kind,
    needs: wordsIn(words.needs).map((group) => group.split('|')),
    allows: wordsIn(words.allows ?? ''),
    refuses: wordsIn(words.refuses ?? ''),
    units: words.units ?? [],
    needsUnit: words.needsUnit ?? false,
  };
}

/** Words that say nothing about which column it is. */
const NOISE: ReadonlySet<string> = new Set(
  wordsIn(
    'the a an of for in on to and or by with at as per sec second seconds azure value estimate estimated count number no ' +
      'no. nr total onprem premises premise prem monthly month mo source current currently discovered assessed plus s is',
  ),
);

/** Words that make a figure another one, unless a rule knows them. */
const REFUSED: ReadonlySet<string> = new Set(
  wordsIn(
    'peak max maximum min minimum average avg free unused used annual annually yearly year predicted savings saving delta ' +
      'difference recommended target suggested previous provisioned reserved hourly hour quarterly three one',
  ),
);

/** A column and what it was taken for. */
export interface ChosenColumn<Field extends string> {
  readonly rule: ColumnRule<Field>;
  readonly index: number;
  readonly header: HeaderWords;
  readonly unknownWords: readonly string[];
}

/** A set of rules with the words they know. */
export interface ColumnRules<Field extends string> {
  readonly rules: readonly ColumnRule<Field>[];
  readonly vocabulary: ReadonlySet<string>;
}

/** @param extra words that no rule has, but that may be written together with others */
export function columnRules<Field extends string>(rules: readonly ColumnRule<Field>[], extra = ''): ColumnRules<Field> {
  const own = rules.flatMap(({ needs, allows, refuses }) => [...needs.flat(), ...allows, ...refuses]);
  const all = [...own, ...NOISE, ...REFUSED, ...wordsIn(extra)];
  return { rules, vocabulary: new Set(all.filter((word) => word.length > 1)) };
}

interface Candidate<Field extends string> extends ChosenColumn<Field> {
  readonly score: number;
  readonly order: number;
}

/**
 * Which column is which: the best fit of all columns and rules first, each column and each field once. Ties go to the column
 * on the left, then to the earlier rule, so the order of the columns decides nothing else.
 */
export function chooseColumns<Field extends string>(
  header: readonly string[],
  { rules, vocabulary }: ColumnRules<Field>,
): ChosenColumn<Field>[] {
  const candidates: Candidate<Field>[] = [];
  for (const [index, printed] of header.entries()) {
    if (printed === '') continue;
    const words = wordsOfHeader(printed, vocabulary);
    for (const [order, one] of rules.entries()) {
      const fit = fitOf(words, one);
      if (fit !== null) candidates.push({ rule: one, index, header: words, order, ...fit });
    }
  }
  candidates.sort((left, right) => right.score - left.score || left.index - right.index || left.order - right.order);
  const fields = new Set<Field>();
  const columns = new Set<number>();
  return candidates.filter(({ rule: { field }, index }) => {
    if (fields.has(field) || columns.has(index)) return false;
    fields.add(field);
    columns.add(index);
    return true;
  });
}

const MAX_UNKNOWN_WORDS = 2;

/** How well a header fits a rule, or null where it does not. */
function fitOf<Field extends string>(
  { words: printed, unit, currency }: HeaderWords,
  one: ColumnRule<Field>,
): { readonly score: number; readonly unknownWords: readonly string[] } | null {
  if (!isUnitFitting(unit, currency, one)) return null;
  const isPriced = currency !== null && !printed.some((word) => COST_WORDS.has(word));
  const words = isPriced ? [...printed, 'cost'] : printed;
  const has = new Set(words);
  if (one.refuses.some((word) => has.has(word))) return null;
  const hits = one.needs.map((group) => group.findIndex((word) => has.has(word)));
  if (hits.includes(-1)) return null;
  const needed = new Set(one.needs.flat());
  const others = words.filter((word) => !needed.has(word));
  const allowed = others.filter((word) => one.allows.includes(word));
  const rest = others.filter((word) => !one.allows.includes(word));
  if (rest.some((word) => REFUSED.has(word))) return null;
  const unknownWords = rest.filter((word) => !NOISE.has(word) && !/^\d+$/.test(word));
  if (unknownWords.length > MAX_UNKNOWN_WORDS) return null;
  const rank = hits.reduce((sum, hit) => sum + hit, 0);
  const score = 10 * hits.length + 2 * allowed.length + (unit === null ? 0 : 1) - 5 * unknownWords.length - rank / 10;
  return score < LEAST_SCORE ? null : { score, unknownWords };
}

const LEAST_SCORE = 4;

const COST_WORDS: ReadonlySet<string> = new Set(['cost', 'costs', 'price', 'spend', 'charge']);

function isUnitFitting(unit: HeaderUnit | null, currency: string | null, one: ColumnRule<string>): boolean {
  if (currency !== null && one.kind !== 'money') return false;
  return unit === null ? !one.needsUnit : one.units.includes(unit.kind);
}
