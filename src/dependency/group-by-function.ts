import { compareText } from '../model/index.js';
import { linkage } from './linkage.js';
import { cutAt, silhouetteOf } from './silhouette.js';

/** That one host asks another for something: `5432/tcp`, or a port of any other naming. */
export interface Asking {
  readonly client: string;
  readonly server: string;
  readonly service: string;
}

/** Hosts that do the same: they serve and ask for the same things, not one another. */
export interface FunctionGroup {
  /** By name. */
  readonly hosts: readonly string[];
  /** What more than half of them serve, and ask for; by name. */
  readonly serve: readonly string[];
  readonly ask: readonly string[];
}

export interface FunctionGroups {
  /** The largest first, then by the name of the first host. */
  readonly groups: readonly FunctionGroup[];
  /**
   * How much nearer hosts are to their own group than to the next, -1 to 1 (P. Rousseeuw, "Silhouettes", 1987). The number of
   * groups is the one at which it is highest. Null where fewer than three kinds of host leave nothing to choose.
   */
  readonly silhouette: number | null;
}

/** Above this many kinds of host the silhouette is taken over a fixed choice of them: it costs the square of their number. */
const MOST_WEIGHED = 1500;
/** So many numbers of groups are tried, spread over the joins. */
const MOST_CUTS = 200;

/**
 * Groups hosts by function, from ports and direction alone: each host is the set of what it serves and what it asks for; two are as
 * alike as the cosine of their sets; the most alike are joined first by average linkage (R. Sokal, C. Michener, 1958), and the
 * number of groups is where the silhouette is highest. How much is sent plays no part: of two web servers one may be idle.
 *
 * @param askings in any order, repeats count once; a host that only speaks to itself is left out
 */
export function groupByFunction(askings: readonly Asking[]): FunctionGroups {
  const kinds = kindsOf(askings);
  const sets = kinds.map(({ features }) => features);
  const joins = linkage(sets.length, (left, right) => distance(sets[left]!, sets[right]!));
  const best = bestCut(
    sets,
    kinds.map(({ hosts }) => hosts.length),
    joins,
  );
  const byGroup = new Map<number, Kind[]>();
  kinds.forEach((kind, index) => {
    const group = byGroup.get(best.labels[index]!);
    if (group === undefined) byGroup.set(best.labels[index]!, [kind]);
    else group.push(kind);
  });
  const groups = [...byGroup.values()].map(groupOf);
  groups.sort((left, right) => right.hosts.length - left.hosts.length || compareText(left.hosts[0]!, right.hosts[0]!));
  return { groups, silhouette: best.silhouette };
}

/** Hosts of which exactly the same is seen. */
interface Kind {
  readonly hosts: readonly string[];
  readonly words: readonly string[];
  /** Numbers of the words, ascending. */
  readonly features: Int32Array;
}

const SERVES = 'serves ';
const ASKS = 'asks ';

function kindsOf(askings: readonly Asking[]): readonly Kind[] {
  const seen = new Map<string, Set<string>>();
  const add = (host: string, word: string): void => {
    const words = seen.get(host);
    if (words === undefined) seen.set(host, new Set([word]));
    else words.add(word);
  };
  for (const { client, server, service } of askings) {
    if (client === server) continue;
    add(server, SERVES + service);
    add(client, ASKS + service);
  }
  const numbers = new Map<string, number>();
  const vocabulary = [...new Set([...seen.values()].flatMap((words) => [...words]))].sort(compareText);
  vocabulary.forEach((word, index) => numbers.set(word, index));
  const kinds = new Map<string, { hosts: string[]; words: readonly string[]; features: Int32Array }>();
  for (const host of [...seen.keys()].sort(compareText)) {
    const words = [...seen.get(host)!].sort(compareText);
    const features = Int32Array.from(words, (word) => numbers.get(word)!);
    const key = features.join();
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { hosts: [host], words, features });
    else kind.hosts.push(host);
  }
  return [...kinds.values()];
}

/** 1 less the cosine of two sets of ascending numbers. */
function distance(left: Int32Array, right: Int32Array): number {
  let shared = 0;
  let at = 0;
  for (const feature of left) {
    while (at < right.length && right[at]! < feature) at += 1;
    if (at < right.length && right[at] === feature) shared += 1;
  }
  return 1 - shared / Math.sqrt(left.length * right.length);
}

interface Cut {
  readonly labels: Int32Array;
  readonly silhouette: number | null;
}

function bestCut(sets: readonly Int32Array[], weights: readonly number[], joins: ReturnType<typeof linkage>): Cut {
  const count = sets.length;
  if (count < 3) return { labels: Int32Array.from(sets, (_set, index) => index), silhouette: null };
  const step = Math.max(1, Math.ceil(count / MOST_WEIGHED));
  const weighed = Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
  const distances = new Float32Array(weighed.length * weighed.length);
  weighed.forEach((left, row) => {
    weighed.forEach((right, column) => {
      distances[row * weighed.length + column] = left === right ? 0 : distance(sets[left]!, sets[right]!);
    });
  });
  const stride = Math.max(1, Math.floor((count - 2) / MOST_CUTS));
  let best: Cut = { labels: cutAt(count, joins, 2), silhouette: Number.NEGATIVE_INFINITY };
  for (let groups = 2; groups <= count; groups += stride) {
    const labels = cutAt(count, joins, groups);
    const silhouette = silhouetteOf(labels, { weighed, weights, distances });
    if (silhouette > best.silhouette!) best = { labels, silhouette };
  }
  return best;
}

function groupOf(kinds: readonly Kind[]): FunctionGroup {
  const hosts = kinds.flatMap((kind) => kind.hosts).sort(compareText);
  const counts = new Map<string, number>();
  for (const kind of kinds) {
    for (const word of kind.words) counts.set(word, (counts.get(word) ?? 0) + kind.hosts.length);
  }
  const usual = [...counts]
    .filter(([, count]) => count * 2 > hosts.length)
    .map(([word]) => word)
    .sort(compareText);
  const without = (start: string): readonly string[] =>
    usual.filter((word) => word.startsWith(start)).map((word) => word.slice(start.length));
  return { hosts, serve: without(SERVES), ask: without(ASKS) };
}
