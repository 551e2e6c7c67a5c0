import type { AvailabilityGroup, GraphEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { AllowedWaves } from './allowed-waves.js';
import { noPlan } from './plan-problems.js';
import type { MovingEdge, PlanTerms } from './plan-terms.js';
import type { WaveInput } from './wave-input.js';
import { loadsOf } from './wave-limits.js';

/** Machines that nothing may part; a machine that moves by itself is one of one. */
export interface HardGroup {
  /** Places in the terms, ascending. */
  readonly machines: readonly number[];
  /** The availability groups in it; its stateful ties are not listed. */
  readonly said: readonly string[];
}

/** What hard groups must hold: as many as possible are one, but only where some wave bears them. */
export interface GroupLimits {
  readonly allowed: readonly AllowedWaves[];
  readonly limits: readonly (readonly (number | null)[])[];
}

/** Members of one group in one wave: only where the signs are better than a guess. */
export const isHardGroup = ({ confidence }: AvailabilityGroup): boolean => confidence !== 'low';

/** Stateful ties within one application and one environment; what several applications share is weighed, not held. */
export function statefulTies({ edges, machines }: PlanTerms): readonly MovingEdge[] {
  const order = ({ connectionsPerDay }: GraphEdge): number => connectionsPerDay ?? 0;
  return edges
    .filter(({ client, server, edge }) => {
      const [asking, asked] = [machines[client]!, machines[server]!];
      const isOfOne = asking.application !== null && asking.application === asked.application;
      return edge.isStateful && isOfOne && asking.environment === asked.environment;
    })
    .sort(
      (left, right) =>
        order(right.edge) - order(left.edge) ||
        compareText(left.edge.client, right.edge.client) ||
        compareText(left.edge.server, right.edge.server) ||
        left.edge.port - right.edge.port,
    );
}

class Joined {
  readonly parent: Int32Array;
  readonly members: (readonly number[])[];
  readonly said: (readonly string[])[];
  readonly loads: (readonly number[])[];
  readonly allowed: (readonly number[])[];
  readonly #limits: GroupLimits['limits'];

  constructor({ machines }: PlanTerms, { allowed, limits }: GroupLimits) {
    this.parent = Int32Array.from(machines, (_machine, index) => index);
    this.members = machines.map((_machine, index) => [index]);
    this.said = machines.map(() => []);
    this.loads = machines.map((machine) => loadsOf(machine).map((load) => load ?? 0));
    this.allowed = allowed.map(({ waves }) => waves);
    this.#limits = limits;
  }

  root(machine: number): number {
    let at = machine;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }

  commonWaves(roots: readonly number[]): readonly number[] {
    const [first, ...rest] = roots.map((root) => this.allowed[root]!);
    const others = rest.map((waves) => new Set(waves));
    return (first ?? []).filter((wave) => others.every((waves) => waves.has(wave)));
  }

  /** Joins all of them if some wave that each may be in bears them together. */
  join(machines: readonly number[], said: string | null): 'joined' | 'noWave' | 'tooLarge' {
    const roots = [...new Set(machines.map((machine) => this.root(machine)))].sort((left, right) => left - right);
    const common = this.commonWaves(roots);
    if (common.length === 0) return 'noWave';
    const loads = this.#limits.map((_, resource) => roots.reduce((sum, root) => sum + this.loads[root]![resource]!, 0));
    const isBorne = (wave: number): boolean =>
      loads.every((load, resource) => load <= (this.#limits[resource]![wave] ?? Number.POSITIVE_INFINITY));
    if (!common.some(isBorne)) return 'tooLarge';
    const [kept, ...joined] = roots;
    if (kept === undefined) return 'joined';
    this.members[kept] = roots.flatMap((root) => this.members[root]!).sort((left, right) => left - right);
    const known = roots.flatMap((root) => this.said[root]!);
    this.said[kept] = said === null ? known : [...known, said];
    this.loads[kept] = loads;
    this.allowed[kept] = common;
    for (const root of joined) this.parent[root] = kept;
    return 'joined';
  }
}

/** Machines that belong together and that the plan cannot hold together, and why. */
export interface UnheldGroup {
  readonly name: string;
  readonly machines: readonly number[];
  readonly why: 'noWave' | 'tooLarge';
}

/**
 * What moves as one: members of an availability group, and under `application` whoever keeps state and its clients of the same
 * application; the busiest ties first, as long as a wave bears them. An availability group that pins, freezes or capacities part
 * stays apart and is told in `unheld`.
 */
export function deriveHardGroups(
  input: WaveInput,
  terms: PlanTerms,
  limits: GroupLimits,
): { readonly groups: readonly HardGroup[]; readonly unheld: readonly UnheldGroup[] } {
  const joined = new Joined(terms, limits);
  const unheld: UnheldGroup[] = [];
  for (const group of input.graph.availabilityGroups.filter(isHardGroup)) {
    const machines = group.machines.flatMap((id) => terms.indexOf.get(id) ?? []);
    if (machines.length < 2) continue;
    const outcome = joined.join(machines, `members of ${group.name} (${group.kind})`);
    if (outcome !== 'joined') unheld.push({ name: group.name, machines, why: outcome });
  }
  if (input.settings.strategy === 'application') {
    for (const { client, server } of statefulTies(terms)) {
      joined.join([client, server], null);
    }
  }
  const groups = terms.machines.flatMap((_machine, index) =>
    joined.parent[index] === index ? [{ machines: joined.members[index]!, said: joined.said[index]! }] : [],
  );
  return { groups, unheld };
}

/** @throws {AssessmentError} `waves/no-plan` where something else than a pin leaves members of a group no wave in common */
export function refuseUnheld(terms: PlanTerms, unheld: readonly UnheldGroup[], allowed: readonly AllowedWaves[]): void {
  const frozen = unheld.find(
    ({ machines, why }) => why === 'noWave' && machines.every((machine) => allowed[machine]!.pin === null),
  );
  if (frozen === undefined) return;
  const names = frozen.machines.map((member) => terms.machines[member]!.name).join(', ');
  throw noPlan(
    `the members of ${frozen.name} (${names}) have to move in one wave, and freezes or tiers leave them none in common`,
    'let the freezes name all members of the group, or move the cutover of a wave',
  );
}
