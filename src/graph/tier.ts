import type { MachineRole } from '../model/index.js';

/**
 * How near a machine is to what must not be lost, which is the order of the waves of the strategy `tier`.
 * `foundation`: identity, names and network, without which nothing runs; extended into Azure before anything leaves, never moved
 * first. `stateless`: keeps nothing. `middleware`: keeps what can be lost or rebuilt, and programs. `data`: keeps what cannot.
 * `operations`: watches, saves or scans the others. `unknown`: no sign of a role.
 */
export type Tier = 'foundation' | 'stateless' | 'middleware' | 'data' | 'operations' | 'unknown';

export const TIER_OF_ROLE: Readonly<Record<MachineRole, Exclude<Tier, 'unknown'>>> = {
  directory: 'foundation',
  dns: 'foundation',
  firewall: 'foundation',
  web: 'stateless',
  gateway: 'stateless',
  jumpHost: 'stateless',
  api: 'middleware',
  application: 'middleware',
  cache: 'middleware',
  queue: 'middleware',
  batch: 'middleware',
  compute: 'middleware',
  log: 'middleware',
  licenceServer: 'middleware',
  database: 'data',
  file: 'data',
  clusterNode: 'data',
  monitoring: 'operations',
  backup: 'operations',
  scanner: 'operations',
};
