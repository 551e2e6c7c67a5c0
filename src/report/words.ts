import type {
  AssessedMachine,
  Assessment,
  MachineMethod,
  QuantityToMeasure,
  UnmeasuredCount,
} from '../assessment/index.js';
import type { PriceTerms } from '../cost/index.js';
import type { DecisionStatus } from '../decisions/index.js';
import type { Environment, PowerState, Severity } from '../model/index.js';
import type { Finding, FindingSeverity, Question, ReadinessState } from '../readiness/index.js';
import type { Limit, MachineNeed, NeedStep } from '../sizing/index.js';
import { formatCount, formatCountOf } from './figures.js';

/** The words a reader sees for the codes of an assessment. A record per union: a new member does not compile without its words. */
export const READINESS_WORDS: Readonly<Record<ReadinessState, string>> = {
  ready: 'Ready',
  readyWithConditions: 'Ready with conditions',
  notReady: 'Not ready',
  unknown: 'Unknown',
};

/** The order in which readiness is told everywhere: from clear water to uncharted. */
export const READINESS_STATES: readonly ReadinessState[] = ['ready', 'readyWithConditions', 'notReady', 'unknown'];

export const QUESTION_WORDS: Readonly<Record<Question, string>> = {
  azure: 'May it run in Azure',
  migration: 'Can the tool move it',
  protection: 'Can Site Recovery protect it',
  security: 'Can Defender for Servers watch it',
};

export const FINDING_SEVERITY_WORDS: Readonly<Record<FindingSeverity, string>> = {
  blocks: 'Blocks',
  conditions: 'Condition',
  unknown: 'Fact missing',
  warns: 'Warning',
  informs: 'Good to know',
};

/** Whoever lives with a finding; empty where nobody decided to. */
export const acceptedWords = ({ accepted }: Pick<Finding, 'accepted'>): string =>
  accepted === undefined ? '' : `accepted by ${accepted.who} on ${accepted.when}: ${accepted.why}`;

export const METHOD_WORDS: Readonly<Record<MachineMethod['kind'], string>> = {
  agentless: 'Agentless',
  agentBased: 'Agent-based',
  rebuild: 'Build anew',
  replicateNatively: 'Replicate natively',
  paas: 'Use a service',
  retire: 'Retire',
  leave: 'Leave',
  unknown: 'Unknown',
};

export const DECISION_STATUS_WORDS: Readonly<Record<DecisionStatus, string>> = {
  applied: 'Applied',
  stale: 'Changes nothing',
  unmatched: 'No such machine',
  expired: 'Expired',
  contradicted: 'Contradicted',
  refused: 'Refused',
};

/** Worst first. */
export const FINDING_SEVERITIES: readonly FindingSeverity[] = ['blocks', 'conditions', 'unknown', 'warns', 'informs'];

export const PROBLEM_SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** Worst first. */
export const PROBLEM_SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export const ENVIRONMENT_WORDS: Readonly<Record<Environment, string>> = {
  production: 'production',
  nonProduction: 'non-production',
};

export const POWER_WORDS: Readonly<Record<PowerState, string>> = {
  on: 'powered on',
  off: 'powered off',
  suspended: 'suspended',
  unknown: 'power state unknown',
};

export const BASIS_WORDS: Readonly<Record<MachineNeed['basis'], string>> = {
  allocated: 'as configured, without any utilisation',
  stated: 'from single utilisation figures that the input states',
  sampled: 'from samples over time',
};

export const STEP_WORDS: Readonly<Record<NeedStep['kind'], string>> = {
  read: 'read',
  used: 'used',
  comfort: 'comfort',
  pressure: 'pressure',
  floor: 'floor',
  fallback: 'fallback',
};

export const TERMS_WORDS: Readonly<Record<PriceTerms, string>> = {
  payAsYouGo: 'Pay as you go',
  hybridBenefit: 'Pay as you go, Hybrid Benefit',
  reserved1Year: '1-year reservation',
  reserved3Year: '3-year reservation',
  savings1Year: '1-year savings plan',
  savings3Year: '3-year savings plan',
  reserved1YearHybrid: '1-year reservation, Hybrid Benefit',
  reserved3YearHybrid: '3-year reservation, Hybrid Benefit',
  savings1YearHybrid: '1-year savings plan, Hybrid Benefit',
  savings3YearHybrid: '3-year savings plan, Hybrid Benefit',
};

export const LIMIT_WORDS: Readonly<Record<Limit, string>> = {
  region: 'not sold in the region',
  zone: 'not offered in the zones asked for',
  series: 'series not allowed by the policy',
  retirement: 'is being retired',
  architecture: 'other processor architecture',
  confidential: 'confidential computing only',
  accelerator: 'has an accelerator nobody asked for',
  constrainedCores: 'constrained cores',
  burstable: 'burstable, and not shown to last',
  temporaryDisk: 'no temporary disk',
  generation: 'does not boot the generation',
  diskController: 'disk controller the guest is not known to drive',
  credits: 'its credits would run out',
  disks: 'no allowed disk is large and fast enough',
  premiumStorage: 'cannot attach the disks needed',
  cores: 'too few vCPUs',
  memory: 'too little memory',
  dataDisks: 'too few data disks',
  nics: 'too few NICs',
  diskIops: 'too few disk IOPS',
  diskThroughput: 'too little disk throughput',
  network: 'too little network',
  price: 'no known price',
};

/** ACU of one core as Azure Migrate's real output of 2023 weighs it; shown where the policy does not weigh. */
const USUAL_REFERENCE_ACU = 210;

/** The effect that the vendor's performance number has, or would have, on the chosen size. */
export function performanceWords(
  { vcpus, acu }: NonNullable<AssessedMachine['size']>,
  { performanceNumber }: Assessment['policy']['sizing'],
): string {
  if (acu === null) return 'performance number: the vendor gives none for this size, so a vCPU counts as a core';
  const isWeighed = performanceNumber.kind === 'acu';
  const reference = isWeighed ? performanceNumber.reference : USUAL_REFERENCE_ACU;
  const weighed = Math.round((vcpus * acu * 100) / reference) / 100;
  const effect = `${acu} ACU a vCPU; at ${reference} ACU for a core of the source its ${vcpus} vCPU`;
  return isWeighed
    ? `performance number: ${effect} count as ${weighed} cores`
    : `performance number: ${effect} would count as ${weighed} cores; not weighed, since the source's is unknown`;
}

/** Every set of terms, in the order in which they are told. */
export const PRICE_TERMS: readonly PriceTerms[] = [
  'payAsYouGo',
  'hybridBenefit',
  'reserved1Year',
  'reserved3Year',
  'savings1Year',
  'savings3Year',
  'reserved1YearHybrid',
  'reserved3YearHybrid',
  'savings1YearHybrid',
  'savings3YearHybrid',
];

const QUANTITY_WORDS: Readonly<Record<QuantityToMeasure, string>> = {
  cpu: 'CPU',
  memory: 'memory',
  diskIops: 'disk IOPS',
  diskThroughput: 'disk throughput',
  network: 'outgoing network',
};

/** `memory of 12 machines, outgoing network of 3`: without a full stop, empty where all was measured. */
export const unmeasuredWords = (counts: readonly UnmeasuredCount[]): string =>
  counts
    .map(({ quantity, machines }, index) => {
      const of = index === 0 ? formatCountOf(machines, 'machine') : formatCount(machines);
      return `${QUANTITY_WORDS[quantity]} of ${of}`;
    })
    .join(', ');

/** `2025-05-16 to 2026-08-01`, or the one date that the prices of the bills have. */
export function priceDateWords({ priceDate, pricesUsed }: Assessment['catalogue']): string {
  if (pricesUsed === null) return priceDate;
  const { oldest, newest } = pricesUsed;
  return oldest === newest ? oldest : `${oldest} to ${newest}`;
}

/** What Azure Migrate's detail codes say is missing; reads and writes are told as one. */
const MISSING_WORDS: Readonly<Record<string, string>> = {
  PercentageOfCoresUtilizedMissing: 'CPU use',
  PercentageOfMemoryUtilizedMissing: 'memory use',
  NumberOfReadOperationsPerSecondMissing: 'disk IOPS',
  NumberOfWriteOperationsPerSecondMissing: 'disk IOPS',
  MegabytesPerSecondOfReadMissing: 'disk throughput',
  MegabytesPerSecondOfWriteMissing: 'disk throughput',
  MegabytesOfDataTransmittedMissing: 'outgoing network',
};

/** `no figures of memory use, disk IOPS`: what sizing had to do without, in words; a code without words stands as it is. */
export const missingWords = ({ missing }: MachineNeed): string =>
  `no figures of ${[...new Set(missing.map((code) => MISSING_WORDS[code] ?? code))].join(', ')}`;

/** A quantity of traffic and how it follows. */
export interface TrafficSteps {
  readonly title: string;
  readonly steps: readonly NeedStep[];
}

/** How disk and network needs follow, in the order in which they are told: each disk, all disks, all NICs; the known ones alone. */
export function trafficSteps(need: MachineNeed): readonly TrafficSteps[] {
  const ofDisks = need.disks.flatMap(({ name, iopsSteps, throughputSteps }) => [
    { title: `IOPS of "${name}"`, steps: iopsSteps },
    { title: `throughput of "${name}"`, steps: throughputSteps },
  ]);
  const all: readonly { readonly title: string; readonly steps: readonly NeedStep[] | undefined }[] = [
    ...ofDisks,
    { title: 'IOPS of all disks together', steps: need.totalIopsSteps },
    { title: 'throughput of all disks together', steps: need.totalThroughputSteps },
    { title: 'network out of all NICs together', steps: need.networkSteps },
  ];
  return all.flatMap(({ title, steps }) => (steps === undefined ? [] : [{ title, steps }]));
}
