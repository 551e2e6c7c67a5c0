import { bytesOfGib, BYTES_PER_GIB } from '../../model/index.js';
import type { OperatingSystem } from '../../model/index.js';
import { DEFENDER_PAGE_DATE, deriveDefenderSupport, isEitherServer2012 } from '../defender-guests.js';
import type { Question, ReadinessState } from '../finding.js';
import { exampleDisk, exampleFacts, exampleOs, exampleSize, linux, windowsServer } from '../example-facts.js';
import { HOW_TO_NAME_GUEST } from '../fact-guides.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON, unknown } from '../rule.js';
import type { Rule } from '../rule.js';

/** Source: concepts-assessment-calculation.md (02/06/2025), "Security readiness", read 2026-11-21. */
export const DEFENDER_MINIMUM: { readonly vcpus: number; readonly memoryGiB: number; readonly diskGiB: number } = {
  vcpus: 2,
  memoryGiB: 1,
  diskGiB: 2,
};

/**
 * Whether Azure Migrate adds the price of Defender for Servers to a machine: in all 468 rows of the sample assessment (August 2023,
 * Azure/azure-migrate-export@705fb688) exactly when the target has at least two vCPUs, whatever the guest.
 */
export const isDefenderCosted = ({
  azure,
  vcpus,
}: {
  readonly azure: ReadinessState;
  readonly vcpus: number;
}): boolean => azure !== 'notReady' && vcpus >= DEFENDER_MINIMUM.vcpus;

const common = {
  question: 'security' satisfies Question,
  editions: EVERY_EDITION,
  severity: 'conditions',
  source: PAGES.assessment,
  ...READ_ON,
  code: null,
} as const;

const named = (os: OperatingSystem): string => os.name ?? os.product ?? 'the guest';

/** Why a guest is not on the list, where there is more to say, and what helps: an upgrade only where a later version is listed. */
function wordsOnUnlisted(
  os: OperatingSystem,
  support: 'older' | 'notListed',
  isOnVsphere: boolean,
): { readonly why: string; readonly toDo: string } {
  if (isOnVsphere && isEitherServer2012(os)) {
    return {
      why: ', and Windows Server 2012 R2 is; the name that vSphere has for it covers both',
      toDo: 'ask the guest which it is ((Get-CimInstance Win32_OperatingSystem).Version: 6.2 is 2012, 6.3 is 2012 R2) and name it in an inventory (column os); upgrade 2012 to a listed version',
    };
  }
  if (support === 'older') return { why: '', toDo: 'plan an upgrade to a listed version' };
  if (os.family === 'linux') {
    return {
      why: ', which has no version of it',
      toDo: "look the distribution up in Defender's own support matrix of today; if it is missing there too, watch the machine with another product",
    };
  }
  if (os.family === 'windows') {
    return {
      why: ', which has no Windows for desktops',
      toDo: 'protect the desktop with Defender for Endpoint under its own licence, or with another product',
    };
  }
  return {
    why: ', which has no version of it',
    toDo: 'move the application to a listed system, or do without Defender',
  };
}

/** Whether Defender for Servers can watch the machine in Azure. */
export const SECURITY_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'security/not-ready-for-azure',
    severity: 'blocks',
    needs: [],
    whenUnknown: 'silent',
    check: (_facts, { azureState }) => (azureState === 'notReady' ? hit() : OK),
    message: 'a machine that is not ready for Azure cannot be watched there',
    remedy: 'remove what blocks the machine from Azure, or what keeps sizing from finding a size for it, first',
    examples: {
      passing: [exampleFacts()],
      failing: [exampleFacts({ cores: 1000 }), exampleFacts({ chosen: null, noSizeFits: true })],
    },
  },
  {
    ...common,
    id: 'security/guest-not-supported',
    needs: ['osVersion'],
    whenUnknown: 'unknown',
    check: ({ os, source }) => {
      const support = deriveDefenderSupport(os);
      if (support === 'unknownVersion') return unknown('osVersion');
      if (support !== 'older' && support !== 'notListed') return OK;
      return hit({ os: named(os), date: DEFENDER_PAGE_DATE, ...wordsOnUnlisted(os, support, source === 'vmware') });
    },
    message: '{os} is not on the list of guests of Defender for Servers on the page of {date}{why}',
    remedy: '{toDo}',
    examples: {
      passing: [
        exampleFacts({ os: windowsServer('2008-r2') }),
        exampleFacts({ os: linux('rhel', '7.2') }),
        exampleFacts({ os: windowsServer('2025') }),
      ],
      failing: [
        exampleFacts({ os: windowsServer('2003') }),
        exampleFacts({ os: linux('rhel', '7.1') }),
        exampleFacts({ os: windowsServer('2012', { name: 'Microsoft Windows Server 2012 (64-bit)' }) }),
        exampleFacts({ os: linux('rocky-linux', '9') }),
      ],
    },
  },
  {
    ...common,
    id: 'security/guest-newer-than-list',
    severity: 'informs',
    needs: [],
    whenUnknown: 'silent',
    check: ({ os }) => (deriveDefenderSupport(os) === 'newer' ? hit({ os: named(os), date: DEFENDER_PAGE_DATE }) : OK),
    message: '{os} is newer than every version on the page of {date} that lists the guests of Defender for Servers',
    remedy: 'look it up in the list of today; there is nothing to upgrade to',
    examples: {
      passing: [exampleFacts(), exampleFacts({ os: windowsServer('2003') })],
      failing: [
        exampleFacts({ os: windowsServer('2025') }),
        exampleFacts({ os: linux('ubuntu', '24.04') }),
        exampleFacts({ os: linux('debian', '12') }),
      ],
    },
  },
  {
    ...common,
    id: 'security/guest-unknown',
    severity: 'unknown',
    needs: [],
    whenUnknown: 'silent',
    check: ({ os, source }) => {
      if (deriveDefenderSupport(os) !== 'unknownGuest') return OK;
      const said = os.name === null ? 'no source names it' : `the sources say "${os.name}"`;
      return hit({ said, howToName: HOW_TO_NAME_GUEST[source] });
    },
    message: 'whether Defender for Servers runs on the guest cannot be told: {said}',
    remedy: '{howToName}',
    examples: {
      passing: [exampleFacts(), exampleFacts({ os: linux('fedora', '40') })],
      failing: [exampleFacts({ os: exampleOs({}) }), exampleFacts({ os: exampleOs({ name: 'Other (64-bit)' }) })],
    },
  },
  {
    ...common,
    id: 'security/vcpus',
    needs: ['chosenSize'],
    whenUnknown: 'unknown',
    check: ({ chosen }, { azureState }) => {
      if (azureState === 'notReady') return OK;
      if (chosen === null) return unknown('chosenSize');
      return chosen.vcpus < DEFENDER_MINIMUM.vcpus ? hit({ vcpus: chosen.vcpus, minimum: DEFENDER_MINIMUM.vcpus }) : OK;
    },
    message: 'the recommended size has {vcpus} vCPU, and Defender for Servers asks for {minimum}',
    remedy: 'raise the floor of vCPUs in the policy, or do without Defender on this machine',
    examples: {
      passing: [exampleFacts({ chosen: exampleSize({ vcpus: 2, memoryBytes: bytesOfGib(4) }) })],
      failing: [exampleFacts({ chosen: exampleSize({ vcpus: 1, memoryBytes: bytesOfGib(4) }) })],
    },
  },
  {
    ...common,
    id: 'security/memory',
    needs: ['chosenSize'],
    whenUnknown: 'unknown',
    check: ({ chosen }, { azureState }) => {
      if (azureState === 'notReady') return OK;
      if (chosen === null) return unknown('chosenSize');
      const isEnough = chosen.memoryBytes >= bytesOfGib(DEFENDER_MINIMUM.memoryGiB);
      return isEnough ? OK : hit({ memory: chosen.memoryBytes / BYTES_PER_GIB, minimum: DEFENDER_MINIMUM.memoryGiB });
    },
    message: 'the recommended size has {memory} GiB of memory, and Defender for Servers asks for {minimum} GiB',
    remedy: 'raise the floor of memory in the policy, or do without Defender on this machine',
    examples: {
      passing: [exampleFacts({ chosen: exampleSize({ vcpus: 2, memoryBytes: bytesOfGib(1) }) })],
      failing: [exampleFacts({ chosen: exampleSize({ vcpus: 2, memoryBytes: bytesOfGib(0.5) }) })],
    },
  },
  {
    ...common,
    id: 'security/disk',
    needs: ['disks'],
    // Any operating system on the list above is larger than the minimum, so a missing list of disks is no reason for doubt.
    whenUnknown: 'silent',
    check: ({ disks }) => {
      if (disks.length === 0) return unknown('disks');
      const total = disks.reduce<number>((sum, disk) => sum + disk.sizeBytes, 0);
      const isEnough = total >= bytesOfGib(DEFENDER_MINIMUM.diskGiB);
      return isEnough ? OK : hit({ size: total / BYTES_PER_GIB, minimum: DEFENDER_MINIMUM.diskGiB });
    },
    message: 'the disks hold {size} GiB, and Defender for Servers asks for {minimum} GiB',
    remedy: 'enlarge the OS disk',
    examples: {
      passing: [exampleFacts({ disks: [exampleDisk({ sizeBytes: bytesOfGib(2) })] })],
      failing: [exampleFacts({ disks: [exampleDisk({ sizeBytes: bytesOfGib(1) })] })],
    },
  },
];
