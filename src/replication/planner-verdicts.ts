import { BYTES_PER_GIB } from '../model/index.js';
import { unsampledDisks } from './churn-words.js';
import type { MachineChurn } from './churn.js';
import { SITE_PAGES } from '../site/index.js';
import { assumptionsOfGeneration } from './generations.js';
import { keptHoursOf } from './hyper-v-policy.js';
import { grown } from './growth.js';
import type { LimitConditions } from './limit-conditions.js';
import { PLANNER_LIMITS } from './limits.js';
import type { LimitVerdict } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';
import { judge } from './verdict.js';

const GIB_PER_TB = 1024;
const HOURS_PER_DAY = 24;

const replicatedBytes = ({ disks }: ReplicatedMachine): number =>
  disks.reduce((sum, { sizeBytes, leftOut }) => sum + (leftOut === null ? sizeBytes : 0), 0);

/**
 * What the Deployment Planner calls a machine that does not fit into one premium storage account, with a test failover beside it. Its page of
 * 2026 lists the limit although the same page places machines on managed disks, which lie in no account: the verdict follows the page, and
 * says so. A machine of which no disk goes to premium is not meant: the page gives 35 TB as the size of a premium account.
 */
export function accountVerdict(machine: ReplicatedMachine, resolved: Pick<LimitConditions, 'purpose'>): LimitVerdict {
  const { most } = PLANNER_LIMITS.accountTB;
  const isHyperV = machine.generation === 'hyperV';
  const types = machine.disks.flatMap(({ leftOut, target }) => (leftOut === null ? [target?.type ?? null] : []));
  const isPremium = types.some((type) => type === 'premium');
  return judge({
    limit: 'machineSize',
    what: isHyperV ? 'replicated disks' : 'replicated disks, and as much again for a test failover',
    ...{ most, unit: 'TB', source: plannerPage(machine) },
    value: ((isHyperV ? 1 : 2) * replicatedBytes(machine)) / BYTES_PER_GIB / GIB_PER_TB,
    assumed: [
      'A machine with a premium disk is held to the 35 TB of a premium storage account, as the page of the Deployment Planner still lists it, although managed disks lie in no account',
      ...(isHyperV
        ? [
            'A test failover of a Hyper-V machine is taken to managed disks, for which the page asks no room in the account',
          ]
        : []),
      ...assumptionsOfGeneration(machine.generation, resolved),
    ],
    doubt: isPremium ? null : { state: 'over', why: whyNotPremium(types) },
    whenUnknown: '',
    remedies: () => [
      isHyperV
        ? 'leave disks out and move their data apart, or split what it runs over two machines, until the rest is within'
        : 'leave disks out and move their data apart, or split what it runs over two machines, until twice the rest is within',
      'or ask Microsoft whether the limit still holds for managed disks before anything is changed',
    ],
  });
}

/** Each platform has a page of its own on the planner, with the same figures but for churn. */
const plannerPage = ({ generation }: ReplicatedMachine): string =>
  generation === 'hyperV' ? SITE_PAGES.plannerReportHyperV : SITE_PAGES.plannerReport;

const whyNotPremium = (types: readonly (string | null)[]): string =>
  types.includes(null)
    ? 'the limit is that of premium storage, and of some of its disks no target was chosen'
    : 'the limit is that of premium storage, and none of its disks goes there: no page gives another limit for it';

/**
 * All that is written while recovery points are kept: what the Deployment Planner calls "calculated snapshot storage" without a formula. Like
 * ours it knows bytes written and no changed blocks, so that both count what is written twice as two changes.
 */
export function snapshotVerdict({
  machine,
  churn,
  resolved,
  retentionHours: stated,
}: {
  readonly machine: ReplicatedMachine;
  readonly churn: MachineChurn | null;
  readonly resolved: LimitConditions;
  readonly retentionHours: number | null;
}): LimitVerdict {
  const { most } = PLANNER_LIMITS.snapshotTB;
  const isHyperV = machine.generation === 'hyperV';
  const retentionHours = stated === null ? null : keptHoursOf(machine, stated);
  const written = keptGB(churn?.gbPerDay ?? null, retentionHours, resolved);
  const isUnmeasured = churn !== null && churn.unmeasuredDisks > 0;
  return judge({
    limit: 'snapshotStorage',
    what: `changes kept for recovery points${retentionHours === null ? '' : ` over ${retentionHours} h of retention`}`,
    ...{ most, unit: 'TB', source: plannerPage(machine), value: written === null ? null : written / GIB_PER_TB },
    assumed: [
      `The Deployment Planner does not say how it calculates snapshot storage; ours is all that is written within the retention, since ${isHyperV ? 'the log of a Hyper-V disk holds' : 'an agent sends'} every write`,
      ...assumptionsOfGeneration(machine.generation, resolved),
    ],
    doubt: isUnmeasured ? { state: 'within', why: unsampledDisks(churn.unmeasuredDisks) } : null,
    whenUnknown: retentionHours === null ? 'nobody says how long points are kept' : 'no sample tells what it writes',
    remedies: () => [
      `keep recovery points for a shorter time: ${hoursWithin({ written, retentionHours, most })} h come to ${most} TB`,
      'leave out the disk that writes most and move its data apart, see the verdicts of its disks',
    ],
  });
}

/** GB that are written, after growth, while points are kept; null: unknown. */
function keptGB(
  perDay: number | null,
  retentionHours: number | null,
  { growthPercent }: LimitConditions,
): number | null {
  if (perDay === null || retentionHours === null) return null;
  return (grown(perDay, growthPercent.value) * retentionHours) / HOURS_PER_DAY;
}

/** Whole hours of retention that come to the limit. */
function hoursWithin({
  written,
  retentionHours,
  most,
}: {
  readonly written: number | null;
  readonly retentionHours: number | null;
  readonly most: number;
}): number {
  return written === null || written === 0 ? 0 : Math.floor(((retentionHours ?? 0) * most * GIB_PER_TB) / written);
}
