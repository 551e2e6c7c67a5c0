const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a file states laid over the defaults, group by group; lists and single values as a whole. A key without a value hides no default.
 * The keys are those of the defaults: a schema has refused all others.
 */
export function overlay<T extends object>(base: T, given: unknown): T {
  if (!isGroup(given)) return base;
  const entries = Object.entries(base).map(([key, value]: [string, unknown]) => {
    const stated = Object.hasOwn(given, key) ? given[key] : undefined;
    if (stated === undefined) return [key, value];
    return [key, isGroup(value) && isGroup(stated) ? overlay(value, stated) : stated];
  });
  return Object.fromEntries(entries) as T;
}

/** What a file may state of settings: every key may be left out, groups in part; lists and single values as a whole. */
export type Given<T> = {
  readonly [K in keyof T]?:
    | (T[K] extends readonly unknown[] | string | number | boolean | null
        ? T[K]
        : null extends T[K]
          ? T[K]
          : Given<T[K]>)
    | undefined;
};
