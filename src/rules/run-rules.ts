import { compareText, invariant } from '../model/index.js';
import type { RuleFinding } from './finding.js';
import type { FactGuide, RuleData } from './rule.js';
import type { Values } from './verdict.js';

/** Rules of one question over one thing. */
export interface RuleRun<Question extends string, Facts, FactName extends string, Context> {
  readonly rules: readonly RuleData<Question, Facts, FactName, Context>[];
  readonly facts: Facts;
  readonly context: Context;
  readonly guideOf: (fact: FactName, facts: Facts) => FactGuide;
}

/**
 * Runs rules over one thing. Rules of the same question that lack the same fact are told in one finding `unknown/<fact>`.
 *
 * @returns the findings in the order of the rules, then what could not be checked; `compareFindings` sorts them
 */
export function runRules<Question extends string, Facts, FactName extends string, Context>(
  run: RuleRun<Question, Facts, FactName, Context>,
): readonly RuleFinding<Question>[] {
  type AnyRule = RuleData<Question, Facts, FactName, Context>;
  const findings: RuleFinding<Question>[] = [];
  const missing = new Map<string, { fact: FactName; severity: 'unknown' | 'informs'; rules: AnyRule[] }>();
  for (const rule of run.rules) {
    const verdict = rule.check(run.facts, run.context);
    if (verdict.kind === 'hit') findings.push(findingOf(rule, verdict.values));
    if (verdict.kind !== 'unknown' || rule.whenUnknown === 'silent') continue;
    const key = `${rule.question} ${rule.whenUnknown} ${verdict.fact}`;
    const entry = missing.get(key);
    if (entry === undefined) missing.set(key, { fact: verdict.fact, severity: rule.whenUnknown, rules: [rule] });
    else entry.rules.push(rule);
  }
  for (const { fact, severity, rules } of missing.values()) {
    findings.push(missingFactOf(fact, severity, { rules, guide: run.guideOf(fact, run.facts) }));
  }
  return findings;
}

type Told<Question extends string> = Pick<
  RuleData<Question, never, never, never>,
  'id' | 'question' | 'severity' | 'message' | 'remedy' | 'source' | 'readOn' | 'code'
>;

function findingOf<Question extends string>(rule: Told<Question>, values: Values): RuleFinding<Question> {
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

function missingFactOf<Question extends string>(
  fact: string,
  severity: 'unknown' | 'informs',
  { rules, guide }: { readonly rules: readonly Told<Question>[]; readonly guide: FactGuide },
): RuleFinding<Question> {
  const [first] = rules;
  invariant(first !== undefined, 'a missing fact is missed by at least one rule');
  const ids = rules.map(({ id }) => id).sort(compareText);
  const sources = [...new Set(rules.map(({ source }) => source))].sort(compareText);
  return {
    rule: `unknown/${fact}`,
    question: first.question,
    severity,
    message: `no source states ${guide.label}; not checked: ${ids.join(', ')}`,
    remedy: guide.howToGet,
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
