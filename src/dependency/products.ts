import type { MachineRole } from '../model/index.js';

export interface Product {
  /** Lower case, stable: `postgresql`. */
  readonly id: string;
  /** As its vendor writes it. */
  readonly name: string;
  /** What a machine is for that serves it. */
  readonly roles: readonly MachineRole[];
  /** Lower case, without `.exe`. */
  readonly processes: readonly string[];
  /** Ports that stand for this product where nothing else is known; a port of several products stands for none. */
  readonly ports: readonly number[];
  /** Found in names of applications and software, without regard to case. */
  readonly applications: readonly string[];
  /** `runtime`: it runs programs of the owner, so that only they tell what the machine is for; `agent`: serves no users. */
  readonly kind: 'server' | 'runtime' | 'agent';
  /** Its processes run on other machines too: they tell it only where they serve one of its ports. */
  readonly needsPort?: boolean;
  /** The runtime as which its process may show: Java behind port 5044 is Logstash. */
  readonly runsOn?: string;
}

const product = (
  id: string,
  name: string,
  more: Partial<Omit<Product, 'id' | 'name'>> & Pick<Product, 'roles'>,
): Product => ({ id, name, processes: [], ports: [], applications: [], kind: 'server', ...more });

const runtime = (
  id: string,
  name: string,
  processes: readonly string[],
  applications: readonly string[] = [],
): Product => product(id, name, { roles: ['application'], processes, applications, kind: 'runtime' });

const agent = (id: string, name: string, processes: readonly string[], ports: readonly number[] = []): Product =>
  product(id, name, { roles: [], processes, ports, kind: 'agent' });

/**
 * Software by the names of its processes, its usual ports and the names that inventories of software give it. A dated table, written on 2026-11-21.
 *
 * Of the ports 22, 53, 88, 135, 161, 389, 445, 514, 636, 1433, 2049, 3306, 3389, 5432, 5672, 6379, 10050 and 10051 stand in IANA's registry of service
 * names and port numbers for that service, as Debian's package netbase 6.4 carries it (/etc/services). Every other port is by common use, ours, whether
 * or not the registry has it too; so are the names of processes and applications: no document of a vendor was read for them.
 */
export const PRODUCTS: readonly Product[] = [
  // Web servers and gateways
  product('nginx', 'NGINX', { roles: ['web'], processes: ['nginx'], applications: ['nginx'] }),
  product('apache-httpd', 'Apache HTTP Server', {
    ...{ roles: ['web'], processes: ['httpd', 'apache2'] },
    applications: ['apache http server', 'apache httpd'],
  }),
  product('iis', 'Internet Information Services', {
    ...{ roles: ['web', 'application'], processes: ['w3wp', 'inetinfo'] },
    applications: ['internet information services'],
  }),
  product('caddy', 'Caddy', { roles: ['web'], processes: ['caddy'] }),
  product('envoy', 'Envoy', { roles: ['gateway'], processes: ['envoy'], applications: ['envoy proxy'] }),
  product('kong', 'Kong Gateway', { roles: ['gateway'], processes: ['kong'], ports: [8001], applications: ['kong'] }),
  product('haproxy', 'HAProxy', { roles: ['gateway'], processes: ['haproxy'], applications: ['haproxy'] }),
  product('traefik', 'Traefik', { roles: ['gateway'], processes: ['traefik'], applications: ['traefik'] }),
  product('tyk', 'Tyk', { roles: ['gateway'], processes: ['tyk'], applications: ['tyk gateway'] }),
  // Runtimes
  runtime('python', 'Python', ['python', 'python2', 'python3', 'gunicorn', 'uvicorn', 'uwsgi', 'hypercorn']),
  runtime('node', 'Node.js', ['node', 'nodejs', 'pm2'], ['node.js']),
  runtime('dotnet', '.NET', ['dotnet'], ['asp.net core']),
  runtime('java', 'Java', ['java', 'javaw']),
  runtime('tomcat', 'Apache Tomcat', ['tomcat', 'tomcat7', 'tomcat8', 'tomcat9', 'catalina'], ['tomcat']),
  runtime('php', 'PHP', ['php', 'php-fpm', 'php-cgi']),
  runtime('ruby', 'Ruby', ['ruby', 'puma', 'unicorn']),
  product('tensorflow-serving', 'TensorFlow Serving', {
    ...{ roles: ['api'], processes: ['tensorflow_model_server', 'tensorflow_model'], ports: [8501] },
    applications: ['tensorflow serving'],
  }),
  // Caches and queues
  product('redis', 'Redis', {
    ...{ roles: ['cache'], processes: ['redis-server', 'redis-sentinel', 'valkey-server'], ports: [6379, 26_379] },
    applications: ['redis'],
  }),
  product('memcached', 'Memcached', { roles: ['cache'], processes: ['memcached'], ports: [11_211] }),
  product('rabbitmq', 'RabbitMQ', {
    ...{ roles: ['queue'], processes: ['beam.smp', 'rabbitmq-server', 'erl'], ports: [5672, 25_672, 15_672] },
    applications: ['rabbitmq'],
  }),
  product('kafka', 'Apache Kafka', {
    runsOn: 'java',
    roles: ['queue'],
    processes: ['kafka'],
    ports: [9092],
    applications: ['kafka'],
  }),
  product('activemq', 'Apache ActiveMQ', {
    runsOn: 'java',
    roles: ['queue'],
    processes: ['activemq'],
    ports: [61_616],
    applications: ['activemq'],
  }),
  // Databases
  product('postgresql', 'PostgreSQL', {
    ...{ roles: ['database'], processes: ['postgres', 'postmaster', 'pgbouncer'], ports: [5432, 6432] },
    applications: ['postgresql', 'postgres'],
  }),
  product('mysql', 'MySQL', {
    ...{ roles: ['database'], processes: ['mysqld', 'mysqld-nt', 'mariadbd'], ports: [3306, 33_060] },
    applications: ['mysql', 'mariadb'],
  }),
  product('oracle', 'Oracle Database', {
    ...{ roles: ['database'], processes: ['oracle', 'tnslsnr'], ports: [1521] },
    applications: ['oracle database', 'oracle db'],
  }),
  product('sql-server', 'SQL Server', {
    ...{ roles: ['database'], processes: ['sqlservr', 'sqlbrowser'], ports: [1433] },
    applications: ['sql server'],
  }),
  product('mongodb', 'MongoDB', {
    roles: ['database'],
    processes: ['mongod', 'mongos'],
    ports: [27_017],
    applications: ['mongodb'],
  }),
  product('cassandra', 'Apache Cassandra', {
    runsOn: 'java',
    roles: ['database'],
    processes: ['cassandra'],
    ports: [9042],
    applications: ['cassandra'],
  }),
  product('db2', 'IBM Db2', {
    roles: ['database'],
    processes: ['db2sysc', 'db2syscs'],
    ports: [50_000],
    applications: ['ibm db2'],
  }),
  // Directory, names, files
  product('active-directory', 'Active Directory Domain Services', {
    ...{ roles: ['directory'], processes: ['ntds', 'lsass'], ports: [88, 389, 636, 3268, 3269] },
    needsPort: true,
    applications: ['active directory domain services'],
  }),
  product('openldap', 'OpenLDAP', { roles: ['directory'], processes: ['slapd'], applications: ['openldap'] }),
  product('windows-dns', 'Windows DNS', { roles: ['dns'], processes: ['dns'], ports: [53] }),
  product('bind', 'BIND', { roles: ['dns'], processes: ['named'], applications: ['isc bind'] }),
  product('samba', 'Samba', { roles: ['file'], processes: ['smbd'], applications: ['samba'] }),
  product('windows-file', 'Windows file sharing', { roles: ['file'], ports: [445] }),
  product('nfs', 'NFS', { roles: ['file'], processes: ['nfsd', 'rpc.nfsd', 'ganesha.nfsd'], ports: [2049] }),
  // Logs, monitoring, backup
  product('logstash', 'Logstash', {
    runsOn: 'java',
    roles: ['log'],
    processes: ['logstash'],
    ports: [5044],
    applications: ['logstash'],
  }),
  product('elasticsearch', 'Elasticsearch', {
    ...{ runsOn: 'java', roles: ['log'], processes: ['elasticsearch', 'opensearch'], ports: [9200, 9300] },
    applications: ['elasticsearch', 'opensearch'],
  }),
  product('syslog', 'syslog', { roles: ['log'], processes: ['rsyslogd', 'syslog-ng', 'syslogd'], ports: [514] }),
  product('splunk', 'Splunk', {
    roles: ['log'],
    processes: ['splunkd'],
    ports: [9997],
    applications: ['splunk enterprise'],
  }),
  product('graylog', 'Graylog', { roles: ['log'], processes: ['graylog', 'graylog-server'], ports: [12_201] }),
  product('prometheus', 'Prometheus', { roles: ['monitoring'], processes: ['prometheus'], ports: [9090] }),
  product('zabbix', 'Zabbix', { roles: ['monitoring'], processes: ['zabbix_server'], ports: [10_051] }),
  product('netbackup', 'NetBackup', { roles: ['backup'], processes: ['vnetd', 'bpcd'], ports: [13_724] }),
  product('veeam', 'Veeam Backup', { roles: ['backup'], processes: ['veeam.backup.service'], ports: [9392] }),
  // Firewalls and licences
  product('conntrackd', 'conntrackd', { roles: ['firewall'], processes: ['conntrackd'] }),
  product('pfsense', 'pfSense', { roles: ['firewall'], applications: ['pfsense', 'opnsense'] }),
  product('flexlm', 'FlexNet licence server', {
    roles: ['licenceServer'],
    processes: ['lmgrd', 'lmadmin'],
    ports: [27_000],
  }),
  // What runs on any machine and says nothing of what it is for
  agent('ssh', 'SSH', ['sshd'], [22]),
  agent('remote-desktop', 'Remote Desktop', ['termservice'], [3389]),
  agent('winrm', 'Windows Remote Management', ['wsmprovhost'], [5985, 5986]),
  agent('rpc', 'Windows RPC', ['rpcss'], [135]),
  agent('node-exporter', 'Prometheus exporter', ['node_exporter', 'windows_exporter'], [9100, 9182]),
  agent('zabbix-agent', 'Zabbix agent', ['zabbix_agentd', 'zabbix_agent2'], [10_050]),
  agent('snmp', 'SNMP', ['snmpd', 'snmp'], [161]),
];

const plainProcess = (process: string): string =>
  process
    .trim()
    .toLowerCase()
    .replace(/^.*[/\\]/, '')
    .replace(/\.exe$/, '');

const BY_PROCESS: ReadonlyMap<string, Product> = new Map(
  PRODUCTS.flatMap((one) => one.processes.map((process) => [process, one] as const)),
);
const BY_PORT: ReadonlyMap<number, Product> = new Map(
  PRODUCTS.flatMap((one) => one.ports.map((port) => [port, one] as const)),
);

/** Windows shares files from its kernel, whose process tells nothing but its port does. */
const KERNEL_PROCESSES: ReadonlySet<string> = new Set(['system', 'svchost']);
export const isKernelProcess = (process: string): boolean => KERNEL_PROCESSES.has(plainProcess(process));

/** By the name of a process, with or without its path, `.exe` and version: `python3.11` is Python. Null for one not in the table. */
export function productOfProcess(process: string): Product | null {
  const plain = plainProcess(process);
  return BY_PROCESS.get(plain) ?? BY_PROCESS.get(plain.replace(/[-.]?\d+(?:\.\d+)*$/, '')) ?? null;
}

export const productOfPort = (port: number): Product | null => BY_PORT.get(port) ?? null;

/** By a name of an application or of software; null for one not in the table. */
export function productOfApplication(application: string): Product | null {
  const plain = application.toLowerCase();
  return PRODUCTS.find((one) => one.applications.some((name) => isWordsIn(name, plain))) ?? null;
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Whole words only: `kong` is not in `hongkong`. */
function isWordsIn(words: string, text: string): boolean {
  const at = text.indexOf(words);
  return at >= 0 && !isLetter(text[at - 1]) && !isLetter(text[at + words.length]);
}
