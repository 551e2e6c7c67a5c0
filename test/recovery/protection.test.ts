import { beforeAll, describe, expect, it } from 'vitest';
import { compareText } from '../../src/model/index.js';
import { deriveRecoveryPlan, DEFAULT_RECOVERY_SETTINGS } from '../../src/recovery/index.js';
import type { RecoveryInput, RecoveryPlan } from '../../src/recovery/index.js';
import { deriveProtection } from '../../src/recovery/derive-protection.js';
import { startTiers } from '../../src/recovery/start-tiers.js';
import { DEFAULT_REPLICATION_SETTINGS } from '../../src/replication/index.js';
import type { LimitName, LimitVerdict, MachineVerdicts, ReplicatedMachine } from '../../src/replication/index.js';
import { recoveryTables, renderRecoveryText } from '../../src/report/index.js';
import type { Site } from '../../src/site/index.js';
import { aRecoveryEstate } from './a-recovery-estate.js';
import { manufacturer } from './a-dataset.js';

const simulation = { years: 20, seed: 1 };

describe('what Site Recovery can replicate, of the manufacturer', () => {
  let input: RecoveryInput;
  let plan: RecoveryPlan;
  beforeAll(async () => {
    const leftOut = [
      {
        ...{ machine: 'core-bkp01', disk: 'Hard disk 2', instead: 'made anew', who: 'the architect' },
        at: { file: 'plans.yaml', line: 1 },
      },
    ];
    input = {
      ...(await manufacturer()),
      replication: { ...DEFAULT_REPLICATION_SETTINGS, leftOut, rpoMinutes: 1440 },
      settings: { ...DEFAULT_RECOVERY_SETTINGS, simulation },
    };
    plan = deriveRecoveryPlan(input);
  }, 120_000);
  const idOf = (name: string) => plan.machines.find((one) => one.name === name)?.id;

  it('starts nobody of whom nobody can tell whether it comes back: no size, no known system', () => {
    const left = new Map(plan.groups.left.map(({ machine, reason }) => [machine, reason] as const));
    for (const name of ['hana-p001', 'hv-old01', 'lab-app-t06', 'tmpl-hv-w2019']) {
      expect(left.get(idOf(name)!)).toMatch(
        /^replicated, and in no plan: whether it comes back is unknown: nobody can tell/,
      );
      expect(plan.machines.find((one) => one.name === name)?.isProtected).toBe(false);
    }
    expect(plan.counts).toEqual({ machines: 320, protected: 299, left: 21, replicated: 303, replicatedInNone: 4 });
  });

  it('counts whoever replicates alike: in plans and in none, and with points', () => {
    const { counts, groups, points } = plan;
    expect(counts.protected + counts.left).toBe(counts.machines);
    expect(counts.protected + counts.replicatedInNone).toBe(counts.replicated);
    const onHyperV = points.hyperV?.kept.storage ?? [];
    expect(onHyperV.length).toBeGreaterThan(0);
    expect(points.kept.storage.length + onHyperV.length).toBe(counts.replicated);
    const beginning = (words: string) => groups.left.filter(({ reason }) => reason.startsWith(words)).length;
    expect(beginning('replicated, and in no plan: ')).toBe(counts.replicatedInNone);
    expect(beginning('not replicated: ')).toBe(counts.machines - counts.replicated);
    const text = renderRecoveryText(plan, { all: false }).split('\n')[0];
    expect(text).toContain('299 in 4 plans + 21 in none, of which 4 replicate (303 in all)');
  });

  it('lists machines by name in the tables of the report', () => {
    for (const id of ['point-storage', 'not-recovered']) {
      const names = recoveryTables(plan)
        .find((one) => one.id === id)!
        .rows.map(([name]) => String(name));
      expect(names).toEqual(names.toSorted(compareText));
    }
  });

  it('lets nothing wait for a firewall by its name alone, and says so', () => {
    const first = plan.groups.runs
      .flatMap((run) => run.groups)
      .find(({ machines }) => machines.includes(idOf('nat-p001')!));
    expect(first?.tier).not.toBe('directory');
    expect(plan.assumptions.join()).toContain('nat-p001 may be a way out of the site, by the name alone');
  });

  it('names the disk that does not come back', () => {
    expect(plan.protection.doubts.filter(({ state }) => state === 'leftOut')).toMatchObject([
      { machine: idOf('core-bkp01'), disk: 'Hard disk 2' },
    ]);
    expect(plan.protection.said.join()).toContain('do not come back with their machine: those of core-bkp01');
    const table = recoveryTables(plan).find(({ id }) => id === 'protection');
    expect(table?.rows.map((row) => row.slice(0, 3))).toContainEqual(['core-bkp01', 'Hard disk 2', 'disk left out']);
  });

  it('reckons what a failover of everything at once takes of the quotas, and says that none is stated', () => {
    const sizes = new Map(input.assessment.machines.map(({ id, size }) => [id, size?.vcpus ?? 0] as const));
    const coming = plan.machines.filter(({ isProtected }) => isProtected);
    const total = coming.reduce((sum, { id }) => sum + sizes.get(id)!, 0);
    const [all, ...rest] = plan.protection.quotas;
    expect(all).toMatchObject({ what: 'total vCPUs', needed: total, limit: null, state: 'unknown' });
    const series = rest.filter(({ what }) => what !== 'network interfaces');
    expect(series.reduce((sum, { needed }) => sum + needed, 0)).toBe(total);
    expect(series.map(({ what }) => what)).toContain('DASv5');
    const quota = (limit: number): Site => ({
      ...input.site!,
      quotas: [{ region: 'Australia East', family: 'standardDASv5Family', limit, used: 10, needed: 0 }],
    });
    const states = (site: Site): readonly string[] =>
      deriveRecoveryPlan({ ...input, site, settings: { ...input.settings, simulation: { years: 1, seed: 1 } } })
        .protection.quotas.filter(({ what }) => what === 'DASv5')
        .map(({ state }) => state);
    const needed = series.find(({ what }) => what === 'DASv5')!.needed;
    expect([states(quota(needed + 10)), states(quota(needed + 9))]).toEqual([['enough'], ['short']]);
  }, 60_000);

  it('says that a plan of recovery always protects, and blames no setting that nobody wrote', () => {
    expect(plan.settingsWords.join('\n')).toContain(
      'a copy in Azure that stands by (a plan of recovery always protects',
    );
    expect(plan.problems.map(({ code }) => code)).not.toContain('replication/settings-over-site');
    const asked = deriveRecoveryPlan({
      ...input,
      replication: { ...input.replication, purpose: 'protect' },
      settings: { ...input.settings, simulation: { years: 1, seed: 1 } },
    });
    expect(asked.settingsWords.join('\n')).toContain('a copy in Azure that stands by (the settings)');
    expect(asked.problems.map(({ code }) => code)).toContain('replication/settings-over-site');
  }, 60_000);

  it('says that recovery points are not held against the objective of replication', () => {
    const words = plan.settingsWords.join('\n');
    expect(words).not.toContain('Objective: no byte older');
    expect(words).toContain('Recovery points are not held against it: state theirs as recoveryPlan.rpoMinutes');
    expect(plan.points.rpo.map(({ isMet }) => isMet)).toEqual([null, null]);
  });

  it('says that nobody states application-consistent points, and promises no drill with a controller that it does not copy', () => {
    const site = { ...input.site! };
    delete (site as { replication?: unknown }).replication;
    const bare = deriveRecoveryPlan({
      ...input,
      site,
      settings: { ...input.settings, simulation: { years: 1, seed: 1 } },
    });
    expect(bare.points.rpo[1]).toMatchObject({ isMet: null });
    expect(bare.points.rpo[1]?.said).toMatch(/^how often application-consistent points are made is not stated/);
    const steps = plan.drills.scenarios.flatMap((one) => one.steps).join('\n');
    expect(steps).not.toContain('Fail one domain controller over');
    expect(steps).toMatch(/These plans copy none of .*core-dc01/);
    expect(plan.groups.rto.changes.map(({ change }) => change).join()).not.toContain('domain controller');
    expect(plan.groups.rto.rests.join()).toContain('the time counts on a writable domain controller');
  }, 60_000);
});

describe('limits of Site Recovery', () => {
  const { machines } = aRecoveryEstate([{ name: 'db01' }, { name: 'web01' }]);
  const replicated = machines.map(({ id, name }): ReplicatedMachine => ({
    ...{ id, name, source: 'vmware', generation: 'modernized', because: '', wave: null, manager: null, host: null },
    ...{ memoryBytes: null, firmware: null, disks: [] },
  }));
  const over: LimitVerdict = {
    state: 'over',
    ...{ limit: 'machineChurn', value: 60, most: 54, unit: 'MB/s', said: '60 over 54' },
    ...{ remedies: ['split it'], assumption: null, source: 'a page' },
  };
  const verdicts = (limit: LimitName): readonly MachineVerdicts[] => [
    { machine: machines[0]!.id, verdicts: [{ ...over, limit }], disks: [] },
    { machine: machines[1]!.id, verdicts: [], disks: [] },
  ];
  const judged = (limit: LimitName) =>
    deriveProtection({ replicated, verdicts: verdicts(limit), machines, assessment: { machines: [] }, site: null });

  it('are told of each machine that is over one, with the way out', () => {
    const found = judged('machineChurn');
    expect(found.counts).toEqual({ atRisk: 1, unjudged: 0, withDisksLeftOut: 0 });
    expect(found.doubts).toEqual([
      {
        ...{ machine: 'db01', disk: null, state: 'atRisk', said: '60 over 54', remedies: ['split it'] },
        source: 'a page',
      },
    ]);
    expect(found.said.join()).toContain('do not hold for them: db01');
  });

  it('that cannot be judged are one sentence for each, with how many machines and what is missing', () => {
    const unknown: LimitVerdict = { ...over, state: 'unknown', value: null, missing: 'no sample tells what it writes' };
    const own = machines.map(({ id }) => ({ machine: id, verdicts: [unknown], disks: [] }));
    const { said } = deriveProtection({
      ...{ replicated, verdicts: own, machines, assessment: { machines: [] }, site: null },
    });
    expect(said).toEqual([
      expect.stringMatching(/: cannot be judged of 2 machines of the plans; no sample tells what it writes$/),
    ]);
  });

  it('are not broken by a wish of the settings that is refused for all', () => {
    expect(judged('highChurn').counts.atRisk).toBe(0);
  });
});

describe('a name that sounds like a firewall', () => {
  it('is the ground of nothing, and a firewall by a surer sign is', () => {
    const { graph } = aRecoveryEstate([{ name: 'nat-p001', role: 'firewall' }]);
    const guessed = graph.machines.map((one) => ({
      ...one,
      roles: one.roles.map((sign) => ({ ...sign, confidence: 'low' as const })),
    }));
    expect([...startTiers({ ...graph, machines: guessed }).values()]).toEqual(['other']);
    expect([...startTiers(graph).values()]).toEqual(['directory']);
  });
});

it('shows protection and quotas on the terminal', async () => {
  const input = await manufacturer();
  const plan = deriveRecoveryPlan({
    ...input,
    settings: { ...DEFAULT_RECOVERY_SETTINGS, simulation: { years: 1, seed: 1 } },
  });
  expect(renderRecoveryText(plan, { all: false })).toMatch(
    /Quotas\n {2}Quota +Needed +Used +Limit +State\n {2}total vCPUs/,
  );
}, 60_000);
