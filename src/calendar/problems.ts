import { visibleLine } from '../model/index.js';
import type { Problem, Severity } from '../model/index.js';

const problemOf =
  (code: string, severity: Severity) =>
  (message: string, remedy: string): Problem => ({
    code: `calendar/${code}`,
    severity,
    at: null,
    message: visibleLine(message),
    remedy: visibleLine(remedy),
  });

/** A zone of the settings that this platform's copy of the IANA data does not know; UTC stands in its place. */
export const unknownZone = (name: string): Problem =>
  problemOf('unknown-zone', 'error')(
    `"${name}" is no time zone; UTC stands in its place`,
    'write a name of the IANA data such as Australia/Melbourne, an offset such as +10:00, or UTC',
  );

/** The plan's day of a wave cannot be kept; the calendar holds the proposed one instead. */
export const dateNotKept = (wave: string, facts: Record<'date' | 'why' | 'proposed', string>): Problem =>
  problemOf('date-not-kept', 'error')(
    `${wave} cannot be cut over on ${facts.date}, the plan's day: ${facts.why}; ${facts.proposed} stands in the calendar instead`,
    `write ${facts.proposed} as its day in the plan, or change what stands in the way`,
  );

/** A day that the plan counted from its first cutover is put off, so that the wave keeps the weekday of that one. */
export const dateMoved = (wave: string, facts: Record<'date' | 'weekday' | 'proposed', string>): Problem =>
  problemOf('date-moved', 'warning')(
    `${wave} is cut over on ${facts.proposed} and not on ${facts.date}, the plan's day behind a freeze: it keeps ${facts.weekday}, the weekday of the first cutover`,
    `write ${facts.proposed} as its day in the plan, or state the days of all cutovers there`,
  );

/** Users of some machines are at work in the window. */
export const usersAwake = (
  wave: string,
  facts: Record<'zone' | 'hours' | 'others', string> & { own: number },
): Problem =>
  problemOf('users-awake', 'warning')(
    `${wave} is cut over by the clock of ${facts.zone}, which ${facts.own} of its machines and those they serve state, but ${facts.others}, outside ${facts.hours}`,
    'part the wave by where its users are, or agree the window with those who are at work then',
  );

/** More machines replicate at one time than the appliances bear. */
export const tooManyReplicating = (
  most: number,
  limit: number,
  facts: Record<'from' | 'to' | 'waves', string>,
): Problem =>
  problemOf('too-many-replicating', 'error')(
    `${most} machines replicate at once from ${facts.from} to ${facts.to} (${facts.waves}), and ${limit} are the most that the appliances bear`,
    'scale the appliance out, put more days between the waves, make them smaller, or lower replicationReserveDays so that copies begin later',
  );

/** The plan's day is kept, though the settings avoid such days. */
export const dateAvoided = (wave: string, date: string, why: string): Problem =>
  problemOf('date-avoided', 'warning')(
    `${wave} is cut over on ${date} as the plan says, though ${why}`,
    'choose another day in the plan, or allow such days in the settings of the calendar',
  );

/** Why no window was found, and what would allow one. */
export interface NoWindowFacts {
  readonly why: string;
  readonly remedy: string;
}

export const noWindow = (wave: string, { why, remedy }: NoWindowFacts): Problem =>
  problemOf('no-window', 'error')(`${wave} and every wave behind it have no date: ${why}`, remedy);

export const unknownBytes = (wave: string, hours: number): Problem =>
  problemOf('unknown-bytes', 'warning')(
    `of no machine of ${wave} is known how many bytes it has; ${hours} hours stand for its first copy`,
    'read an inventory that lists the disks',
  );

export const transferTooLong = (wave: string, years: number): Problem =>
  problemOf('transfer-too-long', 'error')(
    `the first copy of ${wave} takes more than ${years} years over the link, so that it and every wave behind it have no date`,
    'give the link more bits per second, or copy the data by an appliance that is shipped',
  );

export const changeOverLink = (wave: string, megabits: number): Problem =>
  problemOf('change-over-link', 'error')(
    `the machines of ${wave} write up to ${megabits} Mb/s, more than the link carries in the mean: cycles of changes may never catch up`,
    'widen the link or its hours, make the wave smaller, or leave out disks whose contents need no copy; blocks written twice count twice here',
  );
