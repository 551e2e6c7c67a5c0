import { compareText, invariant } from '../model/index.js';
import type { Estate, Machine, MachineId, Problem } from '../model/index.js';
import type { DependencyGraph } from '../graph/index.js';
import { createTimeZone } from '../timeseries/index.js';
import type { PeakSet, TimeZone } from '../timeseries/index.js';
import type { WavePlan } from '../waves/index.js';
import type { CalendarSettings } from './calendar-settings.js';
import type { Link } from './link.js';
import { unknownZone } from './problems.js';
import { deriveWrittenPerDay } from './replicated-bytes.js';
import type { WrittenPerDay } from './replicated-bytes.js';
import { dayOfDate, startOfDay } from './wall-clock.js';
import { deriveMachineWeeks } from './week-use.js';
import type { MachineWeeks } from './week-use.js';

/** All that a calendar is made from. */
export interface WaveCalendarInput {
  readonly plan: WavePlan;
  readonly graph: DependencyGraph;
  readonly estate: Estate;
  /** Null where nothing was measured. */
  readonly peaks: PeakSet | null;
  readonly settings: CalendarSettings;
}

/** The same, looked up and settled once for all waves. */
export interface CalendarTerms {
  readonly plan: WavePlan;
  readonly settings: CalendarSettings;
  readonly site: TimeZone;
  readonly users: TimeZone;
  readonly link: Link;
  readonly startMs: number;
  readonly machines: ReadonlyMap<MachineId, Machine>;
  readonly weeks: MachineWeeks;
  readonly written: WrittenPerDay;
  /** Clients by server, of dependencies alone. */
  readonly clients: ReadonlyMap<MachineId, readonly MachineId[]>;
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

export function deriveTerms({ plan, graph, estate, peaks, settings }: WaveCalendarInput): CalendarTerms {
  const assumptions: string[] = [];
  const problems: Problem[] = [];
  const machines = new Map(estate.machines.map((machine) => [machine.id, machine]));
  const site = zoneOf(settings.zones.site, problems);
  if (settings.zones.site === null) assumptions.push('No zone of the site is stated: UTC is taken.');
  const users = usersZone({ plan, settings, site, machines }, assumptions, problems);
  const startMs = firstInstant(plan, settings, site, assumptions);
  return {
    ...{ plan, settings, site, users, startMs, machines, assumptions, problems },
    link: linkOf(plan, settings, site, assumptions),
    weeks: deriveMachineWeeks(peaks, users),
    written: deriveWrittenPerDay(peaks),
    clients: clientsByServer(graph),
  };
}

const UTC_NAME = 'UTC';

function zoneOf(name: string | null, problems: Problem[]): TimeZone {
  const found = createTimeZone(name ?? UTC_NAME);
  if (found !== null) return found;
  problems.push(unknownZone(name ?? UTC_NAME));
  const utc = createTimeZone(UTC_NAME);
  invariant(utc !== null, 'UTC is a zone');
  return utc;
}

/** The tag by which an inventory says where the users of a machine are. */
const USERS_TAG = 'users';

function usersZone(
  { plan, settings, site, machines }: Pick<CalendarTerms, 'plan' | 'settings' | 'site' | 'machines'>,
  assumptions: string[],
  problems: Problem[],
): TimeZone {
  if (settings.zones.users !== null) return zoneOf(settings.zones.users, problems);
  const counts = new Map<string, number>();
  for (const { id } of plan.machines) {
    const tag = machines.get(id)?.tags.find(([key]) => key.toLowerCase() === USERS_TAG);
    if (tag !== undefined && createTimeZone(tag[1]) !== null) counts.set(tag[1], (counts.get(tag[1]) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((left, right) => right[1] - left[1] || compareText(left[0], right[0]));
  if (most === undefined) {
    assumptions.push(`No zone of the users is stated: the site's, ${site.name}, is taken.`);
    return site;
  }
  assumptions.push(
    `No zone of the users is set: ${most[0]} is taken, which ${most[1]} of ${plan.machines.length} planned machines state.`,
  );
  return zoneOf(most[0], problems);
}

function firstInstant(
  plan: WavePlan,
  { firstDay, preparationDays }: CalendarSettings,
  site: TimeZone,
  assumptions: string[],
): number {
  const asOf = dayOfDate(plan.asOf.slice(0, 10));
  const day = firstDay === null ? asOf + preparationDays : dayOfDate(firstDay);
  invariant(Number.isInteger(day), 'the day of a plan and the first day of its calendar are YYYY-MM-DD');
  if (firstDay === null) {
    assumptions.push(
      `No first day of work is stated: it is taken to begin ${preparationDays} days after ${plan.asOf.slice(0, 10)}, the day of the plan.`,
    );
  }
  return startOfDay(site, day);
}

const BITS_PER_MEGABIT = 1_000_000;

function linkOf(plan: WavePlan, { link }: CalendarSettings, zone: TimeZone, assumptions: string[]): Link {
  const { dayBitsPerSecond, dayHours } = link;
  if (link.nightBitsPerSecond !== null) {
    return { dayBitsPerSecond, nightBitsPerSecond: link.nightBitsPerSecond, dayHours, zone };
  }
  const whole = plan.settings.link.bitsPerSecond;
  const night = whole ?? dayBitsPerSecond;
  const words = `${night / BITS_PER_MEGABIT} Mb/s`;
  assumptions.push(
    whole === null
      ? `No rate of the link by night is stated: ${words} as by day is taken.`
      : `No rate of replication by night is stated: the whole link of ${words} is taken.`,
  );
  return { dayBitsPerSecond, nightBitsPerSecond: night, dayHours, zone };
}

function clientsByServer({ edges }: DependencyGraph): ReadonlyMap<MachineId, readonly MachineId[]> {
  const clients = new Map<MachineId, Set<MachineId>>();
  for (const { client, server, kind } of edges) {
    if (kind !== 'dependency') continue;
    const known = clients.get(server);
    if (known === undefined) clients.set(server, new Set([client]));
    else known.add(client);
  }
  return new Map([...clients].map(([server, set]) => [server, [...set]]));
}
