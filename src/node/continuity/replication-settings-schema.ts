import { z } from 'zod';
import { parseBlackout } from '../../site/index.js';
import { MOST_MBPS } from '../../replication/index.js';
import { createTimeZone } from '../../timeseries/index.js';
import type { LeftOutDisk, ReplicationSettings, StatedFold } from '../../replication/index.js';
import type { Given } from './overlay.js';
import { statedOnce } from './stated-once.js';
import { clock, flag, number, oneOf, text } from '../site/fields.js';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const GENERATIONS = ['agentless', 'agentBased', 'modernized', 'classic', 'hyperV'] as const;
const MOST_MINUTES = 43_200;
const MOST_ENTRIES = 5000;

const zone = z
  .string()
  .max(64)
  .refine((name) => createTimeZone(name) !== null, {
    message: 'is no time zone: write a name such as Australia/Melbourne, an offset such as +10:00, or UTC',
  })
  .meta({
    description: 'the zone by whose clock throttles and blackouts are meant',
    examples: ['Australia/Melbourne'],
  });

const END_OF_DAY = '24:00';
const time = clock('a time of the day', '18:00');
const endOfThrottle = z
  .string()
  .refine((words) => words === END_OF_DAY || time.safeParse(words).success, {
    message: 'is no time of the day: write it as HH:MM in quotes, such as "22:30"; midnight is "00:00" or "24:00"',
  })
  .meta({
    description: 'when it ends; before the beginning means on the next day, the same time the whole day',
    examples: ['18:00'],
  });

const throttle = z
  .strictObject({
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1)
      .max(7)
      .superRefine(statedOnce)
      .meta({ description: 'days; left out for all', examples: [['monday', 'tuesday']] })
      .optional(),
    from: clock('when it begins', '08:00'),
    to: endOfThrottle,
    mbps: number('what is left for replication, in Mb/s', 100, { max: MOST_MBPS }),
    by: oneOf(['appliance', 'recoveryAgent'], 'what throttles').optional(),
  })
  .meta({ description: 'A limit by time of the week' });

const blackout = z
  .string()
  .max(1000)
  .refine((words) => parseBlackout(words) !== null, {
    message: 'is no blackout window: write Day;H:MM;1d7h, such as Monday;7:00;7h, several with | between',
  });

const generation = oneOf(GENERATIONS, 'how machines of this source replicate').nullable().optional();
const percentBelow100 = (description: string, example: number) => number(description, example, { max: 99 });
const dollars = (description: string) => number(description, 0.05, { max: 1_000_000 }).nullable().optional();

/** What a file states under the key; the places of disks are added behind the check. */
export type GivenReplicationSettings = Given<Omit<ReplicationSettings, 'leftOut' | 'folds'>> & {
  readonly leftOut?: readonly Omit<LeftOutDisk, 'at'>[] | undefined;
  readonly folds?: readonly (Omit<StatedFold, 'at' | 'disk'> & { readonly disk?: string | undefined })[] | undefined;
};

/** The key `replicationPlan` of a file of settings: every key may be left out, groups in part. */
export const REPLICATION_SETTINGS_SCHEMA: z.ZodType<GivenReplicationSettings> = z
  .strictObject({
    purpose: oneOf(['migrate', 'protect'], 'to move machines for good, or to have them a second time')
      .nullable()
      .optional(),
    generation: z
      .strictObject({ vmware: generation, hyperv: generation, physical: generation })
      .meta({ description: 'By what machines replicate, by source' })
      .optional(),
    rpoMinutes: number('recovery point objective in minutes', 30, { min: 1, max: MOST_MINUTES }).nullable().optional(),
    link: z
      .strictObject({
        mbps: number('what replication may use while nothing is throttled, in Mb/s', 400, {
          min: 0.001,
          max: MOST_MBPS,
        })
          .nullable()
          .optional(),
        zone: zone.nullable().optional(),
        throttles: z.array(throttle).max(MOST_ENTRIES).superRefine(statedOnce).nullable().optional(),
        blackouts: z
          .array(blackout)
          .max(200)
          .superRefine(statedOnce)
          .meta({ description: 'windows without replication', examples: [['Monday;7:00;7h']] })
          .nullable()
          .optional(),
        applianceMbps: number('what one machine that moves data sends at most, in Mb/s, as measured', 800, {
          min: 0.001,
          max: MOST_MBPS,
        })
          .nullable()
          .optional(),
      })
      .meta({ description: 'The link as far as replication may use it' })
      .optional(),
    growthPercent: number('churn is planned larger by so much', 30, { max: 1000 }).optional(),
    compressionPercent: percentBelow100('of the bytes, what compression keeps off the link', 30).optional(),
    foldPercent: number('of the bytes written, the share that still differs when a cycle is taken', 60, {
      min: 1,
      max: 100,
    })
      .nullable()
      .optional(),
    folds: z
      .array(
        z.strictObject({
          machine: text('the machine', 'erp-ora01'),
          disk: text('one of its disks as the inventory prints it; left out for all', 'Hard disk 2').optional(),
          percent: number('of the bytes written, the share that still differs when a cycle is taken', 60, {
            min: 1,
            max: 100,
          }),
          who: text('who says so', 'A. Architect'),
        }),
      )
      .max(MOST_ENTRIES)
      .meta({ description: 'The share of single machines and disks, in place of foldPercent' })
      .optional(),
    marginDays: number('days between the end of a first copy and its window', 3, { max: 365 }).optional(),
    cycleRule: oneOf(['concept2025', 'faq2023'], 'which page tells the wait between cycles').optional(),
    ioKB: number('I/O size in KB where no operations were measured', 16, { min: 0.5, max: 4096 }).nullable().optional(),
    leftOut: z
      .array(
        z.strictObject({
          machine: text('the machine', 'erp-ora01'),
          disk: text('its disk as the inventory prints it', 'Hard disk 3'),
          instead: text('how its data gets across', 'made anew, holds temporary files only'),
          who: text('who decided it', 'A. Architect'),
        }),
      )
      .max(MOST_ENTRIES)
      .meta({ description: 'Disks that are not replicated' })
      .optional(),
    highChurn: flag('the option for more churn is wanted', false).nullable().optional(),
    prices: z
      .strictObject({
        instancePerMonth: dollars('US dollars for each protected machine a month'),
        cacheGBPerMonth: dollars('US dollars for each GB in the cache account a month'),
        seedGBPerMonth: dollars('US dollars for each GB of replica disks a month, in place of the catalogue'),
        snapshotGBPerMonth: dollars('US dollars for each GB of snapshots a month'),
        linkGBIn: dollars('US dollars for each GB that goes into Azure over the link'),
        linkGBOut: dollars('US dollars for each GB that leaves Azure; nothing of a plan of replication does'),
      })
      .meta({ description: 'Prices that people know' })
      .optional(),
  })
  .meta({ description: 'What shapes a plan of replication' });
