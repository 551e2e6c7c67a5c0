import { splitCells } from './split-cells.js';
import type { Separator } from './split-cells.js';

/** What a column means; `null` position: the file has none. */
export interface ConnectionColumns {
  readonly form: 'classic' | 'new';
  readonly separator: Separator;
  readonly width: number;
  readonly time: number | null;
  readonly sourceName: number;
  readonly sourceAddress: number | null;
  readonly sourceId: number | null;
  readonly sourceApplication: number | null;
  readonly sourceProcess: number | null;
  readonly targetName: number;
  readonly targetAddress: number | null;
  readonly targetId: number | null;
  readonly targetApplication: number | null;
  readonly targetProcess: number | null;
  readonly port: number;
  readonly count: number | null;
  readonly used: readonly string[];
  readonly ignored: readonly string[];
}

const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

const plain = (cell: string): string => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Names of columns without case, spaces and signs; the first is that of the portal. */
const NAMES = {
  time: ['timeslot', 'date'],
  sourceName: ['sourceservername'],
  sourceAddress: ['sourceip'],
  sourceId: ['sourcemachinearmid'],
  sourceApplication: ['sourceapplication'],
  sourceProcess: ['sourceprocess'],
  targetName: ['destinationservername'],
  targetAddress: ['destinationip'],
  targetId: ['destinationmachinearmid'],
  targetApplication: ['destinationapplication'],
  targetProcess: ['destinationprocess'],
  port: ['destinationport'],
  count: ['connectioncount'],
} as const;
type Field = keyof typeof NAMES;

/** Whether a line is the header of Azure Migrate's export of connections: both ends by name and the port; null where not. */
export function parseHeader(line: string): ConnectionColumns | null {
  for (const separator of SEPARATORS) {
    const printed = splitCells(line.replace(/^\ufeff/, ''), separator).map((cell) => cell.trim());
    const header = printed.map(plain);
    const at = (field: Field): number => header.findIndex((cell) => NAMES[field].some((name) => name === cell));
    const sourceName = at('sourceName');
    const targetName = at('targetName');
    const port = at('port');
    if (sourceName < 0 || targetName < 0 || port < 0) continue;
    const orNull = (field: Field): number | null => (at(field) < 0 ? null : at(field));
    const fields = Object.keys(NAMES) as Field[];
    const known = new Set(fields.map(at));
    return {
      form: header.includes('timeslot') ? 'classic' : 'new',
      separator,
      width: printed.length,
      time: orNull('time'),
      sourceName,
      sourceAddress: orNull('sourceAddress'),
      sourceId: orNull('sourceId'),
      sourceApplication: orNull('sourceApplication'),
      sourceProcess: orNull('sourceProcess'),
      targetName,
      targetAddress: orNull('targetAddress'),
      targetId: orNull('targetId'),
      targetApplication: orNull('targetApplication'),
      targetProcess: orNull('targetProcess'),
      port,
      count: orNull('count'),
      used: printed.filter((_, index) => known.has(index)),
      ignored: printed.filter((cell, index) => cell !== '' && !known.has(index)),
    };
  }
  return null;
}

export const wordsOfForm = (form: ConnectionColumns['form']): string =>
  `the columns of Azure Migrate's ${form} export of connections`;
