import { z } from 'zod';
import { factRule, MIGRATION_METHODS } from '../decisions/index.js';
import type { Decision, FactValue } from '../decisions/index.js';
import { parseMachineNames } from '../model/index.js';
import type { MigrationMethod } from '../model/index.js';

const MOST_DECISIONS = 5000;
const MOST_ENTRIES = 500;

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
        'is no range of machines: write a name or an id, fe01..fe03 with at most 1000 machines, or web-* for all that begin so',
    }),
  )
  .min(1)
  .max(MOST_ENTRIES);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** What has not the form of a day is told by the form. */
const isDay = (day: string): boolean => {
  if (!DAY.test(day)) return true;
  const stamp = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(stamp) && new Date(stamp).toISOString().startsWith(day);
};
const day = z
  .string()
  .regex(DAY, { message: 'is no day: write it as YYYY-MM-DD, such as 2026-08-22' })
  .refine(isDay, { message: 'is no day of the calendar' });

/** What every decision has. */
const decided = { machines, who: name, when: day, why: text, until: day.optional() };

const rule = z
  .string()
  .max(100)
  .regex(/^(?:[\w-]+\/)+(?:[\w.-]+|\*)$/, {
    message: 'is no rule: write one such as migration/snapshots, or os/* for all that begin so',
  });
const value: z.ZodType<FactValue> = z.union([
  z.string().max(200),
  z.number(),
  z.boolean(),
  z.array(z.string()).max(100),
]);
const METHODS = MIGRATION_METHODS as readonly [MigrationMethod, ...MigrationMethod[]];

const accept = z.strictObject({ decide: z.literal('accept'), ...decided, rule });
const override = z.strictObject({ decide: z.literal('override'), ...decided, field: z.string().max(100), value });
const exclude = z.strictObject({ decide: z.literal('exclude'), ...decided });
const include = z.strictObject({ decide: z.literal('include'), ...decided });
const suggestion = z.strictObject({
  decide: z.literal('suggestion'),
  ...decided,
  service: name,
  answer: z.enum(['accept', 'decline']),
});
const method = z.strictObject({ decide: z.literal('method'), ...decided, method: z.enum(METHODS) });

interface DecidedInFile {
  readonly machines: readonly string[];
  readonly who: string;
  readonly when: string;
  readonly why: string;
  readonly until?: string | undefined;
}
const decidedOf = ({ machines: means, who, when, why, until }: DecidedInFile) => ({
  machines: means,
  who,
  when,
  why,
  until: until ?? null,
});

/** A decision without the place of the file that it stands in. */
export type DecisionContent = Decision extends infer D ? (D extends Decision ? Omit<D, 'at'> : never) : never;

/** Tells of a value what its field takes; a field that there is not is told by the parser, which knows the nearest. */
function checkValue(one: z.infer<typeof override>, context: z.RefinementCtx): void {
  const known = factRule(one.field);
  if (known === null || known.isValid(one.value)) return;
  context.addIssue({ code: 'custom', path: ['value'], message: `is not what ${one.field} takes: ${known.takes}` });
}

/** One decision of a file. The annotation keeps the schema and the types from drifting apart. */
export const DECISION_SCHEMA: z.ZodType<DecisionContent> = z.discriminatedUnion('decide', [
  accept.transform((one) => ({ kind: 'accept' as const, ...decidedOf(one), rule: one.rule })),
  override
    .superRefine(checkValue)
    .transform((one) => ({ kind: 'override' as const, ...decidedOf(one), field: one.field, value: one.value })),
  exclude.transform((one) => ({ kind: 'exclude' as const, ...decidedOf(one) })),
  include.transform((one) => ({ kind: 'include' as const, ...decidedOf(one) })),
  suggestion.transform((one) => ({
    kind: 'suggestion' as const,
    ...decidedOf(one),
    service: one.service,
    isAccepted: one.answer === 'accept',
  })),
  method.transform((one) => ({ kind: 'method' as const, ...decidedOf(one), method: one.method })),
]);

const SHAPES: readonly z.ZodObject[] = [accept, override, exclude, include, suggestion, method];

/** The keys of a decision by what it decides, for hints. */
export const DECISION_KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  SHAPES.map(({ shape }) => [(shape['decide'] as z.ZodLiteral<string>).value, Object.keys(shape)]),
);

const frame = { title: z.string().max(200).optional() };

/** The file around its decisions, which are checked one by one so that a fault in one leaves the others. */
export const DECISIONS_FRAME_SCHEMA: z.ZodType<{ readonly decisions: readonly unknown[] }> = z.strictObject({
  ...frame,
  decisions: z.array(z.unknown()).max(MOST_DECISIONS),
});

/** A whole file, as `schemas/decisions.schema.json` publishes it. */
export const DECISIONS_FILE_SCHEMA: z.ZodType = z.strictObject({
  ...frame,
  decisions: z.array(DECISION_SCHEMA).max(MOST_DECISIONS),
});
