import { describe, expect, it } from 'vitest';

import { bytesOfGib } from '../../src/model/index.js';
import { exampleDisk, exampleFacts, inCondition, windowsServer } from '../../src/readiness/example-facts.js';
import type { ReadinessFacts } from '../../src/readiness/index.js';
import { deriveReadiness } from '../../src/readiness/index.js';
import type { Edition, Method } from '../../src/readiness/rule.js';
import { contextOf } from './catalogue.js';

const rulesOf = (facts: ReadinessFacts, method: Method, edition: Edition = '2025'): readonly string[] =>
  deriveReadiness(facts, contextOf(edition, {}, method))
    .findings.filter(({ question, severity }) => question === 'migration' && severity !== 'informs')
    .map(({ rule }) => rule);
const stateOf = (facts: ReadinessFacts, method: Method, edition: Edition = '2025'): string =>
  deriveReadiness(facts, contextOf(edition, {}, method)).readiness.migration;

const data = (more: Partial<ReturnType<typeof exampleDisk>>): ReadinessFacts =>
  exampleFacts({ disks: [exampleDisk(), exampleDisk({ isOs: false, name: 'Hard disk 2', ...more })], diskCount: 2 });

describe('the method of migration', () => {
  it('takes raw devices, independent disks and iSCSI with an agent only', () => {
    const machines = [data({ isRawDevice: true }), data({ isIndependent: true }), inCondition({ usesIscsi: true })];
    expect(machines.map((facts) => rulesOf(facts, 'agentless'))).toEqual([
      ['migration/raw-device'],
      ['migration/independent-disk'],
      ['migration/iscsi'],
    ]);
    expect(machines.map((facts) => rulesOf(facts, 'agentBased'))).toEqual([[], [], []]);
  });

  it('asks for a guest that bears the agent with an agent only', () => {
    const old = exampleFacts({ os: windowsServer('2003') });
    expect([stateOf(old, 'agentless'), stateOf(old, 'agentBased')]).toEqual(['ready', 'notReady']);
    expect(rulesOf(old, 'agentBased')).toContain('migration/agent-guest-too-old');
  });

  it('minds snapshots without an agent, and tells of them with one', () => {
    const facts = inCondition({ snapshotCount: 2 });
    expect([stateOf(facts, 'agentless'), stateOf(facts, 'agentBased')]).toEqual(['readyWithConditions', 'ready']);
  });

  it.each([
    ['agentless', '2023', 60, 61],
    ['agentless', '2025', 65, 66],
    ['agentBased', '2023', 63, 64],
    ['agentBased', '2025', 63, 64],
  ] as const)(
    '%s on the page of %s moves a machine with %i disks, and none with %i',
    (method, edition, most, tooMany) => {
      const stateWith = (diskCount: number): string => stateOf(exampleFacts({ diskCount }), method, edition);
      expect([stateWith(most), stateWith(tooMany)]).toEqual(['ready', 'notReady']);
    },
  );

  it('names both figures where the pages differ', () => {
    const { findings } = deriveReadiness(exampleFacts({ diskCount: 70 }), contextOf('2023'));
    const message = findings.find(({ rule }) => rule === 'migration/data-disk-count')?.message ?? '';
    for (const figure of ['60 disks', '64 data disks', '63 disks']) expect(message).toContain(figure);
  });

  it.each([
    ['agentless', '2023', 2048],
    ['agentless', '2025', 4096],
    ['agentBased', '2023', 4096],
  ] as const)('%s on the page of %s moves an OS disk of generation 2 with %i GiB', (method, edition, gib) => {
    const withOsDisk = (size: number): ReadinessFacts =>
      exampleFacts({ firmware: 'efi', disks: [exampleDisk({ sizeBytes: bytesOfGib(size) })] });
    expect([stateOf(withOsDisk(gib), method, edition), stateOf(withOsDisk(gib + 1), method, edition)]).toEqual([
      'ready',
      'notReady',
    ]);
  });
});

describe('protection by Site Recovery', () => {
  const protectionOf = (facts: Partial<ReadinessFacts>): string =>
    deriveReadiness(exampleFacts(facts), contextOf('2025')).readiness.protection;

  it('says ready of a plain machine, unknown where Secure Boot is not known, and with conditions where it is on', () => {
    expect(protectionOf({})).toBe('ready');
    expect(protectionOf({ firmware: 'efi', secureBoot: null })).toBe('unknown');
    expect(protectionOf({ firmware: 'efi', secureBoot: true })).toBe('readyWithConditions');
  });

  it('blocks on a configuration server, and says since when', () => {
    const { readiness, findings } = deriveReadiness(
      exampleFacts({ notes: ['Azure Site Recovery Configuration Server'] }),
      contextOf('2025'),
    );
    expect(readiness.protection).toBe('notReady');
    expect(findings[0]?.message).toContain('2026-03-30');
  });

  it('does not ask the guests of Hyper-V for an agent', () => {
    expect(protectionOf({ source: 'hyperv', os: windowsServer('2003') })).toBe('ready');
    expect(protectionOf({ os: windowsServer('2003') })).toBe('notReady');
  });

  it('says which facts it lacks, with the command and the privilege', () => {
    const facts = inCondition({ logicalSectorBytes: null, usesStorageSpaces: null }, { partitions: [] });
    const told = deriveReadiness(facts, contextOf('2025')).findings.filter(({ question }) => question === 'protection');
    expect(told.map(({ rule }) => rule)).toEqual(['unknown/guestStorage', 'unknown/partitions']);
    expect(told[0]?.message).toContain('protection/4k-sectors, protection/storage-spaces');
    expect(told[0]?.remedy).toMatch(/Get-Disk.*local administrator.*lsblk.*root.*columns logicalSectorBytes/);
    expect(told[1]?.remedy).toContain('RVTools, tab vPartition, columns Disk, Capacity MiB and Free MiB');
  });
});
