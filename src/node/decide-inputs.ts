import { dayOf } from '../assessment/index.js';
import { decideEstate } from '../decisions/index.js';
import type { Decision, DecisionContext, ResolvedDecisions } from '../decisions/index.js';
import { parseOperatingSystem } from '../ingest/index.js';
import type { Estate } from '../model/index.js';
import { TARGET_SERVICES } from '../modernisation/index.js';
import { FACTS, RULES } from '../readiness/index.js';
import type { PeakSet } from '../timeseries/index.js';
import type { DecisionReading } from './read-decisions.js';
import { readCatalogue } from './read-catalogue.js';

/** Findings about samples and sizes are made by no list of rules. */
const OPEN_FAMILIES: readonly string[] = ['samples/', 'sizing/'];

/** What decisions about an estate are judged by on a day. */
export const decisionContext = (asOf: string): DecisionContext => ({
  asOf,
  readOs: (name) => parseOperatingSystem([name], null),
  rules: [...RULES.map(({ id }) => id), ...Object.keys(FACTS).map((fact) => `unknown/${fact}`)],
  services: Object.keys(TARGET_SERVICES),
  openFamilies: OPEN_FAMILIES,
});

/** An estate as the decisions leave it; what is wrong with them stands before the problems of the inputs. */
export interface DecidedInputs {
  readonly estate: Estate;
  readonly decisions: ResolvedDecisions;
}

/** Lays what was decided over what was read, as of the day that an assessment takes for today. */
export async function decideInputs(
  { estate, peaks }: { readonly estate: Estate; readonly peaks: PeakSet | null },
  { inputs, decisions, problems }: DecisionReading,
  asOf: string | null,
): Promise<DecidedInputs> {
  const read = { ...estate, inputs: [...estate.inputs, ...inputs] };
  // Without a machine every decision would seem to mean none.
  if (estate.machines.length === 0) {
    return { estate: { ...read, problems: [...problems, ...estate.problems] }, decisions: [] };
  }
  const today = dayOf({ asOf, peaks, catalogue: await readCatalogue() });
  const decided = decideEstate(read, decisions, decisionContext(today));
  return {
    estate: { ...decided.estate, problems: [...problems, ...decided.problems, ...estate.problems] },
    decisions: decided.decisions,
  };
}

/**
 * The inventory as decisions leave it before samples are read, which turn percentages into cores by it. Today is not known then
 * unless it is named, so decisions with a last day count only where it is.
 */
export function decideInventory(estate: Estate, decisions: readonly Decision[], asOf: string | null): Estate {
  const sure = decisions.filter(({ until }) => until === null || asOf !== null);
  return sure.length === 0 ? estate : decideEstate(estate, sure, decisionContext(asOf ?? '')).estate;
}
