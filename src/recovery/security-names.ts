/** Longest name of a rule or group; Azure allows 80 characters, and numbers of equals still have to fit. */
const MOST = 70;

/**
 * Makes names that Azure takes: word characters, dots and dashes, at most 80 of them, beginning with a word character; each once, since a
 * number is added where two would be equal. The same texts in the same order give the same names.
 *
 * Source: network-security-groups-overview.md (07/15/2025).
 */
export function createNamer(prefix: string): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    const plain = text
      .toLowerCase()
      .replace(/[^a-z0-9._]+/gu, '-')
      .replace(/^[-._]+|[-._]+$/gu, '')
      .slice(0, MOST - prefix.length)
      .replace(/[-._]+$/u, '');
    const base = `${prefix}${plain === '' ? 'unnamed' : plain}`;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
    taken.add(name);
    return name;
  };
}
