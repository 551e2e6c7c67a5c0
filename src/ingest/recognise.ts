import { AZURE_MIGRATE_CSV, AZURE_MIGRATE_DISCOVERY } from './azure-migrate-csv.js';
import { isArgdataHeader } from './argdata/argdata-columns.js';
import { answerInGrid } from './azure-migrate-answer/answer-among-inputs.js';
import { isAnswerHeader } from './azure-migrate-answer/recognise-answer.js';
import type { FlatFormat } from './flat-columns.js';
import { HYPERV_CMDLETS, hypervKindOf } from './hyperv/hyperv-columns.js';
import type { HypervTableKind } from './hyperv/hyperv-columns.js';
import { INVENTORY_CSV } from './inventory-csv.js';
import { shown } from './problems.js';
import { RVTOOLS_OTHER_TABS, RVTOOLS_TABS } from './rvtools-columns.js';
import type { RvtoolsTab } from './rvtools-columns.js';
import { normaliseHeader, textOfCell } from './table.js';
import type { Grid } from './table.js';

/** What a grid was taken for, by what its header says. */
export type Recognised =
  | { readonly kind: 'rvtools'; readonly tab: RvtoolsTab; readonly headerIndex: number; readonly by: string }
  /** A tab of RVTools that holds nothing about a machine. */
  | { readonly kind: 'rvtoolsOther'; readonly by: string }
  | { readonly kind: 'flat'; readonly format: FlatFormat; readonly headerIndex: number; readonly by: string }
  | { readonly kind: 'hyperv'; readonly table: HypervTableKind; readonly headerIndex: number; readonly by: string }
  | { readonly kind: 'argdata'; readonly headerIndex: number; readonly by: string }
  /** A report that Azure Migrate wrote. */
  | { readonly kind: 'azureMigrateAnswer'; readonly by: string }
  /** Who asked whom: what waves are planned by, and of no use to an assessment. */
  | { readonly kind: 'connections'; readonly headerIndex: number; readonly by: string }
  | { readonly kind: 'unrecognised'; readonly seen: string };

/** Rows in which the header is looked for: exports may begin with a title, a date, a blank line. */
const HEADER_WITHIN_ROWS = 30;

/**
 * Recognises a grid by its header, never by the name of its file. The name of a sheet is asked only for the tabs of RVTools,
 * whose reduced headers may fit several, and only where the header names machines at all.
 */
export function recogniseGrid(grid: Grid): Recognised {
  const candidates = grid.rows.slice(0, HEADER_WITHIN_ROWS);
  for (const [headerIndex, row] of candidates.entries()) {
    const texts = row.cells.map(textOfCell);
    if (isAnswerHeader(texts)) return { kind: 'azureMigrateAnswer', by: ANSWERED_MACHINES };
    const printed = texts.filter((text) => text !== '');
    const header = new Set(printed.map(normaliseHeader));
    const found = recogniseConnections(header, headerIndex) ?? recogniseHeader(header, grid.sheet, headerIndex);
    if (found !== null) return found;
  }
  const answer = answerInGrid(grid);
  if (answer !== null) return { kind: 'azureMigrateAnswer', by: answer };
  return { kind: 'unrecognised', seen: describeGrid(grid) };
}

const ANSWERED_MACHINES = 'its columns of readiness and recommended size';

type Header = ReadonlySet<string>;

function recogniseHeader(header: Header, sheet: string | null, headerIndex: number): Recognised | null {
  const sheetName = sheet === null ? null : tabName(sheet);
  const named = RVTOOLS_TABS.find((tab) => tab.toLowerCase() === sheetName);
  if (named !== undefined && hasKeyOf(named, header)) {
    return { kind: 'rvtools', tab: named, headerIndex, by: `the sheet ${named} and its column VM, Host or Name` };
  }
  const isOther = RVTOOLS_OTHER_TABS.some((tab) => tab.toLowerCase() === sheetName);
  if (isOther) return { kind: 'rvtoolsOther', by: 'the name of a tab of RVTools' };
  return (
    recogniseAnswer(header) ??
    recogniseFlat(header, headerIndex) ??
    recogniseVendor(header, headerIndex) ??
    recogniseTab(header, headerIndex)
  );
}

function hasKeyOf(tab: RvtoolsTab, header: Header): boolean {
  if (tab === 'vHost') return header.has('host');
  if (tab === 'vDatastore') return hasAny(header, ['name', 'datastore']);
  return header.has('vm') || (tab === 'vHealth' && header.has('name'));
}

/** `vInfo`, `tabvInfo`, `RVTools_tabvInfo` in any case. */
const tabName = (sheet: string): string =>
  sheet
    .trim()
    .toLowerCase()
    .replace(/^(?:rvtools_?)?tab/, '');

/** Both ends by name and the port that was asked: Azure Migrate's agentless export in its classic and its new form. */
const CONNECTION_COLUMNS = ['sourceservername', 'destinationservername', 'destinationport'];

function recogniseConnections(header: Header, headerIndex: number): Recognised | null {
  if (!CONNECTION_COLUMNS.every((name) => header.has(name))) return null;
  const form = header.has('timeslot') ? 'classic' : 'new';
  return { kind: 'connections', headerIndex, by: `the columns of Azure Migrate's ${form} export of connections` };
}

const ANSWER_COLUMNS = [
  ...['azurevmreadiness', 'azurereadiness', 'vmreadiness', 'azurevmhostreadiness', 'avsreadiness', 'sqlreadiness'],
  ...['recommendedsize', 'recommendedvmsize', 'azurevmsize', 'recommendeddisksize', 'azurediskreadiness'],
];

function recogniseAnswer(header: Header): Recognised | null {
  const found = ANSWER_COLUMNS.find((name) => header.has(name));
  return found === undefined ? null : { kind: 'azureMigrateAnswer', by: `its header has the column "${found}"` };
}

function recogniseFlat(header: Header, headerIndex: number): Recognised | null {
  const flat = (format: FlatFormat, by: string): Recognised => ({ kind: 'flat', format, headerIndex, by });
  if (header.has('servername') && hasAny(header, ['cores', 'memoryinmb', 'osname'])) {
    return flat(AZURE_MIGRATE_CSV, 'the columns of the Azure Migrate import template');
  }
  if (header.has('machinename') && header.has('cores') && hasAny(header, ['machineid', 'softwareinventorycount'])) {
    return flat(AZURE_MIGRATE_DISCOVERY, 'the columns of the Azure Migrate discovery report');
  }
  if (header.has('machine') && hasAny(header, INVENTORY_SIGNS)) {
    return flat(INVENTORY_CSV, 'the columns of the inventory format');
  }
  return null;
}

/** Tables whose columns are the properties of a vendor's objects. */
function recogniseVendor(header: Header, headerIndex: number): Recognised | null {
  if (isArgdataHeader(header)) {
    return { kind: 'argdata', headerIndex, by: 'the properties of machines in Azure Resource Graph' };
  }
  const table = hypervKindOf(header);
  return table === null
    ? null
    : { kind: 'hyperv', table, headerIndex, by: `the properties that ${HYPERV_CMDLETS[table]} of Hyper-V writes` };
}

/** Beside `machine`; the last four are those of a file that only adds to another input. */
const INVENTORY_SIGNS = [
  ...['cores', 'memorymb', 'os', 'environment', 'application', 'criticality', 'tags', 'firmware', 'secureboot'],
  ...['logicalsectorbytes', 'storagespaces', 'multipath', 'iscsi', 'nicteaming', 'guestencryption', 'kernel'],
  'licenceboundto',
];

const hasAny = (header: Header, names: readonly string[]): boolean => names.some((name) => header.has(name));

/** Of several columns one each, beside the column VM; the first rule that fits decides. */
const TAB_RULES: readonly (readonly [tab: RvtoolsTab, ...oneOfEach: (readonly string[])[]])[] = [
  [
    'vPartition',
    ['disk', 'partition'],
    ['capacitymb', 'capacity'],
    ['consumedmb', 'consumed', 'freemb', 'free', 'free%'],
  ],
  ['vDisk', ['disk', 'disklabel', 'diskkey'], ['capacitymb', 'capacity']],
  ['vInfo', ['cpus', 'cpu'], ['memory', 'memorymb', 'provisionedmb', 'inusemb', 'nics', 'disks', 'primaryipaddress']],
  ['vSnapshot', ['snapshot', 'sizembtotal', 'sizembvmsn', 'quiesced']],
  ['vMemory', ['sizemb', 'size'], ['active', 'consumed', 'ballooned', 'swapped', 'overhead', 'reservation', 'hotadd']],
  ['vCPU', ['sockets', 'coresps', 'cpuready%', 'overall', 'cpus']],
  ['vNetwork', ['niclabel', 'macaddress', 'nic'], ['network', 'adapter', 'ipv4address', 'ipaddress', 'connected']],
  ['vTools', ['tools'], ['toolsversion', 'upgradeable', 'appstatus', 'requiredversion']],
  ['vUSB', ['devicenode', 'devicetype'], ['family', 'speed', 'autoconnect', 'ehcienabled']],
  ['vCD', ['devicenode'], ['devicetype']],
];

/** Datastores have names, sizes and columns that no other tab without machines has. */
const DATASTORE_RULE: readonly (readonly string[])[] = [
  ['name'],
  ['capacitymb'],
  ['freemb', 'free%'],
  ['siocenabled', '#vms', '#vmstotal', '#hosts', 'url'],
];

function recogniseTab(header: Header, headerIndex: number): Recognised | null {
  const tab = tabOfHeader(header);
  if (tab !== null) return { kind: 'rvtools', tab, headerIndex, by: `the columns of the tab ${tab} of RVTools` };
  const isOther = hasAny(header, ['visdkserver', 'visdkuuid']);
  return isOther ? { kind: 'rvtoolsOther', by: 'the column VI SDK Server, which RVTools writes in every tab' } : null;
}

function tabOfHeader(header: Header): RvtoolsTab | null {
  if (header.has('vm')) {
    const fits = TAB_RULES.find(([, ...oneOfEach]) => oneOfEach.every((names) => hasAny(header, names)));
    return fits === undefined ? null : fits[0];
  }
  if (header.has('host') && header.has('cpumodel')) return 'vHost';
  if (DATASTORE_RULE.every((names) => hasAny(header, names))) return 'vDatastore';
  return header.has('name') && header.has('message') && header.has('messagetype') ? 'vHealth' : null;
}

const SHOWN_CELLS = 6;

/** The first cells of a grid, so that a person sees which file it is. */
export function describeGrid(grid: Grid): string {
  const [first] = grid.rows;
  const texts = (first?.cells ?? []).map(textOfCell).filter((text) => text !== '');
  if (texts.length === 0) return 'it is empty';
  const cells = texts.slice(0, SHOWN_CELLS).map((text) => `"${shown(text)}"`);
  return `its first row has ${cells.join(', ')}${texts.length > SHOWN_CELLS ? '…' : ''}`;
}
