import type { RecoveryPlan } from '../recovery/index.js';
import { formatCount, formatCountOf } from './figures.js';

/** `299 of 299 machines and 3 of 21 applications`, since one number over both could be taken for machines; null: none is in that state. */
export function drilledWords(due: RecoveryPlan['drills']['due'], state: string): string | null {
  const parts = (['machine', 'application'] as const).flatMap((kind) => {
    const own = due.filter((one) => one.kind === kind);
    const count = own.filter((one) => one.state === state).length;
    return count === 0 ? [] : `${formatCount(count)} of ${formatCountOf(own.length, kind)}`;
  });
  return parts.length === 0 ? null : parts.join(' and ');
}
