import type { EstateMachine, InventedEstate } from './estate-machine.js';

/** A datastore of an invented estate, in GiB. */
export interface InventedDatastore {
  readonly name: string;
  readonly cluster: string;
  readonly machines: number;
  readonly capacityGiB: number;
  readonly provisionedGiB: number;
  readonly usedGiB: number;
}

const MIB_PER_GIB = 1024;
/** A cluster has a datastore for each of these, at least two. */
const GIB_EACH = 14_000;
/** What storage is bought in. */
const STEP_GIB = 512;
const ROOM_PERCENT = 25;
/** Datastores that are short of room: on one lies a log server that writes all day, on the other the backup server. */
const SHORT: ReadonlySet<string> = new Set(['vmfs-prod-01', 'vmfs-prod-03']);
const SHORT_GIB = 48;

/** How full the disks of a machine are, in percent; the same in every tab. */
export const fullPercent = ({ mac }: EstateMachine): number => 35 + (Number.parseInt(mac.slice(6), 16) % 45);

const gibOf = ({ disks }: EstateMachine): number => disks.reduce((sum, { gib, isRaw }) => sum + (isRaw ? 0 : gib), 0);
const onVSphere = ({ machines }: InventedEstate): readonly EstateMachine[] =>
  machines.filter(({ platform }) => platform === 'vsphere');

const countOf = (estate: InventedEstate, cluster: string): number =>
  Math.max(
    2,
    Math.ceil(
      onVSphere(estate)
        .filter((machine) => machine.cluster === cluster)
        .reduce((sum, machine) => sum + gibOf(machine), 0) / GIB_EACH,
    ),
  );

/** By machine the datastore that all of its files lie on; the whole estate decides, whatever part of it is written. */
export function placeOnDatastores(estate: InventedEstate): (machine: EstateMachine) => string {
  const counts = new Map<string, number>();
  for (const { cluster } of onVSphere(estate)) if (!counts.has(cluster)) counts.set(cluster, countOf(estate, cluster));
  return ({ cluster, mac }) => {
    const number = 1 + (Number.parseInt(mac.slice(6), 16) % counts.get(cluster)!);
    return `vmfs-${cluster.replace(/^Cluster-/, '').toLowerCase()}-${String(number).padStart(2, '0')}`;
  };
}

/** The datastores that hold the machines on vSphere, by name. */
export function inventedDatastores(estate: InventedEstate): readonly InventedDatastore[] {
  const datastoreOf = placeOnDatastores(estate);
  const groups = new Map<string, EstateMachine[]>();
  for (const machine of onVSphere(estate)) {
    const name = datastoreOf(machine);
    groups.set(name, [...(groups.get(name) ?? []), machine]);
  }
  return [...groups]
    .map(([name, machines]): InventedDatastore => {
      const swapGiB = (one: EstateMachine): number => (one.isOn ? Math.ceil(one.memoryMiB / MIB_PER_GIB) : 0);
      const used = machines.reduce((sum, one) => sum + (gibOf(one) * fullPercent(one)) / 100 + swapGiB(one), 0);
      const usedGiB = Math.ceil(used);
      const withRoom = Math.ceil((usedGiB * (100 + ROOM_PERCENT)) / 100 / STEP_GIB) * STEP_GIB;
      return {
        name,
        cluster: machines[0]!.cluster,
        machines: machines.length,
        capacityGiB: SHORT.has(name) ? usedGiB + SHORT_GIB : withRoom,
        provisionedGiB: machines.reduce((sum, one) => sum + gibOf(one) + swapGiB(one), 0),
        usedGiB,
      };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
