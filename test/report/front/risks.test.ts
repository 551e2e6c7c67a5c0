import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../../src/model/index.js';
import type { DependencyGraph } from '../../../src/graph/index.js';
import { databasesOutside } from '../../../src/report/front/databases-outside.js';
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
