import { compareText, countOf } from '../model/index.js';
import type { Machine, MachineRole, RoleEvidence } from '../model/index.js';
import { batchWork } from './batch-work.js';
import { productOfApplication } from './products.js';
import type { Product } from './products.js';
import { roleOfName, rolesOfTag } from './role-words.js';
import type { Asking, MachineServices, Service } from './services.js';

type Machines = Pick<Machine, 'name' | 'tags' | 'annotation' | 'condition' | 'os'>;

/** Of how many machines one must be logged on to from a machine to make that one a jump host. */
const JUMP_HOST_TARGETS = 5;
/** So many machines, on so many ports, are asked by a scanner. */
const SCANNER_TARGETS = 20;
const SCANNER_PORTS = 3;

const LOGON_CLIENTS: ReadonlySet<string> = new Set(['ssh', 'mstsc', 'putty', 'mremoteng']);

const CONFIDENCES: readonly RoleEvidence['confidence'][] = ['high', 'medium', 'low'];
const SIGNS: readonly RoleEvidence['from'][] = ['decision', 'tag', 'process', 'software', 'port', 'annotation', 'name'];

/**
 * What a machine is for, with every sign of it. How sure a sign is follows from its kind alone: a decision, a tag, and a process of
 * a product that serves or asks are high; a runtime, which could run anything, an application by name, and habits of asking are
 * medium; a port without a known process, a note and a name are low.
 *
 * @param services of the machine; null where no connection names it
 * @param decided roles that people decided, as signs of the kind `decision`
 * @returns one sign for each role, kind of sign and product; the surest first, then by kind, role and product
 */
export function deriveRoles(
  machine: Machines,
  services: MachineServices | null,
  decided: readonly RoleEvidence[] = [],
): readonly RoleEvidence[] {
  const signs: RoleEvidence[] = [
    ...decided,
    ...rolesFromTags(machine),
    ...rolesFromSqlServer(machine),
    ...(services === null ? [] : rolesFromServices(services)),
    ...rolesFromText(machine),
  ];
  const best = new Map<string, RoleEvidence>();
  for (const one of signs.toSorted(compareSigns)) {
    const key = `${one.role}\n${one.from}\n${one.product ?? ''}`;
    if (!best.has(key)) best.set(key, one);
  }
  return [...best.values()];
}

const sign = (role: MachineRole, more: Omit<RoleEvidence, 'role'>): RoleEvidence => ({ role, ...more });

const compareSigns = (left: RoleEvidence, right: RoleEvidence): number =>
  CONFIDENCES.indexOf(left.confidence) - CONFIDENCES.indexOf(right.confidence) ||
  SIGNS.indexOf(left.from) - SIGNS.indexOf(right.from) ||
  compareText(left.role, right.role) ||
  compareText(left.product ?? '', right.product ?? '') ||
  compareText(left.said, right.said);

/** What is short for a database in a tag `role`, and in the name of an application could be anything of its vendor. */
const SHORT_FOR: ReadonlyMap<string, string> = new Map([
  ['oracle', 'oracle'],
  ['mssql', 'sql-server'],
  ['sqlserver', 'sql-server'],
]);

const productOfTag = (value: string): string | null =>
  productOfApplication(value)?.id ?? SHORT_FOR.get(value.trim().toLowerCase()) ?? null;

function rolesFromTags({ tags }: Machines): readonly RoleEvidence[] {
  return tags
    .filter(([key]) => key.trim().toLowerCase() === 'role')
    .flatMap(([key, value]) => {
      const product = productOfTag(value);
      return rolesOfTag(value).map((role) =>
        sign(role, { from: 'tag', confidence: 'high', product, said: `tag ${key}=${value}` }),
      );
    });
}

/** What an inventory of the software found of SQL Server: a service is there to serve, other traces may be an instance that is stopped. */
function rolesFromSqlServer({ condition }: Machines): readonly RoleEvidence[] {
  const { sqlServersFound: servers, sqlServiceFound } = condition;
  const count = servers === null ? '' : ` (${countOf(servers, 'SQL Server')} found)`;
  const found = { from: 'software', product: 'sql-server' } as const;
  if (sqlServiceFound === true) {
    const said = `the inventory of its software found a service of SQL Server${count}`;
    return [sign('database', { ...found, confidence: 'high', said })];
  }
  if (servers === null || servers === 0) return [];
  const said = `the inventory of its software found ${countOf(servers, 'SQL Server')}`;
  return [sign('database', { ...found, confidence: 'medium', said })];
}

/** Where somebody looked for SQL Server and found none: "sql" meant it, and "db" most likely does on Windows; other products were not looked for. */
function isNameRefuted(part: string, { condition, os }: Machines): boolean {
  if (condition.sqlServersFound !== 0 || condition.sqlServiceFound === true) return false;
  return part === 'sql' || (part === 'db' && os.family === 'windows');
}

/** What its name seems to say, unless somebody looked and found nothing of it. */
function roleNamed(machine: Machines): ReturnType<typeof roleOfName> {
  const named = roleOfName(machine.name);
  return named?.role === 'database' && isNameRefuted(named.part, machine) ? null : named;
}

function rolesFromText(machine: Machines): readonly RoleEvidence[] {
  const { annotation } = machine;
  const noted = annotation === null ? null : productOfApplication(annotation);
  const named = roleNamed(machine);
  return [
    ...(noted === null
      ? []
      : noted.roles.map((role) =>
          sign(role, {
            from: 'annotation',
            confidence: 'low',
            product: noted.id,
            said: `the note names ${noted.name}`,
          }),
        )),
    ...(named === null
      ? []
      : [sign(named.role, { from: 'name', confidence: 'low', product: null, said: `"${named.part}" in its name` })]),
  ];
}

function rolesFromServices(services: MachineServices): readonly RoleEvidence[] {
  return [
    ...services.serves.flatMap((service) => rolesFromService(service, services)),
    ...services.asks.flatMap((asking) => rolesFromAsking(asking, services)),
    ...batchWork(services),
  ];
}

/** `1 machine`, `2 machines`. */
const FROM = { process: 'process', application: 'software', port: 'port' } as const;

function rolesFromService(service: Service, all: MachineServices): readonly RoleEvidence[] {
  const { product, by, port, processes, clients } = service;
  if (product === null || by === null) return [];
  const isSeen = processes.length > 0;
  // Somebody tried the port; a machine that was looked into would show who listens there.
  if (!isSeen && all.isLookedInto) return [];
  const served = `serves port ${port} to ${countOf(clients, 'client')}`;
  const said = isSeen ? `process ${processes[0]!.process || processes[0]!.application} ${served}` : served;
  return rolesOfServing(service, product, all).map((role) =>
    sign(role, { from: FROM[by], confidence: confidenceOfService(service, product), product: product.id, said }),
  );
}

function confidenceOfService({ by, processes }: Service, product: Product): RoleEvidence['confidence'] {
  if (processes.length === 0) return 'low';
  return by === 'process' && product.kind === 'server' ? 'high' : 'medium';
}

const isFrontProcess = (process: string): boolean =>
  /^(?:nginx|httpd|apache2|envoy|kong|haproxy|traefik)(?:\.exe)?$/i.test(process);

/** Ports on which web applications usually answer. */
const isWebPort = (port: number): boolean =>
  port === 80 || port === 443 || port === 3000 || port === 5000 || (port >= 8000 && port < 9000);

function rolesOfServing(service: Service, product: Product, all: MachineServices): readonly MachineRole[] {
  const isBehindFront = service.clientProcesses.some(isFrontProcess);
  if (product.kind === 'runtime') return isBehindFront || isWebPort(service.port) ? ['api'] : ['application'];
  if (product.id === 'iis') return isBehindFront || asksBackEnds(all) ? ['application'] : ['web'];
  // A web server before which another stands, and which passes on itself, is a gateway.
  if (product.roles.includes('web') && isBehindFront && asksWith(all, product)) return ['gateway'];
  return product.roles;
}

const asksWith = ({ asks }: MachineServices, { id }: Product): boolean =>
  asks.some(({ product, machines }) => product?.id === id && machines.length > 0);

/** Ports of databases, caches, queues and files: asked by programs, not by mere web servers. */
const BACK_END_PORTS: ReadonlySet<number> = new Set([1433, 1521, 3306, 5432, 6379, 5672, 27_017, 445, 2049]);
const asksBackEnds = ({ asks }: MachineServices): boolean =>
  asks.some(({ process, ports }) => /^w3wp/i.test(process) && ports.some((port) => BACK_END_PORTS.has(port)));

const BACK_OF: ReadonlySet<string> = new Set([
  'web',
  'gateway',
  'firewall',
  'monitoring',
  'backup',
  'database',
  'queue',
  'cache',
]);

function rolesFromAsking(asking: Asking, all: MachineServices): readonly RoleEvidence[] {
  const habit = rolesFromHabit(asking);
  const { product } = asking;
  if (product === null || product.kind === 'agent') return habit;
  const said = `process ${asking.process || asking.application} asks ${countOf(asking.targets, 'other')} on port${asking.ports.length === 1 ? '' : 's'} ${asking.ports.slice(0, 5).join(', ')}`;
  const isSoftware = asking.process === '';
  const confidence = product.kind === 'server' && !isSoftware ? 'high' : 'medium';
  const from = isSoftware ? 'software' : 'process';
  return [
    ...habit,
    ...rolesOfAsking(asking, product, all).map((role) => sign(role, { from, confidence, product: product.id, said })),
  ];
}

function rolesOfAsking(asking: Asking, product: Product, all: MachineServices): readonly MachineRole[] {
  const isServing = all.serves.some((service) => service.product?.id === product.id);
  if (isServing) return []; // said already, and better
  if (product.id === 'iis') return asksBackEnds(all) ? ['application'] : ['web'];
  if (product.kind === 'runtime') return asking.ports.some((port) => BACK_END_PORTS.has(port)) ? ['application'] : [];
  return product.roles.filter((role) => BACK_OF.has(role));
}

/** What is told by whom a process asks, whatever the process is. */
function rolesFromHabit({ process, product, machines, ports }: Asking): readonly RoleEvidence[] {
  const plain = process.toLowerCase().replace(/\.exe$/, '');
  if (LOGON_CLIENTS.has(plain) && machines.length >= JUMP_HOST_TARGETS) {
    const said = `process ${process} logs on to ${machines.length} machines`;
    return [sign('jumpHost', { from: 'process', confidence: 'medium', product: null, said })];
  }
  const isUnknown = product === null && process !== '';
  if (isUnknown && machines.length >= SCANNER_TARGETS && ports.length >= SCANNER_PORTS && !LOGON_CLIENTS.has(plain)) {
    const said = `process ${process} tries ${ports.length} ports of ${machines.length} machines`;
    return [sign('scanner', { from: 'process', confidence: 'low', product: null, said })];
  }
  return [];
}
