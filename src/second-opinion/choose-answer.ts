import type { AzureMigrateAnswer } from '../ingest/index.js';
import type { SizingPolicy } from '../sizing/index.js';

/** Of the answers in an export, the one sized as ours is, else the first: the performance-based and the as-is sheets are two. */
export const chooseAnswer = (
  answers: readonly AzureMigrateAnswer[],
  mode: SizingPolicy['mode'],
): AzureMigrateAnswer | null => answers.find(({ criterion }) => criterion === mode) ?? answers[0] ?? null;
