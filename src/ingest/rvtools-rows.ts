import { bytes } from '../model/index.js';
import type { EstateDatastore, Host, Problem, SheetSummary } from '../model/index.js';
import { bindColumns } from './columns.js';
import type { ColumnSpecs, Cursor } from './columns.js';
import * as columns from './rvtools-columns.js';
import type { OwnerField, RvtoolsTab } from './rvtools-columns.js';
import { addDisk, addPartition } from './rvtools-disks.js';
import type { StorageKeys } from './rvtools-disks.js';
import { addDatastores } from './rvtools-datastores.js';
import { addHosts } from './rvtools-hosts.js';
import { candidatesOf, findOwner, ownerKeysAt } from './rvtools-owners.js';
import type { OwnerIndex } from './rvtools-owners.js';
import { addCpu, addHealth, addMedia, addMemory, addNic, addSnapshot, addTools, addUsb } from './rvtools-parts.js';
import { derivedFrom, put } from './sourced.js';
import { countSkipped } from './skipped-rows.js';
import type { Found, MachineDraft } from './sourced.js';
import { placeOfTable, summaryOfTable } from './tally.js';
import type { Table } from './table.js';

/** An export under reading. */
export interface RvtoolsState {
  readonly index: OwnerIndex;
  readonly storage: Map<MachineDraft, StorageKeys>;
  /** Names in lower case of which a row could not be given to one machine. */
  readonly unresolved: Set<string>;
  readonly machines: MachineDraft[];
  readonly hosts: Host[];
  readonly datastores: EstateDatastore[];
  /** Per machine the datastore of its own files, where its disks lie unless their rows say otherwise. */
  readonly homes: Map<MachineDraft, Found<string>>;
  readonly problems: Problem[];
}

type TabReader = (state: RvtoolsState, table: Table) => SheetSummary;

const READERS: Readonly<Record<Exclude<RvtoolsTab, 'vInfo'>, TabReader>> = {
  vCPU: (state, table) => addOwned(state, table, columns.V_CPU_COLUMNS, addCpu),
  vMemory: (state, table) => addOwned(state, table, columns.V_MEMORY_COLUMNS, addMemory),
  vDisk: (state, table) =>
    addOwned(state, table, columns.V_DISK_COLUMNS, (draft, cursor) =>
      addDisk(draft, state.storage.get(draft)!, cursor),
    ),
  vPartition: (state, table) =>
    addOwned(state, table, columns.V_PARTITION_COLUMNS, (draft, cursor) =>
      addPartition(draft, state.storage.get(draft)!, cursor),
    ),
  vNetwork: (state, table) => addOwned(state, table, columns.V_NETWORK_COLUMNS, addNic),
  vSnapshot: addSnapshots,
  vTools: (state, table) => addOwned(state, table, columns.V_TOOLS_COLUMNS, addTools),
  vCD: (state, table) => addOwned(state, table, columns.V_DEVICE_COLUMNS, addMedia),
  vUSB: (state, table) => addOwned(state, table, columns.V_DEVICE_COLUMNS, addUsb),
  vHealth: addHealthRows,
  vHost: (state, table) => addHosts(state, table),
  vDatastore: (state, table) => addDatastores(state, table),
};

/** Adds the rows of a tab other than vInfo to the machines they are about. */
export const addRvtoolsRows = (state: RvtoolsState, tab: Exclude<RvtoolsTab, 'vInfo'>, table: Table): SheetSummary =>
  READERS[tab](state, table);

function addOwned<Field extends string>(
  state: RvtoolsState,
  table: Table,
  specs: ColumnSpecs<Field | OwnerField>,
  add: (draft: MachineDraft, cursor: Cursor<Field | OwnerField>) => boolean,
): SheetSummary {
  const bound = bindColumns(table, specs, state.problems);
  const skipped = countSkipped(bound);
  let used = 0;
  for (const row of table.rows) {
    const cursor = { bound, row };
    const owner = findOwner(state.index, cursor);
    if (owner === null) state.unresolved.add(ownerKeysAt(cursor).name ?? '');
    else if (owner.draft === null) skipped.add('placeholder', row);
    else if (add(owner.draft, cursor)) used += 1;
  }
  skipped.report(state.problems);
  return summaryOfTable(bound, used);
}

/** A machine without a row in vSnapshot has no snapshot, where the tab is there at all and every row found its machine. */
function addSnapshots(state: RvtoolsState, table: Table): SheetSummary {
  const summary = addOwned(state, table, columns.V_SNAPSHOT_COLUMNS, addSnapshot);
  const origin = derivedFrom(placeOfTable(table), 'no row in vSnapshot');
  for (const { core, condition } of state.machines) {
    const isOpen = condition.values.snapshotCount === null && !state.unresolved.has(core.values.name.toLowerCase());
    if (!isOpen) continue;
    put(condition, 'snapshotCount', { value: 0, origin });
    put(condition, 'snapshotBytes', { value: bytes(0), origin });
  }
  return summary;
}

/** vHealth also speaks of hosts and datastores; a row that names no machine is not a problem. */
function addHealthRows(state: RvtoolsState, table: Table): SheetSummary {
  const bound = bindColumns<columns.VHealthField>(table, columns.V_HEALTH_COLUMNS, state.problems);
  const skipped = countSkipped(bound);
  let used = 0;
  for (const row of table.rows) {
    const cursor = { bound, row };
    const [owner, ...others] = candidatesOf(state.index, ownerKeysAt(cursor));
    if (owner === undefined || others.length > 0) skipped.add('healthOfOthers', row);
    else if (owner.draft === null) skipped.add('placeholder', row);
    else if (addHealth(owner.draft, cursor)) used += 1;
    else skipped.add('noHealthMessage', row);
  }
  skipped.report(state.problems);
  return summaryOfTable(bound, used);
}
