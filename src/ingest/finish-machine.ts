import { toMachineId } from '../model/index.js';
import type { Machine, MachineId, Origin } from '../model/index.js';
import { derivedFrom } from './sourced.js';
import type { MachineDraft, Sourced } from './sourced.js';

/** The draft as a machine: all origins in one map without a prototype, keyed by path. */
export function finishMachine(draft: MachineDraft, id: MachineId): Machine {
  const origins = Object.create(null) as Record<string, Origin>;
  const take = <T>({ values, origins: own }: Sourced<T>, prefix: string): T => {
    for (const [key, origin] of Object.entries(own)) {
      if (hasValue((values as Readonly<Record<string, unknown>>)[key])) origins[`${prefix}${key}`] = origin;
    }
    return values;
  };
  origins['id'] = derivedFrom(
    draft.core.origins['uuid'] ?? draft.core.origins['name']!,
    'the UUID, else the platform, its manager and the name',
  );
  draft.tags.forEach(({ origin }, index) => (origins[`tags[${index}]`] = origin));
  const isUsed = Object.values(draft.statedUse.values).some((value) => value !== null);
  const os = take(draft.os, 'os.');
  return {
    id,
    ...take(draft.core, ''),
    os,
    disks: draft.disks.map((disk, index) => take(disk, `disks[${index}].`)),
    partitions: draft.partitions.map((partition, index) => take(partition, `partitions[${index}].`)),
    nics: draft.nics.map((nic, index) => take(nic, `nics[${index}].`)),
    placement: take(draft.placement, 'placement.'),
    tags: draft.tags.map(({ value }) => value),
    statedUse: isUsed ? take(draft.statedUse, 'statedUse.') : null,
    condition: take(draft.condition, 'condition.'),
    origins,
  };
}

const hasValue = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0);

/**
 * An id for each machine, none twice: the UUID, else `<source>:<manager>/<name>`, in lower case. A UUID that a machine
 * before it has already falls back to the name, and a name to `#2`, `#3`… in order.
 */
export function assignIds(drafts: readonly MachineDraft[]): MachineId[] {
  const taken = new Set<string>();
  return drafts.map(({ core, placement }) => {
    const { uuid, source, name } = core.values;
    const byName = `${source}:${placement.values.manager ?? ''}/${name}`.toLowerCase();
    const first = uuid?.toLowerCase() ?? byName;
    let id = taken.has(first) ? byName : first;
    for (let number = 2; taken.has(id); number += 1) id = `${byName}#${number}`;
    taken.add(id);
    return toMachineId(id);
  });
}
