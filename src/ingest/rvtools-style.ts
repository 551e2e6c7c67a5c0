import { bindColumns } from './columns.js';
import type { RvtoolsTable } from './read-rvtools.js';
import * as columns from './rvtools-columns.js';
import type { RvtoolsTab } from './rvtools-columns.js';
import type { ColumnSpecs } from './columns.js';

const COLUMNS_OF_TAB: Readonly<Record<RvtoolsTab, ColumnSpecs<string>>> = {
  vInfo: columns.V_INFO_COLUMNS,
  vCPU: columns.V_CPU_COLUMNS,
  vMemory: columns.V_MEMORY_COLUMNS,
  vDisk: columns.V_DISK_COLUMNS,
  vPartition: columns.V_PARTITION_COLUMNS,
  vNetwork: columns.V_NETWORK_COLUMNS,
  vSnapshot: columns.V_SNAPSHOT_COLUMNS,
  vTools: columns.V_TOOLS_COLUMNS,
  vCD: columns.V_DEVICE_COLUMNS,
  vUSB: columns.V_DEVICE_COLUMNS,
  vHealth: columns.V_HEALTH_COLUMNS,
  vHost: columns.V_HOST_COLUMNS,
  vDatastore: columns.V_DATASTORE_COLUMNS,
};

/**
 * One run writes all tabs of an export with one decimal sign, so a tab that does not show its own takes the one that the
 * others show, unless they differ.
 */
export function withSharedStyle<T extends RvtoolsTable>(tables: readonly T[]): T[] {
  const shown = tables.flatMap(({ tab, table }) => {
    const { style, isStyleProven, styleProof: at } = bindColumns(table, COLUMNS_OF_TAB[tab], []);
    return isStyleProven && at !== null ? [{ style, at }] : [];
  });
  const [first] = shown;
  if (first === undefined || shown.some(({ style }) => style !== first.style)) return [...tables];
  return tables.map((one) => ({ ...one, table: { ...one.table, sharedStyle: first } }));
}
