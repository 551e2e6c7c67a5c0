import { PAGES } from './source-page.js';
import type { SourcePage } from './source-page.js';

/** A value of the registry, as a DWORD. */
export interface RegistryFact {
  readonly key: string;
  readonly value: string;
  readonly dword: number;
}

/** A command, and what a good answer holds. */
export interface CommandFact {
  readonly command: string;
  readonly mustContain: readonly string[];
}

export interface DirectoryFacts {
  readonly generationCounter: RegistryFact & { readonly onlyFor: string };
  readonly dcdiag: CommandFact;
  readonly shares: CommandFact;
  readonly initialSynchronisation: RegistryFact;
  readonly globalCatalog: RegistryFact;
  readonly generationIdSince: string;
  readonly onGenerationChange: readonly string[];
  readonly source: SourcePage;
}

/** What is known of domain controllers that are copied: names of registry keys and lines to look for, not the design of a directory. */
export const DIRECTORY_FACTS: DirectoryFacts = {
  /** On a controller that is copied for drills alone, so that the copy keeps its VM-GenerationID. */
  generationCounter: {
    key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\gencounter',
    value: 'Start',
    dword: 4,
    onlyFor: 'drill-only domain controller',
  },
  /** What a healthy controller prints: `dcdiag /v > dcdiag.txt`. */
  dcdiag: {
    command: 'dcdiag /v > dcdiag.txt',
    mustContain: ['passed test Connectivity', 'passed test Advertising', 'passed test MachineAccount'],
  },
  /** `NET SHARE` lists both. */
  shares: { command: 'NET SHARE', mustContain: ['SYSVOL', 'NETLOGON'] },
  /** Where the first synchronisation never ends because there is no partner. */
  initialSynchronisation: {
    key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters',
    value: 'Repl Perform Initial Synchronizations',
    dword: 0,
  },
  /** Where no global catalog answers, so that nobody can log on. */
  globalCatalog: {
    key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa',
    value: 'IgnoreGCFailures',
    dword: 1,
  },
  /** The oldest Windows Server that notices it was copied. */
  generationIdSince: 'Windows Server 2012',
  /** What the safeguard does when the VM-GenerationID changed. */
  onGenerationChange: ['InvocationID is reset', 'RID pool is discarded', 'SYSVOL is marked as non-authoritative'],
  source: PAGES.asrDirectory,
};

/** Which of the lines a report of `dcdiag /v` lacks; none is what a drill wants to see. */
export function missingOfDcdiag(report: string): readonly string[] {
  return DIRECTORY_FACTS.dcdiag.mustContain.filter((line) => !report.includes(line));
}
