import { RECOVERY_SOURCES } from './recovery-sources.js';
import type { RecoverySettings } from './recovery-settings.js';

/**
 * What holds where nobody says otherwise. No vendor documents how long steps take but for one: each figure is here to be replaced by what
 * a drill measured, and `MINUTES_BASIS` says of each where it comes from.
 *
 * - `minutes.hydrate` 10: the upper end of the documented 8 to 10 minutes. All other `minutes` are ours.
 * - `network.dnsTtlSeconds` 60: what the first customer's brief asks for at most.
 * - `drills` 6 and 3 months: Site Recovery's page on monitoring, and that on recovery plans ("every quarter").
 * - `simulation`: ours, enough years for an interval of some hundredths of a percent, which tells 99.95 % from 99.5 %; more for a finer check.
 */
export const DEFAULT_RECOVERY_SETTINGS: RecoverySettings = {
  generation: null,
  rpoMinutes: null,
  rtoMinutes: null,
  availabilityPercent: null,
  retentionHours: null,
  appConsistentMinutes: null,
  pointStorage: null,
  minutes: {
    detect: 5,
    decide: 10,
    failOver: 10,
    hydrate: 10,
    start: { directory: 5, database: 8, middleware: 4, application: 4, web: 3, other: 4 },
    verify: 10,
    dnsSwitch: 2,
  },
  startAtOnce: null,
  actions: [],
  elements: [],
  simulation: { years: 2_000, seed: 1 },
  network: { vnet: null, egress: null, dnsTtlSeconds: 60 },
  failback: { to: null, platform: null, hasObjectStorage: null, mbps: null },
  drills: { monthsPerMachine: 6, monthsPerApplication: 3 },
};

type Minutes = RecoverySettings['minutes'];
type MinutesName = Exclude<keyof Minutes, 'start'> | 'start';

const OURS = 'ours, to be replaced by what a drill measured';

/** Where the default of each of the `minutes` comes from. */
const MINUTES_BASIS: Readonly<Record<MinutesName, string>> = {
  detect: OURS,
  decide: OURS,
  failOver: `${OURS}: no document states how long machines take to be made in Azure`,
  hydrate: `the upper end of 8 to 10 minutes, ${RECOVERY_SOURCES.failoverModernized}`,
  start: OURS,
  verify: OURS,
  dnsSwitch: OURS,
};

/** Whether people changed a figure, and where it comes from otherwise. */
export function basisOfMinutes(name: Exclude<MinutesName, 'start'>, { minutes }: RecoverySettings): string {
  return minutes[name] === DEFAULT_RECOVERY_SETTINGS.minutes[name] ? MINUTES_BASIS[name] : 'the settings';
}

/** The same of the minutes that a machine of one tier takes to start. */
export function basisOfStart(tier: keyof Minutes['start'], { minutes }: RecoverySettings): string {
  return minutes.start[tier] === DEFAULT_RECOVERY_SETTINGS.minutes.start[tier] ? MINUTES_BASIS.start : 'the settings';
}
