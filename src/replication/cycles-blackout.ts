import { parseBlackout } from '../site/index.js';

const MINUTES_PER_DAY = 1440;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A stretch of every week in which the appliance begins no cycle. */
export interface BlackoutWindow {
  readonly day: (typeof DAYS)[number];
  /** `07:00` */
  readonly start: string;
  readonly durationMinutes: number;
  readonly clock: 'appliance local time';
}

/**
 * What a blackout does and does not do.
 *
 * Source: Microsoft, agentless migration of VMware virtual machines (concepts-vmware-agentless-migration.md, 2025-05-12).
 */
export const BLACKOUT_RULES = {
  runningCycle: 'finishes',
  newCycles: 'blocked',
  /** Of a migration that is begun within one. */
  finalReplicationRuns: false,
  migration: 'fails',
} as const;

/** The windows of `Monday;7:00;7h|Tuesday;8:00;1d7h`, in the order in which they are written; null where one is not of that form. */
export function readBlackout(text: string): readonly BlackoutWindow[] | null {
  const windows = parseBlackout(text);
  if (windows === null) return null;
  return windows.map(({ startMinute, minutes }) => {
    const ofDay = startMinute % MINUTES_PER_DAY;
    const digits = (value: number): string => String(value).padStart(2, '0');
    return {
      day: DAYS[(startMinute - ofDay) / MINUTES_PER_DAY]!,
      start: `${digits(Math.floor(ofDay / 60))}:${digits(ofDay % 60)}`,
      durationMinutes: minutes,
      clock: 'appliance local time',
    };
  });
}
