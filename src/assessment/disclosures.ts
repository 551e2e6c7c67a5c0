import type { PriceSheet } from '../catalog/index.js';
import { formatMicros, sumOfMicros } from '../model/index.js';
import type { MigrationMethod, Milliseconds } from '../model/index.js';
import { bucketLength, describeShortfall, hidesPeaks } from '../timeseries/index.js';
import type { AssessedMachine } from './assessment.js';
import type { Policy } from './policy.js';
import { BEFORE_WINDOW } from './sample-findings.js';
import { countUnmeasured } from './unmeasured.js';
import type { QuantityToMeasure } from './unmeasured.js';

/** What the monthly cost leaves out under this policy, in words: an architect must be able to say it before she is asked. */
export function describeExclusions(policy: Policy, priceSheet: PriceSheet | null): readonly string[] {
  const hasDefender = policy.cost.defender && priceSheet?.defenderPerServerMonth != null;
  return [
    'Network: egress, ExpressRoute or VPN, load balancers, public addresses, firewalls, private endpoints.',
    ...(policy.cost.backup ? [] : ['Backup: Azure Backup and its storage.']),
    ...(policy.cost.siteRecovery
      ? []
      : ['Disaster recovery: Azure Site Recovery, its cache accounts and replica disks.']),
    'Monitoring: Azure Monitor, log ingestion and retention.',
    ...(hasDefender
      ? []
      : ['Security: Defender for Servers; the catalogue has no price for it, a price sheet can supply one.']),
    'Licences other than Windows Server: SQL Server, Oracle, Red Hat and SUSE subscriptions, anything else installed.',
    'Storage transactions of Standard SSD and HDD, snapshots, bursting on demand.',
    'The migration itself: replication traffic, overlap of both sites, labour, support plan, taxes, growth.',
  ];
}

interface Count {
  readonly count: number;
  readonly text: string;
}

/** Every length of averages that machines have in place of samples, with what they may hide. */
function describeAverages(machines: readonly AssessedMachine[], bucketMs: number): readonly Count[] {
  const counts = new Map<number, number>();
  for (const { coverage } of machines) {
    if (coverage?.isOfAverages !== true) continue;
    const hiding = coverage.granularities.filter(({ intervalSeconds, kind }) =>
      hidesPeaks({ intervalMs: (intervalSeconds * 1000) as Milliseconds, kind }),
    );
    const longest =
      hiding.length === 0
        ? coverage.intervalSeconds
        : Math.max(...hiding.map(({ intervalSeconds }) => intervalSeconds));
    counts.set(longest, (counts.get(longest) ?? 0) + 1);
  }
  return [...counts]
    .sort(([left], [right]) => left - right)
    .map(([seconds, count]) => ({
      count,
      text: `have averages of ${seconds} s in place of samples, and no peak of them is claimed: ${describeShortfall(1000 * seconds, new Set(['cpu', 'diskIops', 'diskBytes', 'network']), bucketMs) ?? 'how far they lie below is not known'}`,
    }));
}

const UNMEASURED_WORDS: Readonly<Record<QuantityToMeasure, string>> = {
  cpu: 'have samples but none of CPU: their cores rest on what the input states, else on what is configured',
  memory: 'have samples but none of memory: it rests on what the input states, else stays as configured',
  diskIops:
    'have samples but none of disk IOPS: none of these limits their disks and size, unless the input states some',
  diskThroughput:
    'have samples but none of disk throughput: none of it limits their disks and size, unless the input states some',
  network: 'have samples but none of outgoing network: it limits no size, unless the input states some',
};

/** What machines that pass for measured were never measured for. */
const describeUnmeasured = (machines: readonly AssessedMachine[]): readonly Count[] =>
  countUnmeasured(machines.flatMap(({ coverage }) => (coverage === null ? [] : [coverage.notMeasured]))).map(
    ({ quantity, machines: count }) => ({ count, text: UNMEASURED_WORDS[quantity] }),
  );

/** All of its samples lie before the window. */
export const isSampledBefore = ({ findings }: Pick<AssessedMachine, 'findings'>): boolean =>
  findings.some(({ rule }) => rule === BEFORE_WINDOW);

interface AssumptionContext {
  readonly policy: Policy;
  readonly regionName: string;
  readonly regionIsAssumed: boolean;
  /** Of the costs, such as `USD`. */
  readonly currency: string;
}

/** Ways after which no machine runs in Azure that bears the name, with their words. */
const GONE: readonly (readonly [kind: MigrationMethod, words: string])[] = [
  ['paas', 'to be replaced by a service'],
  ['retire', 'to be retired'],
  ['leave', 'to stay where they are'],
];

/** A machine that will not be there keeps its size and cost, since a method is a plan and no exclusion; the sums have to say so. */
function describeGone(machines: readonly AssessedMachine[], currency: string): readonly string[] {
  const told = GONE.flatMap(([kind, words]) => {
    const count = machines.filter(({ method }) => method.kind === kind).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const gone = machines.filter(({ method }) => GONE.some(([kind]) => kind === method.kind));
  if (gone.length === 0) return [];
  const costs = gone.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const unknown = gone.length - costs.filter(({ unknownLines }) => unknownLines === 0).length;
  const sum = `${formatMicros(sumOfMicros(costs.map(({ perMonth }) => perMonth)))} ${currency} a month`;
  const lacking = unknown === 0 ? '' : `, without the unknown costs of ${unknown} of them`;
  return [
    `${gone.length} of ${machines.length} machines will not be there as machines (${told.join(', ')}) and are still in the sums, with ${sum}${lacking}; a decision to exclude them takes them out.`,
  ];
}

/** What was taken for granted over the whole estate, with the number of machines it touches. Nothing is said of none. */
export function describeAssumptions(
  machines: readonly AssessedMachine[],
  context: AssumptionContext,
): readonly string[] {
  const count = (test: (machine: AssessedMachine) => boolean): number => machines.filter(test).length;
  const unknownEnvironment = context.policy.scope.unknownEnvironment === 'production' ? 'production' : 'non-production';
  const isAsIs = context.policy.sizing.mode === 'asIs';
  const counts: readonly Count[] = [
    {
      count: count((machine) => machine.environmentIsAssumed),
      text: `have no stated environment and are taken for ${unknownEnvironment}`,
    },
    {
      count: isAsIs ? 0 : count((machine) => machine.need?.basis === 'allocated' && !isSampledBefore(machine)),
      text: 'have no known utilisation and are sized as configured',
    },
    {
      count: isAsIs ? 0 : count(isSampledBefore),
      text: 'have samples only before the window, which therefore count for nothing',
    },
    {
      count: count(({ need }) => need?.disks.some((disk) => disk.sizeBasis === 'estimated') === true),
      text: 'have disks whose sizes are estimated from partitions or totals',
    },
    {
      count: context.policy.sizes.generationIsLimit
        ? count(({ need }) => need !== null && need.generation === null)
        : 0,
      text: 'have an unknown firmware and get only sizes that boot either generation',
    },
    {
      count: count(({ unchecked }) => unchecked.includes('network')),
      text: 'got a size whose network limit the catalogue does not know',
    },
    ...(isAsIs ? [] : describeUnmeasured(machines)),
    ...describeAverages(machines, bucketLength(context.policy.sizing.bucketMinutes)),
  ];
  const region = context.regionIsAssumed ? [`No region was asked for: prices are those of ${context.regionName}.`] : [];
  return [
    ...region,
    ...describeGone(machines, context.currency),
    ...counts.flatMap(({ count: machinesTouched, text }) =>
      machinesTouched === 0 ? [] : [`${machinesTouched} of ${machines.length} machines ${text}.`],
    ),
  ];
}
