import { bytesOfGib, BYTES_PER_GIB } from '../../model/index.js';
import { exampleFacts, inCondition } from '../example-facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Method, Rule } from '../rule.js';

const WITHOUT_AGENT: readonly Method[] = ['agentless'];
/** Changed block tracking came with this version of vSphere's virtual hardware (VMware knowledge base 1020128). */
const CHANGE_TRACKING_HARDWARE = 7;

const common = {
  question: 'migration',
  editions: EVERY_EDITION,
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.agentless,
  ...READ_ON,
  code: null,
} as const;

/** What the platform gives a machine today and Azure does not, or not in the same way. */
export const PLATFORM_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/hardware-version',
    methods: WITHOUT_AGENT,
    severity: 'conditions',
    check: ({ source, condition: { hardwareVersion: version } }) =>
      source === 'vmware' && version !== null && version < CHANGE_TRACKING_HARDWARE
        ? hit({ version, least: CHANGE_TRACKING_HARDWARE })
        : OK,
    message: 'its virtual hardware has version {version}, and changed block tracking needs {least}',
    remedy:
      'update VMware Tools, power the machine off and upgrade its hardware version, or replicate it with an agent',
    examples: { passing: [inCondition({ hardwareVersion: 7 })], failing: [inCondition({ hardwareVersion: 4 })] },
  },
  {
    ...common,
    id: 'migration/fault-tolerance',
    methods: WITHOUT_AGENT,
    severity: 'conditions',
    check: ({ condition: { faultTolerance } }) => (faultTolerance === true ? hit() : OK),
    message: 'fault tolerance is on, and changed block tracking does not go with it',
    remedy:
      'turn fault tolerance off for the time of the move; Azure has nothing alike, so plan an availability set, zones, or the redundancy of the application',
    examples: { passing: [exampleFacts()], failing: [inCondition({ faultTolerance: true })] },
  },
  {
    ...common,
    id: 'azure/fault-tolerance',
    question: 'azure',
    severity: 'warns',
    source: PAGES.rvtools,
    check: ({ condition: { faultTolerance } }) => (faultTolerance === true ? hit() : OK),
    message:
      'vSphere runs a second copy of the machine in lockstep, which no VM of Azure does: a failed host means a restart there',
    remedy:
      'ask the owner which outage is bearable, and use zones with a load balancer or a cluster of the application',
    examples: { passing: [exampleFacts()], failing: [inCondition({ faultTolerance: true })] },
  },
  {
    ...common,
    id: 'azure/latency-sensitive',
    question: 'azure',
    severity: 'warns',
    source: PAGES.rvtools,
    check: ({ condition: { latencySensitivity: level } }) =>
      /^(?:high|medium)/i.test(level ?? '') ? hit({ level: level ?? '' }) : OK,
    message: 'its latency sensitivity is set to {level}: somebody tuned it for microseconds, with cores of its own',
    remedy:
      'measure its latency in a test migration; use accelerated networking, a proximity placement group, and Premium SSD v2 or Ultra disks',
    examples: { passing: [exampleFacts()], failing: [inCondition({ latencySensitivity: 'high' })] },
  },
  {
    ...common,
    id: 'azure/reserved-resources',
    question: 'azure',
    severity: 'informs',
    source: PAGES.rvtools,
    check: ({ condition, allocatedMemoryBytes }) => {
      const { cpuReservationMhz: cpu, memoryReservationBytes: memory } = condition;
      const told = [
        ...(cpu !== null && cpu > 0 ? [`${cpu} MHz of CPU`] : []),
        ...(memory !== null && memory > 0
          ? [
              `${Math.round((memory / BYTES_PER_GIB) * 10) / 10} GiB${memory === allocatedMemoryBytes ? ' (all)' : ''} of memory`,
            ]
          : []),
      ];
      return told.length > 0 ? hit({ reserved: told.join(' and ') }) : OK;
    },
    message: 'it has {reserved} reserved, which says that somebody counts on them',
    remedy:
      'never choose a burstable size for it without asking; a VM of any other series has its cores and memory to itself',
    examples: {
      passing: [exampleFacts(), inCondition({ cpuReservationMhz: 0 })],
      failing: [inCondition({ memoryReservationBytes: bytesOfGib(16) }), inCondition({ cpuReservationMhz: 4000 })],
    },
  },
  {
    ...common,
    id: 'azure/hot-add',
    question: 'azure',
    severity: 'informs',
    source: PAGES.rvtools,
    check: ({ condition: { cpuHotAdd, memoryHotAdd } }) => {
      const what = [...(cpuHotAdd === true ? ['cores'] : []), ...(memoryHotAdd === true ? ['memory'] : [])];
      return what.length > 0 ? hit({ what: what.join(' and ') }) : OK;
    },
    message: '{what} can be added to it while it runs; in Azure another size means a restart',
    remedy: 'if it grows by hand today, plan its next size with the owner, or automate the resize in a window',
    examples: { passing: [exampleFacts()], failing: [inCondition({ cpuHotAdd: true, memoryHotAdd: true })] },
  },
  {
    ...common,
    id: 'azure/dynamic-memory',
    question: 'azure',
    severity: 'informs',
    source: PAGES.rvtools,
    check: ({ condition: { dynamicMemory } }) => (dynamicMemory === true ? hit() : OK),
    message:
      'its memory is dynamic: what is called configured is what it starts with or has at the moment, whichever is more',
    remedy: 'size it on samples over a month rather than on one look, since Azure gives a fixed amount',
    examples: {
      passing: [exampleFacts()],
      failing: [inCondition({ dynamicMemory: true }, { source: 'hyperv' })],
    },
  },
  {
    ...common,
    id: 'migration/virtual-tpm',
    severity: 'warns',
    check: ({ condition: { virtualTpm } }) => (virtualTpm === true ? hit() : OK),
    source: PAGES.trustedLaunch,
    message:
      'it has a virtual TPM, whose keys stay behind: the VM in Azure gets a new one with Trusted Launch, or none',
    remedy:
      'suspend BitLocker and whatever else seals keys to the TPM, note the recovery keys, and seal them anew after the move',
    examples: {
      passing: [exampleFacts()],
      failing: [inCondition({ virtualTpm: true }, { source: 'hyperv', firmware: 'efi' })],
    },
  },
];
