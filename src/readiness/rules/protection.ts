import type { OperatingSystem } from '../../model/index.js';
import { exampleFacts, exampleOs, inCondition, linux, windowsServer } from '../example-facts.js';
import { HOW_TO_NAME_GUEST } from '../fact-guides.js';
import type { ReadinessFacts } from '../facts.js';
import { boundTo } from '../foreign-guests.js';
import { deriveMobilitySupport } from '../mobility-guests.js';
import { deriveEndorsement, isEndedClient, isServerOf } from '../os-lists.js';
import { routedIpv6 } from '../routed-addresses.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule, RuleContext } from '../rule.js';

/** From this day on nobody supports Site Recovery for VMware with a configuration server. */
export const CLASSIC_ENDED = '2026-03-30';

/**
 * Names and notes of what classic Site Recovery installs on premises. "Process server" and "master target" alone are words of other
 * products as well, so they count only beside Site Recovery.
 */
const CLASSIC: readonly RegExp[] = [
  /\b(?:asr|site[ _-]?recovery)\b.{0,40}\b(?:config(?:uration)?|process)[ _-]?server\b/i,
  /\bconfiguration[ _-]?server\b.{0,60}\b(?:asr|azure|site[ _-]?recovery)\b/i,
  /\b(?:asr|azure site[ _-]?recovery)\b.{0,40}\bmaster[ _-]?target\b/i,
  /(?:^|[-_.])asr[-_]?(?:cs|ps|config|mt)\d*(?:[-_.]|$)/i,
];

/** The name, the annotation or the application that speaks of it. */
const classicSign = ({ name, notes }: ReadinessFacts): string | undefined =>
  [name, ...notes].find((text) => CLASSIC.some((pattern) => pattern.test(text)));

const named = (os: OperatingSystem): string => os.name ?? os.product ?? 'the guest';

/** A system that the foreign are told by has a name, whatever its family. */
const isNamed = (os: OperatingSystem): boolean =>
  boundTo(os) !== null || (os.family !== 'unknown' && !(os.family === 'windows' && os.product === null));

function isSupportedInAzure(os: OperatingSystem, { policy, osVersions }: RuleContext): boolean {
  if (os.family === 'linux') return deriveEndorsement(os, policy.edition, osVersions) !== 'none';
  return os.family === 'windows' && !isServerOf(os, ['2000']) && !isEndedClient(os);
}

const common = {
  question: 'protection',
  editions: EVERY_EDITION,
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.siteRecovery,
  ...READ_ON,
  code: null,
} as const;

/** Whether Site Recovery can protect a machine, apart from its disks and from what its agent asks. */
export const PROTECTION_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'protection/classic-configuration-server',
    severity: 'blocks',
    source: `Azure Site Recovery, retirement of the classic experience for VMware on ${CLASSIC_ENDED}`,
    check: (facts) => {
      const sign = classicSign(facts);
      return sign === undefined ? OK : hit({ sign, date: CLASSIC_ENDED });
    },
    message:
      '"{sign}" looks like a part of classic Site Recovery, which is unsupported since {date}: what it protects is not protected',
    remedy:
      'deploy a modernized replication appliance, move the replicated items to it (or disable and re-enable them), run a drill, and retire this machine; it need not move',
    examples: {
      passing: [exampleFacts({ name: 'app-config-server' }), exampleFacts({ notes: ['master target of the backup'] })],
      failing: [
        exampleFacts({ name: 'dc1-asr-cs01' }),
        exampleFacts({ notes: ['Azure Site Recovery configuration server'] }),
        exampleFacts({ notes: ['ASR process server, scale-out'] }),
      ],
    },
  },
  {
    ...common,
    id: 'protection/guest-cannot-run',
    severity: 'blocks',
    check: ({ os }) => {
      const runsOn = boundTo(os);
      return runsOn === null ? OK : hit({ os: named(os), runsOn });
    },
    message: '{os} runs on {runsOn} only, so nothing can start from its replica in Azure',
    remedy: "protect it with the vendor's own replication to a second computer of its kind, or back it up",
    examples: {
      passing: [exampleFacts()],
      failing: [
        exampleFacts({ os: exampleOs({ name: 'IBM AIX 7.2', family: 'other' }) }),
        exampleFacts({ source: 'hyperv', os: exampleOs({ name: 'macOS 12', family: 'other', product: 'macos' }) }),
      ],
    },
  },
  {
    ...common,
    id: 'protection/guest-migration-only',
    severity: 'blocks',
    check: ({ source, os }) =>
      source !== 'hyperv' && deriveMobilitySupport(os) === 'migrationOnly' ? hit({ os: named(os) }) : OK,
    message: 'the Mobility agent may move {os}, and not protect it: protection begins with Windows Server 2008 R2 SP1',
    remedy: 'upgrade the guest, or back it up; moving it is another question',
    examples: {
      passing: [
        exampleFacts({ os: windowsServer('2008-r2-sp1') }),
        exampleFacts({ source: 'hyperv', os: windowsServer('2008-sp2') }),
      ],
      failing: [
        exampleFacts({ os: windowsServer('2008-sp2') }),
        exampleFacts({ source: 'physical', os: windowsServer('2008') }),
      ],
    },
  },
  {
    ...common,
    id: 'protection/hyperv-guest-unknown',
    severity: 'unknown',
    source: PAGES.siteRecoveryHyperv,
    check: ({ source, os }) => {
      if (source !== 'hyperv' || isNamed(os)) return OK;
      const said = os.name === null ? 'no source names it' : `the sources say "${os.name}"`;
      return hit({ said, howToName: HOW_TO_NAME_GUEST[source] });
    },
    message: 'Site Recovery protects guests of Hyper-V that Azure supports, and which this is cannot be told: {said}',
    remedy: '{howToName}',
    examples: {
      passing: [exampleFacts(), exampleFacts({ source: 'hyperv' })],
      failing: [
        exampleFacts({ source: 'hyperv', os: exampleOs({}) }),
        exampleFacts({ source: 'hyperv', os: exampleOs({ name: 'Citrix ADC' }) }),
      ],
    },
  },
  {
    ...common,
    id: 'protection/hyperv-guest-not-endorsed',
    severity: 'conditions',
    source: PAGES.siteRecoveryHyperv,
    check: ({ source, os }, context) =>
      source === 'hyperv' && isNamed(os) && boundTo(os) === null && !isSupportedInAzure(os, context)
        ? hit({ os: named(os) })
        : OK,
    message: 'Site Recovery protects guests of Hyper-V that Azure supports, and {os} is none of them',
    remedy:
      'prove a test failover before this machine is counted as protected, or protect the data with the application',
    examples: {
      passing: [
        exampleFacts({ source: 'hyperv' }),
        exampleFacts({ source: 'hyperv', os: linux('debian', '12') }),
        exampleFacts({ os: linux('fedora', '40') }),
      ],
      failing: [
        exampleFacts({ source: 'hyperv', os: exampleOs({ name: 'FreeBSD 12', family: 'other', product: 'freebsd' }) }),
        exampleFacts({ source: 'hyperv', os: linux('fedora', '40') }),
        exampleFacts({ source: 'hyperv', os: windowsServer('2000') }),
      ],
    },
  },
  {
    ...common,
    id: 'protection/ipv6',
    severity: 'conditions',
    check: ({ addresses }) => {
      const routed = routedIpv6(addresses);
      return routed.length > 0 ? hit({ address: routed[0]!, count: routed.length }) : OK;
    },
    message: 'the machine uses IPv6 ({address}; {count} in all), which Site Recovery does not carry over',
    remedy: 'give its clients an IPv4 address and a name, and test the failover with them',
    examples: {
      passing: [exampleFacts({ addresses: ['10.0.0.1', 'fe80::1', '::1'] })],
      failing: [exampleFacts({ addresses: ['10.0.0.1', '2001:db8::1'] })],
    },
  },
  {
    ...common,
    id: 'protection/disk-uuid-off',
    severity: 'informs',
    source: PAGES.failback,
    check: ({ source, condition: { diskUuidEnabled } }) =>
      source === 'vmware' && diskUuidEnabled === false ? hit() : OK,
    message: 'disk.EnableUUID is off, and failback asks for it to be on',
    remedy: 'set disk.EnableUUID to TRUE while the machine is off (advanced parameters), if failback is wanted',
    examples: {
      passing: [exampleFacts(), inCondition({ diskUuidEnabled: false }, { source: 'hyperv' })],
      failing: [inCondition({ diskUuidEnabled: false })],
    },
  },
  {
    ...common,
    id: 'protection/template',
    severity: 'conditions',
    check: ({ isTemplate }) => (isTemplate ? hit() : OK),
    message: 'it is a template, which does not run and is not replicated',
    remedy: 'back it up, or rebuild it as an image in an Azure Compute Gallery',
    examples: { passing: [exampleFacts()], failing: [exampleFacts({ isTemplate: true, power: 'off' })] },
  },
];
