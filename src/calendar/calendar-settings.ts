/** Hours of a day by some clock, `HH:MM` on quarters of an hour. Beyond midnight where `to` is not later than `from`; equal: all day. */
export interface DayHours {
  readonly from: string;
  readonly to: string;
}

/** No cutover from `from` to `to`, both included, `YYYY-MM-DD`: a change freeze or a public holiday. */
export interface ChangeFreeze {
  readonly from: string;
  readonly to: string;
  readonly why: string;
  /** By whose clock its days begin; null or left out: by that of the wave's users. */
  readonly zone?: string | null | undefined;
}

/** Minutes of downtime by part; see `DEFAULT_CALENDAR_SETTINGS` for what each one is. */
export interface CutoverMinutes {
  readonly shutDown: number;
  readonly lastSync: number;
  readonly hydrate: number;
  readonly start: number;
  readonly checks: number;
}

/** Everything that shapes a calendar but the plan and what was measured; one visible value. */
export interface CalendarSettings {
  /**
   * The name by which calendar programs tell the events of this project from those of another. Null: the machines of the estate stand for
   * it, and one more or less makes new events of all.
   */
  readonly project: string | null;
  readonly zones: {
    /** Where the machines are: the link's day and night, and the days of work, are read off its clock. Null: UTC, told as an assumption. */
    readonly site: string | null;
    /**
     * Where the users are: days, hours and freezes of cutovers are read off their clock. Null: for each wave the zone that most of its
     * machines and those they serve state by the tag `users`, else what most planned machines state, else the site's.
     */
    readonly users: string | null;
  };
  /**
   * `YYYY-MM-DD`: the first day of any work; no earlier than the evidence of the plan. Null: `preparationDays` after the last of it (the
   * plan's day, the last observed connection, the last sample), told as an assumption.
   */
  readonly firstDay: string | null;
  readonly preparationDays: number;
  /** To extend identity, DNS and network to Azure before the first wave. */
  readonly foundationDays: number;
  /** Days on which a cutover may begin: 1 for Monday to 7 for Sunday. */
  readonly weekdays: readonly number[];
  /** In which the whole window of a cutover lies. */
  readonly hours: DayHours;
  /** Taken for the quietest where nothing was measured. */
  readonly assumedQuietHours: DayHours;
  readonly freezes: readonly ChangeFreeze[];
  /** The last days of a month and the first of the next in which no cutover is proposed; 0: none. */
  readonly monthEnds: {
    readonly daysBefore: number;
    readonly daysAfter: number;
    readonly quarterDaysBefore: number;
    readonly quarterDaysAfter: number;
  };
  readonly link: {
    /** Null: `ASSUMED_DAY_BITS_PER_SECOND`, told as an assumption. */
    readonly dayBitsPerSecond: number | null;
    /** Null: the whole link where the plan's settings state it, else as by day, told as an assumption. */
    readonly nightBitsPerSecond: number | null;
    /** By the site's clock. */
    readonly dayHours: DayHours;
    /** Of the bytes of a disk, what crosses the link in the first copy. */
    readonly transferPercent: number;
  };
  /** Null: what lies between the waves in the plan. */
  readonly daysBetweenWaves: number | null;
  /** From the end of the first copy to the window, at least. */
  readonly replicationLeadDays: number;
  /** So much earlier than it must does a first copy end; given up before a date of the plan is. */
  readonly replicationReserveDays: number;
  /** Stands for the length of a first copy of which no byte is known. */
  readonly unknownReplicationHours: number;
  /** Whole days of the site. */
  readonly testDays: number;
  /** So much earlier than it must does a test end, for what it finds; given up before a date of the plan is. */
  readonly testReserveDays: number;
  /** From the end of the test to the window, at least. */
  readonly marginDays: number;
  /** No change to the machines before their window. */
  readonly freezeHours: number;
  /** How long before the window names get their short TTL; the figures of the TTLs are those of the cutover. */
  readonly ttl: { readonly leadHours: number };
  /** Machines of a wave that are cut over beside each other; a larger wave goes in batches, one behind the other in one window. */
  readonly cutoverAtOnce: number;
  readonly cutoverMinutes: CutoverMinutes;
  /** Added to the downtime: for what takes longer, and to roll back. */
  readonly marginMinutes: number;
  readonly watchDays: number;
  /** From the end of the watch. */
  readonly decommissionAfterDays: number;
}

/** What a first copy is given by day where nobody states it: 100 Mb/s, how programmes of this kind throttle the appliance. */
export const ASSUMED_DAY_BITS_PER_SECOND = 100_000_000;

/**
 * What holds where nobody says otherwise. Figures without a source are ours, to be changed by who knows better.
 *
 * - `preparationDays` 14, `foundationDays` 5: ours; a circuit and a domain controller take weeks where none is there yet.
 * - `weekdays`: every day; `hours` 20:00 to 06:00 and `assumedQuietHours` 01:00 to 05:00: ours, the night of the users, when the
 *   fewest are on.
 * - `monthEnds` 2 and 2, of a quarter 3 and 3: ours, for the closing of books.
 * - `link`: 100 Mb/s from 07:00 to 19:00 and open at night is how programmes of this kind throttle the appliance. `transferPercent` 70:
 *   Microsoft's common questions on migration reckon the first copy as size x 0.7 / bandwidth.
 * - `replicationLeadDays` 3: the same page lets the first copy end 3 to 4 days before the window. `testDays` 2 and `marginDays` 1: ours;
 *   together the 3.
 * - `replicationReserveDays` 3: ours; a copy that breaks off on a Friday evening is seen on Monday. `testReserveDays` 2: ours; for a repair and
 *   a second look. They are the slack of the copy and of the test.
 * - `unknownReplicationHours` 24, `freezeHours` 24: ours.
 * - `ttl.leadHours` 24: ours, longer than the usual TTL of an hour, so that no cache still holds the old one; a longer TTL of today, where the
 *   settings of the cutover state it, lengthens it.
 * - `cutoverAtOnce` 20: ours; what a few people start, watch and check beside each other.
 * - `cutoverMinutes` 3 + 5 + 6 + 3 + 3 = 20: programmes of this kind report about 20 minutes in all; how they part is ours. The last
 *   synchronization is at least this long, and longer where measured writes ask for it.
 * - `marginMinutes` 100: ours; with 20 of downtime, and up to 20 machines, a window of two hours.
 * - `weekdays`, again: where the plan states its first cutover alone, later ones keep its weekday as far as freezes let them.
 * - `watchDays` 3, `decommissionAfterDays` 30: ours; a month sees a month end.
 */
export const DEFAULT_CALENDAR_SETTINGS: CalendarSettings = {
  project: null,
  zones: { site: null, users: null },
  firstDay: null,
  preparationDays: 14,
  foundationDays: 5,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  hours: { from: '20:00', to: '06:00' },
  assumedQuietHours: { from: '01:00', to: '05:00' },
  freezes: [],
  monthEnds: { daysBefore: 2, daysAfter: 2, quarterDaysBefore: 3, quarterDaysAfter: 3 },
  link: {
    dayBitsPerSecond: null,
    nightBitsPerSecond: null,
    dayHours: { from: '07:00', to: '19:00' },
    transferPercent: 70,
  },
  daysBetweenWaves: null,
  replicationLeadDays: 3,
  replicationReserveDays: 3,
  unknownReplicationHours: 24,
  testDays: 2,
  testReserveDays: 2,
  marginDays: 1,
  freezeHours: 24,
  ttl: { leadHours: 24 },
  cutoverAtOnce: 20,
  cutoverMinutes: { shutDown: 3, lastSync: 5, hydrate: 6, start: 3, checks: 3 },
  marginMinutes: 100,
  watchDays: 3,
  decommissionAfterDays: 30,
};
