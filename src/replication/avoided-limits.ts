import type { Disk, Estate, MachineId } from '../model/index.js';
import type { PeakSet } from '../timeseries/index.js';
import type { MachineChurn } from './churn.js';
import { deriveChurn } from './derive-churn.js';
import { exclusionOf } from './disks-left-out.js';
import { deriveVerdicts } from './derive-verdicts.js';
import { GENERATION_LIMITS } from './generations.js';
import type { LimitConditions } from './limit-conditions.js';
import type { LimitVerdict } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';

/** A limit of churn that the plan keeps out of: by the generation it takes, or by leaving the disk out. */
export interface AvoidedLimit {
  readonly machine: MachineId;
  /** Null: it is the machine's. */
  readonly disk: string | null;
  /** Why the disk is not replicated here; null where the generation alone avoids the limit. */
  readonly leftOut: string | null;
  /** As Site Recovery has it, modernized or for Hyper-V, with its remedies. */
  readonly verdict: LimitVerdict;
}

const CHURN_LIMITS: ReadonlySet<string> = new Set(['diskChurn', 'diskChurnP95', 'diskChurnPerDay', 'machineChurn']);
const HYPER_V_LIMITS: ReadonlySet<string> = new Set(['machineChurnMean', 'machineChurnP95', 'machineChurnPerDay']);

const isOver = ({ limit, state }: LimitVerdict): boolean => state === 'over' && CHURN_LIMITS.has(limit);

/**
 * The limits of churn that machines would break under Site Recovery (modernized): those that replicate by a generation of which no limit
 * of churn is documented, and disks that are left out. Whoever protects these machines later, or takes an agent after all, meets them: an agent
 * also reads disks that snapshots of the platform leave behind, which count in the sum of the machine.
 * Machines of Hyper-V meet the limits of Hyper-V, which they keep to as they are planned, but for those that leave disks out. In the order of
 * the machines.
 */
export function deriveAvoidedLimits(input: AvoidedInput): readonly AvoidedLimit[] {
  const found = [...ofAgents(input), ...ofHyperV(input)];
  const order = new Map(input.machines.map(({ id }, index) => [id, index]));
  return found.toSorted((one, other) => order.get(one.machine)! - order.get(other.machine)!);
}

interface AvoidedInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly churn: { readonly machines: readonly MachineChurn[] };
  readonly resolved: LimitConditions;
  readonly estate: Pick<Estate, 'machines'>;
  readonly peaks: PeakSet | null;
}

/** What the disks that are left out would add to a machine of Hyper-V, whose limits are of the machine. */
function ofHyperV({ machines, resolved, peaks }: AvoidedInput): readonly AvoidedLimit[] {
  const whole = machines
    .filter(({ generation, disks }) => generation === 'hyperV' && disks.some(({ leftOut }) => leftOut !== null))
    .map((machine) => ({ ...machine, disks: machine.disks.map((disk) => ({ ...disk, leftOut: null })) }));
  const reasons = new Map(
    machines.map(({ id, disks }) => [id, disks.find(({ leftOut }) => leftOut !== null)?.leftOut ?? null]),
  );
  return deriveVerdicts({ machines: whole, churn: deriveChurn({ machines: whole, peaks }), resolved }).flatMap(
    ({ machine, verdicts }) =>
      verdicts
        .filter(({ limit, state }) => state === 'over' && HYPER_V_LIMITS.has(limit))
        .map((verdict) => ({ machine, disk: null, leftOut: reasons.get(machine) ?? null, verdict })),
  );
}

function ofAgents({ machines, churn, resolved, estate, peaks }: AvoidedInput): readonly AvoidedLimit[] {
  const asked = machines.filter(({ source }) => source !== 'hyperv');
  const sources = new Map(estate.machines.map(({ id, disks }) => [id, disks]));
  const inFull = asked
    .map((machine) => withDisksOfAgent(machine, sources.get(machine.id) ?? []))
    .filter((machine) => machine !== null);
  const anew = new Map(deriveChurn({ machines: inFull, peaks }).machines.map((one) => [one.machine, one]));
  const own = churn.machines.map((one) => anew.get(one.machine) ?? one);
  const verdicts = deriveVerdicts({ machines: asked.map(asModernized), churn: { machines: own }, resolved });
  return asked.flatMap((machine, index): readonly AvoidedLimit[] => {
    const isFree = GENERATION_LIMITS[machine.generation].churnTable === null;
    const { verdicts: own, disks } = verdicts[index]!;
    return [
      ...(isFree ? own : [])
        .filter(isOver)
        .map((verdict) => ({ machine: machine.id, disk: null, leftOut: null, verdict })),
      ...disks.flatMap(({ disk, verdicts: ofDisk }, at) => {
        const leftOut = machine.disks[at]?.leftOut ?? null;
        if (!isFree && leftOut === null) return [];
        return ofDisk.filter(isOver).map((verdict) => ({ machine: machine.id, disk, leftOut, verdict }));
      }),
    ];
  });
}

/** The machine with the disks that its own generation cannot take and an agent can; null where there are none, so that its churn stays. */
function withDisksOfAgent(machine: ReplicatedMachine, sources: readonly Disk[]): ReplicatedMachine | null {
  const disks = machine.disks.map((disk, index) => {
    const source = sources[index];
    const isByGeneration =
      source !== undefined && disk.leftOut === exclusionOf(source, machine.generation, machine.source);
    return disk.leftOut === null || !isByGeneration
      ? disk
      : { ...disk, leftOut: exclusionOf(source, 'modernized', machine.source) };
  });
  return disks.some(({ leftOut }, index) => leftOut !== machine.disks[index]!.leftOut) ? { ...machine, disks } : null;
}

const asModernized = (machine: ReplicatedMachine): ReplicatedMachine => ({
  ...machine,
  generation: 'modernized',
  disks: machine.disks.map((disk) => ({ ...disk, leftOut: null })),
});
