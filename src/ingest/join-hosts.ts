import type { Host } from '../model/index.js';

/**
 * Each host once, in the order of first appearance. Two rows are one host where their names are equal without case, and their
 * managers where both name one. What the first leaves open the others fill; figures that differ are unknown, since nothing tells
 * which one holds.
 */
export function joinHosts(hosts: readonly Host[]): readonly Host[] {
  const groups: Host[][] = [];
  const byName = new Map<string, Host[][]>();
  for (const host of hosts) {
    const key = host.name.toLowerCase();
    const known = byName.get(key) ?? [];
    const group = known.find((rows) => rows.every((row) => isSameManager(row, host)));
    if (group !== undefined) group.push(host);
    else {
      const started = [host];
      groups.push(started);
      byName.set(key, [...known, started]);
    }
  }
  return groups.map(joinRows);
}

const isSameManager = (one: Host, other: Host): boolean =>
  one.manager === null || other.manager === null || one.manager.toLowerCase() === other.manager.toLowerCase();

function joinRows(rows: readonly Host[]): Host {
  const first = rows[0]!;
  return {
    name: first.name,
    manager: firstOf(rows.map(({ manager }) => manager)),
    datacenter: firstOf(rows.map(({ datacenter }) => datacenter)),
    cluster: firstOf(rows.map(({ cluster }) => cluster)),
    processors: agreed(rows.map(({ processors }) => processors)),
    cores: agreed(rows.map(({ cores }) => cores)),
    at: first.at,
  };
}

const firstOf = (texts: readonly (string | null)[]): string | null => texts.find((text) => text !== null) ?? null;

function agreed(figures: readonly (number | null)[]): number | null {
  const known = [...new Set(figures.filter((figure) => figure !== null))];
  return known.length === 1 ? known[0]! : null;
}
