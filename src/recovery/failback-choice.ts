import type { Site } from '../site/index.js';
import type { FailbackGroup, FailbackWay } from './failback.js';
import type { ConditionInput } from './failback-condition.js';
import { LINK_CONDITION } from './failback-link.js';
import { isOfSiteRecovery, sendsChanges } from './failback-ways.js';
import { namesOf } from './group-actions.js';

const WAY_OF_MODE = {
  azure: null,
  hyperBdrGeneral: 'general',
  hyperBdrAutomated: 'automated',
  hyperBdrConditional: 'conditionalAutomated',
} as const;

type FailbackChoice = Pick<FailbackGroup, 'recommended' | 'why'>;

/** What the site file states is taken unless it is impossible; else the first way that is open, or that nothing speaks against. */
export function chooseWay(ways: readonly FailbackWay[], site: Site | null, { to }: ConditionInput): FailbackChoice {
  const { wanted, mode } = site?.failback ?? {};
  if (wanted === false) return { recommended: null, why: 'no failback is wanted, as the site file says' };
  const stated = mode === undefined ? null : WAY_OF_MODE[mode];
  const asked = ways.find(({ way }) => way === stated) ?? null;
  if (asked !== null && asked.state !== 'impossible') {
    return { recommended: asked.way, why: `stated in the site file${restWords(asked)}` };
  }
  const refused = asked === null ? '' : `the stated way is impossible (${brokenWords(asked)}); `;
  return firstOpen(mode === 'azure' ? ways.filter(({ way }) => isOfSiteRecovery(way)) : ways, refused, to !== null);
}

function firstOpen(ways: readonly FailbackWay[], refused: string, isPlaceKnown: boolean): FailbackChoice {
  const found = ways.find(isOpen) ?? ways.find(({ state }) => state === 'unknown');
  if (found === undefined) {
    const broken = [...new Set(ways.map(brokenWords))].join('; ');
    return { recommended: null, why: `${refused}no way is open: ${broken}` };
  }
  const first =
    sendsChanges(found.way) && isPlaceKnown
      ? 'it sends only what changed'
      : 'the first way in our order against which nothing speaks';
  return { recommended: found.way, why: `${refused}${first}${restWords(found)}` };
}

/** Where nobody knows the link or what is written, that closes no way, as little as it opens one that needs more. */
const isOpen = ({ conditions }: FailbackWay): boolean =>
  conditions.every(({ state, condition }) => state === 'kept' || (state === 'unknown' && condition === LINK_CONDITION));

const brokenWords = ({ conditions }: FailbackWay): string =>
  conditions
    .filter(({ state }) => state === 'broken')
    .map(({ condition, said }) => `not so that ${condition}: ${said}`)
    .join(', ');

/** Who cannot take it, and what is open of it. */
function restWords({ conditions, except }: FailbackWay): string {
  const open = conditions.filter(({ state }) => state === 'unknown').map(({ condition }) => condition);
  return [
    ...(except.length === 0 ? [] : [`; ${namesOf(except)} cannot take it and need another way`]),
    ...(open.length === 0 ? [] : [`; still to be settled: ${open.join(', ')}`]),
  ].join('');
}
