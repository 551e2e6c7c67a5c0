import type { CompletedCommand, Offer } from './completion-tree.js';

/** One branch of a `case`: bash and zsh write it alike. */
interface Branch {
  readonly patterns: readonly string[];
  readonly text: string;
}

const quoted = (text: string): string => `'${text}'`;

/** Branches, those that do the same as one. */
export function casesOf(branches: readonly (readonly [pattern: string, text: string])[], indent: string): string {
  const byText = new Map<string, string[]>();
  for (const [pattern, text] of branches) byText.set(text, [...(byText.get(text) ?? []), pattern]);
  return [...byText]
    .map(([text, patterns]): Branch => ({ patterns: patterns.map(quoted), text }))
    .map(({ patterns, text }) => `${indent}${patterns.join(' | ')}) ${text} ;;\n`)
    .join('');
}

type Pair = readonly [pattern: string, text: string];

/** `assess --out` and how many values it takes, for each option that takes any. */
export const takerBranches = (commands: readonly CompletedCommand[]): readonly Pair[] =>
  commands.flatMap(({ path, options }) =>
    options.flatMap(({ flags, value }) =>
      value === null
        ? []
        : flags.map((flag): Pair => [`${path} ${flag}`, value.isVariadic ? 'takes=many' : 'takes=one']),
    ),
  );

/** `waves/score` and the path that it leads to. */
export const innerBranches = (commands: readonly CompletedCommand[]): readonly Pair[] =>
  commands.flatMap(({ path, commands: inner }) =>
    inner.map(({ name }): Pair => [`${path}/${name}`, `place=${quoted(path === '' ? name : `${path} ${name}`)}`]),
  );

/** What a branch sets: words to choose among, or that files are to be offered. */
const offerText = (offer: Offer): string => {
  if (offer.kind === 'words') return `offer=${quoted(offer.words.join(' '))}`;
  return offer.kind === 'files' ? 'files=1' : ':';
};

/** What each option that takes a value offers for it. */
export const valueBranches = (commands: readonly CompletedCommand[]): readonly Pair[] =>
  commands.flatMap(({ path, options }) =>
    options.flatMap(({ flags, value }) =>
      value === null ? [] : flags.map((flag): Pair => [`${path} ${flag}`, offerText(value.offer)]),
    ),
  );

/** What each command offers in the place of its first argument: those within it, and what it takes. */
export const operandBranches = (commands: readonly CompletedCommand[]): readonly Pair[] =>
  commands.map(({ path, commands: inner, operand }): Pair => {
    if (inner.length === 0) return [path, offerText(operand)];
    const offer = `offer=${quoted(inner.map(({ name }) => name).join(' '))}`;
    return [path, operand.kind === 'files' ? `${offer} files=1` : offer];
  });

/** What each command offers in the place of a later argument: files or nothing. */
export const laterBranches = (commands: readonly CompletedCommand[]): readonly Pair[] =>
  commands.map(({ path, operand }): Pair => [path, operand.kind === 'files' ? 'files=1' : ':']);
