import type { OperatingSystem } from '../../model/index.js';
import { exampleFacts, linux, windowsServer } from '../example-facts.js';
import { isTrustedLaunchGuest } from '../trusted-launch-guests.js';
import { hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Edition, Rule } from '../rule.js';

/** Older generations of the checks do not know Trusted Launch. */
const TODAY: readonly Edition[] = ['2025'];

const common = {
  question: 'security',
  editions: TODAY,
  severity: 'informs',
  needs: ['firmware'],
  whenUnknown: 'silent',
  source: PAGES.trustedLaunch,
  ...READ_ON,
  code: null,
} as const;

const named = (os: OperatingSystem): string => os.name ?? 'the guest';

/** Whether the VM may get Secure Boot and a virtual TPM in Azure. */
export const TRUSTED_LAUNCH_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'security/trusted-launch',
    check: ({ firmware, os, secureBoot }) => {
      if (firmware !== 'efi' || !isTrustedLaunchGuest(os)) return OK;
      const today = secureBoot === true ? 'on' : secureBoot === false ? 'off' : 'not known to be on';
      return hit({ os: named(os), today });
    },
    message: 'it can be a Trusted Launch VM: generation 2 and {os}; Secure Boot is {today} at the source',
    remedy:
      'choose the security type Trusted Launch for the target; where Secure Boot is off today, test first that every boot driver is signed; it costs nothing',
    examples: {
      passing: [exampleFacts({ firmware: 'bios' }), exampleFacts({ firmware: 'efi', os: linux('fedora', '40') })],
      failing: [
        exampleFacts({ firmware: 'efi' }),
        exampleFacts({ firmware: 'efi', secureBoot: true, os: linux('ubuntu', '22.04') }),
      ],
    },
  },
  {
    ...common,
    id: 'security/trusted-launch-needs-uefi',
    check: ({ firmware, os }) => (firmware === 'bios' && isTrustedLaunchGuest(os) ? hit({ os: named(os) }) : OK),
    message:
      'it boots from BIOS, so it becomes a generation 1 VM without Secure Boot and virtual TPM, though {os} could have both',
    remedy:
      'convert it to UEFI before the move (MBR2GPT in Windows), or upgrade the VM to Trusted Launch after it, with a backup at hand',
    examples: {
      passing: [exampleFacts({ firmware: 'efi' }), exampleFacts({ os: windowsServer('2012-r2') })],
      failing: [exampleFacts({ firmware: 'bios', os: windowsServer('2019') })],
    },
  },
];
