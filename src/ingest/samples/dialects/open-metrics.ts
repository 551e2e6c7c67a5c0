import { shown } from '../../problems.js';
import type { OpenedSamples } from '../open-samples.js';
import { countRow, machineNamed, placeOf, stampOfRow, textIn } from '../row-reader.js';
import { countIgnored, countSkip } from '../sample-tally.js';
import type { PickedCells } from './pick-cells.js';
import { createDialectReader } from './dialect-reader.js';
import type { DialectReader } from './dialect-reader.js';
import { planReading } from './plan-reading.js';
import type { PlannedMeaning } from './plan-reading.js';
import { unknownMetric } from './problems.js';
import type { DialectContext, DialectRows, ReadingMeaning } from './sample-dialect.js';

/** A cell of every row by its position from 0, or a text that all rows share. */
type CellOrText = number | { readonly text: string };

/** What the name of a metric means: a reading, one that is known and not needed, or nothing known. */
type MetricMeaning = ReadingMeaning | 'notNeeded' | null;

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
  /** Whether the row is of something else than a machine, by its metric: then it names none, and its stamp does not count. */
  readonly isForeign?: (metric: string) => boolean;
  /** Cuts a line where it is no CSV. */
  readonly split?: (line: string) => PickedCells;
  readonly used: readonly string[];
  readonly ignored: readonly string[];
}

/** As `MetricMeaning`, planned. */
type PlannedMetric = PlannedMeaning | 'notNeeded' | null;

/** Meanings remembered; a file with more of them is asked about each again. */
const MAX_REMEMBERED = 10_000;

/** Reads a table of one row per value, through a dictionary of metrics. */
export function openMetrics(context: DialectContext, table: MetricTable): OpenedSamples {
  const reader = createDialectReader(context, table);
  const meanings = new Map<string, PlannedMetric>();
  const ask = (metric: string, unit: string, instance: string): PlannedMetric => {
    const key = `${metric}\n${unit}\n${instance}`;
    const known = meanings.get(key);
    if (known !== undefined) return known;
    const meaning = table.meaningOf(metric, unit, instance);
    const found = meaning === null || meaning === 'notNeeded' ? meaning : planReading(meaning);
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

type Ask = (metric: string, unit: string, instance: string) => PlannedMetric;

function readRow(reader: DialectReader, table: MetricTable, ask: Ask): void {
  reader.begin();
  const metric = textOf(reader, table.metric);
  if (table.isForeign?.(metric) === true) {
    countSkip(reader.tally, 'not of a machine');
    return;
  }
  const machine = machineNamed(reader, textOf(reader, table.machine), textOf(reader, table.machineId));
  if (machine === null) return;
  const stamp = stampOfRow(reader, table.stamp, machine);
  if (stamp === null) return;
  machine.previousMs = stamp;
  const planned = ask(metric, textOf(reader, table.unit), textOf(reader, table.instance));
  if (planned === 'notNeeded') {
    // Of a processor, where the counter of the machine as a whole may well be read.
    const name = textOf(reader, table.instance) === '' ? metric : `${metric}(…)`;
    countIgnored(reader.tally, shown(name), 'counter not needed');
    return;
  }
  if (planned === null) {
    countIgnored(reader.tally, shown(metric), 'unknown counter');
    return;
  }
  const value = reader.valueIn(table.value, planned);
  if (!Number.isNaN(value)) reader.give(value, { machine, planned, index: table.value });
  countRow(reader);
}

const textOf = (reader: DialectReader, cell: CellOrText | undefined): string => {
  if (cell === undefined) return '';
  return typeof cell === 'number' ? textIn(reader, cell) : cell.text;
};
