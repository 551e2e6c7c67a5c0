import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfGib } from '../../src/model/index.js';
import { deriveVerdicts } from '../../src/replication/index.js';
import type { LimitVerdict, ReplicatedDisk, ReplicatedMachine } from '../../src/replication/index.js';
import { aDiskChurn, aMachineChurn, aReplicatedDisk, aReplicatedMachine, LIMIT_CONDITIONS } from './limit-cases.js';

type Verdicts = ReturnType<typeof deriveVerdicts>[number];
const P30 = { type: 'premium', tier: 'P30', sizeGiB: 1024 } as const;

function verdictsOf(
  machine: ReplicatedMachine,
  {
    disk = {},
    whole = {},
    resolved = LIMIT_CONDITIONS,
  }: { disk?: object; whole?: object; resolved?: typeof LIMIT_CONDITIONS } = {},
): Verdicts {
  const disks = machine.disks.map(({ name }) => aDiskChurn({ disk: name, ...disk }));
  const churn = { machines: [aMachineChurn(machine, { disks, ...whole })] };
  return deriveVerdicts({ machines: [machine], churn, resolved, retentionHours: 24 })[0]!;
}
const named = (list: readonly LimitVerdict[] | undefined, limit: string): LimitVerdict =>
  list!.find((one) => one.limit === limit)!;
const ofDisk = (found: Verdicts, limit: string): LimitVerdict => named(found.disks[0]?.verdicts, limit);

describe('a disk', () => {
  it('over its tier is told the next tier that holds it, then to be left out', () => {
    const verdict = ofDisk(
      verdictsOf(aReplicatedMachine(), { disk: { averageMBps: 4.5, p95MBps: 4.5, ioKB: 16 } }),
      'diskChurn',
    );
    expect(verdict).toMatchObject({ state: 'over', value: 4.5, most: 4, assumption: null });
    expect(verdict.remedies[0]).toMatch(/^replicate to P20, which takes 20 MB\/s.*from 257 GB on/);
    expect(verdict.remedies[1]).toMatch(/^leave the disk out .* move its data apart/);
    expect(verdict.remedies[2]).toMatch(/^not a premium block blob/);
  });

  it('that no tier holds is told so', () => {
    const machine = aReplicatedMachine({ disks: [aReplicatedDisk({ target: P30 })] });
    const verdict = ofDisk(verdictsOf(machine, { disk: { averageMBps: 15, p95MBps: 28, ioKB: 32 } }), 'diskChurnP95');
    expect(verdict).toMatchObject({ state: 'over', most: 20 });
    expect(verdict.remedies[0]).toMatch(/^leave the disk out/);
    expect(verdict.remedies[1]).toMatch(/^no larger target disk helps/);
  });

  it('counts after growth', () => {
    const resolved = { ...LIMIT_CONDITIONS, growthPercent: { value: 30 } };
    const verdict = ofDisk(
      verdictsOf(aReplicatedMachine(), { disk: { averageMBps: 1.6, ioKB: 8 }, resolved }),
      'diskChurn',
    );
    expect(verdict).toMatchObject({ state: 'over', value: expect.closeTo(2.08, 9) as number });
  });

  it('takes the printed GB a day, which does not follow from MB/s', () => {
    const found = verdictsOf(aReplicatedMachine(), { disk: { averageMBps: 1.95, p95MBps: 2, gbPerDay: 168.5 } });
    expect([ofDisk(found, 'diskChurn').state, ofDisk(found, 'diskChurnPerDay').state]).toEqual(['within', 'over']);
  });

  it.each([
    ['no target disk', { target: null }, {}],
    ['a target disk without a row', { target: { type: 'ultra', tier: null, sizeGiB: 100 } }, {}],
    ['no samples', {}, { averageMBps: null, p95MBps: null, gbPerDay: null }],
  ])('with %s is unknown', (_what, disk, churn) => {
    const machine = aReplicatedMachine({ disks: [aReplicatedDisk(disk)] });
    expect(ofDisk(verdictsOf(machine, { disk: churn }), 'diskChurn')).toMatchObject({ state: 'unknown', remedies: [] });
  });

  it('labels what is not printed', () => {
    const of = (churn: object, disk: object = {}): string | null =>
      ofDisk(verdictsOf(aReplicatedMachine({ disks: [aReplicatedDisk(disk)] }), { disk: churn }), 'diskChurn')
        .assumption;
    expect(of({ ioKB: 24 })).toMatch(/row of 16 KB/);
    expect(of({ ioKB: null })).toMatch(/lowest row, 8 KB/);
    expect(of({ ioKB: 8 }, { target: { type: 'premium', tier: 'P6', sizeGiB: 64 } })).toMatch(/no row for P6/);
    expect(of({ ioKB: 8 }, { target: { type: 'standardSsd', tier: 'E10', sizeGiB: 128 } })).toMatch(/standard SSD/);
  });

  it('that is left out has no verdict', () => {
    const machine = aReplicatedMachine({ disks: [aReplicatedDisk({ leftOut: 'people said so' })] });
    expect(verdictsOf(machine).disks[0]?.verdicts).toEqual([]);
  });

  it('of the system is not told to be left out, nor is one of a physical machine with the modernized generation', () => {
    const over = { disk: { averageMBps: 30, p95MBps: 30, ioKB: 16 } };
    const system = aReplicatedMachine({ disks: [aReplicatedDisk({ isOs: true })] });
    expect(ofDisk(verdictsOf(system, over), 'diskChurn').remedies[0]).toMatch(/disk of the system cannot be left out/);
    const [first] = ofDisk(verdictsOf(aReplicatedMachine({ source: 'physical' }), over), 'diskChurn').remedies;
    expect(first).toMatch(/physical machine cannot/);
  });

  it('of the system has the limit of the generation that its boot type becomes, and is unknown between both without one', () => {
    const states = (changes: Partial<ReplicatedMachine>): readonly string[] =>
      [2048, 3000, 4095, 4096, 4097].map((gib) => {
        const disks = [aReplicatedDisk({ isOs: true, sizeBytes: bytesOfGib(gib) })];
        return ofDisk(verdictsOf(aReplicatedMachine({ ...changes, disks })), 'diskSize').state;
      });
    expect(states({ firmware: null })).toEqual(['within', 'unknown', 'unknown', 'over', 'over']);
    expect(states({ firmware: 'bios' })).toEqual(['within', 'over', 'over', 'over', 'over']);
    expect(states({ firmware: 'efi' })).toEqual(['within', 'within', 'within', 'over', 'over']);
    expect(states({ firmware: 'efi', generation: 'hyperV' })).toEqual(['within', 'within', 'within', 'within', 'over']);
    // Two copies of one page contradict each other on generation 2 without an agent; none of them takes more than 4 TB.
    expect(states({ firmware: 'efi', generation: 'agentless' })).toEqual([
      ...['within', 'unknown', 'unknown', 'unknown', 'over'],
    ]);
    expect(states({ firmware: 'bios', generation: 'agentless' })[1]).toBe('over');
  });

  it.each([
    ['modernized', 'over', 'within'],
    ['classic', 'over', 'within'],
    ['agentBased', 'over', 'within'],
    ['agentless', 'within', 'within'],
    ['hyperV', 'within', 'within'],
  ] as const)('is to be larger than 1,024 MB where an agent replicates it: %s', (generation, at, above) => {
    const stateOf = (bytes: number): string => {
      const disks = [aReplicatedDisk({ sizeBytes: bytes })];
      return ofDisk(verdictsOf(aReplicatedMachine({ generation, disks })), 'diskSize').state;
    };
    expect([stateOf(bytesOfGib(1)), stateOf(bytesOfGib(1) + 512)]).toEqual([at, above]);
  });

  it('of an estimated size is refused for none, neither too small nor too large', () => {
    const states = (sizeBasis: 'stated' | 'estimated', isOs: boolean): readonly string[] =>
      [1, 100, 40_000].map((gib) => {
        const disks = [aReplicatedDisk({ isOs, sizeBasis, sizeBytes: bytesOfGib(gib) })];
        return ofDisk(verdictsOf(aReplicatedMachine({ firmware: 'efi', disks })), 'diskSize').state;
      });
    expect(states('stated', false)).toEqual(['over', 'within', 'over']);
    expect(states('estimated', false)).toEqual(['unknown', 'within', 'unknown']);
    expect(states('stated', true)).toEqual(['within', 'within', 'over']);
    expect(states('estimated', true)).toEqual(['within', 'within', 'unknown']);
    const disks = [aReplicatedDisk({ sizeBasis: 'estimated', sizeBytes: bytesOfGib(1) })];
    expect(ofDisk(verdictsOf(aReplicatedMachine({ disks })), 'diskSize').said).toMatch(
      /estimate; export the tab vDisk/,
    );
  });

  it('of the system that boots from BIOS is told the way to the larger limit', () => {
    const disks = [aReplicatedDisk({ isOs: true, sizeBytes: bytesOfGib(3000) })];
    const verdict = ofDisk(verdictsOf(aReplicatedMachine({ firmware: 'bios', disks })), 'diskSize');
    expect(verdict.said).toMatch(/BIOS, generation 1 in Azure.*3000 GB, limit 2048 GB/);
    expect(verdict.remedies.join()).toMatch(/UEFI first: generation 2 takes 4095 GB/);
  });

  it('without an agent has no documented limit of churn on VMware, which is no answer, and says what binds', () => {
    const machine = aReplicatedMachine({ generation: 'agentless' });
    const found = verdictsOf(machine, { disk: { averageMBps: 500 } });
    for (const verdict of [ofDisk(found, 'diskChurn'), named(found.verdicts, 'machineChurn')]) {
      expect(verdict).toMatchObject({ state: 'undocumented', most: null });
      expect(verdict.said).toMatch(/no limit of churn per (?:disk|machine) is documented .* what limits it instead: /);
    }
  });

  it.each([
    ['P60', 20, 'within'],
    ['P60', 20.01, 'over'],
    ['P80', 20.01, 'over'],
  ])('above the tables is held to P50, an assumption: %s at %d MB/s is %s', (tier, averageMBps, state) => {
    const disks = [aReplicatedDisk({ target: { type: 'premium', tier, sizeGiB: 8192 } })];
    const verdict = ofDisk(verdictsOf(aReplicatedMachine({ disks }), { disk: { averageMBps, ioKB: 16 } }), 'diskChurn');
    expect(verdict).toMatchObject({
      state,
      most: 20,
      assumption: `the table has no row for ${tier}, that of P50 is taken`,
    });
    expect(verdict.remedies.join()).not.toContain('replicate to P');
  });

  it.each([
    ['P30', 50, 'within'],
    ['P60', 50, 'within'],
    ['P60', 50.01, 'over'],
    ['P80', 50, 'within'],
  ])(
    'with High Churn is in "P30+" from P30 on, which is no assumption: %s at %d MB/s is %s',
    (tier, averageMBps, state) => {
      const disks = [aReplicatedDisk({ target: { type: 'premium', tier, sizeGiB: 8192 } })];
      const resolved = { ...LIMIT_CONDITIONS, scenario: 'azureRecovery', highChurn: { value: true } } as const;
      const found = verdictsOf(aReplicatedMachine({ disks }), { disk: { averageMBps, ioKB: 24 }, resolved });
      expect(ofDisk(found, 'diskChurn')).toMatchObject({ state, most: 50, assumption: null });
    },
  );

  it('is never judged better for more churn, nor worse for a larger tier', () => {
    const rank = { within: 0, unknown: 1, undocumented: 1, over: 2 } as const;
    const tiers = ['P10', 'P15', 'P20', 'P30', 'P40', 'P50'];
    const stateOf = (tier: string, mbps: number, ioKB: number): number => {
      const machine = aReplicatedMachine({
        disks: [aReplicatedDisk({ target: { type: 'premium', tier, sizeGiB: 1 } })],
      });
      return rank[ofDisk(verdictsOf(machine, { disk: { averageMBps: mbps, ioKB } }), 'diskChurn').state];
    };
    fc.assert(
      fc.property(
        fc.nat(5),
        fc.double({ min: 0, max: 40, noNaN: true }),
        fc.integer({ min: 1, max: 128 }),
        (tier, mbps, ioKB) => {
          expect(stateOf(tiers[tier]!, mbps + 1, ioKB)).toBeGreaterThanOrEqual(stateOf(tiers[tier]!, mbps, ioKB));
          expect(stateOf(tiers[Math.min(5, tier + 1)]!, mbps, ioKB)).toBeLessThanOrEqual(
            stateOf(tiers[tier]!, mbps, ioKB),
          );
        },
      ),
    );
  });
});

describe('a machine', () => {
  const peakOf = (whole: object, resolved = LIMIT_CONDITIONS): LimitVerdict =>
    named(verdictsOf(aReplicatedMachine(), { whole, resolved }).verdicts, 'machineChurn');

  it('takes 54 MB/s of the minute sum, the limit itself included', () => {
    expect([54, 54.01].map((peakMBps) => peakOf({ peakMBps }).state)).toEqual(['within', 'over']);
  });

  it('is unknown below the limit where disks lack samples or samples hide minutes, and over it all the same', () => {
    expect(peakOf({ peakMBps: 5, unmeasuredDisks: 1 }).state).toBe('unknown');
    expect(peakOf({ peakMBps: 5, intervalSeconds: 300 }).state).toBe('unknown');
    expect(peakOf({ peakMBps: 60, unmeasuredDisks: 1, intervalSeconds: 300 }).state).toBe('over');
  });

  it('takes 100 MB/s with High Churn in Azure alone, and the wish is refused elsewhere', () => {
    const wished = { ...LIMIT_CONDITIONS, settings: { ioKB: null, highChurn: true } };
    const inAzure = { ...wished, highChurn: { value: true }, scenario: 'azureRecovery' as const };
    expect(peakOf({ peakMBps: 90 }, inAzure)).toMatchObject({ state: 'within', most: 100 });
    expect(peakOf({ peakMBps: 90 }, wished)).toMatchObject({ state: 'over', most: 54 });
    const found = verdictsOf(aReplicatedMachine(), { resolved: wished }).verdicts;
    expect(named(found, 'highChurn')).toMatchObject({ state: 'over' });
    expect(named(verdictsOf(aReplicatedMachine(), { resolved: inAzure }).verdicts, 'highChurnMemory')).toMatchObject({
      state: 'over',
      value: 16,
    });
  });

  it.each([
    ['agentless', 60],
    ['agentBased', 63],
    ['modernized', 65],
    ['hyperV', 16],
  ] as const)('replicates %s with %i disks at most', (generation, most) => {
    const count = (disks: number): string => {
      const machine = aReplicatedMachine({
        generation,
        disks: Array.from({ length: disks }, (_, index) =>
          aReplicatedDisk({ name: `disk ${index}`, isOs: index === 0 }),
        ),
      });
      return named(verdictsOf(machine).verdicts, 'disksPerMachine').state;
    };
    expect([most, most + 1].map(count)).toEqual(['within', 'over']);
  });
});

describe('what the Deployment Planner refuses', () => {
  const sized = (gib: number, changes: Partial<ReplicatedDisk> = {}, machine: Partial<ReplicatedMachine> = {}) =>
    named(
      verdictsOf(
        aReplicatedMachine({ ...machine, disks: [aReplicatedDisk({ sizeBytes: bytesOfGib(gib), ...changes })] }),
      ).verdicts,
      'machineSize',
    );

  it('is a machine whose disks and a test failover come to more than 35 TB, where premium disks are its target', () => {
    // 17,920 GiB are 17.5 TB, twice that 35.
    expect(sized(17_920)).toMatchObject({ state: 'within', value: 35, most: 35 });
    const over = sized(17_921);
    expect(over.state).toBe('over');
    expect(over.remedies[0]).toMatch(/leave disks out/);
    expect(over.assumption).toMatch(/managed disks lie in no account/);
    expect(sized(17_921, {}, { generation: 'agentBased' }).assumption).toMatch(/whose agent/);
    expect(sized(17_921, { leftOut: 'by people' }).value).toBe(0);
  });

  it('is not known of one without premium disks, or without a target', () => {
    expect(sized(20_000, { target: { type: 'standardHdd', tier: 'S80', sizeGiB: 32_767 } })).toMatchObject({
      state: 'unknown',
      said: expect.stringMatching(/none of its disks goes there/) as string,
    });
    expect(sized(20_000, { target: null }).said).toMatch(/no target was chosen/);
  });

  it('is more than 10 TB of changes within the retention, of which nothing folds', () => {
    const kept = (gbPerDay: number | null, more = {}) =>
      named(verdictsOf(aReplicatedMachine(), { whole: { gbPerDay, ...more } }).verdicts, 'snapshotStorage');
    // A day of retention: 10,240 GB are 10 TB.
    expect(kept(10_240)).toMatchObject({ state: 'within', value: 10 });
    const over = kept(20_480);
    expect(over).toMatchObject({ state: 'over', value: 20 });
    expect(over.remedies[0]).toBe('keep recovery points for a shorter time: 12 h come to 10 TB');
    expect(over.assumption).toMatch(/an agent sends every write/);
    expect(kept(null).state).toBe('unknown');
    expect(kept(1, { unmeasuredDisks: 1 }).state).toBe('unknown');
  });
});

describe('a machine of Hyper-V', () => {
  const STANDARD = { type: 'standardHdd', tier: 'S10', sizeGiB: 128 } as const;
  const on = (
    targets: readonly (ReplicatedDisk['target'] | null)[],
    {
      disk = {},
      whole = {},
      resolved = LIMIT_CONDITIONS,
      retentionHours = 24,
    }: { disk?: object; whole?: object; resolved?: typeof LIMIT_CONDITIONS; retentionHours?: number | null } = {},
  ): Verdicts => {
    const disks = targets.map((target, index) => aReplicatedDisk({ name: `disk ${index}`, target }));
    const machine = aReplicatedMachine({ source: 'hyperv', generation: 'hyperV', disks });
    const own = disks.map(({ name }) => aDiskChurn({ disk: name, ...disk }));
    const churn = { machines: [aMachineChurn(machine, { disks: own, ...whole })] };
    return deriveVerdicts({ machines: [machine], churn, resolved, retentionHours })[0]!;
  };
  const state = (found: Verdicts, limit: string): string => named(found.verdicts, limit).state;

  it.each([
    [STANDARD, 8, [2, 168]],
    // The table has one row for standard storage.
    [STANDARD, 64, [2, 168]],
    [P30, 8, [5, 421]],
    [P30, 15.9, [5, 421]],
    [P30, 16, [20, 1684]],
    [P30, 256, [20, 1684]],
  ] as const)(
    'on %o with writes of %d KB is held to its row, the limit itself included',
    (target, ioKB, [mbps, gb]) => {
      const figures = (more: number): object => ({
        ...{ averageMBps: mbps + more, p95MBps: mbps + more, gbPerDay: gb + more },
      });
      const disk = (more: number): object => ({ averageMBps: mbps + more, ioKB });
      for (const limit of ['machineChurnMean', 'machineChurnP95', 'machineChurnPerDay']) {
        expect(state(on([target], { disk: disk(0), whole: figures(0) }), limit)).toBe('within');
        const over = named(on([target], { disk: disk(0.1), whole: figures(0.1) }).verdicts, limit);
        expect(over).toMatchObject({ state: 'over', most: limit === 'machineChurnPerDay' ? gb : mbps });
        expect(over.source).toMatch(/hyper-v-deployment-planner-analyze-report\.md \(10\/21\/2019\)/);
        expect(over.remedies.length).toBeGreaterThan(2);
      }
    },
  );

  it('is told premium storage first where that takes it, and where not, only what else helps', () => {
    const remedies = (averageMBps: number): readonly string[] =>
      named(
        on([STANDARD], { disk: { averageMBps, ioKB: 16 }, whole: { averageMBps, p95MBps: averageMBps } }).verdicts,
        'machineChurnMean',
      ).remedies;
    expect(remedies(3)[0]).toMatch(/^replicate the machine to premium storage, which takes 20 MB\/s/);
    expect(remedies(30)[0]).toMatch(/^leave out the disk that writes most/);
    expect(remedies(30).join()).toMatch(/not a premium block blob/);
  });

  it('counts after growth, and all of its disks together', () => {
    const resolved = { ...LIMIT_CONDITIONS, growthPercent: { value: 30 } };
    const whole = { averageMBps: 16, p95MBps: 10, gbPerDay: 1382 };
    const found = on([P30, P30], { disk: { averageMBps: 8, ioKB: 16 }, whole, resolved });
    expect(named(found.verdicts, 'machineChurnMean')).toMatchObject({ state: 'over', value: 20.8, most: 20 });
    expect(state(found, 'machineChurnP95')).toBe('within');
  });

  it('has no limit for a disk but says its share of the machine', () => {
    const found = on([P30, P30], { disk: { averageMBps: 8, ioKB: 16 }, whole: { averageMBps: 16 } });
    expect(ofDisk(found, 'diskChurn')).toMatchObject({ state: 'undocumented', value: 8, most: null, remedies: [] });
    expect(ofDisk(found, 'diskChurn').said).toMatch(/its machine is held to one: disk 0: it writes 8 MB\/s .* 50 % of/);
  });

  it('is unknown without target, without samples, and where a disk has none', () => {
    expect(state(on([P30, null]), 'machineChurnMean')).toBe('unknown');
    expect(state(on([{ type: 'ultra', tier: null, sizeGiB: 100 }]), 'machineChurnMean')).toBe('unknown');
    expect(state(on([P30], { whole: { averageMBps: null } }), 'machineChurnMean')).toBe('unknown');
    expect(state(on([P30], { whole: { unmeasuredDisks: 1 } }), 'machineChurnMean')).toBe('unknown');
    const over = { averageMBps: 30, unmeasuredDisks: 1 };
    expect(state(on([P30], { whole: over }), 'machineChurnMean')).toBe('over');
  });

  it('on both kinds of storage is held to premium, unless what goes to standard is too much there', () => {
    const mixed = (ofDisk: number): LimitVerdict =>
      named(
        on([P30, STANDARD], {
          ...{ disk: { averageMBps: ofDisk, ioKB: 16 }, whole: { averageMBps: 2 * ofDisk, p95MBps: 2 * ofDisk } },
        }).verdicts,
        'machineChurnMean',
      );
    expect(mixed(2)).toMatchObject({ state: 'within', most: 20 });
    expect(mixed(2).assumption).toMatch(/the page places a machine in one of them/);
    expect(mixed(2.1)).toMatchObject({ state: 'unknown' });
    expect(mixed(11)).toMatchObject({ state: 'over' });
  });

  it('takes 840 writes, 80,000 operations of the machine and 7,500 of a disk', () => {
    // 840 writes of 16 KB are 13.76256 MB/s; what 30 % of overlap would bring within is in doubt.
    const writes = (averageMBps: number): string =>
      state(on([P30], { disk: { averageMBps, ioKB: 16 }, whole: { averageMBps } }), 'machineWriteIops');
    expect([13.76, 13.77, 19.66, 19.67].map(writes)).toEqual(['within', 'unknown', 'unknown', 'over']);
    const machine = aReplicatedMachine({ generation: 'hyperV', disks: [aReplicatedDisk({ target: P30 })] });
    const operations = (total: number, ofDisk: number): Verdicts =>
      deriveVerdicts({
        ...{ machines: [machine], churn: { machines: [aMachineChurn(machine)] }, resolved: LIMIT_CONDITIONS },
        iops: [{ machine: machine.id, total, disks: [ofDisk] }],
      })[0]!;
    expect([80_000, 80_001].map((total) => state(operations(total, 1), 'machineIops'))).toEqual(['within', 'over']);
    expect([7500, 7501].map((one) => ofDisk(operations(1, one), 'diskIops').state)).toEqual(['within', 'over']);
  });

  it('takes 35 TB on premium storage, since a test failover to managed disks asks for no room', () => {
    const sized = (gib: number): LimitVerdict => {
      const disks = [aReplicatedDisk({ target: P30, sizeBytes: bytesOfGib(gib) })];
      return named(verdictsOf(aReplicatedMachine({ generation: 'hyperV', disks })).verdicts, 'machineSize');
    };
    expect([35_840, 35_841].map((gib) => sized(gib).state)).toEqual(['within', 'over']);
  });

  it('takes 10 TB of changes within the retention, of which 24 h are the most', () => {
    const kept = (gbPerDay: number, retentionHours: number): LimitVerdict =>
      named(on([P30], { whole: { gbPerDay }, retentionHours }).verdicts, 'snapshotStorage');
    expect([kept(10_240, 24), kept(10_241, 24), kept(10_240, 240)].map((one) => one.state)).toEqual([
      ...['within', 'over', 'within'],
    ]);
    expect(kept(10_240, 240).said).toMatch(/over 24 h of retention/);
  });

  it('that moves is held to the limits of Site Recovery as an assumption, without those of recovery points', () => {
    const found = on([P30], { resolved: { ...LIMIT_CONDITIONS, purpose: { value: 'migrate' } } });
    expect(named(found.verdicts, 'machineChurnMean').assumption).toMatch(/Azure Migrate installs on Hyper-V hosts/);
    expect(found.verdicts.some(({ limit }) => limit === 'snapshotStorage')).toBe(false);
    expect(named(on([P30]).verdicts, 'machineChurnMean').assumption).toBeNull();
  });
});
