import type { MachineRole, RoleEvidence } from '../model/index.js';
import type { ModernisationFacts } from './facts.js';
import type { CandidateRule } from './rule.js';

export type Confidence = RoleEvidence['confidence'];

/**
 * How sure a suggestion is: by the surest sign of what the machine is for, and by how many things stand in the way. Nothing else
 * counts. `null`: too little, so that nothing is suggested.
 */
export const CONFIDENCE_TABLE: Readonly<
  Record<Confidence, readonly [none: Confidence, one: Confidence | null, more: Confidence | null]>
> = {
  high: ['high', 'medium', 'low'],
  medium: ['medium', 'low', null],
  low: ['low', null, null],
};

export const confidenceOf = (sign: Confidence, obstacles: number): Confidence | null =>
  CONFIDENCE_TABLE[sign][obstacles === 0 ? 0 : obstacles === 1 ? 1 : 2];

/** What no service can give: a machine with one of them is suggested for none. */
export function hardObstacles({ usbDevices, hasSharedDisk, roles }: ModernisationFacts): readonly string[] {
  const isOf = (role: MachineRole): boolean =>
    (roles ?? []).some((sign) => sign.role === role && sign.confidence !== 'low');
  return [
    ...(usbDevices.length > 0
      ? [`a device is connected to it (${usbDevices.join(', ')}), such as a licence dongle`]
      : []),
    ...(hasSharedDisk ? ['it shares a disk with other machines, as nodes of a cluster do'] : []),
    ...(isOf('licenceServer') ? ['it serves licences, which are often bound to its hardware'] : []),
    ...(isOf('clusterNode') ? ['it is a node of a cluster'] : []),
  ];
}

/** What stands in the way of any service that keeps no data and does one thing. */
export function generalObstacles(rule: CandidateRule, facts: ModernisationFacts): readonly string[] {
  return [...(rule.movesData ? [] : stateOn(facts)), ...otherRoles(rule, facts)];
}

function stateOn({ dataDisksGib }: ModernisationFacts): readonly string[] {
  if (dataDisksGib === null) return ['the inventory lists no disks: whether it keeps data is unknown'];
  if (dataDisksGib.length === 0) return [];
  const sizes = dataDisksGib.map((size) => `${size} GiB`).join(', ');
  return [
    `beside its system it has ${dataDisksGib.length === 1 ? 'a disk' : 'disks'} of ${sizes}: what is kept there is unknown`,
  ];
}

/** Signs of what else it is for, but for weak ones. */
function otherRoles(rule: CandidateRule, { roles }: ModernisationFacts): readonly string[] {
  const covered = new Set<MachineRole>([...rule.roles, ...rule.alsoCovers]);
  const others = (roles ?? []).filter(({ role, confidence }) => confidence !== 'low' && !covered.has(role));
  const named = [...new Set(others.map(({ role }) => role))];
  return named.length === 0 ? [] : [`it is also for something else: ${named.join(', ')}`];
}
