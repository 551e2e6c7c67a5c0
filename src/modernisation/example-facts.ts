import type { MachineRole, RoleEvidence } from '../model/index.js';
import type { ModernisationFacts } from './facts.js';

/** A machine about which little is known: examples of rules state only what matters to them. */
export const exampleFacts = (more: Partial<ModernisationFacts> = {}): ModernisationFacts => ({
  name: 'machine01',
  osFamily: 'linux',
  roles: null,
  dataDisksGib: [],
  storageGib: 40,
  usbDevices: [],
  hasSharedDisk: false,
  upstreams: null,
  replicas: null,
  region: 'australiaeast',
  licences: null,
  ...more,
});

/** One sign by a process. */
export const exampleSign = (
  role: MachineRole,
  product: string | null,
  confidence: RoleEvidence['confidence'] = 'high',
): RoleEvidence => ({
  role,
  product,
  from: 'process',
  confidence,
  said: `process ${product ?? 'program'} serves a port`,
});

/** Facts with one sign. */
export const exampleWith = (
  role: MachineRole,
  product: string | null,
  more: Partial<ModernisationFacts> = {},
): ModernisationFacts => exampleFacts({ roles: [exampleSign(role, product)], ...more });
