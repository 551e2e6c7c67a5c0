import type { MachineId } from '../model/index.js';
import type {
  ExtendedService,
  PlanCondition,
  PlannedWave,
  UnplannedMachine,
  WaveBoundary,
  WavePlan,
} from '../waves/index.js';
import { protocolsOf, waveInWords } from '../waves/index.js';
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
  // Of nobody known is no sum; beside a limit 0 is what counts of it.
  if (load === 0 && limit === null && unknown > 0) return `${formatCount(unknown)} unknown`;
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

/** What sentences call a wave, by its number: `wave 3`, or `wave 3 ("Pilot B")` where people called it otherwise. */
export function waveNamesOf({ waves }: WavePlan): (wave: number) => string {
  const names: string[] = [];
  for (const { number, name } of waves) names[number - 1] = name;
  return (wave) => waveInWords(names, wave - 1);
}

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

/** `53/tcp+udp`; `8443/tcp?` where nothing states or tells the protocol. */
export function portWords(one: Parameters<typeof protocolsOf>[0]): string {
  const { protocols, by } = protocolsOf(one);
  return `${one.port}/${protocols.join('+')}${by === 'assumed' ? '?' : ''}`;
}

export const ASSUMED_WORDS = 'tcp?: the protocol is not stated, and TCP is assumed';

/** Whether any port of a plan's boundaries is shown with a protocol that is assumed. */
export const hasAssumed = ({ boundaries }: WavePlan): boolean =>
  boundaries.some(({ firewall, outside, operations }) =>
    [...firewall, ...outside, ...operations].some((one) => protocolsOf(one).by === 'assumed'),
  );

type Outside = WaveBoundary['outside'][number];

/** What a kind of party outside the inventory needs, and by which way. */
export function outsideWords({ direction, where }: Pick<Outside, 'direction' | 'where'>): string {
  return OUTSIDE_WORDS[`${direction} ${where}`];
}

const OUTSIDE_WORDS: Readonly<Record<`${Outside['direction']} ${Outside['where']}`, string>> = {
  'asks site': 'let into the site, to parties in no inventory (private addresses, across the link)',
  'asks internet': "let out to the internet, by Azure's own way out",
  'asks unknown': 'let out to parties of which no address is known',
  'isAsked site': 'let into Azure, from parties in no inventory (private addresses, across the link)',
  'isAsked internet': 'let into Azure from the internet, by a new public address',
  'isAsked unknown': 'let into Azure, from parties of which no address is known',
};

/** `mysql01 (10.40.0.51)`, `3 parties`. */
export function partyWords({ party, addresses, parties }: WavePlan['outside'][number]): string {
  if (parties > 1) return `${formatCount(parties)} parties of the internet`;
  const at = addresses.join(', ');
  if (party === '') return at === '' ? 'a party without a name' : at;
  return at === '' ? party : `${party} (${at})`;
}

/** Whether nothing at all has to be let through after a wave. */
export const isQuiet = ({ dependencies, outside, operations }: WaveBoundary): boolean =>
  dependencies === 0 && outside.length === 0 && operations.length === 0;

const WHOLE_SECONDS = 120;
const WHOLE_MINUTES = 36_000;

/** `95 s`, `140 min`, from ten hours on `10.4 h`; rounded up, never made smaller than it is. Waits of programs, which may wait beside each other. */
function secondsWords(seconds: number | null): string {
  if (seconds === null) return 'unknown';
  const whole = Math.ceil(seconds);
  if (whole < WHOLE_SECONDS) return `${formatCount(whole)} s`;
  if (whole <= WHOLE_MINUTES) return `${formatCount(Math.ceil(whole / 60))} min`;
  return `${formatAmount(Math.ceil(whole / 360) / 10, 1)} h`;
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

/** `133 machines ask 6, 41,020 times on a day on which all are seen`. */
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
      : `${formatCount(Math.ceil(connectionsPerDay))} times on a day on which all are seen`;
  return `${machinesWords(askedBy.length)} of the plan ask ${own} of the site, ${often}; of this nothing crosses the link`;
}

export const machinesWords = (count: number): string => formatCountOf(count, 'machine');

/** How long a boundary lasts. */
export const untilWords = (days: number | null): string =>
  days === null ? 'for as long as machines stay behind' : `for ${formatCountOf(days, 'day')}`;

/** `9,443 connections on a day on which all are seen, 140 min of waiting`: each dependency counts by the days on which it was seen. */
export function callsWords({
  connectionsPerDay,
  latencySecondsPerDay,
}: Pick<WaveBoundary, 'connectionsPerDay' | 'latencySecondsPerDay'>): string {
  const calls =
    connectionsPerDay === null
      ? 'nothing counts their connections'
      : `${formatCount(Math.ceil(connectionsPerDay))} connections on a day on which all are seen`;
  return latencySecondsPerDay === null ? calls : `${calls}, ${secondsWords(latencySecondsPerDay)} of waiting`;
}
