import type { Engine } from './engine.js';

/**
 * Documents, keys and messages. Statements are those of the pages under `source`, found on 2026-11-22 and for the most part seen in excerpts, not
 * read whole. Their order, what must be seen and the names of services are ours; `source` says which statements have no page behind them either.
 */
export const OTHER_ENGINES: readonly Engine[] = [
  {
    products: ['mongodb'],
    name: 'MongoDB',
    findPrimary: ['rs.status().members.map((m) => [m.name, m.stateStr, m.optimeDate])', 'rs.conf().members'],
    freeze: ['db.serverStatus().opcounters'],
    frozen: [
      'The counters of inserts, updates and deletes stand still when they are read twice, a minute apart: stopping the applications is the freeze.',
    ],
    thaw: [],
    position: ['rs.status().members.map((m) => [m.name, m.stateStr, m.optime])'],
    stop: ['db.adminCommand({ shutdown: 1 })'],
    freeCopy: [],
    compare: ['rs.printSecondaryReplicationInfo()', 'rs.status().members.map((m) => [m.name, m.stateStr, m.optime])'],
    compareExpect:
      'The member in Azure is 0 seconds behind. The optime of the primary goes on by empty entries; the counters of writes do not.',
    handover: 'together',
    fence: [
      'cfg = rs.conf()',
      "cfg.members.forEach((m) => { if (!m.arbiterOnly) m.priority = m.host === 'HOST_IN_AZURE:27017' ? 2 : 1 })",
      'rs.reconfig(cfg)',
    ],
    promote: [
      'rs.status().members.map((m) => [m.name, m.stateStr])',
      'cfg = rs.conf()',
      "cfg.members.forEach((m) => { if (m.host !== 'HOST_IN_AZURE:27017') m.priority = 0 })",
      'rs.reconfig(cfg)',
    ],
    check: ['db.hello().isWritablePrimary', 'rs.status().members.map((m) => [m.name, m.stateStr])'],
    unfence: [
      'cfg = rs.conf()',
      "cfg.members.forEach((m) => { if (!m.arbiterOnly) m.priority = m.host === 'OLD_PRIMARY:27017' ? 2 : 1 })",
      'rs.reconfig(cfg)',
    ],
    note: 'Until the handover the member in Azure has priority 0, or the set may choose it in the middle of the day. The first change runs on the old primary, which cannot give itself priority 0: the set chooses the member with the highest priority as soon as it has caught up, by itself. The second runs on the new primary, and keeps the others from ever being chosen. A set without a majority of its votes takes no writes: before members of the site are shut down, remove them one by one with rs.remove, or have as many votes in Azure.',
    source:
      'MongoDB manual: force a member to become primary; adjust priority for replica set member; rs.reconfig; replica set elections; repl_set_config_checks of the server (a primary that is not electable is refused)',
  },
  {
    products: ['redis'],
    name: 'Redis',
    findPrimary: ['redis-cli INFO replication'],
    freeze: ['redis-cli CLIENT PAUSE 600000 WRITE', 'redis-cli DBSIZE'],
    frozen: [
      'A test write waits, and the number of keys stands still. master_repl_offset goes on by the pings to replicas (every 10 s by default), which are no writes.',
    ],
    thaw: ['redis-cli CLIENT UNPAUSE'],
    position: ['redis-cli INFO replication', 'redis-cli DBSIZE'],
    stop: ['redis-cli SHUTDOWN SAVE'],
    freeCopy: [],
    compare: ['redis-cli INFO replication', 'redis-cli DBSIZE'],
    compareExpect:
      'slave_repl_offset of the new one has reached the master_repl_offset that was noted, master_link_status is up, and both have as many keys.',
    handover: 'fenceFirst',
    fence: [
      'redis-cli CONFIG SET min-replicas-to-write 100',
      'redis-cli CONFIG REWRITE',
      'redis-cli CLIENT UNPAUSE',
      'redis-cli CLIENT KILL TYPE normal',
      'systemctl disable --now redis-server',
    ],
    promote: ['redis-cli REPLICAOF NO ONE', 'redis-cli CONFIG REWRITE'],
    check: ['redis-cli ROLE', 'redis-cli DBSIZE'],
    unfence: [
      'systemctl enable --now redis-server',
      'redis-cli CONFIG SET min-replicas-to-write VALUE_OF_BEFORE',
      'redis-cli CONFIG REWRITE',
    ],
    note: 'The pause ends by itself after 10 minutes, and what has waited is then written: fence before that. WRITE is there from 6.2 on; before, the pause stops reading as well. min-replicas-to-write refuses only while min-replicas-max-lag is not 0. Read the value of min-replicas-to-write before. A cache that can be filled again needs none of this: start it empty in Azure. One that holds sessions logs every user out where it is lost. With Sentinel or Cluster, hand over by SENTINEL FAILOVER or CLUSTER FAILOVER, or they choose for themselves. CONFIG REWRITE is refused by a server that was started without a configuration file: then write the line into what starts it. The service may be called redis.',
    source:
      'Redis commands: CLIENT PAUSE, CLIENT UNPAUSE, CLIENT KILL, REPLICAOF, INFO, CONFIG REWRITE (redis.io/commands/config-rewrite), FAILOVER; redis.conf: min-replicas-to-write, min-replicas-max-lag, repl-ping-replica-period',
  },
  {
    products: ['rabbitmq'],
    name: 'RabbitMQ',
    findPrimary: [
      'rabbitmqctl cluster_status',
      'rabbitmqctl list_queues name type messages_ready messages_unacknowledged consumers',
    ],
    freeze: ['rabbitmqctl list_connections user peer_host state'],
    frozen: [
      'No connection of a producer is left. Consumers go on until every queue is empty; what is left then is listed, and somebody decides about it.',
    ],
    thaw: [],
    position: ['rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers'],
    stop: ['rabbitmqctl stop'],
    freeCopy: [],
    compare: ['rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers'],
    compareExpect:
      'Producers are stopped, consumers are not; every queue comes to 0 ready and 0 unacknowledged messages.',
    handover: 'fenceFirst',
    fence: [
      "rabbitmqctl close_all_connections --global 'moved to Azure'",
      'rabbitmq-upgrade drain',
      'systemctl disable --now rabbitmq-server',
    ],
    promote: ['rabbitmqctl start_app', 'rabbitmqctl cluster_status'],
    check: ['rabbitmqctl list_queues name consumers', 'rabbitmq-diagnostics check_port_connectivity'],
    unfence: ['systemctl enable --now rabbitmq-server', 'rabbitmq-upgrade revive'],
    note: 'list_queues shows one virtual host, / by default: repeat it with -p for each of rabbitmqctl list_vhosts. Queues are drained, not copied: a message that is on both sides is worked on twice. Export the definitions beforehand (rabbitmqctl export_definitions).',
    source:
      'RabbitMQ manual pages: rabbitmqctl(8): cluster_status, list_queues, list_connections, close_all_connections, stop, start_app; rabbitmq-upgrade(8), 06/22/2023: drain, revive. Ours, not from a manual: check_port_connectivity and export_definitions, and an empty queue as the sign that nothing is left',
  },
];
