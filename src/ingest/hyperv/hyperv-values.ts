import { bytes } from '../../model/index.js';
import type { Bytes, PowerState } from '../../model/index.js';
import { numberAt, textAt } from '../columns.js';
import type { Cursor, Range } from '../columns.js';
import { unexpandedList, unknownPowerState } from '../problems.js';
import { derivedFrom, mapFound } from '../sourced.js';
import type { Found } from '../sourced.js';

// What the cells of Hyper-V's cmdlets mean: enumerations come as names (CSV) or as numbers (JSON).

/**
 * The cell's text, or null. Export-Csv writes the name of the type where a property holds a list or an object; such a cell
 * says nothing and is reported.
 */
export function hypervTextAt<Field extends string>(cursor: Cursor<Field>, field: Field): Found<string> | null {
  const found = textAt(cursor, field);
  if (found === null || !/^(?:System|Microsoft)\.[\w.]+(?:\[\]|`\d.*|\.PowerShell\..*)$/.test(found.value))
    return found;
  cursor.bound.problems.push(unexpandedList(found.origin, found.value));
  return null;
}

/** No machine of Hyper-V has less than 8 MiB, so a smaller number was divided on its way out. */
const MEMORY: Range = { least: 8 * 1_048_576, greatest: 2 ** 48 };
const MEMORY_NOW: Range = { least: 0, greatest: 2 ** 48 };
/** A VHDX ends at 64 TiB. */
const DISK: Range = { least: 1, greatest: 2 ** 52 };

/** The memory fields of a table, in bytes. */
export interface MemoryCells<Field extends string> {
  readonly startup: Field;
  readonly assigned: Field | null;
  readonly minimum: Field;
  readonly maximum: Field;
}

/**
 * The memory a machine is given. Without dynamic memory that is what it starts with. With it, the greater of what it starts
 * with and what it has at the moment: its maximum is often left at the default of 1 TiB and says nothing about the machine.
 */
export function hypervMemoryAt<Field extends string>(
  cursor: Cursor<Field>,
  cells: MemoryCells<Field>,
  isDynamic: Found<boolean> | null,
): Found<Bytes> | null {
  const startup = numberAt(cursor, cells.startup, MEMORY);
  const assigned = cells.assigned === null ? null : numberAt(cursor, cells.assigned, MEMORY_NOW);
  const now = assigned?.value === 0 ? null : assigned;
  if (isDynamic?.value !== true) return mapFound(startup ?? now, bytes);
  const [greater] = [startup, now].filter((one) => one !== null).toSorted((left, right) => right.value - left.value);
  if (greater === undefined) return null;
  const note = `dynamic memory${rangeAt(cursor, cells)}: the greater of what it starts with and what it has now`;
  return { value: bytes(greater.value), origin: derivedFrom(greater.origin, note) };
}

function rangeAt<Field extends string>(cursor: Cursor<Field>, { minimum, maximum }: MemoryCells<Field>): string {
  const least = numberAt(cursor, minimum, MEMORY_NOW);
  const most = numberAt(cursor, maximum, MEMORY_NOW);
  return least === null || most === null ? '' : ` between ${inMib(least.value)} and ${inMib(most.value)} MiB`;
}

const inMib = (value: number): number => Math.round(value / 1_048_576);

export const hypervBytesAt = <Field extends string>(cursor: Cursor<Field>, field: Field): Found<Bytes> | null =>
  mapFound(numberAt(cursor, field, DISK), (value) => bytes(Math.ceil(value)));

/**
 * The values of `VMState`. A state that ends in "Critical" is the same state of a machine whose storage is gone.
 *
 * Source: Msvm_ComputerSystem, EnabledState; Microsoft.HyperV.PowerShell.VMState.
 */
const STATES: ReadonlyMap<string, PowerState> = new Map([
  ...['2', 'running', '10', 'starting', '11', 'reset', '4', 'stopping'].map((word) => [word, 'on'] as const),
  ...['32774', '32777', 'resuming'].map((word) => [word, 'on'] as const),
  ...['3', 'off'].map((word) => [word, 'off'] as const),
  ...['6', 'saved', '9', 'paused', '32773', 'saving', '32776', 'pausing'].map((word) => [word, 'suspended'] as const),
  ...['fastsaved', 'fastsaving', 'hibernated'].map((word) => [word, 'suspended'] as const),
]);

export function hypervPowerAt<Field extends string>(cursor: Cursor<Field>, field: Field): Found<PowerState> | null {
  const found = textAt(cursor, field);
  if (found === null) return null;
  const value = STATES.get(found.value.toLowerCase().replace(/critical$/, ''));
  if (value !== undefined) return { value, origin: found.origin };
  cursor.bound.problems.push(unknownPowerState(found.origin, found.value));
  return null;
}

/** `VMReplicationMode`: Replica is 2, TestReplica 3, ExtendedReplica 4. */
export const isReplica = (mode: string): boolean => /^(?:[234]|(?:test|extended)?replica)$/i.test(mode);

/** `OnOffState`, where On is 0 and Off is 1. */
export function onOffOf(text: string): boolean | null {
  const word = text.toLowerCase();
  if (word === 'on' || word === '0' || word === 'true') return true;
  return word === 'off' || word === '1' || word === 'false' ? false : null;
}

type VhdType = 'fixed' | 'dynamic' | 'differencing';
const VHD_TYPES: ReadonlyMap<string, VhdType> = new Map([
  ['2', 'fixed'],
  ['fixed', 'fixed'],
  ['3', 'dynamic'],
  ['dynamic', 'dynamic'],
  ['4', 'differencing'],
  ['differencing', 'differencing'],
]);
export const vhdTypeOf = (text: string): VhdType | null => VHD_TYPES.get(text.toLowerCase()) ?? null;

const CONTROLLERS: ReadonlyMap<string, string> = new Map([
  ['0', 'IDE'],
  ['ide', 'IDE'],
  ['1', 'SCSI'],
  ['scsi', 'SCSI'],
  ['pmem', 'PMEM'],
]);
export const controllerTypeOf = (text: string): string | null => CONTROLLERS.get(text.toLowerCase()) ?? null;

/** What the guest reports as `PROCESSOR_ARCHITECTURE`: 0, 9 and 12, or a name. */
export function guestArchitecture(text: string): string {
  const named: ReadonlyMap<string, string> = new Map([
    ['0', 'x86'],
    ['9', 'x64'],
    ['12', 'arm64'],
  ]);
  return named.get(text) ?? text;
}

/** `00155D010203` as `00:15:5d:01:02:03`; null for the zeros of an adapter that never ran. */
export function macOf(text: string): string | null {
  const digits = text.toLowerCase().replace(/[:.-]/g, '');
  if (/^0*$/.test(digits)) return null;
  return /^[0-9a-f]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : text.toLowerCase();
}
