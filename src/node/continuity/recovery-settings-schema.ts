import { z } from 'zod';
import { LEAST_CYCLE_HOURS } from '../../recovery/index.js';
import type { ElementFigures, RecoveryAction, RecoverySettings } from '../../recovery/index.js';
import type { Given } from './overlay.js';
import { count, flag, list, machines, number, oneOf, text } from '../site/fields.js';

const MOST_MINUTES = 43_200;
const MOST_HOURS = 1_000_000_000;

const minutes = (description: string, example: number) => number(description, example, { max: MOST_MINUTES });
const percent = (description: string, example: number) => number(description, example, { max: 100 });

/** A figure with who says so: none counts without. */
const figure = (description: string, example: number, { min = 0, max = MOST_HOURS, isWhole = false } = {}) =>
  z
    .strictObject({
      value: isWhole ? number(description, example, { min, max }).int() : number(description, example, { min, max }),
      basis: text('who says so: a contract, a page, a measurement', 'maintenance contract, clause 4'),
    })
    .meta({ description })
    .nullable()
    .optional();

const START_TIERS = ['directory', 'database', 'middleware', 'application', 'web', 'other'] as const;
const start = z.strictObject(
  Object.fromEntries(
    START_TIERS.map((tier) => [
      tier,
      minutes(`minutes that a machine of the tier ${tier} takes to start`, 5).optional(),
    ]),
  ) as Record<(typeof START_TIERS)[number], z.ZodOptional<z.ZodNumber>>,
);

/** What a file states under the key; what entries of lists leave out is filled in behind the check. */
export type GivenRecoverySettings = Given<Omit<RecoverySettings, 'actions' | 'elements'>> & {
  readonly actions?:
    | readonly (Given<Pick<RecoveryAction, 'group' | 'machines'>> & Omit<RecoveryAction, 'at' | 'group' | 'machines'>)[]
    | undefined;
  readonly elements?: readonly (Given<ElementFigures> & Pick<ElementFigures, 'name'>)[] | undefined;
};

/** The key `recoveryPlan` of a file of settings: every key may be left out, groups in part. */
export const RECOVERY_SETTINGS_SCHEMA: z.ZodType<GivenRecoverySettings> = z
  .strictObject({
    generation: oneOf(['modernized', 'classic', 'azureToAzure'], 'what protects the machines').nullable().optional(),
    rpoMinutes: number('recovery point objective in minutes', 30, { min: 1, max: MOST_MINUTES }).nullable().optional(),
    rtoMinutes: number('recovery time objective in minutes', 60, { min: 1, max: MOST_MINUTES }).nullable().optional(),
    availabilityPercent: percent('what is promised with the plan', 99.95).nullable().optional(),
    retentionHours: number('for how long recovery points are kept', 120, { max: 100_000 }).nullable().optional(),
    appConsistentMinutes: minutes('every so often an application-consistent point; 0: none', 60).nullable().optional(),
    pointStorage: oneOf(
      ['premium', 'standard', 'unmanaged'],
      'what points are kept on: premium or standard storage, which limit the classic generation, or unmanaged disks, which limit every one',
    )
      .nullable()
      .optional(),
    minutes: z
      .strictObject({
        detect: minutes('until somebody sees it', 5).optional(),
        decide: minutes('until somebody decides', 10).optional(),
        failOver: minutes('until machines are made in Azure', 10).optional(),
        hydrate: minutes('added where a machine has to be prepared for Azure', 10).optional(),
        start: start.meta({ description: 'Minutes that machines take to start, by tier' }).optional(),
        verify: minutes('until it is known to work', 10).optional(),
        dnsSwitch: minutes('to switch names', 2).optional(),
      })
      .meta({ description: 'Minutes that steps of recovery take' })
      .optional(),
    startAtOnce: number('machines that start beside each other', 20, { min: 1, max: 100_000 })
      .int()
      .nullable()
      .optional(),
    actions: list(
      z.strictObject({
        group: number('the group it belongs to', 2, { min: 1, max: 7 }).int().nullable().optional(),
        machines: machines('the machines it belongs to, in place of a group').optional(),
        when: oneOf(['before', 'after'], 'before or behind the group'),
        kind: oneOf(['manual', 'runbook', 'script'], 'who does it'),
        title: text('what is done', 'check the stock against the ledger'),
        minutes: minutes('how long it takes', 5),
      }),
      'Steps of people and scripts beside those that are planned',
    ).optional(),
    elements: list(
      z.strictObject({
        name: text('a machine, a group of machines, or what connects them', 'nat01'),
        mtbfHours: figure('hours between two failures', 8760, { min: LEAST_CYCLE_HOURS }),
        mttrHours: figure('hours until it works again', 8),
        availabilityPercent: figure('in place of the two above', 99.9, { max: 100 }),
        needed: figure('of a group: how many of them have to work', 2, { max: 100_000, isWhole: true }),
      }),
      'How often things fail, with who says so',
    ).optional(),
    simulation: z
      .strictObject({
        years: number('years that are simulated', 10_000, { min: 1, max: 10_000_000 }).int().optional(),
        seed: count('of the random numbers', 1).optional(),
      })
      .meta({ description: 'The simulation that checks the closed form' })
      .optional(),
    network: z
      .strictObject({
        vnet: text('the range of the virtual network', '10.40.0.0/16').nullable().optional(),
        egress: oneOf(['natGateway', 'firewall'], 'how machines get out').nullable().optional(),
        dnsTtlSeconds: number('time to live of names that recovery switches', 60, { min: 1, max: 86_400 })
          .int()
          .optional(),
      })
      .meta({ description: 'The network of the recovery site' })
      .optional(),
    failback: z
      .strictObject({
        to: oneOf(['original', 'alternate'], 'where machines come home to').nullable().optional(),
        platform: text('what they come home to', 'VMware').nullable().optional(),
        hasObjectStorage: flag('there is object storage with the interface of S3', true).nullable().optional(),
        mbps: number('the link home, in Mb/s', 500, { min: 0.001, max: 1_000_000 }).nullable().optional(),
      })
      .meta({ description: 'The way home' })
      .optional(),
    drills: z
      .strictObject({
        monthsPerMachine: number('months after which a machine is exercised again', 6, { min: 1, max: 120 })
          .int()
          .optional(),
        monthsPerApplication: number('the same of an application', 3, { min: 1, max: 120 }).int().optional(),
      })
      .meta({ description: 'How often exercises are due' })
      .optional(),
  })
  .meta({ description: 'What shapes a plan of recovery' });
