import type { MachineRole } from '../model/index.js';

/** Words of people for roles, in tags `role` and in names of machines; lower case. */
const WORDS: Readonly<Record<MachineRole, { readonly words: readonly string[]; readonly inNames: readonly string[] }>> =
  {
    web: { words: ['web', 'webserver', 'frontend', 'static'], inNames: ['web', 'www', 'fe', 'frontend'] },
    gateway: { words: ['gateway', 'apigateway', 'proxy', 'loadbalancer'], inNames: ['gw', 'gateway', 'proxy', 'lb'] },
    api: { words: ['api', 'microservice'], inNames: ['api'] },
    application: { words: ['application', 'app', 'applicationserver'], inNames: ['app'] },
    cache: { words: ['cache', 'redis', 'memcached'], inNames: ['redis', 'cache'] },
    queue: { words: ['queue', 'messagebroker', 'broker', 'rabbitmq'], inNames: ['mq', 'rabbit', 'queue'] },
    database: {
      words: [
        'database',
        'db',
        'sql',
        'sqlserver',
        'mssql',
        'postgresql',
        'postgres',
        'mysql',
        'mariadb',
        'oracle',
        'mongodb',
      ],
      inNames: ['db', 'sql', 'mysql', 'pg', 'ora', 'oracle', 'mongo'],
    },
    directory: {
      words: ['directory', 'domaincontroller', 'dc', 'activedirectory', 'ad', 'ldap'],
      inNames: ['dc', 'ad', 'ldap'],
    },
    dns: { words: ['dns', 'nameserver'], inNames: ['dns', 'ns'] },
    file: { words: ['file', 'fileserver', 'nas', 'nfs'], inNames: ['file', 'files', 'fs', 'nas', 'nfs'] },
    log: { words: ['log', 'logs', 'logging', 'syslog'], inNames: ['log', 'logs', 'syslog', 'elk'] },
    batch: { words: ['batch', 'scheduler'], inNames: ['batch'] },
    monitoring: { words: ['monitoring', 'monitor'], inNames: ['mon', 'monitor', 'nagios', 'zabbix'] },
    backup: { words: ['backup'], inNames: ['bkp', 'backup', 'veeam'] },
    scanner: { words: ['scanner'], inNames: ['scan', 'scanner'] },
    jumpHost: { words: ['jumphost', 'jump', 'bastion', 'jumpserver'], inNames: ['jump', 'bastion'] },
    firewall: { words: ['firewall', 'nat', 'natfirewall', 'router'], inNames: ['fw', 'nat', 'firewall'] },
    compute: { words: ['compute', 'hpc', 'simulation'], inNames: ['hpc', 'sim'] },
    clusterNode: { words: ['clusternode', 'cluster'], inNames: [] },
    licenceServer: { words: ['licenceserver', 'licenseserver'], inNames: ['lic', 'flexlm'] },
  };

const indexOf = (pick: (role: MachineRole) => readonly string[]): ReadonlyMap<string, MachineRole> =>
  new Map((Object.keys(WORDS) as MachineRole[]).flatMap((role) => pick(role).map((word) => [word, role] as const)));

const BY_WORD = indexOf((role) => WORDS[role].words);
const BY_NAME_PART = indexOf((role) => WORDS[role].inNames);

/** The roles that the value of a tag `role` names, `cache` or `web, api`; words that name none are left out. */
export function rolesOfTag(value: string): readonly MachineRole[] {
  const words = value.split(/[,;/|+]/).map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  return [...new Set(words.flatMap((word) => BY_WORD.get(word) ?? []))];
}

/** A part of a machine's name that is customary for a role, such as `web` in `shop-web01`; the first one. Null without. */
export function roleOfName(name: string): { readonly role: MachineRole; readonly part: string } | null {
  for (const part of name
    .split('.')[0]!
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)) {
    const word = part.replace(/\d+$/, '');
    const role = BY_NAME_PART.get(word);
    if (role !== undefined) return { role, part: word };
  }
  return null;
}
