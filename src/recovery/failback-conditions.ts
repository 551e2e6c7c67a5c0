import { visibleLine } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { Failback, Link, Site } from '../site/index.js';
import type { FailbackWay } from './failback.js';
import { canStage, isIntegratedCloud } from './hyperbdr.js';
import type { PointGeneration } from './retention.js';
import { namesOf } from './group-actions.js';

export type Condition = FailbackWay['conditions'][number];

export interface ConditionInput {
  readonly site: Site | null;
  readonly machines: readonly Machine[];
  readonly generation: PointGeneration | null;
  /** Where to, as far as anybody says. */
  readonly to: 'original' | 'alternate' | null;
  readonly platform: string | null;
  readonly hasObjectStorage: boolean | null;
  /** Of a full copy over the given link; null unknown. */
  readonly transferHours: number | null;
}

/** The documented most of a master target. */
const MOST_ATTACHED_DISKS = 60;
/** A full copy that stops the business for longer does not fit into a change window; ours. */
const MOST_STAGED_HOURS = 4;

const condition = (what: string, isKept: boolean | null, said: string): Condition => ({
  condition: what,
  state: isKept === null ? 'unknown' : isKept ? 'kept' : 'broken',
  said,
});

const failbackOf = ({ site }: ConditionInput): Failback => site?.failback ?? {};

/** What the original location asks for, by generation. */
export function originalConditions(input: ConditionInput): readonly Condition[] {
  return [
    locationCondition('original', input),
    hypervisorCondition(input),
    uuidCondition(input),
    ...sharedConditions(input),
    ...(input.generation === 'classic' ? classicConditions(input) : []),
  ];
}

/** What an alternate location asks for, where the machine is made again. */
export function alternateConditions(input: ConditionInput): readonly Condition[] {
  return [
    locationCondition('alternate', input),
    hypervisorCondition(input),
    datastoreCondition(input),
    rdmCondition(input),
    ...sharedConditions(input),
    ...(input.generation === 'classic' ? classicConditions(input) : []),
  ];
}

function locationCondition(way: 'original' | 'alternate', { to }: ConditionInput): Condition {
  const what = way === 'original' ? 'the machines are still there' : 'the machines are gone, or are wanted elsewhere';
  return condition(
    what,
    to === null ? null : to === way,
    to === null ? 'nobody says whether the site is repaired or made again' : `stated: back to the ${to} location`,
  );
}

function hypervisorCondition({ machines }: ConditionInput): Condition {
  const others = machines.filter(({ source }) => source === 'hyperv');
  const unknown = machines.filter(({ source }) => source === 'other').length;
  return condition(
    'the machines come home to VMware',
    others.length > 0 ? false : unknown > 0 ? null : true,
    others.length > 0
      ? `${others.length} of ${machines.length} run on Hyper-V: the appliance brings machines to VMware alone, and Site Recovery for Hyper-V has a failback of its own`
      : unknown > 0
        ? `of ${unknown} no source tells the hypervisor`
        : `all ${machines.length} are of VMware or physical`,
  );
}

/** Without the ids of disks a wrong one may be written. */
function uuidCondition(input: ConditionInput): Condition {
  const what = 'disk.enableUUID is TRUE';
  const stated = failbackOf(input).hasDiskUuid;
  if (stated !== undefined) return condition(what, stated, `${stated ? 'set' : 'not set'}, as the site file says`);
  const vmware = input.machines.filter(({ source }) => source === 'vmware');
  const without = vmware.filter(({ condition: own }) => own.diskUuidEnabled === false);
  const unknown = vmware.filter(({ condition: own }) => own.diskUuidEnabled === null).length;
  if (without.length > 0) {
    return condition(
      what,
      false,
      `not set, so that an extra disk may be written: ${namesOf(without.map(({ name }) => name))}`,
    );
  }
  return condition(
    what,
    unknown > 0 ? null : true,
    unknown > 0 ? `the inventory does not tell it of ${unknown} machines` : 'set at all, by the inventory',
  );
}

function datastoreCondition(input: ConditionInput): Condition {
  const what =
    input.generation === 'classic' ? 'the datastore is VMFS or vSAN' : 'the appliance can write the datastore';
  const kind = failbackOf(input).datastore;
  if (input.generation !== 'classic') {
    return condition(
      what,
      null,
      'any datastore of the vCenter that the appliance can write will do; try it before it is needed',
    );
  }
  return condition(
    what,
    kind === undefined ? null : kind === 'vmfs' || kind === 'vsan',
    kind === undefined ? 'the site file does not say which it is' : `it is ${kind}`,
  );
}

function rdmCondition(input: ConditionInput): Condition {
  const what = 'no machine has a raw device';
  const stated = failbackOf(input).hasRdm;
  if (stated !== undefined)
    return condition(what, !stated, `${stated ? 'some do' : 'none does'}, as the site file says`);
  const disks = input.machines.flatMap((machine) => machine.disks.map((disk) => ({ name: machine.name, disk })));
  const raw = [...new Set(disks.filter(({ disk }) => disk.isRawDevice === true).map(({ name }) => name))];
  const unknown = disks.filter(({ disk }) => disk.isRawDevice === null).length;
  if (raw.length > 0) return condition(what, false, `raw devices cannot be made again elsewhere: ${namesOf(raw)}`);
  return condition(
    what,
    unknown > 0 ? null : true,
    unknown > 0 ? `the inventory does not tell it of ${unknown} disks` : 'none, by the inventory',
  );
}

const sharedConditions = (input: ConditionInput): readonly Condition[] => [
  licenceCondition(input),
  rightsCondition(input),
];

function licenceCondition(input: ConditionInput): Condition {
  const { isEsxLicensed } = failbackOf(input);
  const said = isEsxLicensed === true ? 'it is' : 'the free edition cannot be failed back to';
  return condition(
    'ESXi is licensed',
    isEsxLicensed ?? null,
    isEsxLicensed === undefined ? 'the site file does not say' : said,
  );
}

function rightsCondition({ site }: ConditionInput): Condition {
  const what = 'the vCenter account may write';
  const vcenters = site?.vcenters ?? [];
  const readOnly = vcenters.filter(({ role }) => role === 'readOnly');
  if (readOnly.length > 0) {
    const names = namesOf(readOnly.map(({ name }) => name));
    return condition(what, false, `read-only on ${names}: discovery works with it, and failback fails`);
  }
  const isStated = vcenters.length > 0 && vcenters.every(({ role }) => role !== undefined);
  return condition(
    what,
    isStated ? true : null,
    isStated ? 'by the roles of the site file' : 'the site file does not state its role everywhere',
  );
}

function classicConditions(input: ConditionInput): readonly Condition[] {
  const { links } = input.site?.network ?? {};
  const isPrivate = ({ kind, peering }: Link): boolean =>
    kind === 'siteToSiteVpn' || (kind === 'expressRoute' && peering !== undefined && peering !== 'microsoft');
  const couldBe = links?.some(({ kind, peering }) => kind === 'expressRoute' && peering === undefined) ?? true;
  const disks =
    failbackOf(input).attachedDisks ?? input.machines.reduce((sum, machine) => sum + machine.disks.length, 0);
  return [
    condition(
      'a site-to-site VPN or ExpressRoute with private peering leads home',
      links?.some(isPrivate) === true ? true : couldBe ? null : false,
      links === undefined ? 'the site file lists no links' : linkWords(links),
    ),
    condition(
      `at most ${MOST_ATTACHED_DISKS} disks are attached to the master target`,
      disks <= MOST_ATTACHED_DISKS,
      disks <= MOST_ATTACHED_DISKS
        ? `${disks} disks`
        : `${disks} disks come home: in ${Math.ceil(disks / MOST_ATTACHED_DISKS)} batches at least, or with more master targets`,
    ),
  ];
}

const linkWords = (links: readonly Link[]): string =>
  links.length === 0
    ? 'the site file says that there is none'
    : `in the site file: ${namesOf(links.map(({ name, kind, peering }) => `${name} (${kind}${kind === 'expressRoute' ? `, ${peering ?? 'peering not stated'}` : ''})`))}`;

/** What a transition host of the general way asks for. */
export function generalConditions(input: ConditionInput): readonly Condition[] {
  const own = failbackOf(input);
  const same = (one: unknown, other: unknown): boolean | null =>
    one === undefined || other === undefined ? null : one === other;
  return [
    condition(
      'the target has as many disks',
      same(own.sourceDisks, own.targetDisks),
      pairWords(own.sourceDisks, own.targetDisks),
    ),
    condition(
      'each is at least as large',
      own.isEveryTargetDiskAsLarge ?? null,
      own.isEveryTargetDiskAsLarge === undefined ? 'not stated' : 'as the site file says',
    ),
    condition(
      'it starts by the same firmware',
      same(own.sourceBoot, own.targetBoot),
      pairWords(own.sourceBoot, own.targetBoot),
    ),
    condition(
      'a snapshot of the original is taken',
      own.isOriginalSnapshotTaken ?? null,
      own.isOriginalSnapshotTaken === undefined ? 'mandatory, and not stated' : 'as the site file says',
    ),
  ];
}

const pairWords = (source: string | number | undefined, target: string | number | undefined): string =>
  source === undefined || target === undefined ? 'not stated' : `source ${source}, target ${target}`;

export const automatedConditions = ({ platform }: ConditionInput): readonly Condition[] => [
  condition(
    'home is a cloud with an interface',
    platform === null ? null : isIntegratedCloud(platform),
    platform === null ? 'nobody says where to' : `home is ${visibleLine(platform)}`,
  ),
];

export function conditionalConditions({
  platform,
  hasObjectStorage,
  transferHours,
}: ConditionInput): readonly Condition[] {
  return [
    condition(
      'home is VMware or FusionCompute',
      platform === null ? null : canStage(platform),
      platform === null ? 'nobody says where to' : `home is ${visibleLine(platform)}`,
    ),
    condition(
      'an S3-compatible object storage stands between',
      hasObjectStorage,
      hasObjectStorage === null ? 'nobody says' : hasObjectStorage ? 'stated' : 'there is none',
    ),
    condition(
      'the data is not large',
      transferHours === null ? null : transferHours <= MOST_STAGED_HOURS,
      transferHours === null
        ? 'the business stands while all data crosses; how long is not known without sizes and a link'
        : `all data crosses in ${transferHours.toFixed(1)} h, during which the business stands; up to ${MOST_STAGED_HOURS} h fit into a change window (ours)`,
    ),
  ];
}
