import { exampleFacts, inCondition } from '../example-facts.js';
import type { ReadinessFacts } from '../facts.js';
import { routedIpv6 } from '../routed-addresses.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

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
