import type { CaseFacts } from '../../src/business-case/index.js';
import { micros } from '../../src/model/index.js';

/** A case of no machines. */
export const noFacts = (years = 5): CaseFacts => ({
  machines: 0,
  cores: 0,
  memoryGb: 0,
  storageGb: 0,
  vmwareCores: 0,
  windowsPacks: 0,
  windowsEsuPacks: Array.from({ length: years + 1 }, () => [0, 0, 0] as const),
  subscribedLinuxMachines: 0,
  azure: {
    machines: 0,
    compute: micros(0),
    windowsLicence: micros(0),
    storage: micros(0),
    siteRecovery: micros(0),
    defender: null,
    defenderMachines: 0,
    backup: micros(0),
    hybridBenefit: false,
  },
});
