import type { Generation } from '../site/index.js';
import type { ReplicationSettings } from './replication-settings.js';

const PERCENT = 100;

/** Planned larger by a growth in percent: 10 with 30 % is 13. Of an integer times 10 it is exact where the result is one. */
export const grown = (value: number, growthPercent: number): number => (value * (PERCENT + growthPercent)) / PERCENT;

/** Of a byte that is written, what crosses the link: grown, folded, compressed. 30 %, unknown and 30 % make 1.3 x 1 x 0.7 = 0.91. */
export const shareSent = ({
  growthPercent,
  foldPercent,
  compressionPercent,
}: Pick<ReplicationSettings, 'growthPercent' | 'foldPercent' | 'compressionPercent'>): number =>
  ((PERCENT + growthPercent) * (foldPercent ?? PERCENT) * (PERCENT - compressionPercent)) / PERCENT ** 3;

/**
 * The share that folding leaves of what machines of a generation write, in percent. Only a cycle sends a block once that was written twice
 * since the one before; an agent and Hyper-V's log send every write.
 */
export const foldOf = (generation: Generation, foldPercent: number | null): number | null =>
  generation === 'agentless' ? foldPercent : null;
