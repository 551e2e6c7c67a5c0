import type { AssessedMachine, Assessment } from '../assessment/index.js';
import { csvCell } from '../model/index.js';
import { SIZES_COLUMNS } from './sizes-columns.js';
import type { Cell, SizesRow } from './sizes-columns.js';

const LINE_END = '\r\n';

/**
 * `sizes.csv`: one row per machine, those without a size and those out of scope included, in the order of the assessment.
 * RFC 4180, UTF-8 without a mark, lines end in CR LF. Money in US dollars. An empty cell is unknown or does not apply.
 * A text that a spreadsheet would run as a formula begins with an apostrophe instead, and control signs show as pictures; numbers are never touched.
 */
export function renderSizesCsv(assessment: Assessment): string {
  const header = SIZES_COLUMNS.map(({ name }) => name).join(',');
  const lines = rowsOf(assessment).map((row) => SIZES_COLUMNS.map(({ of }) => cellText(of(row))).join(','));
  return [header, ...lines].map((line) => line + LINE_END).join('');
}

const rowsOf = ({ machines, outOfScope }: Assessment): readonly SizesRow[] => [
  ...machines.map((machine) => ({
    status: statusOf(machine),
    about: machine,
    machine,
    reason: machine.unsized?.reason ?? null,
  })),
  ...outOfScope.map(
    (machine) => ({ status: 'outOfScope', about: machine, machine: null, reason: machine.reason }) as const,
  ),
];

const statusOf = ({ size }: AssessedMachine): 'sized' | 'unsized' => (size === null ? 'unsized' : 'sized');

/** One cell: a figure as it is, a text quoted where it must be and never run as a formula. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return cell.figure;
  return csvCell(cell);
}
