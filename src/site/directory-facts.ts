/** One value of the registry that a drill of a domain controller may need, all of type DWORD. */
export interface RegistrySetting {
  readonly key: string;
  readonly value: string;
  readonly dword: number;
  readonly purpose: string;
}

const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

/**
 * What Microsoft documents for the domain controller of test failovers.
 *
 * Source: MicrosoftDocs/azure-docs articles/site-recovery/site-recovery-active-directory.md @02d00dc8 (04/01/2020).
 */
export const DRILL_DIRECTORY: {
  readonly passedTests: readonly string[];
  readonly shares: readonly string[];
  readonly registry: readonly RegistrySetting[];
  readonly isGlobalCatalog: boolean;
  readonly holdsFsmoRoles: boolean;
  readonly isNetworkIsolated: boolean;
  readonly recoveryPoint: string;
} = {
  passedTests: ['Connectivity', 'Advertising', 'MachineAccount'],
  shares: ['SYSVOL', 'NETLOGON'],
  registry: [
    {
      key: `${SERVICES}\\gencounter`,
      value: 'Start',
      dword: 4,
      purpose: 'keep the VM-GenerationID of a domain controller that serves drills alone',
    },
    {
      key: `${SERVICES}\\NTDS\\Parameters`,
      value: 'Repl Perform Initial Synchronizations',
      dword: 0,
      purpose: 'bypass the initial synchronization of a domain controller that is alone',
    },
    {
      key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa',
      value: 'IgnoreGCFailures',
      dword: 1,
      purpose: 'log on without a global catalogue server',
    },
  ],
  isGlobalCatalog: true,
  holdsFsmoRoles: true,
  isNetworkIsolated: true,
  recoveryPoint: 'latest app-consistent',
};
