import type { Assessment } from '../assessment/index.js';
import type { WaveCalendar } from '../calendar/index.js';
import type { RegionOffer } from '../catalog/index.js';
import type { ChangedBlocks, Estate, MachineId, RoleEvidence, SourceLocation } from '../model/index.js';
import { siteStrangers } from '../site/index.js';
import type { Site } from '../site/index.js';
import type { PeakSet } from '../timeseries/index.js';
import type { WavePlan } from '../waves/index.js';
import { classicProblems } from './generation-places.js';
import { deriveAvoidedLimits } from './avoided-limits.js';
import { areCovered, deriveConcurrency } from './concurrency.js';
import { deriveBandwidth, longestBacklogMinutes } from './derive-bandwidth.js';
import { deriveChecklist } from './derive-checklist.js';
import { deriveChurn } from './derive-churn.js';
import { deriveFolding } from './derive-folding.js';
import { deriveHeadroom } from './derive-headroom.js';
import { deriveInitial } from './derive-initial.js';
import { deriveLogRoom } from './derive-log-room.js';
import { derivePlacement } from './derive-placement.js';
import { deriveReplicated } from './derive-replicated.js';
import { deriveReplicationCost } from './derive-replication-cost.js';
import { deriveSourceIops } from './source-iops.js';
import { deriveVerdicts } from './derive-verdicts.js';
import { createLinkSchedule } from './link-schedule.js';
import { createLinkWaits } from './link-waits.js';
import type { EstateChurn } from './churn.js';
import type { InitialInput } from './derive-initial.js';
import type { PlacementInput } from './derive-placement.js';
import type { InitialPlan } from './initial.js';
import type { DatastoreHeadroom, MachineVerdicts } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';
import type { ReplicationPlan } from './replication-plan.js';
import type { ReplicationSettings } from './replication-settings.js';
import { resolveReplicationSettings } from './resolve-settings.js';
import { forPlatformsOf } from './resolved-words.js';
import { overstatedAppliances } from './overstated-appliances.js';
import { BY_SITE } from './resolved-replication.js';
import { findStandIns } from './stand-ins.js';
import type { PlaceOf, ResolvedReplication } from './resolved-replication.js';

/** All that a plan of replication depends on. */
export interface ReplicationInput {
  readonly estate: Estate;
  readonly assessment: Assessment;
  /** Null: no samples; churn and everything that follows from it is unknown then. */
  readonly peaks: PeakSet | null;
  /** What changed on disks in intervals, as whoever tracks blocks counts it; null or absent: no file tells. */
  readonly changed?: ChangedBlocks | null;
  readonly waves: WavePlan | null;
  readonly calendar: WaveCalendar | null;
  readonly site: Site | null;
  readonly offer: RegionOffer;
  readonly settings: ReplicationSettings;
  /** What machines are for, by the graph: those whose place a service of the network takes are not replicated; absent: the assessment and the site file tell. */
  readonly roles?: ReadonlyMap<MachineId, readonly RoleEvidence[]>;
  readonly engineVersion: string;
  /** Where settings and site file state what they do, for the places of problems; absent: they have none. */
  readonly placeOf?: PlaceOf;
}

/**
 * How an estate is replicated: churn from the minutes of the store, limits, appliances, bandwidth, first copies against the windows that the
 * waves own, checklist and cost. Pure: the same input gives the same plan. What is unknown is null and told, never guessed.
 */
export function deriveReplicationPlan(input: ReplicationInput): ReplicationPlan {
  const { estate, assessment, peaks, waves, calendar, site, offer, settings } = input;
  const { placeOf = () => null } = input;
  const resolved = forPlatformsOf(resolveReplicationSettings(settings, site, placeOf), estate.machines);
  const standIns = findStandIns({
    machines: estate.machines,
    site,
    ...(input.roles === undefined ? {} : { roles: input.roles }),
  });
  const replicated = deriveReplicated({ estate, assessment, peaks, plan: waves, resolved, standIns });
  const { machines, unreplicated } = replicated;
  const { changed = null } = input;
  const folding = deriveFolding({ machines, estate, peaks, changed, resolved });
  const churn = deriveChurn({ machines, peaks, folds: folding.own });
  const retentionHours = site?.replication?.retentionHours ?? null;
  const iops = deriveSourceIops({ machines, peaks });
  const bandwidth = deriveBandwidth({ churn: churn.estate, resolved });
  const backlogMinutes = longestBacklogMinutes(bandwidth.given, churn.estate, resolved);
  const waits = createLinkWaits(churn.estate, resolved);
  const verdicts = deriveVerdicts({ machines, churn, resolved, retentionHours, iops, backlogMinutes, waits });
  const purpose = resolved.purpose.value;
  const { placement, initial } = scheduled(
    { machines, churn, verdicts, site, resolved, iops },
    {
      ...{ machines, churn, purpose, calendar },
      settings: withResolved(settings, resolved),
      schedule: createLinkSchedule(resolved),
      plan: waves,
      datastores: disksByDatastore(estate),
      asOf: assessment.asOf,
    },
  );
  const datastores = [
    ...deriveHeadroom({ machines, churn, initial, estate, site, resolved, folds: folding.own }),
    ...deriveLogRoom({ machines, churn, initial, estate, site, resolved, backlogMinutes }),
  ];
  const settled = { machines, placement, site };
  return {
    schemaVersion: 1,
    engine: { name: 'portolan', version: input.engineVersion },
    asOf: assessment.asOf,
    settings,
    settingsWords: resolved.words,
    counts: countsOf(estate, machines, { verdicts, datastores }),
    machines,
    unreplicated,
    churn: { machines: churn.machines, estate: withoutBytes(churn.estate) },
    folding: folding.plan,
    verdicts,
    avoided: deriveAvoidedLimits({ machines, churn, resolved, estate, peaks }),
    placement: { ...placement, datastores },
    bandwidth,
    initial,
    checklist: deriveChecklist({ ...settled, purpose }),
    cost: deriveReplicationCost({
      ...{ machines, churn, retentionHours, initial, purpose, offer },
      settings: withResolved(settings, resolved),
      asOf: assessment.asOf,
    }),
    assumptions: assumptionsOf(verdicts, peaks),
    problems: [
      ...resolved.problems,
      ...classicProblems(machines, resolved, placeOf),
      ...replicated.problems,
      ...folding.problems,
      ...siteProblems(input),
    ],
  };
}

/** What the site file says of machines that the inventory does not have. */
function siteProblems({ estate, site, placeOf = () => null }: ReplicationInput): ReplicationPlan['problems'] {
  if (site === null) return [];
  const names = estate.machines.map(({ name }) => name);
  const placeInSite = (path: string): SourceLocation | null => placeOf(BY_SITE, path);
  return [...siteStrangers(site, names, placeInSite), ...overstatedAppliances(site, estate, placeInSite)];
}

interface Scheduled {
  readonly placement: ReturnType<typeof derivePlacement>;
  readonly initial: InitialPlan;
}

/**
 * Appliances decide how many disks are copied at once, and so who is copied when; who is copied when decides how many appliances there have to
 * be. First copies are planned with the appliances that all machines at once would take, then with those that this schedule takes. Should
 * more machines meet in the second schedule than in the first, the appliances of all at once stay.
 */
function scheduled(place: PlacementInput, copy: Omit<InitialInput, 'placement'>): Scheduled {
  const { machines, purpose, calendar } = copy;
  const togetherIn = (initial: InitialPlan): ReturnType<typeof deriveConcurrency> =>
    deriveConcurrency({ machines, initial, calendar, purpose });
  const roomy = derivePlacement(place);
  const first = deriveInitial({ ...copy, placement: roomy });
  const together = togetherIn(first);
  const placement = derivePlacement({ ...place, together });
  if (gatewaysOf(placement) === gatewaysOf(roomy)) return { placement, initial: first };
  const initial = deriveInitial({ ...copy, placement });
  const again = togetherIn(initial);
  if (!areCovered(again.moments, together.moments)) return { placement: roomy, initial: first };
  return { placement: derivePlacement({ ...place, together: { ...again, moments: together.moments } }), initial };
}

/** Which gateways read disks for whom: all of an appliance that first copies depend on. */
const gatewaysOf = ({ appliances }: Scheduled['placement']): string =>
  JSON.stringify(
    appliances
      .filter(({ kind }) => kind === 'azureMigrate' || kind === 'scaleOut')
      .map(({ serves, machines }) => [serves, machines]),
  );

/** The shares as they were resolved: a value that makes no sense has been refused there. */
const withResolved = (settings: ReplicationSettings, resolved: ResolvedReplication): ReplicationSettings => ({
  ...settings,
  growthPercent: resolved.growthPercent.value,
  foldPercent: resolved.foldPercent.value,
  compressionPercent: resolved.compressionPercent.value,
});

/** By machine how many of its disks lie on which datastore, as far as the inventory tells. */
function disksByDatastore({ machines }: Estate): ReadonlyMap<MachineId, ReadonlyMap<string, number>> {
  const all = new Map<MachineId, Map<string, number>>();
  for (const { id, disks } of machines) {
    const own = new Map<string, number>();
    for (const { datastore } of disks) if (datastore !== null) own.set(datastore, (own.get(datastore) ?? 0) + 1);
    if (own.size > 0) all.set(id, own);
  }
  return all;
}

function countsOf(
  estate: Estate,
  machines: readonly ReplicatedMachine[],
  {
    verdicts,
    datastores,
  }: { readonly verdicts: readonly MachineVerdicts[]; readonly datastores: readonly DatastoreHeadroom[] },
): ReplicationPlan['counts'] {
  const disks = machines.flatMap((machine) => machine.disks);
  const over = verdicts
    .flatMap((one) => one.disks)
    .filter((disk) => disk.verdicts.some(({ state }) => state === 'over'));
  return {
    machines: estate.machines.length,
    replicated: machines.length,
    unreplicated: estate.machines.length - machines.length,
    disks: disks.length,
    machinesOfUnknownDisks: machines.filter((machine) => machine.disks.length === 0).length,
    disksLeftOut: disks.filter(({ leftOut }) => leftOut !== null).length,
    disksOverALimit: over.length,
    datastoresShort: datastores.filter(({ state }) => state === 'short').length,
  };
}

const MINUTES_OF_ESTATE: ReadonlySet<string> = new Set(['bytes', 'cycledBytes', 'foldedBytes']);

/** The minutes themselves are too many for a plan; its figures are read off them. */
function withoutBytes(estate: EstateChurn): ReplicationPlan['churn']['estate'] {
  const kept = Object.entries(estate).filter(([key]) => !MINUTES_OF_ESTATE.has(key));
  return Object.fromEntries(kept) as unknown as ReplicationPlan['churn']['estate'];
}

/** Each assumption once, in the order in which it is first made. */
function assumptionsOf(verdicts: readonly MachineVerdicts[], peaks: PeakSet | null): readonly string[] {
  const made = verdicts
    .flatMap(({ verdicts: own, disks }) => [...own, ...disks.flatMap((disk) => disk.verdicts)])
    .map(({ assumption }) => assumption)
    .filter((one) => one !== null);
  const without = peaks === null ? ['No samples were given: churn, bandwidth and cycles are unknown.'] : [];
  return [...new Set([...without, ...made])];
}
