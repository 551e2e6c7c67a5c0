import { compareText } from '../model/index.js';
import type { MachineId, SourceLocation } from '../model/index.js';
import type { Connection, ConnectionEnd, Dependencies, ProcessSeen } from './connection.js';
import { isKernelProcess, productOfApplication, productOfPort, productOfProcess } from './products.js';
import type { Product } from './products.js';

/** What one machine was seen to serve on one port. */
export interface Service {
  readonly port: number;
  readonly processes: readonly ProcessSeen[];
  /** Null where neither process, application nor port is known to the table of products. */
  readonly product: Product | null;
  /** What the product was known by, the surest sign. */
  readonly by: 'process' | 'application' | 'port' | null;
  /** Other ends that asked; itself not counted. */
  readonly clients: number;
  /** Of those, machines of the estate. */
  readonly clientMachines: number;
  /** Processes of those who asked, in order. */
  readonly clientProcesses: readonly string[];
  /** At least; null where no row counts. */
  readonly connections: number | null;
  readonly days: number;
  /** The first row that shows it. */
  readonly origin: SourceLocation;
}

/** That a process of a machine asked others. */
export interface Asking {
  readonly process: string;
  readonly application: string;
  readonly product: Product | null;
  /** Ends that it asked. */
  readonly targets: number;
  /** Those of them that are machines of the estate. */
  readonly machines: readonly MachineId[];
  /** Ports that it asked on, in order. */
  readonly ports: readonly number[];
  readonly origin: SourceLocation;
}

/** All that connections tell of one machine. */
export interface MachineServices {
  /** By port. */
  readonly serves: readonly Service[];
  /** By process. */
  readonly asks: readonly Asking[];
  /** Whether any row names a process of the machine: else it was not looked into, and a port alone says little. */
  readonly isLookedInto: boolean;
}

/** By machine; a machine that no connection names is absent. */
export type ServicesByMachine = ReadonlyMap<MachineId, MachineServices>;

/** Of all machines of the estate that connections name. Linear in the connections. */
export function deriveServices({ connections }: Pick<Dependencies, 'connections'>): ServicesByMachine {
  const served = new Map<MachineId, Connection[]>();
  const asked = new Map<MachineId, Connection[]>();
  for (const connection of connections) {
    if (connection.direction === 'doubtful') continue;
    if (connection.target.kind === 'machine') add(served, connection.target.id, connection);
    if (connection.source.kind === 'machine') add(asked, connection.source.id, connection);
  }
  const ids = [...new Set([...served.keys(), ...asked.keys()])].toSorted(compareText);
  return new Map(ids.map((id) => [id, servicesOf(served.get(id) ?? [], asked.get(id) ?? [])]));
}

function add(index: Map<MachineId, Connection[]>, id: MachineId, connection: Connection): void {
  const known = index.get(id);
  if (known === undefined) index.set(id, [connection]);
  else known.push(connection);
}

function servicesOf(served: readonly Connection[], asked: readonly Connection[]): MachineServices {
  const byPort = new Map<number, Connection[]>();
  for (const one of served) {
    const known = byPort.get(one.port);
    if (known === undefined) byPort.set(one.port, [one]);
    else known.push(one);
  }
  const byProcess = groupBy(asked, ({ sourceProcesses }) => sourceProcesses.map(keyOfProcess));
  const serves = [...byPort.values()]
    .map(serviceOf)
    .filter((service) => service !== null)
    .toSorted((left, right) => left.port - right.port);
  return {
    serves,
    asks: [...byProcess]
      .toSorted(([left], [right]) => compareText(left, right))
      .map(([key, group]) => askingOf(key, group)),
    isLookedInto: asked.some(hasSource) || served.some(({ targetProcesses }) => targetProcesses.length > 0),
  };
}

const hasSource = ({ sourceProcesses }: Connection): boolean => sourceProcesses.length > 0;
const keyOfProcess = ({ process, application }: ProcessSeen): string => `${process}\n${application}`;

function groupBy(
  connections: readonly Connection[],
  keysOf: (one: Connection) => readonly string[],
): ReadonlyMap<string, readonly Connection[]> {
  const groups = new Map<string, Connection[]>();
  for (const connection of connections) {
    for (const key of keysOf(connection)) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [connection]);
      else known.push(connection);
    }
  }
  return groups;
}

/** No id begins with a line break. */
const keyOfEnd = (end: ConnectionEnd): string =>
  end.kind === 'machine' ? end.id : `\n${end.name.toLowerCase()} ${end.addresses.join(',')}`;

const isSelf = ({ source, target }: Connection): boolean =>
  source.kind === target.kind && keyOfEnd(source) === keyOfEnd(target);

function machinesOf(ends: readonly ConnectionEnd[]): ReadonlySet<MachineId> {
  const machines = new Set<MachineId>();
  for (const end of ends) if (end.kind === 'machine') machines.add(end.id);
  return machines;
}

/** What only the machine itself asks serves nobody else: null. */
function serviceOf(asked: readonly Connection[]): Service | null {
  const others = asked.filter((one) => !isSelf(one));
  if (others.length === 0) return null;
  const { port } = others[0]!;
  const processes = distinct(others.flatMap(({ targetProcesses }) => targetProcesses));
  const { product, by } = productOf(processes, port);
  let connections: number | null = null;
  const clients = new Set<string>();
  const clientMachines = new Set<MachineId>();
  const clientProcesses = new Set<string>();
  for (const { source, sourceProcesses, count } of others) {
    if (count !== null) connections = (connections ?? 0) + count;
    clients.add(keyOfEnd(source));
    if (source.kind === 'machine') clientMachines.add(source.id);
    for (const { process } of sourceProcesses) if (process !== '') clientProcesses.add(process);
  }
  return {
    port,
    processes,
    product,
    by,
    clients: clients.size,
    clientMachines: clientMachines.size,
    clientProcesses: [...clientProcesses].toSorted(compareText),
    connections,
    days: others.reduce((most, { days }) => Math.max(most, days), 0),
    origin: firstOf(others),
  };
}

function firstOf(connections: readonly Connection[]): SourceLocation {
  let best = connections[0]!.origin;
  for (const { origin } of connections) {
    const isBefore =
      origin.file === best.file ? (origin.line ?? 0) < (best.line ?? 0) : compareText(origin.file, best.file) < 0;
    if (isBefore) best = origin;
  }
  return best;
}

const distinct = (processes: readonly ProcessSeen[]): readonly ProcessSeen[] =>
  [...new Map(processes.map((one) => [keyOfProcess(one), one])).entries()]
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([, one]) => one);

/** The surest sign first: a process that the table knows, a name of an application, a port. */
function productOf(processes: readonly ProcessSeen[], port: number): Pick<Service, 'product' | 'by'> {
  const ofPort = productOfPort(port);
  const ofProcess = firstKnown(processes.map(({ process }) => servingProduct(process, port)));
  if (ofProcess !== null && ofPort?.runsOn === ofProcess.id) return { product: ofPort, by: 'port' };
  if (ofProcess !== null) return { product: ofProcess, by: 'process' };
  const ofApplication = firstKnown(processes.map(({ application }) => productOfApplication(application)));
  if (ofApplication !== null) return { product: ofApplication, by: 'application' };
  const isOther = processes.some(({ process }) => process !== '' && !isKernelProcess(process));
  // A process that the table does not know may serve anything on any port.
  return ofPort === null || (isOther && ofPort.kind !== 'agent') ? NO_PRODUCT : { product: ofPort, by: 'port' };
}

const NO_PRODUCT: Pick<Service, 'product' | 'by'> = { product: null, by: null };

function servingProduct(process: string, port: number): Product | null {
  const product = productOfProcess(process);
  return product?.needsPort === true && !product.ports.includes(port) ? null : product;
}

const firstKnown = (products: readonly (Product | null)[]): Product | null =>
  products.find((one) => one !== null) ?? null;

function askingOf(key: string, connections: readonly Connection[]): Asking {
  const [process, application] = key.split('\n') as [string, string];
  const others = connections.filter((one) => !isSelf(one));
  const machines = machinesOf(others.map(({ target }) => target));
  return {
    process,
    application,
    product: askingProduct(process, application),
    targets: new Set(others.map(({ target }) => keyOfEnd(target))).size,
    machines: [...machines].toSorted(compareText),
    ports: [...new Set(others.map(({ port }) => port))].toSorted((left, right) => left - right),
    origin: firstOf(connections),
  };
}

/** Of a process that runs on many machines, such as that of logons, asking others tells nothing. */
function askingProduct(process: string, application: string): Product | null {
  const product = productOfProcess(process) ?? productOfApplication(application);
  return product?.needsPort === true ? null : product;
}
