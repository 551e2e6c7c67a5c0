import { compareText, visibleLine } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { Failback, Site } from '../site/index.js';
import type { FailbackCondition, FailbackPlatform } from './failback.js';
import { namesOf } from './group-actions.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';
import type { PointGeneration } from './retention.js';

/** What the conditions of one platform are judged by. */
export interface ConditionInput {
  readonly site: Site | null;
  readonly platform: FailbackPlatform;
  /** Of that platform alone. */
  readonly machines: readonly Machine[];
  /** Of Site Recovery for VMware and physical machines; Hyper-V has one alone. */
  readonly generation: PointGeneration | null;
  /** Where to, as far as anybody says. */
  readonly to: 'original' | 'alternate' | null;
  /** What they come home to: as the settings say, else what they ran on; null unknown. */
  readonly home: string | null;
  /** The settings say it, of all machines. */
  readonly isHomeStated: boolean;
  readonly hasObjectStorage: boolean | null;
  /** Of a full copy over the given link; null unknown. */
  readonly transferHours: number | null;
}

/** A full copy that stops the business for longer does not fit into a change window; ours. */
const MOST_STAGED_HOURS = 4;

export const PLATFORM_WORDS: Readonly<Record<FailbackPlatform, string>> = {
  vmware: 'VMware',
  hyperv: 'Hyper-V',
  physical: 'physical servers',
  other: 'an unknown platform',
};

/** @param isKept null: nobody knows */
export const condition = (what: string, isKept: boolean | null, said: string, source: string): FailbackCondition => ({
  condition: what,
  state: isKept === null ? 'unknown' : isKept ? 'kept' : 'broken',
  ...{ said, source, except: [] },
});

/** What the inventory tells of each machine: `false` breaks a condition, null is unknown. */
interface ByMachine {
  readonly isKeptBy: (machine: Machine) => boolean | null;
  readonly broken: string;
  readonly unknown: (count: number) => string;
  readonly kept: string;
  /** What is so of the machines that do not break it, where some do and nothing is unknown of the rest. */
  readonly others: string;
  readonly source: string;
}

/** Machines that break it need another way, and do not close it to the others; broken where none is left. */
export function conditionByMachine(what: string, machines: readonly Machine[], by: ByMachine): FailbackCondition {
  const states = machines.map((machine) => ({ name: machine.name, isKept: by.isKeptBy(machine) }));
  const broken = states.filter(({ isKept }) => isKept === false).map(({ name }) => name);
  const unknown = states.filter(({ isKept }) => isKept === null).length;
  const isAll = machines.length > 0 && broken.length === machines.length;
  const said = [
    ...(broken.length === 0 ? [] : [`${by.broken}: ${namesOf(broken)}`]),
    ...(unknown === 0 ? [] : [by.unknown(unknown)]),
    ...(broken.length + unknown === 0 ? [by.kept] : []),
    ...(broken.length > 0 && unknown === 0 && !isAll ? [by.others] : []),
  ].join('; ');
  return {
    ...condition(what, isAll ? false : unknown > 0 ? null : true, said, by.source),
    except: isAll ? [] : broken.toSorted(compareText),
  };
}

export const failbackOf = ({ site }: Pick<ConditionInput, 'site'>): Failback => site?.failback ?? {};

/** Whether the machines at home are there, by what people say of the site. */
export function locationCondition(
  way: 'original' | 'alternate',
  { to }: ConditionInput,
  source: string,
): FailbackCondition {
  const what = way === 'original' ? 'the machines are still there' : 'the machines are gone, or are wanted elsewhere';
  return condition(
    what,
    to === null ? null : to === way,
    to === null ? 'nobody says whether the site is repaired or made again' : `stated: back to the ${to} location`,
    source,
  );
}

/** Home as people name it, with who says so. */
export const homeWords = ({ home, isHomeStated }: ConditionInput): string =>
  home === null
    ? 'nobody says where to'
    : `home is ${visibleLine(home)}, ${isHomeStated ? 'as the settings say of all machines' : 'where they ran'}`;

/** Where all data crosses while the business stands, it must not take long; the figure is ours. */
export const shortCondition = ({ transferHours }: ConditionInput): FailbackCondition =>
  condition(
    'the data is not large',
    transferHours === null ? null : transferHours <= MOST_STAGED_HOURS,
    transferHours === null
      ? 'the business stands while all data crosses; how long is not known without sizes and a link'
      : `all data crosses in ${transferHours.toFixed(1)} h, during which the business stands; up to ${MOST_STAGED_HOURS} h fit into a change window (ours)`,
    RECOVERY_SOURCES.own,
  );
