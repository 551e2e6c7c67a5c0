import { describe, expect, it } from 'vitest';
import {
  DEFAULT_RECOVERY_SETTINGS,
  deriveDrills,
  deriveDue,
  deriveGroups,
  parseEvidence,
  renderEvidence,
  sealEvidence,
} from '../../src/recovery/index.js';
import type { DrillDue, DrillEvidence, DrillPlan, EvidenceRead, KnownDrill } from '../../src/recovery/index.js';
import { planDrills } from '../../src/recovery/derive-drills.js';
import type { Drill, Site } from '../../src/site/index.js';
import type { Statement } from '../../src/statements/index.js';
import { toMachineId } from '../../src/model/index.js';
import { anAvailabilityGroup } from '../support/a-wave-estate.js';
import { aRecoveryEstate } from './a-recovery-estate.js';
import type { Known } from './a-recovery-estate.js';

const SHOP: readonly Known[] = [
  { name: 'fe01', role: 'web', application: 'shop' },
  { name: 'db01', role: 'database', product: 'postgresql', application: 'shop' },
  { name: 'db02', role: 'database', product: 'postgresql', application: 'shop' },
  { name: 'dc01', role: 'directory' },
  { name: 'nat01', role: 'firewall' },
];

const planOf = (site: Site | null, statements: readonly Statement[] = []): DrillPlan =>
  deriveDrills(inputOf(site, statements));

function inputOf(site: Site | null, statements: readonly Statement[] = []): Parameters<typeof deriveDrills>[0] {
  const estate = aRecoveryEstate(
    SHOP,
    [['fe01', 'db01', 'postgresql']],
    [anAvailabilityGroup('shop-db', ['db01', 'db02'])],
  );
  const affects = ['fe01', 'db01'].map(toMachineId);
  const graph = {
    ...estate.graph,
    singlePoints: [
      {
        ...{ machine: toMachineId('nat01'), kind: 'egress' as const, role: 'firewall' as const },
        ...{ affects, applications: ['shop'], said: '2 machines go out through it alone' },
      },
    ],
  };
  const settings = { ...DEFAULT_RECOVERY_SETTINGS, rtoMinutes: 60, rpoMinutes: 30 };
  const groups = deriveGroups({ graph, machines: estate.machines, site, statements, settings });
  return { graph, groups, site, statements, settings, asOf: '2026-11-22' };
}

describe('scenarios', () => {
  it('go from the whole plan to single losses, planned and unplanned, and measure time, data and logon', () => {
    const { scenarios } = planOf(null);
    expect(scenarios.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'planned test-of-plans',
      'planned planned-failover',
      'unplanned site-loss',
      'unplanned directory-loss',
      'unplanned database-loss db01',
      'unplanned point-loss nat01',
    ]);
    const [test] = scenarios;
    expect(test?.measures.map(({ what, target }) => `${what}: ${target ?? 'none stated'}`)).toEqual([
      ...['RTO: 60 min', 'RPO: 30 min', 'data lost: none', 'logon and names: both work'],
    ]);
    expect(test?.cleanUp[0]).toContain('without it the test does not count');
    expect(scenarios[4]?.steps).toContain('SELECT pg_promote();');
    expect(scenarios[5]?.steps[0]).toContain('2 machines go out through it alone');
  });

  it('promote the replica that stands in the recovery site', () => {
    const ready: Statement = {
      ...{ said: 'the brief', at: { file: 's' }, decides: false, note: null },
      ...{ topic: 'recoverySiteDatabase', database: 'orders', machineCount: 1, isPromotable: true },
    };
    const { scenarios } = planOf({ databases: [{ name: 'orders', engine: 'mysql' }] }, [ready]);
    const found = scenarios.find(({ id }) => id === 'database-loss stated orders');
    expect(found?.steps).toContain('STOP REPLICA;');
  });
});

describe('due dates', () => {
  const drill = (overrides: Partial<Drill>): KnownDrill => ({
    ...{ name: 'fe01', kind: 'machine', lastTestOn: '2026-08-31', isSuccessful: true, isCleanedUp: true },
    from: 'the site file',
    ...overrides,
  });
  const due = (drills: readonly KnownDrill[], asOf = '2026-11-22'): DrillDue =>
    deriveDue({
      ...{ machines: ['fe01'], applications: [], drills, asOf, monthsPerMachine: 6, monthsPerApplication: 3 },
    })[0]!;

  it('are 6 months after the last drill of a machine and 3 after that of an application', () => {
    expect(due([drill({})])).toEqual({
      subject: 'fe01',
      kind: 'machine',
      last: '2026-08-31',
      due: '2027-02-28',
      state: 'fresh',
      from: 'the site file',
    });
    const [application] = deriveDue({
      ...{
        machines: [],
        applications: ['shop', 'shop'],
        asOf: '2026-11-22',
        monthsPerMachine: 6,
        monthsPerApplication: 3,
      },
      drills: [drill({ name: 'Shop', kind: 'application', lastTestOn: '2026-08-22' })],
    });
    expect(application).toMatchObject({ last: '2026-08-22', due: '2026-11-22', state: 'due' });
  });

  it('count only what succeeded, was cleaned up and lies behind', () => {
    const not: readonly Partial<Drill>[] = [
      ...[{ isSuccessful: false }, { isCleanedUp: false }, { isCleanedUp: undefined }],
      ...[{ lastTestOn: '2026-11-23' }, { kind: 'application' as const }, { name: 'other' }],
    ];
    for (const one of not) expect(due([drill(one)]).state).toBe('never');
    expect(due([drill({ lastTestOn: '2026-05-21' })]).state).toBe('overdue');
    expect(due([drill({ lastTestOn: '2026-05-22' })]).state).toBe('due');
    expect(due([drill({ lastTestOn: '2026-01-01' }), drill({}), drill({ lastTestOn: '2026-02-01' })]).last).toBe(
      '2026-08-31',
    );
  });
});

describe('evidence of drills', () => {
  const aRecord = (overrides: Partial<DrillEvidence> = {}): DrillEvidence => ({
    ...{ schemaVersion: 1, scenarioId: 'site-loss', scenario: 'The site is lost', kind: 'unplanned', plan: 'v1' },
    ...{ scope: ['shop', 'FE01'], from: '2026-10-01T22:00:00Z', to: '2026-10-02T01:30:00Z', participants: [] },
    ...{ results: [], deviations: [], lessons: [], isCleanedUp: true, isSuccessful: true, approver: null },
    ...overrides,
  });
  const readOf = (records: readonly DrillEvidence[]): EvidenceRead => {
    const chain = sealEvidence(records);
    const { sequence, hash } = chain.at(-1)!;
    return parseEvidence(renderEvidence(chain), { file: 'drills.jsonl', head: { sequence, hash } });
  };
  const withEvidence = (
    records: readonly DrillEvidence[],
    { site = null, asOf = '2026-11-22' }: { readonly site?: Site | null; readonly asOf?: string } = {},
  ): ReturnType<typeof planDrills> => planDrills({ ...inputOf(site), asOf, evidence: readOf(records) });
  const stateOf = ({ plan }: ReturnType<typeof planDrills>, name: string): string => {
    const { last, due, state, from } = plan.due.find(({ subject }) => subject === name)!;
    return [last, due, state, from].join(' ');
  };

  it('makes an application due after 3 months and a machine after 6, by the day on which the drill ended', () => {
    const fresh = withEvidence([aRecord()]);
    expect(stateOf(fresh, 'shop')).toBe('2026-10-02 2027-01-02 fresh record 1 of the evidence');
    expect(stateOf(fresh, 'fe01')).toBe('2026-10-02 2027-04-02 fresh record 1 of the evidence');
    expect(stateOf(fresh, 'db01')).toBe('  never ');
    expect(fresh.plan.said).toEqual([
      'of 1 application, drilled every 3 months: 1 fresh',
      'of 5 machines, drilled every 6 months: 4 never drilled, as far as is known, 1 fresh',
    ]);
    const later = withEvidence([aRecord()], { asOf: '2027-01-03' });
    expect([stateOf(later, 'shop'), stateOf(later, 'fe01')]).toEqual([
      '2026-10-02 2027-01-02 overdue record 1 of the evidence',
      '2026-10-02 2027-04-02 fresh record 1 of the evidence',
    ]);
    expect(later.problems).toEqual([]);
  });

  it('takes the latest that counts, of records and of the site file', () => {
    const records = [aRecord(), aRecord({ from: '2026-11-01T00:00:00Z', to: '2026-11-01T02:00:00Z' })];
    const site = (lastTestOn: string): Site => ({
      drills: [{ name: 'shop', kind: 'application', lastTestOn, isSuccessful: true, isCleanedUp: true }],
    });
    expect(stateOf(withEvidence(records), 'shop')).toContain('2026-11-01 2027-02-01 fresh record 2');
    expect(stateOf(withEvidence(records, { site: site('2026-11-20') }), 'shop')).toContain('fresh the site file');
    expect(stateOf(withEvidence(records, { site: site('2026-05-20') }), 'shop')).toContain('fresh record 2');
  });

  it.each([
    ['it was no success', { isSuccessful: false }],
    ['it was not cleaned up', { isCleanedUp: false }],
    ['it ended after 2026-11-22, the day of this plan', { to: '2026-11-23T00:00:00Z' }],
  ])('does not count a drill where %s, and says so', (why, overrides) => {
    const read = withEvidence([aRecord(overrides)]);
    expect(stateOf(read, 'shop')).toBe('  never ');
    expect(read.plan.recorded).toMatchObject([{ doesCount: false, said: `it counts as no drill: ${why}` }]);
  });

  it('shows an objective that was missed in a drill that counts', () => {
    const results = [{ measure: 'RTO', unit: 'min', objective: 60, measured: 72, isMet: false }];
    expect(withEvidence([aRecord({ results })]).plan.recorded?.[0]?.said).toBe('it counts; not met: RTO');
  });

  it('names who is drilled and nobody, with what is near it', () => {
    const { problems } = withEvidence([aRecord({ scope: ['fe0l', '__proto__'] })]);
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ['recovery/evidence-unknown-name', { file: 'drills.jsonl', line: 1 }],
      ['recovery/evidence-unknown-name', { file: 'drills.jsonl', line: 1 }],
    ]);
    expect(problems[0]?.remedy).toContain('"fe01"');
  });

  it('counts nothing of a chain that is broken, and names each fault with its line', () => {
    const text = renderEvidence(sealEvidence([aRecord(), aRecord({ scenario: 'second' })]));
    const evidence = parseEvidence(text.replace('second', 'third'), { file: 'drills.jsonl', head: null });
    expect(evidence).toMatchObject({ isWhole: false, drills: [] });
    const { plan, problems } = planDrills({ ...inputOf(null), evidence });
    expect(plan.due.every(({ state }) => state === 'never')).toBe(true);
    expect(problems).toMatchObject([{ code: 'recovery/evidence-broken', at: { file: 'drills.jsonl', line: 2 } }]);
    expect(problems[0]?.message).toContain(
      'record 2 in line 2 was changed behind its sealing: the checksum that stands in it (hash) is not that of its content',
    );
  });

  it('says what no chain tells without its head', () => {
    const text = renderEvidence(sealEvidence([aRecord()]));
    const { problems, drills } = parseEvidence(text, { file: 'drills.jsonl', head: null });
    expect(drills.length).toBe(1);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['recovery/evidence-without-head', 'warning'],
    ]);
  });

  it.each([
    ['schemaVersion is not 1', { schemaVersion: 2 }],
    ['scope is no list of names', { scope: 'shop' }],
    ['to is no instant in UTC, such as 2026-11-22T02:00:00Z', { to: '2026-02-30T00:00:00Z' }],
    ['from is no instant in UTC, such as 2026-11-22T01:00:00Z', { from: '2026-10-01' }],
    ['isCleanedUp is neither true nor false', { isCleanedUp: 'yes' }],
    ['results is no list of measures with unit, objective, measured and isMet', { results: [{ measure: 'RTO' }] }],
    ['approver is neither null nor a name with role and instant', { approver: {} }],
    ['it ends before it begins', { to: '2026-10-01T21:00:00Z' }],
  ])('takes a sealed record for none where %s', (why, overrides) => {
    const { drills, isWhole, problems } = readOf([aRecord(), { ...aRecord(), ...overrides } as DrillEvidence]);
    expect([isWhole, drills.map(({ sequence }) => sequence)]).toEqual([true, [1]]);
    expect(problems).toMatchObject([{ code: 'recovery/evidence-fields', at: { line: 2 } }]);
    expect(problems[0]?.message).toContain(why);
  });
});
