import type { GuestId, OsVersion } from '../catalog/index.js';
import type { OperatingSystem } from '../model/index.js';
import { compareFindings, runRules, stateOf } from '../rules/index.js';
import type { FactGuide } from '../rules/index.js';
import { acceptFindings, standingOf } from './accept-findings.js';
import { machineFactGuide } from './fact-guides.js';
import type { FactName } from './fact-guides.js';
import type { ReadinessFacts } from './facts.js';
import type { Finding, Question, Readiness, ReadinessState } from './finding.js';
import type { ReadinessPolicy } from './policy.js';
import type { Method, Rule } from './rule.js';
import { RULES } from './rules.js';

/** What a verdict rests on besides the machine: the policy, the catalogue's two tables of systems, and "today". */
export interface ReadinessContext {
  readonly policy: ReadinessPolicy;
  readonly osVersions: readonly OsVersion[];
  readonly guestIds: readonly GuestId[];
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}

export interface ReadinessVerdict {
  readonly readiness: Readiness;
  /** Blocking first, then unknown, conditions, what warns and what informs; within these by rule. */
  readonly findings: readonly Finding[];
}

/**
 * Runs the rules of the policy's edition and method over one machine and answers the four questions.
 *
 * An answer is the worst of its findings: anything that blocks makes it `notReady`, else a missing fact `unknown`, else a condition
 * `readyWithConditions`. The code is that of the first deciding finding which has one. Rules that lack the same fact are told in one
 * finding `unknown/<fact>` per question. Security is asked last, since a machine that is not ready for Azure, or for which no size was
 * found, cannot be watched there.
 *
 * A finding that people accepted is kept and marked, and decides nothing.
 *
 * @param rules the rules to run, in any order: the answer does not depend on it
 *
 * Source of the categories and of their order: concepts-assessment-calculation.md (02/06/2025), "Calculate readiness"; that a blocking
 * finding outranks a missing fact is stated nowhere and chosen here, since no fact can undo it.
 */
export function deriveReadiness(
  facts: ReadinessFacts,
  context: ReadinessContext,
  rules: readonly Rule[] = RULES,
): ReadinessVerdict {
  const known = { ...facts, os: recognised(facts.os, context.guestIds) };
  const run = (question: Question, azureState: ReadinessState): readonly Finding[] =>
    ask(question, known, { ...context, azureState }, rules);
  const answerOf = (findings: readonly Finding[]): ReadinessState => stateOf(standingOf(findings));
  const azure = run('azure', 'ready');
  const state = answerOf(azure);
  const migration = run('migration', state);
  const protection = run('protection', state);
  const security = run('security', facts.noSizeFits === true ? 'notReady' : state);
  return {
    readiness: {
      state,
      code: codeOf(standingOf(azure), state),
      migration: answerOf(migration),
      protection: answerOf(protection),
      security: answerOf(security),
    },
    findings: [...azure, ...migration, ...protection, ...security].sort(compareFindings),
  };
}

/** One question to one machine; what people accepted is marked. */
const ask = (
  question: Question,
  facts: ReadinessFacts,
  context: ReadinessContext & { readonly azureState: ReadinessState },
  rules: readonly Rule[],
): readonly Finding[] =>
  acceptFindings(
    runRules({ rules: rulesUnder(rules, question, context.policy), facts, context, guideOf }),
    facts.accepted ?? [],
  );

/** What the rules of migration find where the tool copies by a method that need not be the policy's. */
export function deriveMigrationFindings(
  facts: ReadinessFacts,
  context: ReadinessContext,
  { method, azureState }: { readonly method: Method; readonly azureState: ReadinessState },
): readonly Finding[] {
  const known = { ...facts, os: recognised(facts.os, context.guestIds) };
  return ask('migration', known, { ...context, policy: { ...context.policy, method }, azureState }, RULES);
}

/** The rules of one question under a policy, picked once for all machines: an estate asks the same of each. */
function rulesUnder(rules: readonly Rule[], question: Question, policy: ReadinessPolicy): readonly Rule[] {
  const known = PICKED.get(rules) ?? new Map<string, readonly Rule[]>();
  PICKED.set(rules, known);
  const key = `${question} ${policy.edition} ${policy.method}`;
  const picked = known.get(key) ?? rules.filter((rule) => rule.question === question && holdsUnder(rule, policy));
  known.set(key, picked);
  return picked;
}

const PICKED = new WeakMap<readonly Rule[], Map<string, readonly Rule[]>>();

const holdsUnder = ({ editions, methods }: Rule, { edition, method }: ReadinessPolicy): boolean =>
  editions.includes(edition) && (methods === undefined || methods.includes(method));

function codeOf(findings: readonly Finding[], state: ReadinessState): string {
  if (state === 'ready') return 'NotApplicable';
  const deciding = findings.filter((finding) => stateOf([finding]) === state).sort(compareFindings);
  return deciding.find((finding) => finding.code !== null)?.code ?? 'Unknown';
}

/** The catalogue knows guest ids that the parser of names does not. */
function recognised(os: OperatingSystem, guestIds: readonly GuestId[]): OperatingSystem {
  if (os.product !== null || os.guestId === null || os.family !== 'unknown') return os;
  const row = guestIds.find(({ id }) => id === os.guestId);
  if (row?.product == null) return os;
  const family = row.family === 'windows' || row.family === 'linux' ? row.family : 'other';
  return { ...os, family, product: row.product, version: row.version };
}

const guideOf = (fact: FactName, { source }: ReadinessFacts): FactGuide => machineFactGuide(fact, source);
