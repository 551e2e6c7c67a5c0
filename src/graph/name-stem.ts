/** What members of a pair are called beside a number. */
const MEMBER_WORDS = /[-_](?:primary|secondary|replica|standby|master|slave|active|passive|witness|node|[a-f])$/;

/**
 * What names of members of one group share: `shop-db` of `shop-db01`, `shop-db-2`, `shop-db-a` and `SHOP-DB-REPLICA.shop.example`.
 * Null where nothing is left, and for addresses.
 */
export function nameStem(name: string): string | null {
  if (/^[\d.]+$/.test(name) || name.includes(':')) return null;
  const host = name.toLowerCase().split('.')[0]!;
  const stem = host
    .replace(/[-_]?\d+$/, '')
    .replace(MEMBER_WORDS, '')
    .replace(/[-_]?\d+$/, '')
    .replace(/[-_]+$/, '');
  return /\p{L}/u.test(stem) ? stem : null;
}

/** What names share, else the first of them. */
export function groupName(members: readonly { readonly name: string }[]): string {
  const [first] = members;
  const stem = nameStem(first!.name);
  return stem !== null && members.every(({ name }) => nameStem(name) === stem) ? stem : first!.name;
}
