import { z } from 'zod';
import type { LicencePrices, LicenceRules, StatedHost, StatedSoftware } from '../licences/index.js';
import { parseMachineNames } from '../statements/index.js';

type Given<T> = { readonly [Key in keyof T]?: NonNullable<T[Key]> | undefined };

/** What a file of licence terms holds; what it leaves out stays as usual. */
export interface LicenceTermsContent {
  readonly rules?: Given<LicenceRules> | undefined;
  readonly prices?: Given<LicencePrices> | undefined;
  readonly hosts?: readonly (Pick<StatedHost, 'name'> & Given<StatedHost>)[] | undefined;
  readonly machines?: readonly (Pick<StatedSoftware, 'machines'> & Given<StatedSoftware>)[] | undefined;
  readonly unlisted?: 'unknown' | 'none' | undefined;
}

const MOST_ENTRIES = 5000;

const name = z
  .string()
  .max(200)
  .refine((text) => text.trim() !== '', { message: 'is empty' });
const machineNames = z
  .array(
    name.refine((entry) => parseMachineNames(entry) !== null, {
      message:
        'is no range of machines: write a name, sql01..sql04 with at most 1000 machines, or sql-* for all that begin so',
    }),
  )
  .min(1)
  .max(MOST_ENTRIES);
const price = z.number().min(0).max(10_000_000);
const windowsEdition = z.enum(['standard', 'datacenter']);

const hostCount = z.int().min(1).max(100_000);
const host = z
  .strictObject({
    name,
    processors: hostCount.optional(),
    cores: hostCount.optional(),
    cluster: name.optional(),
    windowsEdition: windowsEdition.optional(),
  })
  .refine(({ processors, cores }) => processors === undefined || cores === undefined || cores >= processors, {
    message: 'has fewer cores than processors: cores counts those of all processors',
  });

const software = z.strictObject({
  machines: machineNames,
  sqlServer: z.enum(['enterprise', 'standard', 'web', 'developer', 'express', 'yes', 'none']).optional(),
  oracle: z.enum(['enterprise', 'standard2', 'express', 'yes', 'none']).optional(),
  windowsEdition: windowsEdition.optional(),
});

const rules = z.strictObject({
  windows: z.enum(['hosts', 'machines']).optional(),
  windowsEdition: windowsEdition.optional(),
  sqlServer: z.enum(['machines', 'hosts']).optional(),
  oracle: z.enum(['host', 'cluster', 'manager']).optional(),
  oracleCoreFactor: z
    .number()
    .min(0.25)
    .max(1)
    .refine((factor) => Number.isInteger(Math.round(factor * 1e6) / 1e4), { message: 'has more than two decimals' })
    .optional(),
  poweredOff: z.enum(['counted', 'left']).optional(),
  windowsOfConstrained: z.enum(['full', 'available']).optional(),
});

const prices = z.strictObject({
  windowsStandardCore: price.optional(),
  windowsDatacenterCore: price.optional(),
  sqlStandardCore: price.optional(),
  sqlEnterpriseCore: price.optional(),
  oracleEnterpriseProcessor: price.optional(),
  oracleStandard2Processor: price.optional(),
});

const file = z.strictObject({
  rules: rules.optional(),
  prices: prices.optional(),
  hosts: z.array(host).max(MOST_ENTRIES).optional(),
  machines: z.array(software).max(MOST_ENTRIES).optional(),
  unlisted: z.enum(['unknown', 'none']).optional(),
});

/** A file of licence terms, as `schemas/licence-terms.schema.json` publishes it. */
export const LICENCE_TERMS_SCHEMA: z.ZodType<LicenceTermsContent> = file;

/** The keys of each part of the file, for hints. */
export const LICENCE_TERMS_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(file.shape),
  rules: Object.keys(rules.shape),
  prices: Object.keys(prices.shape),
  hosts: Object.keys(host.shape),
  machines: Object.keys(software.shape),
};
