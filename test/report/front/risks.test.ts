import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../../src/model/index.js';
import type { DependencyGraph } from '../../../src/graph/index.js';
import type { RecoveryPlan } from '../../../src/recovery/index.js';
import type { ReplicationPlan } from '../../../src/replication/index.js';
import { databasesOutside } from '../../../src/report/front/databases-outside.js';
import { recoveryRisks } from '../../../src/report/front/recovery-risks.js';
import { replicationRisks } from '../../../src/report/front/replication-risks.js';
import { deriveRisks, rankRisks } from '../../../src/report/front/risks.js';
import type { FoundRisk } from '../../../src/report/front/risks.js';
import { contentsOfAssessment } from '../../../src/report/index.js';
import { aCalendar, aMachineOfAverages, aSampledMachine } from '../../support/a-sampled-machine.js';
import { aFinding, anAssessedMachine, anAssessment, anUnsizedMachine } from '../../support/an-assessment.js';

const a = anAssessedMachine({ id: toMachineId('a'), name: 'a' });
const cheap = { ...a, id: toMachineId('cheap'), cost: { ...a.cost!, perMonth: a.cost!.storage! } };
const unpriced = anUnsizedMachine({ id: toMachineId('unpriced') });
const machines = [a, cheap, unpriced];

const risk = (
  id: string,
  effect: FoundRisk['effect'],
  of: readonly { id: FoundRisk['machines'][number] }[],
): FoundRisk => ({
  ...{ id, effect, title: id, why: '', places: [], machines: of.map((one) => one.id) },
});
const order = (risks: readonly FoundRisk[]): readonly string[] => rankRisks(risks, machines).map(({ id }) => id);

describe('the rank of risks', () => {
  it('puts what stops before what endangers, and that before what is doubtful, whatever the numbers', () => {
    expect(
      order([
        risk('doubt', 'doubts', machines),
        risk('break', 'breaks', [a, cheap]),
        risk('stop', 'stops', [unpriced]),
      ]),
    ).toEqual(['stop', 'break', 'doubt']);
  });

  it('then more machines, then more cost a month, then the name', () => {
    expect(order([risk('few', 'breaks', [a]), risk('many', 'breaks', [cheap, unpriced])])).toEqual(['many', 'few']);
    expect(order([risk('1', 'breaks', [cheap]), risk('2', 'breaks', [a]), risk('3', 'breaks', [unpriced])])).toEqual([
      ...['2', '1', '3'],
    ]);
    expect(order([risk('y', 'breaks', [a]), risk('x', 'breaks', [a])])).toEqual(['x', 'y']);
  });

  it('leaves out what touches no machine, and never takes an unknown cost for none', () => {
    expect(order([risk('empty', 'stops', [])])).toEqual([]);
    expect(rankRisks([risk('r', 'stops', [unpriced])], machines)[0]?.perMonth).toBeNull();
    expect(rankRisks([risk('r', 'stops', [a, unpriced])], machines)[0]?.perMonth).toBe(a.cost!.perMonth);
  });

  it('is the same whatever the order in which risks are found', () => {
    const effects = ['stops', 'breaks', 'doubts'] as const;
    const some = fc.uniqueArray(
      fc.record({ id: fc.string(), effect: fc.constantFrom(...effects), of: fc.subarray(machines) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(some, (found) => {
        const risks = found.map(({ id, effect, of }) => risk(id, effect, of));
        expect(order(risks.toReversed())).toEqual(order(risks));
      }),
    );
  });
});

describe('the risks of an assessment', () => {
  const risksOf = (overrides: Parameters<typeof anAssessment>[0]) =>
    deriveRisks(contentsOfAssessment(anAssessment(overrides)));

  it('counts machines that a finding blocks, and not those of which it only warns', () => {
    const blocked = anAssessedMachine({
      name: 'blocked',
      findings: [aFinding({ severity: 'blocks', question: 'migration', message: 'a shared disk' })],
    });
    const found = risksOf({ machines: [blocked, anAssessedMachine({ findings: [aFinding({ severity: 'warns' })] })] });
    expect(found[0]).toMatchObject({ id: 'blocked', effect: 'stops', machines: [blocked.id] });
    expect(found[0]?.title).toBe('1 machine that cannot move as it is');
    expect(found[0]?.why).toContain('a shared disk');
    expect(found[0]?.places[0]).toBe('findings-migration');
  });

  it('tells averages, machines without samples, gaps and month-ends apart', () => {
    const unseen = [{ date: '2026-03-31', isQuarterEnd: true, isSeen: false }];
    const found = risksOf({
      calendar: aCalendar(),
      window: { from: '2026-03-04', to: '2026-04-02', days: 30 },
      machines: [
        { ...aMachineOfAverages(), id: toMachineId('averages') },
        { ...aSampledMachine({ stars: 2, percent: 30 }), id: toMachineId('gaps') },
        { ...aSampledMachine({ monthEnds: unseen }), id: toMachineId('unseen') },
        anAssessedMachine({ id: toMachineId('unsampled'), findings: [] }),
        anAssessedMachine({ id: toMachineId('off'), power: 'off', findings: [] }),
      ],
    });
    const touched = new Map(found.map(({ id, machines: own }) => [id, own]));
    expect(touched.get('averages')).toEqual(['averages']);
    expect(touched.get('gaps')).toContain('gaps');
    expect(touched.get('month-ends')).toContain('unseen');
    expect(touched.get('unsampled')).toEqual(['unsampled']);
  });

  it('tells one gap before sampling began apart from gaps within it, and by how much samples fall short', () => {
    const gapsOf = (...days: readonly string[]): string =>
      risksOf({
        machines: days.map((own, index) => ({
          ...aSampledMachine({ stars: 3, presentPoints: 5077 + 100 * index, expectedPoints: 10_000, days: own }),
          id: toMachineId(String(index)),
        })),
      }).find(({ id }) => id === 'gaps')?.why ?? '';
    const late = gapsOf('....7####', '....####9');
    expect(late).toContain('more than 60 % of the points that sizing needs; here it is 50.7 to 51.7 %');
    expect(late).toContain('The one gap is the time before sampling began');
    expect(gapsOf('..##..###')).toContain('here it is 50.7 %. What falls into a gap');
    expect(gapsOf('....####', '..##..##')).toContain('Of 1 machine the one gap is the time before');
  });

  it('does not take a fact that is missing for one of machines', () => {
    const machine = anAssessedMachine({
      findings: [aFinding({ severity: 'conditions', question: 'azure', message: 'no source states the boot type' })],
    });
    const [found] = risksOf({
      machines: [{ ...machine, readiness: { ...machine.readiness, state: 'readyWithConditions' } }],
    }).filter(({ id }) => id === 'conditions');
    expect(found?.title).toBe('1 machine with something to do or to find out before the move');
    expect(found?.why).toContain('It is ready with conditions only.');
  });

  it('has none of an empty estate', () => {
    expect(risksOf({ machines: [] })).toEqual([]);
  });
});

describe('databases in no inventory', () => {
  const asks = (machine: string, party: string, port: number, address: string) => ({
    ...{ machine: toMachineId(machine), party, addresses: [address], direction: 'asks', port, protocol: null },
    ...{ connections: null, days: 1, from: null, to: null, origin: { file: 'c.csv' } },
  });
  const outside = [
    ...[asks('a', 'mysql01', 3306, '10.0.0.1'), asks('b', 'mysql01', 3306, '10.0.0.1')],
    ...[asks('a', 'db.example', 5432, '203.0.113.9'), asks('c', 'www', 443, '10.0.0.9')],
  ];

  it('count machines that ask them on the site, and not those on the internet', () => {
    const [found] = databasesOutside({ outside } as unknown as DependencyGraph);
    expect(found).toMatchObject({ effect: 'stops', machines: ['a', 'b'] });
    expect(found?.title).toBe('1 database in no inventory, asked by 2 machines');
    expect(databasesOutside({ outside: [] } as unknown as DependencyGraph)[0]?.machines).toEqual([]);
  });
});

const TIMED = { isMet: null, minutes: 5, objectiveMinutes: null };

describe('the risks of plans', () => {
  const disk = (leftOut: string | null) => ({ name: 'd', leftOut });
  const store = (over: object) => ({
    ...{ kind: 'snapshots', name: 's', state: 'short', freeBytes: 1, growthBytes: 9, machines: ['a'], said: 'no room' },
    ...over,
  });
  const planned = (over: object): readonly FoundRisk[] =>
    replicationRisks({
      ...{ initial: { waves: [], batches: [] }, verdicts: [], counts: { disksOverALimit: 0 } },
      ...{ placement: { datastores: [] }, bandwidth: { given: null, objectiveMinutes: 60 } },
      ...{ machines: ['a', 'b'].map((id) => ({ id, generation: 'agentless', disks: [disk(null)] })) },
      ...over,
    } as unknown as ReplicationPlan).filter(({ machines: own }) => own.length > 0);

  it('name datastores that fill, those that lack most first, and the machines on them', () => {
    const worse = store({ name: 'worse', growthBytes: 99, machines: ['b', 'a'], said: 'far too full' });
    const datastores = [store({}), worse, store({ name: 'fine', state: 'enough', machines: ['z'] })];
    const [found] = planned({ placement: { datastores } });
    expect(found).toMatchObject({ id: 'full-datastores', effect: 'stops', machines: ['b', 'a'] });
    expect(found?.title).toBe('2 datastores too full for snapshots');
    expect(found?.why).toContain('lacks most is worse. There: far too full.');
    expect(found?.places).toEqual(['replication-placement', 'replication']);
  });

  it('tell a volume of logs from a datastore, and take every machine that could lie there where no input tells', () => {
    const [volume] = planned({ placement: { datastores: [store({ kind: 'logs' })] } });
    expect(volume?.title).toBe('1 volume too full for logs of changes');
    const [unlisted] = planned({ placement: { datastores: [store({ machines: [] })] } });
    expect(unlisted?.machines).toEqual(['a', 'b']);
  });

  it('name disks that are left out with the commonest reason, without the name of its rule', () => {
    const own = ['a raw device (migration/raw-device)', 'by Ada', 'a raw device (migration/raw-device)'];
    const [found] = planned({ machines: own.map((leftOut, id) => ({ id: String(id), disks: [disk(leftOut)] })) });
    expect(found).toMatchObject({ id: 'disks-left-out', title: '3 disks left out of replication' });
    expect(found?.why).toContain('Most often, 2 disks: a raw device.');
  });

  const machinesOf = (...names: readonly string[]) =>
    names.map((name) => ({ id: name, name, application: null, isProtected: true }));
  const doubt = (machine: string) => ({ machine, disk: null, state: 'atRisk', said: '57 MB/s, limit 54 MB/s' });
  const recovered = (over: object, beside: ReplicationPlan | null = null): readonly FoundRisk[] =>
    recoveryRisks(
      {
        ...{ machines: machinesOf('a', 'b'), availability: [], groups: { rto: TIMED }, drills: { due: [] } },
        ...{ points: { rpo: [], policy: { checks: [] } }, protection: { doubts: [], quotas: [] } },
        ...{ target: { check: { denied: [] } } },
        ...over,
      } as unknown as RecoveryPlan,
      beside,
    ).filter(({ machines: own }) => own.length > 0);

  it('name machines over a limit of Site Recovery, unless the plan of replication tells the same', () => {
    const protection = { doubts: [doubt('a'), doubt('a'), { ...doubt('b'), state: 'leftOut' }], quotas: [] };
    const [found] = recovered({ protection });
    expect(found).toMatchObject({ id: 'protection-limits', effect: 'breaks', machines: ['a'] });
    expect(found?.title).toBe('1 machine over a limit of Site Recovery');
    const told = {
      verdicts: [{ machine: 'a', verdicts: [{ state: 'over' }], disks: [] }],
    } as unknown as ReplicationPlan;
    expect(recovered({ protection }, told)).toEqual([]);
  });

  it('name rules, quotas and dependencies that do not hold', () => {
    const rule = { state: 'broken', said: 'too long a retention' };
    expect(recovered({ points: { rpo: [], policy: { checks: [rule] } } })[0]?.title).toBe(
      '1 rule of the policy of recovery points broken',
    );
    const quotas = [{ state: 'short', said: 'too few vCPUs' }];
    expect(recovered({ protection: { doubts: [], quotas } })[0]?.why).toContain('too few vCPUs');
    const denied = ['a to z on port 80'];
    expect(recovered({ target: { check: { denied } } })[0]).toMatchObject({ id: 'denied', machines: ['a'] });
  });

  it('count drills of machines and of applications apart', () => {
    const due = [
      { kind: 'machine', subject: 'a', state: 'never' },
      { kind: 'machine', subject: 'b', state: 'overdue' },
      { kind: 'application', subject: 'shop', state: 'never' },
    ];
    expect(recovered({ drills: { due } }).map(({ title }) => title)).toEqual([
      'Never drilled: 1 of 2 machines and 1 of 1 application',
      'Drill overdue: 1 of 2 machines',
    ]);
  });
});
