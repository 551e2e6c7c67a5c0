import { PLANNER } from '../../src/replication/planner-facts.js';

/** Parameters by words of which all occur in a case's name for them. */
const PARAMETERS: readonly (readonly [RegExp, unknown])[] = [
  [/rpo.*columns|columns/i, PLANNER.rpoColumnsMinutes],
  [/rpo/i, PLANNER.desiredRpoMinutesDefault],
  [/min.*profil/i, PLANNER.minProfilingMinutes],
  [/best.*profil|profil.*best|ideal/i, PLANNER.bestProfilingDays],
  [/profil.*day|recommend.*profil/i, PLANNER.advisedProfilingDays],
  [/growth/i, PLANNER.growthFactorPercentDefault],
  [/percentile/i, PLANNER.percentile],
  [/goal|initialreplication|\bir/i, PLANNER.initialReplicationGoalHours],
  [/poll|query/i, PLANNER.pollMinutes],
  [/counter|granular|resolution/i, PLANNER.resolutionMinutes],
  [/file|upload|throughput/i, PLANNER.uploadFileMB],
  [/vms|machines/i, PLANNER.machinesPerRun],
];

/** What the product has by the name that a case gives a parameter; absent where it has none. */
export const plannerParameter = (name: string): unknown => PARAMETERS.find(([pattern]) => pattern.test(name))?.[1];

/** What the report of the planner says of a bandwidth that a case names by how often it meets the objective. */
export const plannerBandwidth = (words: string): string =>
  /\b90\b|what-?if/i.test(words) ? PLANNER.bandwidths.nineOfTen : PLANNER.bandwidths.every;
