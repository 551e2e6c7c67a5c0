import type { Application } from './grow-machines.js';

const SITE = 'Australia/Melbourne';
const USERS = 'America/Chicago';

/** On vSphere, after brief 3: three tiers, a little middleware, and what keeps them running. */
const VSPHERE: readonly Omit<Application, 'platform'>[] = [
  {
    ...{ name: 'Storefront', key: 'shop', users: USERS, criticality: 'high', rhythm: 'shop' },
    tiers: { web: [14, 4], gateway: [2], api: [12, 4], redis: [3, 1], rabbitmq: [2], postgresql: [2, 1] },
  },
  {
    ...{ name: 'Dealer portal', key: 'dealer', users: USERS, criticality: 'high' },
    tiers: { web: [8, 2], gateway: [2], api: [8, 2], redis: [2], postgresql: [2] },
  },
  {
    ...{ name: 'Parts catalogue', key: 'parts', users: USERS, criticality: 'medium', rhythm: 'shop' },
    tiers: { web: [8, 2], api: [6, 2], redis: [2], postgresql: [2] },
  },
  {
    ...{ name: 'ERP', key: 'erp', users: USERS, criticality: 'high', hasMonthEnd: true },
    tiers: { app: [8, 2], api: [4], rabbitmq: [2], oracle: [4, 1], batch: [2] },
  },
  {
    ...{ name: 'Finance', key: 'fin', users: USERS, criticality: 'high', hasMonthEnd: true },
    tiers: { app: [4, 1], oracle: [2], batch: [1] },
  },
  {
    ...{ name: 'Plant scheduling', key: 'plan', users: SITE, criticality: 'high' },
    tiers: { app: [10, 3], postgresql: [2], rabbitmq: [2] },
  },
  {
    ...{ name: 'Quality', key: 'qual', users: SITE, criticality: 'medium' },
    tiers: { web: [1], api: [5, 2], redis: [1], postgresql: [2] },
  },
  {
    ...{ name: 'Machine telemetry', key: 'tele', users: 'UTC', criticality: 'medium', rhythm: 'roundTheClock' },
    tiers: { api: [6], rabbitmq: [2], postgresql: [2], redis: [2] },
  },
  {
    ...{ name: 'Customer service', key: 'care', users: USERS, criticality: 'medium' },
    tiers: { web: [4, 1], app: [6, 2], postgresql: [1] },
  },
  { ...{ name: 'Logging', key: 'plant', users: SITE, criticality: 'medium' }, tiers: { log: [5] } },
  {
    ...{ name: 'Shared services', key: 'core', users: SITE, criticality: 'high' },
    tiers: { directory: [4], jump: [3], monitor: [1], backup: [1], scanner: [1], gateway: [2] },
  },
  {
    ...{ name: 'Engineering', key: 'eng', users: SITE, criticality: 'medium' },
    tiers: { compute: [1], app: [4], postgresql: [1], file: [1] },
  },
];

/** On Hyper-V: the works itself. */
const HYPERV: readonly Omit<Application, 'platform'>[] = [
  {
    ...{ name: 'Warehouse', key: 'wms', users: SITE, criticality: 'high' },
    tiers: { app: [14, 3], sqlserver: [3, 1], rabbitmq: [1] },
  },
  {
    ...{ name: 'Logistics', key: 'logi', users: USERS, criticality: 'medium' },
    tiers: { web: [4], app: [8, 2], sqlserver: [2, 1] },
  },
  { ...{ name: 'File service', key: 'fs', users: SITE, criticality: 'medium' }, tiers: { file: [5] } },
  {
    ...{ name: 'Plant control', key: 'mes', users: SITE, criticality: 'high', rhythm: 'roundTheClock' },
    tiers: { app: [12, 2], sqlserver: [2], api: [2] },
  },
  {
    ...{ name: 'Personnel', key: 'hr', users: USERS, criticality: 'low' },
    tiers: { web: [2], app: [3, 1], sqlserver: [1] },
  },
  {
    ...{ name: 'Reporting', key: 'rep', users: USERS, criticality: 'medium', hasMonthEnd: true },
    tiers: { app: [3], sqlserver: [1], batch: [2] },
  },
  {
    ...{ name: 'Works services', key: 'hvcore', users: SITE, criticality: 'high' },
    tiers: { directory: [2], jump: [1], file: [2], app: [3] },
  },
  { ...{ name: 'Laboratory', key: 'lab', users: SITE, criticality: 'low' }, tiers: { app: [0, 8] } },
  { ...{ name: 'Kiosks', key: 'kiosk', users: SITE, criticality: 'low' }, tiers: { web: [5] } },
];

/** The applications of the invented manufacturer. Its site is in Australia; most of its users are in the United States. */
export const MANUFACTURER_APPLICATIONS: readonly Application[] = [
  ...VSPHERE.map((one) => ({ ...one, platform: 'vsphere' as const })),
  ...HYPERV.map((one) => ({ ...one, platform: 'hyperv' as const })),
];
