import { countOf } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { figure, SITE_PAGES } from '../site/index.js';
import type { MachineChurn } from './churn.js';
import { loadsByMoment, momentsWithin, mostOf } from './concurrency.js';
import type { Moments } from './concurrency.js';
import { GENERATION_LIMITS } from './generations.js';
import { hasHighChurn } from './limit-conditions.js';
import type { LimitConditions } from './limit-conditions.js';
import { grown } from './growth.js';
import { ACCOUNT_DISKS, ACCOUNT_DISKS_SOURCES, ACCOUNT_IOPS, accountsForIops } from './limits.js';
import type { CacheAccount } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';
import type { SourceIops } from './source-iops.js';
import { spread } from './spread.js';

export interface AccountsInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly churn: { readonly machines: readonly MachineChurn[] };
  readonly iops: readonly SourceIops[];
  readonly resolved: Pick<LimitConditions, 'highChurn' | 'scenario' | 'growthPercent'>;
  /** Who replicates beside whom: a machine that is cut over writes no logs any more. */
  readonly moments: Moments;
  /** From which names are made; null: none. */
  readonly title: string | null;
}

interface MachineLoad {
  readonly id: MachineId;
  readonly iops: number | null;
  readonly mbps: number | null;
  readonly disks: number;
}

const NAME_PREFIX = 3;

/**
 * Accounts for the logs of machines that need some planned: as many as their operations take (their sum by 20,000, rounded up) and as
 * their churn takes by the table of Site Recovery's VMware matrix, whichever is more; each machine in one, loads alike.
 *
 * The table prints disks by churn, 1,500 at 4 MB/s and 750 at 8 MB/s each; both come to 6,000 MB/s, which is taken for what lies between
 * and above (an assumption), and 1,500 disks for what lies below.
 */
export function planCacheAccounts(input: AccountsInput): {
  readonly accounts: readonly CacheAccount[];
  readonly said: readonly string[];
} {
  const needing = input.machines.filter(({ generation }) => GENERATION_LIMITS[generation].cacheAccount === 'planned');
  const said = [...serviceSaid(input.machines.length - needing.length)];
  if (needing.length === 0) return { accounts: [], said };
  const loads = loadsOf(needing, input);
  const isHigh = hasHighChurn(input.resolved);
  const from = input.resolved.scenario === 'azureRecovery' ? 'azure' : 'onPremises';
  const [, lastRow] = ACCOUNT_DISKS[from] as readonly [readonly [number, number], readonly [number, number]];
  const mostMBps = lastRow[0] * lastRow[1];
  const mostDisks = ACCOUNT_DISKS[from][0]![1];
  const moments = momentsWithin(input.moments, needing);
  const total = (of: (load: MachineLoad) => number): number => mostOf(moments, loads, of);
  const counts = [
    accountsForIops(total(({ iops }) => iops ?? 0)),
    Math.ceil(total(({ mbps }) => mbps ?? 0) / mostMBps),
    Math.ceil(total(({ disks }) => disks) / mostDisks),
  ];
  const items = loads.map(({ id, iops, mbps, disks }) => ({
    id,
    loads: loadsByMoment(moments, id, [iops ?? 0, mbps ?? 0, disks]),
  }));
  const limits = moments.flatMap(() => [ACCOUNT_IOPS.most, mostMBps, mostDisks]);
  const bins = spread(items, limits, Math.max(...counts));
  const byId = new Map(loads.map((load) => [load.id as string, load]));
  const source = `${SITE_PAGES.capacity}; ${ACCOUNT_DISKS_SOURCES[from]}`;
  return {
    accounts: bins.map((ids, index): CacheAccount => {
      const own = ids.map((id) => byId.get(id)!);
      return {
        name: accountName(input.title, index),
        kind: isHigh ? 'premiumBlockBlob' : 'standard',
        machines: own.map(({ id }) => id),
        iops: mostOfKnown(moments, own, ({ iops }) => iops),
        churnMBps: mostOfKnown(moments, own, ({ mbps }) => mbps),
        said: accountSaid(own, { mostMBps, mostDisks, moments }),
        source: isHigh ? `${source}; ${SITE_PAGES.highChurn}` : source,
      };
    }),
    said: [...said, countSaid(counts, bins.length, loads), ...unknownSaid(loads), NAMES_SAID],
  };
}

const NAMES_SAID =
  'names of cache accounts are proposals within the rules (3 to 24 lower-case letters and digits, beginning unlike each other so that Azure keeps them apart); whether one is free only Azure knows. The accounts have to lie in the target region, general purpose v2, without soft delete';

const serviceSaid = (machines: number): readonly string[] =>
  machines === 0
    ? []
    : [
        `Azure Migrate makes the log account of ${countOf(machines, 'machine')} itself; no limit of churn is documented for it, and none is planned here`,
      ];

/** What is not known of all machines takes at least what those take of which it is; of none known, one account. */
function countSaid(
  [byIops, byChurn, byDisks]: readonly number[],
  planned: number,
  loads: readonly MachineLoad[],
): string {
  const takes = (count: number, of: (load: MachineLoad) => number | null): string => {
    const unknown = loads.filter((load) => of(load) === null).length;
    if (unknown === loads.length) return 'unknown, at least 1';
    return unknown === 0 ? String(count) : `at least ${Math.max(1, count)}`;
  };
  const iops = takes(byIops!, (load) => load.iops);
  const mbps = takes(byChurn!, (load) => load.mbps);
  return `${countOf(planned, 'cache account')}: operations (P95 of the source, reads and writes, after growth; ${ACCOUNT_IOPS.most} a second each) take ${iops}, the average churn after growth takes ${mbps} and the number of disks ${byDisks!}; the largest of the three counts`;
}

function unknownSaid(loads: readonly MachineLoad[]): readonly string[] {
  const noIops = loads.filter(({ iops }) => iops === null).length;
  const noChurn = loads.filter(({ mbps }) => mbps === null).length;
  const heavy = loads.filter(({ iops }) => (iops ?? 0) > ACCOUNT_IOPS.most).length;
  return [
    ...(noIops === 0
      ? []
      : [`operations of ${countOf(noIops, 'machine')} are unknown and count nothing in the cache accounts`]),
    ...(noChurn === 0
      ? []
      : [`churn of ${countOf(noChurn, 'machine')} is unknown and counts nothing in the cache accounts`]),
    ...(heavy === 0
      ? []
      : [
          `${countOf(heavy, 'machine has', 'machines have')} more operations than one account is advised to take, and a machine cannot use two`,
        ]),
  ];
}

function loadsOf(
  machines: readonly ReplicatedMachine[],
  { churn, iops, resolved }: AccountsInput,
): readonly MachineLoad[] {
  const churnOf = new Map(churn.machines.map((one) => [one.machine, one]));
  const iopsOf = new Map(iops.map((one) => [one.machine, one.total]));
  const planned = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : grown(value, resolved.growthPercent.value);
  return machines.map(({ id, disks }) => ({
    id,
    iops: planned(iopsOf.get(id)),
    mbps: planned(churnOf.get(id)?.averageMBps),
    disks: disks.filter(({ leftOut }) => leftOut === null).length,
  }));
}

/** The most at the same time of what is known; null where nothing is. */
const mostOfKnown = (
  moments: Moments,
  own: readonly MachineLoad[],
  of: (load: MachineLoad) => number | null,
): number | null => (own.every((one) => of(one) === null) ? null : mostOf(moments, own, (one) => of(one) ?? 0));

function accountSaid(
  own: readonly MachineLoad[],
  {
    mostMBps,
    mostDisks,
    moments,
  }: { readonly mostMBps: number; readonly mostDisks: number; readonly moments: Moments },
): string {
  const disks = mostOf(moments, own, (one) => one.disks);
  const machines = mostOf(moments, own, () => 1);
  const [iops, mbps] = [mostOfKnown(moments, own, (one) => one.iops), mostOfKnown(moments, own, (one) => one.mbps)];
  const atOnce = machines === own.length ? '' : `, at most ${machines} of them at the same time,`;
  return [
    `${countOf(own.length, 'machine')}${atOnce} with ${disks} of ${mostDisks} disks`,
    iops === null ? 'operations unknown' : `${figure(iops)} of ${ACCOUNT_IOPS.most} operations/s (P95 after growth)`,
    mbps === null ? 'churn unknown' : `${figure(mbps)} of ${mostMBps} MB/s`,
  ].join(', ');
}

/** `k3fcache01`: the first characters differ from account to account, as the guide to performance asks. */
function accountName(title: string | null, index: number): string {
  const number = String(index + 1).padStart(2, '0');
  const prefix = hashOf(`${title ?? ''}/${number}`)
    .toString(36)
    .padStart(NAME_PREFIX, '0')
    .slice(-NAME_PREFIX);
  return `${prefix}cache${number}`;
}

/** FNV-1a of 32 bits (Fowler, Noll, Vo), over code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
