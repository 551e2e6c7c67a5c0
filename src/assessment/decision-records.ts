import { acceptsBlock, describeDecision, methodBlocked, notSuggested, stale } from '../decisions/index.js';
import type { DecisionOf, DecisionStatus, ResolvedDecision, ResolvedDecisions } from '../decisions/index.js';
import { compareText, countOf, isRuleCovered } from '../model/index.js';
import type { Machine, MachineId, Problem } from '../model/index.js';
import type { AssessedDecision, AssessedMachine } from './assessment.js';
import type { MadeSuggestions } from './made-suggestions.js';
import type { ScopePolicy } from './policy.js';
import { scopeOfPolicy } from './scope.js';

/** What became of one decision in an assessment. */
interface Outcome {
  readonly status: DecisionStatus;
  readonly changed: number;
  readonly effect: string;
  readonly problems: readonly Problem[];
}

/** What decisions are held against. */
interface Assessed {
  readonly machines: ReadonlyMap<MachineId, Machine>;
  readonly assessed: ReadonlyMap<MachineId, AssessedMachine>;
  readonly scope: ScopePolicy;
  readonly made: MadeSuggestions;
}

/** Why a decision came to nothing before it met a machine. */
const FAILED: Readonly<Record<Exclude<DecisionStatus, 'applied' | 'stale'>, string>> = {
  unmatched: 'it means no machine, or no disk, that there is',
  expired: 'it has expired',
  contradicted: 'another decision says otherwise about each of its machines',
  refused: 'it names no rule or service that there is',
};

const nothing = (decision: ResolvedDecision['decision'], why: string): Outcome => ({
  status: 'stale',
  changed: 0,
  effect: why,
  problems: [stale(decision, why)],
});

function ofAccept(decision: DecisionOf<'accept'>, { machines }: ResolvedDecision, { assessed }: Assessed): Outcome {
  const accepting = machines.flatMap((id) => assessed.get(id) ?? []);
  const blocked = new Set<string>();
  const rules = new Set<string>();
  let findings = 0;
  let changed = 0;
  for (const machine of accepting) {
    const covered = machine.findings.filter(({ rule }) => isRuleCovered(decision.rule, rule));
    const blocking = covered.filter(({ severity }) => severity === 'blocks');
    for (const { rule } of blocking) rules.add(rule);
    if (blocking.length > 0) blocked.add(machine.name);
    findings += covered.length - blocking.length;
    if (covered.length > blocking.length) changed += 1;
  }
  const problems = rules.size === 0 ? [] : [acceptsBlock(decision, [...rules].sort(compareText), [...blocked])];
  if (changed === 0 && rules.size === 0) {
    const isNobody = accepting.length === 0;
    return nothing(decision, isNobody ? 'its machines are out of scope' : 'nothing of the kind is found any more');
  }
  const refused = rules.size === 0 ? '' : `; what blocks ${countOf(blocked.size, 'machine')} stands`;
  return {
    status: changed === 0 ? 'refused' : 'applied',
    changed,
    effect: `${findings} finding${findings === 1 ? '' : 's'} of ${countOf(changed, 'machine')} accepted${refused}`,
    problems,
  };
}

function ofScope(
  decision: DecisionOf<'exclude' | 'include'>,
  { machines }: ResolvedDecision,
  context: Assessed,
): Outcome {
  const isIn = decision.kind === 'include';
  const changed = machines.filter((id) => {
    const machine = context.machines.get(id);
    return machine !== undefined && (scopeOfPolicy(machine, context.scope).kind === 'in') !== isIn;
  }).length;
  if (changed === 0) {
    return nothing(decision, `the policy ${isIn ? 'takes them in' : 'leaves them out'} by itself`);
  }
  return {
    status: 'applied',
    changed,
    effect: `${countOf(changed, 'machine')} ${isIn ? 'taken into' : 'left out of'} the assessment`,
    problems: [],
  };
}

function ofFact({ machines, overridden, status }: ResolvedDecision): Outcome {
  const same = machines.length - overridden.length;
  const rest = same === 0 ? '' : `; ${countOf(same, 'machine')} had the value already`;
  return {
    status,
    changed: overridden.length,
    effect: `set for ${countOf(overridden.length, 'machine')}${rest}`,
    problems: [], // told where the estate was decided
  };
}

/** An answer is for whoever plans by it; with a machine out of scope there is nothing to plan. */
function ofSuggestion(
  decision: DecisionOf<'suggestion'>,
  { machines }: ResolvedDecision,
  { assessed, made }: Assessed,
): Outcome {
  const meant = machines.flatMap((id) => assessed.get(id) ?? []);
  if (meant.length === 0) return nothing(decision, 'its machines are out of scope');
  const others = meant.filter(({ id }) => made?.(id, decision.service) !== true);
  const changed = meant.length - others.length;
  const rest = others.length === 0 ? '' : `; not suggested for ${countOf(others.length, 'machine')}`;
  const names = others.map(({ name }) => name);
  return {
    status: changed === 0 ? 'stale' : 'applied',
    changed,
    effect: changed === 0 ? `suggested for none of its machines` : `holds for ${countOf(changed, 'machine')}${rest}`,
    problems: others.length === 0 ? [] : [notSuggested(decision, names)],
  };
}

function ofMethod(decision: DecisionOf<'method'>, { machines }: ResolvedDecision, { assessed }: Assessed): Outcome {
  const meant = machines.flatMap((id) => assessed.get(id) ?? []);
  if (meant.length === 0) return nothing(decision, 'its machines are out of scope');
  const blocked = meant.filter(({ method }) => method.kind !== decision.method || method.decidedBy !== 'decision');
  const changed = meant.length - blocked.length;
  const rest = blocked.length === 0 ? '' : `; blocked for ${countOf(blocked.length, 'machine')}`;
  return {
    status: changed === 0 ? 'refused' : 'applied',
    changed,
    effect: `holds for ${countOf(changed, 'machine')}${rest}`,
    problems:
      blocked.length === 0
        ? []
        : [
            methodBlocked(
              decision,
              blocked.map(({ name }) => name),
            ),
          ],
  };
}

function outcomeOf(resolved: ResolvedDecision, context: Assessed): Outcome {
  const { decision, status } = resolved;
  if (status !== 'applied' && status !== 'stale') {
    return { status, changed: 0, effect: FAILED[status], problems: [] };
  }
  switch (decision.kind) {
    case 'accept':
      return ofAccept(decision, resolved, context);
    case 'override':
      return ofFact(resolved);
    case 'exclude':
    case 'include':
      return ofScope(decision, resolved, context);
    case 'suggestion':
      return ofSuggestion(decision, resolved, context);
    case 'method':
      return ofMethod(decision, resolved, context);
  }
}

/**
 * What came of each decision, in their order, and what of it is to be told: accepted findings that are not there any more or that
 * block, scope that is so by itself.
 */
export function deriveDecisionRecords(
  decisions: ResolvedDecisions,
  estate: { readonly machines: readonly Machine[] },
  {
    machines,
    scope,
    made,
  }: { readonly machines: readonly AssessedMachine[]; readonly scope: ScopePolicy; readonly made: MadeSuggestions },
): { readonly records: readonly AssessedDecision[]; readonly problems: readonly Problem[] } {
  if (decisions.length === 0) return { records: [], problems: [] };
  const context: Assessed = {
    machines: new Map(estate.machines.map((machine) => [machine.id, machine])),
    assessed: new Map(machines.map((machine) => [machine.id, machine])),
    scope,
    made,
  };
  const outcomes = decisions.map((one) => ({ one, outcome: outcomeOf(one, context) }));
  const records = outcomes.map(({ one: { decision, machines: matched }, outcome }): AssessedDecision => {
    const { kind, machines: means, who, when, why, until, at } = decision;
    const { status, changed, effect } = outcome;
    const what = describeDecision(decision);
    return { kind, what, machines: means, who, when, why, until, at, status, matched: matched.length, changed, effect };
  });
  return { records, problems: outcomes.flatMap(({ outcome }) => outcome.problems) };
}
