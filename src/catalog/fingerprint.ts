/**
 * FNV-1a over UTF-16 code units, 32 bits, as eight hexadecimal digits. Ties a region's index-aligned prices to the list of
 * sizes they belong to. It guards against a mixed-up release, not against an attacker.
 *
 * Source: Fowler, Noll, Vo, draft-eastlake-fnv.
 */
export function fingerprintOf(names: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const name of names) {
    for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
    // A separator outside every name, so that ["ab", "c"] and ["a", "bc"] differ.
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
