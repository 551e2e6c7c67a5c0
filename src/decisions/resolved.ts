import type { MachineId } from '../model/index.js';
import type { Decision, SuggestionDecision } from './decision.js';

/**
 * `applied`: it holds for at least one machine. `stale`: it holds and changes nothing: the inventory says the same by now, or
 * nothing is found any more. `unmatched`: it means no machine that there is. `expired`: its last day is over. `contradicted`: other
 * decisions say otherwise about each of its machines. `refused`: it asks for what a decision cannot do.
 */
export type DecisionStatus = 'applied' | 'stale' | 'unmatched' | 'expired' | 'contradicted' | 'refused';

/** A decision beside the machines for which it holds. */
export interface ResolvedDecision {
  readonly decision: Decision;
  /** For which it holds: neither expired nor contradicted; in the estate's order. */
  readonly machines: readonly MachineId[];
  /** Of `machines`, those of which it changed a fact; of other kinds than an override, what it changes shows in an assessment. */
  readonly overridden: readonly MachineId[];
  readonly status: DecisionStatus;
}

/** All decisions, in the order of the files; the estate has their facts already. */
export type ResolvedDecisions = readonly ResolvedDecision[];

/**
 * The answers to suggestions by machine, each service once.
 *
 * @returns empty for a machine of which no suggestion was answered
 */
export function suggestionAnswers(resolved: ResolvedDecisions): (machine: MachineId) => readonly SuggestionDecision[] {
  const answers = new Map<MachineId, SuggestionDecision[]>();
  for (const { decision, machines } of resolved) {
    if (decision.kind !== 'suggestion') continue;
    for (const machine of machines) {
      const known = answers.get(machine) ?? [];
      if (!known.some(({ service }) => service === decision.service)) known.push(decision);
      answers.set(machine, known);
    }
  }
  return (machine) => answers.get(machine) ?? [];
}
