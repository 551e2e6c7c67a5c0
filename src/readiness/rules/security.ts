import { bytesOfGib, BYTES_PER_GIB } from '../../model/index.js';
import type { Question, ReadinessState } from '../finding.js';
import { exampleDisk, exampleFacts, exampleSize, linux, windowsServer } from '../example-facts.js';
import { isDefenderSupported } from '../os-lists.js';
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
    remedy: 'remove what blocks the machine from Azure first',
    examples: { passing: [exampleFacts()], failing: [exampleFacts({ cores: 1000 })] },
  },
  {
    ...common,
    id: 'security/guest-not-supported',
    needs: [],
    whenUnknown: 'silent',
    check: ({ os }) => (isDefenderSupported(os) ? OK : hit({ os: os.name ?? 'an unknown system' })),
    message: '{os} is not on the list of guests of Defender for Servers, or its name lacks the version that decides',
    remedy: 'let guest discovery find the version, or plan an upgrade to a listed one',
    examples: {
      passing: [exampleFacts({ os: windowsServer('2008-r2') }), exampleFacts({ os: linux('rhel', '7.2') })],
      failing: [exampleFacts({ os: windowsServer('2003') }), exampleFacts({ os: linux('rhel', '7.1') })],
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
