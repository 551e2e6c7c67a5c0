import type { RuleData } from '../rules/index.js';
import type { SiteFactName } from './fact-guides.js';
import type { SiteContext, SiteFacts } from './facts.js';
import type { Site } from './site.js';

/**
 * A rule over the site. A hit's value `at` lists the keys that it rests on, with a blank between: `network.links.0.kind`; whoever
 * read the file turns them into lines.
 */
export interface SiteRule extends RuleData<'site', SiteFacts, SiteFactName, SiteContext> {
  /** The name of the challenge that the rule answers, such as `R-POL-1`. */
  readonly challenge: string;
}

type Usual = 'question' | 'whenUnknown' | 'code' | 'readOn' | 'reviewBy' | 'examples';

interface SiteRuleParts extends Omit<SiteRule, Usual>, Partial<Pick<SiteRule, 'code' | 'readOn' | 'reviewBy'>> {
  /** Sites alone; what else facts hold is empty. */
  readonly passing: readonly (Site | SiteFacts)[];
  readonly failing: readonly (Site | SiteFacts)[];
}

/** When the vendors' pages behind the rules were read last, and when they are due again. */
const READ_ON = '2026-11-21';
const REVIEW_BY = '2027-11-21';

const isFacts = (one: Site | SiteFacts): one is SiteFacts => 'site' in one;
const factsOf = (one: Site | SiteFacts): SiteFacts =>
  isFacts(one) ? one : { site: one, inventory: null, disputes: {} };

/** A rule with what all site rules share: a missing fact is told as unknown. */
export const siteRule = ({ passing, failing, ...rule }: SiteRuleParts): SiteRule => ({
  question: 'site',
  whenUnknown: 'unknown',
  code: null,
  readOn: READ_ON,
  reviewBy: REVIEW_BY,
  ...rule,
  examples: { passing: passing.map(factsOf), failing: failing.map(factsOf) },
});
