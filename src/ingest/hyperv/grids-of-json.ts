import type { Problem } from '../../model/index.js';
import { boundedCell } from '../parse-csv.js';
import { badJson } from '../problems.js';
import { recogniseGrid } from '../recognise.js';
import type { Cell, Grid, GridRow } from '../table.js';
import { normaliseHeader } from '../table.js';
import { scanJson } from './scan-json.js';
import { arrayOf, cellOf, isRecord, unwrap } from './unwrap-powershell.js';
import type { JsonRecord } from './unwrap-powershell.js';

/** Whether a text is JSON of objects, rather than a table that happens to begin with a bracket. */
export const looksLikeJson = (text: string): boolean => /^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(text);

/** Objects of one kind under one property; their properties become columns. */
interface Section {
  readonly name: string | null;
  readonly columns: Map<string, number>;
  readonly rows: { readonly line: number; readonly cells: ReadonlyMap<string, Cell> }[];
}

interface Walk {
  readonly sections: Map<string | null, Section>;
  readonly lines: ReadonlyMap<object, number>;
  readonly file: string;
  readonly problems: Problem[];
}

/** Deeper nesting than ConvertTo-Json writes; beyond it nothing is read. */
const MAX_DEPTH = 32;
/** A real object has some hundred properties. */
const MAX_COLUMNS = 1000;
/** Cells of all tables; an export of 20,000 machines with every property has about 3 million. */
const MAX_CELLS = 20_000_000;

/**
 * The objects of a JSON text as tables, as if each kind had been exported as CSV: one of the objects at the top, and one for
 * each property that holds objects (`HardDrives`), named after it. What is nested carries the `VMId`, `VMName` and
 * `ComputerName` of the machine around it. A row's line is that of its object. Tables of no known kind are left out where
 * others are known.
 *
 * Understands what PowerShell makes of enumerations, dates and lists, and several documents one after another. Text that is
 * no JSON is a problem `ingest/bad-json`.
 */
export function gridsOfJson(text: string, file: string, problems: Problem[]): Grid[] {
  const { documents, lineOfObject, endsEarly } = scanJson(text);
  const walk: Walk = { sections: new Map(), lines: lineOfObject, file, problems };
  if (endsEarly !== null)
    problems.push(badJson({ file, line: endsEarly }, 'it ends in the middle of what begins here'));
  for (const { value, line, error } of documents) {
    if (error === null) addValue(walk, value, { section: null, identity: NOBODY, depth: 0 });
    else problems.push(badJson({ file, line }, error));
  }
  const sections = [...walk.sections.values()];
  const cells = sections.reduce((sum, { columns, rows }) => sum + columns.size * rows.length, 0);
  if (cells > MAX_CELLS) {
    problems.push(badJson({ file }, `its objects make ${cells} cells, more than ${MAX_CELLS}`));
    return [];
  }
  const grids = sections.filter(({ rows }) => rows.length > 0).map((section) => gridOf(section, file));
  const known = grids.filter((grid) => recogniseGrid(grid).kind !== 'unrecognised');
  return known.length > 0 ? known : grids.slice(0, 1);
}

/** What nested objects are told of the machine around them. */
type Identity = Readonly<Record<'VMId' | 'VMName' | 'ComputerName', Cell>>;
const NOBODY: Identity = { VMId: null, VMName: null, ComputerName: null };

interface Place {
  readonly section: string | null;
  readonly identity: Identity;
  readonly depth: number;
}

function addValue(walk: Walk, value: unknown, place: Place): void {
  if (place.depth > MAX_DEPTH) return;
  const list = arrayOf(value);
  if (list !== null) for (const one of list) addValue(walk, one, { ...place, depth: place.depth + 1 });
  else if (isRecord(value)) addRecord(walk, value, place);
}

function addRecord(walk: Walk, record: JsonRecord, { section, identity, depth }: Place): void {
  const cells = new Map<string, Cell>();
  const nested: (readonly [name: string, value: unknown])[] = [];
  const at = { file: walk.file, line: walk.lines.get(record) ?? 1 };
  for (const [name, raw] of Object.entries(record)) {
    const value = unwrap(raw);
    const cell = cellOf(value);
    if (cell !== undefined) cells.set(name, boundedCell(cell, at, walk.problems));
    else nested.push([name, value]);
  }
  for (const [name, cell] of Object.entries(identity)) {
    if (cell !== null && cell !== '' && (cells.get(name) ?? null) === null) cells.set(name, cell);
  }
  if (cells.size > 0) pushRow(sectionOf(walk, section), at.line, cells);
  const own = identityOf(cells, identity);
  for (const [name, value] of nested) addValue(walk, value, { section: name, identity: own, depth: depth + 1 });
}

/** A machine is known by these; other objects have names of their own, such as a disk's. */
const MACHINE_PROPERTIES = ['processorcount', 'memorystartup', 'memoryassigned', 'state', 'generation'];

function identityOf(cells: ReadonlyMap<string, Cell>, around: Identity): Identity {
  const named = new Map([...cells].map(([name, cell]) => [normaliseHeader(name), cell]));
  const isMachine = MACHINE_PROPERTIES.some((name) => named.has(name));
  const own = (name: string, other: string): Cell => named.get(name) ?? (isMachine ? (named.get(other) ?? null) : null);
  return {
    VMId: own('vmid', 'id') ?? around.VMId,
    VMName: own('vmname', 'name') ?? around.VMName,
    ComputerName: named.get('computername') ?? around.ComputerName,
  };
}

function sectionOf({ sections }: Walk, name: string | null): Section {
  const known = sections.get(name);
  if (known !== undefined) return known;
  const made: Section = { name, columns: new Map(), rows: [] };
  sections.set(name, made);
  return made;
}

function pushRow({ columns, rows }: Section, line: number, cells: ReadonlyMap<string, Cell>): void {
  for (const name of cells.keys()) {
    if (!columns.has(name) && columns.size < MAX_COLUMNS) columns.set(name, columns.size);
  }
  rows.push({ line, cells });
}

function gridOf({ name, columns, rows }: Section, file: string): Grid {
  const names = [...columns.keys()];
  const header: GridRow = { line: rows[0]?.line ?? 1, cells: names, emptyBefore: 0 };
  const body = rows.map(({ line, cells }) => ({
    line,
    cells: names.map((column) => cells.get(column) ?? null),
    emptyBefore: 0,
  }));
  return { file, sheet: name, rows: [header, ...body], emptyAtEnd: 0, usualStyle: 'point' };
}
