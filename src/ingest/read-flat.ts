import { bytes, bytesOfMib, bytesPerSecondOfMb, cores, iops, percent } from '../model/index.js';
import type { MachineSource, Problem, SheetSummary } from '../model/index.js';
import { AZURE_MIGRATE_CSV, AZURE_MIGRATE_MAX_DISKS, AZURE_MIGRATE_MAX_SERVERS } from './azure-migrate-csv.js';
import {
  bindColumns,
  CORES,
  countAt,
  flagAt,
  hasColumn,
  numberAt,
  PERCENT,
  placeOfRow,
  POSITIVE,
  textAt,
} from './columns.js';
import type { Cursor, Range } from './columns.js';
import { columnsOfFormat } from './flat-columns.js';
import type { FlatColumn, FlatField, FlatFormat } from './flat-columns.js';
import { putFlatDisks, sizeAt } from './flat-disks.js';
import { mergeDraft } from './merge-drafts.js';
import {
  badChoice,
  badTag,
  duplicateMachine,
  missingColumn,
  missingValue,
  nameless,
  tooManyDisks,
  tooManyMachines,
} from './problems.js';
import { putOperatingSystem } from './put-operating-system.js';
import { reportClone } from './report-clone.js';
import { blankMachine, derivedFrom, mapFound, nicNamed, put } from './sourced.js';
import type { Found, MachineDraft } from './sourced.js';
import { normaliseHeader } from './table.js';
import type { Table } from './table.js';
import { nothingRead, placeOfTable, summaryOfTable } from './tally.js';
import type { ReadMachines } from './tally.js';
import {
  joinLists,
  parseEnvironment,
  parseFirmware,
  parsePowerState,
  parseSource,
  parseUuid,
  sourceOfSite,
  splitList,
} from './words.js';

/**
 * Reads a table with one row per machine in a documented format. A bad cell is reported and left out, a row without a name
 * is skipped, and a second row of one name (and id) is joined to the first.
 */
export function readFlat(
  table: Table,
  format: FlatFormat,
  problems: Problem[],
): { readonly read: ReadMachines; readonly summary: SheetSummary } {
  const header = table.header.map((printed) => ({ printed, normal: normaliseHeader(printed) }));
  const { specs, disks } = columnsOfFormat(format, header);
  const bound = bindColumns(table, specs, problems);
  const at = placeOfTable(table);
  for (const { field, maps, mandatory } of format.columns) {
    if (mandatory && !bound.columns.has(maps)) problems.push(missingColumn(at, field));
  }
  const read = nothingRead();
  const known = new Map<string, MachineDraft>();
  const byUuid = new Map<string, MachineDraft>();
  for (const row of table.rows) {
    read.rows += 1;
    readRow({ bound, row }, format, { read, known, byUuid, disks });
  }
  if (format === AZURE_MIGRATE_CSV) reportLimits(table, read.rows, disks, problems);
  return { read, summary: summaryOfTable(bound, read.rows - read.skipped) };
}

function reportLimits(table: Table, rows: number, disks: readonly number[], problems: Problem[]): void {
  const at = placeOfTable(table);
  if (rows > AZURE_MIGRATE_MAX_SERVERS) problems.push(tooManyMachines(at, rows, AZURE_MIGRATE_MAX_SERVERS));
  const last = disks.at(-1) ?? 0;
  if (last > AZURE_MIGRATE_MAX_DISKS) problems.push(tooManyDisks(at, last, AZURE_MIGRATE_MAX_DISKS));
}

interface RowContext {
  readonly read: ReadMachines;
  readonly known: Map<string, MachineDraft>;
  /** The first machine of each UUID. */
  readonly byUuid: Map<string, MachineDraft>;
  readonly disks: readonly number[];
}

function readRow(cursor: Cursor<FlatColumn>, format: FlatFormat, { read, known, byUuid, disks }: RowContext): void {
  const { problems } = cursor.bound;
  const name = textAt(cursor, 'name');
  if (name === null) {
    problems.push(nameless(placeOfRow(cursor), format.nameColumn));
    read.skipped += 1;
    return;
  }
  reportMissing(cursor, format, name.value);
  const draft = machineOf(cursor, format, disks);
  const { uuid } = draft.core.values;
  const { manager } = draft.placement.values;
  const key = JSON.stringify([uuid ?? manager?.toLowerCase() ?? '', name.value.toLowerCase()]);
  const first = known.get(key);
  if (first === undefined) {
    known.set(key, draft);
    read.machines.push(draft);
    reportClone(draft, byUuid, problems);
    return;
  }
  problems.push(duplicateMachine(name.origin, name.value, first.core.origins['name']!));
  mergeDraft(first, draft, problems);
  read.merged += 1;
}

/** A mandatory cell that is empty, where its column is there: a missing column is told once for all. */
function reportMissing(cursor: Cursor<FlatColumn>, format: FlatFormat, name: string): void {
  for (const { field, maps, mandatory } of format.columns) {
    if (!mandatory || maps === 'name' || !hasColumn(cursor, maps) || textAt(cursor, maps) !== null) continue;
    cursor.bound.problems.push(missingValue(placeOfRow(cursor), field, name));
  }
}

function machineOf(cursor: Cursor<FlatColumn>, format: FlatFormat, disks: readonly number[]): MachineDraft {
  const draft = blankMachine(placeOfRow(cursor));
  const choice = (field: FlatField): Found<string> | null => choiceAt(cursor, format, field);
  putIdentity(draft, cursor, choice);
  const { core } = draft;
  put(core, 'cores', mapFound(countAt(cursor, 'cores', CORES), cores));
  put(core, 'memoryBytes', mapFound(numberAt(cursor, 'memoryMib', POSITIVE), bytesOfMib));
  put(core, 'firmware', firmwareOf(choice('firmware')));
  put(core, 'secureBoot', flagAt(cursor, 'secureBoot'));
  put(core, 'diskCount', countAt(cursor, 'diskCount'));
  put(core, 'storageBytes', sizeAt(cursor, 'storageGib', 'storageMib'));
  put(core, 'storageUsedBytes', sizeAt(cursor, 'storageUsedGib', 'storageUsedMib'));
  put(core, 'nicCount', countAt(cursor, 'nicCount'));
  put(core, 'addresses', joinLists(textAt(cursor, 'addresses')));
  putOs(draft, cursor, choice('architecture'));
  putFlatDisks(draft, cursor, disks);
  putNics(draft, cursor);
  putUse(draft, cursor);
  putTags(draft, cursor);
  putCondition(draft, cursor);
  return draft;
}

/** A sector of a disk: 512 bytes, or 4,096. */
const SECTOR: Range = { least: 512, greatest: 65_536 };

/** What somebody asked the guest itself. */
function putCondition({ condition }: MachineDraft, cursor: Cursor<FlatColumn>): void {
  put(condition, 'changeTracking', flagAt(cursor, 'changeTracking'));
  put(condition, 'logicalSectorBytes', mapFound(numberAt(cursor, 'logicalSectorBytes', SECTOR), bytes));
  for (const field of GUEST_FLAGS) put(condition, field, flagAt(cursor, field));
  put(condition, 'kernel', textAt(cursor, 'kernel'));
  put(condition, 'licenceBoundTo', textAt(cursor, 'licenceBoundTo'));
  putSqlServer(condition, cursor);
}

/** -1 is how Azure Migrate prints that it did not look into the machine. */
const SQL_SERVERS: Range = { least: -1, greatest: 10_000 };

/** Without an inventory of the software a service that is not present only means that nobody looked. */
function putSqlServer(condition: MachineDraft['condition'], cursor: Cursor<FlatColumn>): void {
  const servers = countAt(cursor, 'sqlServers', SQL_SERVERS);
  const isLookedInto = servers !== null && servers.value >= 0;
  if (isLookedInto) put(condition, 'sqlServersFound', servers);
  const service = flagAt(cursor, 'sqlService');
  if (service?.value === true || isLookedInto) put(condition, 'sqlServiceFound', service);
}

const GUEST_FLAGS = ['usesStorageSpaces', 'usesMultipath', 'usesIscsi', 'usesNicTeaming', 'isGuestEncrypted'] as const;

function putIdentity(
  { core, placement }: MachineDraft,
  cursor: Cursor<FlatColumn>,
  choice: (field: FlatField) => Found<string> | null,
): void {
  const { problems } = cursor.bound;
  put(core, 'name', textAt(cursor, 'name'));
  put(core, 'uuid', parseUuid(textAt(cursor, 'uuid'), problems));
  put(core, 'source', sourceOf(choice));
  put(core, 'power', parsePowerState(textAt(cursor, 'power'), problems));
  put(core, 'isTemplate', flagAt(cursor, 'template'));
  put(core, 'environment', parseEnvironment(textAt(cursor, 'environment'), problems));
  put(core, 'application', textAt(cursor, 'application'));
  put(core, 'criticality', textAt(cursor, 'criticality'));
  put(core, 'annotation', textAt(cursor, 'annotation'));
  put(placement, 'manager', textAt(cursor, 'manager'));
  put(placement, 'datacenter', textAt(cursor, 'datacenter'));
  put(placement, 'cluster', textAt(cursor, 'cluster'));
  put(placement, 'host', textAt(cursor, 'host'));
  put(placement, 'folder', textAt(cursor, 'folder'));
}

/** The column of its own says it, or the hypervisor; a physical server has none. */
function sourceOf(choice: (field: FlatField) => Found<string> | null): Found<MachineSource> | null {
  const said = [choice('source'), choice('hypervisor'), choice('serverType')].filter((found) => found !== null);
  for (const { value: text, origin } of said) {
    const ofSite = sourceOfSite(text);
    if (ofSite !== null) return { value: ofSite, origin: derivedFrom(origin, 'the kind of its site in Azure Migrate') };
    const value = parseSource(text);
    if (value !== null) return { value, origin };
  }
  return null;
}

/** A cell of a column with a list of valid values; another value is reported and left out. */
function choiceAt(cursor: Cursor<FlatColumn>, format: FlatFormat, field: FlatField): Found<string> | null {
  const found = textAt(cursor, field);
  const valid = format.columns.find(({ maps }) => maps === field)?.validValues ?? null;
  if (found === null || valid === null) return found;
  const chosen = valid.find((value) => normaliseHeader(value) === normaliseHeader(found.value));
  if (chosen !== undefined) return { value: chosen, origin: found.origin };
  cursor.bound.problems.push(badChoice(found.origin, found.value, valid));
  return null;
}

function firmwareOf(found: Found<string> | null): Found<'bios' | 'efi'> | null {
  const value = found === null ? null : parseFirmware(found.value);
  return found === null || value === null ? null : { value, origin: found.origin };
}

/** The name with the version of the next column is asked as well, and wins where it says more. */
function putOs(draft: MachineDraft, cursor: Cursor<FlatColumn>, architecture: Found<string> | null): void {
  const os = textAt(cursor, 'os');
  const version = textAt(cursor, 'osVersion');
  const isNew = os !== null && version !== null && !os.value.includes(version.value);
  const together = isNew ? { value: `${os.value} ${version.value}`, origin: os.origin } : null;
  putOperatingSystem(draft, { names: [os, together], guestId: textAt(cursor, 'guestId'), architecture });
  if (os !== null) put(draft.os, 'name', os);
}

/**
 * One NIC per MAC address; without MAC addresses only their number is known. Addresses that are packed in one bracket per
 * adapter (`[a,b];[c];`) are given to the adapters.
 */
function putNics(draft: MachineDraft, cursor: Cursor<FlatColumn>): void {
  const macs = textAt(cursor, 'macs');
  if (macs === null) return;
  const addresses = textAt(cursor, 'addresses');
  const groups = [...(addresses?.value ?? '').matchAll(/\[([^\]]*)\]/g)].map(([, group]) => splitList(group ?? ''));
  const written = splitList(macs.value);
  draft.nics = written.map((mac, index) => {
    const nic = nicNamed({ value: `Network adapter ${index + 1}`, origin: derivedFrom(macs.origin, 'numbered') });
    put(nic, 'mac', { value: mac.toLowerCase(), origin: macs.origin });
    const own = groups.length === written.length ? (groups[index] ?? []) : [];
    if (addresses !== null && own.length > 0) put(nic, 'addresses', { value: own, origin: addresses.origin });
    return nic;
  });
}

function putUse({ statedUse }: MachineDraft, cursor: Cursor<FlatColumn>): void {
  put(statedUse, 'cpuPercent', mapFound(numberAt(cursor, 'cpuPercent', PERCENT), percent));
  put(statedUse, 'memoryPercent', mapFound(numberAt(cursor, 'memoryPercent', PERCENT), percent));
  put(statedUse, 'diskReadIops', mapFound(numberAt(cursor, 'diskReadIops'), iops));
  put(statedUse, 'diskWriteIops', mapFound(numberAt(cursor, 'diskWriteIops'), iops));
  put(statedUse, 'diskReadBytesPerSecond', mapFound(numberAt(cursor, 'diskReadMbps'), bytesPerSecondOfMb));
  put(statedUse, 'diskWriteBytesPerSecond', mapFound(numberAt(cursor, 'diskWriteMbps'), bytesPerSecondOfMb));
  put(statedUse, 'networkInBytesPerSecond', mapFound(numberAt(cursor, 'networkInMbps'), bytesPerSecondOfMb));
  put(statedUse, 'networkOutBytesPerSecond', mapFound(numberAt(cursor, 'networkOutMbps'), bytesPerSecondOfMb));
}

function putTags(draft: MachineDraft, cursor: Cursor<FlatColumn>): void {
  const found = textAt(cursor, 'tags');
  for (const part of found?.value.split(';') ?? []) {
    const text = part.trim();
    const split = text.indexOf('=');
    if (text === '' || found === null) continue;
    if (split < 1) cursor.bound.problems.push(badTag(found.origin, text));
    else draft.tags.push({ value: [text.slice(0, split).trim(), text.slice(split + 1).trim()], origin: found.origin });
  }
}
