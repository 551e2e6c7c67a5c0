import { bytes, bytesOfMib, BYTES_PER_MIB } from '../../model/index.js';
import type { OperatingSystem } from '../../model/index.js';
import { exampleFacts, exampleVolume, inCondition, linux, windowsServer } from '../example-facts.js';
import type { ReadinessFacts } from '../facts.js';
import { deriveMobilitySupport } from '../mobility-guests.js';
import { isClientOf, isEndedClient, isServerOf } from '../os-lists.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON, unknown } from '../rule.js';
import type { Rule, Verdict } from '../rule.js';

/**
 * What the Mobility agent needs of a guest.
 * Source: vmware-physical-azure-support-matrix.md (09/28/2023): "Free space requirements", the note under "For Windows", row "RAM".
 */
export const AGENT_NEEDS: {
  readonly windowsFreeMib: number;
  readonly linuxRootFreeMib: number;
  readonly linuxInstallFreeMib: number;
  readonly memoryPercent: number;
} = { windowsFreeMib: 500, linuxRootFreeMib: 2048, linuxInstallFreeMib: 250, memoryPercent: 6 };

type AgentRule = Pick<
  Rule,
  'severity' | 'needs' | 'whenUnknown' | 'check' | 'message' | 'remedy' | 'source' | 'examples'
> & { readonly name: string };

/**
 * Site Recovery protects with the agent, and agent-based migration asks for the same: each of these is a rule of both questions. On
 * Hyper-V the host replicates, so no agent goes into the guest.
 */
const rulesOf = ({ name, check, ...rule }: AgentRule): readonly Rule[] => {
  const checked = (facts: ReadinessFacts, context: Parameters<Rule['check']>[1]): Verdict =>
    facts.source === 'hyperv' ? OK : check(facts, context);
  const common = { ...rule, check: checked, editions: EVERY_EDITION, ...READ_ON, code: null } as const;
  return [
    { ...common, id: `protection/${name}`, question: 'protection' },
    { ...common, id: `migration/agent-${name}`, question: 'migration', methods: ['agentBased'] },
  ];
};

const named = ({ os }: ReadinessFacts): string => os.name ?? os.product ?? 'the guest';

/** `C:\`, `/` or the root under another name. */
const rootOf = ({ partitions, os }: ReadinessFacts): ReadinessFacts['partitions'][number] | undefined =>
  partitions.find(({ name }) => (os.family === 'windows' ? /^c:/i : /^\/$/).test(name));

function checkFreeSpace(facts: ReadinessFacts): Verdict {
  if (facts.os.family !== 'windows' && facts.os.family !== 'linux') return OK;
  const root = rootOf(facts);
  if (root?.freeBytes == null) return unknown('partitions');
  const needMib =
    facts.os.family === 'windows'
      ? AGENT_NEEDS.windowsFreeMib
      : AGENT_NEEDS.linuxRootFreeMib + AGENT_NEEDS.linuxInstallFreeMib;
  if (root.freeBytes >= bytesOfMib(needMib)) return OK;
  return hit({ volume: root.name, free: Math.floor(root.freeBytes / BYTES_PER_MIB), need: needMib });
}

/** Kernels that the distributions themselves build, by the ends of their names. */
const STOCK_KERNEL = /(?:\.el\d\w*\.|\.el\d|el\duek|-generic|-azure|-aws|-lowlatency|-default|-(?:cloud-)?amd64|uek)/i;

/** Secure Boot came with Windows 8 and Windows Server 2012. */
const isBeforeSecureBoot = (os: OperatingSystem): boolean =>
  isServerOf(os, ['2000', '2003', '2003-r2', '2008', '2008-r2']) || isEndedClient(os) || isClientOf(os, ['7']);

const redHat8 = linux('rhel', '8', 'Red Hat Enterprise Linux 8');
const onLinux = (more: Partial<ReadinessFacts>): ReadinessFacts =>
  exampleFacts({ os: redHat8, partitions: [exampleVolume('/', 40_000, 20_000)], ...more });

/** What stands in the way of the Mobility agent, which protects a machine and moves it with an agent. */
export const AGENT_RULES: readonly Rule[] = (
  [
    {
      name: 'guest-too-old',
      severity: 'blocks',
      needs: ['osVersion'],
      whenUnknown: 'unknown',
      check: (facts) => {
        const support = deriveMobilitySupport(facts.os);
        if (support === 'unknown') return unknown('osVersion');
        return support === 'tooOld' ? hit({ os: named(facts) }) : OK;
      },
      message: '{os} is too old for the Mobility agent (Windows Server 2008 R2 SP1, RHEL 5.2, SLES 11 SP3 and later)',
      remedy: 'upgrade the guest; move it without an agent; or build the machine anew in Azure and copy its data',
      source: PAGES.siteRecovery,
      examples: {
        passing: [
          exampleFacts({ os: windowsServer('2008-r2-sp1') }),
          onLinux({}),
          exampleFacts({ source: 'hyperv', os: windowsServer('2003') }),
        ],
        failing: [exampleFacts({ os: windowsServer('2003-r2') }), onLinux({ os: linux('rhel', '4') })],
      },
    },
    {
      name: 'guest-not-listed',
      severity: 'conditions',
      needs: [],
      whenUnknown: 'silent',
      check: (facts) => (deriveMobilitySupport(facts.os) === 'notListed' ? hit({ os: named(facts) }) : OK),
      message:
        '{os} is not on the list of guests of the Mobility agent, as the copy of 09/28/2023 has it; newer versions came later',
      remedy:
        'look it up in the support matrix of today, with the minor version and the kernel; if it is missing there too, move it without an agent',
      source: PAGES.siteRecovery,
      examples: {
        passing: [exampleFacts(), onLinux({ os: linux('rhel', '9.1') }), onLinux({ os: linux('rhel', '9') })],
        failing: [
          exampleFacts({ os: windowsServer('2025') }),
          onLinux({ os: linux('rhel', '9.4') }),
          onLinux({ os: linux('fedora', '40') }),
        ],
      },
    },
    {
      name: '32-bit-guest',
      severity: 'blocks',
      needs: [],
      whenUnknown: 'silent',
      check: (facts) => (facts.os.architecture === 'x86' ? hit({ os: named(facts) }) : OK),
      message: '{os} is a 32-bit system, and the prerequisites check of Site Recovery asks for 64 bits',
      remedy: 'move the application to a 64-bit system, or move the machine without an agent',
      source: PAGES.siteRecovery,
      examples: {
        passing: [exampleFacts()],
        failing: [exampleFacts({ os: windowsServer('2008', { architecture: 'x86' }) })],
      },
    },
    {
      name: 'agent-free-space',
      severity: 'conditions',
      needs: ['partitions'],
      whenUnknown: 'informs',
      check: checkFreeSpace,
      message:
        'volume {volume} has {free} MiB free, and the Mobility agent needs {need} MiB there (Windows 500 MB in the install folder; Linux 250 MB and 2 GB on /)',
      remedy: 'free or add room on the volume before the agent is installed',
      source: PAGES.siteRecovery,
      examples: {
        passing: [
          exampleFacts({ partitions: [exampleVolume('C:\\', 40_000, 500)] }),
          onLinux({ partitions: [exampleVolume('/', 40_000, 2298)] }),
        ],
        failing: [
          exampleFacts({ partitions: [exampleVolume('C:\\', 40_000, 499)] }),
          onLinux({ partitions: [exampleVolume('/', 40_000, 2297)] }),
        ],
      },
    },
    {
      name: 'memory-headroom',
      severity: 'warns',
      needs: ['memoryUse'],
      whenUnknown: 'silent',
      check: ({ memoryUsedPercent }) => {
        if (memoryUsedPercent === null) return unknown('memoryUse');
        const limit = 100 - AGENT_NEEDS.memoryPercent;
        return memoryUsedPercent > limit
          ? hit({ used: Math.round(memoryUsedPercent * 10) / 10, driver: AGENT_NEEDS.memoryPercent })
          : OK;
      },
      message: 'its memory is {used} % in use, and the driver of the Mobility agent takes another {driver} %',
      remedy: 'give the machine more memory before the agent is installed, and watch it for a day',
      source: PAGES.siteRecovery,
      examples: {
        passing: [exampleFacts({ memoryUsedPercent: 94 })],
        failing: [exampleFacts({ memoryUsedPercent: 94.1 })],
      },
    },
    {
      name: 'kernel-not-stock',
      severity: 'conditions',
      needs: ['kernel'],
      whenUnknown: 'informs',
      check: ({ os, condition: { kernel } }) => {
        if (os.family !== 'linux') return OK;
        if (kernel === null) return unknown('kernel');
        return STOCK_KERNEL.test(kernel) ? OK : hit({ kernel });
      },
      message:
        'its kernel {kernel} does not look like one that its distribution builds, and the Mobility agent runs on those alone',
      remedy:
        "boot the distribution's own kernel, and compare its version with the list of kernels in the support matrix",
      source: PAGES.siteRecovery,
      examples: {
        passing: [
          onLinux({ condition: inCondition({ kernel: '4.18.0-372.9.1.el8.x86_64' }).condition }),
          onLinux({ condition: inCondition({ kernel: '5.15.0-91-generic' }).condition }),
          exampleFacts(),
        ],
        failing: [onLinux({ condition: inCondition({ kernel: '6.6.8-custom' }).condition })],
      },
    },
    {
      name: 'powered-off',
      severity: 'conditions',
      needs: [],
      whenUnknown: 'silent',
      check: ({ power }) =>
        power === 'off' || power === 'suspended' ? hit({ power: power === 'off' ? 'off' : 'suspended' }) : OK,
      message: 'the machine is {power}, and an agent replicates only a machine that runs',
      remedy: 'start it and install the agent; or leave it unprotected on purpose, and write that decision down',
      source: PAGES.siteRecovery,
      examples: {
        passing: [exampleFacts({ power: 'on' }), exampleFacts({ power: 'unknown' })],
        failing: [exampleFacts({ power: 'off' }), exampleFacts({ power: 'suspended' })],
      },
    },
    {
      name: 'secure-boot',
      severity: 'conditions',
      needs: ['secureBoot'],
      whenUnknown: 'unknown',
      check: ({ firmware, secureBoot, os }) => {
        if (firmware !== 'efi' || isBeforeSecureBoot(os)) return OK;
        if (secureBoot === null) return unknown('secureBoot');
        return secureBoot ? hit() : OK;
      },
      message:
        'Secure Boot is on, and Site Recovery and agent-based migration take UEFI machines with Secure Boot off only',
      remedy:
        'switch Secure Boot off in the settings of the powered-off machine; in Azure it can be switched on again with Trusted Launch',
      source: PAGES.siteRecovery,
      examples: {
        passing: [
          exampleFacts({ firmware: 'bios', secureBoot: null }),
          exampleFacts({ firmware: 'efi', secureBoot: null, os: windowsServer('2008-r2-sp1') }),
          exampleFacts({ firmware: 'efi', secureBoot: false }),
        ],
        failing: [exampleFacts({ firmware: 'efi', secureBoot: true })],
      },
    },
    {
      name: 'uefi-old-windows',
      severity: 'blocks',
      needs: [],
      whenUnknown: 'silent',
      check: ({ firmware, os }) =>
        firmware === 'efi' && os.product === 'windows-server' && os.version?.startsWith('2008') === true
          ? hit({ os: os.name ?? 'Windows Server 2008' })
          : OK,
      message: '{os} boots from UEFI, which Site Recovery does not take of Windows Server 2008 and 2008 R2',
      remedy: 'upgrade to Windows Server 2012 or later, or convert the boot type to BIOS',
      source: PAGES.siteRecovery,
      examples: {
        passing: [exampleFacts({ os: windowsServer('2008-r2') })],
        failing: [exampleFacts({ firmware: 'efi', os: windowsServer('2008-r2-sp1') })],
      },
    },
    {
      name: '4k-sectors',
      severity: 'blocks',
      needs: ['guestStorage'],
      whenUnknown: 'informs',
      check: ({ condition: { logicalSectorBytes: sector } }) => {
        if (sector === null) return unknown('guestStorage');
        return sector >= 4096 ? hit({ sector }) : OK;
      },
      message: 'a disk has logical sectors of {sector} bytes, and Site Recovery replicates sectors of 512 bytes only',
      remedy: 'copy the data to a disk with sectors of 512 bytes, or move it outside of the tool',
      source: PAGES.siteRecovery,
      examples: {
        passing: [inCondition({ logicalSectorBytes: bytes(512) })],
        failing: [inCondition({ logicalSectorBytes: bytes(4096) })],
      },
    },
    {
      name: 'storage-spaces',
      severity: 'blocks',
      needs: ['guestStorage'],
      whenUnknown: 'informs',
      check: ({ condition: { usesStorageSpaces } }) => {
        if (usesStorageSpaces === null) return unknown('guestStorage');
        return usesStorageSpaces ? hit() : OK;
      },
      message: 'the guest uses Storage Spaces, which Site Recovery does not replicate',
      remedy: 'move the data to plain volumes, or replicate it with the application (SQL Server, file services)',
      source: PAGES.siteRecovery,
      examples: { passing: [exampleFacts()], failing: [inCondition({ usesStorageSpaces: true })] },
    },
    {
      name: 'multipath',
      severity: 'blocks',
      needs: ['guestStorage'],
      whenUnknown: 'informs',
      check: ({ condition: { usesMultipath } }) => {
        if (usesMultipath === null) return unknown('guestStorage');
        return usesMultipath ? hit() : OK;
      },
      message:
        'the guest reaches its disks over several paths (MPIO), which Site Recovery does not support in the guest',
      remedy: 'give the guest one path, or turn the disks into virtual disks of the platform',
      source: PAGES.siteRecovery,
      examples: { passing: [exampleFacts()], failing: [inCondition({ usesMultipath: true })] },
    },
    {
      name: 'nic-teaming',
      severity: 'blocks',
      needs: ['nicTeaming'],
      whenUnknown: 'silent',
      check: ({ condition: { usesNicTeaming } }) => {
        if (usesNicTeaming === null) return unknown('nicTeaming');
        return usesNicTeaming ? hit() : OK;
      },
      message: 'the guest teams its NICs, which Site Recovery does not support in the guest',
      remedy: 'dissolve the team in the guest; teams belong to the host, and Azure needs none',
      source: PAGES.siteRecovery,
      examples: { passing: [exampleFacts()], failing: [inCondition({ usesNicTeaming: true })] },
    },
  ] satisfies readonly AgentRule[]
).flatMap(rulesOf);
