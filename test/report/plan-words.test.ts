import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import { readAssessmentInput, readSite, readStatements } from '../../src/node/index.js';
import { DEFAULT_RECOVERY_SETTINGS, deriveRecoveryPlan } from '../../src/recovery/index.js';
import type { RecoveryPlan } from '../../src/recovery/index.js';
import { DEFAULT_REPLICATION_SETTINGS, deriveReplicationPlan } from '../../src/replication/index.js';
import type { ReplicationPlan } from '../../src/replication/index.js';
import {
  recoveryTables,
  renderRecoveryHtml,
  renderRecoveryText,
  renderReplicationHtml,
  renderReplicationText,
  replicationTables,
} from '../../src/report/index.js';
import type { ReportTable } from '../../src/report/index.js';
import { PLAN_WORDS } from '../../src/report/tables/plan-words.js';

const SHOP = resolve(import.meta.dirname, '../../datasets/webshop');

const TABLES = Object.values<Readonly<Record<string, string>>>({ ...PLAN_WORDS });
const ALL: readonly (readonly [name: string, words: string])[] = TABLES.flatMap((one) => Object.entries(one));
/** Names that no sentence has for anything else. */
const RAW = new Set(ALL.flatMap(([name, words]) => (name !== words && /[A-Z]|-/.test(name) ? [name] : [])));
const namesOf = <Name extends string>(words: Readonly<Record<Name, string>>): readonly Name[] =>
  Object.keys(words) as Name[];

/** Each value of each enumeration, in the rows of a plan that has none of some. */
function withAllOf(plan: RecoveryPlan): RecoveryPlan {
  const { target, protection, points, groups, failback } = plan;
  const [group] = failback.groups;
  const [run] = groups.runs;
  const first = run!.groups[0]!;
  const action = groups.runs.flatMap((one) => one.groups).flatMap(({ before, after }) => [...before, ...after])[0]!;
  return {
    ...plan,
    target: {
      ...target,
      subnets: namesOf(PLAN_WORDS.egress).map((egress) => ({ ...target.subnets[0]!, egress })),
      endpoints: namesOf(PLAN_WORDS.endpoint).map((kind) => ({ ...target.endpoints[0]!, kind })),
    },
    protection: {
      ...protection,
      doubts: namesOf(PLAN_WORDS.doubt).map((state) => ({
        ...{ machine: plan.machines[0]!.id, disk: null, state, said: 'why', remedies: [], source: 'a page' },
      })),
    },
    points: {
      ...points,
      policy: {
        ...points.policy,
        checks: namesOf(PLAN_WORDS.policyRule).map((id) => ({ ...points.policy.checks[0]!, id })),
      },
    },
    groups: {
      ...groups,
      runs: [{ ...run!, groups: [{ ...first, before: [{ ...action, scope: namesOf(PLAN_WORDS.scope) }] }] }],
    },
    failback: {
      ...failback,
      groups: namesOf(PLAN_WORDS.platform).map((platform) => ({
        ...group!,
        platform,
        ways: namesOf(PLAN_WORDS.way).map((way) => ({ ...group!.ways[0]!, way })),
      })),
    },
  };
}

function withEvery(plan: ReplicationPlan): ReplicationPlan {
  const [machine] = plan.machines;
  const limit = {
    state: 'over',
    value: 2,
    most: 1,
    unit: '',
    said: 'why',
    remedies: [],
    assumption: null,
    source: '',
  } as const;
  const appliance = {
    ...{ name: 'appliance-1', serves: null, vcpus: 8, memoryGB: 32, cacheGB: null, machines: [], churnGBPerDay: null },
    ...{ generation: 'agentless', atOnce: { machines: 0, churnGBPerDay: null }, said: 'why', source: 'a page' },
  } as const;
  const { limits } = { limits: namesOf(PLAN_WORDS.limit) };
  const rooms = limits.filter((one) => one === 'datastoreRoom' || one === 'volumeRoom');
  const own = limits.flatMap((one) => (one === 'datastoreRoom' || one === 'volumeRoom' ? [] : [one]));
  return {
    ...plan,
    machines: namesOf(PLAN_WORDS.generation).map((generation) => ({ ...machine!, generation })),
    verdicts: [{ machine: machine!.id, verdicts: own.map((one) => ({ ...limit, limit: one })), disks: [] }],
    placement: {
      ...plan.placement,
      appliances: namesOf(PLAN_WORDS.appliance).map((kind) => ({ ...appliance, kind })),
      cacheAccounts: namesOf(PLAN_WORDS.account).map((kind) => ({
        ...{ name: 'cache01', kind, machines: [], iops: null, churnMBps: null, said: 'why', source: 'a page' },
      })),
      datastores: rooms.map((one) => ({
        ...{ kind: one === 'datastoreRoom' ? 'snapshots' : 'logs', name: 'ds', freeBytes: 1, growthBytes: 2 },
        ...{ state: 'short', machines: [], said: 'why', source: 'a page', remedies: [] },
      })),
    },
    checklist: namesOf(PLAN_WORDS.checklistPart).map((part) => ({ ...plan.checklist[0]!, part })),
    cost: {
      ...plan.cost,
      lines: namesOf(PLAN_WORDS.cost).map((kind) => ({
        ...{ month: '2026-12', kind, quantity: 1, unit: 'GB', perMonth: null, said: 'why', priceSource: 'a page' },
      })),
    },
  } as ReplicationPlan;
}

const cells = (tables: readonly ReportTable[]): readonly string[] =>
  tables.flatMap(({ title, said, rows }) => [
    title,
    said,
    ...rows.flatMap((row) => row.filter((cell) => typeof cell === 'string')),
  ]);

/** Text that people see of a page: without scripts, styles and attributes. */
const seen = (page: string): readonly string[] =>
  page
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
    .split(/<[^>]*>/)
    .filter((text) => text.trim() !== '');

const rawIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => text.match(/[a-z][A-Za-z]*(?:-[a-z]+)*/g) ?? []).filter((word) => RAW.has(word))),
];

describe('values of enumerations of both plans', () => {
  let recovery: RecoveryPlan;
  let replication: ReplicationPlan;
  beforeAll(async () => {
    const at = (file: string): string => resolve(SHOP, file);
    const input = await readAssessmentInput(['rvtools.xlsx', 'applications.csv', 'connections.csv.gz'].map(at), {});
    const { site } = await readSite(at('site.yaml'));
    const { statements } = await readStatements([at('statements.yaml')]);
    const { estate, peaks, engineVersion, catalogue, dependencies = null } = input;
    const assessment = deriveAssessment(input);
    recovery = deriveRecoveryPlan({
      ...{ estate, peaks, engineVersion, site, statements, regions: catalogue.regions, assessment },
      graph: deriveGraph({ machines: estate.machines, dependencies }),
      replication: DEFAULT_REPLICATION_SETTINGS,
      settings: { ...DEFAULT_RECOVERY_SETTINGS, simulation: { years: 5, seed: 1 } },
    });
    replication = deriveReplicationPlan({
      ...{ estate, peaks, engineVersion, site, assessment, offer: input.offer, waves: null, calendar: null },
      settings: DEFAULT_REPLICATION_SETTINGS,
    });
  }, 120_000);

  it('have words of their own, that are no name of data', () => {
    for (const [name, words] of ALL) {
      expect(words, name).not.toMatch(/[a-z][A-Z](?!-)|^\s|\s$/);
      expect(words.length, name).toBeGreaterThan(0);
    }
    for (const words of TABLES) {
      expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
    }
  });

  it('stand in no cell, no sentence and no line of text by the name that data has for them', () => {
    const every = withAllOf(recovery);
    const all = withEvery(replication);
    expect(rawIn(cells(recoveryTables(every)))).toEqual([]);
    expect(rawIn(cells(replicationTables(all)))).toEqual([]);
    expect(rawIn(renderRecoveryText(every, { all: true }).split('\n'))).toEqual([]);
    expect(rawIn(renderReplicationText(all, { all: true }).split('\n'))).toEqual([]);
    expect(rawIn(seen(renderRecoveryHtml(every)))).toEqual([]);
    expect(rawIn(seen(renderReplicationHtml(all)))).toEqual([]);
  });

  it('are no cell by themselves where they have other words', () => {
    const tables = [...recoveryTables(withAllOf(recovery)), ...replicationTables(withEvery(replication))];
    const names = new Set(ALL.flatMap(([name, words]) => (name === words ? [] : [name])));
    const ofKinds = tables.flatMap(({ columns, rows }) =>
      rows.flatMap((row) =>
        row.filter((_, place) => /^(?:Kind|Part|Generation|Limit|Rule|Come from|Way|In)$/.test(columns[place]!.title)),
      ),
    );
    expect(ofKinds.filter((cell) => typeof cell === 'string' && names.has(cell))).toEqual([]);
    expect(ofKinds).toContain('provider on the Hyper-V host');
  });
});
