import { describe, expect, it } from 'vitest';
import type { AssessedMachine } from '../../src/assessment/index.js';
import { bytesOfGib, bytesOfMib } from '../../src/model/index.js';
import type { Estate, Machine } from '../../src/model/index.js';
import {
  DEFAULT_REPLICATION_SETTINGS,
  deriveReplicated,
  resolveReplicationSettings,
} from '../../src/replication/index.js';
import type { DerivedReplicated, LeftOutDisk, ReplicationSettings } from '../../src/replication/index.js';
import type { PeakSet } from '../../src/timeseries/index.js';
import { aDisk, aMachine } from '../support/a-machine.js';
import { aFinding, anAssessedMachine, HOSTILE_NAMES } from '../support/an-assessed-machine.js';
import { aBucketSeries, aPeakSet } from '../support/invented-peaks.js';

const estateOf = (machines: readonly Machine[]): Estate => ({
  ...{ inputs: [], machines, problems: [] },
  counts: { rows: machines.length, merged: 0, skipped: 0, machines: machines.length },
});

type Method = AssessedMachine['method'];
const methodOf = (kind: Method['kind'], reason: string, decidedBy = `method/${kind}`): Method => ({
  ...{ kind, reason, findings: [], alternatives: [], decidedBy },
});
const assessedOf = ({ id, name }: Machine, overrides: Partial<AssessedMachine> = {}): AssessedMachine =>
  anAssessedMachine({ id, name, ...overrides });

interface Asked {
  readonly settings?: Partial<ReplicationSettings>;
  readonly assessed?: readonly AssessedMachine[];
  readonly outOfScope?: readonly Machine[];
  readonly peaks?: PeakSet;
  readonly waves?: readonly (readonly [Machine, number])[];
  readonly unplanned?: readonly (readonly [Machine, string])[];
}

function derive(machines: readonly Machine[], asked: Asked = {}): DerivedReplicated {
  const outOfScope = (asked.outOfScope ?? []).map(({ id, name, power }) => ({ id, name, power, reason: 'a template' }));
  const assessed = asked.assessed ?? machines.map((machine) => assessedOf(machine));
  const plan =
    asked.waves === undefined
      ? null
      : {
          machines: asked.waves.map(([{ id, name }, wave]) => ({ id, name, wave })),
          unplanned: (asked.unplanned ?? []).map(([{ id, name }, reason]) => ({ id, name, kind: 'retired', reason })),
        };
  return deriveReplicated({
    estate: estateOf(machines),
    assessment: { machines: assessed, outOfScope },
    peaks: asked.peaks ?? null,
    plan: plan as Parameters<typeof deriveReplicated>[0]['plan'],
    resolved: resolveReplicationSettings({ ...DEFAULT_REPLICATION_SETTINGS, ...asked.settings }, null),
  });
}

const two = [
  aDisk({ name: 'Hard disk 1', isOs: true, sizeBytes: bytesOfGib(100), address: 'scsi0:0' }),
  aDisk({ name: 'Hard disk 2', sizeBytes: bytesOfGib(400), usedBytes: bytesOfGib(90), address: 'scsi0:1' }),
];

describe('who is replicated', () => {
  it('keeps how each machine boots, which decides the generation that Azure makes', () => {
    const machines = (['bios', 'efi', null] as const).map((firmware) =>
      aMachine({ name: `m-${firmware ?? 'unknown'}`, firmware, disks: two }),
    );
    expect(derive(machines).machines.map(({ firmware }) => firmware)).toEqual(['bios', 'efi', null]);
  });

  it('is in one of two lists with everybody else, each in the order of the estate', () => {
    const names = ['retired', 'stays', 'service', 'anew', 'directory', 'open', 'scope', 'unseen', 'fits', 'agent'];
    const machines = names.map((name) => aMachine({ name, disks: two }));
    const of = (name: string): Machine => machines.find((machine) => machine.name === name)!;
    const methods: readonly (readonly [string, Method['kind']])[] = [
      ['retired', 'retire'],
      ['stays', 'leave'],
      ['service', 'paas'],
      ['anew', 'rebuild'],
      ['directory', 'replicateNatively'],
      ['open', 'unknown'],
      ['fits', 'agentless'],
      ['agent', 'agentBased'],
    ];
    const assessed = methods.map(([name, kind]) =>
      assessedOf(of(name), { method: methodOf(kind, `because of ${name}`) }),
    );
    const found = derive(machines, { assessed, outOfScope: [of('scope')] });
    expect(found.machines.map(({ name, generation }) => [name, generation])).toEqual([
      ['fits', 'agentless'],
      ['agent', 'agentBased'],
    ]);
    expect(found.unreplicated.map(({ name }) => name)).toEqual(names.slice(0, 8));
    expect(found.unreplicated.map(({ reason }) => reason)).toEqual([
      'it is retired: because of retired',
      'it stays where it is: because of stays',
      'a service takes its place: because of service',
      'it is built anew: because of anew',
      'what runs on it replicates by itself: because of directory',
      'because of open',
      'out of scope: a template',
      'it is not in the assessment',
    ]);
  });

  it('is in a wave, where there is a plan', () => {
    const [first, second, third] = ['a', 'b', 'c'].map((name) => aMachine({ name })) as [Machine, Machine, Machine];
    const found = derive([first, second, third], { waves: [[second, 2]], unplanned: [[third, 'it is retired']] });
    expect(found.machines.map(({ name, wave }) => [name, wave])).toEqual([['b', 2]]);
    expect(found.unreplicated.map(({ reason }) => reason)).toEqual([
      'it is in no wave: the plan does not name it',
      'it is in no wave: it is retired',
    ]);
  });

  it('is protected unless a rule of readiness blocks that', () => {
    const machines = ['well', 'shared', 'tool'].map((name) => aMachine({ name }));
    const [well, shared, tool] = machines as [Machine, Machine, Machine];
    const blocked = anAssessedMachine().readiness;
    const finding = aFinding({
      ...{ rule: 'protection/shared-disk', question: 'protection', severity: 'blocks', message: 'shared disks "q"' },
    });
    const found = derive(machines, {
      settings: { purpose: 'protect' },
      assessed: [
        assessedOf(well),
        assessedOf(shared, { readiness: { ...blocked, protection: 'notReady' }, findings: [finding] }),
        assessedOf(tool, { method: methodOf('rebuild', 'no way of the tool', 'method/both-blocked') }),
      ],
    });
    expect(found.machines.map(({ name, generation }) => [name, generation])).toEqual([
      ['well', 'modernized'],
      ['tool', 'modernized'],
    ]);
    expect(found.unreplicated[0]!.reason).toBe(
      'Site Recovery cannot protect it: shared disks "q" (protection/shared-disk)',
    );
  });

  it('goes by the generation of the settings, and says what the assessment chose', () => {
    const machine = aMachine();
    const assessed = [assessedOf(machine, { method: methodOf('agentBased', 'raw devices') })];
    const generation = { vmware: 'agentless', hyperv: null, physical: null } as const;
    const { machines } = derive([machine], { assessed, settings: { generation } });
    expect(machines[0]).toMatchObject({ generation: 'agentless' });
    expect(machines[0]!.because).toContain('by the settings, where the assessment chose agent-based: raw devices');
  });

  it('has to run where an agent sends its data', () => {
    const machine = aMachine({ power: 'off' });
    const assessed = [assessedOf(machine, { method: methodOf('agentBased', 'iSCSI') })];
    expect(derive([machine], { assessed }).machines[0]!.because).toContain('it is off and has to run');
    expect(derive([machine]).machines[0]!.because).not.toContain('it is off');
  });
});

describe('disks that are replicated', () => {
  it('have the target of the assessment, what is used, and the name by which samples call them', () => {
    const machine = aMachine({ disks: two });
    const peaks = aPeakSet(
      ['*', 'SCSI0:1', 'hard disk 1'].map((name) =>
        aBucketSeries(machine.id, ['diskWriteBytesPerSecond', name], new Float64Array(1)),
      ),
    );
    const { machines } = derive([machine], { peaks });
    expect(machines[0]!.disks).toMatchObject([
      { name: 'Hard disk 1', isOs: true, usedBytes: null, instance: 'hard disk 1', leftOut: null },
      { name: 'Hard disk 2', isOs: false, usedBytes: bytesOfGib(90), instance: 'SCSI0:1', leftOut: null },
    ]);
    expect(machines[0]!.disks.map(({ target }) => target)).toEqual([
      { type: 'premium', tier: 'P10', sizeGiB: 128 },
      { type: 'premium', tier: 'P20', sizeGiB: 512 },
    ]);
  });

  it('are one where the source gives totals alone', () => {
    const machine = aMachine({ disks: [], storageBytes: bytesOfGib(50), storageUsedBytes: bytesOfGib(20) });
    expect(derive([machine]).machines[0]!.disks).toMatchObject([
      { sizeBytes: bytesOfGib(50), usedBytes: bytesOfGib(20), target: null, instance: null },
    ]);
    const unknown = aMachine({ disks: [], storageBytes: null });
    expect(derive([unknown]).machines[0]!.disks).toEqual([]);
  });

  const odd = [
    two[0]!,
    aDisk({ name: 'raw', isRawDevice: true }),
    aDisk({ name: 'independent', isIndependent: true }),
    aDisk({ name: 'nvme', controller: 'NVME controller 0' }),
    aDisk({ name: 'small', sizeBytes: bytesOfMib(1024) }),
  ];
  const leftOutOf = (found: DerivedReplicated): readonly string[] =>
    found.machines[0]!.disks.flatMap(({ name, leftOut }) => (leftOut === null ? [] : [name]));

  it('are those that the generation takes', () => {
    const machine = aMachine({ disks: odd });
    expect(leftOutOf(derive([machine]))).toEqual(['raw', 'independent', 'nvme']);
    const byAgent = [assessedOf(machine, { method: methodOf('agentBased', 'raw devices') })];
    expect(leftOutOf(derive([machine], { assessed: byAgent }))).toEqual([]);
    expect(leftOutOf(derive([machine], { settings: { purpose: 'protect' } }))).toEqual(['small']);
    expect(leftOutOf(derive([aMachine({ disks: odd, source: 'hyperv' })]))).toEqual(['raw']);
    expect(derive([machine]).machines[0]!.disks[1]!.leftOut).toContain('migration/raw-device');
  });

  it('cannot do without the one that boots', () => {
    const machine = aMachine({ disks: [aDisk({ name: 'raw', isOs: true, isRawDevice: true })] });
    const { unreplicated } = derive([machine]);
    expect(unreplicated[0]!.reason).toContain('the disk that it boots from is not taken');
  });

  const leftOut = (machine: string, disk: string): LeftOutDisk => ({
    ...{ machine, disk, instead: 'backup and restore', who: 'Kim', at: { file: 'settings.yaml', line: 3 } },
  });

  it('are left out by people, by the names of the inventory without case', () => {
    const found = derive([aMachine({ disks: two })], { settings: { leftOut: [leftOut('WEB01', 'hard DISK 2')] } });
    expect(found.machines[0]!.disks[1]!.leftOut).toBe('left out by Kim; instead: backup and restore');
    expect(found.problems).toEqual([]);
  });

  it('stay where what people say means none, or the one that boots', () => {
    const machines = [aMachine({ disks: two }), aMachine({ name: 'twin' }), aMachine({ name: 'TWIN', uuid: '42' })];
    const asked = [
      leftOut('web1', 'Hard disk 2'),
      leftOut('web01', 'Hard disk 3'),
      leftOut('web01', 'Hard disk 1'),
      leftOut('twin', 'Hard disk 1'),
    ];
    const found = derive(machines, { settings: { leftOut: asked } });
    expect(found.problems.map(({ message }) => message)).toEqual([
      'disk "Hard disk 2" of "web1" is not left out: no machine has that name',
      'disk "Hard disk 3" of "web01" is not left out: the machine has no such disk',
      'disk "Hard disk 1" of "web01" is not left out: the machine boots from it',
      'disk "Hard disk 1" of "twin" is not left out: 2 machines have that name',
    ]);
    expect(found.problems[0]).toMatchObject({ code: 'replication/bad-left-out', at: { line: 3 } });
    expect(found.problems[0]!.remedy).toContain('"web01"');
    expect(found.machines.flatMap(({ disks }) => disks.filter((one) => one.leftOut !== null))).toEqual([]);
  });

  it('may have any name', () => {
    const names = [...HOSTILE_NAMES, '__proto__', 'constructor'];
    const machines = names.map((name, index) =>
      aMachine({ name, uuid: `u${index}`, disks: [two[0]!, aDisk({ name })] }),
    );
    const found = derive(machines, { settings: { leftOut: names.map((name) => leftOut(name, name)) } });
    expect(found.problems).toEqual([]);
    expect(found.machines.map(({ disks }) => disks[1]!.leftOut !== null)).toEqual(names.map(() => true));
  });
});

describe('an objective of minutes for cycles of an hour', () => {
  it('is contradicted where somebody asks for it', () => {
    expect(derive([aMachine()], { settings: { rpoMinutes: 15 } }).problems.map(({ code }) => code)).toEqual([
      'replication/objective-below-cycles',
    ]);
    expect(derive([aMachine()]).problems).toEqual([]);
    expect(derive([aMachine()], { settings: { rpoMinutes: 15, purpose: 'protect' } }).problems).toEqual([]);
  });
});
