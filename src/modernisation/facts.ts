import type { ServicesByMachine } from '../dependency/index.js';
import { deriveRoles } from '../dependency/index.js';
import type { Machine, MachineId, OsFamily, RoleEvidence } from '../model/index.js';
import { BYTES_PER_GIB } from '../model/index.js';

/** What the rules look at, of one machine; null is unknown, and never taken for "none". */
export interface ModernisationFacts {
  readonly name: string;
  readonly osFamily: OsFamily;
  /** Signs of what it is for, the surest first; null where there is none at all. */
  readonly roles: readonly RoleEvidence[] | null;
  /** Sizes in GiB of the disks beside that of the system; null where the inventory lists no disks. */
  readonly dataDisksGib: readonly number[] | null;
  readonly storageGib: number | null;
  /** Devices that a service cannot have. */
  readonly usbDevices: readonly string[];
  readonly hasSharedDisk: boolean;
  /** Machines that its own processes ask; null without any connection of the machine. */
  readonly upstreams: number | null;
  /** Machines of the same application and environment that serve the same product on the same port, itself among them. */
  readonly replicas: number | null;
  /** The Azure region, by name. */
  readonly region: string;
  /** What its licences come to in Azure, in words; null where nobody counted them. */
  readonly licences: string | null;
}

/** What facts are made from, beside the machines. */
export interface FactSources {
  readonly services: ServicesByMachine;
  readonly region: string;
  readonly licences: ReadonlyMap<MachineId, string>;
  /** Roles that people decided. */
  readonly decidedRoles: ReadonlyMap<MachineId, readonly RoleEvidence[]>;
}

/** The facts of each machine, in the order of the machines. */
export function modernisationFacts(
  machines: readonly Machine[],
  { services, region, licences, decidedRoles }: FactSources,
): ReadonlyMap<MachineId, ModernisationFacts> {
  const replicas = replicasOf(machines, services);
  return new Map(
    machines.map((machine): [MachineId, ModernisationFacts] => {
      const own = services.get(machine.id) ?? null;
      const roles = deriveRoles(machine, own, decidedRoles.get(machine.id));
      return [
        machine.id,
        {
          name: machine.name,
          osFamily: machine.os.family,
          roles: roles.length === 0 ? null : roles,
          ...storageOf(machine),
          usbDevices: machine.condition.usbDevices,
          upstreams: own === null ? null : upstreamsOf(own),
          replicas: replicas.get(machine.id) ?? null,
          region,
          licences: licences.get(machine.id) ?? null,
        },
      ];
    }),
  );
}

function storageOf({
  disks,
  diskCount,
  storageBytes,
}: Machine): Pick<ModernisationFacts, 'dataDisksGib' | 'storageGib' | 'hasSharedDisk'> {
  const isListed = disks.length > 0 && (diskCount === null || diskCount <= disks.length);
  const data = disks.filter(({ isOs }) => !isOs).map(({ sizeBytes }) => gibOf(sizeBytes));
  const listedBytes = disks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return {
    dataDisksGib: isListed ? data : null,
    storageGib: disks.length > 0 ? gibOf(listedBytes) : storageBytes === null ? null : gibOf(storageBytes),
    hasSharedDisk: disks.some(({ isShared }) => isShared === true),
  };
}

const gibOf = (bytes: number): number => Math.ceil(bytes / BYTES_PER_GIB);

/** Machines that programs ask, not what every system asks: names, logons, agents. */
function upstreamsOf({
  asks,
}: {
  readonly asks: readonly { readonly product: object | null; readonly machines: readonly MachineId[] }[];
}): number {
  return new Set(asks.filter(({ product }) => product !== null).flatMap(({ machines }) => machines)).size;
}

function replicasOf(machines: readonly Machine[], services: ServicesByMachine): ReadonlyMap<MachineId, number> {
  const groups = new Map<string, Set<MachineId>>();
  const keysOf = (machine: Machine): readonly string[] =>
    machine.application === null
      ? []
      : (services.get(machine.id)?.serves ?? [])
          .filter(({ product, processes }) => product !== null && product.kind !== 'agent' && processes.length > 0)
          .map(({ port, product }) => `${machine.application}\n${machine.environment}\n${product!.id}\n${port}`);
  for (const machine of machines) {
    for (const key of keysOf(machine)) groups.set(key, (groups.get(key) ?? new Set()).add(machine.id));
  }
  const counts = machines.flatMap((machine): [MachineId, number][] => {
    const sizes = keysOf(machine).map((key) => groups.get(key)?.size ?? 1);
    return sizes.length === 0 ? [] : [[machine.id, Math.max(...sizes)]];
  });
  return new Map(counts);
}
