import { isOff } from '../assessment/index.js';
import type { AssessedMachine, CostTotal } from '../assessment/index.js';
import type { Micros } from '../model/index.js';
import { formatCountOf } from './figures.js';

/** Whether there are machines, and not one of them has a known line of cost: such a sum is no zero. */
export const isCostUnknown = ({ machines, known, perMonth }: CostTotal): boolean =>
  machines > 0 && perMonth === 0 && Object.values(known).every((count) => count === 0);

/** What the machines cost a month as far as it is known; null where nothing is. */
export const knownPerMonth = (total: CostTotal): Micros | null => (isCostUnknown(total) ? null : total.perMonth);

/** What the machines cost a year as far as it is known; null where nothing is. */
export const knownPerYear = (total: CostTotal): Micros | null => (isCostUnknown(total) ? null : total.perYear);

/** How many reasons are told. */
const TOLD_REASONS = 2;

/** Why machines have no cost, the most frequent reason first. */
export function whyCostUnknown(machines: readonly AssessedMachine[]): string {
  const counts = new Map<string, number>();
  for (const { size, unsized } of machines) {
    const reason = unsized?.reason ?? (size === null ? 'it has no size' : 'no line of its bill has a known price');
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, left], [, right]) => right - left);
  const told = sorted.slice(0, TOLD_REASONS).map(([reason, count]) => `${reason} (${formatCountOf(count, 'machine')})`);
  const rest = sorted.slice(TOLD_REASONS).reduce((sum, [, count]) => sum + count, 0);
  return [...told, ...(rest === 0 ? [] : [`other reasons (${formatCountOf(rest, 'machine')})`])].join('; ');
}

/** Of running machines and powered-off ones, those whose sum is asked about. */
export const whyPartUnknown = (machines: readonly AssessedMachine[], part: 'running' | 'poweredOff'): string =>
  whyCostUnknown(machines.filter((machine) => isOff(machine) === (part === 'poweredOff')));
