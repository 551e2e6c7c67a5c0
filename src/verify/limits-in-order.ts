import type { VmSize } from '../catalog/index.js';
import type { Limit, MachineNeed } from '../sizing/index.js';
import type { CertificateSubject, SoldSize } from './subject.js';

/** One limit held against one size. */
export interface HeldLimit {
  readonly limit: Limit;
  readonly fails: boolean;
  readonly needs: number | string | null;
  readonly has: number | string | null;
}

type Figure = number | string | null;
const held = (limit: Limit, fails: boolean, needs: Figure = null, has: Figure = null): HeldLimit => ({
  limit,
  fails,
  needs,
  has,
});

const least = (limit: Limit, needs: number, has: number): HeldLimit => held(limit, has < needs, needs, has);

const isBurstable = ({ burst, category }: VmSize): boolean => burst !== null || category.includes('burstable');

type Verdict = NonNullable<MachineNeed['credits']>['verdicts'][number];

function verdictOn({ name }: VmSize, { environment, credits }: MachineNeed): Verdict | null {
  if (environment === 'production') return null;
  return credits?.verdicts.find(({ size }) => size === name) ?? null;
}

/** Whether the policy opens burstable sizes to this machine. */
function mayBurst(size: VmSize, { need, policies }: CertificateSubject): boolean {
  const { burstable } = policies.sizes;
  if (burstable === 'provenNonProduction') return size.burst !== null && verdictOn(size, need) !== null;
  return burstable === 'allowed';
}

/** What region and policy hold against a size. */
function standingLimits({ size, zones }: SoldSize, subject: CertificateSubject): readonly HeldLimit[] {
  const policy = subject.policies.sizes;
  const matches = (patterns: readonly string[]): boolean => patterns.some((one) => new RegExp(one).test(size.series));
  const isAccelerated = size.gpuCount !== null || size.rdma || /gpu|hpc|fpga/.test(size.category);
  const controllers = size.diskControllers;
  return [
    held(
      'zone',
      policy.zones.some((zone) => zones?.includes(zone) !== true),
    ),
    held('series', !matches(policy.series) || matches(policy.seriesExcluded), null, size.series),
    held('confidential', !policy.confidential && size.confidential !== null),
    held('accelerator', !policy.accelerated && isAccelerated),
    held('constrainedCores', !policy.constrainedCores && size.vcpusAvailable !== size.vcpus),
    held('burstable', isBurstable(size) && !mayBurst(size, subject)),
    held('temporaryDisk', policy.temporaryDisk === 'needed' && (size.localTempBytes ?? 0) <= 0),
    held(
      'diskController',
      policy.nvmeOnly === 'refused' && controllers.length > 0 && controllers.every((one) => one === 'NVMe'),
      null,
      controllers.join(' '),
    ),
  ];
}

/** Cores as they count: weighed by the performance number where the policy weighs. */
function coresOf({ vcpusAvailable, acu }: VmSize, { policies: { sizing } }: CertificateSubject): number {
  const { mode, performanceNumber } = sizing;
  if (mode === 'asIs' || performanceNumber.kind === 'off' || acu === null) return vcpusAvailable;
  return (vcpusAvailable * acu) / performanceNumber.reference;
}

function creditLimit(size: VmSize, { need, policies }: CertificateSubject): HeldLimit {
  const isAsked = policies.sizes.burstable === 'provenNonProduction' && isBurstable(size) && size.burst !== null;
  const verdict = verdictOn(size, need);
  if (!isAsked || verdict === null) return held('credits', isAsked, 0, null);
  const figure = verdict.netPerHour < 0 ? verdict.netPerHour : verdict.leastCredits;
  return held('credits', figure < 0, 0, figure);
}

/** What the machine asks of a size. */
function askedLimits({ size }: SoldSize, subject: CertificateSubject): readonly HeldLimit[] {
  const { need, policies } = subject;
  const either = need.generation === null ? [1, 2] : [need.generation];
  const generations: readonly number[] = policies.sizes.generationIsLimit ? either : [];
  const boots = (generation: number): boolean => size.generations.some((own) => own === generation);
  const out = (need.networkOutBytesPerSecond ?? 0) * 8;
  const network = size.networkBitsPerSecond;
  return [
    held('architecture', size.architecture !== need.architecture, need.architecture, size.architecture),
    held('generation', !generations.every(boots), generations.join(' '), size.generations.join(' ')),
    least('cores', need.cores, coresOf(size, subject)),
    least('memory', need.memoryBytes, size.memoryBytes),
    least('dataDisks', Math.max(0, need.diskCount - 1), size.maxDataDisks),
    least('nics', need.nicCount ?? 0, size.maxNics),
    least('diskIops', need.totalIops ?? 0, size.uncachedIops),
    least('diskThroughput', need.totalBytesPerSecond ?? 0, size.uncachedBytesPerSecond),
    held('network', network !== null && network < out, out, network),
    creditLimit(size, subject),
  ];
}

/**
 * The limits that do not depend on disks or price, in the order in which the first failing one is told.
 *
 * @param retiringRefused whether a date of retirement counts against a size
 */
export const limitsInOrder = (
  sold: SoldSize,
  subject: CertificateSubject,
  retiringRefused: boolean,
): readonly HeldLimit[] => [
  ...standingLimits(sold, subject),
  held('retirement', retiringRefused && sold.size.retirementDate !== null, null, sold.size.retirementDate),
  ...askedLimits(sold, subject),
];
