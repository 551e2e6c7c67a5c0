import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSite } from '../../src/node/site/parse-site.js';
import { SITE_SCHEMA, siteJsonSchema } from '../../src/node/site/site-schema.js';
import type { SchemaPart } from '../../src/node/site/site-schema.js';
import { FACT_GUIDES, SITE_RULES } from '../../src/site/index.js';
import type { SiteContext, SiteFacts, SiteRule } from '../../src/site/index.js';

const TODAY = '2026-11-20';
const context: SiteContext = { asOf: TODAY };
const NOTHING: SiteFacts = { site: {}, inventory: null, disputes: {} };
const named = SITE_RULES.map((rule) => [rule.id, rule] as const);
const FOLDER = 'test/fixtures/site';

function factsIn(file: string): SiteFacts {
  const { values, problems } = parseSite(readFileSync(`${FOLDER}/${file}`, 'utf8'), file);
  expect(problems).toEqual([]);
  return { ...NOTHING, site: values!.site };
}
const verdictOf = (rule: SiteRule, facts: SiteFacts) => rule.check(facts, context);
const isHit = (rule: SiteRule, facts: SiteFacts): boolean => verdictOf(rule, facts).kind === 'hit';

describe('rules over a site', () => {
  it('are at least the 41 of the challenges, each with an id of its own', () => {
    expect(new Set(SITE_RULES.map(({ id }) => id)).size).toBe(SITE_RULES.length);
    expect(new Set(SITE_RULES.map(({ challenge }) => challenge)).size).toBeGreaterThanOrEqual(41);
    for (const { id, challenge } of SITE_RULES) {
      expect(id).toMatch(/^site\/r-[a-z0-9-]+$/);
      expect(id).toContain(challenge.toLowerCase());
    }
  });

  it.each(named)('%s says where it comes from, and is not due for review', (_id, rule) => {
    expect(rule.message).not.toMatch(/\.$/);
    expect(rule.remedy.length).toBeGreaterThan(40);
    expect(rule.source.length).toBeGreaterThan(10);
    expect(rule.readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(rule.reviewBy > rule.readOn && rule.reviewBy > TODAY).toBe(true);
    expect(rule.needs.length).toBeGreaterThan(0);
  });

  it.each(named)('%s: its examples behave', (_id, rule) => {
    expect(rule.examples.passing.length).toBeGreaterThan(0);
    expect(rule.examples.failing.length).toBeGreaterThan(0);
    for (const facts of rule.examples.passing) expect(verdictOf(rule, facts)).not.toMatchObject({ kind: 'hit' });
    for (const facts of rule.examples.failing) expect(verdictOf(rule, facts)).toMatchObject({ kind: 'hit' });
  });

  it.each(named)('%s answers unknown, never a hit or a pass, to a site of which nothing is known', (_id, rule) => {
    const verdict = verdictOf(rule, NOTHING);
    expect(verdict.kind).toBe('unknown');
    if (verdict.kind === 'unknown') expect(rule.needs).toContain(verdict.fact);
  });

  it.each(named)('%s lacks no fact that it does not declare, whatever key is missing', (_id, rule) => {
    const full = factsIn('right.yaml');
    for (const section of Object.keys(full.site)) {
      const site = Object.fromEntries(Object.entries(full.site).filter(([key]) => key !== section));
      const verdict = verdictOf(rule, { ...full, site });
      if (verdict.kind === 'unknown') expect(rule.needs).toContain(verdict.fact);
    }
  });

  const fixtures = readdirSync(FOLDER).filter((name) => name.startsWith('wrong-'));

  it.each(named)('%s is reached by a site file', (_id, rule) => {
    expect(fixtures.some((file) => isHit(rule, factsIn(file)))).toBe(true);
  });

  it('all pass on a site where everything is prepared, but for what takes a simulation or does not apply', () => {
    const facts = { ...factsIn('right.yaml'), inventory: { names: ['web01', 'web02', 'db01'], from: 'a.csv' } };
    const open = SITE_RULES.filter((rule) => verdictOf(rule, facts).kind !== 'ok').map(({ id }) => id);
    expect(open).toEqual(['site/r-bw-1']);
  });

  it('hit no site that differs from a prepared one by one value that is left out', () => {
    const full = factsIn('right.yaml');
    const without = (value: unknown, path: readonly string[]): unknown => {
      if (path.length === 0 || typeof value !== 'object' || value === null) return undefined;
      const [key, ...rest] = path;
      const kept = Array.isArray(value)
        ? value.map((one, index) => (String(index) === key ? without(one, rest) : (one as unknown)))
        : Object.fromEntries(
            Object.entries(value)
              .map(([name, one]) => [name, name === key ? without(one, rest) : (one as unknown)] as const)
              .filter(([, one]) => one !== undefined),
          );
      return kept;
    };
    const paths = leavesOf(full.site);
    expect(paths.length).toBeGreaterThan(120);
    for (const path of paths) {
      const left = SITE_SCHEMA.safeParse(without(full.site, path));
      if (!left.success) continue; // keys that say what an entry is about cannot be left out
      const site = left.data;
      const hits = SITE_RULES.filter((rule) => isHit(rule, { ...full, site })).map(({ id }) => id);
      // Who leaves a machine out of the list says that there are fewer.
      const isCounted = path[0] === 'machines' && path[1] === 'list';
      expect(isCounted ? [] : hits, path.join('.')).toEqual([]);
    }
  });
});

/** Paths of values under keys; an element of a list of plain values is no key. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return [path];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

describe('what is missing', () => {
  const schema = siteJsonSchema();
  const partAt = (fact: string): SchemaPart | undefined =>
    fact.split('.').reduce<SchemaPart | undefined>((part, key) => (part?.items ?? part)?.properties?.[key], schema);

  it.each(Object.entries(FACT_GUIDES))(
    '%s is a key of the file, and is found by a command or by asking',
    (fact, guide) => {
      if (fact !== 'churn.profile') expect(partAt(fact), fact).toBeDefined();
      expect(guide.label).toMatch(/^[a-zA-Z]/);
      expect(guide.howToGet.length).toBeGreaterThan(30);
    },
  );

  it('is needed by a rule', () => {
    const needed = new Set(SITE_RULES.flatMap(({ needs }) => [...needs]));
    expect(Object.keys(FACT_GUIDES).filter((fact) => !needed.has(fact as never))).toEqual([]);
  });
});
