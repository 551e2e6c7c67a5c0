import type { Origin, Problem, SheetSummary } from '../model/index.js';
import { bindColumns, placeOfRow, textAt } from './columns.js';
import type { BoundTable, Cursor } from './columns.js';
import { mergeDraft } from './merge-drafts.js';
import {
  disksEstimated,
  duplicateMachine,
  nameless,
  noMachineTab,
  placeholder,
  sharedName,
  sharedUuid,
} from './problems.js';
import { addRvtoolsRows } from './rvtools-rows.js';
import type { RvtoolsState } from './rvtools-rows.js';
import { OWNER_COLUMNS, V_INFO_COLUMNS } from './rvtools-columns.js';
import type { OwnerField, RvtoolsTab } from './rvtools-columns.js';
import { datastoreOfPath } from './rvtools-datastores.js';
import { completeStorage, newStorageKeys } from './rvtools-disks.js';
import { isPlaceholder, machineOfOwnerRow, machineOfVInfo } from './rvtools-machines.js';
import { addOwner, isSameMachine, newOwnerIndex, ownerKeysAt } from './rvtools-owners.js';
import type { Owner, OwnerKeys } from './rvtools-owners.js';
import { putIfUnknown } from './sourced.js';
import type { Found, MachineDraft } from './sourced.js';
import { nothingRead, placeOfTable, summaryOfTable } from './tally.js';
import type { ReadMachines } from './tally.js';
import type { Table } from './table.js';

/** A tab of one export, from a workbook or from a CSV file. */
export interface RvtoolsTable {
  readonly tab: RvtoolsTab;
  readonly table: Table;
}

export interface RvtoolsReading {
  readonly read: ReadMachines;
  readonly summaries: ReadonlyMap<Table, SheetSummary>;
}

/** Tabs that have at most one row per machine come first: they can stand in for vInfo. */
const STAND_INS: readonly RvtoolsTab[] = ['vCPU', 'vMemory', 'vTools', 'vDisk', 'vPartition', 'vNetwork'];

/**
 * Reads the tabs of one RVTools export. vInfo has the machines, one a row; the other tabs add to them. Any tab may be
 * missing or reduced; without vInfo the machines come from the first of the other tabs that has any, which is reported.
 *
 * Rows find their machine by UUID, else by name, narrowed by vCenter, datacenter, cluster and host (`findOwner`). All "MB"
 * of RVTools are MiB, in old exports as in new ones. Disks without a row in vDisk are estimated (`estimateDisks`).
 */
export function readRvtools(tables: readonly RvtoolsTable[], problems: Problem[]): RvtoolsReading {
  const state: RvtoolsState = {
    index: newOwnerIndex(),
    storage: new Map(),
    unresolved: new Set(),
    machines: [],
    hosts: [],
    datastores: [],
    homes: new Map(),
    problems,
  };
  const read = nothingRead();
  const summaries = new Map<Table, SheetSummary>();
  const seed = tables.some(({ tab }) => tab === 'vInfo')
    ? 'vInfo'
    : STAND_INS.find((tab) => tables.some((one) => one.tab === tab && one.table.rows.length > 0));
  for (const { table } of tables.filter(({ tab }) => tab === seed)) {
    if (seed === 'vInfo') summaries.set(table, seedFromVInfo(table, state, read));
    else if (seed !== undefined) seedFromOther(table, seed, { state, read });
  }
  for (const { tab, table } of tables) {
    if (tab !== 'vInfo') summaries.set(table, addRvtoolsRows(state, tab, table));
  }
  finishStorage(state, tables[0]?.table);
  read.machines.push(...state.machines);
  if (state.hosts.length > 0) read.hosts = state.hosts;
  if (state.datastores.length > 0) read.datastores = state.datastores;
  return { read, summaries };
}

function seedFromVInfo(table: Table, state: RvtoolsState, read: ReadMachines): SheetSummary {
  const bound = bindColumns(table, V_INFO_COLUMNS, state.problems);
  let used = 0;
  for (const row of table.rows) {
    read.rows += 1;
    const build = (): MachineDraft => {
      const draft = machineOfVInfo({ bound, row });
      const home = datastoreOfPath(textAt({ bound, row }, 'path'));
      if (home !== null) state.homes.set(draft, home);
      return draft;
    };
    if (seedRow({ bound, row }, state, { read, build })) used += 1;
  }
  return summaryOfTable(bound, used);
}

interface Seed {
  readonly read: ReadMachines;
  readonly build: () => MachineDraft;
}

/** Makes the machine of a row, or joins it to the one that a row above already described. */
function seedRow<Field extends string>(
  cursor: Cursor<Field | OwnerField>,
  state: RvtoolsState,
  { read, build }: Seed,
): boolean {
  const keys = ownerKeysAt(cursor);
  const name = textAt(cursor, 'name');
  const at = placeOfRow(cursor);
  if (name === null || keys.name === null) {
    state.problems.push(nameless(at, 'VM name'));
    read.skipped += 1;
    return false;
  }
  if (isPlaceholder(cursor)) {
    state.problems.push(placeholder(name.origin, name.value));
    addOwner(state.index, { keys, draft: null, at: name.origin });
    read.skipped += 1;
    return false;
  }
  const draft = build();
  const known = findSame(state, keys);
  if (known?.draft != null) {
    state.problems.push(duplicateMachine(name.origin, name.value, known.at));
    mergeDraft(known.draft, draft, state.problems);
    read.merged += 1;
    return true;
  }
  reportLikeness(state, keys, { at: name.origin, keys, draft });
  addOwner(state.index, { keys, draft, at: name.origin });
  state.machines.push(draft);
  state.storage.set(draft, newStorageKeys());
  return true;
}

const findSame = ({ index }: RvtoolsState, keys: OwnerKeys): Owner | undefined =>
  (index.byName.get(keys.name ?? '') ?? []).find((owner) => owner.draft !== null && isSameMachine(owner.keys, keys));

/** Says so where a machine shares its name without a UUID to tell it apart, or its UUID with another name. */
function reportLikeness({ index, problems }: RvtoolsState, keys: OwnerKeys, owner: Owner): void {
  const [named] = (index.byName.get(keys.name ?? '') ?? []).filter(
    (other) => other.draft !== null && (other.keys.uuid === null || keys.uuid === null),
  );
  if (named !== undefined) problems.push(sharedName(owner.at, owner.draft?.core.values.name ?? '', named.at));
  const [twin] = keys.uuid === null ? [] : (index.byUuid.get(keys.uuid) ?? []);
  if (twin !== undefined) problems.push(sharedUuid(owner.at, keys.uuid ?? '', twin.at));
}

/** Makes machines from a tab that merely mentions them; only the first row of each counts as a machine's row. */
function seedFromOther(
  table: Table,
  tab: RvtoolsTab,
  { state, read }: { readonly state: RvtoolsState; readonly read: ReadMachines },
): void {
  state.problems.push(noMachineTab(placeOfTable(table), tab));
  const bound: BoundTable<OwnerField> = bindColumns(table, OWNER_COLUMNS, []);
  for (const row of table.rows) {
    const cursor = { bound, row };
    const keys = ownerKeysAt(cursor);
    if (keys.name !== null && findSame(state, keys) !== undefined) continue;
    read.rows += 1;
    seedRow(cursor, state, { read, build: () => machineOfOwnerRow(cursor) });
  }
}

function finishStorage(state: RvtoolsState, table: Table | undefined): void {
  let estimated = 0;
  for (const [draft, keys] of state.storage) {
    if (completeStorage(draft, keys)) estimated += 1;
    const home = state.homes.get(draft);
    if (home !== undefined) placeDisks(draft, home);
  }
  if (estimated > 0 && table !== undefined) state.problems.push(disksEstimated({ file: table.file }, estimated));
}

/** Disks of which no row tells the path lie with the machine, as vSphere puts them unless somebody chooses otherwise. */
function placeDisks({ disks }: MachineDraft, home: Found<string>): void {
  const origin: Origin = { ...home.origin, how: 'assumed', note: "the disk's path is not stated: that of the machine" };
  for (const disk of disks) putIfUnknown(disk, 'datastore', { value: home.value, origin });
}
