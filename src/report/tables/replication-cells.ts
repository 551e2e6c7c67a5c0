import type { MachineId } from '../../model/index.js';
import type { ReplicationPlan } from '../../replication/index.js';
import type { TableCell } from './table.js';

const BYTES_PER_GB = 1_000_000_000;

export const gigabytes = (bytes: number | null): number | null => (bytes === null ? null : bytes / BYTES_PER_GB);
/** The cells of some fields of a record; unknown where there is no record. */
export const cellsOf = <T, K extends keyof T>(
  one: (T & Readonly<Record<K, TableCell>>) | undefined,
  keys: readonly K[],
): readonly TableCell[] => keys.map((key) => (one === undefined ? null : one[key]));
/** Remedies in one cell; where nothing is to be done the cell says so. */
export const joined = (items: readonly string[]): string => (items.length === 0 ? 'nothing' : items.join('; '));

/** Names by id, for whatever of a plan names machines by id. */
export type NameOf = (id: MachineId) => string;

export function namesOf(plan: ReplicationPlan): NameOf {
  const names = new Map<MachineId, string>([...plan.machines, ...plan.unreplicated].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
