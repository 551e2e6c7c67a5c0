import { UNKNOWN_ENGINE } from './engine.js';
import type { Engine } from './engine.js';
import { OTHER_ENGINES } from './other-engines.js';

const REFUSED = 'A test write is refused, by an account of an application and by that of an administrator.';
const STANDS_STILL = 'The position does not change when it is read twice, a minute apart.';

/**
 * Statements are those of the pages under `source`, found on 2026-11-22 and for the most part seen in excerpts, not read whole. Their order, what
 * must be seen and the names of services are ours; `source` says which statements have no page behind them either.
 */
const RELATIONAL_ENGINES: readonly Engine[] = [
  {
    products: ['mysql'],
    name: 'MySQL',
    findPrimary: [
      'SELECT @@hostname, @@server_uuid, @@global.read_only, @@global.super_read_only;',
      'SHOW REPLICA STATUS\\G',
    ],
    freeze: ['SET GLOBAL super_read_only = ON;', 'SHOW PROCESSLIST;'],
    frozen: [REFUSED, STANDS_STILL],
    // Turning read_only off turns super_read_only off as well.
    thaw: ['SET GLOBAL read_only = OFF;'],
    position: ['SELECT @@global.gtid_executed;', 'SHOW BINARY LOG STATUS;'],
    stop: ['systemctl stop mysql'],
    freeCopy: [],
    compare: [
      "SELECT WAIT_FOR_EXECUTED_GTID_SET('GTID_OF_OLD_PRIMARY', 600);",
      "SELECT GTID_SUBTRACT('GTID_OF_OLD_PRIMARY', @@global.gtid_executed);",
      "SELECT GTID_SUBTRACT(@@global.gtid_executed, 'GTID_OF_OLD_PRIMARY');",
    ],
    compareExpect:
      'The wait answers 0, and both differences are empty: the new one lacks nothing, and has no transaction of its own. Without GTIDs compare file and position of the binary log with Relay_Source_Log_File and Exec_Source_Log_Pos of SHOW REPLICA STATUS.',
    handover: 'fenceFirst',
    fence: ['SET PERSIST super_read_only = ON;', 'systemctl disable --now mysql'],
    promote: ['STOP REPLICA;', 'RESET REPLICA ALL;', 'SET PERSIST read_only = OFF;'],
    check: ['SELECT @@hostname, @@global.read_only, @@global.super_read_only;'],
    unfence: ['systemctl enable --now mysql', 'SET PERSIST read_only = OFF;'],
    note: 'Before 8.0.22 say SLAVE for REPLICA, and before 8.2 SHOW MASTER STATUS for SHOW BINARY LOG STATUS; before 8.0 write read_only into the option file in place of SET PERSIST. MariaDB has no super_read_only and GTIDs of another form: compare @@gtid_current_pos. The service may be called mysqld or mariadb.',
    source:
      'MySQL 8.4 Reference Manual: functions used with global transaction identifiers; SHOW REPLICA STATUS; SHOW BINARY LOG STATUS; RESET REPLICA; server system variables (read_only, super_read_only); MySQL worklog 6799',
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
    frozen: [
      'A test write is refused. A session can set its own transactions back to writable, so that no session of an application may be left.',
      'The position stands still, but for a few bytes that checkpoints and autovacuum write.',
    ],
    thaw: ['ALTER SYSTEM RESET default_transaction_read_only;', 'SELECT pg_reload_conf();'],
    position: ['CHECKPOINT;', 'SELECT pg_current_wal_lsn();', 'SELECT system_identifier FROM pg_control_system();'],
    stop: ['systemctl stop postgresql', 'pg_controldata -D DATA_DIRECTORY'],
    freeCopy: ['ALTER SYSTEM RESET default_transaction_read_only;', 'SELECT pg_reload_conf();'],
    compare: [
      'SELECT pg_last_wal_replay_lsn();',
      "SELECT pg_wal_lsn_diff('LSN_OF_OLD_PRIMARY', pg_last_wal_replay_lsn());",
      'SELECT system_identifier FROM pg_control_system();',
    ],
    compareExpect: 'The difference is 0 or less, and both have the same system identifier.',
    handover: 'fenceFirst',
    fence: ['systemctl disable --now postgresql', 'pg_controldata -D DATA_DIRECTORY'],
    promote: ['SELECT pg_promote();'],
    check: ['SELECT pg_is_in_recovery();', 'SHOW default_transaction_read_only;'],
    unfence: [
      'systemctl enable --now postgresql',
      'ALTER SYSTEM RESET default_transaction_read_only;',
      'SELECT pg_reload_conf();',
    ],
    note: 'The stop of the old server before the promotion is what counts: a clean one sends the rest to its standby, and pg_controldata then says "shut down" and the last checkpoint, up to which the standby must have replayed. pg_promote is there from 12 on, pg_ctl promote before. Where Patroni or another manager leads, hand over by its own command, or it starts the old one again.',
    source:
      'PostgreSQL documentation: recovery control functions; backup control functions (pg_wal_lsn_diff); pg_stat_replication; ALTER SYSTEM; default_transaction_read_only; pg_controldata; release notes of 12 (pg_promote). Ours, not from a manual: the words by which pg_controldata tells a clean stop',
  },
  {
    products: ['sql-server'],
    name: 'SQL Server',
    findPrimary: [
      'SELECT ag.name, ar.replica_server_name, ars.role_desc, ars.synchronization_health_desc FROM sys.availability_groups ag JOIN sys.availability_replicas ar ON ar.group_id = ag.group_id JOIN sys.dm_hadr_availability_replica_states ars ON ars.replica_id = ar.replica_id;',
    ],
    freeze: ['SELECT session_id, host_name, program_name FROM sys.dm_exec_sessions WHERE is_user_process = 1;'],
    frozen: [
      'No session of an application is left: nothing refuses writes to everybody here, so that stopping the clients, and the jobs of SQL Server Agent, is the freeze.',
      STANDS_STILL,
    ],
    thaw: [],
    position: [
      'SELECT d.name, s.log_end_lsn FROM sys.databases d CROSS APPLY sys.dm_db_log_stats(d.database_id) s WHERE d.database_id > 4;',
      'SELECT DB_NAME(database_id) AS name, synchronization_state_desc, last_hardened_lsn FROM sys.dm_hadr_database_replica_states;',
    ],
    stop: ['SHUTDOWN;'],
    freeCopy: [],
    compare: [
      'SELECT DB_NAME(database_id) AS name, synchronization_state_desc, last_hardened_lsn FROM sys.dm_hadr_database_replica_states;',
    ],
    compareExpect:
      'Every database is SYNCHRONIZED with the same last_hardened_lsn on both; both replicas are set to synchronous commit.',
    handover: 'together',
    fence: [],
    promote: ['ALTER AVAILABILITY GROUP [GROUP_NAME] FAILOVER;'],
    check: [
      'SELECT name, state_desc, is_read_only FROM sys.databases;',
      'DBCC CHECKDB ([DATABASE_NAME]) WITH PHYSICAL_ONLY;',
    ],
    unfence: ['ALTER AVAILABILITY GROUP [GROUP_NAME] FAILOVER;'],
    note: 'Its own replication means an availability group here: the failover runs on the replica in Azure, while both run, and fences the old primary by making it a secondary; the way back is the same command on the old one. Without a group, take BACKUP LOG WITH NORECOVERY of each database, which leaves the old one restoring, and restore that backup in Azure; RESTORE DATABASE WITH RECOVERY on the old one takes it back. SHUTDOWN waits for the statements that run, and writes a checkpoint into every database. sys.dm_db_log_stats is there from 2016 SP2 on.',
    source:
      'Microsoft Learn, SQL Server: planned manual failover of an availability group (10/25/2017); tail-log backups (tail-log-backups-sql-server); sys.dm_db_log_stats; SHUTDOWN (shutdown-transact-sql). Ours, not from a manual: RESTORE DATABASE WITH RECOVERY as the way back, and that no session is left as the freeze',
  },
  {
    products: ['oracle'],
    name: 'Oracle Database',
    findPrimary: ['SELECT name, db_unique_name, database_role, open_mode, switchover_status FROM v$database;'],
    freeze: [
      'SHOW PARAMETER job_queue_processes',
      'ALTER SYSTEM SET job_queue_processes = 0 SCOPE = MEMORY;',
      'ALTER SYSTEM ENABLE RESTRICTED SESSION;',
      "SELECT sid, serial#, username, program FROM v$session WHERE type = 'USER';",
      'ALTER SYSTEM ARCHIVE LOG CURRENT;',
    ],
    frozen: [
      'No session of an application is left: restricting keeps new ones out and ends none. Without jobs, the last sequence of each thread stays the same; the SCN rises all the same.',
    ],
    thaw: [
      'ALTER SYSTEM DISABLE RESTRICTED SESSION;',
      'ALTER SYSTEM SET job_queue_processes = VALUE_SHOWN_BEFORE SCOPE = MEMORY;',
    ],
    position: [
      'SELECT current_scn FROM v$database;',
      'SELECT thread#, MAX(sequence#) FROM v$archived_log GROUP BY thread#;',
    ],
    stop: ['SHUTDOWN IMMEDIATE'],
    freeCopy: [],
    compare: [
      "SELECT thread#, MAX(sequence#) FROM v$archived_log WHERE applied = 'YES' GROUP BY thread#;",
      'ALTER DATABASE SWITCHOVER TO STANDBY_NAME VERIFY;',
    ],
    compareExpect:
      'The last sequence of each thread is applied on the standby, and VERIFY, which runs on the primary, answers without an error (from 12.1 on).',
    handover: 'together',
    fence: [],
    promote: [
      'ALTER DATABASE SWITCHOVER TO STANDBY_NAME;',
      'ALTER DATABASE OPEN;',
      'STARTUP MOUNT',
      'ALTER DATABASE RECOVER MANAGED STANDBY DATABASE DISCONNECT FROM SESSION;',
    ],
    check: ['SELECT name, db_unique_name, database_role, open_mode FROM v$database;'],
    unfence: ['ALTER DATABASE SWITCHOVER TO OLD_PRIMARY_NAME;', 'ALTER DATABASE OPEN;'],
    note: 'Its own replication means Data Guard here. The switchover runs on the primary while both run, and makes it a standby, which fences it: the new primary is opened, then the old one is mounted and goes on receiving. Where the broker is in charge, say SWITCHOVER TO in DGMGRL instead, and VALIDATE DATABASE before.',
    source:
      'Oracle Database: performing a switchover to a physical standby database (docs.oracle.com, 19c); Data Guard Concepts and Administration, role transitions; Database Reference, JOB_QUEUE_PROCESSES; SQL Language Reference, ALTER SYSTEM',
  },
];

const ENGINES: readonly Engine[] = [...RELATIONAL_ENGINES, ...OTHER_ENGINES];

export const engineOf = (product: string | null): Engine =>
  ENGINES.find(({ products }) => product !== null && products.includes(product)) ?? UNKNOWN_ENGINE;
