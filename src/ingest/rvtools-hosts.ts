import type { Host, SheetSummary } from '../model/index.js';
import { bindColumns, CORES, countAt, placeOfRow, textAt } from './columns.js';
import type { Cursor, Range } from './columns.js';
import type { SkippedRows } from './problems.js';
import { V_HOST_COLUMNS } from './rvtools-columns.js';
import type { VHostField } from './rvtools-columns.js';
import type { RvtoolsState } from './rvtools-rows.js';
import { countSkipped } from './skipped-rows.js';
import { put } from './sourced.js';
import type { Found } from './sourced.js';
import { summaryOfTable } from './tally.js';
import type { GridRow, Table } from './table.js';

/**
 * Lists the hosts of the tab vHost, those without a machine as well, and gives each machine the processor of its host; hosts of one
 * name with different processors tell nothing of it. A row is used where its cores are told or a machine takes its processor from it.
 */
export function addHosts({ machines, hosts, problems }: RvtoolsState, table: Table): SheetSummary {
  const bound = bindColumns<VHostField>(table, V_HOST_COLUMNS, problems);
  const rows = table.rows.map((row): HostRow => {
    const name = textAt({ bound, row }, 'host');
    const listed = name === null ? null : hostOfRow({ bound, row }, name);
    if (listed !== null) hosts.push(listed);
    const model = textAt({ bound, row }, 'cpuModel');
    return { row, host: name?.value.toLowerCase(), model, isCounted: listed !== null && listed.cores !== null };
  });
  const processors = processorsOf(rows);
  const named = new Set(machines.map(({ placement }) => placement.values.host?.toLowerCase()));
  const whyNot = ({ host, model, isCounted }: HostRow): SkippedRows | null => {
    if (host === undefined) return 'unnamedHost';
    if (isCounted) return null;
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

/** No server has more sockets. */
const PROCESSORS: Range = { least: 1, greatest: 256 };

function hostOfRow(cursor: Cursor<VHostField>, name: Found<string>): Host {
  const textOf = (field: VHostField): string | null => textAt(cursor, field)?.value ?? null;
  const countOf = (field: VHostField, range: Range): number | null => countAt(cursor, field, range)?.value ?? null;
  const processors = countOf('processors', PROCESSORS);
  const each = countOf('coresPerProcessor', CORES);
  const product = processors === null || each === null ? null : processors * each;
  return {
    name: name.value,
    manager: textOf('manager'),
    datacenter: textOf('datacenter'),
    cluster: textOf('cluster'),
    processors,
    cores: countOf('cores', CORES) ?? product,
    at: placeOfRow(cursor),
  };
}

interface HostRow {
  readonly row: GridRow;
  readonly isCounted: boolean;
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
