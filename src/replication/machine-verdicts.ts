import { BYTES_PER_GIB } from '../model/index.js';
import { MACHINE_CHURN, REPLICATED_DISK_LIMITS, SITE_PAGES } from '../site/index.js';
import { unsampledDisks } from './churn-words.js';
import type { MachineChurn } from './churn.js';
import { GENERATION_LIMITS } from './generations.js';
import { hasHighChurn } from './limit-conditions.js';
import type { LimitConditions } from './limit-conditions.js';
import { grown } from './growth.js';
import { hyperVVerdicts } from './hyper-v-verdicts.js';
import { HIGH_CHURN_MEMORY, PLANNER_LIMITS } from './limits.js';
import type { MachineCase } from './machine-case.js';
import type { LimitVerdict } from './placement.js';
import { accountVerdict, snapshotVerdict } from './planner-verdicts.js';
import { remediesOfMachineChurn } from './remedies.js';
import { judge, undocumented } from './verdict.js';

/** From this interval on, samples do not tell single minutes. */
const COARSE_SECONDS = 120;
const GIB_PER_TB = 1024;

/** The verdicts of a machine as a whole. */
export function machineVerdicts(one: MachineCase): readonly LimitVerdict[] {
  const { churnTable, binds, name, source } = GENERATION_LIMITS[one.machine.generation];
  if (churnTable === 'perMachine') return [countVerdict(one), ...hyperVVerdicts(one)];
  if (churnTable === null) {
    const said = `no limit of churn per machine is documented for ${name}; what limits it instead: ${binds ?? ''}`;
    return [countVerdict(one), undocumented('machineChurn', said, source)];
  }
  return [
    countVerdict(one),
    peakVerdict(one),
    perDayVerdict(one),
    iopsVerdict(one),
    accountVerdict(one.machine, one.resolved),
    ...(one.resolved.purpose.value === 'protect' ? [snapshotVerdict(one)] : []),
    ...highChurnVerdicts(one),
  ];
}

function countVerdict({ machine }: MachineCase): LimitVerdict {
  const { disksPerMachine: most, source } = REPLICATED_DISK_LIMITS[machine.generation];
  const counted = machine.disks.filter(({ leftOut }) => leftOut === null).length;
  return judge({
    ...{ limit: 'disksPerMachine', what: 'disks to replicate', value: counted, most, unit: 'disks', source },
    whenUnknown: '',
    remedies: () => ['leave disks out and move their data apart, or join small disks to larger ones'],
  });
}

/** Disks without samples could only add to a peak; coarse samples can only show too little of one. */
function doubtOfPeak(churn: MachineChurn | null): { readonly state: 'within'; readonly why: string } | null {
  if (churn === null) return null;
  if (churn.unmeasuredDisks > 0) return { state: 'within', why: unsampledDisks(churn.unmeasuredDisks) };
  return (churn.intervalSeconds ?? 0) >= COARSE_SECONDS
    ? { state: 'within', why: `samples of ${churn.intervalSeconds ?? 0} s are means that hide single minutes` }
    : null;
}

function peakVerdict({ machine, churn, resolved }: MachineCase): LimitVerdict {
  const isHigh = hasHighChurn(resolved);
  const { churnAssumption, machinePeakMBps } = GENERATION_LIMITS[machine.generation];
  return judge({
    limit: 'machineChurn',
    what: 'peak of the minute sums over its disks after growth',
    value: planned(churn?.peakMBps, resolved),
    most: isHigh ? MACHINE_CHURN.high : (machinePeakMBps ?? MACHINE_CHURN.normal),
    unit: 'MB/s',
    source: isHigh ? SITE_PAGES.highChurn : `${SITE_PAGES.matrix}; ${SITE_PAGES.plannerReport}`,
    assumed: churnAssumption === null ? [] : [churnAssumption],
    doubt: doubtOfPeak(churn),
    whenUnknown: 'no sample tells what it writes',
    remedies: () => remediesOfMachineChurn(resolved),
  });
}

const planned = (value: number | null | undefined, { growthPercent }: LimitConditions): number | null =>
  value === null || value === undefined ? null : grown(value, growthPercent.value);

function perDayVerdict({ machine, churn, resolved }: MachineCase): LimitVerdict {
  const { machineGBPerDay } = GENERATION_LIMITS[machine.generation];
  return judge({
    ...{ limit: 'machineChurnPerDay', what: 'churn in a day after growth', unit: 'GB a day' },
    value: planned(churn?.gbPerDay, resolved),
    most: machineGBPerDay ?? GIB_PER_TB * PLANNER_LIMITS.processServerTBPerDay.most,
    source: `${SITE_PAGES.capacity}; ${SITE_PAGES.plannerReport}`,
    assumed: [`2 TB a day are taken as ${GIB_PER_TB * 2} GB, as the tables of sizes have it`],
    doubt:
      churn !== null && churn.unmeasuredDisks > 0
        ? { state: 'within', why: unsampledDisks(churn.unmeasuredDisks) }
        : null,
    whenUnknown: 'no sample tells what it writes',
    remedies: () => [
      'one machine uses one process server, and none takes more: leave disks out and move their data apart',
      'split what it runs over two machines',
    ],
  });
}

function iopsVerdict({ iops, resolved }: MachineCase): LimitVerdict {
  const { most, unit, source } = PLANNER_LIMITS.machineIops;
  return judge({
    ...{ limit: 'machineIops', what: '95th percentile of operations after growth', most, unit, source },
    value: planned(iops, resolved),
    whenUnknown: 'no sample tells its operations',
    remedies: () => ['split what it runs over two machines, or leave disks out and move their data apart'],
  });
}

function highChurnVerdicts({ machine, resolved }: MachineCase): readonly LimitVerdict[] {
  const { most, unit, source } = HIGH_CHURN_MEMORY;
  if (!hasHighChurn(resolved)) {
    if (resolved.settings.highChurn !== true) return [];
    return [
      {
        ...undocumented(
          'highChurn',
          'High Churn is asked for and refused: it is documented for the recovery of machines that run in Azure alone',
          SITE_PAGES.highChurn,
        ),
        state: 'over',
        remedies: remediesOfMachineChurn(resolved).slice(0, -1),
      },
    ];
  }
  const memory = machine.memoryBytes === null ? null : machine.memoryBytes / BYTES_PER_GIB;
  const isSmall = memory !== null && memory < most;
  return [
    {
      ...{ limit: 'highChurnMemory', value: memory, most, unit, source, assumption: null },
      state: memory === null ? 'unknown' : isSmall ? 'over' : 'within',
      said: `memory for High Churn: ${memory === null ? 'unknown' : `${Math.floor(memory)} GB`}, ${most} GB or more are advised`,
      remedies: isSmall ? [`choose a size with ${most} GB of memory or more`] : [],
    },
  ];
}
