import type { Problem, Severity, SourceLocation } from '../../model/index.js';
import { shown } from '../problems.js';
import type { StrayStretch } from './stray-samples.js';
import { nearestZones } from './nearest-zones.js';
import type { StampFault } from './parse-stamp.js';
import { shortName } from './sample-machines.js';

// Every problem that reading samples can report beside those of inventories, with its prose.

type Words = readonly [message: string, remedy: string];

const problem = (severity: Severity, code: string, at: SourceLocation, ...[message, remedy]: Words): Problem => ({
  code: `ingest/${code}`,
  severity,
  at: at.column === undefined ? at : { ...at, column: shown(at.column) },
  message,
  remedy,
});

const STAMP_PROBLEMS: Readonly<Record<StampFault, readonly [code: string, what: string, remedy: string]>> = {
  notAStamp: [
    'bad-stamp',
    'is no time that could be read',
    'write ISO 8601 with a zone, such as 2026-03-01T10:00:00Z, or seconds since 1970; a mapping can name any other form',
  ],
  noZone: [
    'stamp-without-zone',
    'has no zone, and none that is known is stated',
    'state the zone of the clocks: a line "# zone: Australia/Melbourne" above the header, zone in the mapping, or --zone',
  ],
  inGap: [
    'stamp-in-gap',
    'is a local time that did not exist: clocks were put forward over it',
    'check the zone: a machine that prints this time keeps another one, often UTC',
  ],
  implausible: [
    'implausible-stamp',
    'is no time between 1995 and 2100',
    'check the unit: seconds taken for milliseconds land in 1970, milliseconds for seconds far ahead',
  ],
  future: [
    'future-stamp',
    'lies after the latest time allowed',
    'check the clock and the zone of the machine that took the samples',
  ],
};

export function badStamp(at: SourceLocation, text: string, fault: StampFault): Problem {
  const [code, what, remedy] = STAMP_PROBLEMS[fault];
  return problem('error', code, at, `"${shown(text)}" ${what}; the row is left out`, remedy);
}

/** @param by who states it, such as `the file` */
export function unknownZone(at: SourceLocation, zone: string, by: string): Problem {
  const near = nearestZones(zone.slice(0, LONGEST_ZONE));
  return problem(
    'error',
    'unknown-zone',
    at,
    `${shown(by)} states the zone "${shown(zone)}", which is no time zone; stamps that print none cannot be read`,
    `${near.length > 0 ? `did you mean ${near.join(' or ')}? Else ` : ''}write a name of the IANA data such as Australia/Melbourne, an offset such as +10:00, or UTC`,
  );
}

/** Longer than any name of a zone. */
const LONGEST_ZONE = 100;

export const noMachineName = (at: SourceLocation): Problem =>
  problem('error', 'no-machine', at, 'the row names no machine; it is left out', 'fill in machine or machineId');

export const noMachineInFileName = (at: SourceLocation, pattern: string): Problem =>
  problem(
    'error',
    'no-machine',
    at,
    `the name of the file does not match ${shown(pattern)}, which should give the machine; no row is read`,
    'rename the file, or correct machineFromFileName of the mapping',
  );

export const unknownMachine = (at: SourceLocation, name: string): Problem =>
  problem(
    'warning',
    'unknown-machine',
    at,
    `"${shown(name)}" is no machine of the inventory, or several could be meant; its samples are kept under a name of their own`,
    'write the name or the UUID as the inventory has it, or add the machine to the inventory',
  );

const NAMES_LISTED = 5;

/** @param machines at least two, of different full names and one short name */
export function ambiguousMachines(at: SourceLocation, machines: readonly { readonly name: string }[]): Problem {
  const listed = machines.slice(0, NAMES_LISTED).map(({ name }) => `"${shown(name)}"`);
  const rest = machines.length - listed.length;
  return problem(
    'warning',
    'ambiguous-machine',
    at,
    `${listed.join(' and ')}${rest > 0 ? ` and ${rest} more` : ''} are different machines, and the inventory has one "${shown(shortName(machines[0]!.name))}": none of them is joined to it, and each keeps its samples under its own name`,
    'write the full name in the inventory, or give the machines ids that both sides have (machineId)',
  );
}

export const tooManyMachineNames = (at: SourceLocation, limit: number): Problem =>
  problem(
    'error',
    'too-many-machines-in-samples',
    at,
    `the samples name more than ${limit} machines; rows of further ones are left out`,
    'check that the column of the machine holds names and not values that change from row to row',
  );

export const noCores = (at: SourceLocation, machine: string): Problem =>
  problem(
    'error',
    'percent-without-cores',
    at,
    `nothing says how many cores "${shown(machine)}" has, so its percentage means nothing; it is left out`,
    'fill in cores, or give an inventory that has the machine',
  );

/** The rows behind the first `waiting` values may state the cores, too late. */
export const noCoresYet = (at: SourceLocation, machine: string, waiting: number): Problem =>
  problem(
    'error',
    'percent-without-cores',
    at,
    `nothing said how many cores "${shown(machine)}" has before ${waiting} values waited for theirs, which is as many as may wait; its percentage is left out`,
    'put the rows with cores first, or sort the rows by time; or give an inventory that has the machine',
  );

export const noCapacity = (at: SourceLocation): Problem =>
  problem(
    'error',
    'mhz-without-capacity',
    at,
    'the row states no cores or no capacity, so its MHz cannot be turned into cores; they are left out',
    'fill in both, or state mhzPerCore in the mapping',
  );

export const noMemory = (at: SourceLocation): Problem =>
  problem(
    'error',
    'percent-without-memory',
    at,
    'the row does not say how much memory the machine has, so the percentage means nothing; it is left out',
    'fill in the column of the field memory',
  );

export const overFull = (at: SourceLocation, text: string): Problem =>
  problem(
    'info',
    'over-100-percent',
    at,
    `${shown(text)} is more than all cores of the machine; it is kept`,
    'nothing, if the processor runs above its nominal clock; else check how many cores the machine had',
  );

export const aboveMemory = (at: SourceLocation): Problem =>
  problem(
    'info',
    'memory-above-provisioned',
    at,
    'more memory is used than the machine has; it is kept',
    'nothing, if the machine was resized at that time; else check the units',
  );

export const notAMeasure = (at: SourceLocation, text: string): Problem =>
  problem(
    'error',
    'bad-number',
    at,
    `"${shown(text)}" is not a number; the value is left out`,
    'write digits with an optional decimal sign and no thousands separator, such as 12.5; leave the cell empty where nothing was measured',
  );

export const notAnAmount = (at: SourceLocation, text: string, greatest: number): Problem =>
  problem(
    'error',
    'out-of-range',
    at,
    `${shown(text)} is ${text.trim().startsWith('-') ? 'negative' : `not between 0 and ${greatest}`}; the value is left out`,
    'leave the cell empty where nothing was measured, and check the unit of the column',
  );

export const raggedSampleRow = (at: SourceLocation, found: number, expected: number): Problem =>
  problem(
    'error',
    'ragged-row',
    at,
    `the row has ${found} cells where the header has ${expected}; it is left out, since its values may have moved`,
    'check the separators and quotes of this line; a decimal comma needs another separator or quotes',
  );

export const hugeLine = (at: SourceLocation, limit: number): Problem =>
  problem(
    'error',
    'huge-line',
    at,
    `the line, or a cell of it, has more than ${limit} characters; it is left out`,
    'check that the file is a CSV with one sample or value per line',
  );

export const nulsInLine = (at: SourceLocation): Problem =>
  problem(
    'warning',
    'nul-bytes',
    at,
    'the line holds NUL bytes, which were left out',
    'export the file again: NUL bytes are a sign of a damaged copy',
  );

export const unknownColumn = (at: SourceLocation, near: readonly string[]): Problem =>
  problem(
    'warning',
    'unknown-column',
    at,
    `"${shown(at.column ?? '')}" is no column of samples; it is not read`,
    `did you mean ${near.join(' or ')}?`,
  );

export const unknownCounter = (at: SourceLocation, text: string, near: readonly string[]): Problem =>
  problem(
    'error',
    'unknown-counter',
    at,
    `"${shown(text)}" is no counter of samples; the row is left out`,
    near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'the counters are listed in docs/samples.md',
  );

export const badInstance = (at: SourceLocation, text: string): Problem =>
  problem(
    'error',
    'bad-instance',
    at,
    `the counter belongs to the machine as a whole, but the row names "${shown(text)}"; it is left out`,
    'leave instance empty here; of a value per processor core give the total of the machine only',
  );

export const badInterval = (at: SourceLocation, text: string): Problem =>
  problem(
    'warning',
    'bad-interval',
    at,
    `"${shown(text)}" is no interval between 1 second and 31 days; it is inferred from the stamps`,
    'write the seconds that one sample stands for, such as 20 or 300',
  );

export const differentIntervals = (at: SourceLocation, seconds: readonly number[]): Problem =>
  problem(
    'info',
    'different-intervals',
    at,
    `samples of ${seconds.join(', ')} seconds are read together; the interval of each series is inferred from its stamps`,
    'nothing: each series is judged by its own interval',
  );

export const repeatedStamps = (at: SourceLocation, count: number): Problem =>
  problem(
    'info',
    'repeated-stamps',
    at,
    `${count} rows have the stamp of the row of the same machine before: they may raise a peak, and count no time twice`,
    'nothing, if the machine moved between hosts at that time; else check for files that were given twice',
  );

export const noSampleRows = (at: SourceLocation): Problem =>
  problem(
    'warning',
    'no-samples',
    at,
    'no row of the file could be used',
    'look at the other problems of this file; without any, its rows are empty',
  );

export const notSamples = (at: SourceLocation, seen: string): Problem =>
  problem(
    'error',
    'unrecognised-samples',
    at,
    `these are no samples that Portolan reads: ${shown(seen)}`,
    'give a CSV with the columns timestamp and machine (docs/samples.md), or a column mapping for files of another tool',
  );

export const mappingDoesNotFit = (
  at: SourceLocation,
  { name, lacks, has }: { readonly name: string; readonly lacks: readonly string[]; readonly has: readonly string[] },
): Problem =>
  problem(
    'error',
    'mapping-does-not-fit',
    at,
    `the mapping "${shown(name)}" does not fit: no column ${lacks.map(shown).join(', ')}; the file has ${has.map(shown).join(', ')}`,
    'write the columns into the mapping as the file prints them, with its separator',
  );

/** @param type as the file calls it */
export const unreadColumn = (at: SourceLocation, type: string): Problem =>
  problem(
    'warning',
    'unread-column',
    at,
    `the column is of the type ${shown(type)}, which is not read`,
    'write it as a number, a text or a timestamp',
  );

export const cutShort = (at: SourceLocation, why: string): Problem =>
  problem(
    'error',
    'cut-short',
    at,
    `the file ends too early (${shown(why)}); what stands before was read`,
    'copy or compress the file again',
  );

export const noAllocation = (at: SourceLocation): Problem =>
  problem(
    'info',
    'no-allocation',
    at,
    'the machine has nothing at that time: it was off or elsewhere; the value is left out',
    'nothing; a mapping can skip such rows as a whole',
  );

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const DAY_MS = 86_400_000;

/**
 * @param at a file that holds them, null where none does as a whole
 * @param fate `kept`: whoever takes the series machine by machine has them already
 */
export function straySamples(
  at: SourceLocation | null,
  stray: StrayStretch,
  fate: 'aside' | 'kept' = 'aside',
): Problem {
  const { side, startMs, endMs, restMs, values, machines } = stray;
  const isAfter = side === 'after';
  const days = Math.floor((isAfter ? startMs - restMs : restMs - endMs) / DAY_MS);
  const lastDay = dayOf(restMs - 1);
  const held = `${values} ${values === 1 ? 'value' : 'values'} of ${machines} ${machines === 1 ? 'machine' : 'machines'}`;
  const what = `${held} ${values === 1 ? 'is' : 'are'} stamped between ${minute(startMs)} and ${minute(endMs)} UTC, ${days} days`;
  return {
    code: 'ingest/stray-samples',
    severity: isAfter ? 'warning' : 'info',
    at,
    message: isAfter
      ? `${what} after the rest of the run, which ends on ${lastDay}: ${fate === 'kept' ? 'they are still among the series' : 'they are set aside, and the window ends with the rest'}`
      : `${what} before the rest of the run, which begins on ${dayOf(restMs)}: they are ${fate === 'kept' ? 'still among the series' : 'set aside'}`,
    remedy: isAfter
      ? `correct or remove these rows if a clock was wrong; if they are true, collect for longer: more than an hour, or a twentieth of the run, is kept`
      : 'nothing, if a trial was run before the collection; else correct or remove these rows',
  };
}

const minute = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');

export const lateReadings = (count: number): Problem => ({
  code: 'ingest/late-readings',
  severity: 'warning',
  at: null,
  message: `${count} disk or network values came long after others of their sample; sums over disks and NICs may peak too low`,
  remedy: 'sort each file by timestamp, or by machine and timestamp',
});

export const duplicateReadings = (count: number): Problem => ({
  code: 'ingest/duplicate-readings',
  severity: 'info',
  at: null,
  message: `${count} values have the stamp of a value that the series has already: they may raise a peak, and count no time twice`,
  remedy:
    'nothing, if a collector was restarted or a machine moved between hosts; else check for files that were given twice',
});
