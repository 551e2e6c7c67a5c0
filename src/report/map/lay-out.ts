/** What is to be laid out: boxes in panels from left to right, and what ties them. */
export interface LayoutQuestion {
  readonly boxes: readonly { readonly panel: number; readonly machines: number }[];
  readonly panels: number;
  readonly ties: readonly {
    readonly from: number;
    readonly to: number;
    readonly edges: number;
    readonly isShared: boolean;
  }[];
  /** Each machine has a line of its own in its box. */
  readonly showsMachines: boolean;
}

/** A box; all figures are whole units of the drawing. */
export interface LayoutBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  /** In the order of the question. */
  readonly boxes: readonly LayoutBox[];
  /** Where each panel begins and ends; those without a box are as narrow as one. */
  readonly panels: readonly { readonly x: number; readonly width: number }[];
}

const BOX_WIDTH = 168;
export const ROW_HEIGHT = 17;
export const BOX_HEAD = 26;
/** Of a box that only says how many machines it holds. */
const COUNT_HEIGHT = 20;
const BOX_FOOT = 6;
const GAP = 14;
/** Between columns, where lines run. */
const LANE = 50;
const EDGE = 6;
/** Where the titles of panels stand. */
export const HEAD = 34;
/** As many as a page is wide; more panels than these are wider. */
const COLUMNS = 5;
const SWEEPS = 8;

/**
 * Boxes in columns within their panels, those that ask to the left of those that are asked; within a column in the order of the mean height of
 * what they are tied to (the barycentre heuristic of Sugiyama, Tagawa and Toda, 1981), which shortens the lines. Of all orders that the sweeps
 * come by, the one with the least sum of edges times height is kept. Cost: O(sweeps x (ties + boxes log boxes)).
 */
export function layOut(question: LayoutQuestion): MapLayout {
  const { boxes, panels, showsMachines } = question;
  const heights = boxes.map(
    ({ machines }) => BOX_HEAD + (showsMachines ? machines * ROW_HEIGHT : COUNT_HEIGHT) + BOX_FOOT,
  );
  const flow = inFlow(question);
  const ofPanel = Array.from({ length: panels }, (_, panel) => flow.filter((box) => boxes[box]!.panel === panel));
  const limit = columnHeight(ofPanel, heights);
  const packed = ofPanel.map((order) => pack(order, heights, limit));
  const columns = untangled(packed.flat(), heights, question);
  return placed(packed, columns, heights);
}

/** Boxes from those that mostly ask to those that are mostly asked; those with nothing to do with others last. */
function inFlow({ boxes, ties }: LayoutQuestion): readonly number[] {
  const asks = boxes.map(() => 0);
  const asked = boxes.map(() => 0);
  for (const { from, to, edges } of ties) {
    asks[from]! += edges;
    asked[to]! += edges;
  }
  const flow = boxes.map((_, box) => {
    const all = asks[box]! + asked[box]!;
    return all === 0 ? 2 : (asked[box]! - asks[box]!) / all;
  });
  return boxes.map((_, box) => box).toSorted((one, other) => flow[one]! - flow[other]! || one - other);
}

/** One behind the other until a column is full. */
function pack(order: readonly number[], heights: readonly number[], limit: number): number[][] {
  const columns: number[][] = [];
  let room = 0;
  for (const box of order) {
    const needed = heights[box]! + GAP;
    if (columns.length === 0 || needed > room) {
      columns.push([]);
      room = limit + GAP;
    }
    columns.at(-1)!.push(box);
    room -= needed;
  }
  return columns;
}

/** The least height with which all panels together take no more columns than a page is wide. */
function columnHeight(panels: readonly (readonly number[])[], heights: readonly number[]): number {
  const most = Math.max(COLUMNS, panels.length);
  const taken = (limit: number): number =>
    panels.reduce((sum, order) => sum + Math.max(1, pack(order, heights, limit).length), 0);
  let low = heights.reduce((tallest, height) => Math.max(tallest, height), 1);
  let high = heights.reduce((sum, height) => sum + height + GAP, low);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (taken(middle) <= most) high = middle;
    else low = middle + 1;
  }
  return low;
}

const topsOf = (columns: readonly (readonly number[])[], heights: readonly number[]): number[] => {
  const tops: number[] = heights.map(() => 0);
  for (const column of columns) {
    let top = 0;
    for (const box of column) {
      tops[box] = top;
      top += heights[box]! + GAP;
    }
  }
  return tops;
};

function untangled(
  start: readonly (readonly number[])[],
  heights: readonly number[],
  { ties }: LayoutQuestion,
): readonly (readonly number[])[] {
  const drawn = ties.filter(({ isShared }) => !isShared);
  const near = heights.map((): { readonly box: number; readonly edges: number }[] => []);
  for (const { from, to, edges } of drawn) {
    near[from]!.push({ box: to, edges });
    near[to]!.push({ box: from, edges });
  }
  const middle = (tops: readonly number[], box: number): number => tops[box]! + heights[box]! / 2;
  const length = (tops: readonly number[]): number =>
    drawn.reduce((sum, { from, to, edges }) => sum + edges * Math.abs(middle(tops, from) - middle(tops, to)), 0);
  let columns = start;
  let best = { columns, length: length(topsOf(columns, heights)) };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const places = columns.map((_, place) => place);
    for (const place of sweep % 2 === 0 ? places : places.toReversed()) {
      const tops = topsOf(columns, heights);
      const own = new Set(columns[place]);
      const pull = new Map(
        columns[place]!.map((box) => {
          const others = near[box]!.filter((one) => !own.has(one.box));
          const weight = others.reduce((sum, one) => sum + one.edges, 0);
          const mean = others.reduce((sum, one) => sum + one.edges * middle(tops, one.box), 0) / weight;
          return [box, weight === 0 ? middle(tops, box) : mean] as const;
        }),
      );
      const sorted = columns[place]!.toSorted((one, other) => pull.get(one)! - pull.get(other)! || one - other);
      columns = columns.map((column, at) => (at === place ? sorted : column));
    }
    const found = length(topsOf(columns, heights));
    if (found < best.length) best = { columns, length: found };
  }
  return best.columns;
}

function placed(
  packed: readonly (readonly (readonly number[])[])[],
  columns: readonly (readonly number[])[],
  heights: readonly number[],
): MapLayout {
  const tops = topsOf(columns, heights);
  const boxes: LayoutBox[] = [];
  const panels: { x: number; width: number }[] = [];
  let x = EDGE;
  let next = 0;
  for (const own of packed) {
    const count = Math.max(1, own.length);
    panels.push({ x, width: count * BOX_WIDTH + (count - 1) * LANE });
    own.forEach((_, place) => {
      for (const box of columns[next + place]!) {
        boxes[box] = {
          x: x + place * (BOX_WIDTH + LANE),
          y: HEAD + tops[box]!,
          width: BOX_WIDTH,
          height: heights[box]!,
        };
      }
    });
    next += own.length;
    x += count * (BOX_WIDTH + LANE);
  }
  const height = boxes.reduce((most, box) => Math.max(most, box.y + box.height), HEAD) + EDGE;
  return { width: x - LANE + EDGE, height, boxes, panels };
}
