import { BYTES_PER_GIB } from '../model/index.js';
import { SITE_PAGES } from '../site/index.js';
import { GENERATION_LIMITS } from './generations.js';
import type { DatastoreHeadroom, LimitVerdict } from './placement.js';

const STATES = { enough: 'within', short: 'over', unknown: 'unknown' } as const;

/** The room of a datastore or a volume as a limit beside those of churn: what is full stops the machines on it. */
export const roomVerdict = ({ kind, state, freeBytes, growthBytes, said, remedies }: DatastoreHeadroom): LimitVerdict => ({
  limit: kind === 'snapshots' ? 'datastoreRoom' : 'volumeRoom',
  state: STATES[state],
  value: growthBytes === null ? null : growthBytes / BYTES_PER_GIB,
  most: freeBytes === null ? null : freeBytes / BYTES_PER_GIB,
  unit: 'GiB',
  said: state === 'short' ? `${said}; a full ${kind === 'snapshots' ? 'datastore' : 'volume'} stops the machines on it` : said,
  remedies,
  assumption: 'growth is an upper bound of ours',
  source: kind === 'snapshots' ? SITE_PAGES.agentless : GENERATION_LIMITS.hyperV.source,
});
