import type { AssumptionValues } from './assumptions.js';
import { deriveArcLines, deriveAzureLines, migrationOf } from './azure-lines.js';
import type { BusinessCase, CaseFacts, CaseLine, SteadySide } from './business-case.js';
import { growOnPremises, inAzure, movingCost, remaining, sumState, yearTerms } from './cash-flow.js';
import type { CalculatedState, SteadyLine, YearTerms } from './cash-flow.js';
import { sumOf } from './whole-cents.js';
import { windowsUpdates } from './licence-lines.js';
import { deriveOnPremisesLines } from './on-premises-lines.js';

/** The money of a case, without its machines. */
export interface CalculatedCase {
  readonly terms: YearTerms;
  readonly steady: BusinessCase['steady'];
  /** Every line that some sum is made of, those that differ by year once for each. */
  readonly lines: readonly CaseLine[];
  readonly migration: CaseLine;
  readonly current: CalculatedState;
  readonly future: CalculatedState;
}

interface Gaps {
  readonly unknown: readonly string[];
  readonly partial: readonly string[];
}

function gapsOf(lines: readonly CaseLine[]): Gaps {
  const isUnknown = ({ perYear }: CaseLine): boolean => perYear.amount === null;
  const isPartial = ({ perYear }: CaseLine): boolean => perYear.amount !== null && perYear.missing.length > 0;
  return { unknown: lines.filter(isUnknown).map(({ id }) => id), partial: lines.filter(isPartial).map(({ id }) => id) };
}

const sideOf = (lines: readonly CaseLine[]): SteadySide => ({
  lines,
  perYear: sumOf(lines.flatMap(({ perYear }) => perYear.amount ?? [])),
  ...gapsOf(lines),
});

/** Windows by the hour is paid in Azure unless owned licences are used there; SQL Server and Linux are in no bill of Azure. */
const KEPT_WITH_BENEFIT: ReadonlySet<string> = new Set(['windowsLicence', 'windowsAssurance']);
const KEPT_ALWAYS: ReadonlySet<string> = new Set(['sqlServerLicence', 'sqlServerAssurance', 'linuxSubscription']);

function isKept(id: string, { azure }: CaseFacts, values: AssumptionValues): boolean {
  if (values.licencesAfterMove === 'end') return false;
  return KEPT_ALWAYS.has(id) || (azure.hybridBenefit && KEPT_WITH_BENEFIT.has(id));
}

/** Support ends on known days: extended updates differ from year to year. */
function overYears(line: CaseLine, facts: CaseFacts, values: AssumptionValues): SteadyLine {
  if (line.id !== 'windowsUpdates') return { line };
  return { line, byYear: facts.windowsEsuPacks.map((packs) => windowsUpdates(packs, values).perYear.amount) };
}

/** A line that is nothing today may be unknown in a later year. */
function laterGaps({ unknown, partial }: Gaps, facts: CaseFacts, values: AssumptionValues): Gaps {
  const isLater = facts.windowsEsuPacks.some((packs) => windowsUpdates(packs, values).perYear.amount === null);
  return { unknown: isLater ? [...new Set([...unknown, 'windowsUpdates'])] : unknown, partial };
}

/**
 * The lines of both sides and the years of both states.
 *
 * Current state: everything stays and grows. Future state: what has not moved costs what it costs on-premises (with Azure Arc
 * where asked), what has moved costs its share of the steady year in Azure, and each move costs once.
 */
export function calculateCase(facts: CaseFacts, values: AssumptionValues, years: number): CalculatedCase {
  const terms = yearTerms(values, years);
  const before = deriveOnPremisesLines(facts, values);
  const azure = deriveAzureLines(facts, values);
  const arc = values.arc === 'on' ? deriveArcLines(before, facts, values) : null;
  const migration = migrationOf(facts, values);
  const grow = (line: CaseLine): ReturnType<typeof growOnPremises> =>
    growOnPremises(overYears(line, facts, values), terms);
  const left = (arc ?? before).map((line) => remaining(grow(line), terms, isKept(line.id, facts, values)));
  const moved = [...azure.map((line) => inAzure(line, terms)), movingCost(migration, terms)];
  const updates = facts.windowsEsuPacks.map((packs) => windowsUpdates(packs, values));
  return {
    terms,
    lines: [...before, ...updates, ...(arc ?? []), ...azure, migration],
    steady: { onPremises: sideOf(before), onPremisesWithArc: arc === null ? null : sideOf(arc), azure: sideOf(azure) },
    migration,
    current: sumState(before.map(grow), terms, laterGaps(gapsOf(before), facts, values)),
    future: sumState(
      [...left, ...moved],
      terms,
      laterGaps(gapsOf([...(arc ?? before), ...azure, migration]), facts, values),
    ),
  };
}
