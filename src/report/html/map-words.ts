import type { Hub, SinglePoint, Tier } from '../../graph/index.js';
import type { MachineRole } from '../../model/index.js';
import { formatCountOf } from '../figures.js';
import type { EstateMap } from '../map/estate-map.js';
import type { MapGroup } from '../map/map-view.js';
import { ENVIRONMENT_WORDS } from '../words.js';

export const TIER_WORDS: Readonly<Record<Tier, string>> = {
  stateless: 'Stateless',
  middleware: 'Middleware',
  data: 'Data',
  foundation: 'Foundation',
  operations: 'Operations',
  unknown: 'Unknown',
};

/** What is of a tier, for its legend. */
export const TIER_ROLES: Readonly<Record<Tier, string>> = {
  stateless: 'web, gateway, jump host',
  middleware: 'programs, caches, queues, logs',
  data: 'databases, files, clusters',
  foundation: 'identity, names, firewall',
  operations: 'monitoring, backup, scanner',
  unknown: 'no sign of a role',
};

export const ROLE_WORDS: Readonly<Record<MachineRole, string>> = {
  ...{ web: 'web', gateway: 'gateway', api: 'API', application: 'application', cache: 'cache', queue: 'queue' },
  ...{ database: 'database', directory: 'directory', dns: 'DNS', file: 'file server', log: 'log server' },
  ...{ batch: 'batch work', monitoring: 'monitoring', backup: 'backup', scanner: 'scanner', jumpHost: 'jump host' },
  ...{ firewall: 'firewall', compute: 'compute', clusterNode: 'cluster node', licenceServer: 'licence server' },
};

export const ADVICE_WORDS: Readonly<Record<Hub['advice'], string>> = {
  migrateFirst: 'move it first',
  extend: 'extend it into Azure first',
  leave: 'leave it',
};

export const SINGLE_POINT_WORDS: Readonly<Record<SinglePoint['kind'], string>> = {
  articulation: 'the only tie between others',
  singleInstance: 'the only one of its kind',
  egress: 'the only way out',
};

/** What a box is called. */
export function groupName({ of }: MapGroup, { applications }: EstateMap): string {
  if (of.kind === 'loose') return 'No application';
  if (of.kind === 'rest') return formatCountOf(of.groups, 'smaller group');
  return applications[of.application]!.name;
}

/** Whether a box holds machines that are not production; null: nobody says. */
export const isOtherEnvironment = ({ of }: MapGroup, { applications }: EstateMap): boolean =>
  of.kind === 'application' && applications[of.application]!.environment === 'nonProduction';

/** `Storefront, non-production`: what tells a box from every other. */
export function groupWords(group: MapGroup, map: EstateMap): string {
  const name = groupName(group, map);
  if (group.of.kind === 'loose') return `${name}, ${TIER_WORDS[group.of.tier].toLowerCase()}`;
  return isOtherEnvironment(group, map) ? `${name}, ${ENVIRONMENT_WORDS.nonProduction}` : name;
}
