import { costOfChoice } from '../assessment/index.js';
import type { AssessedMachine, Policy } from '../assessment/index.js';
import { applyPriceSheet, indexOfSize } from '../catalog/index.js';
import type { PriceSheet } from '../catalog/index.js';
import { mibCovering } from '../model/index.js';
import { deriveSizeMarket, matchBare, restateNeed } from '../sizing/index.js';
import type { MachineNeed, RestatedNeed } from '../sizing/index.js';
import type { DiffSide, DiffWorld } from './diff.js';

export type Answered = Pick<AssessedMachine, 'size' | 'disks' | 'cost'>;
const NO_ANSWER: Answered = { size: null, disks: [], cost: null };

/** A policy and a price sheet, under which needs are matched and billed with the catalogue at hand. */
export interface Market {
  readonly policy: Policy;
  /** Burstable sizes that may be proven here. */
  readonly provable: readonly string[];
  readonly answer: (need: MachineNeed, machine: AssessedMachine) => Answered;
}

/** @param asked whose policy and region @param sheet whose prices; null for list prices */
export function marketOf({ assessment }: DiffSide, sheet: PriceSheet | null, world: DiffWorld): Market {
  const { policy, region } = assessment;
  const { catalogue } = world;
  const list = world.offerOf(region.name);
  const offer = sheet === null ? list : applyPriceSheet(list, catalogue, sheet);
  const market = deriveSizeMarket(catalogue, offer, policy);
  const terms = {
    policy: policy.cost,
    priceOf: (name: string) => offer.prices[indexOfSize(catalogue, name) ?? -1] ?? null,
    currency: { code: 'USD', usdToCurrency: 1 },
    defenderPerServerMonth: sheet?.defenderPerServerMonth ?? null,
  };
  return {
    policy,
    provable: market.creditTerms.map(({ size }) => size),
    answer: (need, machine) => {
      const choice = matchBare(need, market);
      if (choice === null) return NO_ANSWER;
      const billed = { need, osFamily: machine.source.osFamily, azure: azureOf(machine) };
      const { name, vcpusAvailable: vcpus, memoryBytes, acu } = choice.size;
      const size = { name, vcpus, memoryMiB: mibCovering(memoryBytes), acu };
      return { size, disks: choice.disks, cost: costOfChoice(choice, billed, terms) };
    },
  };
}

/** A machine for which no size was found is called not ready for that alone. */
const azureOf = ({ size, readiness }: AssessedMachine): AssessedMachine['readiness']['state'] =>
  size === null ? 'unknown' : readiness.state;

/** No size was looked for, whatever it costs: cores or memory are unknown, or a rule of readiness forbids the move. */
export const isOutOfReach = ({ need, refused }: AssessedMachine): boolean => need === null || refused === null;

/** What a machine as one side's inputs have it needs under a policy. */
export function needUnder(machine: AssessedMachine, own: Policy, { policy, provable }: Market): RestatedNeed | null {
  if (JSON.stringify(own.readiness) !== JSON.stringify(policy.readiness)) {
    return { kind: 'needsSource', because: 'readiness' };
  }
  const { need } = machine;
  if (need === null || isOutOfReach(machine)) return null;
  const environment = machine.environmentIsAssumed ? policy.scope.unknownEnvironment : machine.environment;
  return restateNeed(need, { own, other: policy, provable }, environment);
}
