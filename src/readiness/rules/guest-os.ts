import { exampleFacts, exampleOs, linux, windowsServer } from '../example-facts.js';
import { HOW_TO_NAME_GUEST } from '../fact-guides.js';
import { boundTo } from '../foreign-guests.js';
import { deriveEndorsement, isServerOf } from '../os-lists.js';
import { deriveOsSupport, extendedWords, hasPassed } from '../os-support.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

const common = {
  question: 'azure',
  severity: 'conditions',
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.assessment,
  ...READ_ON,
} as const;

const PHOTON = 'vmware-photon';

/** The rows of the vendor's guest table that are not Windows, and the 32-bit row. */
export const GUEST_OS_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'os/32-bit',
    editions: EVERY_EDITION,
    check: ({ os }, { policy }) => {
      if (os.architecture !== 'x86' || os.family === 'unknown') return OK;
      const isExcepted = isServerOf(os, ['2008']) && policy.windows2008On32Bit === 'ready';
      return isExcepted ? OK : hit({ os: os.name ?? 'the guest' });
    },
    message: '{os} is a 32-bit system, for which Azure gives only partial support',
    remedy: 'move the application to a 64-bit system before or with the migration',
    code: 'GuestOperatingSystemArchitectureNotSupported',
    examples: {
      passing: [exampleFacts(), exampleFacts({ os: windowsServer('2016', { architecture: null }) })],
      failing: [exampleFacts({ os: { ...linux('rhel', '6'), architecture: 'x86' } })],
    },
  },
  {
    ...common,
    id: 'os/linux-version-not-endorsed',
    editions: EVERY_EDITION,
    check: ({ os }, { policy, osVersions }) => {
      if (os.family !== 'linux' || deriveEndorsement(os, policy.edition, osVersions) !== 'publisher') return OK;
      return hit({
        os: os.name ?? os.product ?? 'Linux',
        version: os.version === null ? 'which one this is, no source states' : `not ${os.version}, which this is`,
      });
    },
    message: 'Azure endorses the distribution of {os}, but not every version of it: {version}',
    remedy: 'let guest discovery find the version; if it is on the endorsed list nothing is to do, else upgrade',
    code: 'EndorsedWithConditionsLinuxDistributions',
    examples: {
      passing: [exampleFacts({ os: linux('rhel', '8') }), exampleFacts({ os: linux('vmware-photon', null) })],
      failing: [
        exampleFacts({ os: linux('ubuntu', null, 'Ubuntu Linux (64-bit)') }),
        exampleFacts({ os: linux('rhel', '2') }),
      ],
    },
  },
  {
    ...common,
    id: 'os/linux-past-end-of-life',
    editions: ['2025'],
    check: ({ os }, { policy, osVersions, asOf }) => {
      if (os.family !== 'linux' || os.isOrLater) return OK;
      if (deriveEndorsement(os, policy.edition, osVersions) !== 'version') return OK;
      const support = deriveOsSupport(os, osVersions);
      if (support === null || !hasPassed(support.endOfLife, asOf)) return OK;
      return hit({ os: os.name ?? 'Linux', end: support.endOfLife ?? '', extended: extendedWords(support, asOf) });
    },
    message: '{os} reached its end of life on {end}{extended}',
    remedy:
      'upgrade to a supported version before the move, or buy the extended updates for the time it takes, where they still run',
    code: 'EndorsedWithConditionsLinuxDistributions',
    examples: {
      passing: [exampleFacts({ os: linux('rhel', '9') }), exampleFacts({ os: linux('ubuntu', null) })],
      failing: [exampleFacts({ os: linux('rhel', '6') }), exampleFacts({ os: linux('sles', '11') })],
    },
  },
  {
    ...common,
    id: 'os/linux-not-endorsed',
    editions: EVERY_EDITION,
    check: ({ os }, { policy, osVersions }) => {
      if (os.family !== 'linux' || os.product === PHOTON) return OK;
      return deriveEndorsement(os, policy.edition, osVersions) === 'none' ? hit({ os: os.name ?? 'Linux' }) : OK;
    },
    message: '{os} is not on the list of Linux distributions that Azure endorses; it may start without any support',
    remedy: 'move to an endorsed distribution, or test the machine in Azure first',
    code: 'UnendorsedLinuxDistributions',
    examples: {
      passing: [exampleFacts({ os: linux('debian', '12') }), exampleFacts({ os: linux(null, null, 'Flatcar') })],
      failing: [
        exampleFacts({ os: linux('fedora', '40') }),
        exampleFacts({ os: linux(null, null, 'Other 3.x Linux') }),
      ],
    },
  },
  {
    ...common,
    id: 'os/photon',
    editions: EVERY_EDITION,
    source: PAGES.realOutput,
    check: ({ os }) => (os.product === PHOTON ? hit({ os: os.name ?? 'VMware Photon OS' }) : OK),
    message: '{os} is a system of VMware appliances that Azure Migrate does not know',
    remedy: 'replace the appliance by its Azure counterpart; most Photon machines need not move',
    code: 'GuestOperatingSystemUnknown',
    examples: {
      passing: [exampleFacts({ os: linux('debian', '12') })],
      failing: [exampleFacts({ os: linux('vmware-photon', null, 'VMware Photon OS (64-bit)') })],
    },
  },
  {
    ...common,
    id: 'os/bound-to-other-computers',
    editions: EVERY_EDITION,
    severity: 'blocks',
    source: `${PAGES.assessment}; the vendors name the computers (undated)`,
    check: ({ os }) => {
      const runsOn = boundTo(os);
      return runsOn === null ? OK : hit({ os: os.name ?? os.product ?? 'the guest', runsOn });
    },
    message: '{os} runs on {runsOn} only, and no size of Azure is such a computer',
    remedy:
      'move the application to Windows or Linux on x64, replace it by a service, or leave the machine where it is and connect it to Azure',
    code: 'GuestOperatingSystemNotSupported',
    examples: {
      passing: [
        exampleFacts(),
        exampleFacts({
          os: exampleOs({ name: 'Oracle Solaris 11 (64-bit)', family: 'other', product: 'oracle-solaris' }),
        }),
      ],
      failing: [
        exampleFacts({ os: exampleOs({ name: 'IBM AIX 7.2', family: 'other' }) }),
        exampleFacts({ os: exampleOs({ name: 'IBM i 7.4' }) }),
        exampleFacts({ os: exampleOs({ name: null, family: 'other', product: 'macos', version: '13' }) }),
        exampleFacts({
          os: exampleOs({ name: 'Oracle Solaris 11 (SPARC)', family: 'other', product: 'oracle-solaris' }),
        }),
      ],
    },
  },
  {
    ...common,
    id: 'os/not-endorsed',
    editions: EVERY_EDITION,
    check: ({ os }) =>
      os.family === 'other' && boundTo(os) === null && !/\bms-?dos\b/i.test(os.name ?? '')
        ? hit({ os: os.name ?? os.product ?? 'the guest' })
        : OK,
    message: '{os} may start in Azure, which does not endorse it and gives no help with it',
    remedy: 'move the application to Windows or to an endorsed Linux',
    code: 'GuestOperatingSystemNotSupported',
    examples: {
      passing: [exampleFacts()],
      failing: [
        exampleFacts({ os: exampleOs({ name: 'Oracle Solaris 11', family: 'other', product: 'oracle-solaris' }) }),
      ],
    },
  },
  {
    ...common,
    id: 'os/unknown',
    editions: EVERY_EDITION,
    severity: 'unknown',
    check: ({ os, source }) => {
      const isNamed =
        boundTo(os) !== null || (os.family !== 'unknown' && !(os.family === 'windows' && os.product === null));
      const said = os.name === null ? 'no source names it' : `the sources say "${os.name}"`;
      return isNamed ? OK : hit({ said, howToName: HOW_TO_NAME_GUEST[source] });
    },
    message: 'the operating system cannot be told: {said}',
    remedy: '{howToName}',
    code: 'GuestOperatingSystemUnknown',
    examples: {
      passing: [exampleFacts(), exampleFacts({ os: linux(null, null, 'Other Linux') })],
      failing: [exampleFacts({ os: exampleOs({ name: 'Other (64-bit)' }) }), exampleFacts({ os: exampleOs({}) })],
    },
  },
];
