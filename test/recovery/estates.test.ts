import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveGraph } from '../../src/graph/index.js';
import type { DependencyGraph } from '../../src/graph/index.js';
import type { Machine, MachineId } from '../../src/model/index.js';
import { readAssessmentInput, readSite, readStatements } from '../../src/node/index.js';
import {
  DEFAULT_RECOVERY_SETTINGS,
  deriveDrills,
  deriveFailback,
  deriveGroups,
  derivePoints,
  RECOVERY_PLAN_LIMITS,
} from '../../src/recovery/index.js';
import type { GroupsPlan } from '../../src/recovery/index.js';
import type { Site } from '../../src/site/index.js';
import type { Statement } from '../../src/statements/index.js';

const DATASETS = resolve(import.meta.dirname, '../../datasets');

interface Read {
  readonly machines: readonly Machine[];
  readonly graph: DependencyGraph;
  readonly site: Site;
  readonly statements: readonly Statement[];
  readonly groups: GroupsPlan;
  readonly nameOf: ReadonlyMap<MachineId, string>;
}

async function read(name: string, files: readonly string[], said: readonly string[]): Promise<Read> {
  const at = (file: string): string => resolve(DATASETS, name, file);
  const input = await readAssessmentInput(files.map(at), {});
  const { machines } = input.estate;
  const graph = deriveGraph({ machines, dependencies: input.dependencies ?? null });
  const { site } = await readSite(at('site.yaml'));
  const { statements } = await readStatements(said.map(at));
  const groups = deriveGroups({ graph, machines, site, statements, settings: DEFAULT_RECOVERY_SETTINGS });
  return { machines, graph, site, statements, groups, nameOf: new Map(machines.map((one) => [one.id, one.name])) };
}

let shop: Read;
let factory: Read;

beforeAll(async () => {
  shop = await read('webshop', ['rvtools.xlsx', 'applications.csv', 'connections.csv.gz'], ['statements.yaml']);
  const connections = ['dependencies-classic.csv.gz', 'dependencies-new.csv.gz'];
  factory = await read('manufacturer', ['vsphere-rvtools.xlsx', 'hyperv', 'applications.csv', ...connections], []);
}, 60_000);

describe('the web shop of brief 0', () => {
  it('starts network and directory, promotes MySQL, then programs and front ends, and misses one hour by our figures', () => {
    const groups = shop.groups.runs.flatMap((run) => run.groups);
    const names = groups.map(({ machines }) => machines.map((id) => shop.nameOf.get(id)!).sort());
    expect(shop.groups.runs.length).toBe(1);
    expect(names).toEqual([
      ['DC01', 'DC02', 'nat01'],
      ['rec01', 'rec02', 'rec03', 'rec04'],
      ['api01', 'api02', 'api03', 'api04', 'api05', 'api06'],
      ['fe01', 'fe02', 'fe03'],
    ]);
    expect(groups[1]?.before.map(({ title }) => title)).toEqual(['MySQL: promote shop in the recovery site']);
    const { minutes, objectiveMinutes, isMet, changes } = shop.groups.rto;
    expect([minutes, objectiveMinutes, isMet]).toEqual([73, 60, false]);
    expect(changes[0]?.savesMinutes).toBe(10);
    expect(changes.at(-1)?.change).toContain('within the objective of 60 min');
    expect(shop.groups.runs[0]?.said.join()).toContain('what directory the recovery site has is contradicted');
  });

  it('has a retention that its configuration server refuses, and hourly points that cannot hold 30 minutes', () => {
    const { site, statements } = shop;
    const { policy, rpo } = derivePoints({ site, statements, settings: DEFAULT_RECOVERY_SETTINGS, churn: [] });
    const broken = policy.checks.filter(({ state }) => state === 'broken').map(({ id }) => id);
    expect(broken).toEqual(['generation', 'retention', 'any-point']);
    expect(rpo.map(({ kind, isMet }) => [kind, isMet])).toEqual([
      ['crashConsistent', null],
      ['appConsistent', false],
    ]);
  });

  it('drills the loss of its one way out, of its directory and of MySQL', () => {
    const { graph, groups, site, statements } = shop;
    const plan = deriveDrills({
      graph,
      groups,
      site,
      statements,
      settings: DEFAULT_RECOVERY_SETTINGS,
      asOf: '2026-11-22',
    });
    expect(plan.scenarios.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'nat01 is lost alone',
        'The directory of the first site is lost',
        'The primary of shop is lost',
      ]),
    );
    expect(plan.due.every(({ state }) => state === 'never')).toBe(true);
  });

  it('has two writable copies to settle before anything comes home', () => {
    const { site, statements, machines } = shop;
    const found = deriveFailback({ site, statements, machines, settings: DEFAULT_RECOVERY_SETTINGS, churn: [] });
    expect(found.warnings.join()).toContain('shop has 2 writable copies');
    expect(found.groups[0]?.ways.find(({ way }) => way === 'siteRecoveryOriginal')?.steps.join()).toContain(
      'process server',
    );
  });
});

describe('the manufacturer of brief 3', () => {
  it('fits into plans of both hypervisors within the limits, each machine once, and waits group by group', () => {
    const { runs, left, rto } = factory.groups;
    const sourceOf = new Map(factory.machines.map(({ id, source }) => [id, source] as const));
    const placed = runs.flatMap(({ groups }) => groups.flatMap(({ machines }) => machines));
    expect(new Set(placed).size).toBe(placed.length);
    expect(placed.length + left.length).toBe(factory.machines.length);
    for (const { groups } of runs) {
      const members = groups.flatMap(({ machines }) => machines);
      expect(members.length).toBeLessThanOrEqual(RECOVERY_PLAN_LIMITS.machines);
      expect(groups.length).toBeLessThanOrEqual(RECOVERY_PLAN_LIMITS.groups);
      expect(new Set(members.map((id) => sourceOf.get(id) === 'hyperv')).size).toBe(1);
    }
    expect(runs.length).toBe(6);
    expect(runs[0]?.groups[0]?.tier).toBe('directory');
    // Plans that wait for whole plans would take more than twice our figures for one.
    expect(rto.minutes).toBeLessThan(120);
  });

  it('brings VMware and Hyper-V home each by its own ways, and none by a cloud', () => {
    const { machines, site } = factory;
    const { groups } = deriveFailback({
      site,
      statements: [],
      machines,
      settings: DEFAULT_RECOVERY_SETTINGS,
      churn: [],
    });
    expect(groups.map(({ platform, recommended }) => [platform, recommended])).toEqual([
      ['vmware', 'siteRecoveryOriginal'],
      ['hyperv', 'hyperVOriginal'],
    ]);
  });

  it('is planned the same whatever the order of machines and connections', () => {
    const turned = deriveGroups({
      graph: {
        ...factory.graph,
        machines: factory.graph.machines.toReversed(),
        edges: factory.graph.edges.toReversed(),
      },
      machines: factory.machines.toReversed(),
      ...{ site: factory.site, statements: [], settings: DEFAULT_RECOVERY_SETTINGS },
    });
    expect(turned.runs.map(({ groups }) => groups.map(({ machines }) => machines))).toEqual(
      factory.groups.runs.map(({ groups }) => groups.map(({ machines }) => machines)),
    );
    expect(turned.rto).toEqual(factory.groups.rto);
  });
});
