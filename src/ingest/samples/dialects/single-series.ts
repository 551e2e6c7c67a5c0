import type { OpenedSamples } from '../open-samples.js';
import { columnOfHeader, nearestColumns } from '../sample-csv-columns.js';
import { SAMPLE_FIELDS } from '../sample-fields.js';
import { splitCells } from '../split-cells.js';
import { openMetrics } from './open-metrics.js';
import { noSeriesName } from './problems.js';
import type { DialectContext, DialectHead, DialectMatch, ReadingMeaning, SampleDialect } from './sample-dialect.js';

/**
 * A file of one series, `timestamp,value`: many tools export one chart as such. Which machine and counter it is stands in the
 * comments `# machine:` and `# counter:` above the header, else in the name of the file, `MACHINE.COUNTER.csv`, with the
 * counters of the sample CSV: `web01.cpuPercent.csv`, `web01.disk[C:].readIops.csv.gz`. Where a mapping is given, its
 * `machineFromFileName` finds the machine before the name of the file does.
 */
export const SINGLE_SERIES: SampleDialect = { name: 'single-series', recognise };

const STAMP_NAMES: ReadonlySet<string> = new Set(['timestamp', 'time', 'date', 'datetime']);
const SEPARATORS = [',', ';', '\t'] as const;

function recognise({ lines }: DialectHead): DialectMatch | null {
  const line = lines.at(-1) ?? '';
  for (const separator of SEPARATORS) {
    const header = splitCells(line, separator).cells.map((cell) => cell.trim());
    const [stamp, value, ...others] = header.map((name) => name.toLowerCase());
    if (others.length > 0 || value !== 'value' || !STAMP_NAMES.has(stamp ?? '')) continue;
    return {
      dialect: SINGLE_SERIES.name,
      by: 'the columns of one series, a time and a value',
      separator,
      headLines: lines.length,
      open: (context) => open(context, { separator, header }),
    };
  }
  return null;
}

function open(
  context: DialectContext,
  { separator, header }: { readonly separator: string; readonly header: readonly string[] },
): OpenedSamples | null {
  const name = nameOf(context);
  const machine = name.machine;
  const meaning = name.counter === null ? null : meaningOf(name.counter);
  if (machine === null || meaning === null) {
    context.log.tell('unnamed-series', { file: context.file }, (at) =>
      noSeriesName(at, missing(machine, name.counter)),
    );
    return null;
  }
  return openMetrics(context, {
    ...{ tool: 'a file of one series', separator, width: 2, used: header, ignored: [] },
    ...{ time: { kind: 'auto' }, zone: null, hasComma: separator !== ',', missing: [] },
    ...{ stamp: 0, machine: { text: machine }, metric: { text: '' }, value: 1 },
    headerOf: (index) => header[index] ?? '',
    meaningOf: () => meaning,
  });
}

const missing = (machine: string | null, counter: string | null): string => {
  if (machine === null) return 'of which machine';
  if (counter === null) return 'of which counter';
  const near = nearestColumns(counter);
  return `of which counter: "${counter}" is none${near.length > 0 ? ` (did you mean ${near.join(' or ')}?)` : ''}`;
};

interface SeriesName {
  readonly machine: string | null;
  readonly counter: string | null;
}

/** The counter ends with its last point but for `disk.` and `nic.`, whose instance may hold points itself. */
const FILE_NAME = /^(.+?)\.((?:(?:disk|nic)(?:\[.*\])?\.)?\w+)(?:\.(?:csv|tsv|txt))?(?:\.gz)?$/i;

function nameOf({ comments, fileName, environment }: DialectContext): SeriesName {
  const [, nameBefore = null, counter = null] = FILE_NAME.exec(fileName) ?? [];
  const pattern = environment.mapping?.machineFromFileName ?? null;
  const machine = comments.get('machine') ?? machineByPattern(fileName, pattern) ?? nameBefore;
  return { machine: machine?.trim() === '' ? null : machine, counter: comments.get('counter') ?? counter };
}

function machineByPattern(fileName: string, pattern: string | null): string | null {
  const found = pattern === null ? null : new RegExp(pattern, 'u').exec(fileName);
  const name = (found?.groups?.['machine'] ?? found?.[1] ?? '').trim();
  return name === '' ? null : name;
}

function meaningOf(counter: string): ReadingMeaning | null {
  const column = columnOfHeader(counter);
  return column === null || SAMPLE_FIELDS[column.field].channel === null ? null : column;
}
