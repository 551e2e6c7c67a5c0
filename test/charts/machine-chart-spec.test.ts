import { describe, expect, it } from 'vitest';
import { machineChartSpec } from '../../src/charts/index.js';
import type { ChartMark, MachineChartValues } from '../../src/charts/index.js';

const HOUR_MS = 3_600_000;

const charts = (values: readonly number[], marks: readonly ChartMark[] = []): MachineChartValues => ({
  ...{ fromMs: Date.UTC(2026, 6, 1), stepMs: 6 * HOUR_MS, bucketMs: 600_000, days: null },
  charts: [
    {
      quantity: 'cpu',
      unit: 'cores',
      isOfAverages: false,
      lines: [{ name: '', values: Float64Array.from(values), marks }],
    },
  ],
});

interface Layer {
  readonly data: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly mark: { readonly type: string };
  readonly encoding: {
    readonly y: { readonly value?: number; readonly scale?: { readonly domain: readonly number[] } };
  };
}
const layersOf = (given: MachineChartValues): readonly Layer[] =>
  machineChartSpec(given, 'cpu')!['layer'] as readonly Layer[];

describe('a chart of a machine as a specification', () => {
  it('holds a row for each span, an end for each stretch, and a null within each gap', () => {
    const [lines] = layersOf(charts([1, 2, NaN, 3]));
    expect(lines!.data.values).toEqual([
      { at: '2026-07-01T00:00:00.000Z', value: 1, of: 'CPU' },
      { at: '2026-07-01T06:00:00.000Z', value: 2, of: 'CPU' },
      { at: '2026-07-01T12:00:00.000Z', value: 2, of: 'CPU' },
      { at: '2026-07-01T15:00:00.000Z', value: null, of: 'CPU' },
      { at: '2026-07-01T18:00:00.000Z', value: 3, of: 'CPU' },
      { at: '2026-07-02T00:00:00.000Z', value: 3, of: 'CPU' },
    ]);
  });

  it('says what it shows, in words and units', () => {
    const spec = machineChartSpec(charts([1]), 'cpu', { machine: 'app-01' })!;
    expect(spec).toMatchObject({
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description:
        'app-01: CPU in cores, maximum per 6 h of 10-minute peaks, rounded up, from 2026-07-01 00:00 to 2026-07-01 06:00 UTC: highest 1',
      title: { text: 'app-01: CPU' },
    });
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  it('keeps the words of marks apart, and names a limit far above without a line', () => {
    const near = layersOf(
      charts(
        [1],
        [
          { kind: 'need', label: '', value: 2 },
          { kind: 'limit', label: 'Standard_D2as_v5', value: 2 },
        ],
      ),
    );
    const places = near.filter(({ mark }) => mark.type === 'text').map(({ encoding }) => encoding.y.value!);
    expect(Math.abs(places[0]! - places[1]!)).toBeGreaterThanOrEqual(14);
    const far = layersOf(charts([1], [{ kind: 'limit', label: 'Standard_D64as_v5', value: 64 }]));
    expect(far.map(({ mark }) => mark.type)).toEqual(['line', 'text']);
    expect(far[1]!.data.values[0]).toMatchObject({ label: 'limit 64 ↑' });
    expect(far[0]!.encoding.y.scale!.domain).toEqual([0, 1.05]);
  });

  it('is null where the machine has no such chart', () => {
    expect(machineChartSpec(charts([1]), 'memory')).toBeNull();
  });
});
