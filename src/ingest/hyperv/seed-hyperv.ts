import { bindColumns, placeOfRow, textAt } from '../columns.js';
import type { BoundTable, Cursor } from '../columns.js';
import { mergeDraft } from '../merge-drafts.js';
import { duplicateMachine, nameless, noHypervMachines, replicaLeftOut, sharedName } from '../problems.js';
import { placeOfTable, summaryOfTable } from '../tally.js';
import type { Table } from '../table.js';
import { HYPERV_CMDLETS, HYPERV_MACHINE_COLUMNS, HYPERV_SNAPSHOT_COLUMNS } from './hyperv-columns.js';
import type { HypervMachineField, HypervOwnerField, HypervTableKind } from './hyperv-columns.js';
import { machineOfHypervOwner, machineOfHypervRow } from './hyperv-machines.js';
import { addHypervOwner, candidatesFor, hypervKeysAt, isOfNoMachine } from './hyperv-owners.js';
import type { HypervKeys, HypervOwner, HypervOwners } from './hyperv-owners.js';
import type { HypervState } from './hyperv-state.js';
import { isReplica } from './hyperv-values.js';

/** Makes the machines of `Get-VM`, one a row; a second row of one machine is joined to the first. */
export function seedHypervMachines(state: HypervState, table: Table): void {
  const bound = bindColumns<HypervMachineField>(table, HYPERV_MACHINE_COLUMNS, state.problems);
  let used = 0;
  for (const row of table.rows) {
    state.read.rows += 1;
    if (seedRow(state, { bound, row })) used += 1;
  }
  state.summaries.set(table, summaryOfTable(bound, used));
}

function seedRow({ owners, problems, read }: HypervState, cursor: Cursor<HypervMachineField>): boolean {
  const name = textAt(cursor, 'vmName');
  if (name === null) {
    problems.push(nameless(placeOfRow(cursor), 'Name'));
    read.skipped += 1;
    return false;
  }
  const keys = { ...hypervKeysAt(cursor), name: name.value.toLowerCase() };
  if (isReplica(textAt(cursor, 'replication')?.value ?? '')) {
    problems.push(replicaLeftOut(name.origin, name.value));
    addHypervOwner(owners, { ...keys, draft: null, at: name.origin });
    read.skipped += 1;
    return false;
  }
  const draft = machineOfHypervRow(cursor);
  const known = findSame(owners, keys);
  if (known?.draft != null) {
    problems.push(duplicateMachine(name.origin, name.value, known.at));
    mergeDraft(known.draft, draft, problems);
    read.merged += 1;
    return true;
  }
  const twin = (owners.byName.get(keys.name) ?? []).find(({ id }) => id === null || keys.id === null);
  if (twin?.draft != null) problems.push(sharedName(name.origin, name.value, twin.at));
  addHypervOwner(owners, { ...keys, draft, at: name.origin });
  read.machines.push(draft);
  return true;
}

/** A GUID is one machine wherever it runs; without one, two hosts may each have a machine of one name. */
function findSame({ byId, byName }: HypervOwners, { id, name, host }: HypervKeys): HypervOwner | undefined {
  const found = id === null ? (byName.get(name ?? '') ?? []) : (byId.get(id) ?? []);
  return found.find(
    (owner) =>
      owner.draft !== null && owner.name === name && (id === null ? owner.id === null && owner.host === host : true),
  );
}

/** Makes machines from a table that merely names them, where `Get-VM` is missing; it is told once for each table. */
export function seedFromOther(state: HypervState, kind: HypervTableKind, table: Table): void {
  const { owners, problems, read } = state;
  const bound: BoundTable<HypervOwnerField> = bindColumns(table, OWNER_COLUMNS, []);
  const before = read.machines.length;
  for (const row of table.rows) {
    const cursor = { bound, row };
    const keys = hypervKeysAt(cursor);
    if (isOfNoMachine(cursor) || candidatesFor(owners, keys).length > 0) continue;
    const draft = machineOfHypervOwner(cursor);
    addHypervOwner(owners, { ...keys, name: keys.name ?? keys.id ?? '', draft, at: placeOfRow(cursor) });
    read.rows += 1;
    read.machines.push(draft);
  }
  if (read.machines.length > before) problems.push(noHypervMachines(placeOfTable(table), HYPERV_CMDLETS[kind]));
}

const OWNER_COLUMNS = {
  vmId: HYPERV_SNAPSHOT_COLUMNS.vmId,
  vmName: HYPERV_SNAPSHOT_COLUMNS.vmName,
  host: HYPERV_SNAPSHOT_COLUMNS.host,
  checkpointId: HYPERV_SNAPSHOT_COLUMNS.checkpointId,
};
