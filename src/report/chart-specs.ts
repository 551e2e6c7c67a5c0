import { machineChartsSpec, unpackCharts } from '../charts/index.js';
import type { ChartQuantity, MachineCharts } from '../charts/index.js';
import type { MachineId } from '../model/index.js';
import type { ReportContents } from './contents.js';
import { estateChartsOf } from './estate-charts/estate-charts.js';
import type { SpecFile } from './estate-charts/estate-charts.js';

/** A machine whose charts are a file: which, and of what. */
export interface MachineSpec {
  /** `0001-erp-db01.vl.json`: the place among the machines with charts, and as much of the name as every file system takes. */
  readonly file: string;
  readonly id: MachineId;
  readonly name: string;
  readonly quantities: readonly ChartQuantity[];
}

const PLACE_DIGITS = 4;
const MOST_LETTERS = 40;

/** What of a name may stand in the name of a file anywhere: small letters, digits, and a dash for all else. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_LETTERS)
    .replaceAll(/^-|-$/g, '');

interface Charted extends MachineSpec {
  readonly packed: MachineCharts;
}

function chartedOf({ assessment, charts }: ReportContents): readonly Charted[] {
  if (charts === null) return [];
  const charted = assessment.machines.flatMap(({ id, name }) => {
    const packed = charts.get(id);
    return packed === undefined || packed.charts.length === 0 ? [] : [{ id, name, packed }];
  });
  return charted.map(({ id, name, packed }, place) => {
    const number = String(place + 1).padStart(PLACE_DIGITS, '0');
    const file = `${[number, plainName(name)].filter((part) => part !== '').join('-')}.vl.json`;
    return { file, id, name, quantities: packed.charts.map(({ quantity }) => quantity), packed };
  });
}

/**
 * The charts of each machine with samples as one Vega-Lite spec, as the report draws them: the maximum of each six hours in some fifty steps. One after
 * another, since of many machines they are hundreds of megabytes. Written without blanks for the same reason.
 */
export function* machineChartSpecs(contents: ReportContents): Generator<SpecFile> {
  for (const { file, name, packed } of chartedOf(contents)) {
    const spec = machineChartsSpec(unpackCharts(packed), { machine: name });
    if (spec !== null) yield { name: file, text: `${JSON.stringify(spec)}\n` };
  }
}

/** Which file holds which chart: those of the estate, and those of machines in a folder of their own. */
export interface SpecIndex {
  readonly schemaVersion: 1;
  readonly charts: readonly { readonly file: string; readonly title: string }[];
  /** In the order of the assessment; `file` within `machines/`. */
  readonly machines: readonly MachineSpec[];
}

/** The list of all specs of a report, since no name of a machine is whole in the name of its file. */
export const specIndex = (contents: ReportContents): SpecIndex => ({
  schemaVersion: 1,
  charts: estateChartsOf(contents).map(({ table }) => ({ file: `${table.id}.vl.json`, title: table.title })),
  machines: chartedOf(contents).map(({ file, id, name, quantities }) => ({ file, id, name, quantities })),
});
