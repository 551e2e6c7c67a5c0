import type { FactGuide } from '../rules/index.js';
import { defineRule } from './define-rule.js';
import { exampleWith } from './example-facts.js';
import type { ModernisationFacts } from './facts.js';
import type { CandidateRule } from './rule.js';
import { ORACLE_AT_AZURE_REGIONS } from './services.js';

const LEARN = 'learn.microsoft.com/azure';

const POSTGRESQL: FactGuide = {
  label: 'the version of PostgreSQL, its extensions and the size of its databases',
  howToGet:
    'run SELECT version(); SELECT * FROM pg_extension; SELECT datname, pg_database_size(datname) FROM pg_database; as pg_monitor',
};
const MYSQL: FactGuide = {
  label: 'the version of MySQL, storage engines and users with SUPER',
  howToGet:
    'run SELECT version(); SELECT engine, count(*) FROM information_schema.tables GROUP BY engine; SHOW GRANTS; with PROCESS and SELECT on mysql.*',
};
const SQL_SERVER: FactGuide = {
  label:
    'features in use: cross-database queries, linked servers, Agent jobs, CLR, FILESTREAM, number and size of databases',
  howToGet: 'run the SQL assessment of Azure Migrate, or DMA; it needs sysadmin or CONTROL SERVER',
};
const ORACLE: FactGuide = {
  label: 'edition, options and version of Oracle Database, and whether it is a RAC',
  howToGet:
    'run SELECT banner_full FROM v$version; SELECT name, currently_used FROM dba_feature_usage_statistics; as a user with SELECT_CATALOG_ROLE',
};
const REDIS: FactGuide = {
  label: 'the version of Redis, its modules, cluster mode, persistence and the memory of its data',
  howToGet: 'run redis-cli INFO and MODULE LIST, which need a user with +info +module',
};
const RABBIT: FactGuide = {
  label: 'exchanges, bindings, plug-ins, protocols and the largest message',
  howToGet: 'run rabbitmqctl export_definitions and rabbitmq-plugins list --enabled, as the user rabbitmq or root',
};

/** Larger databases have fewer services, and a plan of their own. */
const LARGEST_FLEXIBLE_GIB = 32_768;
const LARGEST_INSTANCE_GIB = 16_384;

const tooLarge = ({ storageGib }: ModernisationFacts, most: number): readonly string[] =>
  storageGib !== null && storageGib > most
    ? [`its disks hold ${storageGib} GiB, more than the ${most} GiB of the service`]
    : [];

const UNKNOWN_USE = ['version and features in use are unknown'];

export const DATA_RULES: readonly CandidateRule[] = [
  defineRule({
    id: 'paas/postgresql',
    service: 'postgresql-flexible-server',
    roles: ['database'],
    products: ['postgresql'],
    movesData: true,
    inTheWay: (facts) => [...UNKNOWN_USE, ...tooLarge(facts, LARGEST_FLEXIBLE_GIB)],
    message: '{machine} serves PostgreSQL ({sign})',
    remedy:
      'run the PostgreSQL assessment, then the migration service of {service} with change data capture; switch over by name in the window',
    source: `${LEARN}/migrate/assessment-rules-for-postgresql, of 2025-09-19`,
    caveats: [
      'no superuser; extensions are those of an allow-list; no access to files of the server',
      'a replica becomes high availability or a read replica, not a server of its own',
      'the detailed rules of PostgreSQL are checked where its inventory is given',
    ],
    toFindOut: [POSTGRESQL],
    examples: {
      passing: [exampleWith('database', 'oracle')],
      failing: [exampleWith('database', 'postgresql', { dataDisksGib: [500, 200] })],
    },
  }),
  defineRule({
    id: 'paas/mysql',
    service: 'mysql-flexible-server',
    roles: ['database'],
    products: ['mysql'],
    movesData: true,
    inTheWay: (facts) => [...UNKNOWN_USE, ...tooLarge(facts, LARGEST_FLEXIBLE_GIB)],
    message: '{machine} serves MySQL or MariaDB ({sign})',
    remedy:
      'assess versions and engines, load a copy with mydumper or Data Migration Service, follow by data-in replication, and switch over by name',
    source: `${LEARN}/migrate/assessments-overview-migrate-to-azure-db-mysql, of 2025-05-08`,
    caveats: ['InnoDB only; no SUPER', 'MariaDB is another product since 10: test it as a change of database'],
    toFindOut: [MYSQL],
    examples: {
      passing: [exampleWith('database', 'postgresql')],
      failing: [exampleWith('database', 'mysql', { dataDisksGib: [200] })],
    },
  }),
  defineRule({
    id: 'paas/sql-managed-instance',
    service: 'sql-managed-instance',
    roles: ['database'],
    products: ['sql-server'],
    movesData: true,
    inTheWay: (facts) => [...UNKNOWN_USE, ...tooLarge(facts, LARGEST_INSTANCE_GIB)],
    message: '{machine} serves SQL Server ({sign})',
    remedy: 'run the SQL assessment, then link or restore the databases to {service}; cut over in the window',
    source: `${LEARN}/migrate/concepts-azure-sql-assessment-calculation, of 2023-03-15`,
    caveats: [
      'at most 100 user databases an instance; no FILESTREAM, no trace flags but those of a list',
      'the detailed rules of SQL Server are checked where its inventory is given',
    ],
    toFindOut: [SQL_SERVER],
    examples: {
      passing: [exampleWith('database', 'mysql')],
      failing: [exampleWith('database', 'sql-server', { osFamily: 'windows', dataDisksGib: [500, 500] })],
    },
  }),
  defineRule({
    id: 'paas/sql-database',
    service: 'sql-database',
    roles: ['database'],
    products: ['sql-server'],
    movesData: true,
    inTheWay: () => [...UNKNOWN_USE, 'jobs, links and queries across databases have to be rebuilt'],
    message: '{machine} serves SQL Server ({sign})',
    remedy:
      'take {service} for single databases of new or small programs, once the assessment shows no feature of the whole instance in use',
    source: `${LEARN}/migrate/concepts-azure-sql-assessment-calculation, of 2023-03-15`,
    work: { codeChange: 'whatever uses more than one database', containers: false },
    caveats: ['one database at a time: no cross-database queries, no SQL Agent, no CLR'],
    toFindOut: [SQL_SERVER],
    examples: {
      passing: [exampleWith('database', 'oracle')],
      failing: [exampleWith('database', 'sql-server')],
    },
  }),
  defineRule({
    id: 'paas/sql-vm',
    service: 'sql-server-vm',
    roles: ['database'],
    products: ['sql-server'],
    movesData: true,
    message: '{machine} serves SQL Server and can move as it is ({sign})',
    remedy:
      'build an always-on group or restore onto a new VM with the SQL IaaS agent extension, rather than copying disks under load',
    source: `${LEARN}/azure-sql/virtual-machines/windows/sql-server-on-azure-vm-iaas-what-is-overview, of 2023-03-15`,
    caveats: [
      'patches, backups and high availability stay yours',
      'portolan licences counts its cores before and after',
    ],
    toFindOut: [SQL_SERVER],
    examples: {
      passing: [exampleWith('database', 'postgresql')],
      failing: [exampleWith('database', 'sql-server')],
    },
  }),
  defineRule({
    id: 'paas/oracle-at-azure',
    service: 'oracle-database-at-azure',
    roles: ['database'],
    products: ['oracle'],
    movesData: true,
    only: ({ region }) => ORACLE_AT_AZURE_REGIONS.has(region),
    inTheWay: () => UNKNOWN_USE,
    message: '{machine} serves Oracle Database, and {service} is offered in {region} ({sign})',
    remedy:
      'ask Oracle for a private offer, size it with the AWR of a busy month, and move by Zero Downtime Migration or Data Guard',
    source: `${LEARN}/oracle/oracle-db/oracle-database-regions, of 2025-11-12; docs.oracle.com/iaas/Content/multicloud/oaa_regions.htm`,
    caveats: [
      'Exadata, Autonomous and Base Database differ by region and zone; the smallest is large for one database',
      'licences are brought or included, and counted by other rules than on VMs',
      'programs should stand in the same zone: every query crosses the network',
    ],
    toFindOut: [ORACLE],
    examples: {
      passing: [exampleWith('database', 'oracle', { region: 'westus2' })],
      failing: [exampleWith('database', 'oracle', { region: 'australiaeast' })],
    },
  }),
  defineRule({
    id: 'paas/oracle-vm',
    service: 'oracle-vm',
    roles: ['database'],
    products: ['oracle'],
    movesData: true,
    message: '{machine} serves Oracle Database and can run on a VM with licences of your own ({sign})',
    remedy:
      'choose a constrained-core size, license its vCPUs (portolan licences), and move by Data Guard rather than by copying disks',
    source: 'the licensing rules that portolan licences counts by, with their dates (docs/licences.md)',
    caveats: [
      'no RAC on VMs of Azure',
      'two vCPUs count as one processor where threads are on; the core factor does not count',
    ],
    toFindOut: [ORACLE],
    examples: {
      passing: [exampleWith('database', 'sql-server')],
      failing: [exampleWith('database', 'oracle', { licences: '8 processor licences' })],
    },
  }),
  defineRule({
    id: 'paas/redis',
    service: 'managed-redis',
    roles: ['cache'],
    products: ['redis'],
    movesData: true,
    inTheWay: () => ['version, modules and cluster mode are unknown'],
    message: '{machine} serves Redis ({sign})',
    remedy:
      'create {service} of the memory of the data, change the endpoint and port of the programs, and let the cache fill again',
    source: `${LEARN}/redis/overview and ${LEARN}/azure-cache-for-redis/retirement-faq, as of 2026-07`,
    work: { codeChange: 'endpoint, port 10000 with TLS, and perhaps a client for clusters', containers: false },
    caveats: [
      'Azure Cache for Redis is no target: it retires on 2027-03-31 and 2028-09-30',
      'one database unless the cluster policy is non-clustered; sentinels go away',
      'data that must not be lost is exported as RDB first',
    ],
    toFindOut: [REDIS],
    examples: {
      passing: [exampleWith('cache', 'memcached')],
      failing: [exampleWith('cache', 'redis', { dataDisksGib: [100] })],
    },
  }),
  defineRule({
    id: 'paas/rabbitmq-service-bus',
    service: 'service-bus',
    roles: ['queue'],
    products: ['rabbitmq'],
    movesData: true,
    inTheWay: () => [
      'every program that speaks AMQP 0-9-1 has to be changed',
      'exchanges, bindings and plug-ins in use are unknown',
    ],
    message: '{machine} serves RabbitMQ ({sign})',
    remedy:
      'list exchanges and plug-ins; map queues and topics to {service}; bridge by a shovel over AMQP 1.0 while programs change one by one',
    source: `${LEARN}/service-bus-messaging/service-bus-amqp-overview, of 2018-01-30; rabbitmq.com/docs/amqp`,
    work: { codeChange: 'clients of AMQP 0-9-1 become clients of Service Bus or of AMQP 1.0', containers: false },
    caveats: [
      'AMQP 0-9-1 is another protocol than AMQP 1.0, not an older version of it',
      'exchanges become topics with filters; header exchanges, priorities, per-message TTL and plug-ins differ or are missing',
      'the largest message depends on the tier: compare it with the largest of today',
    ],
    toFindOut: [RABBIT],
    examples: {
      passing: [exampleWith('queue', 'kafka')],
      failing: [exampleWith('queue', 'rabbitmq', { dataDisksGib: [200] })],
    },
  }),
  defineRule({
    id: 'paas/rabbitmq-vm',
    service: 'rabbitmq-vm',
    roles: ['queue'],
    products: ['rabbitmq'],
    movesData: true,
    message: '{machine} serves RabbitMQ, which can stay what it is ({sign})',
    remedy:
      'build a new cluster on VMs or by the cluster operator on AKS, federate or shovel, and switch programs over by name',
    source: 'rabbitmq.com/docs/clustering; rabbitmq.com/kubernetes/operator/operator-overview',
    caveats: ['patches and quorum stay yours', 'disks of nodes are not copied while they run: build, join, drain'],
    toFindOut: [RABBIT],
    examples: { passing: [exampleWith('queue', 'kafka')], failing: [exampleWith('queue', 'rabbitmq')] },
  }),
];
