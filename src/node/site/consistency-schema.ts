import { z } from 'zod';
import type { Antivirus, Consistency, SiteDatabase } from '../../site/index.js';
import { count, flag, label, list, machines, number, oneOf, text, texts } from './fields.js';

export const CONSISTENCY: z.ZodType<Consistency> = z
  .strictObject({
    vss: list(
      z.strictObject({
        machines: machines(),
        isDatabase: flag('they hold databases', false).optional(),
        provider: oneOf(['registered', 'missing'], "Site Recovery's provider in vssadmin list providers").optional(),
        providerStart: oneOf(
          ['automatic', 'manual', 'disabled'],
          'start type of the service Azure Site Recovery VSS Provider',
        ).optional(),
        failedWriters: texts('writers that vssadmin list writers shows as failed; [] where none is', []).optional(),
        errorCode: label('a code from vacp.log, decimal or 0x...', '0x80040154').optional(),
      }),
      'Volume Shadow Copy on Windows machines',
    ).optional(),
    sqlServers: list(
      z.strictObject({
        machines: machines(),
        version: label('the version of SQL Server', '2019').optional(),
        hasAutoClose: flag('a database has AUTO_CLOSE on', false).optional(),
      }),
      'SQL Server on those machines',
    ).optional(),
    linuxScripts: list(
      z.strictObject({
        machines: machines(),
        isPresent: flag('customscript.sh lies in /usr/local/ASR/Vx/scripts', true).optional(),
        isExecutable: flag('root may execute it', true).optional(),
        preExitCode: number('exit code of a test run with --pre', 0, { min: -1, max: 255 }).optional(),
        postExitCode: number('exit code of a test run with --post', 0, { min: -1, max: 255 }).optional(),
        seconds: number('the longer of both runs, in seconds', 8).optional(),
      }),
      'Scripts that quiesce Linux machines for app-consistent points',
    ).optional(),
  })
  .meta({ description: 'How recovery points come to hold more than the disks as after a power cut' });

export const DATABASES: z.ZodType<readonly SiteDatabase[]> = list(
  z.strictObject({
    name: text('what you call it', 'orders'),
    engine: oneOf(['mysql', 'postgresql', 'sqlServer', 'oracle', 'other'], 'its engine').optional(),
    machines: machines('machines that it runs on').optional(),
    system: oneOf(['linux', 'windows'], 'their operating system').optional(),
    consistentBy: oneOf(
      ['script', 'vss', 'native', 'nothing'],
      'what makes its recovery points consistent: a script that quiesces it, VSS, its own replication, nothing',
    ).optional(),
    writers: count('copies that may take writes at one time, over both sites', 1).optional(),
    replicas: list(
      z.strictObject({
        machine: text('the replica', 'mysql02'),
        lagSeconds: number('how far it is behind at the worst, in seconds', 4).optional(),
        isMonitored: flag('somebody is told when it falls behind', true).optional(),
      }),
      'Copies that follow the primary',
    ).optional(),
    transactionsOnlyOnOldPrimary: count('transactions of the old primary that the new one lacks', 0).optional(),
    binaryLog: z
      .strictObject({
        isOn: flag('it is written', true).optional(),
        syncBinlog: count('sync_binlog', 1).optional(),
        flushLogAtCommit: count('innodb_flush_log_at_trx_commit', 1).optional(),
        isRecoveredAfterTest: flag('crash recovery went well after the last test failover', true).optional(),
        isContiguous: flag('no file of it was missing there', true).optional(),
        behindPrimarySeconds: number('how far it ended behind the primary, in seconds', 40).optional(),
      })
      .meta({ description: 'The binary log of MySQL' })
      .optional(),
  }),
  'Databases that somebody could lose',
);

export const ANTIVIRUS: z.ZodType<readonly Antivirus[]> = list(
  z.strictObject({
    on: oneOf(['source', 'appliance'], 'machines to be replicated, or the appliance'),
    machines: machines().optional(),
    product: text('the product; none where there is none', 'Defender').optional(),
    exclusions: texts('folders that it leaves alone; [] where none is', ['C:\\ProgramData\\ASR\\agent']).optional(),
    hasError78169: flag('initial replication failed with error 78169', false).optional(),
  }),
  'Antivirus products',
);
