import { compareText } from '../model/index.js';
import type { Problem } from '../model/index.js';
import type { GivenPlan } from '../waves/index.js';
import type { PlanRow } from './plan-row.js';
import { countedAnew, daysAgainstNumbers, nameAgainstNumber, orderByName, twoDays } from './problems.js';
import { compareNames, numberIn } from './wave-names.js';

interface Wave {
  readonly key: string;
  readonly label: string;
  readonly number: number | null;
  readonly cutover: string | null;
}

export interface WaveOrder {
  readonly waves: GivenPlan['waves'];
  /** By `PlanRow.wave`. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly labels: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Waves in order of time: by their days where each has one, else by their numbers where each has one (in a column, or the only one in
 * its name, `Wave 2`), else by name, which is told. A wave's name and day are those that most of its rows state, so that a row moved
 * by its number alone keeps nothing back.
 */
export function orderWaves(file: string, rows: readonly PlanRow[]): WaveOrder {
  const problems: Problem[] = [];
  const byKey = new Map<string, PlanRow[]>();
  for (const row of rows) {
    if (row.wave === '') continue;
    const known = byKey.get(row.wave);
    if (known === undefined) byKey.set(row.wave, [row]);
    else known.push(row);
  }
  const waves = [...byKey]
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([key, own]) => waveOf(key, own, problems))
    .toSorted((left, right) => compareNames(left.label, right.label));
  const hasDays = waves.every(({ cutover }) => cutover !== null);
  const hasNumbers = waves.every(({ number }) => number !== null) && isDistinct(waves.map(({ number }) => number));
  const ordered = waves.toSorted(
    (left, right) => (hasDays ? byDay(left, right) : 0) || (hasNumbers ? byNumber(left, right) : 0),
  );
  const names = ordered.map(({ label }) => label);
  if (hasDays && hasNumbers && namesOf(waves.toSorted(byNumber)) !== namesOf(ordered)) {
    problems.push(daysAgainstNumbers(file, names));
  }
  if (!hasDays && !hasNumbers && waves.length > 1) problems.push(orderByName(file, names));
  if (ordered.some(({ number }, index) => number !== null && number !== index + 1))
    problems.push(countedAnew(file, names));
  return {
    waves: ordered.map(({ label, cutover }, index) => ({ number: index + 1, label, cutover })),
    numbers: new Map(ordered.map(({ key }, index) => [key, index + 1])),
    labels: new Map(ordered.map(({ key, label }) => [key, label])),
    problems,
  };
}

const byDay = (left: Wave, right: Wave): number => compareText(left.cutover ?? '', right.cutover ?? '');
const byNumber = (left: Wave, right: Wave): number => (left.number ?? 0) - (right.number ?? 0);
const namesOf = (waves: readonly Wave[]): string => waves.map(({ key }) => key).join('\n');
const isDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

function waveOf(key: string, own: readonly PlanRow[], problems: Problem[]): Wave {
  const days = own.flatMap(({ cutover }) => cutover ?? []);
  const distinct = [...new Set(days)].toSorted(compareText);
  const name = mostOf(own.map(({ waveName }) => waveName).filter((text) => text !== ''));
  const label = name ?? (/^-?\d/.test(key) && own[0]?.number !== null ? `Wave ${key}` : key);
  for (const { waveName, at } of own) {
    if (waveName !== '' && waveName !== name) problems.push(nameAgainstNumber(at, [key, waveName, label]));
  }
  if (distinct.length > 1) problems.push(twoDays(own[0]!.at, label, distinct));
  const number = own.find((row) => row.number !== null)?.number ?? numberIn(label);
  return { key, label, number, cutover: mostOf(days) };
}

/** The text that occurs most, of as many the last in order; null of none. */
function mostOf(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most = null] = [...counts].toSorted(
    ([left, many], [right, others]) => others - many || compareText(right, left),
  );
  return most?.[0] ?? null;
}
