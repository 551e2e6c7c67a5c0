import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import { describeRules, findRules, renderRulesMarkdown, renderRulesText, renderRuleText } from '../rulebook/index.js';
import type { DescribedRule } from '../rulebook/index.js';
import { asText } from './as-text.js';
import type { CommandLine } from './command-line.js';

interface RulesOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

function rulesNamed(text: string | undefined): readonly DescribedRule[] {
  const all = describeRules();
  if (text === undefined) return all;
  const { found, nearest } = findRules(all, text);
  if (found.length > 0) return found;
  throw new AssessmentError({
    code: 'cli/unknown-rule',
    severity: 'error',
    at: null,
    message: `there is no rule ${JSON.stringify(text)}${nearest.length > 0 ? `; nearest: ${nearest.join(', ')}` : ''}`,
    remedy:
      'portolan rules lists all; a topic (os), a beginning with a star (os/linux*) or a missing fact (unknown/disks) names several; findings sizing/… and samples/… come from sizing and from the samples, not from a rule',
  });
}

function rules(text: string | undefined, { json, markdown }: RulesOptions, line: CommandLine): void {
  const found = rulesNamed(text);
  if (json === true) line.out(`${JSON.stringify({ rules: found }, null, 2)}\n`);
  else if (markdown === true) line.out(renderRulesMarkdown(found));
  else
    line.out(
      found.length === 1 ? asText(line, () => renderRuleText(found[0]!)) : asText(line, () => renderRulesText(found)),
    );
}

export function addRulesCommand(program: Command, line: CommandLine): void {
  program
    .command('rules')
    .description(
      'list every rule, or tell all about one: what it asks, needs, says, advises, and on which page it rests',
    )
    .argument(
      '[id]',
      'a rule (os/unknown), a topic (os), a beginning with a star (os/linux*), or a missing fact (unknown/disks)',
    )
    .option('--markdown', 'print the page docs/rules.md')
    .option('--json', 'print JSON on stdout')
    .action((id: string | undefined, options: RulesOptions) => {
      rules(id, options, line);
    });
}
