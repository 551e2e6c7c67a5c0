import { BYTES_PER_GIB } from '../model/index.js';
import type { Machine, Percent } from '../model/index.js';
import type { Finding } from '../readiness/index.js';
import type { SizingPolicy } from '../sizing/index.js';
import { deriveUnmeasured } from './unmeasured.js';
import type { QuantityToMeasure } from './unmeasured.js';
import type { SampledMachine } from './sampled-machines.js';

type Words = Pick<Finding, 'message' | 'remedy'>;

const amount = (value: number): string => String(Math.round(value * 1000) / 1000);

/** What a share that the inventory states is worth where samples are silent, or what is taken without one. */
function standIn(stated: Percent | null | undefined, configured: string, otherStays: string): string {
  return stated == null
    ? `it stays as configured (${configured})${otherStays}`
    : `it rests on the single figure of the input, ${amount(stated)} % of ${configured}`;
}

/** Under such a policy one missing figure throws the other away, measured or not. */
const tied = ({ fallback }: SizingPolicy, other: string): string =>
  fallback === 'both' ? `, and ${other} too, since the policy takes both by their use or neither` : '';

const WORDS: Readonly<Record<'cpu' | 'memory', (machine: Machine, sizing: SizingPolicy) => Words>> = {
  cpu: ({ cores, statedUse }, sizing) => ({
    message: `CPU was never measured while other things were: ${standIn(statedUse?.cpuPercent, cores === null ? 'unknown' : `${amount(cores)} ${cores === 1 ? 'core' : 'cores'}`, tied(sizing, 'memory'))}`,
    remedy: 'sample CPU as well; a share needs the number of cores beside it',
  }),
  memory: ({ memoryBytes, statedUse }, sizing) => ({
    message: `memory was never measured while other things were: ${standIn(statedUse?.memoryPercent, memoryBytes === null ? 'unknown' : `${amount(memoryBytes / BYTES_PER_GIB)} GiB`, tied(sizing, 'CPU'))}`,
    remedy: 'sample guest-used or consumed memory; many tools leave it out unless it is asked for or an agent runs',
  }),
};

const finding = (rule: string, words: Words): Finding => ({
  rule: `samples/${rule}`,
  question: 'azure',
  severity: 'warns',
  ...words,
  source: 'Portolan sampling',
  code: null,
});

/** Whether the input states any single figure of what the disks carry. */
const areDisksStated = ({ disks, statedUse }: Machine): boolean =>
  [
    ...disks.flatMap((disk) => [disk.readIops, disk.writeIops, disk.readBytesPerSecond, disk.writeBytesPerSecond]),
    statedUse?.diskReadIops,
    statedUse?.diskWriteIops,
    statedUse?.diskReadBytesPerSecond,
    statedUse?.diskWriteBytesPerSecond,
  ].some((figure) => figure != null);

/** What is said of disks by what of them was not measured: subject with its verb, and the noun alone. */
const DISK_WORDS = {
  both: ['IOPS and throughput of the disks were', 'IOPS and throughput'],
  diskIops: ['IOPS of the disks were', 'IOPS'],
  diskThroughput: ['throughput of the disks was', 'throughput'],
} as const;

/** What the input states of a disk or of all of them stands in for samples; told, so that nobody takes it for measured. */
function diskFindings(machine: Machine, unmeasured: ReadonlySet<QuantityToMeasure>): readonly Finding[] {
  const lacking = (['diskIops', 'diskThroughput'] as const).filter((quantity) => unmeasured.has(quantity));
  const [first] = lacking;
  if (first === undefined) return [];
  const [subject, noun] = DISK_WORDS[lacking.length === 2 ? 'both' : first];
  const instead = areDisksStated(machine)
    ? 'single figures of the input stand in where it has them'
    : 'disks are chosen without, and no size is refused for it';
  return [
    finding('disks-not-measured', {
      message: `${subject} never measured while other things were: ${instead}`,
      remedy: `sample ${noun} of every disk`,
    }),
  ];
}

function networkFindings({ nics, statedUse }: Machine, unmeasured: ReadonlySet<QuantityToMeasure>): readonly Finding[] {
  if (!unmeasured.has('network')) return [];
  const isStated = nics.some((nic) => nic.outBytesPerSecond !== null) || statedUse?.networkOutBytesPerSecond != null;
  const instead = isStated ? 'single figures of the input stand in' : 'no size is refused for its network';
  return [
    finding('network-not-measured', {
      message: `outgoing network was never measured while other things were: ${instead}`,
      remedy: 'sample what the NICs send',
    }),
  ];
}

/**
 * What samples of a machine leave out: a machine with samples passes for measured, and what is missing would be read as measured
 * too. Nothing where the policy does not look at use.
 */
export function deriveUnmeasuredFindings(
  machine: Machine,
  { series }: Pick<SampledMachine, 'series'>,
  sizing: SizingPolicy,
): readonly Finding[] {
  if (sizing.mode === 'asIs') return [];
  const unmeasured = new Set(deriveUnmeasured(series));
  const ofCores = (['cpu', 'memory'] as const).filter((quantity) => unmeasured.has(quantity));
  return [
    ...ofCores.map((quantity) => finding(`${quantity}-not-measured`, WORDS[quantity](machine, sizing))),
    ...diskFindings(machine, unmeasured),
    ...networkFindings(machine, unmeasured),
  ];
}
