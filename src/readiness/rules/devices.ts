import type { MachineSource } from '../../model/index.js';
import { exampleFacts, inCondition } from '../example-facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

const common = {
  question: 'migration',
  editions: EVERY_EDITION,
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.rvtools,
  ...READ_ON,
  code: null,
} as const;

const HOW_TO_EJECT: Readonly<Record<MachineSource, string>> = {
  vmware: 'PowerCLI: Get-VM NAME | Get-CDDrive | Set-CDDrive -NoMedia',
  hyperv: 'Get-VMDvdDrive -VMName NAME | Set-VMDvdDrive -Path $null',
  physical: 'eject it',
  other: 'eject it',
};

/** Adapters that hand the guest a card of the host. */
const PASS_THROUGH_NIC = /sriov|sr-iov|passthr/i;

/** Devices that no VM in Azure has. */
export const DEVICE_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/connected-media',
    severity: 'warns',
    check: ({ source, condition: { connectedMedia: media } }) =>
      media.length > 0 ? hit({ media: media.join(', '), how: HOW_TO_EJECT[source] }) : OK,
    message: 'a CD or an ISO file is connected ({media}): it does not come along',
    remedy: 'disconnect it ({how}); if software is read from it, copy it to a disk first',
    examples: {
      passing: [exampleFacts()],
      failing: [inCondition({ connectedMedia: ['CD/DVD drive 1: ISO [ds] a.iso'] })],
    },
  },
  {
    ...common,
    id: 'migration/usb-device',
    severity: 'conditions',
    check: ({ condition: { usbDevices } }) => (usbDevices.length > 0 ? hit({ devices: usbDevices.join(', ') }) : OK),
    message:
      'USB devices are attached ({devices}), and no VM in Azure has a USB port: a licence on a dongle stops with the move',
    remedy:
      "ask the vendor for a licence file or a licence server; else keep the machine, or use a network USB server beside Azure's edge",
    examples: { passing: [exampleFacts()], failing: [inCondition({ usbDevices: ['USB 1: HASP HL 3.25'] })] },
  },
  {
    ...common,
    id: 'migration/licence-bound',
    severity: 'conditions',
    check: ({ condition: { licenceBoundTo } }) => (licenceBoundTo === null ? OK : hit({ what: licenceBoundTo })),
    message: 'a licence is bound to {what}, which changes with the move',
    remedy:
      'have the vendor issue a licence for the new machine before the move (a MAC address may be kept by nobody in Azure), and test it in the test migration',
    examples: { passing: [exampleFacts()], failing: [inCondition({ licenceBoundTo: 'the MAC address' })] },
  },
  {
    ...common,
    id: 'migration/pass-through-nic',
    severity: 'warns',
    check: ({ nics }) => {
      const found = nics.filter(({ adapter }) => PASS_THROUGH_NIC.test(adapter ?? ''));
      return found.length > 0
        ? hit({ nics: found.map(({ name, adapter }) => `${name} (${adapter ?? ''})`).join(', ') })
        : OK;
    },
    message:
      'an adapter hands the guest a card of the host: {nics}; such a machine cannot take a snapshot while it runs',
    remedy:
      'replace it by a plain virtual adapter before replication; in Azure choose a size with accelerated networking',
    examples: {
      passing: [exampleFacts()],
      failing: [
        exampleFacts({
          nics: [{ name: 'Network adapter 2', adapter: 'SriovEthernetCard', isConnected: true, startsConnected: true }],
        }),
      ],
    },
  },
  {
    ...common,
    id: 'migration/disconnected-nic',
    severity: 'informs',
    check: ({ nics, power }) => {
      const found = power === 'on' ? nics.filter(({ isConnected }) => isConnected === false) : [];
      return found.length > 0 ? hit({ nics: found.map(({ name }) => name).join(', ') }) : OK;
    },
    message:
      'adapters are not connected though the machine runs: {nics}; each one moved counts against the NICs of the size',
    remedy: 'leave them out when replication is set up, or find out why they are off',
    examples: {
      passing: [exampleFacts()],
      failing: [
        exampleFacts({
          nics: [{ name: 'Network adapter 2', adapter: 'Vmxnet3', isConnected: false, startsConnected: false }],
        }),
      ],
    },
  },
  {
    ...common,
    id: 'migration/nic-teaming',
    methods: ['agentless'],
    severity: 'blocks',
    needs: ['nicTeaming'],
    source: PAGES.migration,
    check: ({ condition: { usesNicTeaming } }) => (usesNicTeaming === true ? hit() : OK),
    message: 'the guest teams its NICs, which the migration tool does not support in either method',
    remedy: 'dissolve the team in the guest; teams belong to the host, and Azure needs none',
    examples: { passing: [exampleFacts()], failing: [inCondition({ usesNicTeaming: true })] },
  },
];
