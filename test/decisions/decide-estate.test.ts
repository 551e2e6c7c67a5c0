import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideEstate, FACT_FIELDS, factRule } from '../../src/decisions/index.js';
import type { DecidedEstate, Decision } from '../../src/decisions/index.js';
import { bytesOfGib, bytesOfMib, isRuleCovered } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { aDisk, aMachine } from '../support/a-machine.js';
import { aDecision, anEstateOf, CONTEXT } from './a-decision.js';

const app = aMachine({ name: 'app-01' });
const web1 = aMachine({ name: 'web-01' });
const web2 = aMachine({ name: 'web-02.corp.example' });

const decide = (decisions: readonly Decision[], ...machines: readonly Machine[]): DecidedEstate =>
  decideEstate(anEstateOf(...machines), decisions, CONTEXT);
const statuses = ({ decisions }: DecidedEstate): readonly string[] => decisions.map(({ status }) => status);
const codes = ({ problems }: DecidedEstate): readonly string[] => problems.map(({ code }) => code);

describe('a fact that is known better', () => {
  it('stands in place of what the source says, and its origin tells who, when, why and what was there', () => {
    const { estate, problems } = decide([aDecision('override', { value: 8 })], app);
    const [machine] = estate.machines;
    expect(machine?.cores).toBe(8);
    expect(machine?.origins['cores']).toMatchObject({ file: 'decisions.yaml', line: 2, how: 'read' });
    const { file } = app.origins['cores']!;
    expect(machine?.origins['cores']?.note).toContain(
      `decided by Ana Lim on 2026-08-01: agreed in the review; in place of 4 (${file}`,
    );
    expect(machine?.decided?.facts).toEqual(['cores']);
    expect(problems).toEqual([]);
    expect(app.cores).toBe(4);
  });

  it('is any field of the closed list, in the unit in which it is written', () => {
    const disks = [aDisk(), aDisk({ name: 'Hard disk 2', sizeBasis: 'estimated' })];
    const machine = { ...app, disks };
    const set = (field: string, value: boolean | number | string | readonly string[]): Machine =>
      decide([aDecision('override', { field, value })], machine).estate.machines[0]!;
    expect(set('memoryMiB', 1024).memoryBytes).toBe(bytesOfMib(1024));
    expect(set('disks[1].sizeGiB', 70_000).disks[1]).toMatchObject({
      sizeBytes: bytesOfGib(70_000),
      sizeBasis: 'stated',
    });
    expect(set('disks[0].isShared', true).disks.map(({ isShared }) => isShared)).toEqual([true, false]);
    expect(set('snapshotCount', 3).condition.snapshotCount).toBe(3);
    expect(set('changeTracking', false).condition.changeTracking).toBe(false);
    expect(set('environment', 'nonProduction').environment).toBe('nonProduction');
    expect(set('osVersion', '2012-r2').os).toMatchObject({ product: 'windows-server', version: '2012-r2' });
    const moved = set('addresses', ['10.9.9.9', 'fd00::1']);
    expect([moved.addresses, moved.nics[0]?.addresses]).toEqual([['10.9.9.9', 'fd00::1'], []]);
    expect(set('role', 'database').decided?.roles).toMatchObject([
      { role: 'database', from: 'decision', confidence: 'high' },
    ]);
  });

  it('of a system is read like any name of one, and a version decided beside it counts after it, in any order', () => {
    const both = [
      aDecision('override', { field: 'osVersion', value: '2008-r2' }),
      aDecision('override', { field: 'os', value: 'Ubuntu 22.04 LTS' }),
    ];
    for (const decisions of [both, [...both].reverse()]) {
      const [machine] = decide(decisions, app).estate.machines;
      expect(machine?.os).toMatchObject({ family: 'linux', product: 'ubuntu', version: '2008-r2', guestId: null });
      expect(machine?.origins['os.family']?.file).toBe('decisions.yaml');
    }
  });

  it('is stale where the inventory says so by itself, and names a disk that there is', () => {
    const same = decide([aDecision('override', { value: 4 })], app);
    expect(statuses(same)).toEqual(['stale']);
    expect(same.problems).toMatchObject([
      { code: 'decisions/stale', severity: 'warning', at: { file: 'decisions.yaml', line: 2 } },
    ]);
    expect(same.problems[0]?.message).toContain('says 4 by itself');
    expect(same.estate.machines[0]?.origins['cores']).toEqual(app.origins['cores']);
    const none = decide([aDecision('override', { field: 'disks[7].isShared', value: true })], app);
    expect([statuses(none), codes(none)]).toEqual([['unmatched'], ['decisions/no-such-disk']]);
  });

  it('takes every field of the list and refuses what the field does not take', () => {
    for (const { name } of FACT_FIELDS) expect(factRule(name), name).not.toBeNull();
    const refused: readonly (readonly [string, string | number | boolean | readonly string[]])[] = [
      ['cores', 0],
      ['cores', '4'],
      ['cores', 2.5],
      ['memoryMiB', Number.POSITIVE_INFINITY],
      ['firmware', 'uefi'],
      ['addresses', ['10.0.0']],
      ['disks[0].sizeGiB', -1],
      ['role', '__proto__'],
      ['os', ' '],
    ];
    for (const [name, value] of refused) expect(factRule(name)?.isValid(value), `${name} ${String(value)}`).toBe(false);
    for (const name of ['__proto__', 'disks[0].__proto__', 'disks[99999].isShared', 'constructor', 'origins']) {
      expect(factRule(name), name).toBeNull();
    }
  });
});

describe('whom a decision means', () => {
  const machines = (...entries: readonly string[]): readonly string[] =>
    decide([aDecision('exclude', { machines: entries })], app, web1, web2).decisions[0]!.machines;

  it('is found by name, id, first label, range and pattern, in the order of the estate', () => {
    expect(machines('WEB-01')).toEqual([web1.id]);
    expect(machines(app.id.toUpperCase())).toEqual([app.id]);
    expect(machines('web-01..web-02')).toEqual([web1.id, web2.id]);
    expect(machines('web-02', 'app-*')).toEqual([app.id, web2.id]);
    expect(machines('*')).toEqual([app.id, web1.id, web2.id]);
  });

  it('is told where nothing or not everything is found', () => {
    const { decisions, problems } = decide(
      [aDecision('exclude', { machines: ['web-01..web-03', 'db-*'] })],
      web1,
      web2,
    );
    expect(decisions[0]).toMatchObject({ status: 'applied', machines: [web1.id, web2.id] });
    expect(problems).toMatchObject([{ code: 'decisions/unmatched' }]);
    expect(problems[0]?.message).toContain('web-03, db-*');
    const none = decide([aDecision('exclude', { machines: ['db-01'] })], web1);
    expect(statuses(none)).toEqual(['unmatched']);
    expect(none.estate.machines[0]).toBe(web1);
  });

  it('is nobody where several machines have the name, and their ids tell them apart', () => {
    const [one, other] = ['a', 'b'].map((uuid) => aMachine({ name: 'web-01', uuid }));
    const twice = decide([aDecision('exclude', { machines: ['web-01'] })], one!, other!);
    expect([statuses(twice), codes(twice)]).toEqual([['unmatched'], ['decisions/ambiguous-machine']]);
    expect(twice.problems[0]?.remedy).toContain('a, b');
    const byId = decide([aDecision('exclude', { machines: ['b'] })], one!, other!);
    expect(byId.estate.machines.map(({ decided }) => decided?.scope?.isIn)).toEqual([undefined, false]);
  });

  it('is a machine of that name before one of that first label', () => {
    const long = aMachine({ name: 'web-01.corp.example' });
    expect(decide([aDecision('exclude', { machines: ['web-01'] })], long, web1).decisions[0]?.machines).toEqual([
      web1.id,
    ]);
  });
});

describe('whether a decision holds', () => {
  it('ends with its last day', () => {
    const until = (day: string): DecidedEstate => decide([aDecision('override', { until: day })], app);
    expect(statuses(until('2026-08-22'))).toEqual(['applied']);
    const over = until('2026-08-21');
    expect([statuses(over), codes(over)]).toEqual([['expired'], ['decisions/expired']]);
    expect(over.estate.machines[0]).toBe(app);
  });

  it('begins whenever it was taken, and is told where that lies after today', () => {
    const late = decide([aDecision('override', { when: '2026-09-01' })], app);
    expect(statuses(late)).toEqual(['applied']);
    expect(late.problems).toMatchObject([{ code: 'decisions/after-as-of', severity: 'info' }]);
  });

  it('asks for a rule that there is, one by one or by their beginning', () => {
    expect(statuses(decide([aDecision('accept', { rule: 'os/*' })], app))).toEqual(['applied']);
    expect(statuses(decide([aDecision('accept', { rule: 'samples/averages' })], app))).toEqual(['applied']);
    const wrong = decide([aDecision('accept', { rule: 'migration/snapshot' })], app);
    expect(statuses(wrong)).toEqual(['refused']);
    expect(wrong.problems).toMatchObject([
      { code: 'decisions/unknown-rule', severity: 'error', remedy: 'did you mean migration/snapshots?' },
    ]);
    expect(isRuleCovered('os/*', 'os/past-end-of-support')).toBe(true);
    expect(isRuleCovered('os', 'os/past-end-of-support')).toBe(false);
  });
});

describe('the name of a system', () => {
  it('is applied, and told where it says too little or holds a slip', () => {
    const system = (value: string): readonly string[] =>
      decide([aDecision('override', { field: 'os', value })], app).problems.map(({ code }) => code);
    expect(system('Windows Servr 2019')).toEqual(['decisions/vague-system']);
    expect(system('Ubuntu')).toEqual(['decisions/vague-system']);
    expect(system('Ubuntu 22.04')).toEqual([]);
  });

  it('of a service is one that may be suggested', () => {
    const wrong = decide([aDecision('suggestion', { service: 'app-servce' })], app);
    expect(statuses(wrong)).toEqual(['refused']);
    expect(wrong.problems).toMatchObject([
      { code: 'decisions/unknown-service', severity: 'error', remedy: 'did you mean app-service?' },
    ]);
  });
});

describe('decisions that contradict each other', () => {
  const eight = aDecision('override', { machines: ['app-01', 'web-01'] });
  const two = aDecision('override', { value: 2, machines: ['app-*'], at: { file: 'decisions.yaml', line: 9 } });

  it('are told with both places, and neither is applied to the machines of both', () => {
    const { estate, decisions, problems } = decide([eight, two], app, web1);
    expect(estate.machines.map(({ cores }) => cores)).toEqual([4, 8]);
    expect(decisions.map(({ status, machines }) => [status, machines])).toEqual([
      ['applied', [web1.id]],
      ['contradicted', []],
    ]);
    expect(problems).toMatchObject([{ code: 'decisions/contradicted', severity: 'warning', at: { line: 2 } }]);
    expect(problems[0]?.message).toContain(
      '"set cores to 8" (decisions.yaml:2), but "set cores to 2" (decisions.yaml:9)',
    );
    expect(problems[0]?.message).toContain('app-01');
  });

  it('are of one subject: scope, method, suggestion, field', () => {
    const pairs: readonly (readonly [Decision, Decision, string])[] = [
      [aDecision('exclude'), aDecision('include'), 'contradicted'],
      [aDecision('method'), aDecision('method', { method: 'retire' }), 'contradicted'],
      [aDecision('suggestion'), aDecision('suggestion', { isAccepted: false }), 'contradicted'],
      [aDecision('suggestion'), aDecision('suggestion', { service: 'aks', isAccepted: false }), 'applied'],
      [aDecision('override'), aDecision('override', { field: 'nicCount', value: 3 }), 'applied'],
      [aDecision('accept'), aDecision('accept', { rule: 'os/*' }), 'applied'],
      [
        aDecision('override', { field: 'role', value: 'dns' }),
        aDecision('override', { field: 'role', value: 'web' }),
        'applied',
      ],
    ];
    for (const [one, other, status] of pairs) {
      expect(statuses(decide([one, other], app)), `${one.kind} ${status}`).toEqual([status, status]);
    }
  });

  it('do not where they say the same: the newer one is named', () => {
    const older = aDecision('override', { who: 'Ben', when: '2026-07-01' });
    const both = decide([older, aDecision('override')], app);
    expect(statuses(both)).toEqual(['applied', 'applied']);
    expect(both.estate.machines[0]?.origins['cores']?.note).toContain('Ana Lim');
  });
});

const anyDecision = fc.oneof(
  fc
    .record({ field: fc.constantFrom('cores', 'nicCount', 'memoryMiB'), value: fc.integer({ min: 1, max: 3 }) })
    .map((one) => aDecision('override', one)),
  fc.constantFrom(
    aDecision('exclude'),
    aDecision('include'),
    aDecision('accept'),
    aDecision('method'),
    aDecision('suggestion'),
  ),
);
const anyMachines = fc.constantFrom(['app-01'], ['web-*'], ['*'], ['web-01', 'app-01'], ['none']);
const anyWhen = fc.constantFrom('2026-07-01', '2026-08-01', '2026-09-01');
const anyDecisions = fc.array(
  fc
    .tuple(anyDecision, anyMachines, anyWhen)
    .map(([decision, machines, when]): Decision => ({ ...decision, machines, when })),
  { maxLength: 8 },
);

describe('decisions in any order', () => {
  it('leave the same machines', () => {
    fc.assert(
      fc.property(anyDecisions, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (decisions, keys) => {
        const shuffled = decisions
          .map((decision, index) => ({ decision, key: keys[index]! }))
          .sort((left, right) => left.key - right.key)
          .map(({ decision }) => decision);
        const [given, other] = [decisions, shuffled].map((list) => decide(list, app, web1, web2));
        expect(other!.estate.machines).toEqual(given!.estate.machines);
        expect([...statuses(other!)].sort()).toEqual([...statuses(given!)].sort());
      }),
      { seed: 20260822 },
    );
  });

  it('leave a machine that none of them means as the object that it was', () => {
    fc.assert(
      fc.property(anyDecisions, (decisions) => {
        const { estate, decisions: resolved } = decide(decisions, app, web1, web2);
        const meant = new Set(resolved.flatMap(({ machines }) => machines));
        [app, web1, web2].forEach((machine, index) => {
          expect(estate.machines[index] === machine).toBe(!meant.has(machine.id));
        });
      }),
      { seed: 20260822 },
    );
  });
});
