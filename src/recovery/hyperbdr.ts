/** The three ways of HyperBDR to bring machines home. */
export type HyperBdrMode = 'general' | 'automated' | 'conditionalAutomated';

const plain = (platform: string): string =>
  platform
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** VMware by its names, that which a cloud runs too: the vendor lists it apart from the clouds. */
const VMWARE = /\b(vmware|vsphere|esxi?|vcenter|avs)\b/;

/** Clouds by the words that name them; Oracle makes hypervisors too, which are none. */
const CLOUDS = {
  aws: /\b(aws|amazon( web services)?|ec2)\b/,
  oracle: /\b(oci|oracle cloud)\b/,
  google: /\b(gcp|google( cloud)?( platform)?)\b/,
  huawei: /\bhuawei cloud\b/,
  azure: /\b(avs|azure)\b(?! stack| local)/,
  alibaba: /\b(alibaba|aliyun)\b/,
} as const;
type Cloud = keyof typeof CLOUDS;

const namedCloud = (words: string): Cloud | null =>
  (Object.keys(CLOUDS) as Cloud[]).find((cloud) => CLOUDS[cloud].test(words)) ?? null;

function cloudOf(platform: string): Cloud | null {
  const words = plain(platform);
  return VMWARE.test(words) ? null : namedCloud(words);
}

/** Platforms whose interface hands out changed blocks of a machine, so that nothing is installed in it. */
const AGENTLESS: ReadonlySet<Cloud | null> = new Set<Cloud>(['aws', 'oracle']);
/** Platforms on which a machine starts in about a quarter of an hour; on others by its data. */
const QUICK: ReadonlySet<Cloud | null> = new Set<Cloud>(['aws', 'oracle', 'google', 'huawei']);

const QUICK_START_MINUTES = 15;

/** How machines are read where they run now: only AWS and Oracle Cloud need no agent in them. */
export function failbackMethod(runsOn: string): {
  readonly method: 'agentless' | 'agent';
  readonly isAgentInstalled: boolean;
} {
  const isAgentless = AGENTLESS.has(cloudOf(runsOn));
  return { method: isAgentless ? 'agentless' : 'agent', isAgentInstalled: !isAgentless };
}

const FUSION_COMPUTE = /\bfusion ?compute\b/;

/** Whether machines can be staged through object storage there: VMware and Huawei FusionCompute alone. */
export const canStage = (platform: string): boolean => {
  const words = plain(platform);
  return VMWARE.test(words) || (FUSION_COMPUTE.test(words) && namedCloud(words) === null);
};

/** Whether Site Recovery for VMware leads there: vSphere by any of its names, but not that which a cloud runs, of which no page says it. */
export const isVmware = (platform: string): boolean => {
  const words = plain(platform);
  return VMWARE.test(words) && namedCloud(words) === null;
};

/** Whether Site Recovery for Hyper-V leads there. */
export const isHyperV = (platform: string): boolean => /\bhyper ?v\b/.test(plain(platform));

/** Whether it is a cloud whose interface makes gateway, machines and disks by itself. */
export const isIntegratedCloud = (platform: string): boolean => cloudOf(platform) !== null;

/**
 * The ways home to a platform, the easiest first: a cloud with an interface is automated; VMware and FusionCompute are where an S3-compatible
 * object storage stands between; anything else is general, which asks nothing of the platform but to start an image. Whether there is object
 * storage and nobody knows (null), only what needs none is listed.
 */
export function failbackModes(platform: string, hasObjectStorage: boolean | null): readonly HyperBdrMode[] {
  if (isIntegratedCloud(platform)) return ['automated'];
  return canStage(platform) && hasObjectStorage === true ? ['conditionalAutomated', 'general'] : ['general'];
}

/** Minutes until a machine runs after the last increment, where they are documented; null: by the amount of data. */
export const documentedStartMinutes = (platform: string): number | null =>
  QUICK.has(cloudOf(platform)) ? QUICK_START_MINUTES : null;

interface ModeFacts {
  readonly complexity: 'high' | 'low';
  readonly downtime: string;
  readonly isForLargeScale: boolean;
}

export const HYPERBDR_MODES: Readonly<Record<HyperBdrMode, ModeFacts>> = {
  general: {
    complexity: 'high',
    downtime: 'short: cut over right after the final incremental',
    isForLargeScale: true,
  },
  automated: {
    complexity: 'low',
    downtime: 'about 15 minutes on AWS, Oracle Cloud, Google Cloud and Huawei Cloud; else by data volume',
    isForLargeScale: true,
  },
  conditionalAutomated: {
    complexity: 'low',
    downtime: 'grows with data volume',
    isForLargeScale: false,
  },
};

/** Limits and defaults of HyperBDR. Sources: `hyperBdr`, `hyperBdrPolicy` of `RECOVERY_SOURCES`, and its pages on policy settings and transition hosts. */
export const HYPERBDR_LIMITS = {
  /** The page on practice says 128, that on settings 129: the lower one. */
  snapshotsPerPolicy: 128,
  atSnapshotLimit: 'oldest deleted first',
  everyMinutes: { min: 5, max: 59 },
  speedLimitDays: { min: 1, max: 30 },
  transitionHost: { vcpus: 2, memoryGB: 4 },
  compression: { isOnByDefault: false, blockMB: 1 },
  /** What its pages say that compression keeps off the link, in percent. */
  compressionSavingsPercent: { text: 30, databases: 10, mediaBelow: 10, mixed: { min: 10, max: 20 } },
  /** A host's next job waits for the one that runs. */
  jobsPerHost: 1,
  ports: { console: [10443, 30080, 10081], proxyToEsxi: 902 },
} as const;

/** Whether a policy takes "every N minutes": whole minutes, 5 to 59; hours and days have settings of their own. */
export const isIntervalAccepted = (minutes: number): boolean =>
  Number.isInteger(minutes) &&
  minutes >= HYPERBDR_LIMITS.everyMinutes.min &&
  minutes <= HYPERBDR_LIMITS.everyMinutes.max;

const largestFirst = (sizes: readonly number[]): readonly number[] => sizes.toSorted((one, other) => other - one);

/** Whether disks can take the place of others for a drill: as many, one at least as large for each, in any order. In GB, or any one unit. */
export function areDrillDisksFit(sources: readonly number[], drills: readonly number[]): boolean {
  const own = largestFirst(drills);
  return sources.length === drills.length && largestFirst(sources).every((size, at) => own[at]! >= size);
}

/** UEFI is EFI by its later name. */
const firmwareOf = (boot: string): string => plain(boot).replace(/\befi\b/, 'uefi');

/** A machine starts from the disks of another only by the same firmware. */
export const isBootFit = (source: string, target: string): boolean => firmwareOf(source) === firmwareOf(target);
