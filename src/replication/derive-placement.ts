import type { Site } from '../site/index.js';
import { planCacheAccounts } from './cache-accounts.js';
import type { MachineChurn } from './churn.js';
import type { LimitConditions } from './limit-conditions.js';
import { grown } from './growth.js';
import type { MachineVerdicts, PlacementPlan } from './placement.js';
import { planAppliances } from './plan-appliances.js';
import type { ReplicatedMachine } from './replicated.js';
import type { SourceIops } from './source-iops.js';
import { toolCommands } from './tool-commands.js';
import type { LinkConditions } from './tool-commands.js';

export interface PlacementInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly churn: { readonly machines: readonly MachineChurn[] };
  readonly verdicts: readonly MachineVerdicts[];
  readonly site: Site | null;
  readonly resolved: LimitConditions & LinkConditions;
  /** Absent: accounts are counted by churn and disks alone. */
  readonly iops?: readonly SourceIops[];
}

/**
 * Who moves what through where: appliances by the tables of their generation, cache accounts by operations, churn and disks, and the
 * commands that set throttles and blackouts in the tools. Machines are counted as if all of them replicated at once. Headroom of
 * datastores needs the schedule of first copies, see `deriveHeadroom`.
 */
export function derivePlacement({
  machines,
  churn,
  verdicts,
  site,
  resolved,
  iops = [],
}: PlacementInput): Omit<PlacementPlan, 'datastores'> {
  const churnOf = new Map(churn.machines.map((one) => [one.machine, one.gbPerDay]));
  const planned = planAppliances({
    machines,
    site,
    gbPerDayOf: ({ id }) => {
      const own = churnOf.get(id) ?? null;
      return own === null ? null : grown(own, resolved.growthPercent.value);
    },
  });
  const cache = planCacheAccounts({ machines, churn, iops, resolved, title: site?.title ?? null });
  const tools = toolCommands(planned.appliances, resolved);
  return {
    appliances: planned.appliances,
    cacheAccounts: cache.accounts,
    commands: tools.commands,
    said: [...planned.said, ...cache.said, ...tools.said, ...overSaid(verdicts)],
  };
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function overSaid(verdicts: readonly MachineVerdicts[]): readonly string[] {
  const disks = verdicts
    .flatMap((one) => one.disks)
    .filter((disk) => disk.verdicts.some(({ state }) => state === 'over'));
  const machines = verdicts.filter((one) => one.verdicts.some(({ state }) => state === 'over'));
  return disks.length + machines.length === 0
    ? []
    : [
        `${counted(disks.length, 'disk')} and ${counted(machines.length, 'machine')} are over a limit that no appliance and no account lifts: their verdicts name what to do`,
      ];
}
