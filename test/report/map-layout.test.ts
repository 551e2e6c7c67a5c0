import * as fc from 'fast-check';
import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesOfBase85 } from '../../browser/unpack.js';
import type { Assessment } from '../../src/assessment/index.js';
import { toText } from '../../src/report/html.js';
import { renderMap } from '../../src/report/html/map-chapter.js';
import { deriveEstateMap } from '../../src/report/map/estate-map.js';
import type { EstateMap } from '../../src/report/map/estate-map.js';
import { MOST_EDGES, packMap } from '../../src/report/map/map-data.js';
import type { MapData } from '../../src/report/map/map-data.js';
import { KINDS } from '../../src/report/map/order.js';
import { inventMap } from '../support/invented-map.js';

const invented = fc.record({
  machines: fc.integer({ min: 1, max: 90 }),
  groups: fc.integer({ min: 1, max: 30 }),
  edges: fc.integer({ min: 0, max: 200 }),
  hubs: fc.integer({ min: 0, max: 1 }),
  waves: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
});

const mapOf = (question: Parameters<typeof inventMap>[0], assessed = 0.8): EstateMap => {
  const { graph, plan } = inventMap(question);
  const known = graph.machines.slice(0, Math.ceil(graph.machines.length * assessed));
  return deriveEstateMap({ graph, waves: plan, assessed: known });
};

/** Reads the columns back as the browser does, in another way. */
function unpacked({ asks, steps, way, ways, connections, days }: MapData): readonly unknown[] {
  const edges: unknown[] = [];
  asks.forEach((count, client) => {
    let server = 0;
    for (let at = 0; at < count; at += 1) {
      const edge = edges.length;
      server += steps[edge]!;
      const { kind, ...found } = ways[way[edge]!]!;
      const counted = connections[edge]! < 0 ? null : connections[edge]!;
      edges.push({ client, server, ...found, kind: KINDS[kind], connections: counted, days: days[edge]! });
    }
  });
  return edges;
}

describe('the map of an estate', () => {
  it('draws every machine once in each view, in boxes that do not touch and lie within the drawing', () => {
    fc.assert(
      fc.property(invented, (question) => {
        const { machines, views } = mapOf(question);
        expect(views.map(({ kind }) => kind)).toEqual(['applications', 'waves']);
        for (const { groups, groupOf, layout } of views) {
          const drawn = groups.flatMap((group) => group.machines).toSorted((one, other) => one - other);
          expect(drawn).toEqual(machines.map((_, number) => number));
          groups.forEach((group, place) => {
            expect(group.machines.every((number) => groupOf[number] === place)).toBe(true);
          });
          layout.boxes.forEach(({ x, y, width, height }, place) => {
            expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
            expect(x + width).toBeLessThanOrEqual(layout.width);
            expect(y + height).toBeLessThanOrEqual(layout.height);
            const panel = layout.panels[groups[place]!.panel]!;
            expect(x >= panel.x && x + width <= panel.x + panel.width).toBe(true);
            const touching = layout.boxes.filter(
              (other, at) =>
                at > place &&
                other.x < x + width &&
                x < other.x + other.width &&
                other.y < y + height &&
                y < other.y + other.height,
            );
            expect(touching).toEqual([]);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('accounts for every edge of the graph, drawn or not', () => {
    fc.assert(
      fc.property(invented, (question) => {
        const { edges, views, machines } = mapOf(question);
        expect(edges).toHaveLength(question.edges);
        for (const { counts, ties, groups, groupOf } of views) {
          expect(Object.values<number>({ ...counts }).reduce((sum, one) => sum + one, 0)).toBe(question.edges);
          const plans = edges.filter(({ kind }) => kind !== 'noise');
          expect(counts.noise).toBe(question.edges - plans.length);
          const between = plans.filter(({ client, server }) => groupOf[client] !== groupOf[server]);
          expect(counts.shared).toBe(between.filter(({ server }) => machines[server]!.isShared).length);
          for (const { from, to, edges: count, isShared } of ties) {
            const own = between.filter(
              ({ client, server }) =>
                groupOf[client] === from && groupOf[server] === to && machines[server]!.isShared === isShared,
            );
            expect(own).toHaveLength(count);
          }
          expect(groups.reduce((sum, { within }) => sum + within, 0)).toBe(counts.within);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same graph in whatever order its lists stand', () => {
    fc.assert(
      fc.property(invented, fc.integer({ min: 1, max: 1000 }), (question, turn) => {
        const { graph, plan } = inventMap(question);
        const assessed = graph.machines.slice(0, 5);
        const turned = <T>(all: readonly T[]): readonly T[] =>
          [...all.slice(turn % Math.max(1, all.length)), ...all.slice(0, turn % Math.max(1, all.length))].toReversed();
        const other = {
          ...graph,
          machines: turned(graph.machines),
          edges: turned(graph.edges),
          groups: turned(graph.groups).map((group) => ({ ...group, machines: turned(group.machines) })),
          hubs: turned(graph.hubs),
        };
        const drawn = ({ views }: EstateMap): unknown =>
          views.map(({ ties, counts, layout, groupOf }) => ({ ties, counts, layout, groupOf }));
        const first = deriveEstateMap({ graph, waves: plan, assessed });
        const second = deriveEstateMap({ graph: other, waves: { ...plan, machines: turned(plan.machines) }, assessed });
        expect(drawn(second)).toEqual(drawn(first));
        expect(second.machines).toEqual(first.machines);
      }),
      { numRuns: 40 },
    );
  });

  it('numbers machines as the assessment does, and those behind it by name', () => {
    const { graph, plan } = inventMap({ machines: 6, groups: 2, edges: 4, hubs: 0, waves: 2, seed: 1 });
    const assessed = [graph.machines[3]!, graph.machines[0]!];
    const { machines } = deriveEstateMap({ graph, waves: plan, assessed });
    expect(machines.slice(0, 2).map(({ id }) => id)).toEqual(assessed.map(({ id }) => id));
    const rest = machines.slice(2).map(({ name }) => name);
    expect(rest).toEqual(rest.toSorted());
  });

  it('has one view where no waves were planned', () => {
    const { graph } = inventMap({ machines: 9, groups: 3, edges: 9, hubs: 0, waves: 2, seed: 1 });
    const { views } = deriveEstateMap({ graph, waves: null, assessed: graph.machines });
    expect(views.map(({ kind }) => kind)).toEqual(['applications']);
  });

  it('packs every edge so that it comes back as it was', () => {
    fc.assert(
      fc.property(invented, (question) => {
        const map = mapOf(question);
        const data = packMap(map);
        expect(data.leftOut).toBe(0);
        expect(unpacked(data)).toEqual(map.edges);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the map of an estate without any dependency', () => {
  it('is a sentence: no boxes without lines, no signs that nothing bears', () => {
    const { graph, plan } = inventMap({ machines: 40, groups: 4, edges: 0, hubs: 0, waves: 3, seed: 1 });
    const chapter = toText(
      renderMap({ assessment: { machines: graph.machines } as unknown as Assessment, graph, waves: plan }),
    );
    expect(chapter).toContain('No dependency between machines of the inventory was seen.');
    expect(chapter).not.toMatch(/<svg|<figure|map-legend|map-controls|map-data/);
  });
});

describe('the map of a very large estate', () => {
  const question = { machines: 10_000, groups: 900, edges: 60_000, hubs: 3, waves: 20, seed: 7 };
  const { graph, plan } = inventMap(question);
  const chapter = toText(
    renderMap({ assessment: { machines: graph.machines } as unknown as Assessment, graph, waves: plan }),
  );
  const map = deriveEstateMap({ graph, waves: plan, assessed: graph.machines });

  it('keeps to its bytes', () => {
    expect(Buffer.byteLength(chapter)).toBeLessThanOrEqual(600_000);
  });

  it('shows groups only, with what is not drawn counted', () => {
    expect(chapter).not.toContain('data-m=');
    for (const { groups, ties, counts } of map.views) {
      expect(groups.length).toBeLessThan(150);
      expect(ties.length).toBeLessThanOrEqual(400);
      expect(counts.thin).toBeGreaterThan(0);
      expect(Object.values<number>({ ...counts }).reduce((sum, one) => sum + one, 0)).toBe(question.edges);
    }
  });

  it('leaves noise and then the weakest out of its list, and says how many', () => {
    const island = /id="map-data">([^<]*)</.exec(chapter)![1]!;
    const data = JSON.parse(inflateRawSync(bytesOfBase85(island)).toString()) as MapData;
    expect(data.leftOut).toBe(question.edges - MOST_EDGES);
    const kept = unpacked(data) as typeof map.edges;
    expect(kept).toHaveLength(MOST_EDGES);
    expect(kept.every(({ kind }) => kind !== 'noise')).toBe(true);
    const least = kept.reduce((found, { connections }) => Math.min(found, connections ?? 0), Infinity);
    const stronger = map.edges.filter(({ kind, connections }) => kind !== 'noise' && (connections ?? 0) > least);
    expect(stronger.length).toBeLessThanOrEqual(MOST_EDGES);
    expect(chapter).toContain('28,000 edges');
  });
});
