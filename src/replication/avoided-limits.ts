import type { MachineId } from '../model/index.js';
import type { MachineChurn } from './churn.js';
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
  /** As Site Recovery (modernized) has it, with its remedies. */
  readonly verdict: LimitVerdict;
}

const CHURN_LIMITS: ReadonlySet<string> = new Set(['diskChurn', 'diskChurnP95', 'diskChurnPerDay', 'machineChurn']);

const isOver = ({ limit, state }: LimitVerdict): boolean => state === 'over' && CHURN_LIMITS.has(limit);

/**
 * The limits of churn that machines would break under Site Recovery (modernized): those that replicate by a generation of which no limit
 * of churn is documented, and disks that are left out. Whoever protects these machines later, or takes an agent after all, meets them.
 * Machines of Hyper-V are in none: no agent is for them. In the order of the machines.
 */
export function deriveAvoidedLimits({
  machines,
  churn,
  resolved,
}: {
  readonly machines: readonly ReplicatedMachine[];
  readonly churn: { readonly machines: readonly MachineChurn[] };
  readonly resolved: LimitConditions;
}): readonly AvoidedLimit[] {
  const asked = machines.filter(({ source }) => source !== 'hyperv');
  const verdicts = deriveVerdicts({ machines: asked.map(asModernized), churn, resolved });
  return asked.flatMap((machine, index): readonly AvoidedLimit[] => {
    const isFree = !GENERATION_LIMITS[machine.generation].hasChurnTable;
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

const asModernized = (machine: ReplicatedMachine): ReplicatedMachine => ({
  ...machine,
  generation: 'modernized',
  disks: machine.disks.map((disk) => ({ ...disk, leftOut: null })),
});
