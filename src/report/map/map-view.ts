import type { Tier } from '../../graph/index.js';
import { compareText } from '../../model/index.js';
import type { EstateMap, MapMachine } from './estate-map.js';
import { layOut } from './lay-out.js';
import type { MapLayout } from './lay-out.js';
import { TIERS } from './order.js';

/** What the boxes of a view stand in: one after the other as the work flows, or one column for each wave. */
export type ViewKind = 'applications' | 'waves';

/** Machines that are drawn as one box. */
export interface MapGroup {
  /** `application` has its place in the map; `loose` machines are in none, of one tier; `rest` are the small ones of a very large map. */
  readonly of:
    | { readonly kind: 'application'; readonly application: number }
    | { readonly kind: 'loose'; readonly tier: Tier }
    | { readonly kind: 'rest'; readonly groups: number };
  /** Place of its panel, from 0. */
  readonly panel: number;
  /** By tier, then by name. */
  readonly machines: readonly number[];
  /** Edges between its own machines, without noise. */
  readonly within: number;
}

/** All edges from the machines of one group to those of another, drawn as one line. */
export interface MapTie {
  readonly from: number;
  readonly to: number;
  readonly edges: number;
  /** Requests to services that many applications ask: they hide all else, so they are drawn when asked for. */
  readonly isShared: boolean;
}

/** Where every edge of the graph is: the parts sum to it. */
interface EdgeCounts {
  /** In lines between boxes that are drawn. */
  readonly drawn: number;
  /** In the thinnest lines of a very large map, which are not. */
  readonly thin: number;
  /** To services that many applications ask, drawn when asked for. */
  readonly shared: number;
  readonly within: number;
  readonly noise: number;
}

/** One way to group the machines, laid out. */
export interface MapView {
  readonly kind: ViewKind;
  readonly groups: readonly MapGroup[];
  /** Of each machine, by its number. */
  readonly groupOf: readonly number[];
  /** Drawn ones, by group and group; those of shared services behind. */
  readonly ties: readonly MapTie[];
  readonly counts: EdgeCounts;
  readonly layout: MapLayout;
}

/** With more machines than these a box says how many it holds, and the list beside names them. */
export const MOST_DRAWN_MACHINES = 400;
/** More boxes and lines than these nobody can tell apart. */
const MOST_BOXES = 120;
const MOST_TIES = 200;

type Whole = Pick<EstateMap, 'machines' | 'applications' | 'edges'>;
type Draft = Omit<MapGroup, 'within' | 'machines'> & { readonly machines: number[]; readonly name: string };

/**
 * Groups the machines of a map in one way and lays them out.
 *
 * @param waves how many there are; the last panel holds who is in none
 */
export function deriveView(whole: Whole, kind: ViewKind, waves: number): MapView {
  const panelOf = ({ wave }: MapMachine): number => (kind === 'applications' ? 0 : wave === null ? waves : wave - 1);
  const drafts = withoutSmall(draftsOf(whole, panelOf));
  const groupOf: number[] = [];
  drafts.forEach(({ machines }, group) => {
    for (const machine of machines) groupOf[machine] = group;
  });
  const { ties, within, counts } = tiesOf(whole, groupOf, drafts.length);
  const groups = drafts.map(({ of, panel, machines }, group) => ({ of, panel, machines, within: within[group]! }));
  const layout = layOut({
    boxes: groups.map(({ panel, machines }) => ({ panel, machines: machines.length })),
    panels: groups.reduce((most, { panel }) => Math.max(most, panel + 1), Math.max(waves, 1)),
    ties,
    showsMachines: whole.machines.length <= MOST_DRAWN_MACHINES,
  });
  return { kind, groups, groupOf, ties, counts, layout };
}

/** One group for each panel and application, and one for each tier of those without; in the order of panels, applications and tiers. */
function draftsOf({ machines, applications }: Whole, panelOf: (machine: MapMachine) => number): readonly Draft[] {
  const found = new Map<string, Draft>();
  machines.forEach((machine, number) => {
    const { application, tier } = machine;
    const panel = panelOf(machine);
    const key = `${panel} ${application ?? tier}`;
    const draft = found.get(key);
    if (draft !== undefined) draft.machines.push(number);
    else
      found.set(key, {
        of: application === null ? { kind: 'loose', tier } : { kind: 'application', application },
        ...{ panel, machines: [number], name: application === null ? '' : applications[application]!.name },
      });
  });
  const rank = ({ of }: Draft): number =>
    of.kind === 'application' ? of.application : applications.length + TIERS.indexOf(tierOf(of));
  const drafts = [...found.values()].toSorted((one, other) => one.panel - other.panel || rank(one) - rank(other));
  for (const { machines: members } of drafts) {
    members.sort((one, other) => {
      const [left, right] = [machines[one]!, machines[other]!];
      return TIERS.indexOf(left.tier) - TIERS.indexOf(right.tier) || compareText(left.name, right.name) || one - other;
    });
  }
  return drafts;
}

const tierOf = (of: MapGroup['of']): Tier => (of.kind === 'loose' ? of.tier : 'unknown');

/** Of more boxes than can be told apart the smallest of each panel become one. */
function withoutSmall(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length <= MOST_BOXES) return drafts;
  const kept = new Set(
    drafts
      .map((draft, place) => ({ draft, place }))
      .toSorted((one, other) => other.draft.machines.length - one.draft.machines.length || one.place - other.place)
      .slice(0, MOST_BOXES)
      .map(({ draft }) => draft),
  );
  const panels = [...new Set(drafts.map(({ panel }) => panel))];
  return panels.flatMap((panel) => {
    const own = drafts.filter((draft) => draft.panel === panel);
    const small = own.filter((draft) => !kept.has(draft));
    if (small.length < 2) return own;
    const machines = small.flatMap((draft) => draft.machines);
    return [
      ...own.filter((draft) => kept.has(draft)),
      { of: { kind: 'rest', groups: small.length }, panel, machines, name: '' } as const,
    ];
  });
}

function tiesOf(
  { machines, edges }: Whole,
  groupOf: readonly number[],
  groups: number,
): { readonly ties: readonly MapTie[]; readonly within: readonly number[]; readonly counts: EdgeCounts } {
  const sums = new Map<number, number>();
  const within = Array.from({ length: groups }, () => 0);
  let noise = 0;
  for (const { client, server, kind } of edges) {
    const [from, to] = [groupOf[client]!, groupOf[server]!];
    if (kind === 'noise') noise += 1;
    else if (from === to) within[from]! += 1;
    else {
      const key = (from * groups + to) * 2 + (machines[server]!.isShared ? 1 : 0);
      sums.set(key, (sums.get(key) ?? 0) + 1);
    }
  }
  const all = [...sums].map(([key, count]) => ({
    ...{ from: Math.floor(key / 2 / groups), to: Math.floor(key / 2) % groups, edges: count },
    isShared: key % 2 === 1,
  }));
  const strongest = (isShared: boolean): readonly MapTie[] =>
    all
      .filter((tie) => tie.isShared === isShared)
      .toSorted((one, other) => other.edges - one.edges || one.from - other.from || one.to - other.to)
      .slice(0, MOST_TIES)
      .toSorted((one, other) => one.from - other.from || one.to - other.to);
  const drawn = strongest(false);
  const shared = strongest(true);
  const total = (ties: readonly MapTie[]): number => ties.reduce((sum, one) => sum + one.edges, 0);
  return {
    ties: [...drawn, ...shared],
    within,
    counts: {
      ...{ drawn: total(drawn), thin: total(all) - total(drawn) - total(shared), shared: total(shared), noise },
      within: within.reduce((sum, one) => sum + one, 0),
    },
  };
}
