import { invariant } from '../model/index.js';
import type { Estate, Machine, MachineId, Problem } from '../model/index.js';
import type { DependencyGraph } from '../graph/index.js';
import { createTimeZone } from '../timeseries/index.js';
import type { PeakSet, TimeZone } from '../timeseries/index.js';
import type { WavePlan } from '../waves/index.js';
import { ASSUMED_DAY_BITS_PER_SECOND } from './calendar-settings.js';
import type { CalendarSettings } from './calendar-settings.js';
import type { Link } from './link.js';
import { unknownZone } from './problems.js';
import { deriveWrittenPerDay } from './replicated-bytes.js';
import type { WrittenPerDay } from './replicated-bytes.js';
import { deriveFirstDay } from './first-day.js';
import type { FirstDay } from './first-day.js';
import { statedZones } from './users-zone.js';
import { startOfDay } from './wall-clock.js';
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
  /** The TTLs of the cutover, such as `CutoverSettings.dns`; left out: titles name none, and `ttl.leadHours` alone counts. */
  readonly dns?: StatedTtls;
}

interface StatedTtls {
  readonly ttlSeconds: number;
  /** As it is today; null: unknown. */
  readonly oldTtlSeconds: number | null;
  readonly ttlAfterSeconds: number;
}

/** The same, looked up and settled once for all waves. */
export interface CalendarTerms {
  readonly plan: WavePlan;
  readonly graph: Pick<DependencyGraph, 'edges' | 'availabilityGroups'>;
  readonly settings: CalendarSettings;
  readonly site: TimeZone;
  /** Of all waves together. */
  readonly users: TimeZone;
  readonly link: Link;
  readonly first: FirstDay;
  readonly startMs: number;
  readonly dns: StatedTtls | null;
  readonly machines: ReadonlyMap<MachineId, Machine>;
  /** Use by the clock of a zone; reckoned once for each. */
  readonly weeksIn: (zone: TimeZone) => MachineWeeks;
  readonly written: WrittenPerDay;
  /** Clients by server, of dependencies alone. */
  readonly clients: ReadonlyMap<MachineId, readonly MachineId[]>;
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

export function deriveTerms({ plan, graph, estate, peaks, settings, dns }: WaveCalendarInput): CalendarTerms {
  const assumptions: string[] = [];
  const problems: Problem[] = [];
  const machines = new Map(estate.machines.map((machine) => [machine.id, machine]));
  const site = zoneOf(settings.zones.site, problems);
  if (settings.zones.site === null) assumptions.push('No zone of the site is stated: UTC is taken.');
  const users = usersZone({ plan, settings, site, machines }, assumptions, problems);
  const first = deriveFirstDay({ plan, graph, peaks, settings }, site);
  assumptions.push(first.said);
  return {
    ...{ plan, graph, settings, site, users, first, machines, assumptions, problems },
    ...{ startMs: startOfDay(site, first.day), dns: dns ?? null },
    link: linkOf(plan, settings, site, assumptions),
    weeksIn: weeksByZone(peaks),
    written: deriveWrittenPerDay(peaks),
    clients: clientsByServer(graph),
  };
}

function weeksByZone(peaks: PeakSet | null): (zone: TimeZone) => MachineWeeks {
  const known = new Map<string, MachineWeeks>();
  return (zone) => {
    const found = known.get(zone.name) ?? deriveMachineWeeks(peaks, zone);
    known.set(zone.name, found);
    return found;
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

function usersZone(
  { plan, settings, site, machines }: Pick<CalendarTerms, 'plan' | 'settings' | 'site' | 'machines'>,
  assumptions: string[],
  problems: Problem[],
): TimeZone {
  if (settings.zones.users !== null) return zoneOf(settings.zones.users, problems);
  const [most] = statedZones(
    plan.machines.map(({ id }) => id),
    machines,
  );
  if (most === undefined) {
    assumptions.push(`No zone of the users is stated: the site's, ${site.name}, is taken.`);
    return site;
  }
  assumptions.push(
    `No zone of the users is set: ${most.zone.name} is taken, which ${most.machines} of ${plan.machines.length} planned machines state; a wave whose machines mostly state another goes by that one.`,
  );
  return most.zone;
}

const BITS_PER_MEGABIT = 1_000_000;

function linkOf(plan: WavePlan, { link }: CalendarSettings, zone: TimeZone, assumptions: string[]): Link {
  const { dayHours } = link;
  const dayBitsPerSecond = link.dayBitsPerSecond ?? ASSUMED_DAY_BITS_PER_SECOND;
  if (link.dayBitsPerSecond === null) {
    assumptions.push(
      `No rate of the link by day is stated: ${dayBitsPerSecond / BITS_PER_MEGABIT} Mb/s is taken, from ${dayHours.from} to ${dayHours.to} by the clock of the site.`,
    );
  }
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
