import type { Throttle, WeekWindow } from '../site/index.js';
import { createLinkSchedule } from './link-schedule.js';
import type { LinkSchedule } from './link-schedule.js';
import type { ResolvedReplication } from './resolved-replication.js';
import { throttleWords } from './resolved-words.js';

type LinkTerms = Pick<ResolvedReplication, 'mbps' | 'zone' | 'throttles' | 'blackouts'>;

/**
 * What of a link breaks something that would hold without it. `link`: it is broken without any throttle and blackout too. `each`: throttles
 * alone break it, and so do blackouts alone. `together`: neither does alone.
 */
export interface LinkCause {
  readonly kind: 'link' | 'throttles' | 'blackouts' | 'each' | 'together';
  /** Those that break it by themselves; all of them where only several together do. Empty where none takes part. */
  readonly throttles: readonly Throttle[];
  readonly blackouts: readonly WeekWindow[];
}

/**
 * Found by trying: without both, with the throttles alone, with the blackouts alone.
 *
 * @param openMbps of the open link to try it on
 * @param holds whether what is asked for holds on a link; what holds on one holds on any that carries more
 * @returns null: it holds, so that nothing breaks it
 */
export function linkCauseOf(
  link: LinkTerms,
  openMbps: number,
  holds: (schedule: LinkSchedule) => boolean,
): LinkCause | null {
  const holdsWith = (throttles: readonly Throttle[], blackouts: readonly WeekWindow[]): boolean =>
    holds(
      createLinkSchedule(
        {
          ...link,
          throttles: { ...link.throttles, value: throttles },
          blackouts: { ...link.blackouts, value: blackouts },
        },
        openMbps,
      )!,
    );
  const throttles = link.throttles.value;
  const blackouts = link.blackouts.value;
  if (holdsWith(throttles, blackouts)) return null;
  if (!holdsWith([], [])) return { kind: 'link', throttles: [], blackouts: [] };
  const byThrottles = !holdsWith(throttles, []);
  const byBlackouts = !holdsWith([], blackouts);
  if (!byThrottles && !byBlackouts) return { kind: 'together', throttles, blackouts };
  return {
    kind: byThrottles && byBlackouts ? 'each' : byThrottles ? 'throttles' : 'blackouts',
    throttles: byThrottles ? breaking(throttles, (one) => holdsWith([one], [])) : [],
    blackouts: byBlackouts ? breaking(blackouts, (one) => holdsWith([], [one])) : [],
  };
}

/** Those of which one is enough; all where it takes several. */
function breaking<One>(all: readonly One[], holdsWith: (one: One) => boolean): readonly One[] {
  const found = all.filter((one) => !holdsWith(one));
  return found.length > 0 ? found : all;
}

export const throttlesNamed = (throttles: readonly Throttle[]): string =>
  `the throttles (${throttles.map(throttleWords).join('; ')})`;

export const blackoutsNamed = (blackouts: readonly WeekWindow[]): string =>
  `the blackouts (${blackouts.map(({ text }) => text).join('; ')})`;

/** Who breaks it, as a part of a sentence. */
export function causeWords({ kind, throttles, blackouts }: LinkCause): string {
  switch (kind) {
    case 'link':
      return 'more is written than any link of this plan carries';
    case 'throttles':
      return `${throttlesNamed(throttles)} alone break it`;
    case 'blackouts':
      return `${blackoutsNamed(blackouts)} alone break it`;
    case 'each':
      return `${throttlesNamed(throttles)} alone break it, and so do ${blackoutsNamed(blackouts)} alone`;
    case 'together':
      return `${throttlesNamed(throttles)} and ${blackoutsNamed(blackouts)} break it together, and neither does alone`;
  }
}

/** What still breaks it on the link that is there, were it without throttles. */
export const unthrottledWords = ({ kind, blackouts }: LinkCause): string =>
  kind === 'link' ? 'the link is still too slow' : `${blackoutsNamed(blackouts)} alone still break it`;
