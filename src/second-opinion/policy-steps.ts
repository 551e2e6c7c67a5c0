import { describePolicy } from '../assessment/index.js';
import type { Policy } from '../assessment/index.js';
import { invariant } from '../model/index.js';

/** A rule that two policies may differ in, with the fields that state it. */
export interface PolicyRule {
  readonly reason: PolicyReason;
  readonly fields: readonly string[];
}

export type PolicyReason =
  | 'criterion'
  | 'environment'
  | 'window'
  | 'percentile'
  | 'readsAndWrites'
  | 'missingData'
  | 'pressure'
  | 'comfort'
  | 'floors'
  | 'performanceNumber'
  | 'series'
  | 'kinds'
  | 'retiring'
  | 'zones'
  | 'temporaryDisk'
  | 'bootGeneration'
  | 'nvmeOnly'
  | 'oneDisk'
  | 'diskFigures'
  | 'missingDiskData'
  | 'osDiskSize'
  | 'diskTypes'
  | 'choice'
  | 'readiness'
  | 'hours'
  | 'terms'
  | 'hybridBenefit'
  | 'devTestOffer';

/**
 * Every rule in the order in which it is changed: first what is needed, then which sizes and disks may give it, then how
 * both are chosen, then under which terms they are paid. A step's share depends on those before it.
 */
export const POLICY_RULES: readonly PolicyRule[] = [
  { reason: 'criterion', fields: ['sizing.mode'] },
  { reason: 'environment', fields: ['scope.unknownEnvironment'] },
  { reason: 'window', fields: ['sizing.windowDays'] },
  {
    reason: 'percentile',
    fields: ['sizing.percentile', 'sizing.percentileOfDatabases', 'sizing.percentileMethod'],
  },
  { reason: 'readsAndWrites', fields: ['sizing.readsAndWrites'] },
  { reason: 'missingData', fields: ['sizing.fallback'] },
  { reason: 'pressure', fields: ['sizing.pressureForbidsDownsizing'] },
  { reason: 'comfort', fields: ['sizing.comfort', 'sizing.comfortOnAsIs', 'sizing.comfortOnFallback'] },
  { reason: 'floors', fields: ['sizing.floors'] },
  { reason: 'performanceNumber', fields: ['sizing.performanceNumber'] },
  { reason: 'series', fields: ['sizes.series', 'sizes.seriesExcluded'] },
  {
    reason: 'kinds',
    fields: ['sizes.burstable', 'sizes.constrainedCores', 'sizes.confidential', 'sizes.accelerated'],
  },
  { reason: 'retiring', fields: ['sizes.retiring'] },
  { reason: 'zones', fields: ['sizes.zones'] },
  { reason: 'temporaryDisk', fields: ['sizes.temporaryDisk'] },
  { reason: 'bootGeneration', fields: ['sizes.generationIsLimit'] },
  { reason: 'nvmeOnly', fields: ['sizes.nvmeOnly'] },
  { reason: 'oneDisk', fields: ['disks.oneDiskFromRvtools'] },
  { reason: 'diskFigures', fields: ['disks.figures'] },
  { reason: 'missingDiskData', fields: ['disks.missingPerformance'] },
  { reason: 'osDiskSize', fields: ['disks.osDiskSizeIsLimit'] },
  {
    reason: 'diskTypes',
    fields: ['disks.production', 'disks.nonProduction', 'disks.redundancy', 'disks.hddForOs', 'disks.ultraSizes'],
  },
  { reason: 'choice', fields: ['sizes.choice'] },
  {
    reason: 'readiness',
    fields: ['readiness.edition', 'readiness.windows2008On32Bit', 'readiness.computeLimits'],
  },
  { reason: 'hours', fields: ['cost.hoursPerMonth'] },
  { reason: 'terms', fields: ['cost.terms', 'cost.discountPercent'] },
  { reason: 'hybridBenefit', fields: ['cost.hybridBenefit'] },
  { reason: 'devTestOffer', fields: ['cost.devTestOffer'] },
];

/** Fields that change no size, disk, or cost of these: services beside the machine, told licence prices, and the scope. */
export const NOT_COMPARED_RULES: readonly string[] = [
  'readiness.method',
  'cost.backup',
  'cost.siteRecovery',
  'cost.defender',
  'cost.sqlServerCorePerYear',
  'cost.oracleProcessorPerYear',
  'scope.poweredOff',
  'scope.templates',
  'scope.appliances',
];

/** One rule changed from theirs to ours, all before it already changed. */
export interface PolicyStep {
  readonly reason: PolicyReason;
  readonly policy: Policy;
  /** Sentences of the policy that this step takes away and adds. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const valueAt = (policy: Policy, path: string): unknown => {
  const [section = '', field = ''] = path.split('.');
  return (policy as unknown as Sections)[section]?.[field];
};

function withField(policy: Policy, path: string, value: unknown): Policy {
  const [section = '', field = ''] = path.split('.');
  const before = (policy as unknown as Sections)[section];
  return { ...policy, [section]: { ...before, [field]: value } };
}

/** Values of a policy are plain data whose fields always stand in one order. */
const isSame = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );

/** From one policy to the other, one rule at a time, rules that are alike left out. The last step sizes and prices as `ours`. */
export function policySteps(theirs: Policy, ours: Policy): readonly PolicyStep[] {
  const steps: PolicyStep[] = [];
  let policy = theirs;
  for (const { reason, fields } of POLICY_RULES) {
    if (fields.every((path) => isSame(valueAt(policy, path), valueAt(ours, path)))) continue;
    const before = describePolicy(policy);
    policy = fields.reduce((changed, path) => withField(changed, path, valueAt(ours, path)), policy);
    const after = describePolicy(policy);
    steps.push({
      reason,
      policy,
      from: before.filter((sentence) => !after.includes(sentence)),
      to: after.filter((sentence) => !before.includes(sentence)),
    });
  }
  const isThere = POLICY_RULES.every(({ fields }) =>
    fields.every((path) => isSame(valueAt(policy, path), valueAt(ours, path))),
  );
  invariant(isThere, 'the last step has every rule of ours');
  return steps;
}
