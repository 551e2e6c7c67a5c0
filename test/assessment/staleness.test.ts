import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Staleness } from '../../src/assessment/staleness.js';
import { ASSESSMENT_STATUSES, deriveAssessmentStatus, deriveStaleness } from '../../src/assessment/staleness.js';
import type { SqlHost, WebApp } from '../../src/assessment/workload-staleness.js';
import { deriveSqlChanges, deriveWebAppChanges } from '../../src/assessment/workload-staleness.js';
import { bytesOfGib, cores } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { absent, Reader, truthCases } from '../readiness/truth.js';
import { aDisk, aMachine, aNic, anOperatingSystem } from '../support/a-machine.js';

const changesOf = (after: Partial<Machine>, before: Partial<Machine> = {}): readonly string[] =>
  deriveStaleness(aMachine(before), aMachine(after)).changes.map(({ field }) => field);

describe('what outdates the assessment of a machine', () => {
  it('is told with both values', () => {
    expect(deriveStaleness(aMachine(), aMachine({ cores: cores(8) }))).toEqual({
      status: 'outdated',
      changes: [{ field: 'cores', from: 4, to: 8 }],
    });
  });

  it('is each of the properties that the vendor names', () => {
    expect(changesOf({ memoryBytes: bytesOfGib(32) })).toEqual(['memoryBytes']);
    expect(changesOf({ firmware: 'bios' })).toEqual(['firmware']);
    expect(changesOf({ os: anOperatingSystem({ version: '2022' }) })).toEqual(['os.version']);
    expect(changesOf({ os: anOperatingSystem({ architecture: 'x86' }) })).toEqual(['os.architecture']);
    expect(changesOf({ diskCount: 2 })).toEqual(['diskCount']);
    expect(changesOf({ disks: [aDisk({ isOs: true, sizeBytes: bytesOfGib(256) })] })).toEqual([
      'disks[Hard disk 1].sizeBytes',
    ]);
    expect(changesOf({ nicCount: 2 })).toEqual(['nicCount']);
    expect(changesOf({ nics: [aNic({ mac: '00:50:56:aa:00:99' })] })).toEqual(['nics[Network adapter 1].mac']);
    expect(changesOf({ nics: [aNic({ addresses: ['10.0.0.2'] })] })).toEqual(['nics[Network adapter 1].addresses']);
  });

  it('is not power, tags, host or a value that one inventory lacks', () => {
    expect(changesOf({ power: 'off', tags: [['owner', 'x']], annotation: 'y' })).toEqual([]);
    expect(changesOf({ firmware: null, nics: [aNic({ addresses: [] })] })).toEqual([]);
  });

  it('is not a new order of disks', () => {
    const disks = [aDisk({ name: 'a' }), aDisk({ name: 'b', sizeBytes: bytesOfGib(1) })];
    expect(changesOf({ disks: disks.toReversed() }, { disks })).toEqual([]);
  });

  it('never is a machine that stayed as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 128 }), fc.array(fc.string()), (count, names) => {
        const machine = aMachine({ cores: cores(count), disks: names.map((name) => aDisk({ name })) });
        expect(deriveStaleness(machine, machine)).toEqual({ status: 'upToDate', changes: [] });
      }),
    );
  });
});

describe('the status of an assessment', () => {
  const [fresh, stale]: readonly [Staleness, Staleness] = [
    { status: 'upToDate', changes: [] },
    { status: 'outdated', changes: [] },
  ];

  it('is out of sync when the group changed, whatever else did', () => {
    const staleness = [stale];
    expect(deriveAssessmentStatus({ assessedIds: ['a'], groupIds: ['a', 'b'], staleness })).toBe('OutOfSync');
    expect(deriveAssessmentStatus({ assessedIds: ['a', 'b'], groupIds: ['a', 'c'], staleness: [] })).toBe('OutOfSync');
  });

  it('is outdated when a machine changed, and completed otherwise', () => {
    expect(deriveAssessmentStatus({ assessedIds: ['a', 'b'], groupIds: ['b', 'a'], staleness: [fresh, stale] })).toBe(
      'OutDated',
    );
    expect(deriveAssessmentStatus({ assessedIds: ['a'], groupIds: ['a'], staleness: [fresh] })).toBe('Completed');
    expect(ASSESSMENT_STATUSES).toContain('OutOfSync');
  });
});

const HOST: SqlHost = {
  cores: 8,
  memoryBytes: 1024,
  instances: [{ name: 'MSSQLSERVER', databases: ['crm', 'erp'], databaseBytes: 1000 }],
};
const withInstance = (overrides: Partial<SqlHost['instances'][number]>): SqlHost => ({
  ...HOST,
  instances: [{ ...HOST.instances[0]!, ...overrides }],
});
const APPS: readonly WebApp[] = [{ name: 'shop', configuration: 'net48' }];

describe('what outdates the assessment of a workload', () => {
  it('is a change of more than 20 % in the size of all databases', () => {
    expect(deriveSqlChanges(HOST, withInstance({ databaseBytes: 1200 }))).toEqual([]);
    expect(deriveSqlChanges(HOST, withInstance({ databaseBytes: 1201 }))).toHaveLength(1);
    expect(deriveSqlChanges(HOST, withInstance({ databaseBytes: 799 }))).toHaveLength(1);
  });

  it('is a database or an instance more or less', () => {
    expect(deriveSqlChanges(HOST, withInstance({ databases: ['erp', 'crm'] }))).toEqual([]);
    expect(deriveSqlChanges(HOST, withInstance({ databases: ['crm'] }))).toHaveLength(1);
    expect(deriveSqlChanges(HOST, { ...HOST, instances: [] })).toHaveLength(1);
  });

  it('is a web app more or less, or one that is configured anew', () => {
    expect(deriveWebAppChanges(APPS, APPS)).toEqual([]);
    expect(deriveWebAppChanges(APPS, [])).toHaveLength(1);
    expect(deriveWebAppChanges(APPS, [{ name: 'shop', configuration: 'net8' }])).toHaveLength(1);
  });
});

/** What a case calls a change, as a changed machine or workload; the narrower words stand first. */
const SQL_CHANGES: readonly (readonly [words: RegExp, after: SqlHost])[] = [
  [/total|size|20/i, withInstance({ databaseBytes: 1500 })],
  [/instance/i, { ...HOST, instances: [] }],
  [/database|\bdb/i, withInstance({ databases: ['crm'] })],
  [/core/i, { ...HOST, cores: 16 }],
  [/memory/i, { ...HOST, memoryBytes: 2048 }],
];
const MACHINE_CHANGES: readonly (readonly [words: RegExp, after: Partial<Machine>])[] = [
  [/architecture/i, { os: anOperatingSystem({ architecture: 'x86' }) }],
  [/version/i, { os: anOperatingSystem({ version: '2022' }) }],
  [/operating system|\bos\b/i, { os: anOperatingSystem({ name: 'Windows Server 2022' }) }],
  [/boot|firmware/i, { firmware: 'bios' }],
  [/size/i, { disks: [aDisk({ isOs: true, sizeBytes: bytesOfGib(256) })] }],
  [/disk/i, { diskCount: 2 }],
  [/\bmac\b/i, { nics: [aNic({ mac: '00:50:56:aa:00:99' })] }],
  [/propert|\bip\b|address/i, { nics: [aNic({ addresses: ['10.0.0.2'] })] }],
  [/nic|network|adapt/i, { nicCount: 2 }],
  [/core|processor/i, { cores: cores(8) }],
  [/memory/i, { memoryBytes: bytesOfGib(32) }],
];

function statusAfter(change: string, assessment: string): string {
  if (/group|member|added to or removed/i.test(change) && !/app|sql|database/i.test(`${change} ${assessment}`)) {
    return deriveAssessmentStatus({ assessedIds: ['a'], groupIds: ['a', 'b'], staleness: [] });
  }
  const statusOf = (isStale: boolean): string =>
    deriveAssessmentStatus({
      assessedIds: ['a'],
      groupIds: ['a'],
      staleness: [{ status: isStale ? 'outdated' : 'upToDate', changes: [] }],
    });
  if (/app ?service|web ?app/i.test(`${change} ${assessment}`)) {
    const after = /config/i.test(change) ? [{ name: 'shop', configuration: 'net8' }] : [];
    return statusOf(deriveWebAppChanges(APPS, after).length > 0);
  }
  if (/sql/i.test(assessment)) {
    const after = SQL_CHANGES.find(([words]) => words.test(change))?.[1];
    if (after === undefined) throw new Error(`no change of SQL Server is called ${change}`);
    return statusOf(deriveSqlChanges(HOST, after).length > 0);
  }
  const after = MACHINE_CHANGES.find(([words]) => words.test(change))?.[1];
  if (after === undefined) throw new Error(`no change of a machine is called ${change}`);
  return statusOf(deriveStaleness(aMachine(), aMachine(after)).status === 'outdated');
}

describe(`cases of staleness${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('outdated'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    const [change, assessment] = [input.text('change')!, input.text('assessment') ?? ''];
    input.end('the input');
    expect(statusAfter(change, assessment)).toBe(wanted.take('status'));
    wanted.end('the expectation');
  });
});
