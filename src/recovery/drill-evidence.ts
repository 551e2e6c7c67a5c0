import { nearestNames, plainMachineName, visibleLine } from '../model/index.js';
import type { Problem } from '../model/index.js';
import type { Drill } from '../site/index.js';
import type { KnownDrill } from './drill-due.js';
import type { RecordedDrill } from './drills.js';
import { doesTestCount } from './plan-facts.js';
import type { EvidenceRead, ReadDrill } from './read-evidence.js';

export interface EvidenceQuestion {
  readonly evidence: EvidenceRead;
  /** Names of the machines of the plan, and of its applications. */
  readonly machines: readonly string[];
  readonly applications: readonly string[];
  /** Of all machines of the estate: one that is drilled and not in the plan is told otherwise than a name that nobody has. */
  readonly estate: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** What records of drills say about when the next are due. */
export interface EvidenceAnswer {
  readonly drills: readonly KnownDrill[];
  readonly shown: readonly RecordedDrill[];
  readonly problems: readonly Problem[];
}

/**
 * Records of drills as drills of what their scope names, a machine or an application or both where both have the name. The day of a drill is
 * that on which it ended, in UTC. Names that nobody has are told, each once.
 */
export function drillsOfEvidence({ evidence, asOf, ...names }: EvidenceQuestion): EvidenceAnswer {
  const drills: KnownDrill[] = [];
  const shown: RecordedDrill[] = [];
  const unknown = new Map<string, { readonly name: string; readonly sequence: number }>();
  const machines = new Set(names.machines.map(plainMachineName));
  const applications = new Set(names.applications.map(plainMachineName));
  const estate = new Set(names.estate.map(plainMachineName));
  for (const record of evidence.drills) {
    const { scope, isSuccessful, isCleanedUp, to } = record.evidence;
    shown.push(shownOf(record, asOf));
    for (const name of new Set(scope)) {
      const plain = plainMachineName(name);
      const kinds: readonly Drill['kind'][] = [
        ...(machines.has(plain) ? (['machine'] as const) : []),
        ...(applications.has(plain) ? (['application'] as const) : []),
      ];
      const known = { name, lastTestOn: to.slice(0, 10), isSuccessful, isCleanedUp };
      drills.push(...kinds.map((kind) => ({ ...known, kind, from: `record ${record.sequence} of the evidence` })));
      if (kinds.length === 0 && !estate.has(plain) && !unknown.has(plain)) {
        unknown.set(plain, { name, sequence: record.sequence });
      }
    }
  }
  const known = [...names.applications, ...names.machines];
  return { drills, shown, problems: [...unknown.values()].map((one) => unknownName(evidence.file, one, known)) };
}

function shownOf({ sequence, evidence }: ReadDrill, asOf: string): RecordedDrill {
  const { scenario, kind, scope, to, results } = evidence;
  const day = to.slice(0, 10);
  const against = againstIt(evidence, day > asOf ? asOf : null);
  const missed = results.filter(({ isMet }) => isMet === false).map(({ measure }) => visibleLine(measure));
  return {
    ...{ sequence, day, scenario, kind, scope },
    doesCount: against.length === 0,
    said: [
      against.length === 0 ? 'it counts' : `it counts as no drill: ${against.join(', ')}`,
      ...(missed.length === 0 ? [] : [`not met: ${missed.join(', ')}`]),
    ].join('; '),
  };
}

/** Why a drill does not count; empty where it does. */
function againstIt(evidence: ReadDrill['evidence'], before: string | null): readonly string[] {
  if (before !== null) return [`it ended after ${before}, the day of this plan`];
  if (doesTestCount(evidence)) return [];
  const { isSuccessful, isCleanedUp } = evidence;
  return [...(isSuccessful ? [] : ['it was no success']), ...(isCleanedUp ? [] : ['it was not cleaned up'])];
}

function unknownName(
  file: string,
  { name, sequence }: { readonly name: string; readonly sequence: number },
  known: readonly string[],
): Problem {
  const near = nearestNames(name, known, 3);
  const words = near.length === 0 ? '' : `; near it: ${near.map((one) => `"${one}"`).join(', ')}`;
  return {
    ...{ code: 'recovery/evidence-unknown-name', severity: 'warning', at: { file, line: sequence } },
    message: `record ${sequence} names "${name}", which is no machine of the estate and no application of the plan`,
    remedy: `name machines and applications as the inventory does${words}; a drill of it counts for nobody`,
  };
}
