/** How one kind of data keeper is handed over: statements to be run by hand, with CAPITALS_LIKE_THIS to be filled in from a step before. */
export interface Engine {
  /** Ids of products, as the graph names them. */
  readonly products: readonly string[];
  readonly name: string;
  /** Which member takes writes today. */
  readonly findPrimary: readonly string[];
  /** On the old primary: nothing writes any more. */
  readonly freeze: readonly string[];
  /** On the old primary, after the freeze: how far it got. */
  readonly position: readonly string[];
  /** On the new one: it has got as far. */
  readonly compare: readonly string[];
  readonly compareExpect: string;
  /** On the old primary: it cannot take a write even after a restart. */
  readonly fence: readonly string[];
  readonly promote: readonly string[];
  readonly check: readonly string[];
  /** Takes the freeze back while nothing was promoted. */
  readonly thaw: readonly string[];
  readonly note: string | null;
  readonly source: string;
}

/** Engines by the products of the graph. Statements are those of the vendors' manuals, written down on 2026-11-21. */
const ENGINES: readonly Engine[] = [
  {
    products: ['mysql'],
    name: 'MySQL',
    findPrimary: [
      'SELECT @@hostname, @@server_uuid, @@global.read_only, @@global.super_read_only;',
      'SHOW REPLICA STATUS\\G',
    ],
    freeze: ['SET GLOBAL super_read_only = ON;', 'SHOW PROCESSLIST;'],
    position: ['SELECT @@global.gtid_executed;', 'SHOW BINARY LOG STATUS;'],
    compare: [
      "SELECT WAIT_FOR_EXECUTED_GTID_SET('GTID_OF_OLD_PRIMARY', 600);",
      "SELECT GTID_SUBTRACT('GTID_OF_OLD_PRIMARY', @@global.gtid_executed);",
      "SELECT GTID_SUBTRACT(@@global.gtid_executed, 'GTID_OF_OLD_PRIMARY');",
    ],
    compareExpect:
      'Both differences are empty: the new one lacks nothing, and has no transaction of its own. Without GTIDs compare file and position of the binary log with Source_Log_File and Exec_Source_Log_Pos.',
    fence: ['SET PERSIST super_read_only = ON;', 'systemctl disable --now mysql'],
    promote: [
      'STOP REPLICA;',
      'RESET REPLICA ALL;',
      'SET PERSIST super_read_only = OFF;',
      'SET PERSIST read_only = OFF;',
    ],
    check: ['SELECT @@hostname, @@global.read_only, @@global.super_read_only;'],
    thaw: ['SET GLOBAL super_read_only = OFF;', 'SET GLOBAL read_only = OFF;'],
    note: 'Before 8.0.22 say SLAVE for REPLICA, and before 8.2 SHOW MASTER STATUS for SHOW BINARY LOG STATUS; MariaDB has GTIDs of another form: compare @@gtid_current_pos. The service may be called mysqld.',
    source:
      'MySQL Reference Manual: functions used with global transaction identifiers; replication statements; super_read_only',
  },
  {
    products: ['postgresql'],
    name: 'PostgreSQL',
    findPrimary: [
      'SELECT pg_is_in_recovery();',
      'SELECT client_addr, state, sent_lsn, replay_lsn FROM pg_stat_replication;',
    ],
    freeze: [
      'ALTER SYSTEM SET default_transaction_read_only = on;',
      'SELECT pg_reload_conf();',
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid();",
    ],
    position: ['CHECKPOINT;', 'SELECT pg_current_wal_lsn();', 'SELECT system_identifier FROM pg_control_system();'],
    compare: [
      'SELECT pg_last_wal_replay_lsn();',
      "SELECT pg_wal_lsn_diff('LSN_OF_OLD_PRIMARY', pg_last_wal_replay_lsn());",
      'SELECT system_identifier FROM pg_control_system();',
    ],
    compareExpect: 'The difference is 0 or less, and both have the same system identifier.',
    fence: ['systemctl disable --now postgresql'],
    promote: ['SELECT pg_promote();'],
    check: ['SELECT pg_is_in_recovery();', 'SHOW default_transaction_read_only;'],
    thaw: ['ALTER SYSTEM RESET default_transaction_read_only;', 'SELECT pg_reload_conf();'],
    note: 'A session can set its transactions back to writable: the stop of the old server before the promotion is what counts, so take the position again from a clean shutdown (pg_controldata).',
    source: 'PostgreSQL documentation: recovery control functions; pg_stat_replication; default_transaction_read_only',
  },
  {
    products: ['sql-server'],
    name: 'SQL Server',
    findPrimary: [
      'SELECT ag.name, ar.replica_server_name, ars.role_desc, ars.synchronization_health_desc FROM sys.availability_groups ag JOIN sys.availability_replicas ar ON ar.group_id = ag.group_id JOIN sys.dm_hadr_availability_replica_states ars ON ars.replica_id = ar.replica_id;',
    ],
    freeze: ['SELECT session_id, host_name, program_name FROM sys.dm_exec_sessions WHERE is_user_process = 1;'],
    position: [
      'SELECT DB_NAME(database_id) AS name, synchronization_state_desc, last_hardened_lsn FROM sys.dm_hadr_database_replica_states;',
    ],
    compare: [
      'SELECT DB_NAME(database_id) AS name, synchronization_state_desc, last_hardened_lsn FROM sys.dm_hadr_database_replica_states;',
    ],
    compareExpect: 'Every database is SYNCHRONIZED with the same last_hardened_lsn on both.',
    fence: ["BACKUP LOG [DATABASE_NAME] TO DISK = N'TAIL_LOG_FILE' WITH NORECOVERY;"],
    promote: ['ALTER AVAILABILITY GROUP [GROUP_NAME] FAILOVER;'],
    check: [
      'SELECT name, state_desc, is_read_only FROM sys.databases;',
      'DBCC CHECKDB ([DATABASE_NAME]) WITH PHYSICAL_ONLY;',
    ],
    thaw: ['RESTORE DATABASE [DATABASE_NAME] WITH RECOVERY;'],
    note: 'Within an availability group the failover itself freezes and fences: leave out the backup. Without one, the backup of the end of the log does both, since it leaves the old database restoring; restore that backup in Azure instead of the failover.',
    source: 'SQL Server documentation: planned manual failover of an availability group; tail-log backups',
  },
  {
    products: ['oracle'],
    name: 'Oracle Database',
    findPrimary: ['SELECT name, db_unique_name, database_role, open_mode, switchover_status FROM v$database;'],
    freeze: ['ALTER SYSTEM ENABLE RESTRICTED SESSION;', 'ALTER SYSTEM ARCHIVE LOG CURRENT;'],
    position: [
      'SELECT current_scn FROM v$database;',
      'SELECT thread#, MAX(sequence#) FROM v$archived_log GROUP BY thread#;',
    ],
    compare: [
      "SELECT thread#, MAX(sequence#) FROM v$archived_log WHERE applied = 'YES' GROUP BY thread#;",
      'ALTER DATABASE SWITCHOVER TO STANDBY_NAME VERIFY;',
    ],
    compareExpect:
      'The last sequence of each thread is applied on the standby, and VERIFY answers without an error (it runs on the primary, from 12.1 on).',
    fence: ['SELECT database_role, open_mode FROM v$database;'],
    promote: ['ALTER DATABASE SWITCHOVER TO STANDBY_NAME;', 'ALTER DATABASE OPEN;'],
    check: ['SELECT name, database_role, open_mode FROM v$database;'],
    thaw: ['ALTER SYSTEM DISABLE RESTRICTED SESSION;'],
    note: 'A switchover turns the old primary into a standby, which fences it: look at its role before the new one is opened. Where the disks are replicated instead, SHUTDOWN IMMEDIATE on the old one is both.',
    source: 'Oracle Data Guard Concepts and Administration: role transitions',
  },
  {
    products: ['mongodb'],
    name: 'MongoDB',
    findPrimary: ['rs.status().members.map((m) => [m.name, m.stateStr, m.optimeDate])'],
    freeze: ['db.serverStatus().opcounters'],
    position: ['rs.status().members.map((m) => [m.name, m.stateStr, m.optime])'],
    compare: ['rs.printSecondaryReplicationInfo()'],
    compareExpect: 'The member in Azure is 0 seconds behind, with the same optime.',
    fence: ['rs.stepDown(600)'],
    promote: ['rs.status().members.map((m) => [m.name, m.stateStr])'],
    check: ['db.hello().isWritablePrimary'],
    thaw: [],
    note: 'Applications are stopped, and the counters of operations stand still. The set votes: give the member in Azure the highest priority before, and no other member a vote that could win. An old primary that steps down cannot write.',
    source: 'MongoDB manual: rs.stepDown, rs.status, serverStatus',
  },
  {
    products: ['redis'],
    name: 'Redis',
    findPrimary: ['redis-cli INFO replication'],
    freeze: ['redis-cli CLIENT PAUSE 600000 WRITE'],
    position: ['redis-cli INFO replication'],
    compare: ['redis-cli INFO replication'],
    compareExpect:
      'slave_repl_offset of the new one equals master_repl_offset of the old one, and master_link_status is up.',
    fence: [
      'redis-cli CONFIG SET min-replicas-to-write 100',
      'redis-cli CLIENT UNPAUSE',
      'redis-cli CLIENT KILL TYPE normal',
    ],
    promote: ['redis-cli REPLICAOF NO ONE'],
    check: ['redis-cli ROLE', 'redis-cli DBSIZE'],
    thaw: ['redis-cli CONFIG SET min-replicas-to-write 0', 'redis-cli CLIENT UNPAUSE'],
    note: 'A cache that can be filled again needs none of this: start it empty in Azure. One that holds sessions logs every user out where it is lost.',
    source: 'Redis commands: CLIENT PAUSE, REPLICAOF, INFO; min-replicas-to-write',
  },
  {
    products: ['rabbitmq'],
    name: 'RabbitMQ',
    findPrimary: [
      'rabbitmqctl cluster_status',
      'rabbitmqctl list_queues name type messages_ready messages_unacknowledged consumers',
    ],
    freeze: ['rabbitmqctl list_connections user peer_host state'],
    position: ['rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers'],
    compare: ['rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers'],
    compareExpect:
      'Producers are stopped, consumers are not; every queue comes to 0 ready and 0 unacknowledged messages.',
    fence: [
      "rabbitmqctl close_all_connections 'moved to Azure'",
      'rabbitmq-upgrade drain',
      'systemctl disable --now rabbitmq-server',
    ],
    promote: ['rabbitmqctl start_app', 'rabbitmqctl cluster_status'],
    check: ['rabbitmqctl list_queues name consumers', 'rabbitmq-diagnostics check_port_connectivity'],
    thaw: ['rabbitmq-upgrade revive'],
    note: 'Queues are drained, not copied: a message that is on both sides is worked on twice. Export the definitions beforehand (rabbitmqctl export_definitions).',
    source: 'RabbitMQ documentation: command line tools; definitions; upgrade drain mode',
  },
];

/** What holds for any keeper of data whose product is unknown. */
const UNKNOWN_ENGINE: Engine = {
  products: [],
  name: 'a keeper of data whose product is unknown',
  findPrimary: [],
  freeze: [],
  position: [],
  compare: [],
  compareExpect:
    'What the new one holds equals what the old one held when it was frozen; the owner says by which figure.',
  fence: [],
  promote: [],
  check: [],
  thaw: [],
  note: 'Its owner writes the statements into this step: how to stop writes, how to read how far it got, how to keep the old one from writing.',
  source: 'rules R-DUAL-1 and R-DUAL-2',
};

export const engineOf = (product: string | null): Engine =>
  ENGINES.find(({ products }) => product !== null && products.includes(product)) ?? UNKNOWN_ENGINE;
