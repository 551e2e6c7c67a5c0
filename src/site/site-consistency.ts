import type { Entry, Partly } from './partly.js';

/** How recovery points come to hold more than the disks as after a power cut. */
export type Consistency = Partly<{
  /** Volume Shadow Copy on Windows machines, as `vssadmin` and the services tell. */
  readonly vss: readonly Entry<
    {
      readonly machines: readonly string[];
      readonly isDatabase: boolean;
      readonly provider: 'registered' | 'missing';
      readonly providerStart: 'automatic' | 'manual' | 'disabled';
      readonly failedWriters: readonly string[];
      /** A code of the agent's log, in decimal or as 0x... */
      readonly errorCode: string;
    },
    'machines'
  >[];
  readonly sqlServers: readonly Entry<
    { readonly machines: readonly string[]; readonly version: string; readonly hasAutoClose: boolean },
    'machines'
  >[];
  readonly linuxScripts: readonly Entry<
    {
      readonly machines: readonly string[];
      readonly isPresent: boolean;
      readonly isExecutable: boolean;
      /** Exit codes and the longer of both runs. */
      readonly preExitCode: number;
      readonly postExitCode: number;
      readonly seconds: number;
    },
    'machines'
  >[];
}>;

/** A database that somebody could lose. */
export type SiteDatabase = Entry<
  {
    readonly name: string;
    readonly engine: 'mysql' | 'postgresql' | 'sqlServer' | 'oracle' | 'other';
    readonly machines: readonly string[];
    readonly system: 'windows' | 'linux';
    /** What makes its recovery points consistent: `script` quiesces it, `native` is its own replication. */
    readonly consistentBy: 'vss' | 'script' | 'native' | 'nothing';
    /** Copies that may take writes at one time, over both sites. */
    readonly writers: number;
    readonly replicas: readonly Entry<
      { readonly machine: string; readonly lagSeconds: number; readonly isMonitored: boolean },
      'machine'
    >[];
    /** Transactions of the old primary that the new one lacks. */
    readonly transactionsOnlyOnOldPrimary: number;
    readonly binaryLog: Partly<{
      readonly isOn: boolean;
      /** `sync_binlog` and `innodb_flush_log_at_trx_commit`, which lose nothing committed at 1 and 1. */
      readonly syncBinlog: number;
      readonly flushLogAtCommit: number;
      /** After the last test failover: crash recovery went well, no file is missing, how far behind the primary it ended. */
      readonly isRecoveredAfterTest: boolean;
      readonly isContiguous: boolean;
      readonly behindPrimarySeconds: number;
    }>;
  },
  'name'
>;

/** Antivirus on machines to be replicated (`source`) or on the appliance. */
export type Antivirus = Entry<
  {
    readonly machines: readonly string[];
    readonly on: 'source' | 'appliance';
    readonly product: string;
    /** Folders that it leaves alone. */
    readonly exclusions: readonly string[];
    /** Initial replication failed with error 78169 there. */
    readonly hasError78169: boolean;
  },
  'on'
>;
