import { bytes, bytesOfGib, bytesOfMib, cores } from '../../model/index.js';
import type { Problem, SheetSummary } from '../../model/index.js';
import { bindColumns, CORES, countAt, flagAt, GIB_AMOUNT, numberAt, placeOfRow, POSITIVE, textAt } from '../columns.js';
import type { Cursor } from '../columns.js';
import { mergeDraft } from '../merge-drafts.js';
import { badChoice, deletedMachine, duplicateMachine, nameless } from '../problems.js';
import { putOperatingSystem, reportOsDifference } from '../put-operating-system.js';
import { reportClone } from '../report-clone.js';
import { blankMachine, derivedFrom, mapFound, put } from '../sourced.js';
import type { Found, MachineDraft } from '../sourced.js';
import { nothingRead, summaryOfTable } from '../tally.js';
import type { ReadMachines } from '../tally.js';
import type { Table } from '../table.js';
import { joinLists, parseFirmware, parsePowerState, parseUuid, sourceOfSite } from '../words.js';
import { argdataColumnsOf } from './argdata-columns.js';
import type { ArgdataColumns, ArgdataField } from './argdata-columns.js';
import { putArgdataDisks, putArgdataNics } from './argdata-parts.js';
import { putArgdataTags, unquoted } from './argdata-text.js';

/**
 * Reads the sheet `ARGData` of Azure Migrate's discovery report: one row per resource, its properties flattened into columns
 * such as `properties.disks[0].maxSizeInBytes`, in any order. Rows of other resources (databases, web applications) are not
 * machines and are passed over; a machine that is marked as deleted is left out and told.
 *
 * The UUID is that of the firmware, the one that RVTools prints too. Sizes called GB and MB are GiB and MiB.
 */
export function readArgdata(
  table: Table,
  problems: Problem[],
): { readonly read: ReadMachines; readonly summary: SheetSummary } {
  const columns = argdataColumnsOf(table.header);
  const bound = bindColumns<ArgdataField>(table, columns.specs, problems);
  const read = nothingRead();
  const known = new Map<string, MachineDraft>();
  const byUuid = new Map<string, MachineDraft>();
  for (const row of table.rows) {
    const cursor = { bound, row };
    if (!isMachine(cursor)) continue;
    read.rows += 1;
    const draft = machineOf(cursor, columns);
    if (draft === null) read.skipped += 1;
    else addMachine(draft, { known, byUuid, read, problems });
  }
  return { read, summary: summaryOfTable(bound, read.rows - read.skipped) };
}

type ArgdataCursor = Cursor<ArgdataField>;

/** `microsoft.offazure/vmwaresites/machines`; a sheet without the column holds machines alone. */
const isMachine = (cursor: ArgdataCursor): boolean =>
  /(?:^|\/)machines$/i.test(textAt(cursor, 'resourceType')?.value ?? 'machines');

interface Target {
  readonly known: Map<string, MachineDraft>;
  readonly byUuid: Map<string, MachineDraft>;
  readonly read: ReadMachines;
  readonly problems: Problem[];
}

function addMachine(draft: MachineDraft, { known, byUuid, read, problems }: Target): void {
  const { name, uuid } = draft.core.values;
  const key = JSON.stringify([uuid ?? draft.placement.values.manager?.toLowerCase() ?? '', name.toLowerCase()]);
  const first = known.get(key);
  if (first === undefined) {
    known.set(key, draft);
    read.machines.push(draft);
    reportClone(draft, byUuid, problems);
    return;
  }
  problems.push(duplicateMachine(draft.core.origins['name']!, name, first.core.origins['name']!));
  mergeDraft(first, draft, problems);
  read.merged += 1;
}

/** The machine of a row, or null with a problem. */
function machineOf(cursor: ArgdataCursor, columns: ArgdataColumns): MachineDraft | null {
  const name = textAt(cursor, 'name');
  if (name === null) {
    cursor.bound.problems.push(nameless(placeOfRow(cursor), 'properties.displayName'));
    return null;
  }
  if (flagAt(cursor, 'isDeleted')?.value === true) {
    cursor.bound.problems.push(deletedMachine(name.origin, name.value));
    return null;
  }
  const draft = blankMachine(placeOfRow(cursor));
  put(draft.core, 'name', name);
  putIdentity(draft, cursor);
  putConfiguration(draft, cursor);
  putOs(draft, cursor);
  putArgdataDisks(draft, cursor, columns.disks);
  putArgdataNics(draft, cursor, columns.nics);
  putArgdataTags(draft, textAt(cursor, 'tags'), cursor.bound.problems);
  return draft;
}

function putIdentity({ core, placement }: MachineDraft, cursor: ArgdataCursor): void {
  const { problems } = cursor.bound;
  put(core, 'uuid', parseUuid(textAt(cursor, 'uuid'), problems));
  put(core, 'power', parsePowerState(textAt(cursor, 'power'), problems));
  put(core, 'annotation', textAt(cursor, 'annotation'));
  put(placement, 'manager', textAt(cursor, 'manager'));
  put(placement, 'datacenter', textAt(cursor, 'datacenter'));
  put(placement, 'cluster', textAt(cursor, 'cluster'));
  put(placement, 'host', textAt(cursor, 'host'));
  put(placement, 'hostCpu', textAt(cursor, 'hostCpu'));
  for (const found of [textAt(cursor, 'resourceType'), textAt(cursor, 'armId')]) {
    const source = found === null ? null : sourceOfSite(`/${found.value}/`);
    if (found === null || source === null) continue;
    put(core, 'source', { value: source, origin: derivedFrom(found.origin, 'the kind of its site in Azure Migrate') });
    return;
  }
}

function putConfiguration({ core, condition }: MachineDraft, cursor: ArgdataCursor): void {
  put(core, 'cores', mapFound(countAt(cursor, 'cores', CORES), cores));
  put(core, 'memoryBytes', mapFound(numberAt(cursor, 'memoryMib', POSITIVE), bytesOfMib));
  put(core, 'firmware', firmwareAt(cursor));
  put(core, 'secureBoot', flagAt(cursor, 'secureBoot'));
  put(core, 'diskCount', countAt(cursor, 'diskCount'));
  const storage = numberAt(cursor, 'storageGib', GIB_AMOUNT);
  if (storage !== null && storage.value > 0) {
    put(
      core,
      'storageBytes',
      mapFound(storage, (value) => bytes(Math.ceil(bytesOfGib(value)))),
    );
  }
  put(core, 'addresses', joinLists(unquoted(textAt(cursor, 'addresses'))));
  put(condition, 'toolsStatus', textAt(cursor, 'toolsStatus'));
  put(condition, 'snapshotCount', countAt(cursor, 'snapshots'));
  put(condition, 'changeTracking', flagAt(cursor, 'changeTracking'));
}

function firmwareAt(cursor: ArgdataCursor): Found<'bios' | 'efi'> | null {
  const found = textAt(cursor, 'firmware');
  const value = found === null ? null : parseFirmware(found.value);
  if (found === null) return null;
  if (value !== null) return { value, origin: found.origin };
  cursor.bound.problems.push(badChoice(found.origin, found.value, ['BIOS', 'EFI']));
  return null;
}

/** What the guest says is asked before what vCenter is configured for; each with its version, where the name lacks it. */
function putOs(draft: MachineDraft, cursor: ArgdataCursor): void {
  const sources = [
    [textAt(cursor, 'guestOs'), textAt(cursor, 'guestOsVersion')],
    [textAt(cursor, 'os'), textAt(cursor, 'osVersion')],
  ] as const;
  const names = sources.flatMap(([name, version]) => {
    const isNew = name !== null && version !== null && !name.value.includes(version.value);
    return isNew ? [name, { value: `${name.value} ${version.value}`, origin: name.origin }] : [name];
  });
  const architecture = textAt(cursor, 'guestArchitecture') ?? textAt(cursor, 'architecture');
  putOperatingSystem(draft, { names, architecture });
  reportOsDifference(draft, names, cursor.bound.problems);
  const printed = sources.map(([name]) => name).find((name) => name !== null);
  if (printed != null) put(draft.os, 'name', printed);
}
