import {
  dayOf,
  deriveSampledMachines,
  deriveScope,
  endOfDay,
  environmentOf,
  fileOf,
  filesOfKind,
} from '../assessment/index.js';
import type { Policy, SampledMachine, SampledMachines } from '../assessment/index.js';
import type { Machine, MachineId } from '../model/index.js';
import { deriveReadiness, factsOf } from '../readiness/index.js';
import type { ReadinessContext, ReadinessState } from '../readiness/index.js';
import { deriveNeed } from '../sizing/index.js';
import type { MachineNeed } from '../sizing/index.js';
import type { Window } from '../timeseries/index.js';
import { measureLoad } from './measure-overload.js';
import type { MachineLoad } from './measure-overload.js';
import type { WhatIfInput } from './whatif.js';

/** One machine under the policies of a group of cells. */
export interface NeededMachine {
  readonly machine: Machine;
  /** Null where no size is looked for: something is unknown, or a rule of readiness forbids the move. */
  readonly need: MachineNeed | null;
  readonly sampled: SampledMachine | null;
  readonly azure: ReadinessState;
  readonly load: MachineLoad | null;
}

/** Needs by policy. */
export interface NeedSource {
  /** Those in scope, in the order of the inputs. */
  readonly machines: readonly Machine[];
  /** Machines with samples in the longest window. */
  readonly measured: number;
  readonly window: Window | null;
  readonly under: (policy: Policy) => readonly NeededMachine[];
}

/** Equal for policies of one grid under which every machine needs the same. */
export const needKeyOf = ({ sizing }: Policy): string => JSON.stringify(sizing);

type SampledIn = (days: number) => SampledMachines | null;

function sampledIn({ peaks, estate, asOf }: WhatIfInput): SampledIn {
  const known = new Map<number, SampledMachines | null>();
  return (windowDays) => {
    const found = known.get(windowDays);
    if (found !== undefined || peaks === null) return found ?? null;
    const endMs = asOf === null ? null : endOfDay(asOf);
    const sampled = deriveSampledMachines(peaks, estate.machines, { windowDays, endMs, zone: null });
    known.set(windowDays, sampled);
    return sampled;
  };
}

interface Shared {
  readonly readiness: ReadinessContext;
  readonly rvtoolsFiles: ReadonlySet<string>;
  readonly importFiles: ReadonlySet<string>;
}

function neededMachine(
  machine: Machine,
  sampled: SampledMachine | null,
  { policy, shared }: { readonly policy: Policy; readonly shared: Shared },
): Omit<NeededMachine, 'load'> {
  const { environment, isAssumed } = environmentOf(machine, policy.scope);
  const result = deriveNeed(machine, {
    sizing: policy.sizing,
    disks: policy.disks,
    environment,
    environmentIsAssumed: isAssumed,
    isFromRvtools: shared.rvtoolsFiles.has(fileOf(machine)),
    measured: sampled?.measured ?? null,
    percentile: sampled?.percentile ?? null,
  });
  if (result.kind === 'unknown') return { machine, need: null, sampled, azure: 'unknown' };
  const { need } = result;
  const facts = factsOf(machine, { need, chosen: null, fromImport: shared.importFiles.has(fileOf(machine)) });
  const azure = deriveReadiness(facts, shared.readiness).readiness.state;
  return { machine, need: azure === 'notReady' ? null : need, sampled, azure };
}

/** Percentiles of one window and one percentile are taken once, whatever the factors are. */
function createSampledBy(
  input: WhatIfInput,
  within: SampledIn,
): (machine: Machine, policy: Policy) => SampledMachine | null {
  let key = '';
  let known = new Map<MachineId, SampledMachine | null>();
  return (machine, { sizing }) => {
    const { percentile, percentileOfDatabases, percentileMethod, readsAndWrites, windowDays } = sizing;
    const asked = [percentile, percentileOfDatabases, percentileMethod, readsAndWrites, windowDays].join(' ');
    if (asked !== key) {
      key = asked;
      known = new Map();
    }
    const found = known.get(machine.id);
    if (found !== undefined) return found;
    const sampled = within(sizing.windowDays)?.of(machine, sizing) ?? null;
    known.set(machine.id, sampled);
    return sampled;
  };
}

/** @param longestDays of the histories of the grid: overload is counted in these days for every cell */
export function createNeedSource(input: WhatIfInput, longestDays: number): NeedSource {
  const { estate, policy, catalogue } = input;
  const machines = estate.machines.filter((machine) => deriveScope(machine, policy.scope).kind === 'in');
  const shared: Shared = {
    readiness: {
      policy: policy.readiness,
      osVersions: catalogue.osVersions,
      guestIds: catalogue.guestIds,
      asOf: dayOf(input),
    },
    rvtoolsFiles: filesOfKind(estate, 'rvtools'),
    importFiles: filesOfKind(estate, 'azure-migrate-csv'),
  };
  const within = sampledIn(input);
  const longest = within(longestDays);
  const loads = new Map<MachineId, MachineLoad>();
  for (const machine of machines) {
    const sampled = longest?.of(machine, { ...policy.sizing, windowDays: longestDays }) ?? null;
    const load = sampled === null ? null : measureLoad(machine, sampled);
    if (load !== null) loads.set(machine.id, load);
  }
  const sampledBy = createSampledBy(input, within);
  return {
    machines,
    measured: loads.size,
    window: longest?.window ?? null,
    under: (asked) =>
      machines.map((machine) => ({
        ...neededMachine(machine, sampledBy(machine, asked), { policy: asked, shared }),
        load: loads.get(machine.id) ?? null,
      })),
  };
}
