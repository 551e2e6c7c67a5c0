import { countOf } from '../model/index.js';
import type { Machine } from '../model/index.js';
import { FAILBACK_DISKS } from '../replication/index.js';
import type { Link } from '../site/index.js';
import type { FailbackCondition } from './failback.js';
import { condition, conditionByMachine, failbackOf, homeWords, locationCondition } from './failback-condition.js';
import type { ConditionInput } from './failback-condition.js';
import { namesOf } from './group-actions.js';
import { isVmware } from './hyperbdr.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';

const { failbackTypes, failbackClassic, failoverClassic, failoverModernized, reprotect } = RECOVERY_SOURCES;

/** The documented most of a master target. */
const MOST_ATTACHED_DISKS = FAILBACK_DISKS.most;

/** What the original location asks for, by generation. */
export function originalConditions(input: ConditionInput): readonly FailbackCondition[] {
  return [
    locationCondition('original', input, failbackTypes),
    homeCondition('original', input),
    uuidCondition(input),
    ...sharedConditions(input),
    ...(input.generation === 'classic' ? classicConditions(input) : []),
  ];
}

/** What an alternate location asks for, where the machine is made again. */
export function alternateConditions(input: ConditionInput): readonly FailbackCondition[] {
  return [
    madeAnewCondition(input),
    homeCondition('alternate', input),
    datastoreCondition(input),
    rdmCondition(input),
    ...sharedConditions(input),
    ...(input.generation === 'classic' ? classicConditions(input) : []),
  ];
}

/** The appliance brings machines to VMware alone: physical ones too, which are made anew there as virtual ones. */
function homeCondition(way: 'original' | 'alternate', input: ConditionInput): FailbackCondition {
  const what = 'the machines come home to VMware';
  const { platform, home, isHomeStated } = input;
  if (platform === 'physical') {
    const said =
      'physical servers come home as virtual machines of VMware alone, made anew as at an alternate location';
    return condition(what, way === 'alternate' && (!isHomeStated || isVmware(home ?? '')), said, failbackTypes);
  }
  if (platform === 'other' && !isHomeStated)
    return condition(what, null, 'no source tells what they ran on', failbackTypes);
  return condition(what, home === null ? null : isVmware(home), homeWords(input), failbackTypes);
}

/** A physical machine is always made anew, wherever the others go. */
function madeAnewCondition(input: ConditionInput): FailbackCondition {
  const own = locationCondition('alternate', input, failbackTypes);
  return input.platform === 'physical' ? { ...own, state: 'kept', said: 'physical servers are always made anew' } : own;
}

/** Without the ids of disks a wrong one may be written. */
function uuidCondition(input: ConditionInput): FailbackCondition {
  const what = 'disk.enableUUID is TRUE';
  const stated = failbackOf(input).hasDiskUuid;
  if (stated !== undefined)
    return condition(what, stated, `${stated ? 'set' : 'not set'}, as the site file says`, failbackTypes);
  return conditionByMachine(what, input.machines, {
    isKeptBy: ({ condition: own }) => own.diskUuidEnabled,
    broken: 'not set, so that an extra disk may be written',
    unknown: (count) => `the inventory does not tell it of ${count} ${count === 1 ? 'machine' : 'machines'}`,
    kept: 'set at all, by the inventory',
    others: 'set at all others',
    source: failbackTypes,
  });
}

function datastoreCondition(input: ConditionInput): FailbackCondition {
  const what =
    input.generation === 'classic' ? 'the datastore is VMFS or vSAN' : 'the appliance can write the datastore';
  const kind = failbackOf(input).datastore;
  if (input.generation !== 'classic') {
    return condition(
      what,
      null,
      'any datastore of the vCenter that the appliance can write will do; try it before it is needed',
      failoverModernized,
    );
  }
  return condition(
    what,
    kind === undefined ? null : kind === 'vmfs' || kind === 'vsan',
    kind === undefined ? 'the site file does not say which it is' : `it is ${kind}`,
    failbackTypes,
  );
}

function rdmCondition(input: ConditionInput): FailbackCondition {
  const what = 'no machine has a raw device';
  const stated = failbackOf(input).hasRdm;
  if (stated !== undefined)
    return condition(what, !stated, `${stated ? 'some do' : 'none does'}, as the site file says`, failbackTypes);
  return conditionByMachine(what, input.machines, {
    isKeptBy: hasNoRawDevice,
    broken: 'raw devices cannot be made again elsewhere',
    unknown: (count) => `the inventory does not tell it of disks of ${count} ${count === 1 ? 'machine' : 'machines'}`,
    kept: 'none, by the inventory',
    others: 'of the others none has one',
    source: failbackTypes,
  });
}

function hasNoRawDevice({ disks }: Machine): boolean | null {
  if (disks.some(({ isRawDevice }) => isRawDevice === true)) return false;
  return disks.some(({ isRawDevice }) => isRawDevice === null) ? null : true;
}

const sharedConditions = (input: ConditionInput): readonly FailbackCondition[] => [
  licenceCondition(input),
  rightsCondition(input),
];

function licenceCondition(input: ConditionInput): FailbackCondition {
  const { isEsxLicensed } = failbackOf(input);
  const said = isEsxLicensed === true ? 'it is' : 'the free edition cannot be failed back to';
  return condition(
    'ESXi is licensed',
    isEsxLicensed ?? null,
    isEsxLicensed === undefined ? 'the site file does not say' : said,
    failbackClassic,
  );
}

function rightsCondition({ site }: ConditionInput): FailbackCondition {
  const what = 'the vCenter account may write';
  const vcenters = site?.vcenters ?? [];
  const readOnly = vcenters.filter(({ role }) => role === 'readOnly');
  if (readOnly.length > 0) {
    const names = namesOf(readOnly.map(({ name }) => name));
    return condition(what, false, `read-only on ${names}: discovery works with it, and failback fails`, reprotect);
  }
  const isStated = vcenters.length > 0 && vcenters.every(({ role }) => role !== undefined);
  return condition(
    what,
    isStated ? true : null,
    isStated ? 'by the roles of the site file' : 'the site file does not state its role everywhere',
    reprotect,
  );
}

function classicConditions(input: ConditionInput): readonly FailbackCondition[] {
  const { links } = input.site?.network ?? {};
  const isPrivate = ({ kind, peering }: Link): boolean =>
    kind === 'siteToSiteVpn' || (kind === 'expressRoute' && peering !== undefined && peering !== 'microsoft');
  const couldBe = links?.some(({ kind, peering }) => kind === 'expressRoute' && peering === undefined) ?? true;
  return [
    condition(
      'a site-to-site VPN or ExpressRoute with private peering leads home',
      links?.some(isPrivate) === true ? true : couldBe ? null : false,
      links === undefined ? 'the site file lists no links' : linkWords(links),
      failoverClassic,
    ),
    attachedCondition(input),
  ];
}

/** Disks that people state at once are held to the limit; those of the inventory may come in batches. */
function attachedCondition(input: ConditionInput): FailbackCondition {
  const stated = failbackOf(input).attachedDisks;
  const disks = stated ?? input.machines.reduce((sum, machine) => sum + machine.disks.length, 0);
  const isWithin = disks <= MOST_ATTACHED_DISKS;
  return condition(
    `at most ${MOST_ATTACHED_DISKS} disks are attached to the master target`,
    isWithin ? true : stated === undefined ? null : false,
    isWithin
      ? countOf(disks, 'disk')
      : `${disks} disks come home: in ${Math.ceil(disks / MOST_ATTACHED_DISKS)} batches at least, or with more master targets`,
    reprotect,
  );
}

const LINK_WORDS: Readonly<Record<NonNullable<Link['kind']>, string>> = {
  expressRoute: 'ExpressRoute',
  siteToSiteVpn: 'site-to-site VPN',
  internet: 'internet',
};

const linkWords = (links: readonly Link[]): string =>
  links.length === 0
    ? 'the site file says that there is none'
    : `in the site file: ${namesOf(links.map(({ name, kind, peering }) => `${name} (${kind === undefined ? 'of unknown kind' : LINK_WORDS[kind]}${kind === 'expressRoute' ? `, ${peering ?? 'peering not stated'}` : ''})`))}`;
