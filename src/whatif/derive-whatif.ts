import { dayOf, deriveCostTotal, isOff } from '../assessment/index.js';
import type { TotalledMachine } from '../assessment/index.js';
import { compareText, mibCovering } from '../model/index.js';
import type { Instant } from '../model/index.js';
import type { BareChoice } from '../sizing/index.js';
import { curveRowOf, deriveCurve } from './curve.js';
import type { CurveRow } from './curve.js';
import { planCells } from './grid.js';
import type { PlannedCell } from './grid.js';
import { answerIn, createCellMarkets } from './cell-market.js';
import { createNeedSource, needKeyOf } from './needs.js';
import type { NeededMachine } from './needs.js';
import type { CellPlace, WhatIf, WhatIfCell, WhatIfInput } from './whatif.js';

/** A cell without its place on the curve. */
interface WorkedCell extends CurveRow {
  readonly place: CellPlace;
  readonly totals: WhatIfCell['totals'];
  readonly sizeNames: readonly (string | null)[];
}

function totalled(
  { machine: { cores, memoryBytes } }: NeededMachine,
  choice: BareChoice | null,
): Omit<TotalledMachine, 'cost'> {
  const source = { cores, memoryBytes };
  if (choice === null) return { source, size: null, disks: [] };
  const { name, vcpusAvailable: vcpus, memoryBytes: offered, acu } = choice.size;
  return { source, size: { name, vcpus, memoryMiB: mibCovering(offered), acu }, disks: choice.disks };
}

/** The longest history of the grid: all cells are held against the same buckets. */
const longestOf = (cells: readonly PlannedCell[]): number =>
  Math.max(...cells.map(({ policy }) => policy.sizing.windowDays));

const utcDay = (atMs: Instant | number): string => new Date(atMs).toISOString().slice(0, 10);
const MS_PER_DAY = 86_400_000;

/**
 * An estate under many policies: sizes, totals and overload of every cell of a grid, the frontier of cost against overload
 * and its knee. Sizes and totals of a cell are those of `deriveAssessment` under the cell's policy and region.
 *
 * Shared between cells: the windows and the percentiles of samples, needs, plans of disks and what was seen of one choice.
 *
 * Cost: one match and one bill for each machine in each cell.
 */
export function deriveWhatIf(input: WhatIfInput): WhatIf {
  const planned = planCells(input);
  const needs = createNeedSource(input, longestOf(planned));
  const markets = createCellMarkets(input);
  // Cells with the same needs are worked out together: those of one key are the only ones kept.
  const keys = [...new Set(planned.map(({ policy }) => needKeyOf(policy)))];
  const byCell = new Map<PlannedCell, WorkedCell>();
  for (const key of keys) {
    const group = planned.filter(({ policy }) => needKeyOf(policy) === key);
    const machines = needs.under(group[0]!.policy);
    const plansKnown = new Map<string, Map<NeededMachine, ReturnType<typeof answerIn>['plans']>>();
    for (const cell of group) {
      const market = markets.of(cell);
      const plans = plansKnown.get(cell.place.region) ?? new Map<NeededMachine, ReturnType<typeof answerIn>['plans']>();
      plansKnown.set(cell.place.region, plans);
      const answers = machines.map((one) => {
        const answer = answerIn(one, market, plans.get(one) ?? null);
        plans.set(one, answer.plans);
        return answer;
      });
      const choices = answers.map(({ choice }) => choice);
      const rows = machines.map((one, index) => ({ ...totalled(one, choices[index]!), cost: answers[index]!.cost }));
      byCell.set(cell, {
        place: cell.place,
        totals: {
          running: deriveCostTotal(rows.filter((_, index) => !isOff(machines[index]!.machine))),
          poweredOff: deriveCostTotal(rows.filter((_, index) => isOff(machines[index]!.machine))),
          all: deriveCostTotal(rows),
        },
        sizeNames: choices.map((choice) => choice?.size.name ?? null),
        ...curveRowOf(machines, answers),
      });
    }
  }
  return assemble(
    input,
    planned.map((cell) => byCell.get(cell)!),
    needs,
  );
}

function assemble(
  input: WhatIfInput,
  worked: readonly WorkedCell[],
  { machines, measured, window }: ReturnType<typeof createNeedSource>,
): WhatIf {
  const sizes = [...new Set(worked.flatMap(({ sizeNames }) => sizeNames.filter((name) => name !== null)))].sort(
    compareText,
  );
  const placeOfSize = new Map(sizes.map((name, index) => [name, index]));
  const { places, reasons, ...curve } = deriveCurve(worked);
  const onFrontier = new Set(curve.frontier);
  return {
    schemaVersion: 1,
    engine: { name: 'portolan', version: input.engineVersion },
    asOf: dayOf(input),
    policy: input.policy,
    axes: input.axes,
    window:
      window === null
        ? null
        : {
            from: utcDay(window.startMs),
            to: utcDay(window.endMs - 1),
            days: (window.endMs - window.startMs) / MS_PER_DAY,
          },
    machines: machines.map(({ id, name }) => ({ id, name })),
    measuredMachines: measured,
    sizes,
    cells: worked.map(({ place, totals, sizeNames }, index) => ({
      ...place,
      totals,
      curve: places[index]!,
      sizes: sizeNames.map((name) => (name === null ? null : placeOfSize.get(name)!)),
      offCurve: reasons[index]!,
      isOnFrontier: onFrontier.has(index),
    })),
    ...curve,
  };
}
