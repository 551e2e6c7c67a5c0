import type { AssessedMachine, Assessment } from '../../src/assessment/index.js';
import type { DiskNeed, MachineNeed, NeedStep, NeighbourSize } from '../../src/sizing/index.js';

/**
 * Works every machine's answer out anew from what the assessment tells of it, and from nothing else: no catalogue, no prices, no
 * inventory, and no code of sizing, cost or assessment, whose types alone are imported.
 *
 * @returns a sentence for each thing that does not follow; none where the trace holds
 */
export function checkTrace({ machines, policy, window, totals }: Assessment): readonly string[] {
  const faults: string[] = [];
  for (const machine of machines) {
    const say: Say = (what) => faults.push(`${machine.name}: ${what}`);
    if (machine.need !== null) checkNeed(machine, machine.need, { policy, window, say });
    if (machine.size !== null && machine.need !== null) checkAnswer(machine, machine.need, { policy, window, say });
    else if (machine.unsized === null) say('has neither a size nor a reason');
    checkBill(machine, say);
  }
  const sum = machines.reduce((total, { cost }) => total + (cost?.compute ?? 0), 0);
  if (totals.all.compute !== null && sum !== totals.all.compute)
    faults.push('the total of compute is not the sum of the machines');
  return faults;
}

type Say = (what: string) => void;
interface Context {
  readonly policy: Assessment['policy'];
  readonly window: Assessment['window'];
  readonly say: Say;
}

const GIB = 2 ** 30;
const MIB = 2 ** 20;

/** Equal but for the last bits of a float. */
const isNear = (left: number, right: number): boolean =>
  Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));

interface Chain {
  readonly what: string;
  readonly steps: readonly NeedStep[];
  readonly comfort: number;
  readonly floor: number;
  /** What is configured; null for traffic, which is not. */
  readonly configured: number | null;
  readonly percent: number | null;
  /** The source kept it from what it wanted. */
  readonly isPressed: boolean;
}

/** Follows the steps from the first to the last; returns what is needed in the end. */
function follow(
  { what, steps, comfort, floor, configured, percent, isPressed }: Chain,
  { policy, window, say }: Context,
): number | null {
  let value: number | null = null;
  for (const { kind, value: told, sample, text } of steps) {
    const expected = {
      read: configured,
      used: percent !== null && configured !== null ? (configured * percent) / 100 : told,
      fallback: value,
      comfort: (value ?? NaN) * comfort,
      pressure: isPressed && policy.sizing.pressureForbidsDownsizing ? configured : null,
      floor,
    }[kind];
    if (expected === null || !isNear(told, expected))
      say(`${what}: the step "${text}" gives ${expected}, told is ${told}`);
    if ((kind === 'floor' || kind === 'pressure') && told <= (value ?? 0)) say(`${what}: a ${kind} that lifts nothing`);
    if (sample !== undefined) {
      const day = sample.at.slice(0, 10);
      if (window === null || day < window.from || day > window.to)
        say(`${what}: its sample of ${sample.at} is not in the window`);
      if (sample.values < 1) say(`${what}: a percentile of nothing`);
      if (![policy.sizing.percentile, policy.sizing.percentileOfDatabases].includes(sample.percentile))
        say(`${what}: P${sample.percentile} is not the policy's`);
    }
    value = told;
  }
  const isUsed = steps.some(({ kind }) => kind === 'used');
  const isFactored =
    isUsed || (policy.sizing.mode === 'asIs' ? policy.sizing.comfortOnAsIs : policy.sizing.comfortOnFallback);
  const hasFactor = steps.some(({ kind }) => kind === 'comfort');
  if (configured !== null && hasFactor !== (isFactored && comfort !== 1))
    say(`${what}: the comfort factor is missing or too many`);
  if (value !== null && configured !== null && value < floor) say(`${what}: it lies under the floor`);
  const isBound = isPressed && policy.sizing.pressureForbidsDownsizing && policy.sizing.mode === 'performance';
  if (isBound && value !== null && configured !== null && value < configured)
    say(`${what}: it was held back, and is given less than it has`);
  return value;
}

function checkNeed(machine: AssessedMachine, need: MachineNeed, context: Context): void {
  const { say, policy } = context;
  const { comfort, floors } = policy.sizing;
  const cores = follow(
    {
      what: 'cores',
      steps: need.coresSteps,
      comfort: comfort.cpu,
      floor: floors.vcpus,
      configured: machine.source.cores,
      percent: need.cpuPercent,
      isPressed: need.pressure?.some(({ resource }) => resource === 'cpu') === true,
    },
    context,
  );
  if (cores === null || !isNear(cores, need.cores)) say('the need of cores is not its last step');
  const memory = follow(
    {
      what: 'memory',
      steps: need.memorySteps,
      comfort: comfort.memory,
      floor: (need.isWindows ? floors.memoryGiBWindows : floors.memoryGiBLinux) * GIB,
      configured: machine.source.memoryBytes,
      percent: need.memoryPercent,
      isPressed: need.pressure?.some(({ resource }) => resource === 'memory') === true,
    },
    context,
  );
  if (memory === null || Math.ceil(memory) !== need.memoryBytes)
    say('the need of memory is not its last step, rounded up');
  for (const disk of need.disks) checkDiskNeed(disk, comfort.diskPerformance, context);
  checkTraffic('all disks, operations', [need.totalIopsSteps, need.totalIops], {
    comfort: comfort.diskPerformance,
    context,
  });
  checkTraffic('all disks, throughput', [need.totalThroughputSteps, need.totalBytesPerSecond], {
    comfort: comfort.diskPerformance,
    context,
  });
  checkTraffic('network', [need.networkSteps, need.networkOutBytesPerSecond], { comfort: comfort.network, context });
  checkSum(
    'operations',
    need.totalIopsSteps,
    need.disks.map(({ iops }) => iops),
    say,
  );
  checkSum(
    'throughput',
    need.totalThroughputSteps,
    need.disks.map(({ bytesPerSecond }) => bytesPerSecond),
    say,
  );
}

function checkDiskNeed(
  { name, iops, bytesPerSecond, iopsSteps, throughputSteps }: DiskNeed,
  comfort: number,
  context: Context,
): void {
  checkTraffic(`disk "${name}", operations`, [iopsSteps, iops], { comfort, context });
  checkTraffic(`disk "${name}", throughput`, [throughputSteps, bytesPerSecond], { comfort, context });
}

function checkTraffic(
  what: string,
  [steps = [], needed]: readonly [readonly NeedStep[] | undefined, number | null],
  { comfort, context }: { readonly comfort: number; readonly context: Context },
): void {
  const value = follow({ what, steps, comfort, floor: 0, configured: null, percent: null, isPressed: false }, context);
  if (value === null ? needed !== null : needed === null || !isNear(value, needed))
    context.say(`${what}: the need is not its last step`);
}

/** A total without a factor of its own and without samples is the sum of the disks. */
function checkSum(
  what: string,
  steps: readonly NeedStep[] | undefined,
  parts: readonly (number | null)[],
  say: Say,
): void {
  const [first, ...others] = steps ?? [];
  if (first === undefined || others.length > 0 || first.sample !== undefined || !first.text.startsWith('sum over'))
    return;
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  if (!isNear(sum, first.value)) say(`${what} of all disks: the parts add up to ${sum}, told is ${first.value}`);
}

/** What the size must have, from the need alone. */
const demandsOf = (need: MachineNeed): Readonly<Record<string, number>> => ({
  cores: need.cores,
  memory: need.memoryBytes,
  dataDisks: Math.max(0, need.diskCount - 1),
  nics: need.nicCount ?? 0,
  diskIops: need.totalIops ?? 0,
  diskThroughput: need.totalBytesPerSecond ?? 0,
  network: 8 * (need.networkOutBytesPerSecond ?? 0),
});

function checkAnswer(machine: AssessedMachine, need: MachineNeed, { policy, say }: Context): void {
  const demands = demandsOf(need);
  const told = machine.limits.map(({ limit }) => limit);
  if (told.join() !== Object.keys(demands).join()) say(`the limits told are ${told.join(', ')}`);
  for (const { limit, needs, has } of machine.limits) {
    const demand = demands[limit];
    if (demand === undefined || !isNear(needs, demand)) say(`${limit}: needs ${demand}, told is ${needs}`);
    if (has === null ? needs > 0 && !machine.unchecked.includes(limit) : needs > has)
      say(`${limit}: needs ${needs}, has ${has}`);
  }
  checkSize(machine, policy, say);
  checkDisks(machine, need, say);
  const own = ownCost(machine);
  checkNeighbour(machine.nextUp, { machine, need, own, direction: 1, say });
  checkNeighbour(machine.nextDown, { machine, need, own, direction: -1, say });
  checkRefused(machine, own, say);
}

const limitOf = ({ limits }: AssessedMachine, name: string): number =>
  limits.find(({ limit }) => limit === name)?.has ?? NaN;

/** What is told of the size must be what its limits are held against. */
function checkSize(machine: AssessedMachine, { sizing }: Assessment['policy'], say: Say): void {
  const { vcpus, memoryMiB, acu } = machine.size!;
  const weight =
    sizing.mode === 'performance' && sizing.performanceNumber.kind === 'acu' && acu !== null
      ? acu / sizing.performanceNumber.reference
      : 1;
  if (!isNear(limitOf(machine, 'cores'), vcpus * weight))
    say('the cores held against the need are not those of the size');
  if (Math.ceil(limitOf(machine, 'memory') / MIB) !== memoryMiB)
    say('the memory held against the need is not that of the size');
}

function checkDisks({ disks }: AssessedMachine, need: MachineNeed, say: Say): void {
  if (disks.length !== need.disks.length) say(`${disks.length} disks chosen where ${need.disks.length} are needed`);
  for (const [index, asked] of need.disks.entries()) {
    const disk = disks[index];
    const isEnough =
      disk != null &&
      disk.sizeGiB * GIB >= asked.sizeBytes &&
      disk.iops >= (asked.iops ?? 0) &&
      disk.bytesPerSecond >= (asked.bytesPerSecond ?? 0);
    if (!isEnough) say(`the disk for "${asked.name}" is smaller or slower than needed`);
  }
}

/** Compute with licence; null where one is unknown. */
function ownCost({ cost }: AssessedMachine): number | null {
  const lines = (cost?.lines ?? []).filter(({ kind }) => kind === 'compute' || kind === 'windowsLicence');
  return lines.length === 0 || lines.some(({ perMonth }) => perMonth === null)
    ? null
    : lines.reduce((sum, { perMonth }) => sum + perMonth!, 0);
}

function checkNeighbour(
  neighbour: NeighbourSize | null,
  {
    machine,
    need,
    own,
    direction,
    say,
  }: { machine: AssessedMachine; need: MachineNeed; own: number | null; direction: 1 | -1; say: Say },
): void {
  if (neighbour === null) return;
  const { name, bound, away, morePerMonth, perMonth, memoryMiB, vcpus } = neighbour;
  const beyond = (from: number, to: number): number => Math.max(0, direction * (to - from));
  const isAway =
    isNear(away.cores, beyond(need.cores, bound.cores)) &&
    away.memoryBytes === beyond(need.memoryBytes, bound.memoryBytes);
  if (!isAway) say(`${name} is not as far away as told`);
  const isBound =
    direction === 1
      ? isNear(bound.cores, limitOf(machine, 'cores')) && bound.memoryBytes === limitOf(machine, 'memory')
      : Math.ceil(bound.memoryBytes / MIB) === memoryMiB;
  if (!isBound) say(`the bound of ${name} is not that of the size`);
  if (Math.sign(vcpus - machine.size!.vcpus) !== direction) say(`${name} lies on the wrong side`);
  // A licence of unknown price is in no neighbour's cost either; then the difference says nothing of the bill.
  if (own !== null && perMonth !== null && morePerMonth !== perMonth - own)
    say(`${name} does not cost so much more or less`);
}

/** `needs 6.4 cores, has 4` must be true as it stands. */
const FIGURES = /^needs ([\d.]+)[^,]*, has ([\d.]+)/;
const AMOUNTS = new Set(['cores', 'memory', 'dataDisks', 'nics', 'diskIops', 'diskThroughput', 'network']);

function checkRefused({ refused, size }: AssessedMachine, own: number | null, say: Say): void {
  let before = 0;
  for (const { name, limit, why, perMonth } of refused?.cheapest ?? []) {
    const [, needs, has] = AMOUNTS.has(limit) ? (FIGURES.exec(why) ?? []) : [];
    if (AMOUNTS.has(limit) && !(Number(needs) > Number(has))) say(`${name} is refused, and "${why}" is no reason`);
    if (perMonth !== null && own !== null && perMonth > own) say(`${name} is told as cheaper and is not`);
    if (perMonth !== null && perMonth < before) say(`${name} is out of order`);
    if (name === size?.name) say('the chosen size is refused');
    before = perMonth ?? before;
  }
}

/** `0.172 USD/h x 730 h`, less a discount. */
const HOURLY = /^([\d.]+) USD\/h x ([\d.]+) h(?: less ([\d.]+) %)?/;

function checkBill({ cost, disks }: AssessedMachine, say: Say): void {
  if (cost === null) return;
  const sumOf = (...kinds: readonly string[]): number | null => {
    const lines = cost.lines.filter(({ kind }) => kinds.includes(kind));
    return lines.some(({ perMonth }) => perMonth === null)
      ? null
      : lines.reduce((sum, { perMonth }) => sum + perMonth!, 0);
  };
  const known = cost.lines.reduce((sum, { perMonth }) => sum + (perMonth ?? 0), 0);
  if (known !== cost.perMonth) say(`the lines of the bill add up to ${known}, told is ${cost.perMonth}`);
  if (cost.lines.filter(({ perMonth }) => perMonth === null).length !== cost.unknownLines)
    say('the unknown lines are miscounted');
  const parts = {
    compute: sumOf('compute'),
    licence: sumOf('windowsLicence'),
    storage: sumOf('disk'),
    services: sumOf('backup', 'siteRecovery', 'defender'),
  };
  for (const [part, sum] of Object.entries(parts)) {
    if (cost[part as keyof typeof parts] !== sum) say(`${part} is not the sum of its lines`);
  }
  for (const { label, working, perMonth } of cost.lines) {
    const [, price, hours, discount = '0'] = HOURLY.exec(working) ?? [];
    if (price === undefined || perMonth === null) continue;
    const amount = (Number(price) * Number(hours) * (100 - Number(discount)) * 1e6) / 100;
    if (Math.abs(amount - perMonth) > 1) say(`${label}: "${working}" is ${amount}, told is ${perMonth}`);
  }
  const prices = cost.lines.filter(({ kind }) => kind === 'disk').map(({ perMonth }) => perMonth);
  if (disks.length > 0 && disks.map((disk) => disk?.perMonth ?? null).join() !== prices.join())
    say('the bill has other disks than those chosen');
}
