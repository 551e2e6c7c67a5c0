import type { StatementFacts } from './facts.js';
import type { Statement, StatementOf, Topic } from './statement.js';
import { ruleOf, TOPICS } from './topics.js';

/**
 * What counts of all that was said about one subject. `stated`: nothing said differs, and `value` joins what each place adds;
 * its place is that of the first. `contradicted`: `values` holds the first statement of each distinct value; nobody chose.
 */
export type Resolved<S extends Statement> =
  | { readonly kind: 'stated'; readonly subject: string; readonly value: S; readonly statements: readonly S[] }
  | {
      readonly kind: 'contradicted';
      readonly subject: string;
      readonly values: readonly S[];
      readonly statements: readonly S[];
    };

/** By topic, one entry for each subject in the order of first mention; empty where nothing was said. */
export type ResolvedStatements = { readonly [T in Topic]: readonly Resolved<StatementOf<T>>[] };

/**
 * Joins statements to what counts, as plain data for whoever plans with it. A statement that `decides` leaves only the
 * deciding ones of its subject.
 *
 * Cost: O(n) for statements of one subject each, O(n d) where a subject has d distinct values.
 */
export function deriveResolvedStatements(statements: readonly Statement[], facts: StatementFacts): ResolvedStatements {
  const byTopic = Object.fromEntries(Object.keys(TOPICS).map((topic) => [topic, [] as Resolved<Statement>[]]));
  for (const group of bySubject(statements)) byTopic[group[0]!.topic]!.push(resolve(group, facts));
  return byTopic as unknown as ResolvedStatements;
}

/** The values that count of a subject: one, or all that contradict each other. */
export const valuesOf = <S extends Statement>(resolved: Resolved<S>): readonly S[] =>
  resolved.kind === 'stated' ? [resolved.value] : resolved.values;

const plain = (text: string): string => text.trim().toLowerCase();

function bySubject(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = `${statement.topic}\n${plain(ruleOf(statement).subjectOf(statement))}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [statement]);
    else group.push(statement);
  }
  return [...groups.values()];
}

function resolve(said: readonly Statement[], facts: StatementFacts): Resolved<Statement> {
  const deciding = said.filter(({ decides }) => decides);
  const statements = deciding.length > 0 ? deciding : said;
  const first = statements[0]!;
  const subject = ruleOf(first).subjectOf(first);
  const values = distinct(statements, facts);
  return values.length > 1
    ? { kind: 'contradicted', subject, values, statements }
    : { kind: 'stated', subject, value: statements.reduce(joinStatements), statements };
}

/** The first statement of each value; one value where no part differs anywhere. */
function distinct(statements: readonly Statement[], facts: StatementFacts): readonly Statement[] {
  const parts = statements.map((statement) => ruleOf(statement).partsOf(statement, facts));
  const contested = Object.keys(parts[0]!).filter((name) => {
    const said = parts.map((one) => one[name] ?? null).filter((value) => value !== null);
    return new Set(said).size > 1;
  });
  const firsts = new Map<string, Statement>();
  for (const [index, statement] of statements.entries()) {
    const values = contested.map((name) => parts[index]![name] ?? null);
    const key = JSON.stringify(values);
    const isSilent = contested.length > 0 && values.every((value) => value === null);
    if (!isSilent && !firsts.has(key)) firsts.set(key, statement);
  }
  return [...firsts.values()];
}

const isUnsaid = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0);

/** What the first leaves unsaid, the next one fills in. */
function joinStatements(first: Statement, next: Statement): Statement {
  const entries = Object.entries(first).map(([key, value]) => {
    const other: unknown = Reflect.get(next, key);
    return [key, isUnsaid(value) && other !== undefined && !isUnsaid(other) ? other : value] as const;
  });
  return Object.fromEntries(entries) as unknown as Statement;
}
