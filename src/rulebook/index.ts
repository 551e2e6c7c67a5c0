// Every rule of every kind beside each other, described as data and as pages. Judges nothing: the folders below run their rules.
export { describeRules } from './describe-rules.js';
export type { DescribedFact, DescribedRule, RuleArea } from './described-rule.js';
export { findRules } from './find-rules.js';
export { renderRuleText, renderRulesMarkdown, renderRulesText } from './render-rules.js';
