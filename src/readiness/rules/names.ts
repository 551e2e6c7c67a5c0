import { exampleFacts, linux } from '../example-facts.js';
import { hostLabel, isVmName, NETBIOS_CHARACTERS, reservedWordIn } from '../machine-names.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

const common = {
  editions: EVERY_EDITION,
  severity: 'conditions',
  needs: [],
  whenUnknown: 'silent',
  ...READ_ON,
  code: null,
} as const;

const nameExamples = {
  passing: [
    exampleFacts({ name: 'web-01' }),
    exampleFacts({ name: 'web01.corp.example' }),
    exampleFacts({ name: 'x'.repeat(63) }),
  ],
  failing: [exampleFacts({ name: 'web 01' }), exampleFacts({ name: 'web-' }), exampleFacts({ name: 'x'.repeat(64) })],
} as const;

/** Names that Azure, Windows or a resource group do not take. */
export const NAME_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'protection/vm-name',
    question: 'protection',
    source: PAGES.siteRecovery,
    check: ({ name }) => (isVmName(hostLabel(name)) ? OK : hit({ name })),
    message:
      '"{name}" cannot be the name of an Azure VM: 1 to 63 letters, digits and hyphens, beginning and ending with no hyphen',
    remedy: 'set another name in the compute settings of the replicated item before the first drill',
    examples: nameExamples,
  },
  {
    ...common,
    id: 'protection/reserved-name',
    question: 'protection',
    source: PAGES.reservedNames,
    check: ({ name }) => {
      const word = reservedWordIn(name);
      return word === null ? OK : hit({ name, word });
    },
    message: '"{name}" holds the reserved word {word}, with which Azure makes no resource',
    remedy: 'set another name for the target, in the migration tool as in Site Recovery',
    examples: {
      passing: [exampleFacts({ name: 'myexchange01' })],
      failing: [
        exampleFacts({ name: 'Exchange' }),
        exampleFacts({ name: 'app-windows-1' }),
        exampleFacts({ name: 'login01' }),
      ],
    },
  },
  {
    ...common,
    id: 'migration/duplicate-name',
    question: 'migration',
    source: PAGES.migration,
    check: ({ name, namesakes }) => (namesakes > 0 ? hit({ name, count: namesakes + 1 }) : OK),
    message:
      '{count} machines are called "{name}": in one resource group only one VM may have a name, and one domain knows only one of them',
    remedy:
      'find out whether they are one machine seen twice (a clone, a restored copy); give the targets different names or resource groups',
    examples: { passing: [exampleFacts()], failing: [exampleFacts({ namesakes: 1 })] },
  },
  {
    ...common,
    id: 'migration/netbios-name',
    question: 'migration',
    severity: 'informs',
    source: PAGES.migration,
    check: ({ name, os }) => {
      const label = hostLabel(name);
      return os.family === 'windows' && label.length > NETBIOS_CHARACTERS
        ? hit({ name: label, limit: NETBIOS_CHARACTERS, computer: label.slice(0, NETBIOS_CHARACTERS) })
        : OK;
    },
    message:
      '"{name}" has more than {limit} characters, so the guest must be called otherwise: as the computer name of Windows it would be cut to "{computer}"',
    remedy:
      'note which computer name belongs to it, since DNS, monitoring and scripts know that one; the VM in Azure may keep the long name',
    examples: {
      passing: [exampleFacts({ name: 'x'.repeat(15) }), exampleFacts({ name: 'x'.repeat(20), os: linux('rhel', '8') })],
      failing: [exampleFacts({ name: 'x'.repeat(16) })],
    },
  },
];
