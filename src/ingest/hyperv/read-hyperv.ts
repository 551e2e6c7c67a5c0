import type { Problem, SheetSummary } from '../../model/index.js';
import { bindColumns, placeOfRow, textAt } from '../columns.js';
import type { ColumnSpecs, Cursor } from '../columns.js';
import { appendCondition, nameSnapshot } from '../put-condition.js';
import { derivedFrom, put } from '../sourced.js';
import type { MachineDraft } from '../sourced.js';
import { placeOfTable, summaryOfTable } from '../tally.js';
import type { ReadMachines } from '../tally.js';
import type { Table } from '../table.js';
import * as columns from './hyperv-columns.js';
import type { HypervDiskField, HypervOwnerField, HypervTableKind } from './hyperv-columns.js';
import { completeHypervDisks, driveAt, drivesOfFiles, isDriveRow, isDvd } from './hyperv-disks.js';
import { findHypervOwner, hypervKeysAt, isOfCheckpoint, isOfNoMachine } from './hyperv-owners.js';
import * as parts from './hyperv-parts.js';
import { newHypervState } from './hyperv-state.js';
import type { HypervState } from './hyperv-state.js';
import { seedFromOther, seedHypervMachines } from './seed-hyperv.js';
import { addVhd, vhdAt } from './vhd-index.js';
import type { Vhd } from './vhd-index.js';

/** The output of one cmdlet, from a file of its own or nested in another's. */
export interface HypervTable {
  readonly kind: HypervTableKind;
  readonly table: Table;
}

/** The machines of an inventory, and what became of each of its tables. */
export interface HypervReading {
  readonly read: ReadMachines;
  readonly summaries: ReadonlyMap<Table, SheetSummary>;
}

/**
 * Reads what Hyper-V's cmdlets say of the machines of one or many hosts. `Get-VM` has the machines, one a row; the other
 * tables add to them. Any may be missing; without `Get-VM` the machines are those that the others name, which is reported.
 *
 * Rows find their machine by GUID, else by name, narrowed by host; what could be several machines is reported and left out.
 * Sizes are bytes. A replica is left out: its machine stands in the inventory of the host that runs it.
 */
export function readHyperv(tables: readonly HypervTable[], problems: Problem[]): HypervReading {
  const machines = tables.filter(({ kind }) => kind === 'machines');
  const state = newHypervState(machines.length, problems);
  for (const { table } of machines) seedHypervMachines(state, table);
  if (machines.length === 0) for (const { kind, table } of tables) seedFromOther(state, kind, table);
  for (const { kind, table } of tables) ADDERS[kind](state, table);
  for (const draft of state.read.machines) parts.completeHypervNics(draft);
  completeDisks(state);
  return { read: state.read, summaries: state.summaries };
}

type Adder = (state: HypervState, table: Table) => void;

/** What is left out of a table comes with the machines: they were seeded before. */
const ADDERS: Readonly<Record<HypervTableKind, Adder>> = {
  machines: () => undefined,
  disks: addDisks,
  nics: (state, table) => void addOwned(state, table, columns.HYPERV_NIC_COLUMNS, parts.addHypervNic),
  processors: (state, table) => void addOwned(state, table, columns.HYPERV_PROCESSOR_COLUMNS, parts.addHypervProcessor),
  memory: (state, table) => void addOwned(state, table, columns.HYPERV_MEMORY_COLUMNS, parts.addHypervMemory),
  firmware: (state, table) => void addOwned(state, table, columns.HYPERV_FIRMWARE_COLUMNS, parts.addHypervFirmware),
  security: (state, table) => void addOwned(state, table, columns.HYPERV_SECURITY_COLUMNS, parts.addHypervSecurity),
  guests: (state, table) => void addOwned(state, table, columns.HYPERV_GUEST_COLUMNS, parts.addHypervGuest),
  snapshots: addSnapshots,
};

/** Adds each row to the machine it is about; returns whether every row found one. */
function addOwned<Field extends string>(
  state: HypervState,
  table: Table,
  specs: ColumnSpecs<Field | HypervOwnerField>,
  add: (draft: MachineDraft, cursor: Cursor<Field | HypervOwnerField>) => boolean,
): boolean {
  const bound = bindColumns(table, specs, state.problems);
  let used = 0;
  let isComplete = true;
  for (const row of table.rows) {
    const cursor = { bound, row };
    if (isOfNoMachine(cursor)) continue;
    const owner = findHypervOwner(state.owners, cursor);
    if (owner === null) isComplete = false;
    else if (owner.draft !== null && add(owner.draft, cursor)) used += 1;
  }
  state.summaries.set(table, summaryOfTable(bound, used));
  return isComplete;
}

/**
 * A machine without a row has no checkpoint, where every row found its machine. Of several exports each speaks for the hosts
 * that it names, since another host's may be missing.
 */
function addSnapshots(state: HypervState, table: Table): void {
  const hosts = new Set<string | null>();
  const isComplete = addOwned(state, table, columns.HYPERV_SNAPSHOT_COLUMNS, ({ condition }, cursor) => {
    const origin = derivedFrom(condition.origins['snapshotCount'] ?? placeOfRow(cursor), 'rows of Get-VMSnapshot');
    put(condition, 'snapshotCount', { value: (condition.values.snapshotCount ?? 0) + 1, origin });
    nameSnapshot(condition, textAt(cursor, 'name'), textAt(cursor, 'createdAt'));
    hosts.add(hypervKeysAt(cursor).host);
    return true;
  });
  if (!isComplete) return;
  const origin = derivedFrom(placeOfTable(table), 'no row of Get-VMSnapshot');
  for (const { condition, placement } of state.read.machines) {
    const isCovered = state.machineTables < 2 || hosts.has(placement.values.host?.toLowerCase() ?? '');
    if (isCovered && condition.values.snapshotCount === null) put(condition, 'snapshotCount', { value: 0, origin });
  }
}

function addDisks(state: HypervState, table: Table): void {
  const bound = bindColumns<HypervDiskField>(table, columns.HYPERV_DISK_COLUMNS, state.problems);
  const files: Vhd[] = [];
  let drives = 0;
  for (const row of table.rows) {
    const file = fileAt(state, { bound, row });
    if (file === null) continue;
    files.push(file);
    if (file.draft === null || !isDriveRow(file.cursor)) continue;
    drives += 1;
    const known = state.drives.get(file.draft);
    if (known === undefined) state.drives.set(file.draft, [driveAt(file.cursor)]);
    else known.push(driveAt(file.cursor));
  }
  for (const file of files) if (file.size !== null || file.fileSize !== null) addVhd(state.vhds, file);
  state.diskTables.push({ bound, drives, files });
}

/** The file of a row; null where the row is about a DVD, a checkpoint, or a machine that is not there. */
function fileAt(state: HypervState, cursor: Cursor<HypervDiskField>): Vhd | null {
  if (isOfCheckpoint(cursor)) return null;
  if (isOfNoMachine(cursor)) return isDvd(cursor) ? null : vhdAt(cursor, null);
  const draft = findHypervOwner(state.owners, cursor)?.draft ?? null;
  if (draft === null) return null;
  if (!isDvd(cursor)) return vhdAt(cursor, draft);
  const medium = textAt(cursor, 'path');
  if (medium !== null) appendCondition(draft.condition, 'connectedMedia', medium);
  return null;
}

/** Drives and files may stand in tables of any order, so the disks come last. */
function completeDisks(state: HypervState): void {
  const own = new Map<MachineDraft, Vhd[]>();
  for (const file of state.diskTables.flatMap(({ files }) => files)) {
    if (file.draft === null) continue;
    const known = own.get(file.draft);
    if (known === undefined) own.set(file.draft, [file]);
    else known.push(file);
  }
  for (const draft of state.read.machines) {
    const drives = state.drives.get(draft) ?? drivesOfFiles(own.get(draft) ?? []);
    completeHypervDisks(draft, drives, state.vhds);
  }
  for (const { bound, drives, files } of state.diskTables) {
    const described = files.filter(({ isUsed, cursor }) => isUsed && !isDriveRow(cursor)).length;
    state.summaries.set(bound.table, summaryOfTable(bound, drives + described));
  }
}
