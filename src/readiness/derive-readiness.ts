import type { GuestId, OsVersion } from '../catalog/index.js';
import { compareText, invariant } from '../model/index.js';
import type { MachineSource, OperatingSystem } from '../model/index.js';
import { FACTS } from './facts.js';
import type { FactName, ReadinessFacts } from './facts.js';
import type { Finding, FindingSeverity, Question, Readiness, ReadinessState } from './finding.js';
import type { ReadinessPolicy } from './policy.js';
import type { Rule, RuleContext, Values } from './rule.js';
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
 * Runs the rules of the policy's edition over one machine and answers the three questions.
 *
 * An answer is the worst of its findings: anything that blocks makes it `notReady`, else a missing fact `unknown`, else a condition
 * `readyWithConditions`. The code is that of the first deciding finding which has one. Rules that lack the same fact are told in one
 * finding `unknown/<fact>` per question. Security is asked last, since a machine that is not ready for Azure cannot be watched there.
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
    runRules({ rules, question, facts: known, context: { ...context, azureState } });
  const azure = run('azure', 'ready');
  const state = stateOf(azure);
  const migration = run('migration', state);
  const security = run('security', state);
  return {
    readiness: { state, code: codeOf(azure, state), migration: stateOf(migration), security: stateOf(security) },
    findings: [...azure, ...migration, ...security].sort(compareFindings),
  };
}

const SEVERITIES: readonly FindingSeverity[] = ['blocks', 'unknown', 'conditions', 'warns', 'informs'];
const STATES: Readonly<Record<FindingSeverity, ReadinessState>> = {
  blocks: 'notReady',
  unknown: 'unknown',
  conditions: 'readyWithConditions',
  warns: 'ready',
  informs: 'ready',
};

function compareFindings(left: Finding, right: Finding): number {
  return (
    SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
    compareText(left.rule, right.rule) ||
    compareText(left.question, right.question) ||
    compareText(left.message, right.message)
  );
}

function stateOf(findings: readonly Finding[]): ReadinessState {
  const worst = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
  return STATES[worst ?? 'informs'];
}

function codeOf(findings: readonly Finding[], state: ReadinessState): string {
  if (state === 'ready') return 'NotApplicable';
  const deciding = findings.filter((finding) => STATES[finding.severity] === state).sort(compareFindings);
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

interface Run {
  readonly rules: readonly Rule[];
  readonly question: Question;
  readonly facts: ReadinessFacts;
  readonly context: RuleContext;
}

function runRules({ rules, question, facts, context }: Run): readonly Finding[] {
  const findings: Finding[] = [];
  const missing = new Map<string, { fact: FactName; severity: 'unknown' | 'informs'; rules: Rule[] }>();
  for (const rule of rules) {
    if (rule.question !== question || !rule.editions.includes(context.policy.edition)) continue;
    const verdict = rule.check(facts, context);
    if (verdict.kind === 'hit') findings.push(findingOf(rule, verdict.values));
    if (verdict.kind !== 'unknown' || rule.whenUnknown === 'silent') continue;
    const key = `${rule.whenUnknown} ${verdict.fact}`;
    const entry = missing.get(key) ?? { fact: verdict.fact, severity: rule.whenUnknown, rules: [] };
    missing.set(key, { ...entry, rules: [...entry.rules, rule] });
  }
  for (const { fact, severity, rules: blind } of missing.values()) {
    findings.push(missingFactOf(fact, severity, { rules: blind, source: facts.source }));
  }
  return findings;
}

function findingOf(rule: Rule, values: Values): Finding {
  return {
    rule: rule.id,
    question: rule.question,
    severity: rule.severity,
    message: filled(rule.message, values),
    remedy: filled(rule.remedy, values),
    source: `${rule.source}, read ${rule.readOn}`,
    code: rule.code,
  };
}

function missingFactOf(
  fact: FactName,
  severity: 'unknown' | 'informs',
  { rules, source }: { readonly rules: readonly Rule[]; readonly source: MachineSource },
): Finding {
  const [first] = rules;
  invariant(first !== undefined, 'a missing fact is missed by at least one rule');
  const ids = rules.map(({ id }) => id).sort(compareText);
  const sources = [...new Set(rules.map(({ source }) => source))].sort(compareText);
  return {
    rule: `unknown/${fact}`,
    question: first.question,
    severity,
    message: `no source states ${FACTS[fact].label}; not checked: ${ids.join(', ')}`,
    remedy: FACTS[fact].howToGet[source],
    source: sources.join('; '),
    code: null,
  };
}

/** Values are put in as they are: what a value holds is never read as a placeholder again. */
function filled(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (_placeholder, name: string) => {
    invariant(Object.hasOwn(values, name), `a rule prints {${name}}, which its check does not give`);
    return shown(String(values[name]));
  });
}

/** Long enough for the names of a dozen disks. */
const SHOWN_CHARACTERS = 200;

/** Names come from the input: one line, cut, without what a terminal would obey. */
function shown(text: string): string {
  const line = text.slice(0, SHOWN_CHARACTERS * 2).replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
}
