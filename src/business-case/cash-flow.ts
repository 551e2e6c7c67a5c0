import type { Micros } from '../model/index.js';
import type { AssumptionValues } from './assumptions.js';
import type { CaseLine, CaseState, LineOverYears } from './business-case.js';
import { sumOf, toCents } from './whole-cents.js';

/** What the years of a case have in common; each list has an entry for year 0, 1, 2… */
export interface YearTerms {
  readonly onPremisesGrowth: readonly number[];
  readonly azureGrowth: readonly number[];
  /** 0 to 1. */
  readonly moved: readonly number[];
  readonly waccPercent: number;
}

const USD = 1_000_000;
const ONE_HUNDRED = 100;

/**
 * Growth and migration by year.
 *
 * Worked example: 5 % and the documented ramp: on-premises 1, 1.05, 1.1025…; Azure as written 1, 1.05, 1.05…; moved 0, 0.2,
 * 0.5, 1, 1.
 */
export function yearTerms(values: AssumptionValues, years: number): YearTerms {
  const all = Array.from({ length: years + 1 }, (_, year) => year);
  const rate = 1 + values.growthPercent / ONE_HUNDRED;
  const ramp = values.migratedPercentByYear;
  const isOnce = values.azureGrowth === 'once';
  return {
    onPremisesGrowth: all.map((year) => rate ** year),
    azureGrowth: all.map((year) => rate ** (isOnce ? Math.min(year, 1) : year)),
    moved: all.map((year) => (ramp[Math.min(year, ramp.length - 1)] ?? 0) / ONE_HUNDRED),
    waccPercent: values.waccPercent,
  };
}

const scaled = (amount: Micros | null, factor: number): Micros | null =>
  amount === null ? null : toCents((amount / USD) * factor);

/** A line of a steady year and what it comes to in each year before growth; the same every year where it says nothing else. */
export interface SteadyLine {
  readonly line: CaseLine;
  readonly byYear?: readonly (Micros | null)[];
}

const titleOf = ({ id, head, label, kind }: CaseLine): Omit<LineOverYears, 'formula' | 'amounts'> => ({
  id,
  head,
  label,
  kind,
});

/** `steady x (1 + growth)^year`. */
export function growOnPremises({ line, byYear }: SteadyLine, { onPremisesGrowth }: YearTerms): LineOverYears {
  return {
    ...titleOf(line),
    formula: byYear === undefined ? 'a steady year x (1 + growthPercent)^year' : 'the year x (1 + growthPercent)^year',
    amounts: onPremisesGrowth.map((factor, year) => scaled(byYear?.[year] ?? line.perYear.amount, factor)),
  };
}

/** What is left of a line while machines move; all of it where it stays after the move. */
export function remaining(grown: LineOverYears, { moved }: YearTerms, isKept: boolean): LineOverYears {
  if (isKept) return { ...grown, formula: `${grown.formula}; kept after the move` };
  return {
    ...grown,
    formula: `${grown.formula} x (1 - migratedPercentByYear)`,
    amounts: grown.amounts.map((amount, year) => scaled(amount, 1 - moved[year]!)),
  };
}

/** `moved x steady x growth`. */
export const inAzure = (line: CaseLine, { moved, azureGrowth }: YearTerms): LineOverYears => ({
  ...titleOf(line),
  formula: 'a steady year x migratedPercentByYear x growth in Azure',
  amounts: azureGrowth.map((factor, year) => scaled(line.perYear.amount, moved[year]! * factor)),
});

/** What moves in a year, of today's machines. */
export const movingCost = (line: CaseLine, { moved }: YearTerms): LineOverYears => ({
  ...titleOf(line),
  formula: 'all of it x what migratedPercentByYear grows by in the year',
  amounts: moved.map((share, year) => scaled(line.perYear.amount, share - (moved[year - 1] ?? 0))),
});

const sumsOf = (lines: readonly LineOverYears[], years: number): readonly Micros[] =>
  Array.from({ length: years }, (_, year) => sumOf(lines.flatMap(({ amounts }) => amounts[year] ?? [])));

/** The sums of a state, those of no machines included: they are zero. */
export interface CalculatedState extends CaseState {
  readonly netPresentValue: Micros;
}

/** Sums of a state, each of rounded amounts: what is printed adds up. */
export function sumState(
  lines: readonly LineOverYears[],
  { moved, waccPercent }: YearTerms,
  gaps: { readonly unknown: readonly string[]; readonly partial: readonly string[] },
): CalculatedState {
  const ofKind = (kind: LineOverYears['kind']): readonly Micros[] =>
    sumsOf(
      lines.filter((line) => line.kind === kind),
      moved.length,
    );
  const [capex, opex] = [ofKind('capex'), ofKind('opex')];
  const cashFlow = capex.map((amount, year) => sumOf([amount, opex[year]!]));
  const presentValue = cashFlow.map((amount, year) => toCents(amount / USD / (1 + waccPercent / ONE_HUNDRED) ** year));
  return {
    lines,
    capex,
    opex,
    cashFlow,
    presentValue,
    totalCashFlow: sumOf(cashFlow),
    netPresentValue: sumOf(presentValue),
    ...gaps,
  };
}
