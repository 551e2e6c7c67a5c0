export type WindowsEdition = 'standard' | 'datacenter';
type SqlEdition = 'enterprise' | 'standard' | 'web' | 'developer' | 'express';
type OracleEdition = 'enterprise' | 'standard2' | 'express';
/** `yes`: it runs there, and nobody says in which edition. `none`: it does not. */
export type SqlAnswer = SqlEdition | 'yes' | 'none';
export type OracleAnswer = OracleEdition | 'yes' | 'none';

/** How licences are counted where the vendors leave a choice, or contradict themselves. */
export interface LicenceRules {
  /** Windows Server before: by the physical cores of the hosts, or by the virtual cores of each machine (needs Software Assurance). */
  readonly windows: 'hosts' | 'machines';
  /** The edition that hosts are licensed with; null where nobody says. */
  readonly windowsEdition: WindowsEdition | null;
  /** SQL Server before: by virtual cores, or Enterprise on all physical cores of the host (unlimited machines with Software Assurance). */
  readonly sqlServer: 'machines' | 'hosts';
  /** Which hosts Oracle Database is licensed on before, where a machine is virtual. */
  readonly oracle: 'host' | 'cluster' | 'manager';
  /** Oracle's core factor of the hosts' processors. */
  readonly oracleCoreFactor: number;
  /** Whether machines that are off need licences too. */
  readonly poweredOff: 'counted' | 'left';
  /** By which vCPUs of a constrained-core size hybrid benefit for Windows counts. */
  readonly windowsOfConstrained: 'full' | 'available';
}

/** What licences cost a year, in USD; null where nobody says. They are between the owner and her vendors. */
export interface LicencePrices {
  readonly windowsStandardCore: number | null;
  readonly windowsDatacenterCore: number | null;
  readonly sqlStandardCore: number | null;
  readonly sqlEnterpriseCore: number | null;
  readonly oracleEnterpriseProcessor: number | null;
  readonly oracleStandard2Processor: number | null;
}

/** A host as its owner states it; what is stated wins over what inventories say. */
export interface StatedHost {
  readonly name: string;
  readonly processors: number | null;
  readonly cores: number | null;
  readonly cluster: string | null;
  readonly windowsEdition: WindowsEdition | null;
}

/** What runs on some machines, as their owner states it; null: not stated. */
export interface StatedSoftware {
  /** Names, ranges (`sql01..sql04`) and patterns (`sql-*`). */
  readonly machines: readonly string[];
  readonly sqlServer: SqlAnswer | null;
  readonly oracle: OracleAnswer | null;
  readonly windowsEdition: WindowsEdition | null;
}

/** All that people say about licences. */
export interface LicenceTerms {
  readonly rules: LicenceRules;
  readonly prices: LicencePrices;
  readonly hosts: readonly StatedHost[];
  readonly machines: readonly StatedSoftware[];
  /** What a machine runs of which nothing is said: unknown, or neither SQL Server nor Oracle Database. */
  readonly unlisted: 'unknown' | 'none';
}

export const DEFAULT_LICENCE_TERMS: LicenceTerms = {
  rules: {
    windows: 'hosts',
    windowsEdition: null,
    sqlServer: 'machines',
    oracle: 'cluster',
    oracleCoreFactor: 0.5,
    poweredOff: 'counted',
    windowsOfConstrained: 'full',
  },
  prices: {
    windowsStandardCore: null,
    windowsDatacenterCore: null,
    sqlStandardCore: null,
    sqlEnterpriseCore: null,
    oracleEnterpriseProcessor: null,
    oracleStandard2Processor: null,
  },
  hosts: [],
  machines: [],
  unlisted: 'unknown',
};
