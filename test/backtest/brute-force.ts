import { deriveAssessment } from '../../src/assessment/index.js';
import type { BackTest, BackTestInput } from '../../src/backtest/index.js';
import { START, WEEK } from './weekly-machine.js';

type Week = BackTest['machines'][number]['rules'][number]['weeks'][number];

const CHANNEL = {
  cores: 'cpuUsedCores',
  memory: 'memoryGuestUsedBytes',
  diskIops: 'diskIops',
  diskThroughput: 'diskBytesPerSecond',
  network: 'networkOutBytesPerSecond',
} as const;
type Metric = keyof typeof CHANNEL;
const METRICS = Object.keys(CHANNEL) as Metric[];

type Limits = Record<Metric, number | null>;

/** What a size offers, straight from the catalogue; `disks` as the assessment chose them. */
function limitsOf(
  { catalogue }: BackTestInput,
  name: string,
  disks: readonly ({ readonly iops: number; readonly bytesPerSecond: number } | null)[],
): Limits {
  const size = catalogue.sizes.find((one) => one.name === name)!;
  let [iops, rate] = [0, 0];
  for (const disk of disks) {
    iops += disk?.iops ?? 0;
    rate += disk?.bytesPerSecond ?? 0;
  }
  return {
    cores: size.vcpusAvailable,
    memory: size.memoryBytes,
    diskIops: Math.min(size.uncachedIops, iops),
    diskThroughput: Math.min(size.uncachedBytesPerSecond, rate),
    network: size.networkBitsPerSecond === null ? null : size.networkBitsPerSecond / 8,
  };
}

/** One bucket after the other, one metric after the other. */
function count(
  input: BackTestInput,
  limits: Limits,
  [from, to]: readonly [number, number],
): Record<Metric | 'any', readonly [number, number]> {
  const tally = Object.fromEntries([...METRICS, 'any'].map((name) => [name, [0, 0]])) as Record<
    Metric | 'any',
    [number, number]
  >;
  const columns = METRICS.map(
    (metric) => input.peaks!.series.find(({ key }) => key.channel === CHANNEL[metric])?.maxima,
  );
  for (let bucket = from; bucket < to; bucket += 1) {
    let [isFilled, isOver] = [false, false];
    for (const [place, metric] of METRICS.entries()) {
      const value = columns[place]?.[bucket] ?? NaN;
      const limit = limits[metric];
      if (Number.isNaN(value) || limit === null) continue;
      tally[metric][0] += 1;
      isFilled = true;
      if (value <= limit) continue;
      tally[metric][1] += 1;
      isOver = true;
    }
    if (isFilled) tally.any[0] += 1;
    if (isOver) tally.any[1] += 1;
  }
  return tally;
}

function faultsOfWeek(input: BackTestInput, rule: string, week: Week): readonly string[] {
  const rules = [{ name: input.policy.name, policy: input.policy }, ...input.rules];
  const given = rules.find(({ name }) => name === rule);
  if (given === undefined || week.size === null) return [];
  const asOf = new Date(START + week.week * 7 * 86_400_000 - 1).toISOString().slice(0, 10);
  const [assessed] = deriveAssessment({ ...input, policy: given.policy, asOf }).machines;
  if (assessed?.size?.name !== week.size) return [`${rule}: ${week.size} in place of ${assessed?.size?.name}`];
  const counted = count(input, limitsOf(input, week.size, assessed.disks), [week.week * WEEK, (week.week + 1) * WEEK]);
  const told = { ...week.metrics!, any: week.any! };
  return [...METRICS, 'any' as const].flatMap((metric) => {
    const [buckets, overloaded] = counted[metric];
    const { buckets: toldBuckets, overloaded: toldOverloaded } = told[metric];
    const isSame = buckets === 0 ? toldOverloaded === null : buckets === toldBuckets && overloaded === toldOverloaded;
    return isSame
      ? []
      : [`${rule} ${metric}: ${toldOverloaded} of ${toldBuckets} in place of ${overloaded} of ${buckets}`];
  });
}

/** The premium disk of these machines is the same on every size, so one assessment gives it. */
function faultsOfTarget(input: BackTestInput, test: BackTest): readonly string[] {
  const [machine] = test.machines;
  const target = machine?.target;
  if (target == null) return [];
  const weeks = machine!.rules[0]!.weeks.map(({ week }) => week);
  const window = [weeks[0]! * WEEK, (weeks.at(-1)! + 1) * WEEK] as const;
  const last = new Date(START + window[1] * 600_000 - 1).toISOString().slice(0, 10);
  const [assessed] = deriveAssessment({ ...input, asOf: last }).machines;
  if (assessed?.size == null) return [];
  const { catalogue, offer, policy } = input;
  const allowed = catalogue.sizes
    .map((size, index) => ({ size, price: offer.prices[index]?.base ?? null }))
    .filter(({ size, price }) => price !== null && new RegExp(policy.sizes.series[0]!).test(size.series))
    .filter(({ size }) => size.retirementDate === null && size.vcpusAvailable === size.vcpus)
    .filter(({ size }) => isMeasured(input, 'memory', window) || size.memoryBytes >= assessed.need!.memoryBytes)
    .filter(({ size }) => isMeasured(input, 'cores', window) || size.vcpus >= assessed.need!.cores)
    .filter(({ size }) => {
      const { any } = count(input, limitsOf(input, size.name, assessed.disks), window);
      return any[1] * 100 <= target.targetPercent * any[0];
    })
    .sort((left, right) => left.price! - right.price!);
  const [best] = allowed;
  return best?.size.name === target.size?.name ? [] : [`target: ${target.size?.name} in place of ${best?.size.name}`];
}

const isMeasured = ({ peaks }: BackTestInput, metric: Metric, [from, to]: readonly [number, number]): boolean =>
  peaks!.series.some(
    ({ key, maxima }) =>
      key.channel === CHANNEL[metric] && maxima.subarray(from, to).some((value) => !Number.isNaN(value)),
  );

/** Everything of a back-test of one machine that a plain count over the buckets does not find too. */
export const bruteForce = (input: BackTestInput, test: BackTest): readonly string[] => [
  ...(test.machines[0]?.rules ?? []).flatMap(({ rule, weeks }) =>
    weeks.flatMap((week) => faultsOfWeek(input, rule, week)),
  ),
  ...faultsOfTarget(input, test),
];
