import type { Host, Machine } from '../model/index.js';
import type { StatedHost, WindowsEdition } from './terms.js';

/** A host with what its owner states of it laid over what inventories say. */
export interface KnownHost {
  readonly name: string;
  readonly manager: string | null;
  readonly cluster: string | null;
  readonly processors: number | null;
  readonly cores: number | null;
  readonly windowsEdition: WindowsEdition | null;
  /** It is in a list of hosts, so that a missing cluster means that it stands alone. */
  readonly isListed: boolean;
}

/** The hosts of an estate: those listed, those stated, and those that machines merely name. */
export interface HostIndex {
  readonly hosts: readonly KnownHost[];
  /** The host that runs a machine; a physical machine is its own. Null where no source names one. */
  readonly hostOf: (machine: Machine) => KnownHost | null;
}

const plain = (name: string): string => name.trim().toLowerCase();

/**
 * Lays what owners state over the hosts that inventories list, and adds those that machines merely name. Hosts are known by name,
 * without case, and by manager where both sides name one.
 */
export function indexHosts(
  listed: readonly Host[],
  stated: readonly StatedHost[],
  machines: readonly Machine[],
): HostIndex {
  const hosts: KnownHost[] = [];
  const byName = new Map<string, KnownHost[]>();
  const add = (host: KnownHost): void => {
    hosts.push(host);
    byName.set(plain(host.name), [...(byName.get(plain(host.name)) ?? []), host]);
  };
  const find = (name: string, manager: string | null): KnownHost | null =>
    byName.get(plain(name))?.find((host) => isSame(host.manager, manager)) ?? null;
  for (const host of listed) add(over(fromList(host), statedOf(stated, host.name)));
  for (const one of stated) {
    if (find(one.name, null) === null) add(over({ ...blank(one.name), isListed: true }, one));
  }
  for (const { source, placement } of machines) {
    const { host: name, manager, cluster } = placement;
    if (name !== null && source !== 'physical' && find(name, manager) === null) {
      add({ ...blank(name), manager, cluster });
    }
  }
  return {
    hosts,
    hostOf: ({ name, source, placement: { host, manager } }) => {
      if (source === 'physical') return find(name, null) ?? blank(name);
      return host === null ? null : find(host, manager);
    },
  };
}

const isSame = (one: string | null, other: string | null): boolean =>
  one === null || other === null || plain(one) === plain(other);

const blank = (name: string): KnownHost => ({
  name,
  manager: null,
  cluster: null,
  processors: null,
  cores: null,
  windowsEdition: null,
  isListed: false,
});

const fromList = ({ name, manager, cluster, processors, cores }: Host): KnownHost => ({
  ...{ name, manager, cluster, processors, cores },
  windowsEdition: null,
  isListed: true,
});

const statedOf = (stated: readonly StatedHost[], name: string): StatedHost | null =>
  stated.find((one) => plain(one.name) === plain(name)) ?? null;

const over = (host: KnownHost, stated: StatedHost | null): KnownHost =>
  stated === null
    ? host
    : {
        ...host,
        cluster: stated.cluster ?? host.cluster,
        processors: stated.processors ?? host.processors,
        cores: stated.cores ?? host.cores,
        windowsEdition: stated.windowsEdition,
      };
