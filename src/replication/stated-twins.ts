/** Entries of settings that are about the same thing. */
export interface Twins<Entry> {
  /** In the order of the settings: at least two. */
  readonly entries: readonly Entry[];
  /** All of them say the same of it, so that it makes no difference which counts. */
  readonly isSame: boolean;
}

/**
 * What counts of entries: one that is alone in what it is about, and of several that say the same the first. Of several that say different
 * things none does, since who wrote first is not who is right.
 *
 * @param keyOf what an entry is about
 * @param sayingOf what it says of that
 * @returns both in the order of the settings
 */
export function settleTwins<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  sayingOf: (entry: Entry) => string | number,
): { readonly kept: readonly Entry[]; readonly twins: readonly Twins<Entry>[] } {
  const byKey = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  }
  const groups = [...byKey.values()].map((own): Twins<Entry> => {
    const said = sayingOf(own[0]!);
    return { entries: own, isSame: own.every((entry) => sayingOf(entry) === said) };
  });
  return {
    kept: groups.flatMap(({ entries: own, isSame }) => (isSame ? own.slice(0, 1) : [])),
    twins: groups.filter(({ entries: own }) => own.length > 1),
  };
}
