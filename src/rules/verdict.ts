/** What a rule found, by name; the rule's message and remedy print them. */
export type Values = Readonly<Record<string, string | number>>;

/** `unknown`: the rule cannot tell because `fact` is missing. */
export type Verdict<FactName extends string> =
  | { readonly kind: 'ok' }
  | { readonly kind: 'hit'; readonly values: Values }
  | { readonly kind: 'unknown'; readonly fact: FactName };

export const OK: Verdict<never> = { kind: 'ok' };
export const hit = (values: Values = {}): Verdict<never> => ({ kind: 'hit', values });
export const unknown = <FactName extends string>(fact: FactName): Verdict<FactName> => ({ kind: 'unknown', fact });
