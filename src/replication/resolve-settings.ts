import type { Problem } from '../model/index.js';
import { parseBlackout } from '../site/index.js';
import type { Generation, Site, Throttle, WeekWindow, Weekday } from '../site/index.js';
import { createTimeZone } from '../timeseries/index.js';
import { blackoutOverlaps, throttleOverlaps } from './link-overlaps.js';
import type { StatedOfLink } from './link-overlaps.js';
import { PLANNER } from './planner-facts.js';
import type { ReplicationPurpose, ReplicationSettings } from './replication-settings.js';
import { DEFAULT_REPLICATION_SETTINGS } from './replication-settings.js';
import { wordsOfResolved } from './resolved-words.js';
import { BY_SETTINGS, BY_SITE, OBJECTIVE_BY_DEFAULT, OUT_OF_CLASSIC } from './resolved-replication.js';
import type { PlaceOf, Resolved, ResolvedReplication } from './resolved-replication.js';
import {
  badBlackout,
  badFigure,
  badThrottle,
  generationRefused,
  highChurnRefused,
  idleThrottle,
  settingsOverSite,
  unknownZone,
} from './settings-problems.js';

/** A link faster than this is a slip of the pen: 100 Gb/s is the fastest ExpressRoute Direct port. */
export const MOST_MBPS = 100_000;

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
/** What ends at midnight may be written as the end of the day. */
const END_OF_DAY = '24:00';
const WEEKDAYS: ReadonlySet<string> = new Set<Weekday>([
  ...(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const),
]);

/** Which generations serve which purpose, by source. Hyper-V has one: its hosts replicate. */
const SERVES: Readonly<Record<'vmware' | 'physical', Readonly<Record<ReplicationPurpose, readonly Generation[]>>>> = {
  vmware: { migrate: ['agentless', 'agentBased', 'modernized', 'classic'], protect: ['modernized', 'classic'] },
  physical: { migrate: ['agentBased', 'modernized', 'classic'], protect: ['modernized', 'classic'] },
};

/** What a value of either source may be. */
interface FigureRange {
  readonly what: string;
  readonly words: string;
  readonly isRight: (value: number) => boolean;
  /** Of its key in the settings, and in the site file where it may stand there too. */
  readonly path: string;
  readonly sitePath?: string;
}

/** What is wrong, each with its place. */
class Problems {
  readonly all: Problem[] = [];
  readonly placeOf: PlaceOf;

  constructor(placeOf: PlaceOf) {
    this.placeOf = placeOf;
  }

  tell(problem: Problem, by: string, path: string): void {
    this.all.push({ ...problem, at: this.placeOf(by, path) });
  }
}

/**
 * What holds: the settings, else the site file, else a default, each told. Settings win over the site file, and a difference is told.
 *
 * @param site null: there is none
 * @param placeOf for the places of problems; without it they have none
 * @param always a purpose that holds whatever both say, since the plan has no other, with its reason; null: what they say
 */
export function resolveReplicationSettings(
  settings: ReplicationSettings,
  site: Site | null,
  placeOf: PlaceOf = () => null,
  always: Resolved<ReplicationPurpose> | null = null,
): ResolvedReplication {
  const problems = new Problems(placeOf);
  const purpose = always ?? purposeOf(settings, site, problems);
  const mbps = figureOf(
    { settings: settings.link.mbps, site: site?.network?.replicationMbps, instead: null, why: 'unknown: nobody says' },
    {
      ...{ what: 'the bandwidth of replication', words: `above 0 and at most ${MOST_MBPS} Mb/s`, isRight: isMbps },
      ...{ path: 'link.mbps', sitePath: 'network.replicationMbps' },
    },
    problems,
  );
  const throttles = throttlesOf(settings, site, { open: mbps.value, problems });
  const resolved: Omit<ResolvedReplication, 'words' | 'problems'> = {
    purpose,
    scenario: site?.replication?.scenario ?? null,
    generation: generationsOf(settings, site, { purpose: purpose.value, problems }),
    rpoMinutes: figureOf(
      {
        settings: settings.rpoMinutes,
        site: site?.replication?.rpoThresholdMinutes,
        instead: PLANNER.desiredRpoMinutesDefault,
        why: OBJECTIVE_BY_DEFAULT,
      },
      {
        ...{ what: 'the recovery point objective', words: 'a whole number of minutes from 1 on', isRight: isObjective },
        ...{ path: 'rpoMinutes', sitePath: 'replication.rpoThresholdMinutes' },
      },
      problems,
    ),
    mbps,
    zone: zoneOf(settings.link.zone, problems),
    throttles,
    blackouts: blackoutsOf(settings, site, problems),
    highChurn: highChurnOf(settings, site, { purpose: purpose.value, problems }),
    ...sharesOf(settings, problems),
    settings,
  };
  return { ...resolved, words: wordsOfResolved(resolved), problems: problems.all };
}

const isMbps = (value: number): boolean => value > 0 && value <= MOST_MBPS;
const isObjective = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

function purposeOf(
  { purpose }: ReplicationSettings,
  site: Site | null,
  problems: Problems,
): Resolved<ReplicationPurpose> {
  const scenario = site?.replication?.scenario;
  const bySite = scenario === undefined ? null : scenario === 'migration' ? 'migrate' : 'protect';
  if (purpose !== null) {
    if (bySite !== null && bySite !== purpose)
      problems.tell(settingsOverSite('the purpose', purpose, bySite), BY_SETTINGS, 'purpose');
    return { value: purpose, from: BY_SETTINGS };
  }
  return bySite === null
    ? { value: 'migrate', from: 'the default: neither the settings nor the site file say' }
    : { value: bySite, from: `${BY_SITE} (scenario ${String(scenario)})` };
}

interface FigureSources<Instead extends number | null> {
  readonly settings: number | null;
  readonly site: number | undefined;
  readonly instead: Instead;
  readonly why: string;
}

function figureOf<Instead extends number | null>(
  { settings, site, instead, why }: FigureSources<Instead>,
  { what, words, isRight, path, sitePath }: FigureRange,
  problems: Problems,
): Resolved<number | Instead> {
  const instead_ = instead === null ? 'nothing' : String(instead);
  if (settings !== null) {
    if (isRight(settings)) return { value: settings, from: BY_SETTINGS };
    const other = site === undefined ? instead_ : BY_SITE;
    problems.tell(badFigure(`${what} in the settings`, settings, words, other), BY_SETTINGS, path);
  }
  if (site !== undefined) {
    if (isRight(site)) return { value: site, from: BY_SITE };
    problems.tell(badFigure(`${what} in the site file`, site, words, instead_), BY_SITE, sitePath ?? '');
  }
  return { value: instead, from: why };
}

type Shares = Pick<ResolvedReplication, 'growthPercent' | 'compressionPercent' | 'foldPercent'>;

function sharesOf(settings: ReplicationSettings, problems: Problems): Shares {
  const standard = DEFAULT_REPLICATION_SETTINGS;
  const shareOf = (value: number, range: FigureRange, instead: number): Resolved<number> => {
    const isRight = range.isRight(value);
    if (!isRight) problems.tell(badFigure(range.what, value, range.words, String(instead)), BY_SETTINGS, range.path);
    if (!isRight || value === instead) return { value: instead, from: 'the default' };
    return { value, from: BY_SETTINGS };
  };
  const growth: FigureRange = {
    ...{ what: 'growthPercent', path: 'growthPercent', words: 'from 0 to 1000' },
    isRight: (value) => value >= 0 && value <= 1000,
  };
  const compression: FigureRange = {
    ...{ what: 'compressionPercent', path: 'compressionPercent', words: 'from 0 to below 100' },
    isRight: (value) => value >= 0 && value < 100,
  };
  return {
    growthPercent: shareOf(settings.growthPercent, growth, standard.growthPercent),
    compressionPercent: shareOf(settings.compressionPercent, compression, standard.compressionPercent),
    foldPercent: figureOf(
      { settings: settings.foldPercent, site: undefined, instead: null, why: 'nobody measured it' },
      {
        ...{ what: 'foldPercent', path: 'foldPercent', words: 'above 0 and at most 100' },
        isRight: (value) => value > 0 && value <= 100,
      },
      problems,
    ),
  };
}

function zoneOf(zone: string | null, problems: Problems): Resolved<string> {
  if (zone === null) return { value: 'UTC', from: 'an assumption: the settings name no zone' };
  if (createTimeZone(zone) !== null) return { value: zone, from: BY_SETTINGS };
  problems.tell(unknownZone(zone), BY_SETTINGS, 'link.zone');
  return { value: 'UTC', from: 'an assumption: the zone of the settings is none' };
}

interface Judging {
  readonly problems: Problems;
}

function throttlesOf(
  { link }: ReplicationSettings,
  site: Site | null,
  { open, problems }: Judging & { readonly open: number | null },
): Resolved<readonly Throttle[]> {
  const bySite = site?.network?.throttles;
  const given = link.throttles ?? bySite ?? [];
  const [by, path] = link.throttles === null ? [BY_SITE, 'network.throttles'] : [BY_SETTINGS, 'link.throttles'];
  const value = given.filter((throttle, index) => {
    const { from, to, mbps } = throttle;
    const why = faultOf(throttle);
    if (why !== null) problems.tell(badThrottle(`from ${from} to ${to}`, why), by, `${path}.${index}`);
    else if (open !== null && mbps >= open) problems.tell(idleThrottle(mbps, open), by, `${path}.${index}`);
    return why === null;
  });
  const stated = value.map((throttle) => statedAt(throttle, given.indexOf(throttle), { by, path, problems }));
  problems.all.push(...throttleOverlaps(stated));
  return { value, from: originOf(link.throttles, bySite) };
}

function faultOf({ from, to, mbps, days = [] }: Throttle): string | null {
  if (!CLOCK.test(from) || !(CLOCK.test(to) || to === END_OF_DAY)) return 'its times are not HH:MM';
  if (!(mbps >= 0 && mbps <= MOST_MBPS)) return `${mbps} Mb/s is no limit`;
  const strange = days.find((day) => !WEEKDAYS.has(day));
  return strange === undefined ? null : `"${strange}" is no day of the week`;
}

function blackoutsOf(
  { link }: ReplicationSettings,
  site: Site | null,
  problems: Problems,
): Resolved<readonly WeekWindow[]> {
  const bySite = site?.network?.blackouts;
  const [by, path] = link.blackouts === null ? [BY_SITE, 'network.blackouts'] : [BY_SETTINGS, 'link.blackouts'];
  const stated = (link.blackouts ?? bySite ?? []).flatMap((text, index) => {
    const windows = parseBlackout(text);
    if (windows === null) problems.tell(badBlackout(text), by, `${path}.${index}`);
    return (windows ?? []).map((window) => statedAt(window, index, { by, path, problems }));
  });
  problems.all.push(...blackoutOverlaps(stated));
  return { value: stated.map(({ value }) => value), from: originOf(link.blackouts, bySite) };
}

interface ListPlace extends Judging {
  readonly by: string;
  readonly path: string;
}

const statedAt = <Value>(value: Value, index: number, { by, path, problems }: ListPlace): StatedOfLink<Value> => ({
  ...{ value, index, at: problems.placeOf(by, `${path}.${index}`) },
});

const originOf = (settings: readonly unknown[] | null, site: readonly unknown[] | undefined): string =>
  settings !== null ? BY_SETTINGS : site !== undefined ? BY_SITE : 'unknown: nobody says, and none is taken';

interface JudgingPurpose extends Judging {
  readonly purpose: ReplicationPurpose;
}

const SCENARIO_WORDS: Readonly<Record<ReplicationPurpose, string>> = {
  migrate: 'a migration',
  protect: 'the recovery of machines on premises',
};

/** The settings go before the site file. */
function highChurnAsked(bySettings: boolean | null, bySite: boolean | undefined): Resolved<boolean> {
  if (bySettings !== null) return { value: bySettings, from: BY_SETTINGS };
  return bySite === undefined ? { value: false, from: 'the default' } : { value: bySite, from: BY_SITE };
}

function highChurnOf(
  { highChurn }: ReplicationSettings,
  site: Site | null,
  { purpose, problems }: JudgingPurpose,
): Resolved<boolean> {
  const asked = highChurnAsked(highChurn, site?.replication?.highChurn);
  if (!asked.value) return asked;
  const { from } = asked;
  if (purpose === 'protect' && site?.replication?.scenario === 'azureRecovery') return { value: true, from };
  const refused = highChurnRefused(SCENARIO_WORDS[purpose]);
  problems.tell(refused, from, from === BY_SITE ? 'replication.highChurn' : 'highChurn');
  return { value: false, from: `${from}: asked for, and refused for ${SCENARIO_WORDS[purpose]}` };
}

function generationsOf(
  { generation }: ReplicationSettings,
  site: Site | null,
  { purpose, problems }: JudgingPurpose,
): ResolvedReplication['generation'] {
  const bySite = site?.replication?.generation;
  return {
    vmware: serving('vmware', [generation.vmware, bySite], { purpose, problems }),
    hyperv: ofHyperV(generation.hyperv, problems),
    physical: serving('physical', [generation.physical, bySite], { purpose, problems }),
  };
}

/**
 * A generation of the settings that does not serve is refused; one of the site file may be meant for the other source. The classic one of the
 * site file is what stands there: it has ended, and the plan is of what replaces it.
 */
function serving(
  source: 'vmware' | 'physical',
  [bySettings, bySite]: readonly [Generation | null, Generation | undefined],
  { purpose, problems }: JudgingPurpose,
): Resolved<Generation | null> {
  const allowed = SERVES[source][purpose];
  const words = source === 'vmware' ? 'VMware' : 'physical machines';
  if (bySettings !== null) {
    if (allowed.includes(bySettings)) {
      if (bySite !== undefined && bySite !== bySettings && allowed.includes(bySite)) {
        const at = problems.placeOf(BY_SITE, 'replication.generation');
        const what = `the generation for ${words}`;
        problems.tell(settingsOverSite(what, bySettings, bySite, at), BY_SETTINGS, `generation.${source}`);
      }
      return { value: bySettings, from: BY_SETTINGS };
    }
    const why = `for ${purpose === 'migrate' ? 'a migration' : 'protection'} of ${words} there are ${allowed.join(', ')}`;
    problems.tell(generationRefused(words, bySettings, why), BY_SETTINGS, `generation.${source}`);
  }
  const found = servingBySite(bySite, allowed);
  if (found !== null) return found;
  if (purpose === 'protect') return { value: 'modernized', from: 'the default: the one that is supported' };
  if (source === 'physical') return { value: 'agentBased', from: 'the default: a physical machine has no snapshots' };
  return { value: null, from: 'the method that the assessment chose for each machine' };
}

/** Null: the site file states none, or one that does not serve. */
function servingBySite(bySite: Generation | undefined, allowed: readonly Generation[]): Resolved<Generation> | null {
  if (bySite === 'classic') return { value: 'modernized', from: OUT_OF_CLASSIC };
  return bySite !== undefined && allowed.includes(bySite) ? { value: bySite, from: BY_SITE } : null;
}

function ofHyperV(bySettings: Generation | null, problems: Problems): Resolved<Generation | null> {
  if (bySettings === null) return { value: 'hyperV', from: 'the default: the hosts replicate' };
  if (bySettings === 'hyperV') return { value: bySettings, from: BY_SETTINGS };
  const why = 'Hyper-V replicates by its hosts, the generation hyperV';
  problems.tell(generationRefused('Hyper-V', bySettings, why), BY_SETTINGS, 'generation.hyperv');
  return { value: 'hyperV', from: 'the default: the hosts replicate' };
}
