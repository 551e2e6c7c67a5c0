import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveGraph } from '../../src/graph/index.js';
import type { DependencyGraph } from '../../src/graph/index.js';
import type { Machine, MachineRole } from '../../src/model/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import { inventedEstate } from '../../src/estates/index.js';

const DATASETS = resolve(import.meta.dirname, '../../datasets');

async function read(
  name: string,
  files: readonly string[],
): Promise<{ machines: readonly Machine[]; graph: DependencyGraph; bare: DependencyGraph }> {
  const input = await readAssessmentInput(
    files.map((file) => resolve(DATASETS, name, file)),
    {},
  );
  const { machines } = input.estate;
  const dependencies = input.dependencies ?? null;
  // Neither tags nor names nor notes: what is left is what connections tell.
  const bare = machines.map((one, index) => ({ ...one, name: `m${index}`, tags: [], annotation: null }));
  return {
    machines,
    graph: deriveGraph({ machines, dependencies }),
    bare: deriveGraph({ machines: bare, dependencies }),
  };
}

/** What the makers of the estates call a role, in ours; several where either is right. */
const TRUE_ROLES: Readonly<Record<string, readonly MachineRole[]>> = {
  app: ['application', 'api'],
  api: ['api', 'application'],
  redis: ['cache'],
  rabbitmq: ['queue'],
  oracle: ['database'],
  postgresql: ['database'],
  sqlserver: ['database'],
  jump: ['jumpHost'],
  monitor: ['monitoring'],
  recommendation: ['api'],
  directory: ['directory', 'dns'],
};

const rightRoles = (role: string): readonly string[] => TRUE_ROLES[role] ?? [role];

interface Figures {
  found: number;
  right: number;
  there: number;
}

/** Of each role by connections alone: how many machines were found, of them right, and how many there are that a connection names. */
function figuresOf(
  bare: DependencyGraph,
  machines: readonly Machine[],
  truth: ReadonlyMap<string, string>,
): ReadonlyMap<string, Figures> {
  const unseen = new Set<string>(bare.unseen);
  const figures = new Map<string, Figures>();
  const of = (role: string): Figures => {
    const known = figures.get(role) ?? { found: 0, right: 0, there: 0 };
    figures.set(role, known);
    return known;
  };
  bare.machines.forEach(({ id, role }, index) => {
    const told = truth.get(machines[index]!.name.split('.')[0]!.toLowerCase());
    if (told === undefined || told === 'other' || unseen.has(id)) return;
    const right = rightRoles(told);
    const isRight = role !== null && right.includes(role);
    of(right[0]!).there += 1;
    if (role !== null) of(isRight ? right[0]! : role).found += 1;
    if (isRight) of(right[0]!).right += 1;
  });
  return figures;
}

const truthOf = (machines: readonly { readonly name: string; readonly role: string }[]): ReadonlyMap<string, string> =>
  new Map(machines.map(({ name, role }) => [name.toLowerCase(), role] as const));

let shop: Awaited<ReturnType<typeof read>>;
let factory: Awaited<ReturnType<typeof read>>;

beforeAll(async () => {
  shop = await read('webshop', ['rvtools.xlsx', 'applications.csv', 'connections.csv.gz']);
  factory = await read('manufacturer', [
    ...['vsphere-rvtools.xlsx', 'hyperv', 'applications.csv'],
    ...['dependencies-classic.csv.gz', 'dependencies-new.csv.gz'],
  ]);
});

describe('roles that connections alone tell', () => {
  it('are right and nearly complete in the manufacturer, and all right in the web shop', () => {
    const ofShop = figuresOf(shop.bare, shop.machines, truthOf(inventedEstate('webshop').machines));
    const ofFactory = figuresOf(factory.bare, factory.machines, truthOf(inventedEstate('manufacturer').machines));
    const told = (figures: ReadonlyMap<string, Figures>): readonly string[] =>
      [...figures].map(([role, { found, right, there }]) => `${role} ${right}/${found} ${right}/${there}`).sort();
    expect(told(ofShop)).toEqual(['api 10/10 10/10', 'directory 2/2 2/2', 'firewall 1/1 1/1', 'web 3/3 3/3']);
    // Right of found, right of there: what is silent, as a machine that only computes, stays unknown.
    expect(told(ofFactory)).toEqual([
      'api 51/51 51/52',
      'application 86/91 86/99',
      'backup 1/1 1/1',
      'batch 0/0 0/5',
      'cache 11/11 11/11',
      'compute 0/0 0/1',
      'database 33/33 33/33',
      'directory 6/6 6/6',
      'file 8/8 8/10',
      'firewall 0/0 0/1',
      'gateway 4/4 4/6',
      'jumpHost 3/3 3/4',
      'log 5/5 5/5',
      'monitoring 1/1 1/1',
      'queue 9/9 9/9',
      'scanner 1/1 1/1',
      'web 55/55 55/55',
    ]);
  });
});

describe('the web shop of brief 0', () => {
  it('has one way out, which is a single point of failure, and extends its directory first', () => {
    const name = new Map(shop.graph.machines.map((one) => [one.id, one.name] as const));
    const egress = shop.graph.singlePoints.filter(({ kind }) => kind === 'egress');
    expect(egress.map(({ machine, affects }) => [name.get(machine), affects.length])).toEqual([['nat01', 15]]);
    expect(shop.graph.hubs.map(({ machines, advice }) => [machines.map((id) => name.get(id)).sort(), advice])).toEqual([
      [['nat01'], 'leave'],
      [['DC01', 'DC02'], 'extend'],
    ]);
  });
});

describe('the manufacturer of brief 3', () => {
  it('has its scanner, monitoring, backup, logs and jump hosts told from what it works with', () => {
    const name = new Map(factory.graph.machines.map((one) => [one.id, one.name] as const));
    expect(
      factory.graph.noise.map(({ rule, machines }) => [
        rule,
        machines
          .map((id) => name.get(id))
          .sort()
          .join(),
      ]),
    ).toEqual([
      ['scan', 'core-scan01'],
      ['monitoring', 'core-mon01'],
      ['backup', 'core-bkp01'],
      ['log-shipping', 'plant-log01,plant-log02,plant-log03,plant-log04,plant-log05'],
      ['remote-administration', 'core-jump01,core-jump02,core-jump03'],
    ]);
  });

  it('has the replicas of every database that copies, and no two applications in one', () => {
    const byId = new Map(factory.graph.machines.map((one) => [one.id, one] as const));
    const replicas = factory.graph.availabilityGroups.filter(
      ({ kind, role }) => kind !== 'pool' && role !== 'directory',
    );
    expect(replicas.length).toBe(15);
    for (const { machines } of replicas) {
      expect(new Set(machines.map((id) => byId.get(id)!.application)).size).toBe(1);
    }
  });
});
