import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MachineRole } from '../../src/model/index.js';
import {
  DEFAULT_RECOVERY_SETTINGS,
  deriveGroups,
  deriveStartOrder,
  RECOVERY_PLAN_LIMITS,
} from '../../src/recovery/index.js';
import type { GroupsPlan, RecoveryGroup, RecoverySettings } from '../../src/recovery/index.js';
import type { Site } from '../../src/site/index.js';
import type { Statement } from '../../src/statements/index.js';
import { aRecoveryEstate } from './a-recovery-estate.js';
import type { Ask, Known, SmallEstate } from './a-recovery-estate.js';

const SAID = { said: 'the brief', at: { file: 'statements.yaml' }, decides: false, note: null };

const planOf = (
  { graph, machines }: SmallEstate,
  more: {
    readonly settings?: Partial<RecoverySettings>;
    readonly site?: Site;
    readonly statements?: readonly Statement[];
  } = {},
): GroupsPlan =>
  deriveGroups({
    ...{ graph, machines, site: more.site ?? null, statements: more.statements ?? [] },
    settings: { ...DEFAULT_RECOVERY_SETTINGS, ...more.settings },
  });

const groupsOf = (plan: GroupsPlan): readonly (readonly string[])[] =>
  plan.runs.flatMap(({ groups }) => groups.map(({ machines }) => machines));

const titles = (plan: GroupsPlan): readonly string[] =>
  plan.runs.flatMap(({ groups }) =>
    groups.flatMap(({ before, after }) => [...before, ...after].map(({ title }) => title)),
  );

const SHOP: readonly Known[] = [
  { name: 'fe01', role: 'web' },
  { name: 'api01', role: 'api' },
  { name: 'db01', role: 'database', product: 'mysql', family: 'linux' },
  { name: 'redis01', role: 'cache', product: 'redis' },
  { name: 'dc01', role: 'directory' },
];
const SHOP_ASKS: readonly Ask[] = [
  ['fe01', 'api01'],
  ['api01', 'db01', 'mysql'],
  ['api01', 'redis01', 'redis'],
  ['db01', 'dc01'],
];

describe('start order', () => {
  it('is directory, database, cache, application, web', () => {
    expect(groupsOf(planOf(aRecoveryEstate(SHOP, SHOP_ASKS)))).toEqual([
      ...[['dc01'], ['db01'], ['redis01'], ['api01'], ['fe01']],
    ]);
  });

  it('starts who is asked before who asks, within a tier too', () => {
    const apis: readonly Known[] = ['c', 'a', 'b'].map((name) => ({ name, role: 'api' }));
    expect(
      groupsOf(
        planOf(
          aRecoveryEstate(apis, [
            ['a', 'b'],
            ['b', 'c'],
          ]),
        ),
      ),
    ).toEqual([['c'], ['b'], ['a']]);
  });

  it('starts machines that need each other together, explains it, and reckons a second round', () => {
    const apis: readonly Known[] = ['a', 'b', 'c'].map((name) => ({ name, role: 'api' }));
    const plan = planOf(
      aRecoveryEstate(apis, [
        ['a', 'b'],
        ['b', 'a'],
        ['c', 'a'],
      ]),
    );
    expect(groupsOf(plan)).toEqual([['a', 'b'], ['c']]);
    expect(plan.circles.map(({ machines }) => machines)).toEqual([['a', 'b']]);
    expect(plan.circles[0]?.said).toContain('a and b need each other');
    expect(plan.runs[0]?.groups.map(({ startMinutes }) => startMinutes)).toEqual([8, 4]);
  });

  it('tells a dependency on a later tier, which it does not keep', () => {
    const plan = planOf(aRecoveryEstate(SHOP, [...SHOP_ASKS, ['db01', 'fe01']]));
    expect(groupsOf(plan)[1]).toEqual(['db01']);
    expect(plan.circles[0]?.said).toContain('db01 (database) asks fe01 (web)');
  });

  it('places a machine without any sign with those that ask it, and one that nobody asks last', () => {
    const estate = aRecoveryEstate(
      [...SHOP, { name: 'mystery' }, { name: 'silent' }],
      [...SHOP_ASKS, ['api01', 'mystery']],
    );
    expect(groupsOf(planOf(estate))).toEqual([
      ...[['dc01'], ['db01'], ['redis01'], ['mystery'], ['api01'], ['fe01'], ['silent']],
    ]);
  });

  it('starts a web server that also keeps a database with the databases, and not for a file port alone', () => {
    const both: Known = { name: 'both', role: 'web' };
    const estate = aRecoveryEstate([both, { name: 'api', role: 'api' }], [['api', 'both', 'mysql']]);
    const own = { role: 'database', product: 'mysql', from: 'process', confidence: 'high', said: 'mysqld' } as const;
    const machines = estate.graph.machines.map((one) =>
      one.name === 'both' ? { ...one, roles: [...one.roles, own] } : one,
    );
    expect(groupsOf(planOf({ ...estate, graph: { ...estate.graph, machines } }))[0]).toEqual(['both']);
    expect(groupsOf(planOf(estate))[0]).toEqual(['api']);
  });

  it('lets neither network nor names wait for the other', () => {
    const known: readonly Known[] = [
      { name: 'nat', role: 'firewall' },
      { name: 'dc', role: 'directory' },
    ];
    expect(
      groupsOf(
        planOf(
          aRecoveryEstate(known, [
            ['nat', 'dc'],
            ['dc', 'nat'],
          ]),
        ),
      ),
    ).toEqual([['dc', 'nat']]);
  });
});

describe('plans within the limits of the service', () => {
  it('part VMware from Hyper-V, keep physical with VMware, and wait for the directory', () => {
    const plan = planOf(
      aRecoveryEstate(
        [
          { name: 'dc', role: 'directory' },
          { name: 'db', role: 'database', source: 'hyperv' },
          { name: 'api', role: 'api', source: 'physical' },
        ],
        [['api', 'db']],
      ),
    );
    expect(
      plan.runs.map(({ name, after, groups }) => [name, after, groups.flatMap(({ machines }) => machines)]),
    ).toEqual([
      ['plan-1', [], ['dc']],
      ['plan-2', ['plan-1'], ['db']],
      ['plan-3', ['plan-1', 'plan-2'], ['api']],
    ]);
    expect(plan.runs[2]?.groups[0]?.waitsFor).toEqual([
      { plan: 'plan-1', group: 1 },
      { plan: 'plan-2', group: 1 },
    ]);
    expect(plan.runs[2]?.groups[0]?.before[0]?.title).toBe('Wait for group 1 of plan-1 and group 1 of plan-2');
  });

  it('keep an application whole where one plan can hold it, and tell which is torn', () => {
    const shop = (application: string, count: number): readonly Known[] =>
      Array.from({ length: count }, (_, at): Known => ({ name: `${application}${at}`, role: 'api', application }));
    const two = planOf(aRecoveryEstate([...shop('a', 60), ...shop('b', 60)]));
    expect(
      two.runs.map(({ groups }) => new Set(groups.flatMap(({ machines }) => machines.map((id) => id[0]))).size),
    ).toEqual([1, 1]);
    const large = planOf(aRecoveryEstate(shop('c', 130)));
    expect(large.runs.map(({ groups }) => groups.flatMap(({ machines }) => machines).length)).toEqual([100, 30]);
    expect(large.runs[1]?.said.join()).toContain('c is in plan-1 and plan-2');
  });

  const ROLES: readonly MachineRole[] = ['directory', 'database', 'cache', 'api', 'web', 'jumpHost'];
  const anEstate = (most: number): fc.Arbitrary<SmallEstate> =>
    fc
      .record({
        known: fc.array(
          fc.record({
            role: fc.constantFrom<MachineRole | null>(...ROLES, null),
            source: fc.constantFrom<'vmware' | 'hyperv' | 'physical'>('vmware', 'hyperv', 'physical'),
            application: fc.constantFrom('a', 'b', 'c', 'd'),
          }),
          { minLength: 1, maxLength: most },
        ),
        pairs: fc.array(fc.tuple(fc.nat(most - 1), fc.nat(most - 1)), { maxLength: most * 2 }),
      })
      .map(({ known, pairs }) =>
        aRecoveryEstate(
          known.map((one, at) => ({ ...one, name: `m${at}` })),
          pairs
            .filter(([client, server]) => client !== server && client < known.length && server < known.length)
            .map(([client, server]): Ask => [`m${client}`, `m${server}`]),
        ),
      );

  it('hold every machine once, at most 7 groups and 100 machines, one kind of source, and keep the order', () => {
    fc.assert(
      fc.property(anEstate(260), (estate) => {
        const plan = planOf(estate);
        const placed = groupsOf(plan).flat();
        expect([...placed].sort()).toEqual(estate.machines.map(({ id }) => id).sort());
        expect(new Set(placed).size).toBe(placed.length);
        const sourceOf = new Map(estate.machines.map(({ id, source }) => [id, source] as const));
        for (const { groups } of plan.runs) {
          const members = groups.flatMap(({ machines }) => machines);
          expect(groups.length).toBeLessThanOrEqual(RECOVERY_PLAN_LIMITS.groups);
          expect(members.length).toBeLessThanOrEqual(RECOVERY_PLAN_LIMITS.machines);
          expect(new Set(members.map((id) => sourceOf.get(id) === 'hyperv')).size).toBe(1);
        }
        const started = startedBefore(plan);
        const { kept, circles } = deriveStartOrder(estate.graph, new Set(estate.machines.map(({ id }) => id)));
        const circle = new Map(circles.flatMap((ids, at) => ids.map((id) => [id, at] as const)));
        for (const { client, server } of kept) {
          const isCircular = circle.has(client) && circle.get(client) === circle.get(server);
          if (!isCircular) expect(started(server, client)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('wait for each other never in a circle, and each path is the longest', () => {
    fc.assert(
      fc.property(anEstate(240), (estate) => {
        const plan = planOf(estate);
        expect(plan.rto.minutes).toBeCloseTo(bruteForce(plan, DEFAULT_RECOVERY_SETTINGS), 9);
        const sum = plan.rto.criticalPath.reduce((all, { minutes }) => all + minutes, 0);
        expect(sum).toBeCloseTo(plan.rto.minutes, 9);
      }),
      { numRuns: 40 },
    );
  });
});

/** Whether a machine's group is through when another's starts, by the groups and waits alone. */
function startedBefore(plan: GroupsPlan): (server: string, client: string) => boolean {
  const at = new Map(
    plan.runs.flatMap(({ name, groups }) =>
      groups.flatMap(({ number, machines }) => machines.map((id) => [id as string, { plan: name, number }] as const)),
    ),
  );
  const reaches = (from: { plan: string; number: number }, to: { plan: string; number: number }): boolean => {
    if (from.plan === to.plan) return to.number < from.number;
    const waits = plan.runs
      .find(({ name }) => name === from.plan)!
      .groups.slice(0, from.number)
      .flatMap(({ waitsFor }) => waitsFor);
    return waits.some((wait) => wait.plan === to.plan && wait.group >= to.number);
  };
  return (server, client) => reaches(at.get(client)!, at.get(server)!);
}

/** The longest of all ways, by walking every one of them backwards. */
function bruteForce(plan: GroupsPlan, settings: RecoverySettings): number {
  const forReal = (actions: RecoveryGroup['before']): number =>
    actions.reduce((sum, { minutes, scope }) => sum + (scope.includes('failover') ? minutes : 0), 0);
  const known = new Map<string, number>();
  const end = (name: string, number: number): number => {
    const key = `${name} ${number}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const run = plan.runs.find((one) => one.name === name)!;
    const group = run.groups[number - 1]!;
    const made = settings.minutes.detect + settings.minutes.decide + run.failOverMinutes + run.hydrateMinutes;
    const starts = [
      number === 1 ? made : end(name, number - 1),
      ...group.waitsFor.map((wait) => end(wait.plan, wait.group)),
    ];
    const own = Math.max(...starts) + forReal(group.before) + group.startMinutes + forReal(group.after);
    known.set(key, own);
    return own;
  };
  const ends = plan.runs.map(({ name, groups }) => {
    const serving = groups.filter(({ tier }) => tier !== 'other').at(-1) ?? groups.at(-1)!;
    return end(name, serving.number);
  });
  return Math.max(...ends) + Math.ceil(settings.network.dnsTtlSeconds / 60);
}

describe('recovery time', () => {
  it('never falls when a dependency is added that closes no circle and changes no tier', () => {
    const roles: readonly MachineRole[] = ['directory', 'database', 'api', 'api', 'web', 'web'];
    const aPair = fc.tuple(fc.nat(11), fc.nat(11)).filter(([client, server]) => client > server);
    fc.assert(
      fc.property(fc.array(aPair, { maxLength: 10 }), aPair, (pairs, added) => {
        const known = Array.from({ length: 12 }, (_, at): Known => ({ name: `m${at + 10}`, role: roles[at % 6]! }));
        const asks = (list: readonly (readonly [number, number])[]): readonly Ask[] =>
          list.map(([client, server]): Ask => [`m${client + 10}`, `m${server + 10}`]);
        const [before, after] = [pairs, [...pairs, added]].map((list) => planOf(aRecoveryEstate(known, asks(list))));
        fc.pre(after!.runs.length === 1);
        expect(after!.rto.minutes).toBeGreaterThanOrEqual(before!.rto.minutes);
      }),
    );
  });

  const rto = (settings: Partial<RecoverySettings>): GroupsPlan['rto'] =>
    planOf(aRecoveryEstate(SHOP, SHOP_ASKS), { settings }).rto;

  it('adds up what the settings say, with the source of each figure', () => {
    const { minutes, criticalPath } = rto({});
    // 5 notice, 10 decide, 10 + 10 fail over, 2 way out, 5 + 3 directory, 8 + 4 database, 4 + 2 cache, 4 api, 3 web, 10 + 2, 1 TTL
    expect(minutes).toBe(83);
    expect(criticalPath.every(({ basis }) => basis.length > 0)).toBe(true);
    expect(criticalPath.find(({ step }) => step.includes('prepare'))?.basis).toContain('8 to 10 minutes');
    expect(criticalPath[0]?.basis).toContain('ours');
    const measured = rto({ minutes: { ...DEFAULT_RECOVERY_SETTINGS.minutes, detect: 3 } });
    expect(measured.criticalPath[0]).toMatchObject({ minutes: 3, basis: 'the settings' });
  });

  it('says what would change it, each saving recomputed, and nothing where the objective is met', () => {
    const { isMet, changes } = rto({ rtoMinutes: 60 });
    expect(isMet).toBe(false);
    const saving = (words: string): number | undefined =>
      changes.find(({ change }) => change.includes(words))?.savesMinutes;
    expect(saving('who declares the disaster')).toBe(10);
    expect(saving('replicas of the databases')).toBe(8);
    // db01 runs Linux on VMware, which keeps the step whatever is prepared.
    expect(saving('prepare Windows machines')).toBeUndefined();
    expect(changes.at(-1)?.change).toMatch(/^all of these together: \d+ min are left, within the objective of 60 min$/);
    expect(rto({ rtoMinutes: 90 })).toMatchObject({ isMet: true, changes: [] });
    expect(rto({}).isMet).toBeNull();
  });

  it('takes no step for machines that are ready for Azure', () => {
    const hyperV = SHOP.map((one) => ({ ...one, source: 'hyperv' as const }));
    expect(planOf(aRecoveryEstate(hyperV, SHOP_ASKS)).runs[0]).toMatchObject({ hydrateMinutes: 0 });
  });

  it.each([
    ['always: 1 Linux machine on VMware', 'vmware', 'linux', 10],
    ['always: 1 physical machine', 'physical', 'windows', 10],
    ['taken as the worst case: 1 Windows machine on VMware, where DHCP is off', 'vmware', 'windows', 10],
    ['taken as the worst case: 1 machine whose system or platform no source tells', 'vmware', 'unknown', 10],
    ['taken as the worst case: 1 machine whose system or platform no source tells', 'other', 'linux', 10],
    ['no machine of it needs it: machines that Hyper-V hosts replicate', 'hyperv', 'linux', 0],
  ] as const)('prepares for Azure whom documents name, and says why: %s', (words, source, family, minutes) => {
    const isAlways = words.startsWith('always');
    const [run] = planOf(aRecoveryEstate([{ name: 'm', role: 'web', source, family }])).runs;
    expect(run).toMatchObject({ hydrateMinutes: minutes, isAlwaysHydrated: isAlways });
    expect(run?.hydrateBasis).toContain(words);
    expect(run?.hydrateBasis.includes('0 in the settings')).toBe(minutes > 0 && !isAlways);
  });

  it('takes several rounds where only so many start at once', () => {
    const webs: readonly Known[] = Array.from({ length: 10 }, (_, at) => ({ name: `w${at}`, role: 'web' as const }));
    const plan = planOf(aRecoveryEstate(webs), { settings: { startAtOnce: 4, rtoMinutes: 1 } });
    expect(plan.runs[0]?.groups[0]).toMatchObject({ startMinutes: 9, freeStartMinutes: 3 });
    expect(
      plan.rto.changes.find(({ change }) => change.includes('all machines of a group at once'))?.savesMinutes,
    ).toBe(6);
  });
});

describe('actions', () => {
  it('check the directory, the database and the way out, verify and switch the names', () => {
    const plan = planOf(aRecoveryEstate(SHOP, SHOP_ASKS));
    expect(titles(plan)).toEqual([
      'Lower the time to live of the names that switch',
      'Check the way out of the recovery site',
      'Check the directory on dc01',
      'MySQL: check what came up, and let one take writes (db01)',
      'Redis: check what came up, and let one take writes (redis01)',
      'Verify before users come',
      'Switch the names to the recovery site',
    ]);
    const actions = plan.runs[0]!.groups.flatMap(({ before, after }) => [...before, ...after]);
    const find = (title: string): (typeof actions)[number] => actions.find((one) => one.title.startsWith(title))!;
    expect(find('Check the directory').lines.slice(0, 3)).toEqual([
      ...['dcdiag /test:Connectivity', 'dcdiag /test:Advertising', 'dcdiag /test:MachineAccount'],
    ]);
    expect(find('MySQL').lines).toContain('SELECT @@global.gtid_executed;');
    expect(find('Switch').scope).not.toContain('test');
    expect(find('Lower').scope).toEqual(['plannedFailover']);
  });

  it('leave domain controllers out where one of its own stands in the recovery site, and not where that is contradicted', () => {
    const directory = (kind: 'additionalDomainController' | 'readOnlyDomainController'): Statement => ({
      ...SAID,
      topic: 'recoverySiteDirectory',
      directory: kind,
    });
    const estate = aRecoveryEstate(SHOP, SHOP_ASKS);
    const extended = planOf(estate, { statements: [directory('additionalDomainController')] });
    expect(extended.left).toMatchObject([{ machine: 'dc01' }]);
    expect(groupsOf(extended)[0]).toEqual(['db01']);
    const contradicted = planOf(estate, {
      statements: [directory('additionalDomainController'), directory('readOnlyDomainController')],
    });
    expect(contradicted.left).toEqual([]);
    expect(contradicted.runs[0]?.said.join()).toContain('is contradicted');
  });

  it('promote a database that stands ready before programs start', () => {
    const ready: Statement = {
      ...SAID,
      ...{ topic: 'recoverySiteDatabase', database: 'shop', machineCount: 1, isPromotable: true },
    };
    const site: Site = { databases: [{ name: 'shop', engine: 'mysql' }] };
    const plan = planOf(aRecoveryEstate(SHOP.filter(({ role }) => role !== 'database')), { statements: [ready], site });
    const group = plan.runs[0]?.groups.find(({ tier }) => tier === 'middleware');
    expect(group?.before[0]?.title).toBe('MySQL: promote shop in the recovery site');
    expect(group?.before[0]?.lines).toContain('STOP REPLICA;');
  });

  it('take those of the settings, and tell what belongs nowhere or cannot run', () => {
    const action = (
      title: string,
      more: Partial<RecoverySettings['actions'][number]>,
    ): RecoverySettings['actions'][number] => ({
      ...{
        group: null,
        machines: [],
        when: 'before',
        kind: 'manual',
        title,
        minutes: 3,
        at: { file: 'recovery.yaml' },
      },
      ...more,
    });
    const plan = planOf(aRecoveryEstate(SHOP, SHOP_ASKS), {
      settings: {
        actions: [
          action('tell the payment provider', { machines: ['FE*'], when: 'after' }),
          action('warm the caches', { group: 3, kind: 'script' }),
          action('nobody', { machines: ['x99'] }),
        ],
      },
    });
    expect(plan.runs[0]?.groups[4]?.after.at(-1)?.title).toBe('tell the payment provider');
    expect(plan.runs[0]?.groups[2]?.before.at(-1)).toMatchObject({ title: 'warm the caches', minutes: 3 });
    expect(plan.runs[0]?.said.join('\n')).toContain('"warm the caches" is a script');
    expect(plan.runs[0]?.said.join('\n')).toContain('"nobody" of the settings belongs to no group');
  });

  it('show what hostile names hold', () => {
    const name = 'db\u202e</script>';
    const plan = planOf(aRecoveryEstate([{ name, role: 'database', product: 'mysql' }]));
    expect(JSON.stringify(titles(plan))).not.toContain('\u202e');
  });
});
