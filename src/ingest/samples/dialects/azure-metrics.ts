import type { OpenedSamples } from '../open-samples.js';
import { splitCells } from '../split-cells.js';
import { AZURE_METRICS, statisticOf } from './cloud-metrics.js';
import { headerAt, stampsBelow } from './foreign-table.js';
import { openLabelled } from './labelled-columns.js';
import type { ColumnLabel } from './labelled-columns.js';
import type { DialectHead, DialectMatch, SampleDialect } from './sample-dialect.js';

/**
 * A chart of metrics of virtual machines that the Azure portal exports: some lines about the chart, then a column of times and one
 * for each metric, `Percentage CPU (Avg), vm1`. A sum of bytes becomes a rate by the time between rows; averages and maxima of
 * bytes are those of one minute, the time grain of the platform's metrics. Of several statistics of one metric the sum of bytes
 * and the maximum of percentages and rates is read, which is the highest of averages of a minute and told as such.
 *
 * Names and units of metrics: see `AZURE_METRICS`. The labels are the portal's legends; no public copy of a whole file could be
 * found, so that lines above the header and signs around names may differ in ways that are not known here.
 */
export const AZURE_PORTAL: SampleDialect = { name: 'azure-portal', recognise };

const MAX_LINES_ABOVE = 20;
const TIME = /^(?:time|timestamp|date|datetime)(?:\b.*)?$/i;

function recognise(head: DialectHead): DialectMatch | 'more' | null {
  const { lines } = head;
  for (const [index, line] of lines.slice(0, MAX_LINES_ABOVE).entries()) {
    if (!/percentage cpu|memory bytes|network (?:in|out)|disk (?:read|write)/i.test(line)) continue;
    const header = headerAt(line, index);
    const stamp = header.cells.findIndex((cell) => TIME.test(cell));
    const labels = header.cells.map((cell, at) => (at === stamp ? null : labelOf(cell)));
    if (stamp !== 0 || labels.every((label) => label === null)) continue;
    const stamps = stampsBelow(head, header, stamp);
    const rows = lines.slice(index + 1);
    if (stamps === 'more' || (rows.length < ROWS_FOR_PERIOD && !head.isEnd)) return 'more';
    const above = machineAbove(lines.slice(0, index));
    const firstStamps = rows.map((row) => (splitCells(row, header.separator).cells[stamp] ?? '').trim());
    return {
      dialect: AZURE_PORTAL.name,
      by: 'a time and columns named after metrics of Azure virtual machines',
      separator: header.separator,
      headLines: index + 1,
      open: (context): OpenedSamples | null =>
        openLabelled(context, {
          ...{ tool: 'Azure Monitor', header, stamp, stamps, firstStamps, labels, grainSeconds: 60 },
          machine: context.comments.get('machine') ?? above,
          nameOfFile: null,
        }),
    };
  }
  return isAbove(lines) ? 'more' : null;
}

const ROWS_FOR_PERIOD = 50;

const OF_A_CHART = /\b(?:azure|metrics?|chart|resource|subscription|time range|aggregation|avg|max|sum)\b/i;

/** Lines that may stand above the header: few, of one or two cells each, and words about a chart in the first. */
function isAbove(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const isShort = (line: string): boolean => splitCells(line, ',').cells.length <= 2 && !line.includes(';');
  return lines.length < MAX_LINES_ABOVE && OF_A_CHART.test(first) && lines.every(isShort);
}

const LABEL = /^(.+?)\s*\((avg|average|max|maximum|min|minimum|sum|total|count)\)(?:\s*[,:-]?\s+(.+))?$/i;

/** `Percentage CPU (Avg), vm1`; null for what is no metric of a machine. */
function labelOf(cell: string): ColumnLabel | null {
  const found = LABEL.exec(cell);
  const [name, word, machine = ''] = found === null ? [cell, ''] : [found[1]!, found[2]!, found[3]];
  const metric = AZURE_METRICS.get(name.trim().toLowerCase());
  return metric === undefined ? null : { metric, statistic: statisticOf(word), machine: machine.trim() };
}

/** The machine that a line above the header names: `Resource: vm1` or `Resource,vm1`. */
function machineAbove(lines: readonly string[]): string {
  const found = lines.map(
    (line) => /^"?(?:resource|resource name|virtual machine)"?\s*[:,]\s*"?([^",]+)/i.exec(line)?.[1],
  );
  return found.find((name) => name !== undefined)?.trim() ?? '';
}
