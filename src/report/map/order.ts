import type { EdgeKind, Tier } from '../../graph/index.js';

/** The order in which tiers are told and machines stand in their box: from who asks to who is asked. */
export const TIERS: readonly Tier[] = ['stateless', 'middleware', 'data', 'foundation', 'operations', 'unknown'];

/** Kinds of edges, what plans first. */
export const KINDS: readonly EdgeKind[] = ['dependency', 'replication', 'noise'];
