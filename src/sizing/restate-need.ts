import { bytes, BYTES_PER_GIB, bytesPerSecond, cores as toCores, iops as toIops } from '../model/index.js';
import type { BytesPerSecond, Environment, Iops, PressureSign } from '../model/index.js';
import type { DiskNeed, MachineNeed, NeedStep } from './need.js';
import type { DiskPolicy, SizePolicy, SizingPolicy } from './policy.js';
import { withoutNoise } from './used-amounts.js';

/** Of a policy, what a need follows from. */
interface NeedPolicies {
  readonly sizing: SizingPolicy;
  readonly sizes: Pick<SizePolicy, 'burstable'>;
  readonly disks: Pick<DiskPolicy, 'oneDiskFromRvtools'>;
}

/** The need without its steps, or the line of the policy that keeps it from being restated. */
export type RestatedNeed =
  { readonly kind: 'need'; readonly need: MachineNeed } | { readonly kind: 'needsSource'; readonly because: string };

interface Rules {
  readonly own: NeedPolicies;
  readonly other: NeedPolicies;
  /** Burstable sizes that could be proven under the other policy. */
  readonly provable: readonly string[];
}

const usedStep = (steps: readonly NeedStep[]): NeedStep | undefined => steps.find(({ kind }) => kind === 'used');
const isSum = (steps: readonly NeedStep[] | undefined): boolean => steps?.[0]?.text.startsWith('sum over') === true;

const SAMPLE_RULES = [
  'percentile',
  'percentileOfDatabases',
  'percentileMethod',
  'readsAndWrites',
  'windowDays',
] as const satisfies readonly (keyof SizingPolicy)[];

/** What no need keeps: sizes before a factor, single disks behind one, use that nobody asked for. */
function missingAlways({ own, other }: Rules): string | null {
  if (own.sizing.mode === 'asIs' && other.sizing.mode === 'performance') return 'sizing.mode';
  if (own.sizing.comfort.diskSize !== other.sizing.comfort.diskSize) return 'sizing.comfort.diskSize';
  return own.disks.oneDiskFromRvtools === other.disks.oneDiskFromRvtools ? null : 'disks.oneDiskFromRvtools';
}

/** What this need does not keep: samples, figures that a fallback threw away, parts of a sum. */
function missingFor(need: MachineNeed, rules: Rules, environment: Environment): string | null {
  const { sizing: from } = rules.own;
  const { sizing: to } = rules.other;
  const always = missingAlways(rules);
  if (always !== null || to.mode === 'asIs') return always;
  const isSampled = need.percentile !== undefined;
  const changed = isSampled ? SAMPLE_RULES.find((name) => from[name] !== to[name]) : undefined;
  if (changed !== undefined) return `sizing.${changed}`;
  const isThrownBack = from.fallback === 'both' && to.fallback === 'each' && need.basis === 'allocated';
  if (isThrownBack) return 'sizing.fallback';
  if (hasSummedDisk(need) && from.comfort.diskPerformance !== to.comfort.diskPerformance) {
    return 'sizing.comfort.diskPerformance';
  }
  return isSampled ? missingProof(need, rules, environment) : null;
}

const hasSummedDisk = ({ disks }: MachineNeed): boolean =>
  disks.some(({ iopsSteps, throughputSteps }) => isSum(iopsSteps) || isSum(throughputSteps));

/** A proof of credits was run over samples with one factor for the sizes of one market; for others it says nothing. */
function missingProof(
  { credits }: MachineNeed,
  { own, other, provable }: Rules,
  environment: Environment,
): string | null {
  if (other.sizes.burstable !== 'provenNonProduction' || environment === 'production') return null;
  if (credits === undefined) return own.sizes.burstable === other.sizes.burstable ? null : 'sizes.burstable';
  if (own.sizing.comfort.cpu !== other.sizing.comfort.cpu) return 'sizing.comfort.cpu (credits of burstable sizes)';
  const proven = new Set(credits.verdicts.map(({ size }) => size));
  const isOpen = credits.verdicts.length > 0 && provable.some((size) => !proven.has(size));
  return isOpen ? 'sizes (credits of burstable sizes not run before)' : null;
}

interface Amount {
  readonly steps: readonly NeedStep[];
  /** Thrown back to what is configured. */
  readonly isDropped: boolean;
  readonly comfort: number;
  readonly floor: number;
  /** Held back at the source, under a policy that minds. */
  readonly isPressed: boolean;
}

function amountUnder(
  { steps, isDropped, comfort, floor, isPressed }: Amount,
  { mode, comfortOnAsIs, comfortOnFallback }: SizingPolicy,
): number {
  const allocated = steps[0]!.value;
  const used = isDropped || mode === 'asIs' ? undefined : usedStep(steps);
  const isMultiplied = used !== undefined || (mode === 'asIs' ? comfortOnAsIs : comfortOnFallback);
  const base = used?.value ?? allocated;
  const wanted = isMultiplied && comfort !== 1 ? withoutNoise(base * comfort) : base;
  const value = isPressed ? Math.max(wanted, withoutNoise(allocated)) : wanted;
  return value < floor ? withoutNoise(floor) : value;
}

function flowUnder(
  value: number | null,
  steps: readonly NeedStep[] | undefined,
  { mode, comfort }: { readonly mode: SizingPolicy['mode']; readonly comfort: number },
): number | null {
  if (mode === 'asIs' || value === null) return null;
  const used = steps === undefined ? undefined : usedStep(steps);
  return used === undefined || isSum(steps) ? value : withoutNoise(used.value * comfort);
}

const asIops = (value: number | null): Iops | null => (value === null ? null : toIops(value));
const asRate = (value: number | null): BytesPerSecond | null => (value === null ? null : bytesPerSecond(value));

function diskUnder({ name, isOs, sizeBytes, sizeBasis, ...flows }: DiskNeed, sizing: SizingPolicy): DiskNeed {
  const how = { mode: sizing.mode, comfort: sizing.comfort.diskPerformance };
  return {
    name,
    isOs,
    sizeBytes,
    sizeBasis,
    iops: asIops(flowUnder(flows.iops, flows.iopsSteps, how)),
    bytesPerSecond: asRate(flowUnder(flows.bytesPerSecond, flows.throughputSteps, how)),
  };
}

const sumKnown = (parts: readonly (number | null)[]): number | null => {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce<number>((sum, part) => sum + part, 0);
};

function trafficUnder(
  need: MachineNeed,
  disks: readonly DiskNeed[],
  { mode, comfort }: SizingPolicy,
): Pick<MachineNeed, 'totalIops' | 'totalBytesPerSecond' | 'networkOutBytesPerSecond'> {
  if (mode === 'asIs') return { totalIops: null, totalBytesPerSecond: null, networkOutBytesPerSecond: null };
  const ofDisks = { mode, comfort: comfort.diskPerformance };
  const iops = isSum(need.totalIopsSteps)
    ? sumKnown(disks.map((disk) => disk.iops))
    : flowUnder(need.totalIops, need.totalIopsSteps, ofDisks);
  const rate = isSum(need.totalThroughputSteps)
    ? sumKnown(disks.map((disk) => disk.bytesPerSecond))
    : flowUnder(need.totalBytesPerSecond, need.totalThroughputSteps, ofDisks);
  const network = { mode, comfort: comfort.network };
  return {
    totalIops: asIops(iops),
    totalBytesPerSecond: asRate(rate),
    networkOutBytesPerSecond: asRate(flowUnder(need.networkOutBytesPerSecond, need.networkSteps, network)),
  };
}

/** The parts of a need that no factor touches. */
const withoutSteps = ({
  cpuPercent,
  memoryPercent,
  diskCount,
  nicCount,
  generation,
  architecture,
  isWindows,
  environmentIsAssumed,
  pressure,
}: MachineNeed): Pick<
  MachineNeed,
  | 'cpuPercent'
  | 'memoryPercent'
  | 'diskCount'
  | 'nicCount'
  | 'generation'
  | 'architecture'
  | 'isWindows'
  | 'environmentIsAssumed'
  | 'pressure'
> => ({
  cpuPercent,
  memoryPercent,
  diskCount,
  nicCount,
  generation,
  architecture,
  isWindows,
  environmentIsAssumed,
  ...(pressure === undefined ? {} : { pressure }),
});

/** Whether a policy keeps what was used of a resource from counting, since the source held the machine back. */
const isHeldBack = (
  { pressure = [] }: MachineNeed,
  resource: PressureSign['resource'],
  { mode, pressureForbidsDownsizing }: SizingPolicy,
): boolean =>
  mode === 'performance' && pressureForbidsDownsizing && pressure.some((sign) => sign.resource === resource);

/**
 * What a machine would need under another policy, from the need that one policy gave it: other factors on the used amounts
 * that its steps keep, other floors, as configured. Exactly what `deriveNeed` would give, or the line of the policy that
 * asks for what a need does not keep (another percentile asks for the samples).
 *
 * @param environment for which it is then sized
 * @returns the need without steps: they told of the first policy
 */
export function restateNeed(need: MachineNeed, rules: Rules, environment: Environment): RestatedNeed {
  const because = missingFor(need, rules, environment);
  if (because !== null) return { kind: 'needsSource', because };
  const { sizing } = rules.other;
  const isDropped = sizing.fallback === 'both' && !(usedStep(need.coresSteps) && usedStep(need.memorySteps));
  const { floors, comfort } = sizing;
  const floorGiB = need.isWindows ? floors.memoryGiBWindows : floors.memoryGiBLinux;
  const cores = {
    steps: need.coresSteps,
    isDropped,
    comfort: comfort.cpu,
    floor: floors.vcpus,
    isPressed: isHeldBack(need, 'cpu', sizing),
  };
  const memory = {
    steps: need.memorySteps,
    isDropped,
    comfort: comfort.memory,
    floor: floorGiB * BYTES_PER_GIB,
    isPressed: isHeldBack(need, 'memory', sizing),
  };
  const disks = need.disks.map((disk) => diskUnder(disk, sizing));
  const asksProof = rules.other.sizes.burstable === 'provenNonProduction' && sizing.mode === 'performance';
  const kept = withoutSteps(need);
  return {
    kind: 'need',
    need: {
      ...kept,
      basis: sizing.mode === 'asIs' || isDropped ? 'allocated' : need.basis,
      cores: toCores(amountUnder(cores, sizing)),
      memoryBytes: bytes(Math.ceil(amountUnder(memory, sizing))),
      coresSteps: [],
      memorySteps: [],
      disks,
      ...trafficUnder(need, disks, sizing),
      environment,
      missing: sizing.mode === 'asIs' ? [] : need.missing,
      ...(need.credits !== undefined && asksProof && environment !== 'production' ? { credits: need.credits } : {}),
    },
  };
}
