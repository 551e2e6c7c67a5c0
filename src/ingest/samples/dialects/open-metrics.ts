import type { OpenedSamples } from '../open-samples.js';
import { countRow, machineNamed, placeOf, stampOfRow, textIn } from '../row-reader.js';
import { countSkip } from '../sample-tally.js';
import type { PickedCells } from './pick-cells.js';
import { createDialectReader } from './dialect-reader.js';
import type { DialectReader } from './dialect-reader.js';
import { unknownMetric } from './problems.js';
import type { DialectContext, DialectRows, ReadingMeaning } from './sample-dialect.js';

/** A cell of every row by its position from 0, or a text that all rows share. */
export type CellOrText = number | { readonly text: string };

/** What the name of a metric means: a reading, one that is known and not needed, or nothing known. */
export type MetricMeaning = ReadingMeaning | 'notNeeded' | null;

/** A table of one row per value. */
export interface MetricTable extends DialectRows {
  readonly tool: string;
  readonly separator: string;
  /** Cells of a whole row; null where rows may have any number. */
  readonly width: number | null;
  readonly stamp: number;
  readonly machine: CellOrText;
  readonly machineId?: CellOrText;
  readonly metric: CellOrText;
  readonly unit?: CellOrText;
  readonly instance?: CellOrText;
  readonly value: number;
  /** Asked once for each metric, unit and instance; a meaning of a disk or NIC says which. */
  readonly meaningOf: (metric: string, unit: string, instance: string) => MetricMeaning;
  /** Cuts a line where it is no CSV. */
  readonly split?: (line: string) => PickedCells;
  readonly used: readonly string[];
  readonly ignored: readonly string[];
}

/** Meanings remembered; a file with more of them is asked about each again. */
const MAX_REMEMBERED = 10_000;

/** Reads a table of one row per value, through a dictionary of metrics. */
export function openMetrics(context: DialectContext, table: MetricTable): OpenedSamples {
  const reader = createDialectReader(context, table);
  const meanings = new Map<string, MetricMeaning>();
  const ask = (metric: string, unit: string, instance: string): MetricMeaning => {
    const key = `${metric}\n${unit}\n${instance}`;
    const known = meanings.get(key);
    if (known !== undefined) return known;
    const found = table.meaningOf(metric, unit, instance);
    if (found === null) {
      const column = typeof table.metric === 'number' ? reader.headerOf(table.metric) : '';
      reader.log.tell('unknown-metric', placeOf(reader, column), (at) => unknownMetric(at, metric, table.tool));
    }
    if (meanings.size < MAX_REMEMBERED) meanings.set(key, found);
    return found;
  };
  return {
    reader,
    width: table.width,
    used: table.used,
    ignored: table.ignored,
    ...(table.split === undefined ? {} : { split: table.split }),
    readRow: () => {
      readRow(reader, table, ask);
    },
  };
}

function readRow(reader: DialectReader, table: MetricTable, ask: MetricTable['meaningOf']): void {
  reader.begin();
  const machine = machineNamed(reader, textOf(reader, table.machine), textOf(reader, table.machineId));
  if (machine === null) return;
  const stamp = stampOfRow(reader, table.stamp, machine);
  if (stamp === null) return;
  machine.previousMs = stamp;
  const metric = textOf(reader, table.metric);
  const meaning = ask(metric, textOf(reader, table.unit), textOf(reader, table.instance));
  if (meaning === 'notNeeded') {
    countSkip(reader.tally, 'counter not needed');
    return;
  }
  if (meaning === null) {
    countSkip(reader.tally, 'unknown counter');
    return;
  }
  const value = reader.valueIn(table.value, meaning);
  if (!Number.isNaN(value)) reader.give(value, { machine, meaning, index: table.value });
  countRow(reader);
}

const textOf = (reader: DialectReader, cell: CellOrText | undefined): string => {
  if (cell === undefined) return '';
  return typeof cell === 'number' ? textIn(reader, cell) : cell.text;
};
