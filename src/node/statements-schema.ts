import { z } from 'zod';
import { parseMachineNames } from '../statements/index.js';
import type { Statement } from '../statements/index.js';

const MOST_STATEMENTS = 1000;
const MOST_ENTRIES = 500;
const MINUTES_OF_A_YEAR = 366 * 1440;

const text = z
  .string()
  .max(500)
  .refine((said) => said.trim() !== '', { message: 'is empty' });
const name = z
  .string()
  .max(200)
  .refine((said) => said.trim() !== '', { message: 'is empty' });
const machines = z
  .array(
    name.refine((entry) => parseMachineNames(entry) !== null, {
      message:
        'is no range of machines: write a name, fe01..fe03 with at most 1000 machines, or web-* for all that begin so',
    }),
  )
  .max(MOST_ENTRIES);
const count = z.int().min(0).max(1_000_000);
const minutes = z.number().min(0).max(MINUTES_OF_A_YEAR);

/** What every statement has. */
const said = { said: text, decides: z.boolean().optional(), note: z.string().max(2000).optional() };
interface SaidInFile {
  readonly said: string;
  readonly decides?: boolean | undefined;
  readonly note?: string | undefined;
}
const saidOf = (one: SaidInFile) => ({ said: one.said, decides: one.decides ?? false, note: one.note ?? null });

const machineCount = z.strictObject({ topic: z.literal('machineCount'), ...said, count });
const machineGroup = z.strictObject({
  topic: z.literal('machineGroup'),
  ...said,
  group: name,
  role: text.optional(),
  count: count.optional(),
  machines: machines.min(1).optional(),
});
const database = z.strictObject({
  topic: z.literal('database'),
  ...said,
  database: name,
  engine: name.optional(),
  where: z.enum(['onPremises', 'azureService', 'azureMachine', 'elsewhere']).optional(),
  inScope: z.boolean().optional(),
  holds: text.optional(),
  machines: machines.optional(),
});
const targetRegion = z.strictObject({ topic: z.literal('targetRegion'), ...said, region: name });
const recoveryPointObjective = z.strictObject({
  topic: z.literal('recoveryPointObjective'),
  ...said,
  minutes,
  consistency: z.enum(['app', 'crash']).optional(),
});
const recoveryTimeObjective = z.strictObject({ topic: z.literal('recoveryTimeObjective'), ...said, minutes });
const availability = z.strictObject({
  topic: z.literal('availability'),
  ...said,
  phase: z.enum(['before', 'after']),
  percent: z.number().min(0).max(100),
});
const appConsistentFrequency = z.strictObject({
  topic: z.literal('appConsistentFrequency'),
  ...said,
  minutes: minutes.positive(),
});
const retention = z.strictObject({
  topic: z.literal('retention'),
  ...said,
  days: z.number().positive().max(366).optional(),
  hours: z.number().positive().max(8784).optional(),
  anyPoint: z.boolean().optional(),
});
const replicationArchitecture = z.strictObject({
  topic: z.literal('replicationArchitecture'),
  ...said,
  architecture: z.enum(['classic', 'modernized']),
  storage: z.enum(['premium', 'standard']).optional(),
});
const recoverySiteDirectory = z.strictObject({
  topic: z.literal('recoverySiteDirectory'),
  ...said,
  directory: z.enum(['additionalDomainController', 'readOnlyDomainController']),
});
const recoverySiteDatabase = z.strictObject({
  topic: z.literal('recoverySiteDatabase'),
  ...said,
  database: name,
  machineCount: count,
  promotable: z.boolean().optional(),
});
const dnsTtl = z.strictObject({ topic: z.literal('dnsTtl'), ...said, seconds: z.number().min(0).max(604_800) });
const circuit = z.strictObject({
  topic: z.literal('circuit'),
  ...said,
  connection: z.enum(['expressRoute', 'siteToSiteVpn']),
  mode: z.enum(['single', 'activePassive', 'activeActive']),
  regions: z.array(name).max(20).optional(),
});
const singlePointOfFailure = z.strictObject({
  topic: z.literal('singlePointOfFailure'),
  ...said,
  what: name,
  machines: machines.optional(),
  effect: text.optional(),
  removedBy: text.optional(),
});
const databaseWriters = z.strictObject({
  topic: z.literal('databaseWriters'),
  ...said,
  database: name,
  writers: count,
  keptBy: text.optional(),
});

const HOURS_PER_DAY = 24;
/** A statement without the place of the file that it stands in. */
export type StatementContent = Statement extends infer S ? (S extends Statement ? Omit<S, 'at'> : never) : never;

/** One statement of a file. The annotation keeps the schema and the types from drifting apart. */
export const STATEMENT_SCHEMA: z.ZodType<StatementContent> = z.discriminatedUnion('topic', [
  machineCount.transform((one) => ({ ...one, ...saidOf(one) })),
  machineGroup
    .refine((one) => one.count !== undefined || one.machines !== undefined, {
      message: 'a group says its count, its machines, or both',
    })
    .transform((one) => ({
      ...one,
      ...saidOf(one),
      role: one.role ?? null,
      count: one.count ?? null,
      machines: one.machines ?? [],
    })),
  database.transform(({ inScope, ...one }) => ({
    ...one,
    ...saidOf(one),
    engine: one.engine ?? null,
    where: one.where ?? null,
    isInScope: inScope ?? null,
    holds: one.holds ?? null,
    machines: one.machines ?? [],
  })),
  targetRegion.transform((one) => ({ ...one, ...saidOf(one) })),
  recoveryPointObjective.transform((one) => ({ ...one, ...saidOf(one), consistency: one.consistency ?? null })),
  recoveryTimeObjective.transform((one) => ({ ...one, ...saidOf(one) })),
  availability.transform((one) => ({ ...one, ...saidOf(one) })),
  appConsistentFrequency.transform((one) => ({ ...one, ...saidOf(one) })),
  retention
    .refine(({ days, hours }) => (days === undefined) !== (hours === undefined), {
      message: 'a retention says its days or its hours, not both',
    })
    .transform(({ days, hours, anyPoint, ...one }) => ({
      ...one,
      ...saidOf(one),
      hours: hours ?? (days ?? 0) * HOURS_PER_DAY,
      isAnyPoint: anyPoint ?? false,
    })),
  replicationArchitecture.transform((one) => ({ ...one, ...saidOf(one), storage: one.storage ?? null })),
  recoverySiteDirectory.transform((one) => ({ ...one, ...saidOf(one) })),
  recoverySiteDatabase.transform(({ promotable, ...one }) => ({
    ...one,
    ...saidOf(one),
    isPromotable: promotable ?? null,
  })),
  dnsTtl.transform((one) => ({ ...one, ...saidOf(one) })),
  circuit.transform((one) => ({ ...one, ...saidOf(one), regions: one.regions ?? [] })),
  singlePointOfFailure.transform((one) => ({
    ...one,
    ...saidOf(one),
    machines: one.machines ?? [],
    effect: one.effect ?? null,
    removedBy: one.removedBy ?? null,
  })),
  databaseWriters.transform((one) => ({ ...one, ...saidOf(one), keptBy: one.keptBy ?? null })),
]);

const TOPIC_SHAPES: readonly z.ZodObject[] = [
  ...[machineCount, machineGroup, database, targetRegion, recoveryPointObjective, recoveryTimeObjective, availability],
  ...[appConsistentFrequency, retention, replicationArchitecture, recoverySiteDirectory, recoverySiteDatabase, dnsTtl],
  ...[circuit, singlePointOfFailure, databaseWriters],
];

/** The keys of a statement by its topic, for hints. */
export const STATEMENT_KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  TOPIC_SHAPES.map(({ shape }) => [(shape['topic'] as z.ZodLiteral<string>).value, Object.keys(shape)]),
);

const frame = { title: z.string().max(200).optional() };

/** The file around its statements, which are checked one by one so that a fault in one leaves the others. */
export const STATEMENTS_FRAME_SCHEMA: z.ZodType<{ readonly statements: readonly unknown[] }> = z.strictObject({
  ...frame,
  statements: z.array(z.unknown()).min(1).max(MOST_STATEMENTS),
});

/** A whole file, as `schemas/statements.schema.json` publishes it. */
export const STATEMENTS_FILE_SCHEMA: z.ZodType = z.strictObject({
  ...frame,
  statements: z.array(STATEMENT_SCHEMA).min(1).max(MOST_STATEMENTS),
});
