import { z } from 'zod';
import type { Policy } from '../assessment/index.js';

const factor = z.number().min(0.1).max(10);
const diskType = z.enum(['StandardHDD', 'StandardSSD', 'PremiumSSD', 'PremiumSSDv2', 'UltraDisk']);

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
};
const pattern = z.string().max(200).refine(isPattern, { message: 'is not a regular expression' });

const sizing = z.strictObject({
  mode: z.enum(['performance', 'asIs']),
  bucketMinutes: z.literal([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60]).optional(),
  percentile: z.int().min(1).max(100),
  percentileOfDatabases: z.int().min(1).max(100),
  percentileMethod: z.enum(['nearestRank', 'interpolated']),
  readsAndWrites: z.enum(['perSample', 'perCounter']),
  windowDays: z.int().min(1).max(400),
  comfort: z.strictObject({ cpu: factor, memory: factor, diskPerformance: factor, network: factor, diskSize: factor }),
  comfortOnAsIs: z.boolean(),
  comfortOnFallback: z.boolean(),
  fallback: z.enum(['both', 'each']),
  pressureForbidsDownsizing: z.boolean(),
  floors: z.strictObject({
    vcpus: z.number().min(0).max(1024),
    memoryGiBWindows: z.number().min(0).max(65_536),
    memoryGiBLinux: z.number().min(0).max(65_536),
  }),
  performanceNumber: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('off') }),
    z.strictObject({ kind: z.literal('acu'), reference: z.number().positive() }),
  ]),
});

const sizes = z.strictObject({
  series: z.array(pattern).min(1),
  seriesExcluded: z.array(pattern),
  burstable: z.enum(['never', 'provenNonProduction', 'allowed']),
  zones: z.array(z.literal([1, 2, 3])).max(3),
  constrainedCores: z.boolean(),
  temporaryDisk: z.enum(['notNeeded', 'needed']),
  confidential: z.boolean(),
  accelerated: z.boolean(),
  nvmeOnly: z.enum(['refused', 'allowed']),
  generationIsLimit: z.boolean(),
  retiring: z.enum(['refused', 'last', 'allowed']),
  choice: z.enum(['joint', 'disksFirst']),
});

const disks = z.strictObject({
  production: z.array(diskType).min(1),
  nonProduction: z.array(diskType).min(1),
  redundancy: z.enum(['LRS', 'ZRS']),
  figures: z.enum(['catalogue', 'documented2019']),
  missingPerformance: z.enum(['bySize', 'standardHdd', 'standardSsd']),
  oneDiskFromRvtools: z.boolean(),
  hddForOs: z.boolean(),
  osDiskSizeIsLimit: z.boolean(),
  ultraSizes: z.enum(['eachGib', 'steps']),
});

const readiness = z.strictObject({
  edition: z.enum(['2018', '2020', '2023', '2025']),
  method: z.enum(['agentless', 'agentBased']),
  windows2008On32Bit: z.enum(['ready', 'conditions']),
  computeLimits: z.enum(['page', 'catalogue']),
});

const cost = z.strictObject({
  hoursPerMonth: z.number().positive().max(744),
  terms: z.enum(['payAsYouGo', 'reserved1Year', 'reserved3Year', 'savings1Year', 'savings3Year']),
  hybridBenefit: z.boolean(),
  devTestOffer: z.boolean(),
  discountPercent: z.number().min(0).max(100),
  backup: z.boolean(),
  siteRecovery: z.boolean(),
  defender: z.boolean(),
  sqlServerCorePerYear: z.number().min(0).max(1_000_000).nullable(),
  oracleProcessorPerYear: z.number().min(0).max(1_000_000).nullable(),
});

const scope = z.strictObject({
  poweredOff: z.enum(['include', 'exclude']),
  templates: z.enum(['include', 'exclude']),
  appliances: z.enum(['include', 'exclude']),
  unknownEnvironment: z.enum(['production', 'nonProduction']),
});

/** A whole policy. The annotation keeps this schema and the type from drifting apart. */
export const POLICY_SCHEMA: z.ZodType<Policy> = z.strictObject({
  name: z.string().min(1).max(100),
  description: z.string().max(500),
  sizing,
  sizes,
  disks,
  readiness,
  cost,
  scope,
});

/** What a person writes: the profile to start from, and only the lines to change. */
export const POLICY_FILE_SCHEMA: z.ZodType = z.strictObject({
  extends: z.string().optional(),
  name: z.string().min(1).max(100).optional(),
  description: z.string().max(500).optional(),
  sizing: sizing
    .extend({ comfort: sizing.shape.comfort.partial(), floors: sizing.shape.floors.partial() })
    .partial()
    .optional(),
  sizes: sizes.partial().optional(),
  disks: disks.partial().optional(),
  readiness: readiness.partial().optional(),
  cost: cost.partial().optional(),
  scope: scope.partial().optional(),
});
