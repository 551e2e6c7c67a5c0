/** How a database, cache or queue that came up from a recovery point, or from a replica, is made the one that takes writes. */
export interface RecoveryEngine {
  /** Ids of products, as the graph names them. */
  readonly products: readonly string[];
  /** Names by which statements and site files call it, lower case. */
  readonly names: readonly string[];
  readonly name: string;
  /** What came up from its disks: how its recovery after the crash went, and how far it got. */
  readonly check: readonly string[];
  /** A replica that runs in the recovery site: its position, then the promotion. */
  readonly promote: readonly string[];
  readonly expect: string;
}

/**
 * Statements of the vendors' manuals for the case that the old primary is lost, written down on 2026-11-21; a planned handover, where it can
 * still be asked, is in the runbooks of the waves.
 */
const ENGINES: readonly RecoveryEngine[] = [
  {
    products: ['mysql'],
    names: ['mysql', 'mariadb'],
    name: 'MySQL',
    check: [
      "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_bin', 'sync_binlog', 'innodb_flush_log_at_trx_commit');",
      'SHOW BINARY LOGS;',
      'SHOW BINARY LOG STATUS;',
      'SELECT @@global.gtid_executed;',
    ],
    promote: [
      'SHOW REPLICA STATUS\\G',
      'SELECT @@global.gtid_executed;',
      'STOP REPLICA;',
      'RESET REPLICA ALL;',
      'SET PERSIST super_read_only = OFF;',
      'SET PERSIST read_only = OFF;',
    ],
    expect:
      'Crash recovery ended without an error in the log, no binary log file is missing, and the position is no further behind the last one known of the old primary than the recovery point objective. A replica has applied all that it received.',
  },
  {
    products: ['postgresql'],
    names: ['postgresql', 'postgres'],
    name: 'PostgreSQL',
    check: [
      'SELECT pg_is_in_recovery();',
      'SELECT pg_current_wal_lsn();',
      'SELECT system_identifier FROM pg_control_system();',
    ],
    promote: [
      'SELECT pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn(), pg_last_xact_replay_timestamp();',
      'SELECT pg_promote();',
      'SELECT pg_is_in_recovery();',
    ],
    expect: 'pg_is_in_recovery is false, and the last replayed transaction is within the recovery point objective.',
  },
  {
    products: ['sql-server'],
    names: ['sql server', 'sqlserver', 'mssql'],
    name: 'SQL Server',
    check: [
      'SELECT name, state_desc, is_read_only FROM sys.databases;',
      'DBCC CHECKDB ([DATABASE_NAME]) WITH PHYSICAL_ONLY;',
    ],
    promote: [
      'SELECT DB_NAME(database_id) AS name, synchronization_state_desc, last_hardened_lsn FROM sys.dm_hadr_database_replica_states;',
      'ALTER AVAILABILITY GROUP [GROUP_NAME] FORCE_FAILOVER_ALLOW_DATA_LOSS;',
    ],
    expect: 'Every database is ONLINE. A forced failover may lose what was not hardened: compare last_hardened_lsn.',
  },
  {
    products: ['oracle'],
    names: ['oracle', 'oracle database'],
    name: 'Oracle Database',
    check: ['SELECT name, database_role, open_mode FROM v$database;', 'SELECT current_scn FROM v$database;'],
    promote: [
      'SELECT name, value FROM v$dataguard_stats;',
      'ALTER DATABASE FAILOVER TO STANDBY_NAME;',
      'ALTER DATABASE OPEN;',
    ],
    expect: 'The role is PRIMARY and the database is open for writing; the transport lag before shows what is lost.',
  },
  {
    products: ['mongodb'],
    names: ['mongodb'],
    name: 'MongoDB',
    check: ['rs.status().members.map((m) => [m.name, m.stateStr, m.optimeDate])'],
    promote: [
      'rs.status().members.map((m) => [m.name, m.stateStr, m.optimeDate])',
      'rs.reconfig(CONFIG, { force: true })',
    ],
    expect: 'One member is PRIMARY; the set votes without the members that are lost.',
  },
  {
    products: ['redis'],
    names: ['redis'],
    name: 'Redis',
    check: ['redis-cli INFO persistence', 'redis-cli DBSIZE'],
    promote: ['redis-cli INFO replication', 'redis-cli REPLICAOF NO ONE', 'redis-cli ROLE'],
    expect: 'The role is master. A cache that can be filled again may start empty.',
  },
  {
    products: ['rabbitmq'],
    names: ['rabbitmq'],
    name: 'RabbitMQ',
    check: [
      'rabbitmqctl cluster_status',
      'rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers',
    ],
    promote: ['rabbitmqctl start_app', 'rabbitmqctl cluster_status'],
    expect:
      'All nodes of this site run, and no queue is without a leader. Messages of after the recovery point are lost.',
  },
];

const UNKNOWN_ENGINE: RecoveryEngine = {
  products: [],
  names: [],
  name: 'a keeper of data whose product is unknown',
  check: [],
  promote: [],
  expect: 'Its owner says how to see that its data is whole and how far it got.',
};

export const engineOfProduct = (product: string | null): RecoveryEngine =>
  ENGINES.find(({ products }) => product !== null && products.includes(product)) ?? UNKNOWN_ENGINE;

/** By what people call it: `MySQL`, `mysql primary/replica`, `sqlServer`. */
export function engineOfName(name: string | null): RecoveryEngine {
  const plain = (name ?? '').toLowerCase();
  return ENGINES.find(({ names }) => names.some((one) => plain.includes(one))) ?? UNKNOWN_ENGINE;
}
