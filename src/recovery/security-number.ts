import { compareText } from '../model/index.js';
import type { DraftRule } from './security-rules.js';
import { createNamer } from './security-names.js';
import { SECURITY_LIMITS } from './security-units.js';
import type { SecurityRule, TargetSubnet } from './target-design.js';

/** Bands of priorities; ours. What was seen first, then operations, then what a subnet needs to be run, then the end. */
const BANDS = {
  seen: { first: 100, last: 2999 },
  operations: { first: 3000, last: 3899 },
  platform: { first: 3900, last: 4095 },
} as const;

const NO_EVIDENCE = { edges: 0, connections: null, lastSeen: null, ageDays: null, isOld: false } as const;

export interface DraftedRules {
  readonly seen: readonly DraftRule[];
  readonly operations: readonly DraftRule[];
  readonly platform: readonly DraftRule[];
  /** Numbered with those of the platform, and kept apart. */
  readonly later: readonly DraftRule[];
}

export interface NumberedRules {
  readonly rules: readonly SecurityRule[];
  readonly operations: readonly SecurityRule[];
  readonly later: readonly SecurityRule[];
  readonly open: readonly string[];
}

/**
 * Gives rules their names and priorities, spread evenly over the band of their kind so that there is room for more, and ends each subnet
 * with a rule that denies the rest both ways. The order rests on what the rules say, not on the order in which they come.
 */
export function numberRules(drafts: DraftedRules, subnets: readonly TargetSubnet[]): NumberedRules {
  const rules: SecurityRule[] = [];
  const operations: SecurityRule[] = [];
  const later: SecurityRule[] = [];
  const open: string[] = [];
  for (const { name: subnet, purpose } of subnets) {
    if (purpose !== 'machines') continue;
    let count = 0;
    for (const direction of ['inbound', 'outbound'] as const) {
      const nameOf = createNamer(direction === 'inbound' ? 'in-' : 'out-');
      const own = (all: readonly DraftRule[]): readonly DraftRule[] =>
        all.filter((rule) => rule.subnet === subnet && rule.direction === direction).sort(compareDrafts);
      const seen = numbered(own(drafts.seen), BANDS.seen, nameOf);
      const ready = own(drafts.platform);
      const waiting = own(drafts.later);
      const platform = numbered([...ready, ...waiting], BANDS.platform, nameOf);
      const kept = numbered(own(drafts.operations), BANDS.operations, nameOf);
      rules.push(...seen, ...platform.slice(0, ready.length), denyRest(subnet, direction));
      later.push(...platform.slice(ready.length));
      operations.push(...kept);
      count += seen.length + platform.length + kept.length + 1;
      if ([seen, platform, kept].some((all) => hasTwins(all))) {
        open.push(`${subnet}: there are more ${direction} rules than priorities: split the subnet`);
      }
    }
    if (count > SECURITY_LIMITS.rulesPerGroup) {
      open.push(
        `${subnet}: ${count} rules with those of operations and those for later, over the ${SECURITY_LIMITS.rulesPerGroup} of one network security group: split the subnet by application`,
      );
    }
  }
  return { rules, operations, later, open };
}

const keyOf = ({ title, protocol, ports, sources, destinations, said }: DraftRule): string =>
  [title, protocol, ports.join(), sources.join(), destinations.join(), said].join('\n');
const compareDrafts = (left: DraftRule, right: DraftRule): number => compareText(keyOf(left), keyOf(right));

function numbered(
  drafts: readonly DraftRule[],
  { first, last }: { readonly first: number; readonly last: number },
  nameOf: (text: string) => string,
): readonly SecurityRule[] {
  const step = Math.max(1, Math.min(10, Math.floor((last - first + 1) / Math.max(1, drafts.length))));
  return drafts.map(({ title, ...rule }, place) => ({
    name: nameOf(title),
    ...rule,
    priority: Math.min(last, first + place * step),
  }));
}

const hasTwins = (rules: readonly SecurityRule[]): boolean =>
  new Set(rules.map(({ priority }) => priority)).size < rules.length;

/** The rules that Azure adds behind ours, and how rules are read. */
export const GROUPS =
  'MicrosoftDocs/azure-docs, articles/virtual-network/network-security-groups-overview.md, 07/15/2025';

const denyRest = (subnet: string, direction: SecurityRule['direction']): SecurityRule => ({
  name: direction === 'inbound' ? 'in-deny-the-rest' : 'out-deny-the-rest',
  ...{ subnet, direction, access: 'deny', priority: SECURITY_LIMITS.priority.last, protocol: 'any' },
  ...{ sources: ['*'], destinations: ['*'], ports: ['*'], evidence: NO_EVIDENCE, at: null },
  ...{ basis: 'documented', condition: null, source: GROUPS },
  said: 'without it the rules that Azure adds let everything through within the network, and everything out to the internet',
});

/** A rule that rests on no connection; ours and needed always, unless it says otherwise. */
export const draftWithout = (
  rule: Pick<DraftRule, 'title' | 'subnet' | 'direction' | 'protocol' | 'sources' | 'destinations' | 'ports' | 'said'> &
    Partial<Pick<DraftRule, 'basis' | 'condition' | 'source'>>,
): DraftRule => ({
  ...{ basis: 'ours', condition: null, source: null },
  ...rule,
  ...{ access: 'allow', evidence: NO_EVIDENCE, at: null },
});
