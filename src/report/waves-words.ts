import type { MachineId } from '../model/index.js';
import type {
  ExtendedService,
  PlanCondition,
  PlannedWave,
  UnplannedMachine,
  WaveBoundary,
  WavePlan,
} from '../waves/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';

/** Why a machine is in no wave, in the order in which it is told. */
export const UNPLANNED_WORDS: Readonly<Record<UnplannedMachine['kind'], string>> = {
  foundation: 'extended before the first wave',
  blocked: 'blocked: not ready to move',
  replaced: 'replaced by a service',
  retired: 'retired',
  stays: 'stays',
  pinnedOut: 'left out by decision',
  outOfScope: 'out of scope',
  missing: 'not in the plan that was given',
};

export const CONDITION_WORDS: Readonly<Record<PlanCondition['state'], string>> = {
  kept: 'kept',
  broken: 'broken',
  notJudged: 'not judged',
};

export const MADE_WORDS: Readonly<Record<WavePlan['made'], string>> = {
  planned: 'planned',
  scored: 'scored as given',
  replanned: 'planned anew from the one given',
};

const BYTES_PER_GIB = 1_073_741_824;

type Load = PlannedWave['loads'][number];

/** `18 of 50`, `1,204 GiB (2 unknown)`. */
function loadWords({ resource, load, limit, unknown }: Load): string {
  const figure = (value: number): string =>
    resource === 'transferBytes'
      ? `${formatCount(Math.round(value / BYTES_PER_GIB))} GiB`
      : formatAmount(value, 1).replace(/\.0$/, '');
  const of = limit === null ? '' : ` of ${figure(limit)}`;
  return `${figure(load)}${of}${unknown === 0 ? '' : ` (${formatCount(unknown)} unknown)`}`;
}

export const loadOf = ({ loads }: PlannedWave, resource: Load['resource']): string => {
  const load = loads.find((one) => one.resource === resource);
  return load === undefined ? '-' : loadWords(load);
};

/** `3`, and what people call the wave where that says something else: `3 Pilot B`. */
export const labelWords = ({ number, name }: Pick<PlannedWave, 'number' | 'name'>): string =>
  name.trim().toLowerCase() === `wave ${number}` ? String(number) : `${number} ${name.trim()}`;

/** What is missing of a plan costs nothing, so that it looks cheaper than a whole one. */
export function missingWords({ unplanned }: WavePlan): readonly string[] {
  const missing = unplanned.filter(({ kind }) => kind === 'missing').length;
  if (missing === 0) return [];
  return [
    `not comparable with a plan of the whole estate: ${machinesWords(missing)} that can move ${missing === 1 ? 'is' : 'are'} missing and ${missing === 1 ? 'costs' : 'cost'} nothing here`,
  ];
}

/** `2027-02-01`, or `day 14` where the plan has no dates. */
export const dayWords = ({ cutover, day }: Pick<PlannedWave, 'cutover' | 'day'>): string => cutover ?? `day ${day}`;

export const portWords = ({
  port,
  protocol,
}: {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
}): string => `${port}${protocol === null ? '' : `/${protocol}`}`;

/** `4 min 10 s a day`; waits of programs, which may wait beside each other. */
function secondsWords(seconds: number | null): string {
  if (seconds === null) return 'unknown';
  const whole = Math.ceil(seconds);
  if (whole < 120) return `${formatCount(whole)} s`;
  return whole < 7200 ? `${formatCount(Math.ceil(whole / 60))} min` : `${formatCount(Math.ceil(whole / 3600))} h`;
}

/** Names by id: of every machine that the plan knows. */
export function namesOf({ machines, unplanned }: WavePlan): (id: MachineId) => string {
  const names = new Map([...machines, ...unplanned].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** `53/tcp+udp`, `49152-65535/tcp`. */
export const portsWords = ({
  from,
  to,
  protocols,
}: Pick<ExtendedService['betweenSites'][number], 'from' | 'to' | 'protocols'>): string =>
  `${from === to ? from : `${from}-${to}`}/${protocols.join('+')}`;

export const EXTENDED_WORDS: Readonly<Record<ExtendedService['role'], string>> = {
  directory: 'directory',
  dns: 'names',
  firewall: 'way out',
};

/** `133 machines ask 6, 41,020 times a day as far as it was counted`. */
export function askedWords({ askedBy, machines, connectionsPerDay, role }: ExtendedService): string {
  const own = machinesWords(machines.length);
  if (askedBy.length === 0) {
    return role === 'firewall'
      ? `${own}; whose ways lead through it no connection tells`
      : `${own}; no machine of the plan was seen to ask`;
  }
  const often =
    connectionsPerDay === null
      ? 'nothing counts how often'
      : `${formatCount(Math.ceil(connectionsPerDay))} times a day`;
  return `${machinesWords(askedBy.length)} of the plan ask ${own} of the site, ${often}; of this nothing crosses the link`;
}

/** `at most 3 % could be saved`, where the figure says anything. */
export const gapWords = ({ bound }: WavePlan): string =>
  bound.isOptimal ? 'proven to be the least' : `at most ${bound.gapPercent} % could be saved`;

export const machinesWords = (count: number): string => formatCountOf(count, 'machine');

/** How long a boundary lasts. */
export const untilWords = (days: number | null): string =>
  days === null ? 'for as long as machines stay behind' : `for ${formatCountOf(days, 'day')}`;

/** `9,443 connections a day, 4 min of waiting a day`. */
export function callsWords({ connectionsPerDay, latencySecondsPerDay }: WaveBoundary): string {
  const calls =
    connectionsPerDay === null
      ? 'nothing counts their connections'
      : `${formatCount(Math.ceil(connectionsPerDay))} connections a day`;
  return latencySecondsPerDay === null ? calls : `${calls}, ${secondsWords(latencySecondsPerDay)} of waiting a day`;
}
