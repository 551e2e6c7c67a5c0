import type { OperatingSystem } from '../../model/index.js';
import { exampleFacts, exampleOs, linux, windowsServer } from '../example-facts.js';
import { HOW_TO_NAME_GUEST } from '../fact-guides.js';
import { hostLabel, isVmName } from '../machine-names.js';
import { deriveUefiMigration, isClientOf, isServerOf } from '../os-lists.js';
import { deriveOsSupport } from '../os-support.js';
import { routedIpv6 } from '../routed-addresses.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

const common = {
  question: 'migration',
  editions: EVERY_EDITION,
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.migration,
  ...READ_ON,
  code: null,
} as const;

/** Whether Azure Migrate can move the machine as it stands, apart from its disks. */
export const MIGRATION_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/uefi-guest',
    severity: 'conditions',
    source: PAGES.uefi,
    check: ({ firmware, os }) =>
      firmware === 'efi' && deriveUefiMigration(os).supported === false ? hit({ os: os.name ?? 'the guest' }) : OK,
    message: '{os} boots from UEFI and is not on the list of such guests that the migration tool moves',
    remedy: 'upgrade to a listed version, or prove the move with a test migration',
    examples: {
      passing: [exampleFacts({ firmware: 'efi' }), exampleFacts({ firmware: 'bios', os: linux('fedora', '40') })],
      failing: [exampleFacts({ firmware: 'efi', os: linux('debian', '12') })],
    },
  },
  {
    ...common,
    id: 'migration/ipv6',
    severity: 'conditions',
    check: ({ addresses }) => {
      const routed = routedIpv6(addresses);
      return routed.length > 0 ? hit({ address: routed[0]!, count: routed.length }) : OK;
    },
    message: 'the machine uses IPv6 ({address}; {count} in all), which the migration tool does not carry over',
    remedy: 'give its clients an IPv4 address before the move, and add IPv6 in Azure afterwards',
    examples: {
      passing: [exampleFacts({ addresses: ['10.0.0.1', 'fe80::1', '::1'] })],
      failing: [exampleFacts({ addresses: ['10.0.0.1', '2001:db8::1'] })],
    },
  },
  {
    ...common,
    id: 'migration/vm-name',
    severity: 'conditions',
    check: ({ name }) => (isVmName(hostLabel(name)) ? OK : hit({ name })),
    message:
      '"{name}" cannot be the name of an Azure VM: 1 to 63 letters, digits and hyphens, beginning and ending with no hyphen',
    remedy: 'give the target another name when replication is set up',
    examples: {
      passing: [exampleFacts({ name: 'web-01' }), exampleFacts({ name: 'web01.corp.example' })],
      failing: [
        exampleFacts({ name: 'web 01' }),
        exampleFacts({ name: '-web01' }),
        exampleFacts({ name: 'x'.repeat(64) }),
      ],
    },
  },
  {
    ...common,
    id: 'migration/32-bit-guest',
    severity: 'informs',
    check: ({ os }) => (os.architecture === 'x86' ? hit({ os: os.name ?? 'the guest' }) : OK),
    message: '{os} is a 32-bit system, and the requirements for the target name 64-bit guests only',
    remedy: 'prove the move with a test migration, without an agent',
    examples: {
      passing: [exampleFacts()],
      failing: [exampleFacts({ os: windowsServer('2008', { architecture: 'x86' }) })],
    },
  },
  {
    ...common,
    id: 'migration/prepare-by-hand',
    severity: 'informs',
    check: ({ os }, { osVersions }) => {
      const support = deriveOsSupport(os, osVersions);
      const preparations = support?.rows.map((row) => row.migratePreparation) ?? [];
      const isByHand = preparations.length > 0 && preparations.every((how) => how === 'manual' || how === 'not-listed');
      // A Linux without a product is a distribution that no list names.
      const isUnlisted = os.family === 'linux' && os.product === null;
      return isByHand || isUnlisted ? hit({ os: os.name ?? 'the guest' }) : OK;
    },
    message: 'the migration tool does not prepare {os} for Azure by itself, as far as its list was found',
    remedy:
      'install the VM agent and the drivers and enable remote access before the move; see prepare-for-migration.md',
    examples: {
      passing: [exampleFacts(), exampleFacts({ os: linux('rhel', '8') })],
      failing: [exampleFacts({ os: windowsServer('2003') }), exampleFacts({ os: linux(null, null, 'Gentoo Linux') })],
    },
  },
  {
    ...common,
    id: 'migration/guest-not-supported',
    severity: 'blocks',
    check: ({ os }) => (isOutsideOfTool(os) ? hit({ os: os.name ?? os.product ?? 'the guest' }) : OK),
    message: '{os} is none of the guests that the migration tool moves: Windows Server 2003 and later, and Linux',
    remedy: 'move the application to a supported system instead of the machine',
    examples: {
      passing: [exampleFacts({ os: windowsServer('2003') }), exampleFacts({ os: linux('debian', '12') })],
      failing: [
        exampleFacts({ os: exampleOs({ name: 'Windows 98', family: 'windows', product: 'windows', version: '98' }) }),
        exampleFacts({ os: exampleOs({ name: 'Oracle Solaris 11', family: 'other', product: 'oracle-solaris' }) }),
      ],
    },
  },
  {
    ...common,
    id: 'migration/guest-unknown',
    severity: 'unknown',
    check: ({ os, source }) => {
      const said = os.name === null ? 'no source names it' : `the sources say "${os.name}"`;
      return os.family === 'unknown' ? hit({ said, howToName: HOW_TO_NAME_GUEST[source] }) : OK;
    },
    message: 'whether the migration tool moves the guest cannot be told: {said}',
    remedy: '{howToName}',
    examples: { passing: [exampleFacts()], failing: [exampleFacts({ os: exampleOs({ name: 'Other (64-bit)' }) })] },
  },
];

const BEFORE_2003: readonly string[] = ['2000', '98', '95', 'nt-4', 'me', '3.1'];

/** The page names Windows Server 2003 and later and the Linux that Azure supports. */
const isOutsideOfTool = (os: OperatingSystem): boolean =>
  os.family === 'other' || isServerOf(os, ['2000']) || isClientOf(os, BEFORE_2003);
