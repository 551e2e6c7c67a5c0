/** More machines than this in one range is a slip of the pen. */
const MOST_IN_RANGE = 1000;
const RANGE = /^(\D*(?:\d+\D+)*)(\d{1,9})\.\.(.*?)(\d{1,9})$/u;

/** What an entry of a list of machines stands for. */
export type MachineNames =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** `*` stands for any text; which machines there are, only an inventory knows. */
  | { readonly kind: 'pattern'; readonly parts: readonly string[] };

/**
 * Takes one entry of a list of machines apart: a name (`DC01`), a range (`fe01..fe03`, both ends in, with the zeros of the first)
 * or a pattern (`web-*`).
 *
 * @returns null for a range that runs backwards, changes its prefix or has more than 1000 machines
 */
export function parseMachineNames(entry: string): MachineNames | null {
  if (entry.includes('*')) return { kind: 'pattern', parts: entry.toLowerCase().split('*') };
  if (!entry.includes('..')) return { kind: 'names', names: [entry] };
  const found = RANGE.exec(entry);
  if (found === null) return null;
  const [, prefix = '', first = '', lastPrefix = '', last = ''] = found;
  if (lastPrefix !== '' && lastPrefix !== prefix) return null;
  const count = Number(last) - Number(first) + 1;
  if (count < 1 || count > MOST_IN_RANGE) return null;
  const nameAt = (index: number): string => prefix + String(Number(first) + index).padStart(first.length, '0');
  return { kind: 'names', names: Array.from({ length: count }, (_, index) => nameAt(index)) };
}

/** Names as machines are compared: without case. */
export const plainMachineName = (name: string): string => name.trim().toLowerCase();

/** Does a pattern cover a name? Linear in the name, whatever the pattern. */
export function isCovered(parts: readonly string[], name: string): boolean {
  const text = plainMachineName(name);
  const [head = '', ...rest] = parts;
  const tail = rest.pop() ?? '';
  if (!text.startsWith(head)) return false;
  let from = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}

/** What a list of machines comes to: the names it spells out, each once, and the patterns beside them. */
export interface ListedMachines {
  readonly names: readonly string[];
  readonly patterns: readonly (readonly string[])[];
}

export function listMachines(entries: readonly string[]): ListedMachines {
  const names = new Map<string, string>();
  const patterns: (readonly string[])[] = [];
  for (const entry of entries) {
    const read = parseMachineNames(entry);
    if (read === null) continue;
    if (read.kind === 'pattern') patterns.push(read.parts);
    else for (const name of read.names) if (!names.has(plainMachineName(name))) names.set(plainMachineName(name), name);
  }
  return { names: [...names.values()], patterns };
}
