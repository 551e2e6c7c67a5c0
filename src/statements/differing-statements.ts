import type { Problem } from '../model/index.js';
import type { Resolved } from './resolve.js';
import { contradiction } from './rule.js';
import type { ContradictionContext } from './rule.js';
import type { Statement } from './statement.js';
import { ruleOf } from './topics.js';
import { placeOf } from './words.js';

const VALUES_SHOWN = 4;

/** Two statements on one subject say different things. */
export function differingStatements({ resolved }: ContradictionContext): readonly Problem[] {
  const all: readonly Resolved<Statement>[] = Object.values(resolved).flat();
  return all.flatMap((one) => (one.kind === 'contradicted' ? [differing(one.subject, one.values)] : []));
}

function differing(subject: string, values: readonly Statement[]): Problem {
  const first = values[0]!;
  const { code, title, wordsOf, question } = ruleOf(first);
  const shown = values.slice(0, VALUES_SHOWN).map((value) => `${wordsOf(value)} in ${placeOf(value)}`);
  const rest = values.length - shown.length;
  const said = `${shown.join(', but ')}${rest > 0 ? `, and ${rest} more` : ''}`;
  return contradiction({ code, at: first, message: `${title(subject)} is ${said}`, question: question(subject) });
}
