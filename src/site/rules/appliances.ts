import { OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import { APPLIANCE_SIZES, MIGRATE_APPLIANCE, MOST_PER_VCENTER } from '../appliance-sizes.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { figure, hitOf, judgeEach, lacks, when, wrong } from '../judge.js';
import type { Opinion } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Site } from '../site.js';
import type { Appliance } from '../site-replication.js';
import { PAGES } from '../sources.js';
import { AGENTLESS_PRIVILEGES, PRIVILEGES_SOURCE, RECOVERY_PRIVILEGES } from '../vcenter-privileges.js';

interface VCenterLoad {
  readonly name: string;
  readonly machines: number | undefined;
  readonly hasScaleOut: boolean | undefined;
  readonly at: string;
}

const isMigrate = ({ kind }: Appliance): boolean => kind === 'azureMigrate' || kind === 'scaleOut';

/** Machines per vCenter as it says, else summed over its appliances; appliances that name none stand for one vCenter. */
function loadsOf({ vcenters = [], appliances = [] }: Site): readonly VCenterLoad[] {
  const movers = appliances.filter(isMigrate);
  const ofVCenter = (name: string | undefined): readonly Appliance[] =>
    movers.filter(({ vcenter }) => vcenter === name || (vcenter === undefined && vcenters.length <= 1));
  const sum = (all: readonly Appliance[]): number | undefined =>
    all.length === 0 || all.some(({ machines }) => machines === undefined)
      ? undefined
      : all.reduce((total, { machines = 0 }) => total + machines, 0);
  const scaled = (all: readonly Appliance[]): boolean => all.some(({ kind }) => kind === 'scaleOut');
  const known = vcenters.map(({ name, replicatingMachines, hasScaleOut }, index) => ({
    name,
    machines: replicatingMachines ?? sum(ofVCenter(name)),
    hasScaleOut: hasScaleOut ?? (scaled(ofVCenter(name)) ? true : undefined),
    at: `vcenters.${index}`,
  }));
  if (known.length > 0) return known;
  const names = [...new Set(movers.map(({ vcenter }) => vcenter))];
  return names.map((name) => {
    const own = movers.filter(({ vcenter }) => vcenter === name);
    const at = `appliances.${appliances.indexOf(own[0]!)}`;
    return { name: name ?? own.map((one) => one.name).join(', '), machines: sum(own), hasScaleOut: scaled(own), at };
  });
}

function checkPerVCenter({ site }: SiteFacts): Verdict<SiteFactName> {
  const generation = site.replication?.generation;
  if (generation !== undefined && generation !== 'agentless') return OK;
  const loads = loadsOf(site);
  const faults = loads.flatMap(({ name, machines = 0, hasScaleOut, at }) => {
    const most = hasScaleOut === true ? MOST_PER_VCENTER.scaledOut : MOST_PER_VCENTER.alone;
    const isOver = machines > MOST_PER_VCENTER.scaledOut || (machines > most && hasScaleOut !== undefined);
    const how = hasScaleOut === true ? 'with a scale-out appliance' : 'with one appliance';
    return isOver ? [{ words: `${name} replicates ${machines} machines at once, limit ${most} ${how}`, at }] : [];
  });
  if (faults.length > 0) return hitOf(faults);
  if (loads.length === 0)
    return unknown(generation === undefined ? 'replication.generation' : 'vcenters.replicatingMachines');
  if (loads.some(({ machines }) => machines === undefined)) return unknown('vcenters.replicatingMachines');
  const isOpen = loads.some(
    ({ machines = 0, hasScaleOut }) => machines > MOST_PER_VCENTER.alone && hasScaleOut === undefined,
  );
  return isOpen ? unknown('vcenters.hasScaleOut') : OK;
}

const below = (value: number | undefined, least: number, what: string): readonly string[] =>
  value !== undefined && value < least ? [`${figure(value)} ${what}, ${figure(least)} needed`] : [];

function migrateOpinion({ name, cpus, memoryGB }: Appliance): Opinion {
  const faults = [
    ...below(cpus, MIGRATE_APPLIANCE.cpus, 'vCPU'),
    ...below(memoryGB, MIGRATE_APPLIANCE.memoryGB, 'GB of memory'),
  ];
  if (faults.length > 0) return wrong(`${name}: ${faults.join(', ')}`);
  if (cpus === undefined) return lacks('appliances.cpus');
  return memoryGB === undefined ? lacks('appliances.memoryGB') : null;
}

function sizedOpinion(one: Appliance, kind: keyof typeof APPLIANCE_SIZES): Opinion {
  const { name, cpus, memoryGB, cacheGB, machines, churnGBPerDay } = one;
  const rows = APPLIANCE_SIZES[kind];
  const row = rows.find(
    ({ mostMachines, mostGBPerDay }) => (machines ?? 0) <= mostMachines && (churnGBPerDay ?? 0) <= mostGBPerDay,
  );
  const load = [
    ...(machines === undefined ? [] : [`${machines} machines`]),
    ...(churnGBPerDay === undefined ? [] : [`${figure(churnGBPerDay)} GB of changes a day`]),
  ].join(' and ');
  if (row === undefined) {
    const most = rows.at(-1)!;
    return wrong(`${name} has ${load}, and one takes ${most.mostMachines} machines and ${most.mostGBPerDay} GB a day`);
  }
  const faults = [
    ...below(cpus, row.cpus, 'vCPU'),
    ...below(memoryGB, row.memoryGB, 'GB of memory'),
    ...below(cacheGB, row.cacheGB, 'GB of cache'),
  ];
  if (faults.length > 0) return wrong(`${name} for ${load === '' ? 'any load' : load}: ${faults.join(', ')}`);
  if (machines === undefined) return lacks('appliances.machines');
  if (churnGBPerDay === undefined) return lacks('appliances.churnGBPerDay');
  if (cpus === undefined) return lacks('appliances.cpus');
  if (memoryGB === undefined) return lacks('appliances.memoryGB');
  return cacheGB === undefined ? lacks('appliances.cacheGB') : null;
}

const APPLIANCES = { path: 'appliances', fact: 'appliances' } as const;

const checkSizes = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.appliances, APPLIANCES, (one) => {
    const { kind } = one;
    if (kind === undefined) return lacks('appliances.kind');
    return kind === 'azureMigrate' || kind === 'scaleOut' ? migrateOpinion(one) : sizedOpinion(one, kind);
  });

/** What the support matrices print for the smallest replication appliance; the table of sizes has what the other page asks for. */
const LESS_STRICT_GB = 16;

const checkMemory = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.appliances, APPLIANCES, ({ name, kind, memoryGB }) => {
    if (kind === undefined) return lacks('appliances.kind');
    if (kind !== 'replication') return null;
    if (memoryGB === undefined) return lacks('appliances.memoryGB');
    if (memoryGB >= APPLIANCE_SIZES.replication[0]!.memoryGB) return null;
    return wrong(`${name} has ${figure(memoryGB)} GB${memoryGB < LESS_STRICT_GB ? ', less than either' : ''}`);
  });

/** Granted by name, or by a group that the account has whole: `VirtualMachine.State.*`. */
function isGranted(needed: string, granted: readonly string[]): boolean {
  const plain = needed.toLowerCase();
  return granted.some((one) => {
    const have = one.trim().toLowerCase();
    return have === plain || have === '*' || (have.endsWith('.*') && plain.startsWith(have.slice(0, -1)));
  });
}

function checkPrivileges({ site }: SiteFacts): Verdict<SiteFactName> {
  const generation = site.replication?.generation;
  if (generation === 'hyperV') return OK;
  const needed = generation === 'agentless' ? AGENTLESS_PRIVILEGES : RECOVERY_PRIVILEGES;
  const found = judgeEach(site.vcenters, { path: 'vcenters', fact: 'vcenters' }, ({ name, role, privileges }) => {
    if (generation === 'agentBased') return null; // discovery reads alone
    if (role === 'administrator' || (role === 'azureSiteRecovery' && generation !== 'agentless')) return null;
    if (role === 'readOnly') return wrong(`the account on ${name} is read-only: it replicates and fails back nothing`);
    if (privileges === undefined) return lacks('vcenters.privileges');
    const missing = needed.filter((one) => !isGranted(one, privileges));
    return missing.length > 0 ? wrong(`the account on ${name} lacks ${missing.join(', ')}`) : null;
  });
  return found.kind !== 'unknown' && generation === undefined ? unknown('replication.generation') : found;
}

const checkGovernance = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.vcenters, { path: 'vcenters', fact: 'vcenters' }, ({ name, role, account, isAudited }) => {
    const who = account ?? 'the account';
    const faults = [
      ...when(role === 'administrator', () => `${who} is an administrator of ${name}`),
      ...when(isAudited === false, () => `what ${who} does on ${name} is not logged out of its reach`),
    ];
    if (faults.length > 0) return wrong(faults.join(', and '));
    if (role === undefined) return lacks('vcenters.role');
    return isAudited === undefined ? lacks('vcenters.isAudited') : null;
  });

const GOOD: Appliance = {
  name: 'appliance01',
  kind: 'replication',
  cpus: 16,
  memoryGB: 32,
  cacheGB: 1024,
  machines: 180,
  churnGBPerDay: 1500,
};
const AGENTLESS: Site = { replication: { generation: 'agentless' } };

export const APPLIANCE_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-scale-1',
    challenge: 'R-SCALE-1',
    severity: 'blocks',
    needs: ['replication.generation', 'vcenters.replicatingMachines', 'vcenters.hasScaleOut'],
    check: checkPerVCenter,
    message: 'more machines replicate at once than one vCenter takes: {found}',
    remedy:
      'add a scale-out appliance (one machine has to replicate before it can be registered; the service distributes) for up to 500 per vCenter, replicate in waves, or split the scope over several vCenters',
    source: `${PAGES.agentless}; ${PAGES.scaleOut}; ${PAGES.migrateMatrix}`,
    passing: [
      { ...AGENTLESS, vcenters: [{ name: 'vc01', replicatingMachines: 300, hasScaleOut: false }] },
      { ...AGENTLESS, vcenters: [{ name: 'vc01', replicatingMachines: 500, hasScaleOut: true }] },
      { replication: { generation: 'modernized' } },
    ],
    failing: [
      { ...AGENTLESS, vcenters: [{ name: 'vc01', replicatingMachines: 301, hasScaleOut: false }] },
      { ...AGENTLESS, vcenters: [{ name: 'vc01', replicatingMachines: 501, hasScaleOut: true }] },
      { ...AGENTLESS, appliances: [{ name: 'a1', kind: 'azureMigrate', machines: 320 }] },
    ],
  }),
  siteRule({
    id: 'site/r-scale-2',
    challenge: 'R-SCALE-2',
    severity: 'warns',
    needs: [
      'appliances',
      'appliances.kind',
      'appliances.machines',
      'appliances.churnGBPerDay',
      'appliances.cpus',
      'appliances.memoryGB',
      'appliances.cacheGB',
    ],
    check: checkSizes,
    message: 'appliances are too small for their load: {found}',
    remedy:
      'give it the size of the row that covers both machines and churn, or add another and spread the machines (switching a machine to another appliance needs a resync)',
    source: `${PAGES.capacity}; ${PAGES.applianceMatrix}`,
    passing: [{ appliances: [GOOD] }, { appliances: [{ name: 'm1', kind: 'azureMigrate', cpus: 8, memoryGB: 32 }] }],
    failing: [
      { appliances: [{ ...GOOD, cpus: 8 }] },
      { appliances: [{ ...GOOD, machines: 240 }] },
      { appliances: [{ ...GOOD, kind: 'processServer', machines: 85, churnGBPerDay: 251, cpus: 4 }] },
    ],
  }),
  siteRule({
    id: 'site/r-apl-1',
    challenge: 'R-APL-1',
    severity: 'warns',
    needs: ['appliances', 'appliances.kind', 'appliances.memoryGB'],
    check: checkMemory,
    message: 'pages contradict each other on the memory of a replication appliance, 32 GB and 16 GB: {found}',
    remedy:
      'plan 32 GB, which satisfies every page: the deployment page (08/2023) and the row for 151 to 200 machines ask for it, the support matrices (09/2023 and 04/2026) for 16 GB',
    source: `${PAGES.applianceDeploy}; ${PAGES.matrix}; ${PAGES.applianceMatrix}`,
    passing: [{ appliances: [GOOD] }],
    failing: [{ appliances: [{ ...GOOD, memoryGB: 16 }] }],
  }),
  siteRule({
    id: 'site/r-vc-1',
    challenge: 'R-VC-1',
    severity: 'blocks',
    needs: ['vcenters', 'vcenters.privileges', 'replication.generation'],
    check: checkPrivileges,
    message: 'the vCenter account is short of rights: {found}',
    remedy:
      'give a dedicated account a role of its own with exactly these privileges, at the data centre and propagated to its children: nine for Azure Migrate without agents, the table of the role Azure_Site_Recovery for Site Recovery; failback fails with a read-only account',
    source: PRIVILEGES_SOURCE,
    passing: [
      { ...AGENTLESS, vcenters: [{ name: 'vc01', role: 'custom', privileges: AGENTLESS_PRIVILEGES }] },
      { replication: { generation: 'modernized' }, vcenters: [{ name: 'vc01', role: 'azureSiteRecovery' }] },
    ],
    failing: [
      { ...AGENTLESS, vcenters: [{ name: 'vc01', role: 'custom', privileges: AGENTLESS_PRIVILEGES.slice(1) }] },
      { replication: { generation: 'modernized' }, vcenters: [{ name: 'vc01', role: 'readOnly' }] },
    ],
  }),
  siteRule({
    id: 'site/r-gov-1',
    challenge: 'R-GOV-1',
    severity: 'warns',
    needs: ['vcenters', 'vcenters.role', 'vcenters.isAudited'],
    check: checkGovernance,
    message: 'replication and recovery are not governed as they should be: {found}',
    remedy:
      'use an account with the privileges that replication needs and no more, send the events of vCenter and the activity log of the vault to a store that it cannot change, and review both after each drill',
    source: PAGES.brief,
    passing: [{ vcenters: [{ name: 'vc01', role: 'custom', isAudited: true }] }],
    failing: [
      { vcenters: [{ name: 'vc01', role: 'administrator' }] },
      { vcenters: [{ name: 'vc01', role: 'custom', isAudited: false }] },
    ],
  }),
];
