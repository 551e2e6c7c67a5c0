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
    `${wave} cannot be cut over on ${facts.date}: ${facts.why}`,
    `write ${facts.proposed} as its day, which the calendar holds now, or change what stands in the way`,
  );

/** The plan's day is kept, though the settings avoid such days. */
export const dateAvoided = (wave: string, date: string, why: string): Problem =>
  problemOf('date-avoided', 'warning')(
    `${wave} is cut over on ${date} as the plan says, though ${why}`,
    'choose another day in the plan, or allow such days in the settings of the calendar',
  );

export const noWindow = (wave: string, why: string): Problem =>
  problemOf('no-window', 'error')(
    `${wave} and every wave behind it have no date: ${why}`,
    'allow more days or hours, shorten the freezes, or lower what makes the window long',
  );

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
