import { exampleFacts, windowsServer } from '../example-facts.js';
import { FACTS } from '../fact-guides.js';
import { isServerOf } from '../os-lists.js';
import { hit, OK, PAGES, READ_ON, unknown } from '../rule.js';
import type { Rule } from '../rule.js';

/** Source: concepts-assessment-calculation.md (02/06/2025), row "Boot type". */
const NO_UEFI_IN_AZURE: readonly string[] = ['2003', '2003-r2', '2008', '2008-r2'];

/** What the boot type means for Azure, in the three ways the vendor has answered it. */
export const BOOT_RULES: readonly Rule[] = [
  {
    id: 'boot/efi-with-old-windows',
    question: 'azure',
    editions: ['2023', '2025'],
    severity: 'blocks',
    needs: ['osVersion'],
    whenUnknown: 'silent',
    check: ({ firmware, os }) => {
      if (firmware !== 'efi' || os.product !== 'windows-server') return OK;
      if (os.version === null) return unknown('osVersion');
      return isServerOf(os, NO_UEFI_IN_AZURE) ? hit({ os: os.name ?? os.version }) : OK;
    },
    message: 'the machine boots from UEFI and runs {os}, which cannot be a generation 2 VM',
    remedy: 'convert the boot type to BIOS before the move, or upgrade to Windows Server 2012 or later',
    source: PAGES.assessment,
    ...READ_ON,
    code: 'BootTypeNotSupported',
    examples: {
      passing: [
        exampleFacts({ firmware: 'efi' }),
        exampleFacts({ firmware: 'bios', os: windowsServer('2003') }),
        exampleFacts({ firmware: 'efi', os: windowsServer('2012') }),
      ],
      failing: [
        exampleFacts({ firmware: 'efi', os: windowsServer('2003-r2-sp2') }),
        exampleFacts({ firmware: 'efi', os: windowsServer('2008-r2-sp1') }),
      ],
    },
  },
  {
    id: 'boot/efi-before-generation-2',
    question: 'azure',
    editions: ['2018', '2020'],
    severity: 'conditions',
    needs: [],
    whenUnknown: 'silent',
    check: ({ firmware }) => (firmware === 'efi' ? hit() : OK),
    message: 'the machine boots from UEFI, which Azure VMs did not do at the time of this edition',
    remedy: 'convert the boot type to BIOS, or let the migration tool convert it, and test before the move',
    source: PAGES.assessment,
    ...READ_ON,
    code: 'BootTypeNotSupported',
    examples: { passing: [exampleFacts({ firmware: 'bios' })], failing: [exampleFacts({ firmware: 'efi' })] },
  },
  {
    id: 'boot/type-unknown',
    question: 'azure',
    editions: ['2018', '2020', '2023', '2025'],
    severity: 'conditions',
    needs: ['firmware'],
    whenUnknown: 'silent',
    // The vendor answers a missing boot type itself: conditional from an appliance, BIOS in an import.
    check: ({ firmware, fromImport, source }) =>
      firmware === null && !fromImport ? hit({ howToGet: FACTS.firmware.howToGet[source] }) : OK,
    message: 'no source states the boot type',
    remedy: '{howToGet}; it decides the generation of the VM',
    source: PAGES.discoveryFaq,
    ...READ_ON,
    code: 'BootTypeUnknown',
    examples: {
      passing: [exampleFacts({ firmware: null, fromImport: true }), exampleFacts({ firmware: 'efi' })],
      failing: [exampleFacts({ firmware: null })],
    },
  },
];
