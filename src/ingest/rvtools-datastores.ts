import { bytesOfMib } from '../model/index.js';
import type { Bytes, EstateDatastore, SheetSummary } from '../model/index.js';
import { bindColumns, numberAt, placeOfRow, textAt } from './columns.js';
import type { Cursor } from './columns.js';
import { V_DATASTORE_COLUMNS } from './rvtools-columns.js';
import type { VDatastoreField } from './rvtools-columns.js';
import type { RvtoolsState } from './rvtools-rows.js';
import { countSkipped } from './skipped-rows.js';
import { derivedFrom } from './sourced.js';
import type { Found } from './sourced.js';
import { summaryOfTable } from './tally.js';
import type { Table } from './table.js';

/** Lists the datastores of the tab vDatastore, those without a machine as well. A row is used where it names one. */
export function addDatastores({ datastores, problems }: RvtoolsState, table: Table): SheetSummary {
  const bound = bindColumns<VDatastoreField>(table, V_DATASTORE_COLUMNS, problems);
  const skipped = countSkipped(bound);
  let used = 0;
  for (const row of table.rows) {
    const name = textAt({ bound, row }, 'name');
    if (name === null) {
      skipped.add('unnamedDatastore', row);
      continue;
    }
    datastores.push(datastoreOfRow({ bound, row }, name.value));
    used += 1;
  }
  skipped.report(problems);
  return summaryOfTable(bound, used);
}

function datastoreOfRow(cursor: Cursor<VDatastoreField>, name: string): EstateDatastore {
  const bytesOf = (field: VDatastoreField): Bytes | null => {
    const found = numberAt(cursor, field);
    return found === null ? null : bytesOfMib(found.value);
  };
  return {
    name,
    manager: textAt(cursor, 'manager')?.value ?? null,
    type: textAt(cursor, 'type')?.value ?? null,
    capacityBytes: bytesOf('capacity'),
    provisionedBytes: bytesOf('provisioned'),
    usedBytes: bytesOf('used'),
    freeBytes: bytesOf('free'),
    at: placeOfRow(cursor),
  };
}

/** The datastore of a path as vSphere prints it, `[datastore1] vm/vm.vmdk`; null for anything else. */
export function datastoreOfPath(path: Found<string> | null): Found<string> | null {
  const name = /^\s*\[([^[\]]+)\]/.exec(path?.value ?? '')?.[1]?.trim();
  if (path === null || name === undefined || name === '') return null;
  return { value: name, origin: derivedFrom(path.origin, 'the name in brackets before the path') };
}
