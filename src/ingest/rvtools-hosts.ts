import type { Problem, SheetSummary } from '../model/index.js';
import { bindColumns, textAt } from './columns.js';
import type { SkippedRows } from './problems.js';
import { V_HOST_COLUMNS } from './rvtools-columns.js';
import type { VHostField } from './rvtools-columns.js';
import { countSkipped } from './skipped-rows.js';
import { put } from './sourced.js';
import type { Found, MachineDraft } from './sourced.js';
import { summaryOfTable } from './tally.js';
import type { Table } from './table.js';

/**
 * Gives each machine the processor of its host, from the tab vHost; hosts of one name with different processors tell
 * nothing. A row is used where a machine takes its processor from it.
 */
export function addHosts(machines: readonly MachineDraft[], table: Table, problems: Problem[]): SheetSummary {
  const bound = bindColumns<VHostField>(table, V_HOST_COLUMNS, problems);
  const rows = table.rows.map((row) => ({
    row,
    host: textAt({ bound, row }, 'host')?.value.toLowerCase(),
    model: textAt({ bound, row }, 'cpuModel'),
  }));
  const processors = processorsOf(rows);
  const named = new Set(machines.map(({ placement }) => placement.values.host?.toLowerCase()));
  const whyNot = ({ host, model }: HostRow): SkippedRows | null => {
    if (host === undefined) return 'unnamedHost';
    if (!named.has(host)) return 'idleHost';
    if (model === null) return 'noProcessor';
    return processors.get(host) === null ? 'unlikeProcessors' : null;
  };
  const skipped = countSkipped(bound);
  let used = 0;
  for (const one of rows) {
    const why = whyNot(one);
    if (why === null) used += 1;
    else skipped.add(why, one.row);
  }
  skipped.report(problems);
  for (const { placement } of machines) {
    put(placement, 'hostCpu', processors.get(placement.values.host?.toLowerCase() ?? '') ?? null);
  }
  return summaryOfTable(bound, used);
}

interface HostRow {
  readonly host: string | undefined;
  readonly model: Found<string> | null;
}

/** By host; null where rows of one host differ. */
function processorsOf(rows: readonly HostRow[]): ReadonlyMap<string, Found<string> | null> {
  const processors = new Map<string, Found<string> | null>();
  for (const { host, model } of rows) {
    if (host === undefined || model === null) continue;
    const known = processors.get(host);
    processors.set(host, known === undefined || known?.value === model.value ? model : null);
  }
  return processors;
}
