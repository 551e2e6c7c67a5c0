import { countOf } from '../model/index.js';
import type { Site } from '../site/index.js';
import { planCacheAccounts } from './cache-accounts.js';
import type { MachineChurn } from './churn.js';
import { allWords } from './concurrency.js';
import type { Concurrency, Moments, MoverCounts } from './concurrency.js';
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
  /** Who replicates beside whom, see `deriveConcurrency`; absent: all count at once. */
  readonly together?: { readonly concurrency: Concurrency; readonly moments: Moments };
}

/**
 * Who moves what through where: appliances by the tables of their generation, cache accounts by operations, churn and disks, and the
 * commands that set throttles and blackouts in the tools. Machines count that replicate at the same time; what all of them at once would take
 * is told beside it. Headroom of datastores needs the schedule of first copies, see `deriveHeadroom`.
 */
export function derivePlacement(input: PlacementInput): Omit<PlacementPlan, 'datastores'> {
  const { machines, verdicts, resolved } = input;
  const everybody: Moments = machines.length === 0 ? [] : [new Set(machines.map(({ id }) => id))];
  const { concurrency, moments } = input.together ?? { concurrency: allAtOnce(machines.length), moments: everybody };
  const { planned, cache } = moversFor(input, moments);
  const counts = countMovers({ planned, cache });
  const ifAllAtOnce = concurrency.basis === 'allAtOnce' ? counts : countMovers(moversFor(input, everybody));
  const tools = toolCommands(planned.appliances, resolved);
  return {
    appliances: planned.appliances,
    cacheAccounts: cache.accounts,
    commands: tools.commands,
    concurrency: { ...concurrency, planned: counts, ifAllAtOnce },
    said: [
      ...(machines.length === 0 ? [] : [concurrency.said]),
      ...differenceSaid(counts, ifAllAtOnce),
      ...planned.said,
      ...cache.said,
      ...tools.said,
      ...overSaid(verdicts),
    ],
  };
}

interface Movers {
  readonly planned: ReturnType<typeof planAppliances>;
  readonly cache: ReturnType<typeof planCacheAccounts>;
}

function moversFor({ machines, churn, site, resolved, iops = [] }: PlacementInput, moments: Moments): Movers {
  const churnOf = new Map(churn.machines.map((one) => [one.machine, one.gbPerDay]));
  const planned = planAppliances({
    ...{ machines, site, moments },
    gbPerDayOf: ({ id }) => {
      const own = churnOf.get(id) ?? null;
      return own === null ? null : grown(own, resolved.growthPercent.value);
    },
  });
  return {
    planned,
    cache: planCacheAccounts({ machines, churn, iops, resolved, moments, title: site?.title ?? null }),
  };
}

const countMovers = ({ planned, cache }: Movers): MoverCounts => ({
  appliances: planned.appliances.filter(({ kind }) => kind !== 'hyperVProvider').length,
  cacheAccounts: cache.accounts.length,
});

const allAtOnce = (machines: number): Concurrency => ({
  ...{ basis: 'allAtOnce', machines, mostAtOnce: machines, at: null, mostAtHalf: null, waves: [] },
  said: `${allWords(machines)} counted as replicating at the same time: no schedule is given.`,
});

function differenceSaid(planned: MoverCounts, atOnce: MoverCounts): readonly string[] {
  const text = ({ appliances, cacheAccounts }: MoverCounts): string =>
    `${countOf(appliances, 'appliance')} and ${countOf(cacheAccounts, 'cache account')}`;
  return text(planned) === text(atOnce)
    ? []
    : [`If all machines replicated at once: ${text(atOnce)} in place of ${text(planned)}`];
}

function overSaid(verdicts: readonly MachineVerdicts[]): readonly string[] {
  const disks = verdicts
    .flatMap((one) => one.disks)
    .filter((disk) => disk.verdicts.some(({ state }) => state === 'over'));
  const machines = verdicts.filter((one) => one.verdicts.some(({ state }) => state === 'over'));
  return disks.length + machines.length === 0
    ? []
    : [
        `${countOf(disks.length, 'disk')} and ${countOf(machines.length, 'machine')} are over a limit that no appliance and no account lifts: their verdicts name what to do`,
      ];
}
