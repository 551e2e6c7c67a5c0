import { limitProblems } from '../ingest/index.js';
import type { EstateScale } from '../ingest/index.js';
import type { Estate, Machine, Problem } from '../model/index.js';

const distinct = (values: readonly (string | null)[]): number => new Set(values.filter((value) => value !== null)).size;

type Import = NonNullable<EstateScale['imports']>[number];

const IMPORT_KINDS: ReadonlyMap<string, Import['kind']> = new Map([
  ['azure-migrate-csv', 'csv'],
  ['rvtools-workbook', 'rvtools'],
]);

/** Rows of the sheet that describes machines: the first one used of each input. */
function importsOf(estate: Estate): readonly Import[] {
  return estate.inputs.flatMap(({ file, kind, sheets }) => {
    const importKind = IMPORT_KINDS.get(kind);
    const machines = sheets.find(({ isUsed }) => isUsed)?.rowsRead ?? 0;
    return importKind === undefined ? [] : [{ file, kind: importKind, machines }];
  });
}

/** What would not fit into one project, appliance or import of Azure Migrate, for those who run it beside Portolan. */
export function azureMigrateLimitProblems(estate: Estate): readonly Problem[] {
  const from = (source: Machine['source']): readonly Machine[] =>
    estate.machines.filter((machine) => machine.source === source);
  const vmware = from('vmware');
  const hyperv = from('hyperv');
  return limitProblems({
    imports: importsOf(estate),
    vmwareMachines: vmware.length,
    vCenters: distinct(vmware.map(({ placement }) => placement.manager)),
    hypervMachines: hyperv.length,
    hypervHosts: distinct(hyperv.map(({ placement }) => placement.host)),
    physicalMachines: from('physical').length,
  });
}
