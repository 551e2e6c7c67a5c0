import type { PlanCondition } from './wave-plan.js';

/** What became of a condition. */
export type Judgement = Pick<PlanCondition, 'state' | 'judged' | 'kept' | 'broken' | 'missing'>;
export type Breach = PlanCondition['broken'][number];

/** Judges each of them; a breach says who and how. */
export function judge<T>(all: readonly T[], breachOf: (one: T, index: number) => Breach | null): Judgement {
  const broken = all.map(breachOf).filter((breach) => breach !== null);
  return {
    state: broken.length === 0 ? 'kept' : 'broken',
    judged: all.length,
    kept: all.length - broken.length,
    broken,
    missing: null,
  };
}

export const notJudged = (missing: string): Judgement => ({
  state: 'notJudged',
  judged: 0,
  kept: 0,
  broken: [],
  missing,
});
