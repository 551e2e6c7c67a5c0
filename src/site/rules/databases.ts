import { OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { figure, hitOf, judgeEach, knownOrUnknown, lacks, when, wrong } from '../judge.js';
import type { Opinion } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { SiteDatabase } from '../site-consistency.js';
import { PAGES } from '../sources.js';

const LIST = { path: 'databases', fact: 'databases' } as const;
const SECONDS_PER_MINUTE = 60;

function binaryLogFaults({ binaryLog = {} }: SiteDatabase, rpoSeconds: number | null): readonly string[] {
  const { isOn, syncBinlog, flushLogAtCommit, isRecoveredAfterTest, isContiguous, behindPrimarySeconds } = binaryLog;
  const isLate = rpoSeconds !== null && behindPrimarySeconds !== undefined && behindPrimarySeconds > rpoSeconds;
  return [
    ...(isOn === false ? ['no binary log'] : []),
    ...(syncBinlog === undefined || syncBinlog === 1 ? [] : [`sync_binlog is ${syncBinlog}`]),
    ...(flushLogAtCommit === undefined || flushLogAtCommit === 1
      ? []
      : [`innodb_flush_log_at_trx_commit is ${flushLogAtCommit}`]),
    ...(isRecoveredAfterTest === false ? ['crash recovery failed after the test failover'] : []),
    ...(isContiguous === false ? ['the binary log has a gap after the test failover'] : []),
    ...(isLate
      ? [`it ended ${figure(behindPrimarySeconds)} s behind the primary, and ${rpoSeconds} s may be lost`]
      : []),
  ];
}

function binaryLogOpinion(database: SiteDatabase, rpoMinutes: number | undefined): Opinion {
  if (database.engine === undefined) return lacks('databases.engine');
  if (database.engine !== 'mysql') return null;
  const faults = binaryLogFaults(database, rpoMinutes === undefined ? null : rpoMinutes * SECONDS_PER_MINUTE);
  if (faults.length > 0) return wrong(`${database.name}: ${faults.join(', ')}`);
  const { isOn, syncBinlog, flushLogAtCommit, isRecoveredAfterTest, isContiguous, behindPrimarySeconds } =
    database.binaryLog ?? {};
  if ([isOn, syncBinlog, flushLogAtCommit].includes(undefined)) return lacks('databases.binaryLog');
  if (isRecoveredAfterTest === undefined || isContiguous === undefined)
    return lacks('databases.binaryLog.isContiguous');
  if (behindPrimarySeconds === undefined) return lacks('databases.binaryLog.behindPrimarySeconds');
  return rpoMinutes === undefined ? lacks('replication.rpoThresholdMinutes') : null;
}

const checkBinaryLog = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.databases, LIST, (database) => binaryLogOpinion(database, site.replication?.rpoThresholdMinutes));

function lagOpinion({ name, replicas }: SiteDatabase, rpoMinutes: number | undefined): Opinion {
  if (replicas === undefined) return lacks('databases.replicas');
  const late = replicas.filter(
    ({ lagSeconds }) => rpoMinutes !== undefined && (lagSeconds ?? 0) > rpoMinutes * SECONDS_PER_MINUTE,
  );
  const [first] = late;
  if (first !== undefined) {
    return wrong(
      `${first.machine} of ${name} lags ${figure(first.lagSeconds ?? 0)} s, and ${rpoMinutes} min may be lost`,
    );
  }
  const silent = replicas.find(({ isMonitored }) => isMonitored === false);
  if (silent !== undefined) return wrong(`nobody is told when ${silent.machine} of ${name} falls behind`);
  if (replicas.some(({ lagSeconds }) => lagSeconds === undefined)) return lacks('databases.replicas.lagSeconds');
  if (replicas.some(({ isMonitored }) => isMonitored === undefined)) return lacks('databases.replicas.isMonitored');
  return rpoMinutes === undefined && replicas.length > 0 ? lacks('replication.rpoThresholdMinutes') : null;
}

const checkLag = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.databases, LIST, (database) => lagOpinion(database, site.replication?.rpoThresholdMinutes));

/** Exactly one side may take writes. */
function checkWriters({ site }: SiteFacts): Verdict<SiteFactName> {
  const { activeSite, oldPrimaryPower } = site.failover ?? {};
  const faults = writerFaults(site);
  if (faults.length > 0) return hitOf(faults);
  const unclear = site.databases?.find(({ writers }) => writers === undefined);
  return knownOrUnknown([
    [site.databases, 'databases'],
    [unclear === undefined ? 1 : undefined, 'databases.writers'],
    [activeSite, 'failover.activeSite'],
    ...(activeSite === 'azure' ? [[oldPrimaryPower, 'failover.oldPrimaryPower'] as const] : []),
  ]);
}

function writerFaults({ failover = {}, databases = [] }: SiteFacts['site']): readonly { words: string; at: string }[] {
  const { writableSites = 1, activeSite, oldPrimaryPower } = failover;
  const words = databases.map(({ name, writers = 1 }) =>
    when(writers !== 1, () => `${name} has ${writers} writable copies`),
  );
  return [
    ...words.flatMap((faults, index) => faults.map((fault) => ({ words: fault, at: `databases.${index}.writers` }))),
    ...when(writableSites !== 1, () => `${writableSites} sites can take writes`).map((fault) => ({
      words: fault,
      at: 'failover.writableSites',
    })),
    ...when(
      activeSite === 'azure' && oldPrimaryPower === 'on',
      () => 'Azure is active while the machines it replaced are on',
    ).map((fault) => ({ words: fault, at: 'failover.oldPrimaryPower' })),
  ];
}

function checkDivergence({ site }: SiteFacts): Verdict<SiteFactName> {
  const found = judgeEach(site.databases, LIST, ({ name, transactionsOnlyOnOldPrimary: only }) => {
    if (only === undefined) return lacks('databases.transactionsOnlyOnOldPrimary');
    return only > 0 ? wrong(`${only} transactions of ${name} are on the old primary alone`) : null;
  });
  if (found.kind !== 'unknown') return found;
  const active = site.failover?.activeSite;
  if (active === undefined) return unknown('failover.activeSite');
  return active === 'azure' ? found : OK; // before a failover there is no old primary
}

const GOOD_LOG: NonNullable<SiteDatabase['binaryLog']> = {
  isOn: true,
  syncBinlog: 1,
  flushLogAtCommit: 1,
  isRecoveredAfterTest: true,
  isContiguous: true,
  behindPrimarySeconds: 60,
};
const mysqlWith = (binaryLog: SiteDatabase['binaryLog']): SiteFacts['site'] => ({
  replication: { rpoThresholdMinutes: 30 },
  databases: [{ name: 'orders', engine: 'mysql', binaryLog }],
});
const replicaWith = (lagSeconds: number, isMonitored: boolean): SiteFacts['site'] => ({
  replication: { rpoThresholdMinutes: 30 },
  databases: [{ name: 'orders', replicas: [{ machine: 'mysql02', lagSeconds, isMonitored }] }],
});

export const DATABASE_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-mysql-1',
    challenge: 'R-MYSQL-1',
    severity: 'warns',
    needs: [
      'databases',
      'databases.engine',
      'databases.binaryLog',
      'databases.binaryLog.isContiguous',
      'databases.binaryLog.behindPrimarySeconds',
      'replication.rpoThresholdMinutes',
    ],
    check: checkBinaryLog,
    message: 'MySQL could lose what it had committed: {found}',
    remedy:
      'set log_bin, sync_binlog = 1 and innodb_flush_log_at_trx_commit = 1; in each drill start the copy, read its error log for crash recovery, compare SHOW BINARY LOGS and SHOW BINARY LOG STATUS with the primary, and place real orders',
    source: `${PAGES.brief}; ${PAGES.mysql}`,
    passing: [mysqlWith(GOOD_LOG)],
    failing: [mysqlWith({ ...GOOD_LOG, syncBinlog: 0 }), mysqlWith({ ...GOOD_LOG, behindPrimarySeconds: 2000 })],
  }),
  siteRule({
    id: 'site/r-lag-1',
    challenge: 'R-LAG-1',
    severity: 'warns',
    needs: [
      'databases',
      'databases.replicas',
      'databases.replicas.lagSeconds',
      'databases.replicas.isMonitored',
      'replication.rpoThresholdMinutes',
    ],
    check: checkLag,
    message: 'a replica is too far behind to take over, or would be unnoticed: {found}',
    remedy:
      'watch Seconds_Behind_Source (MySQL) or pg_stat_replication (PostgreSQL) with an alarm well below the objective; use row-based parallel replication, and do not promote before the relay log is applied',
    source: PAGES.brief,
    passing: [replicaWith(4, true), { databases: [{ name: 'orders', replicas: [] }] }],
    failing: [replicaWith(1900, true), replicaWith(4, false)],
  }),
  siteRule({
    id: 'site/r-dual-1',
    challenge: 'R-DUAL-1',
    severity: 'blocks',
    needs: ['databases', 'databases.writers', 'failover.activeSite', 'failover.oldPrimaryPower'],
    check: checkWriters,
    message: 'more or fewer than one side takes writes: {found}',
    remedy:
      'fence first: turn the old machines off and set their databases read_only and super_read_only before the other side takes writes; freeze writes, merge the difference, then switch. Site Recovery turns the machines on premises off when it protects them again: do not turn them on',
    source: `${PAGES.reprotect}; ${PAGES.failoverModernized}; ${PAGES.brief}`,
    passing: [{ databases: [{ name: 'orders', writers: 1 }], failover: { activeSite: 'onPremises' } }],
    failing: [
      { databases: [{ name: 'orders', writers: 2 }] },
      { failover: { activeSite: 'azure', oldPrimaryPower: 'on' } },
      { failover: { writableSites: 0 } },
    ],
  }),
  siteRule({
    id: 'site/r-dual-2',
    challenge: 'R-DUAL-2',
    severity: 'blocks',
    needs: ['databases', 'databases.transactionsOnlyOnOldPrimary', 'failover.activeSite'],
    check: checkDivergence,
    message: 'both sides took writes: {found}',
    remedy:
      'stop; keep both copies, list the transactions (SELECT GTID_SUBTRACT(old, new), mysqlbinlog for what they hold) and let the owner of the data decide: keep one side, the other, or merge by hand. Open writes only afterwards',
    source: PAGES.brief,
    passing: [
      { databases: [{ name: 'orders', transactionsOnlyOnOldPrimary: 0 }] },
      { databases: [{ name: 'orders' }], failover: { activeSite: 'onPremises' } },
    ],
    failing: [{ databases: [{ name: 'orders', transactionsOnlyOnOldPrimary: 3 }] }],
  }),
];
