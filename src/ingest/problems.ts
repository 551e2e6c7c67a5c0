import { countOf, formatLocation } from '../model/index.js';
import { comparedInWords, nameInWords } from './value-words.js';
import type { Problem, Severity, SourceLocation } from '../model/index.js';
import type { NumberStyle } from './table.js';

// Every problem that reading an inventory can report, with its prose. Texts from the input are shown cut and on one line.

const SHOWN_CHARACTERS = 60;

/** A text of the input as a message shows it: one line, cut. */
export const shown = (text: string): string => {
  // Control characters must not reach a terminal.
  const line = text.slice(0, SHOWN_CHARACTERS * 2).replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ');
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
};

const place = ({ file, sheet, line, column }: SourceLocation): SourceLocation => ({
  file,
  ...(sheet === undefined ? {} : { sheet: shown(sheet) }),
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column: shown(column) }),
});

const nameOfColumn = ({ column }: SourceLocation): string => (column === undefined ? 'the cell' : `"${shown(column)}"`);

type Words = Pick<Problem, 'message' | 'remedy'>;

/** `1 row`, `2 rows`. */
const problem = (severity: Severity, code: string, at: SourceLocation, words: Words): Problem => ({
  code: `ingest/${code}`,
  severity,
  at: place(at),
  ...words,
});

export const badNumber = (at: SourceLocation, text: string, wanted = 'a number'): Problem =>
  problem('error', 'bad-number', at, {
    message: `${nameOfColumn(at)} is "${shown(text)}", which is not ${wanted}; the value is left out`,
    remedy: 'write digits with an optional decimal sign, such as 12.5, without a unit, or leave the cell empty',
  });

export const numberOutOfRange = (
  at: SourceLocation,
  text: string,
  range: { readonly least: number; readonly greatest: number },
): Problem => {
  const least = range.least > 0 && range.least < 1e-9 ? 'more than 0' : `at least ${range.least}`;
  return problem('error', 'out-of-range', at, {
    message: `${nameOfColumn(at)} is "${shown(text)}", but must be ${least} and at most ${range.greatest}; the value is left out`,
    remedy: 'correct the figure and its unit, or leave the cell empty',
  });
};

const PARTS_LISTED = 3;

/** Some parts of a cell that lists sizes are none. */
export const badSizes = (
  at: SourceLocation,
  text: string,
  { bad, parts }: { readonly bad: readonly string[]; readonly parts: number },
): Problem => {
  const first = bad.slice(0, PARTS_LISTED).map((part) => `"${shown(part)}"`);
  const listed = `${first.join(', ')}${bad.length > first.length ? ` and ${bad.length - first.length} more` : ''}`;
  const what = bad.length === 1 ? 'is not the size of a disk in GiB' : 'are not sizes of disks in GiB';
  const others = parts - bad.length;
  const otherSizes = others === 1 ? 'the other size is used' : `the other ${others} sizes are used`;
  const used = others === 0 ? 'the value is left out' : otherSizes;
  return problem('error', 'bad-number', at, {
    message:
      parts === 1
        ? `${nameOfColumn(at)} is "${shown(text)}", which ${what}; the value is left out`
        : `${nameOfColumn(at)} is "${shown(text)}", in which ${listed} ${what}; ${used}`,
    remedy: 'write sizes in GiB as digits without a unit, separated by semicolons, such as 128;512',
  });
};

export const sizeWithUnit = (at: SourceLocation, text: string): Problem =>
  problem('warning', 'unit-in-cell', at, {
    message: `${nameOfColumn(at)} is "${shown(text)}"; every size in it is read in GiB`,
    remedy: 'write sizes in GiB as digits without a unit, separated by semicolons, such as 128;512',
  });

const SIGN_OF_STYLE: Readonly<Record<NumberStyle, string>> = { point: 'decimal point', comma: 'decimal comma' };

/** The cell that made the numbers of its table be read with a decimal comma, or the first to which another table gave one. */
export const decimalComma = (at: SourceLocation, text: string, shownAt?: SourceLocation): Problem => {
  const cell = `${nameOfColumn(at)} is "${shown(text.trim())}"`;
  const table = `the numbers of this ${at.sheet === undefined ? 'file' : 'sheet'} are read with a decimal comma`;
  return problem('info', 'decimal-comma', at, {
    message:
      shownAt === undefined
        ? `${cell}, so ${table}, and 1.234 means 1234`
        : `${cell}; ${table}, and 1.234 means 1234, since ${formatLocation(place(shownAt))} has a decimal comma`,
    remedy: 'nothing, if that is right; otherwise write every number with a decimal point',
  });
};

export const ambiguousNumber = (
  at: SourceLocation,
  text: string,
  { style, value, other }: { readonly style: NumberStyle; readonly value: number; readonly other: number },
): Problem => {
  const otherSign = SIGN_OF_STYLE[style === 'comma' ? 'point' : 'comma'];
  return problem('warning', 'ambiguous-number', at, {
    message: `"${shown(text)}" in ${nameOfColumn(at)} is read with a ${SIGN_OF_STYLE[style]} as ${value}; with a ${otherSign} it would be ${other}, and the numbers around it do not settle which is meant`,
    remedy: `write it as ${Math.max(value, other)} or as ${Math.min(value, other).toFixed(4)}, whichever is meant`,
  });
};

/** A value that no machine of today has; it is kept, since the input may know better. */
export const implausible = (
  at: SourceLocation,
  what: { readonly of: string; readonly machine: string; readonly value: string; readonly bound: string },
): Problem =>
  problem('warning', 'implausible', at, {
    message: `the ${shown(what.of)} of "${shown(what.machine)}" is ${what.value}, which is ${what.bound}; it is kept`,
    remedy: 'check the figure, its unit and its decimal sign; if it is right, nothing need be done',
  });

export const badFlag = (at: SourceLocation, text: string): Problem =>
  problem('error', 'bad-flag', at, {
    message: `${nameOfColumn(at)} is "${shown(text)}", which is neither true nor false; the value is left out`,
    remedy: 'write True or False, or leave the cell empty',
  });

export const badChoice = (at: SourceLocation, text: string, valid: readonly string[]): Problem =>
  problem('error', 'bad-value', at, {
    message: `${nameOfColumn(at)} is "${shown(text)}", which is not one of ${valid.join(', ')}; the value is left out`,
    remedy: `write one of ${valid.join(', ')}, or leave the cell empty`,
  });

export const missingValue = (at: SourceLocation, field: string, machine: string): Problem =>
  problem('error', 'missing-value', at, {
    message: `"${shown(machine)}" has no ${field}`,
    remedy: `fill in ${field}; without it the machine cannot be sized`,
  });

export const missingColumn = (at: SourceLocation, field: string): Problem =>
  problem('error', 'missing-column', at, {
    message: `there is no column ${field}`,
    remedy: `add the column ${field}; the other columns were read`,
  });

export const nameless = (at: SourceLocation, column: string): Problem =>
  problem('error', 'no-name', at, {
    message: `the row has no ${column}, so it does not say which machine it describes; it is left out`,
    remedy: `fill in ${column} or delete the row`,
  });

export const hugeCell = (at: SourceLocation, length: number, limit: number): Problem =>
  problem('warning', 'huge-cell', at, {
    message: `${nameOfColumn(at)} holds ${length} characters; the first ${limit} are kept`,
    remedy: 'shorten the text; no spreadsheet keeps more in a cell',
  });

export const duplicateColumn = (at: SourceLocation, position: number): Problem =>
  problem('warning', 'duplicate-column', at, {
    message: `column ${position} is called ${nameOfColumn(at)}, as an earlier column is; the earlier one is read`,
    remedy: 'delete or rename one of the two columns',
  });

export const raggedRow = (at: SourceLocation, found: number, expected: number): Problem =>
  problem('warning', 'ragged-row', at, {
    message: `the row has ${countOf(found, 'cell')} where the header has ${expected}`,
    remedy: 'check the separators and quotes of this line; its cells were read from the left',
  });

export const unclosedQuote = (at: SourceLocation): Problem =>
  problem('error', 'unclosed-quote', at, {
    message: 'a quote is opened on this line and never closed; the line was read as plain text',
    remedy: 'close the quote, or write two quotes for one that belongs to the text',
  });

export const nulBytes = (at: SourceLocation, count: number): Problem =>
  problem('warning', 'nul-bytes', at, {
    message: `the text holds ${countOf(count, 'NUL byte')}; they were left out`,
    remedy: 'export the file again: NUL bytes are a sign of a damaged copy',
  });

export const assumedEncoding = (at: SourceLocation): Problem =>
  problem('info', 'assumed-encoding', at, {
    message: 'the text is not UTF-8 and was read as Windows-1252',
    remedy: 'save the file as UTF-8 if letters with accents look wrong',
  });

export const unrecognised = (at: SourceLocation, seen: string): Problem =>
  problem('error', 'unrecognised', at, {
    message: `this is not an inventory that Portolan can read: ${seen}`,
    remedy:
      "give an RVTools workbook or its CSV files, an Azure Migrate import CSV or discovery report, what Hyper-V's cmdlets export, or a CSV with the columns of the inventory format",
  });

/** A CSV of times and numbers that has none of our headers. */
export const perhapsSamples = (at: SourceLocation, seen: string): Problem =>
  problem('error', 'unrecognised', at, {
    message: `this is not an inventory that Portolan can read, and looks like samples of another tool: ${seen}`,
    remedy:
      'if these are samples, say with --mapping FILE which column holds what (docs/samples.md, datasets/mappings), or rename the columns to timestamp, machine and the counters',
  });

export const noMachineTab = (at: SourceLocation, tab: string): Problem =>
  problem('warning', 'no-vinfo', at, {
    message: `there is no tab vInfo, so the machines were taken from ${tab}`,
    remedy: 'export all tabs of RVTools: vInfo alone tells cores, memory and system together',
  });

export const noMachines = (at: SourceLocation): Problem =>
  problem('warning', 'no-machines', at, {
    message: 'the header was recognised, but no row below it describes a machine',
    remedy: 'export the inventory again, with an account that may see the machines',
  });

export const orphanRow = (at: SourceLocation, name: string): Problem =>
  problem('warning', 'orphan-row', at, {
    message: `${name === '' ? 'the row names no machine' : `no machine of the export is called "${shown(name)}"`}; the row is left out`,
    remedy: 'export all tabs in one run of RVTools',
  });

/** Why rows of a tab were of no use, where that is as it should be. */
export type SkippedRows =
  | 'placeholder'
  | 'noHealthMessage'
  | 'healthOfOthers'
  | 'unnamedHost'
  | 'idleHost'
  | 'noProcessor'
  | 'unlikeProcessors'
  | 'unnamedDatastore';

const WHY_SKIPPED: Readonly<Record<SkippedRows, readonly [one: string, many: string, remedy: string]>> = {
  placeholder: [
    'row is about a placeholder of Site Recovery Manager and is left out',
    'rows are about placeholders of Site Recovery Manager and are left out',
    'nothing: the protected machines themselves are in the inventory of their own site',
  ],
  noHealthMessage: [
    'row has no message and is left out',
    'rows have no message and are left out',
    'nothing, unless the column Message is missing: then export the tab again',
  ],
  healthOfOthers: [
    'message is not about one machine of the export and is left out',
    'messages are not about one machine of the export and are left out',
    'nothing: vHealth also tells of hosts, clusters and datastores',
  ],
  unnamedHost: [
    'row has no name of a host and is left out',
    'rows have no name of a host and are left out',
    'nothing, unless the column Host is missing: then export the tab again',
  ],
  idleHost: [
    'host is left out, since no machine of the export names it',
    'hosts are left out, since no machine of the export names them',
    'nothing, if these hosts run no machines; otherwise look whether vInfo and vHost write the names of hosts alike',
  ],
  noProcessor: [
    'host is left out, since its row does not name its processor',
    'hosts are left out, since their rows do not name their processors',
    'export the column CPU Model, if the processors of the hosts are to be shown',
  ],
  unlikeProcessors: [
    'row is left out, since hosts of one name have different processors',
    'rows are left out, since hosts of one name have different processors',
    'nothing: it is not known which of these hosts runs a machine, so none of their processors is shown',
  ],
  unnamedDatastore: [
    'row has no name of a datastore and is left out',
    'rows have no name of a datastore and are left out',
    'nothing, unless the column Name is missing: then export the tab again',
  ],
};

export function skippedRows(at: SourceLocation, why: SkippedRows, count: number): Problem {
  const [one, many, remedy] = WHY_SKIPPED[why];
  return problem('info', 'skipped-rows', at, { message: countOf(count, one, many), remedy });
}

export type UnusedSheets = 'otherTab' | 'answer' | 'noHeader';

const WHY_UNUSED: Readonly<Record<UnusedSheets, readonly [why: string, remedy: string]>> = {
  otherTab: [
    'holds nothing about machines that is used',
    'nothing: RVTools writes these tabs, and an assessment does not need them',
  ],
  answer: [
    "is a result of Azure Migrate's assessment, not an inventory",
    'nothing: results are not read as inventories',
  ],
  noHeader: [
    'has no header that is known',
    'nothing, unless machines are listed there: then use the column names of a known format',
  ],
};

const SHEETS_LISTED = 6;

/** `sheets`: their names, each with the number of its rows. */
export function unusedSheets(at: SourceLocation, why: UnusedSheets, sheets: readonly string[]): Problem {
  const [reason, remedy] = WHY_UNUSED[why];
  const rest = sheets.length - SHEETS_LISTED;
  const listed = sheets.slice(0, SHEETS_LISTED).map(shown).join(', ');
  const each = sheets.length === 1 ? 'which' : 'each of which';
  return problem('info', 'unused-sheets', at, {
    message: `not used: ${listed}${rest > 0 ? ` and ${countOf(rest, 'more sheet')}` : ''}, ${each} ${reason}`,
    remedy,
  });
}

export const ambiguousRow = (at: SourceLocation, name: string, count: number): Problem =>
  problem('warning', 'ambiguous-row', at, {
    message: `${count} machines are called "${shown(name)}" and the row does not say which one is meant; it is left out`,
    remedy: 'export with the columns VM UUID and VI SDK Server',
  });

export const duplicateMachine = (at: SourceLocation, name: string, first: SourceLocation): Problem =>
  problem('warning', 'duplicate-machine', at, {
    message: `"${shown(name)}" was already described at ${formatLocation(first)}; the rows are joined`,
    remedy: 'delete one of the two rows',
  });

export const sharedName = (at: SourceLocation, name: string, first: SourceLocation): Problem =>
  problem('warning', 'shared-name', at, {
    message: `another machine is called "${shown(name)}" too (${formatLocation(first)}); both are kept`,
    remedy: 'give an export with VM UUIDs, so that the machines can be told apart in every tab and file',
  });

export const sharedUuid = (at: SourceLocation, uuid: string, first: SourceLocation): Problem =>
  problem('warning', 'shared-uuid', at, {
    message: `the UUID ${shown(uuid)} belongs to a machine of another name as well (${formatLocation(first)}); both are kept`,
    remedy: 'check whether one machine is a clone or a renamed copy of the other',
  });

/** A name where it stands. */
interface NamedPlace {
  readonly name: string;
  readonly at: SourceLocation;
}

export const joinedByUuid = ({ name, at }: NamedPlace, known: NamedPlace): Problem =>
  problem('info', 'joined-by-uuid', at, {
    message: `"${shown(name)}" has the UUID of "${shown(known.name)}" (${formatLocation(known.at)}) and is taken for the same machine, under the name it has there`,
    remedy: 'nothing, if one name is that of the guest; if one machine is a clone of the other, leave its UUID out',
  });

export const ambiguousMachine = (at: SourceLocation, name: string, count: number): Problem =>
  problem('warning', 'ambiguous-machine', at, {
    message: `${count} machines of the other inputs may be "${shown(name)}"; it is kept as a machine of its own`,
    remedy: 'give both inputs the UUID of the machine, or names that differ',
  });

/** `field` is the key of the value, such as `memoryBytes` or `disks[0].sizeBytes`; sizes and rates come in their base units. */
export const conflict = (
  at: SourceLocation,
  field: string,
  values: { readonly kept: string; readonly left: string; readonly first: SourceLocation | null },
): Problem => {
  const [kept, left] = comparedInWords(field, values.kept, values.left);
  const first = values.first === null ? 'an earlier place' : formatLocation(place(values.first));
  return problem('warning', 'conflict', at, {
    message: `${nameInWords(field)} is ${shown(left)} here and ${shown(kept)} at ${first}; the earlier value is kept`,
    remedy: 'correct the one that is wrong, or give the better input first',
  });
};

/** Two cells of one machine name operating systems that cannot both be right. */
export const osDiffers = (
  at: SourceLocation,
  machine: string,
  {
    taken,
    left,
  }: { readonly taken: { readonly value: string; readonly origin: SourceLocation }; readonly left: string },
): Problem =>
  problem('warning', 'os-differs', at, {
    message: `the operating system of "${shown(machine)}" is "${shown(left)}" here and "${shown(taken.value)}" at ${formatLocation(place(taken.origin))}; the latter is taken, since what the guest reports counts before what the machine was configured for`,
    remedy: 'correct the one that is wrong, in vCenter the guest OS of the machine: readiness and licences rest on it',
  });

export const unknownPowerState = (at: SourceLocation, text: string): Problem =>
  problem('warning', 'unknown-power-state', at, {
    message: `${nameOfColumn(at)} is "${shown(text)}", which is not a known power state`,
    remedy: 'write on, off or suspended',
  });

export const unknownEnvironment = (at: SourceLocation, text: string): Problem =>
  problem('info', 'unknown-environment', at, {
    message: `${nameOfColumn(at)} is "${shown(text)}", which says neither production nor non-production`,
    remedy: 'write production or non-production',
  });

export const placeholder = (at: SourceLocation, name: string): Problem =>
  problem('info', 'srm-placeholder', at, {
    message: `"${shown(name)}" is a placeholder of Site Recovery Manager, not a machine; it is left out`,
    remedy: 'nothing: the protected machine itself is in the inventory of its own site',
  });

export const badTag = (at: SourceLocation, text: string): Problem =>
  problem('warning', 'bad-tag', at, {
    message: `the tag "${shown(text)}" is not of the form key=value; it is left out`,
    remedy: 'write tags as key=value, separated by semicolons',
  });

export const badUuid = (at: SourceLocation, text: string): Problem =>
  problem('warning', 'bad-uuid', at, {
    message: `${nameOfColumn(at)} is "${shown(text)}", which is not a UUID; the machine is identified by its name`,
    remedy: 'write the UUID as 8-4-4-4-12 hexadecimal digits, or leave the cell empty',
  });

export const disksEstimated = (at: SourceLocation, count: number): Problem =>
  problem('warning', 'disks-estimated', at, {
    message: `no tab lists the disks of ${countOf(count, 'machine')}; their sizes were estimated`,
    remedy: 'export the tab vDisk: estimated disks are upper bounds and cost more',
  });

export const partitionWithoutSize = (at: SourceLocation, what: string): Problem =>
  problem('warning', 'no-size', at, {
    message: `the ${what} has no size and is left out`,
    remedy: 'export it again; if the size is missing there too, look at the machine itself',
  });

export const tooManyMachines = (at: SourceLocation, found: number, limit: number): Problem =>
  problem('warning', 'too-many-machines', at, {
    message: `the file lists ${found} machines, more than the ${limit} that Azure Migrate imports from one file; all were read`,
    remedy: 'split the file before it is given to Azure Migrate',
  });

export const tooManyDisks = (at: SourceLocation, found: number, limit: number): Problem =>
  problem('warning', 'too-many-disks', at, {
    message: `the header numbers disks up to ${found}, but Azure Migrate takes ${limit} per machine; all were read`,
    remedy: `give the disks above ${limit} to Azure Migrate by other means`,
  });

export const unexpandedList = (at: SourceLocation, text: string): Problem =>
  problem('warning', 'unexpanded-list', at, {
    message: `${nameOfColumn(at)} is "${shown(text)}": the export wrote the type's name instead of what is in it`,
    remedy:
      "join the list before exporting, such as @{n='IPAddresses';e={$_.IPAddresses -join ';'}}, or export as JSON",
  });

export const orphanHypervRow = (at: SourceLocation, name: string): Problem =>
  problem('warning', 'orphan-row', at, {
    message: `"${shown(name)}" is no machine of the output of Get-VM; the row is left out`,
    remedy: 'export Get-VM and the other cmdlets of a host in one go',
  });

export const ambiguousHypervRow = (at: SourceLocation, name: string, count: number): Problem =>
  problem('warning', 'ambiguous-row', at, {
    message: `"${shown(name)}" may mean ${count} different things and the row does not say which; it is left out`,
    remedy: 'export with the properties VMId and ComputerName',
  });

export const noHypervMachines = (at: SourceLocation, cmdlet: string): Problem =>
  problem('warning', 'no-get-vm', at, {
    message: `there is no output of Get-VM, so the machines were taken from ${cmdlet}`,
    remedy: 'export Get-VM as well: it alone tells cores, memory and power state together',
  });

export const replicaLeftOut = (at: SourceLocation, name: string): Problem =>
  problem('info', 'hyperv-replica', at, {
    message: `"${shown(name)}" is a replica, not a machine of its own; it is left out`,
    remedy: 'nothing: the machine itself stands in the inventory of the host that runs it',
  });

export const diskWithoutVhd = (at: SourceLocation, name: string): Problem =>
  problem('warning', 'no-size', at, {
    message: `the disk "${shown(name)}" has no size and is left out`,
    remedy: 'export Get-VHD for the files of all drives as well; for a disk of the host, add its size by hand',
  });

export const badJson = (at: SourceLocation, why: string): Problem =>
  problem('error', 'bad-json', at, {
    message: `the JSON cannot be read: ${shown(why)}`,
    remedy: 'export again with ConvertTo-Json and look whether the file is whole',
  });

export const deletedMachine = (at: SourceLocation, name: string): Problem =>
  problem('info', 'deleted-machine', at, {
    message: `"${shown(name)}" is marked as deleted from its platform; it is left out`,
    remedy: 'nothing, unless the machine still exists: then discover it again',
  });

/** Problems of one kind and column that are told one by one; those beyond are told once with their count. */
export const TOLD_ONE_BY_ONE = 20;

/** Keeps the first problems of each kind and column, and one more that counts the rest. The order stays. */
export function foldProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, number>();
  const keyOf = ({ code, at }: Problem): string => [code, at?.file, at?.sheet, at?.column].join('\n');
  for (const one of problems) seen.set(keyOf(one), (seen.get(keyOf(one)) ?? 0) + (one.count ?? 1));
  const told = new Map<string, number>();
  return problems.flatMap((one) => {
    const key = keyOf(one);
    const before = told.get(key) ?? 0;
    told.set(key, before + (one.count ?? 1));
    if (before > TOLD_ONE_BY_ONE) return [];
    const rest = (seen.get(key) ?? 0) - before;
    return before === TOLD_ONE_BY_ONE && rest > 1 ? [{ ...one, count: rest }] : [one];
  });
}
