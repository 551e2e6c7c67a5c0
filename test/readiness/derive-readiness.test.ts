import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseOperatingSystem } from '../../src/ingest/operating-system.js';
import { bytesOfGib, cores, UNKNOWN_CONDITION } from '../../src/model/index.js';
import {
  exampleDisk,
  exampleFacts,
  exampleOs,
  exampleSize,
  exampleVolume,
  inCondition,
  linux,
  windowsServer,
} from '../../src/readiness/example-facts.js';
import type { ReadinessFacts, ReadinessState } from '../../src/readiness/index.js';
import {
  azureGenerationOf,
  deriveOsSupport,
  deriveReadiness,
  deriveUefiMigration,
  factsOf,
  isDefenderCosted,
  RULES,
} from '../../src/readiness/index.js';
import type { Edition } from '../../src/readiness/rule.js';
import { EVERY_EDITION } from '../../src/readiness/rule.js';
import { aMachine, aNic } from '../support/a-machine.js';
import { CATALOGUE, contextOf } from './catalogue.js';

const osOf = (name: string): ReadinessFacts['os'] => parseOperatingSystem([name], null);
const readinessOf = (facts: Partial<ReadinessFacts>, edition: Edition = '2025'): [ReadinessState, string] => {
  const { state, code } = deriveReadiness(exampleFacts(facts), contextOf(edition)).readiness;
  return [state, code];
};

describe('may it run in Azure', () => {
  it('says ready of a plain machine, and finds nothing to tell', () => {
    const { readiness, findings } = deriveReadiness(exampleFacts(), contextOf('2025', { asOf: '2025-01-01' }));
    expect(readiness).toEqual({
      state: 'ready',
      code: 'NotApplicable',
      migration: 'ready',
      protection: 'ready',
      security: 'ready',
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['security/trusted-launch-needs-uefi']);
  });

  it('lets what blocks outrank what is unknown, and that outrank a condition', () => {
    const other = exampleOs({ name: 'Other (64-bit)' });
    expect(readinessOf({ os: other, firmware: null })).toEqual(['unknown', 'GuestOperatingSystemUnknown']);
    expect(readinessOf({ os: other, nicCount: 33 })).toEqual(['notReady', 'OneOrMoreAdaptersNotSuitable']);
    expect(readinessOf({ firmware: null })).toEqual(['readyWithConditions', 'BootTypeUnknown']);
  });

  it('answers UEFI by the edition: conditional in 2020, fine in 2025 but for four old servers', () => {
    const efi = { firmware: 'efi' } as const;
    expect(readinessOf({ ...efi, os: osOf('Windows Server 2019') }, '2020')).toEqual([
      'readyWithConditions',
      'BootTypeNotSupported',
    ]);
    expect(readinessOf({ ...efi, os: osOf('Windows Server 2019') })).toEqual(['ready', 'NotApplicable']);
    expect(readinessOf({ ...efi, os: osOf('Windows Server 2008 R2') })).toEqual(['notReady', 'BootTypeNotSupported']);
  });

  it('assumes BIOS in an import without a boot type', () => {
    expect(readinessOf({ firmware: null, fromImport: true })).toEqual(['ready', 'NotApplicable']);
  });

  it.each([
    ['Windows Server 2025 Datacenter', '2025', 'ready', 'NotApplicable'],
    ['Windows Server 2019', '2025', 'ready', 'NotApplicable'],
    ['Windows Server 2008', '2025', 'ready', 'NotApplicable'],
    ['Windows Server 2008', '2018', 'readyWithConditions', 'WindowsServerVersionsSupportedWithCaveat'],
    ['Windows Server 2003 R2', '2025', 'readyWithConditions', 'WindowsServerVersionsSupportedWithCaveat'],
    ['Windows 2000', '2025', 'readyWithConditions', 'WindowsOSNoLongerUnderMSSupport'],
    ['Windows XP Professional', '2025', 'readyWithConditions', 'WindowsOSNoLongerUnderMSSupport'],
    ['Windows 11', '2025', 'readyWithConditions', 'WindowsClientVersionsConditionallySupported'],
    ['Red Hat Enterprise Linux 9', '2025', 'ready', 'NotApplicable'],
    ['Red Hat Enterprise Linux 6', '2025', 'readyWithConditions', 'EndorsedWithConditionsLinuxDistributions'],
    ['Red Hat Enterprise Linux 6', '2023', 'ready', 'NotApplicable'],
    ['Ubuntu Linux (64-bit)', '2023', 'readyWithConditions', 'EndorsedWithConditionsLinuxDistributions'],
    ['CentOS 7 (64-bit)', '2023', 'ready', 'NotApplicable'],
    ['CentOS 8 (64-bit)', '2023', 'ready', 'NotApplicable'],
    ['CentOS 9 (64-bit)', '2023', 'readyWithConditions', 'EndorsedWithConditionsLinuxDistributions'],
    ['CentOS 7 (64-bit)', '2025', 'readyWithConditions', 'UnendorsedLinuxDistributions'],
    ['Oracle Linux 7 (64-bit)', '2023', 'ready', 'NotApplicable'],
    ['VMware Photon OS (64-bit)', '2023', 'readyWithConditions', 'GuestOperatingSystemUnknown'],
    ['Other 3.x or later Linux (64-bit)', '2025', 'readyWithConditions', 'UnendorsedLinuxDistributions'],
    ['Flatcar Container Linux', '2025', 'ready', 'NotApplicable'],
    ['FreeBSD 12', '2025', 'readyWithConditions', 'GuestOperatingSystemNotSupported'],
    ['Oracle Solaris 11 (64-bit)', '2025', 'readyWithConditions', 'GuestOperatingSystemNotSupported'],
    ['Oracle Solaris 11 SPARC', '2025', 'notReady', 'GuestOperatingSystemNotSupported'],
    ['IBM AIX 7.2', '2025', 'notReady', 'GuestOperatingSystemNotSupported'],
    ['HP-UX 11i v3', '2025', 'notReady', 'GuestOperatingSystemNotSupported'],
    ['IBM i 7.4', '2025', 'notReady', 'GuestOperatingSystemNotSupported'],
    ['z/OS 2.5', '2025', 'notReady', 'GuestOperatingSystemNotSupported'],
    ['Apple macOS 12 (64-bit)', '2025', 'notReady', 'GuestOperatingSystemNotSupported'],
    ['Red Hat Enterprise Linux 8 for IBM Power', '2025', 'notReady', 'GuestOperatingSystemNotSupported'],
    ['Other (64-bit)', '2025', 'unknown', 'GuestOperatingSystemUnknown'],
    [
      'Red Hat Enterprise Linux 9 (32-bit)',
      '2025',
      'readyWithConditions',
      'GuestOperatingSystemArchitectureNotSupported',
    ],
  ] as const)('%s in %s is %s (%s)', (name, edition, state, code) => {
    expect(readinessOf({ os: osOf(name) }, edition)).toEqual([state, code]);
  });

  it('leaves 32-bit Windows Server 2008 to the policy, since the page says both', () => {
    const facts = exampleFacts({ os: osOf('Windows Server 2008 (32-bit)') });
    const stateFor = (windows2008On32Bit: 'ready' | 'conditions'): ReadinessState =>
      deriveReadiness(
        facts,
        contextOf('2025', {
          policy: { edition: '2025', method: 'agentless', windows2008On32Bit, computeLimits: 'page' },
        }),
      ).readiness.state;
    expect([stateFor('ready'), stateFor('conditions')]).toEqual(['ready', 'readyWithConditions']);
  });

  it('recognises a guest id that no name explains', () => {
    const os = { ...exampleOs({}), guestId: 'someNewGuest' };
    const guestIds = [
      { id: 'someNewGuest', label: 'New', family: 'linux', bits: 64, product: 'rhel', version: '9' } as const,
    ];
    expect(deriveReadiness(exampleFacts({ os }), contextOf('2025', { guestIds })).readiness.state).toBe('ready');
  });

  it('shows a hostile name on one short line, and reads no placeholder in it', () => {
    const name = `{limit}\u001b[31m\n${'x'.repeat(100_000)}`;
    const { findings } = deriveReadiness(exampleFacts({ name }), contextOf('2025'));
    const message = findings.find(({ rule }) => rule === 'migration/vm-name')?.message ?? '';
    expect(message).toContain('{limit} [31m x');
    expect(message.length).toBeLessThan(400);
  });

  it('says unknown, and where to look, when cores are missing', () => {
    const { readiness, findings } = deriveReadiness(exampleFacts({ cores: null }), contextOf('2025'));
    expect(readiness.state).toBe('unknown');
    expect(findings[0]).toMatchObject({ rule: 'unknown/cores', severity: 'unknown' });
    expect(findings[0]?.remedy).toContain('vInfo');
  });
});

describe('the calendar', () => {
  const findingsOn = (asOf: string, name: string): readonly string[] =>
    deriveReadiness(exampleFacts({ os: osOf(name) }), contextOf('2025', { asOf }))
      .findings.filter(({ question }) => question === 'azure')
      .map(({ rule }) => rule);

  it('tells the end of support of Windows Server 2016 a year ahead, from the day after, and never of "2016 or later"', () => {
    expect(findingsOn('2025-01-01', 'Windows Server 2016')).toEqual([]);
    expect(findingsOn('2026-06-01', 'Windows Server 2016')).toEqual(['os/support-ends-soon']);
    expect(findingsOn('2027-01-12', 'Windows Server 2016')).toEqual(['os/support-ends-soon']);
    expect(findingsOn('2027-01-13', 'Windows Server 2016')).toEqual(['os/past-end-of-support']);
    expect(findingsOn('2028-01-01', 'Microsoft Windows Server 2016 or later (64-bit)')).toEqual([]);
  });

  it('names the extended updates and their date', () => {
    const { findings } = deriveReadiness(
      exampleFacts({ os: osOf('Windows Server 2012 R2') }),
      contextOf('2025', { asOf: '2025-06-01' }),
    );
    expect(findings[0]?.message).toBe(
      'the vendor ended support for Windows Server 2012 R2 on 2023-10-10; Extended Security Updates until 2026-10-13',
    );
  });

  it('warns once the extended updates have ended too, and does not speak of them as if they ran', () => {
    const findingsOf = (asOf: string, name: string): readonly (readonly [string, string, string])[] =>
      deriveReadiness(exampleFacts({ os: osOf(name) }), contextOf('2025', { asOf }))
        .findings.filter(({ question, rule }) => question === 'azure' && /support|updates/.test(rule))
        .map(({ rule, severity, message }) => [rule, severity, message]);
    expect(findingsOf('2025-10-13', 'Windows Server 2012 R2')[0]?.slice(0, 2)).toEqual([
      'os/past-end-of-support',
      'informs',
    ]);
    expect(findingsOf('2025-10-14', 'Windows Server 2012 R2')[0]?.slice(0, 2)).toEqual([
      'os/extended-updates-end-soon',
      'warns',
    ]);
    expect(findingsOf('2026-10-13', 'Windows Server 2012 R2')[0]?.slice(0, 2)).toEqual([
      'os/extended-updates-end-soon',
      'warns',
    ]);
    expect(findingsOf('2026-10-14', 'Windows Server 2012 R2')).toEqual([
      [
        'os/without-updates',
        'warns',
        'Windows Server 2012 R2 gets no security updates any more, in Azure either: the vendor ended support on 2023-10-10; ' +
          'Extended Security Updates ended on 2026-10-13',
      ],
    ]);
    expect(findingsOf('2026-10-14', 'Windows Server 2003')[0]?.[2]).toBe(
      'Windows Server 2003 gets no security updates any more, in Azure either: the vendor ended support on 2015-07-14',
    );
  });

  it('knows of the fourth year of Windows Server 2008 and 2008 R2 in Azure', () => {
    const toldOn = (asOf: string, name: string): readonly string[] =>
      deriveReadiness(exampleFacts({ os: osOf(name) }), contextOf('2025', { asOf }))
        .findings.filter(({ question, rule }) => question === 'azure' && /support|updates/.test(rule))
        .map(({ rule, message }) => `${rule}: ${message.replace(/^.*; /, '')}`);
    expect(toldOn('2023-06-01', 'Windows Server 2008 R2')).toEqual([
      'os/extended-updates-end-soon: Extended Security Updates ended on 2023-01-10, in Azure until 2024-01-09',
    ]);
    for (const name of ['Windows Server 2008', 'Windows Server 2008 R2 SP1']) {
      expect(toldOn('2024-01-10', name)).toEqual([
        'os/without-updates: Extended Security Updates ended on 2023-01-10, in Azure on 2024-01-09',
      ]);
    }
  });

  it('promises free extended updates to Windows Server alone', () => {
    const remedyFor = (name: string, asOf: string): string | undefined =>
      deriveReadiness(exampleFacts({ os: osOf(name) }), contextOf('2025', { asOf })).findings.find(({ rule }) =>
        /past-end-of-support|extended-updates/.test(rule),
      )?.remedy;
    expect(remedyFor('Windows Server 2012', '2025-01-01')).toContain('at no charge');
    expect(remedyFor('Oracle Solaris 10', '2025-01-01')).toContain('from the vendor');
    expect(remedyFor('Oracle Solaris 10', '2026-08-22')).toMatch(/from the vendor.*; do it with the move/);
    expect(remedyFor('Windows 10 22H2', '2026-08-22')).toMatch(/^plan an upgrade, or enrol/);
  });

  it('finds the row of a coarser or a finer version', () => {
    const endOf = (name: string): string | null | undefined =>
      deriveOsSupport(osOf(name), CATALOGUE.osVersions)?.endOfLife;
    expect(endOf('RHEL 8.1')).toBe('2029-05-31');
    expect(endOf('SUSE Linux Enterprise 15 (64-bit)')).toBe('2031-07-31');
    expect(endOf('SLES 15 SP5')).toBe('2024-12-31');
    expect(endOf('Windows Server 2008')).toBe('2020-01-14');
    expect(endOf('Windows Server 2003 R2')).toBe('2015-07-14');
    expect(endOf('Windows 10 (64-bit)')).toBe('2025-10-14');
    expect(endOf('Windows 8')).toBe('2016-01-12');
    expect(endOf('Oracle Linux 10')).toBe('never');
    expect(endOf('Windows NT')).toBeUndefined();
    expect(endOf('Ubuntu Linux')).toBeUndefined();
  });
});

describe('can it be moved', () => {
  const migrationOf = (facts: Partial<ReadinessFacts>): readonly string[] =>
    deriveReadiness(exampleFacts(facts), contextOf('2025', { asOf: '2025-01-01' }))
      .findings.filter(({ question }) => question === 'migration')
      .map(({ rule, severity }) => `${rule} ${severity}`);

  it('does not move what is neither Windows Server nor Linux, and does not guess what is unknown', () => {
    expect(migrationOf({ os: osOf('Oracle Solaris 11') })[0]).toBe('migration/guest-not-supported blocks');
    expect(migrationOf({ os: osOf('Windows 2000') })[0]).toBe('migration/guest-not-supported blocks');
    expect(migrationOf({ os: osOf('Other (64-bit)') })[0]).toBe('migration/guest-unknown unknown');
  });

  it('asks once for the list of disks, however many rules lack it', () => {
    expect(migrationOf({ disks: [] })).toEqual(['unknown/disks unknown']);
  });

  it('asks once for the modes of disks, and only of VMware', () => {
    const disks = [exampleDisk({ isRawDevice: null, isIndependent: null, isShared: null })];
    expect(migrationOf({ disks })).toEqual(['unknown/diskModes unknown']);
    expect(migrationOf({ disks, source: 'hyperv' })).toEqual([]);
  });

  it('does not call an estimated total too large for one disk', () => {
    const disks = [exampleDisk({ isEstimated: true, sizeBytes: bytesOfGib(5000) })];
    expect(migrationOf({ disks })).toEqual(['unknown/disks unknown']);
  });

  it.each([
    ['RHEL 8.1', true],
    ['RHEL 10', false],
    ['CentOS Stream 9', true],
    ['SLES 12 SP4', true],
    ['SLES 12 SP3', false],
    ['Oracle Linux 7.7-CI', true],
    ['Ubuntu Server 16.04 LTS', true],
    ['Ubuntu 21.04', false],
    ['Windows Server 2012', true],
    ['Windows Server 2008 R2', false],
    ['Windows 10 Pro', true],
    ['Windows 10 Home', false],
    ['Windows 10 (64-bit)', null],
    ['Ubuntu Linux (64-bit)', null],
    ['Other (64-bit)', null],
  ])('a UEFI machine with %s: %s', (name, supported) => {
    expect(deriveUefiMigration(osOf(name))).toEqual({ supported, generation: 2 });
  });

  it('makes generation 1 of BIOS and generation 2 of UEFI', () => {
    expect([azureGenerationOf('bios'), azureGenerationOf('efi'), azureGenerationOf(null)]).toEqual([1, 2, null]);
  });
});

describe('can it be protected', () => {
  const protectionOf = (
    name: string,
    source: ReadinessFacts['source'],
  ): readonly [ReadinessState, readonly string[]] => {
    const { readiness, findings } = deriveReadiness(exampleFacts({ os: osOf(name), source }), contextOf('2025'));
    const told = findings.filter(({ question, rule }) => question === 'protection' && rule.includes('guest'));
    return [readiness.protection, told.map(({ rule }) => rule)];
  };

  it.each([
    ['Windows Server 2022', 'ready', []],
    ['Windows Server 2008 SP2', 'ready', []],
    ['Other (64-bit)', 'unknown', ['protection/hyperv-guest-unknown']],
    ['Citrix ADC VPX', 'unknown', ['protection/hyperv-guest-unknown']],
    ['IBM AIX 7.2', 'notReady', ['protection/guest-cannot-run']],
    ['macOS 12 (64-bit)', 'notReady', ['protection/guest-cannot-run']],
    ['Fedora 40', 'readyWithConditions', ['protection/hyperv-guest-not-endorsed']],
    ['FreeBSD 12', 'readyWithConditions', ['protection/hyperv-guest-not-endorsed']],
  ] as const)('on Hyper-V, %s: %s', (name, state, rules) => {
    expect(protectionOf(name, 'hyperv')).toEqual([state, rules]);
  });

  it.each([
    ['efi', 'Windows Server 2022', true],
    ['efi', 'Windows Server 2012', true],
    ['efi', 'Red Hat Enterprise Linux 8', true],
    ['efi', 'Windows Server 2008 R2', false],
    ['efi', 'Windows 7', false],
    ['bios', 'Windows Server 2022', false],
  ] as const)('asks of Secure Boot only where there can be any: %s with %s, %s', (firmware, name, isAsked) => {
    const facts = exampleFacts({ firmware, secureBoot: null, os: osOf(name) });
    const rules = deriveReadiness(facts, contextOf('2025')).findings.map(({ rule }) => rule);
    expect(rules.includes('unknown/secureBoot')).toBe(isAsked);
  });

  it('leads to a pass-through disk of Hyper-V by its number, since it has no VHD', () => {
    const disks = [exampleDisk(), exampleDisk({ name: 'Disk 3', isOs: false, isRawDevice: true })];
    const remedyOf = (rule: string, more: Partial<ReadinessFacts>): string | undefined =>
      deriveReadiness(exampleFacts({ source: 'hyperv', ...more }), contextOf('2025')).findings.find(
        (finding) => finding.rule === rule,
      )?.remedy;
    expect(remedyOf('protection/pass-through-disk', { disks })).toMatch(/Get-VMHardDiskDrive.*DiskNumber.*Get-Disk/);
    expect(remedyOf('unknown/disks', { disks: [] })).toMatch(/DiskNumber.*Get-Disk -Number/);
  });

  it('does not protect by the agent what the agent may only move', () => {
    const expected = ['notReady', ['protection/guest-migration-only']];
    expect(protectionOf('Windows Server 2008 SP2', 'vmware')).toEqual(expected);
    expect(protectionOf('Windows Server 2008', 'physical')).toEqual(expected);
    expect(protectionOf('Windows Server 2008 R2 SP1', 'vmware')).toEqual(['ready', []]);
  });
});

describe('can it be watched', () => {
  const securityOf = (facts: Partial<ReadinessFacts>): ReadinessState =>
    deriveReadiness(exampleFacts(facts), contextOf('2025')).readiness.security;

  it('needs two vCPUs on the chosen size, a listed guest, and a machine that is ready for Azure', () => {
    expect(securityOf({})).toBe('ready');
    expect(securityOf({ chosen: exampleSize({ vcpus: 1, memoryBytes: bytesOfGib(8) }) })).toBe('readyWithConditions');
    expect(securityOf({ os: osOf('Windows 10 Pro') })).toBe('readyWithConditions');
    expect(securityOf({ chosen: null })).toBe('unknown');
    expect(securityOf({ nicCount: 40, chosen: null })).toBe('notReady');
  });

  it.each([
    ['Windows Server 2008 R2', 'ready', null],
    ['Windows Server 2025', 'ready', 'security/guest-newer-than-list informs'],
    ['Ubuntu 24.04', 'ready', 'security/guest-newer-than-list informs'],
    ['Debian 12', 'ready', 'security/guest-newer-than-list informs'],
    ['Oracle Linux 9', 'ready', 'security/guest-newer-than-list informs'],
    ['Amazon Linux 2023', 'ready', 'security/guest-newer-than-list informs'],
    ['Windows Server 2008', 'readyWithConditions', 'security/guest-not-supported conditions'],
    ['Windows Server 2012', 'readyWithConditions', 'security/guest-not-supported conditions'],
    ['Ubuntu 14.04', 'readyWithConditions', 'security/guest-not-supported conditions'],
    ['RHEL 7.1', 'readyWithConditions', 'security/guest-not-supported conditions'],
    ['Rocky Linux 9', 'readyWithConditions', 'security/guest-not-supported conditions'],
    ['FreeBSD 12', 'readyWithConditions', 'security/guest-not-supported conditions'],
    ['Windows Server', 'unknown', 'unknown/osVersion unknown'],
    ['Ubuntu Linux (64-bit)', 'unknown', 'unknown/osVersion unknown'],
    ['Red Hat Enterprise Linux 7 (64-bit)', 'unknown', 'unknown/osVersion unknown'],
    ['Other (64-bit)', 'unknown', 'security/guest-unknown unknown'],
  ] as const)('%s: %s (%s)', (name, state, finding) => {
    const { readiness, findings } = deriveReadiness(exampleFacts({ os: osOf(name) }), contextOf('2025'));
    const told = findings.filter(({ question, rule }) => question === 'security' && /guest|osVersion/.test(rule));
    expect(readiness.security).toBe(state);
    expect(told.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(finding === null ? [] : [finding]);
  });

  it('tells of upgrades only where there is something to upgrade to', () => {
    const remedyFor = (name: string): string | undefined =>
      deriveReadiness(exampleFacts({ os: osOf(name) }), contextOf('2025')).findings.find(({ rule }) =>
        rule.startsWith('security/guest-'),
      )?.remedy;
    expect(remedyFor('Windows Server 2003')).toBe('plan an upgrade to a listed version');
    expect(remedyFor('Windows Server 2025')).toMatch(/^look it up/);
    expect(remedyFor('Rocky Linux 9')).toMatch(/^look the distribution up/);
    expect(remedyFor('Windows 10 Pro')).toMatch(/^protect the desktop/);
  });

  it('says of the name of vSphere that it covers Windows Server 2012 and 2012 R2, and not of what the guest says', () => {
    const toldOf = (facts: Partial<ReadinessFacts>): string | undefined =>
      deriveReadiness(exampleFacts(facts), contextOf('2025')).findings.find(
        ({ rule }) => rule === 'security/guest-not-supported',
      )?.message;
    const named = osOf('Microsoft Windows Server 2012 (64-bit)');
    expect(toldOf({ os: named })).toContain('the name that vSphere has for it covers both');
    expect(toldOf({ os: { ...named, name: null, guestId: 'windows8Server64Guest' } })).toContain('covers both');
    expect(toldOf({ os: osOf('Windows Server 2012 Standard') })).not.toContain('covers both');
    expect(toldOf({ os: named, source: 'hyperv' })).not.toContain('vSphere');
  });

  it('is not ready where no size fits, and no acceptance makes a size', () => {
    const accepted = [
      { rule: 'unknown/*', who: 'a', when: '2026-01-01', why: 'b', at: { file: 'decisions.yaml', line: 2 } },
    ];
    const { readiness, findings } = deriveReadiness(
      exampleFacts({ chosen: null, noSizeFits: true }),
      contextOf('2025'),
    );
    const told = findings.filter(({ question }) => question === 'security').map(({ rule }) => rule);
    expect(readiness.security).toBe('notReady');
    expect(told).toContain('security/not-ready-for-azure');
    expect(told).not.toContain('unknown/chosenSize');
    const facts = exampleFacts({ chosen: null, accepted });
    expect(deriveReadiness(facts, contextOf('2025')).readiness.security).toBe('unknown');
  });

  it('costs nothing on one vCPU', () => {
    expect(isDefenderCosted({ azure: 'ready', vcpus: 1 })).toBe(false);
    expect(isDefenderCosted({ azure: 'readyWithConditions', vcpus: 2 })).toBe(true);
    expect(isDefenderCosted({ azure: 'notReady', vcpus: 8 })).toBe(false);
  });
});

describe('a volume D: of Windows', () => {
  const partitions = [exampleVolume('C:\\', 130_000, 60_000), exampleVolume('D:\\', 204_800, 90_000)];
  const told = (chosen: ReadinessFacts['chosen']): readonly string[] =>
    deriveReadiness(exampleFacts({ partitions, chosen }), contextOf('2025'))
      .findings.filter(({ rule }) => rule.startsWith('azure/drive-letter-d'))
      .map(({ rule, severity }) => `${rule} ${severity}`);

  it('is in danger on a size with a temporary disk, safe on one without, and undecided before a size is chosen', () => {
    expect(told(exampleSize({ hasTemporaryDisk: true }))).toEqual(['azure/drive-letter-d warns']);
    expect(told(exampleSize({ hasTemporaryDisk: false }))).toEqual([]);
    expect(told(exampleSize({ hasTemporaryDisk: null }))).toEqual(['azure/drive-letter-d-undecided informs']);
    expect(told(null)).toEqual(['azure/drive-letter-d-undecided informs']);
  });
});

describe('the facts of a machine', () => {
  it('take what is needed where it is known, else what is allocated', () => {
    const machine = aMachine({ cores: cores(200), nics: [aNic({ addresses: ['10.0.0.1', '2001:db8::1'] })] });
    const allocated = factsOf(machine, { need: null, chosen: null, fromImport: false });
    const needed = factsOf(machine, { need: { cores: 12.5, memoryBytes: 1 }, chosen: null, fromImport: false });
    expect([allocated.cores, needed.cores, needed.memoryBytes]).toEqual([200, 12.5, 1]);
    expect(allocated.addresses).toEqual(['10.0.0.1', '2001:db8::1']);
  });

  it('count disks and NICs only where the source names a number or lists them', () => {
    const facts = factsOf(aMachine({ disks: [], diskCount: null, nics: [aNic(), aNic()], nicCount: null }), {
      need: null,
      chosen: null,
      fromImport: false,
    });
    expect([facts.diskCount, facts.nicCount]).toEqual([null, 2]);
  });
});

const anyOs = fc.oneof(
  fc
    .constantFrom(
      'Windows Server 2003',
      'Windows Server 2022',
      'Windows 10',
      'Ubuntu Linux',
      'RHEL 7',
      'Other',
      'Solaris 11',
    )
    .map(osOf),
  fc.constantFrom(windowsServer('2008'), linux('debian', '12'), exampleOs({})),
);
const anyFacts: fc.Arbitrary<ReadinessFacts> = fc
  .record({
    os: anyOs,
    firmware: fc.constantFrom('bios', 'efi', null),
    fromImport: fc.boolean(),
    cores: fc.option(fc.integer({ min: 1, max: 200 })),
    nicCount: fc.option(fc.integer({ min: 0, max: 40 })),
    diskCount: fc.option(fc.integer({ min: 1, max: 80 })),
    disks: fc.array(
      fc
        .record({ gib: fc.integer({ min: 1, max: 70_000 }), isOs: fc.boolean(), isShared: fc.option(fc.boolean()) })
        .map(({ gib, isOs, isShared }) => exampleDisk({ sizeBytes: bytesOfGib(gib), isOs, isShared })),
      { maxLength: 3 },
    ),
  })
  .map((overrides) => exampleFacts(overrides));

describe('what to do', () => {
  const ELSEWHERE = {
    vmware: /Get-VM(?:HardDisk|Snapshot|Firmware|Network)|Hyper-V Admin|Integration Services/,
    hyperv: /vCenter|VMware|vSphere|RVTools|snapshot/i,
    physical: /vCenter|VMware|vSphere|RVTools|Get-VM|Integration Services/i,
    other: /vCenter|VMware|vSphere|RVTools|Get-VM|Integration Services/i,
  };

  it.each(['vmware', 'hyperv', 'physical', 'other'] as const)('speaks of what there is on %s', (source) => {
    const nothing: Partial<ReadinessFacts> = {
      os: exampleOs({}),
      firmware: null,
      cores: null,
      memoryBytes: null,
      disks: [],
      diskCount: null,
      nicCount: null,
      condition: UNKNOWN_CONDITION,
      secureBoot: null,
      partitions: [],
      memoryUsedPercent: null,
      chosen: null,
    };
    const unversioned = { ...nothing, os: windowsServer(null) };
    const unmarked = { disks: [exampleDisk({ isRawDevice: null, isIndependent: null, isShared: null })] };
    const failing = RULES.flatMap(({ examples }) => examples.failing);
    const all = [...failing, ...[nothing, unversioned, unmarked].map((facts) => exampleFacts(facts))];
    const contexts = EVERY_EDITION.flatMap((edition) =>
      (['agentless', 'agentBased'] as const).map((method) => contextOf(edition, {}, method)),
    );
    for (const context of contexts) {
      for (const facts of all) {
        for (const { rule, remedy } of deriveReadiness({ ...facts, source }, context).findings) {
          expect(remedy, rule).not.toMatch(ELSEWHERE[source]);
          expect(remedy.replaceAll(/\{[^{}]*[;=$][^{}]*\}|\{\$_[^{}]*\}/g, ''), rule).not.toMatch(/\{\w*\}/);
        }
      }
    }
  });

  it('names the properties of Hyper-V to a machine of Hyper-V', () => {
    const { findings } = deriveReadiness(
      inCondition({ snapshotCount: 3 }, { source: 'hyperv', os: exampleOs({}), firmware: null }),
      contextOf('2025'),
    );
    const told = Object.fromEntries(findings.map(({ rule, remedy }) => [rule, remedy]));
    expect(told['boot/type-unknown']).toContain('Get-VM | Select Name, Id, Generation (Hyper-V Administrators)');
    expect(told['os/unknown']).toMatch(/^let Integration Services report it/);
    expect(told['migration/snapshots']).toContain('checkpoints');
  });
});

describe('whatever the machine', () => {
  const rank: readonly ReadinessState[] = ['ready', 'readyWithConditions', 'unknown', 'notReady'];

  it('a blocking fact never improves an answer', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...EVERY_EDITION), (facts, edition) => {
        const before = deriveReadiness(facts, contextOf(edition)).readiness;
        for (const blocking of [{ nicCount: 33 }, { cores: 129 }, { diskCount: 66 }]) {
          const after = deriveReadiness({ ...facts, ...blocking }, contextOf(edition)).readiness;
          expect(after.state).toBe('notReady');
          expect(after.security).toBe('notReady');
          expect(rank.indexOf(after.state)).toBeGreaterThanOrEqual(rank.indexOf(before.state));
        }
      }),
    );
  });

  it('the order of the rules does not matter', () => {
    const shuffled = fc.shuffledSubarray([...RULES], { minLength: RULES.length });
    fc.assert(
      fc.property(anyFacts, shuffled, (facts, rules) => {
        const context = contextOf('2025');
        expect(deriveReadiness(facts, context, rules)).toEqual(deriveReadiness(facts, context));
      }),
    );
  });

  it('a state other than ready is explained by a finding of its severity', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...EVERY_EDITION), (facts, edition) => {
        const { readiness, findings } = deriveReadiness(facts, contextOf(edition));
        const severities = findings.filter(({ question }) => question === 'azure').map(({ severity }) => severity);
        expect(severities.includes('blocks')).toBe(readiness.state === 'notReady');
        if (readiness.state === 'ready') expect(readiness.code).toBe('NotApplicable');
        else expect(readiness.code).not.toBe('NotApplicable');
      }),
    );
  });
});
