import { exampleFacts, exampleOs, windowsServer } from '../example-facts.js';
import { isEndedClient, isServerOf } from '../os-lists.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

const client = (version: string | null): ReturnType<typeof exampleOs> =>
  exampleOs({ name: `Windows ${version ?? ''}`.trim(), family: 'windows', product: 'windows', version });
const msDos = exampleOs({ name: 'MS-DOS', family: 'other', architecture: 'x86' });

const common = {
  question: 'azure',
  severity: 'conditions',
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.assessment,
  ...READ_ON,
} as const;

/** The Windows rows of the vendor's guest table; Windows Server from 2008 on is ready and has no rule here. */
export const WINDOWS_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'os/windows-server-2003',
    editions: EVERY_EDITION,
    check: ({ os }) => (isServerOf(os, ['2003', '2003-r2']) ? hit({ os: os.name ?? 'Windows Server 2003' }) : OK),
    message: '{os} is past its end of support and needs a custom support agreement in Azure',
    remedy: 'upgrade the operating system before the move, or sign a custom support agreement',
    code: 'WindowsServerVersionsSupportedWithCaveat',
    examples: {
      passing: [exampleFacts({ os: windowsServer('2008') })],
      failing: [exampleFacts({ os: windowsServer('2003') }), exampleFacts({ os: windowsServer('2003-r2-sp2') })],
    },
  },
  {
    ...common,
    id: 'os/windows-server-2008-in-2018',
    editions: ['2018'],
    check: ({ os }) => (isServerOf(os, ['2008']) ? hit({ os: os.name ?? 'Windows Server 2008' }) : OK),
    message: '{os} is past its end of support, as the page of 2018 counts it',
    remedy: 'upgrade the operating system before the move, or sign a custom support agreement',
    code: 'WindowsServerVersionsSupportedWithCaveat',
    examples: {
      passing: [exampleFacts({ os: windowsServer('2008-r2-sp1') })],
      failing: [exampleFacts({ os: windowsServer('2008-sp2') })],
    },
  },
  {
    ...common,
    id: 'os/windows-out-of-support',
    editions: EVERY_EDITION,
    check: ({ os }) => {
      const isDos = os.product === null && /\bms-?dos\b/i.test(os.name ?? '');
      return isDos || isServerOf(os, ['2000']) || isEndedClient(os) ? hit({ os: os.name ?? 'Windows' }) : OK;
    },
    message: '{os} is past its end of support; it may start in Azure, which gives no help with it',
    remedy: 'upgrade the operating system, or move the application to a supported one',
    code: 'WindowsOSNoLongerUnderMSSupport',
    examples: {
      passing: [exampleFacts({ os: client('10') })],
      failing: [
        exampleFacts({ os: windowsServer('2000') }),
        exampleFacts({ os: client('6-sp2') }),
        exampleFacts({ os: msDos }),
      ],
    },
  },
  {
    ...common,
    id: 'os/windows-client',
    editions: EVERY_EDITION,
    check: ({ os }) =>
      os.product === 'windows' && !isEndedClient(os) ? hit({ os: os.name ?? 'Windows for desktops' }) : OK,
    message: '{os} may run in Azure only under a Visual Studio subscription or with multitenant hosting rights',
    remedy: 'check the licence, or move the desktop to Azure Virtual Desktop or Windows 365',
    code: 'WindowsClientVersionsConditionallySupported',
    examples: {
      passing: [exampleFacts({ os: windowsServer('2019') }), exampleFacts({ os: client('5-sp3') })],
      failing: [
        exampleFacts({ os: client('10-22h2') }),
        exampleFacts({ os: client('7') }),
        exampleFacts({ os: client(null) }),
      ],
    },
  },
];
