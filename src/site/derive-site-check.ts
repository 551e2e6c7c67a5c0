import { compareText, formatLocation } from '../model/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import { compareFindings, runRules } from '../rules/index.js';
import type { FactGuide, RuleFinding, Verdict } from '../rules/index.js';
import type { ResolvedStatements } from '../statements/index.js';
import { restsOnEvidence } from './evidence-places.js';
import type { SiteEvidence } from './evidence-places.js';
import { FACT_GUIDES } from './fact-guides.js';
import type { SiteFactName } from './fact-guides.js';
import type { SiteContext, SiteFacts, SiteInventory } from './facts.js';
import type { SiteRule } from './rule.js';
import { SITE_RULES } from './rules.js';
import type { Site } from './site.js';
import { withStatements } from './with-statements.js';

/** What a check of a site rests on. */
export interface SiteCheckInput {
  /** The label of the site file. */
  readonly file: string;
  readonly site: Site;
  /** Where each key stands, by path: `network.links.0.kind`. */
  readonly lines: ReadonlyMap<string, number>;
  readonly inventory: SiteInventory | null;
  /** What `site` has that the file does not state; absent: the file is all. */
  readonly evidence?: SiteEvidence | undefined;
  readonly statements: ResolvedStatements;
  /** The day taken for today, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** What one rule, or several that lack the same fact, say of the site. */
export interface SiteFinding extends RuleFinding<'site'> {
  /** The challenges behind it, such as `R-POL-1`. */
  readonly challenges: readonly string[];
  /** Where its facts stand: `site.yaml:12`; empty where nothing was stated. */
  readonly from: readonly string[];
}

/** How many rules said what: `rules = passed + hit + unknown`. */
export interface SiteCounts {
  readonly rules: number;
  readonly passed: number;
  readonly hit: number;
  readonly unknown: number;
}

export interface SiteCheck {
  readonly title: string | null;
  readonly file: string;
  readonly asOf: string;
  readonly counts: SiteCounts;
  /** Rules that found nothing wrong, with all they need: their ids. */
  readonly passed: readonly string[];
  /** The worst first. */
  readonly findings: readonly SiteFinding[];
  /** Where statements differ from the site file. */
  readonly problems: readonly Problem[];
}

/** Runs every rule over a site, with what statements add and what an inventory lists. */
export function deriveSiteCheck(input: SiteCheckInput): SiteCheck {
  const { file, site, lines, inventory, asOf } = input;
  const placeInFile = (path: string): SourceLocation | null => placeOf(path, file, lines);
  const stated = withStatements(site, input.statements, placeInFile);
  const facts: SiteFacts = { site: stated.site, inventory, disputes: stated.disputes };
  const context: SiteContext = { asOf };
  const verdicts = new Map(SITE_RULES.map((rule) => [rule.id, rule.check(facts, context)] as const));
  const found = runRules({ rules: SITE_RULES, facts, context, guideOf: guideOfFact });
  const placeFor = (path: string): string | null => {
    const at = placeInFile(path) ?? stated.places.get(path) ?? null;
    return at === null ? null : formatLocation(at);
  };
  const seenIn = fileOfEvidence(input, facts, verdicts);
  const findings = found.map((finding): SiteFinding => ({
    ...finding,
    ...behind(finding.rule, verdicts, (path) => seenIn(finding.rule, path) ?? placeFor(path)),
  }));
  const idsOf = (kind: Verdict<string>['kind']): readonly string[] =>
    SITE_RULES.map(({ id }) => id).filter((id) => verdicts.get(id)?.kind === kind);
  const passed = idsOf('ok');
  return {
    title: site.title ?? null,
    file,
    asOf,
    counts: {
      rules: SITE_RULES.length,
      passed: passed.length,
      hit: idsOf('hit').length,
      unknown: idsOf('unknown').length,
    },
    passed,
    findings: findings.sort(compareFindings),
    problems: stated.problems,
  };
}

/** The file of the evidence on which what a rule says of a path rests; null where it rests on what people wrote. */
function fileOfEvidence(
  { evidence, statements, asOf }: SiteCheckInput,
  facts: SiteFacts,
  verdicts: ReadonlyMap<string, Verdict<string>>,
): (rule: string, path: string) => string | null {
  if (evidence === undefined) return () => null;
  const { site, disputes } = withStatements(evidence.stated, statements, () => null);
  const stated: SiteEvidence = { ...evidence, stated: site };
  return (id, path) => {
    const verdict = verdicts.get(id);
    const rule = SITE_RULES.find((one) => one.id === id);
    if (verdict === undefined || rule === undefined) return null;
    const before = rule.check({ ...facts, site, disputes }, { asOf });
    return restsOnEvidence(path, facts, stated, [verdict, before]) ? evidence.file : null;
  };
}

/** The line of a key, else of the nearest part above it that the file holds. */
function placeOf(path: string, file: string, lines: ReadonlyMap<string, number>): SourceLocation | null {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const line = lines.get(parts.slice(0, length).join('.'));
    if (line !== undefined) return { file, line };
  }
  return null;
}

const UNKNOWN_PREFIX = 'unknown/';

function behind(
  id: string,
  verdicts: ReadonlyMap<string, Verdict<string>>,
  placeFor: (path: string) => string | null,
): Pick<SiteFinding, 'challenges' | 'from'> {
  const rules = rulesBehind(id, verdicts);
  const challenges = [...new Set(rules.map(({ challenge }) => challenge))].sort(compareText);
  const verdict = verdicts.get(id);
  const paths =
    verdict?.kind === 'hit' ? String(verdict.values['at'] ?? '').split(' ') : [id.slice(UNKNOWN_PREFIX.length)];
  const from = paths.filter((path) => path !== '').map(placeFor);
  return { challenges, from: [...new Set(from.filter((place) => place !== null))] };
}

/** The rule of a finding, or all that lack its fact. */
function rulesBehind(id: string, verdicts: ReadonlyMap<string, Verdict<string>>): readonly SiteRule[] {
  if (!id.startsWith(UNKNOWN_PREFIX)) return SITE_RULES.filter((rule) => rule.id === id);
  const fact = id.slice(UNKNOWN_PREFIX.length);
  return SITE_RULES.filter((rule) => {
    const verdict = verdicts.get(rule.id);
    return verdict?.kind === 'unknown' && verdict.fact === fact;
  });
}

/** Facts that no key of a site file can hold. */
const KEYLESS: ReadonlySet<SiteFactName> = new Set(['churn.profile']);

/** What a fact is called where it is missing, with who contradicts whom, and how to get it. */
function guideOfFact(fact: SiteFactName, { disputes, site }: SiteFacts): FactGuide {
  const { label, howToGet } = FACT_GUIDES[fact];
  const dispute = Object.hasOwn(disputes, fact) ? disputes[fact] : undefined;
  const key = KEYLESS.has(fact) ? '' : `; then write it as ${fact} in the site file`;
  if (dispute !== undefined) {
    return {
      label: `${label} without contradiction (${dispute})`,
      howToGet: `ask the customer which holds; ${howToGet}${key}`,
    };
  }
  const gap = gapWords(site, fact);
  return { label: gap === '' ? label : `${label} (${gap})`, howToGet: `${howToGet}${key}` };
}

/** In how many entries of a list a key is missing, where the list is there. */
function gapWords(site: Site, fact: string): string {
  const parts = fact.split('.');
  const key = parts.pop() ?? '';
  let entries: readonly unknown[] = [site];
  for (const part of parts) {
    entries = entries.flatMap((one) =>
      asList(typeof one === 'object' && one !== null ? Reflect.get(one, part) : undefined),
    );
  }
  const lacking = entries.filter(
    (one) => typeof one === 'object' && one !== null && Reflect.get(one, key) === undefined,
  );
  return entries.length > 1 && lacking.length > 0 ? `missing in ${lacking.length} of ${entries.length} entries` : '';
}

const asList = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
