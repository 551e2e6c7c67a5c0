import { FIELDS, headersOf, plainHeader } from './header-words.js';
import type { PlanField } from './header-words.js';

/** Columns that the CSV of a plan of ours adds to tell why, and that are made anew with every plan. */
export const TOLD_COLUMNS: readonly string[] = [
  ...['status', 'environment', 'criticality', 'role', 'tier', 'movesWith', 'zone', 'method', 'readiness'],
  ...['complexity', 'hours', 'transferBytes', 'why'],
];

/** What makes a file one of ours: the first columns of a plan's CSV, in this order. */
export const OWN_COLUMNS: readonly string[] = ['machine', 'id', 'wave', 'waveName', 'cutover', 'application'] as const;

/** Which column holds what, by place. */
export interface PlanColumns {
  readonly places: ReadonlyMap<PlanField, number>;
  readonly isOwn: boolean;
  /** Of the columns that are kept as they are: place and header as printed. */
  readonly extra: readonly { readonly place: number; readonly header: string }[];
}

/**
 * Whether a line is the header of a plan: it has to name a wave, and what moves in it. Null where it does not.
 *
 * @param header as printed, one text for each cell
 * @param wave of all rows, where something outside the table tells it: then no column has to
 */
export function planColumns(header: readonly string[], wave: string | null = null): PlanColumns | null {
  const words = header.map(plainHeader);
  const places = new Map<PlanField, number>();
  const taken = new Set<number>();
  for (const field of FIELDS) {
    const word = headersOf(field).find((one) => words.some((cell, place) => cell === one && !taken.has(place)));
    if (word === undefined) continue;
    const place = words.findIndex((cell, index) => cell === word && !taken.has(index));
    places.set(field, place);
    taken.add(place);
  }
  const namesWave = wave !== null || places.has('wave') || places.has('waveName');
  if (!namesWave || !(places.has('machine') || places.has('id') || places.has('application'))) return null;
  const isOwn = OWN_COLUMNS.every((name, place) => header[place]?.trim() === name);
  const extra = header.flatMap((text, place) =>
    taken.has(place) || text.trim() === '' || (isOwn && isTold(header, place)) ? [] : [{ place, header: text.trim() }],
  );
  return { places, isOwn, extra };
}

/**
 * Whether a column of a plan of ours is one that we add: the first of its name behind our own columns. People may have a column of
 * the same name, which comes behind ours when the plan is written.
 */
const isTold = (header: readonly string[], place: number): boolean =>
  TOLD_COLUMNS.includes(header[place]!.trim()) &&
  header.slice(OWN_COLUMNS.length, place).every((text) => text.trim() !== header[place]!.trim());
