import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deriveCostTotal } from '../../../src/assessment/index.js';
import type { AssessedMachine } from '../../../src/assessment/index.js';
import { costGroup, costGroupsBy } from '../../../src/report/estate-charts/cost-groups.js';
import type { BillPart } from '../../../src/report/estate-charts/cost-groups.js';
import type { EstateChart } from '../../../src/report/estate-charts/chart.js';
import { ruleWeeksOf } from '../../../src/report/estate-charts/backtest-charts.js';
import { drawnSpec } from '../../../src/report/estate-charts/draw.js';
import { WIDEST_LABEL } from '../../../src/report/estate-charts/bars.js';
import { distinctLabels } from '../../../src/report/estate-charts/labels.js';
import { estateChartsOf } from '../../../src/report/estate-charts/estate-charts.js';
import { seriesOfSize } from '../../../src/report/estate-charts/size-charts.js';
import {
  contentsOfAssessment,
  drawEstateCharts,
  estateChartSpecs,
  formatMoney,
  renderReportHtml,
} from '../../../src/report/index.js';
import type { EstateFigures, ReportContents } from '../../../src/report/index.js';
import type { WavePlan } from '../../../src/waves/index.js';
import { micros, sumOfMicros } from '../../../src/model/index.js';
import {
  aMachineOfUnknownPrice,
  anAssessedMachine,
  anAssessment,
  anUnsizedMachine,
} from '../../support/an-assessment.js';
import { inventedContents } from './invented-contents.js';

const wavesOf = (machines: readonly AssessedMachine[]): WavePlan => {
  const plan = {
    waves: [1, 2].map((number) => ({ number, name: `Wave ${number}`, cutover: number === 1 ? '2027-01-09' : null })),
    machines: machines.slice(0, 4).map(({ id, name }, at) => ({ id, name, wave: 1 + (at % 2) })),
  };
  // Charts read nothing else of a plan.
  return plan as unknown as WavePlan;
};

/** Unknown prices, no size, powered off, terms of every kind, and a plan. */
function knownContents(): ReportContents {
  const assessment = anAssessment();
  return { ...contentsOfAssessment(assessment), waves: wavesOf(assessment.machines) };
}

// It stands in the library, and not in its types.
const { textMetrics } = vega as unknown as { readonly textMetrics: { width: (item: unknown, text: string) => number } };

let sampled: ReportContents;
let all: readonly (readonly [string, EstateChart])[];
let figures: EstateFigures;
beforeAll(async () => {
  sampled = await inventedContents();
  const both = { sampled, known: knownContents() };
  all = Object.entries(both).flatMap(([name, contents]) =>
    estateChartsOf(contents).map((chart) => [`${name}: ${chart.table.id}`, chart] as const),
  );
  figures = await drawEstateCharts(sampled);
});

const chartNamed = (contents: ReportContents, id: string): EstateChart => {
  const found = estateChartsOf(contents).find(({ table }) => table.id === id);
  if (found === undefined) throw new Error(`no chart ${id}`);
  return found;
};

const cents = (cell: unknown): number => Math.round(Number(String(cell).replaceAll(',', '')) * 100);

describe('the specs of charts', () => {
  it('are those of every question that the contents answer, at most about twenty', () => {
    expect(estateChartsOf(sampled).map(({ table }) => table.id)).toEqual([
      ...['cost-by-part', 'cost-as-configured', 'cost-by-environment', 'cost-by-application'],
      ...['cost-by-machine', 'cost-by-terms', 'whatif-frontier', 'backtest-by-rule', 'backtest-by-week'],
      ...['readiness-by-environment', 'readiness-by-system', 'machines-by-method'],
      ...['cores-at-source-and-in-azure', 'memory-at-source-and-in-azure', 'machines-by-cores', 'machines-by-series'],
      ...['disks-by-tier', 'samples-by-day', 'processor-use'],
    ]);
    expect(estateChartsOf(knownContents()).map(({ table }) => table.id)).toContain('cost-by-wave');
  });

  it('say why storage costs more where less is computed with, and only there', () => {
    const totals = { ...sampled.assessment.totals };
    const wordsOf = (asConfigured: number, planned: number): string => {
      const asIs = { ...totals.all, perMonth: micros(900_000_000), storage: micros(asConfigured) };
      const own = { ...totals.all, perMonth: micros(800_000_000), storage: micros(planned) };
      const assessment = { ...sampled.assessment, totals: { ...totals, all: own, asIs } };
      return chartNamed({ ...sampled, assessment }, 'cost-as-configured').table.said;
    };
    const why = 'as configured a disk is chosen by its size alone';
    expect(wordsOf(100_000_000, 130_000_000)).toContain(`Storage costs 30.00 USD a month more so: ${why}`);
    expect(wordsOf(100_000_000, 100_000_000)).not.toContain(why);
    expect(wordsOf(130_000_000, 100_000_000)).not.toContain(why);
  });

  it('say of how many machines a way is open, though nothing known forbids it', () => {
    const { machines } = sampled.assessment;
    const unchecked = machines.map((one, at) => ({
      ...one,
      method: { ...one.method, findings: at < 2 ? ['unknown/diskModes'] : [] },
    }));
    const wordsOf = (of: typeof machines): string =>
      chartNamed({ ...sampled, assessment: { ...sampled.assessment, machines: of } }, 'machines-by-method').table.said;
    expect(wordsOf(unchecked)).toMatch(/ Of 2 machines not all is known that could forbid their way\.$/);
    expect(wordsOf(unchecked.slice(1))).toMatch(/ Of 1 machine not all is known that could forbid its way\.$/);
    expect(wordsOf(unchecked.slice(2))).not.toContain('not all is known');
  });

  it('keep to the published schema of Vega-Lite, as taken along and as drawn', () => {
    const path = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json');
    const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
    const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    for (const [name, chart] of all) {
      for (const spec of [chart.spec, drawnSpec(chart)]) {
        expect(validate(spec) ? [] : [name, validate.errors?.slice(0, 3)]).toEqual([]);
      }
    }
    expect(validate({ ...all[0]![1].spec, width: 'wide' })).toBe(false);
  });

  it('compile without a warning', () => {
    const warnings: string[] = [];
    const logger = {
      level: () => logger,
      error: (...words: readonly unknown[]) => (warnings.push(words.join(' ')), logger),
      warn: (...words: readonly unknown[]) => (warnings.push(words.join(' ')), logger),
      info: () => logger,
      debug: () => logger,
    };
    for (const [, chart] of all) {
      for (const spec of [chart.spec, drawnSpec(chart)]) {
        compile(spec as unknown as Parameters<typeof compile>[0], { logger });
      }
    }
    expect(warnings).toEqual([]);
  });

  it('hold their data, a title for every axis of amounts, and load nothing', () => {
    for (const [name, { spec }] of all) {
      const text = JSON.stringify(spec);
      expect([name, text.match(/https?:[^"]*/g)]).toEqual([name, ['https://vega.github.io/schema/vega-lite/v6.json']]);
      expect([name, text.includes('"url"')]).toEqual([name, false]);
      const layers = spec['layer'] as unknown as readonly {
        readonly encoding: Readonly<Record<string, Axis | undefined>>;
      }[];
      for (const channel of ['x', 'y']) {
        const titles = layers.map(({ encoding }) => encoding[channel]?.axis?.title ?? encoding[channel]?.title);
        expect([name, channel, titles.some((title) => title !== undefined && title !== '')]).toEqual([
          name,
          channel,
          true,
        ]);
      }
    }
  });

  it('become files of their own', () => {
    const files = estateChartSpecs(sampled);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    expect(files.every(({ name }) => /^[a-z-]+\.vl\.json$/.test(name))).toBe(true);
    expect(JSON.parse(files[0]!.text)).toEqual(estateChartsOf(sampled)[0]!.spec);
  });
});

interface Axis {
  readonly title?: string;
  readonly axis?: { readonly title?: string };
}

describe('sums', () => {
  it('of every grouping are those of the assessment', () => {
    for (const contents of [sampled, knownContents()]) {
      const { machines, totals } = contents.assessment;
      const derived = deriveCostTotal(machines);
      expect(derived.perMonth).toBe(totals.all.perMonth);
      const groupings = [
        costGroupsBy(machines, ({ application }) => application, { none: 'none', rest: String }),
        costGroupsBy(machines, ({ environment }) => environment, { none: null, rest: String }),
        costGroupsBy(machines, ({ name }) => name, { none: null, rest: String }),
      ];
      for (const groups of groupings) {
        expect(groups.reduce((sum, group) => sum + group.machines, 0)).toBe(machines.length);
        expect(sumOfMicros(groups.flatMap(({ perMonth }) => perMonth ?? []))).toBe(derived.perMonth);
        const partOf = (part: BillPart): number => groups.reduce((sum, { parts }) => sum + (parts[part] ?? 0), 0);
        expect(partOf('compute')).toBe(derived.compute ?? 0);
        expect(partOf('storage')).toBe(derived.storage ?? 0);
        expect(partOf('licence')).toBe(derived.licence ?? 0);
        expect(partOf('security') + partOf('continuity')).toBe(derived.services ?? 0);
      }
    }
  });

  it('stand in the last row of each table of cost', () => {
    for (const id of ['cost-by-part', 'cost-by-environment', 'cost-by-application', 'cost-by-machine']) {
      const { table } = chartNamed(sampled, id);
      const at = table.columns.findIndex(({ title }) => title === 'Sum' || title === 'Running');
      const { perMonth } = sampled.assessment.totals.all;
      expect([id, `${String(table.rows.at(-1)![at])} USD`]).toEqual([
        id,
        formatMoney(perMonth, sampled.assessment.catalogue),
      ]);
      const rows = table.rows.slice(0, -1).reduce((sum, row) => sum + cents(row[at]), 0);
      // Each row is rounded to cents by itself.
      expect(Math.abs(rows - cents(table.rows.at(-1)![at]))).toBeLessThanOrEqual(table.rows.length);
    }
  });

  it('count every machine once', () => {
    for (const contents of [sampled, knownContents()]) {
      const { counts } = contents.assessment;
      const lastOf = (id: string): unknown => chartNamed(contents, id).table.rows.at(-1)!.at(-1);
      expect(lastOf('readiness-by-environment')).toBe(counts.assessed);
      expect(lastOf('readiness-by-system')).toBe(counts.assessed);
      expect(lastOf('machines-by-method')).toBe(counts.assessed);
      expect(lastOf('machines-by-series')).toBe(counts.sized);
    }
  });

  it('of disks are the storage of the totals', () => {
    const { table } = chartNamed(sampled, 'disks-by-tier');
    expect(`${String(table.rows.at(-1)![3])} USD`).toBe(
      formatMoney(sampled.assessment.totals.all.storage, sampled.assessment.catalogue),
    );
  });

  it('of the weeks of a back-test are its totals', () => {
    const { backTest } = sampled;
    const weeks = ruleWeeksOf(backTest!);
    expect(weeks.length).toBeGreaterThan(backTest!.rules.length);
    for (const { rule, buckets, overloaded } of backTest!.totals) {
      const own = weeks.filter((week) => week.rule === rule);
      expect(own.reduce((sum, week) => sum + week.buckets, 0)).toBe(buckets);
      expect(own.reduce((sum, week) => sum + week.overloaded, 0)).toBe(overloaded);
    }
    expect(backTest!.totals.some(({ overloaded }) => overloaded > 0)).toBe(true);
  });
});

describe('what is unknown', () => {
  it('is never zero: a group of machines without a known price has no amount', () => {
    const group = costGroup('x', [anUnsizedMachine()]);
    expect(group).toMatchObject({ perMonth: null, incomplete: 1, parts: { compute: null, storage: null } });
    expect(costGroup('x', [])).toMatchObject({ perMonth: 0, incomplete: 0 });
  });

  it('is said beside each sum that lacks it', () => {
    const machines = [
      anAssessedMachine({ application: 'A' }),
      { ...aMachineOfUnknownPrice(), application: 'A' },
      { ...anUnsizedMachine(), application: 'B' },
    ];
    const contents = contentsOfAssessment(anAssessment({ machines }));
    const { table, spec } = chartNamed(contents, 'cost-by-application');
    expect(table.rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['A', 1],
      ['B', 1],
      ['Sum', 2],
    ]);
    expect(table.rows[1]!.slice(2, -1).every((cell) => cell === null)).toBe(true);
    expect(table.said).toContain('Not complete: 2 machines without a size or with an unknown price.');
    const ends = (spec['layer'] as readonly { readonly data: { readonly values: readonly object[] } }[]).at(-1)!;
    expect(ends.data.values).toMatchObject([
      { name: 'A', end: expect.stringMatching(/^≥ /) as string },
      { name: 'B', end: 'unknown' },
    ]);
  });

  it('of an estate without machines or sizes is no chart', () => {
    expect(
      estateChartsOf(contentsOfAssessment(anAssessment({ machines: [] }))).map(({ table }) => table.id),
    ).not.toContain('cost-by-part');
    const unsized = contentsOfAssessment(anAssessment({ machines: [anUnsizedMachine()] }));
    expect(estateChartsOf(unsized).map(({ chapter }) => chapter)).not.toContain('sizes');
  });
});

describe('what charts say of their marks', () => {
  it('puts the day of a bar below its middle', () => {
    const drawn = figures.get('samples-by-day')!;
    const { columns, rows } = chartNamed(sampled, 'samples-by-day').table;
    expect(columns[0]!.title).toContain('Day');
    const labels = [...drawn.matchAll(/<text ([^>]*)>(\d{4}-\d\d-\d\d)</g)];
    expect(labels.length).toBeGreaterThan(1);
    expect(labels.every(([, attributes]) => attributes!.includes('text-anchor="middle"'))).toBe(true);
    expect(rows.map(([day]) => day)).toEqual(expect.arrayContaining(labels.map(([, , day]) => day)));
  });

  it('says of cores which are in Azure and which at the source, and keys both', () => {
    const { keys, spec, table } = chartNamed(sampled, 'machines-by-cores');
    const ends = (spec['layer'] as readonly { readonly data: { readonly values: readonly object[] } }[]).at(-1)!;
    const [, before, after] = table.rows[0]!;
    expect(ends.data.values[0]).toMatchObject({ end: `${String(after)} in Azure, ${String(before)} at the source` });
    expect(keys.map(({ label }) => label)).toEqual(['In Azure', 'Machines of so many cores at the source']);
  });

  it('writes common names of systems and terms in full', () => {
    const names = [
      'Red Hat Enterprise Linux 8 (64-bit)',
      'Other 3.x or later Linux (64-bit)',
      'Pay as you go, Azure Hybrid Benefit',
    ];
    expect(distinctLabels(names, WIDEST_LABEL)).toEqual(names);
  });

  it('leave out the maker before a name is cut, of all where one is too long', () => {
    const names = [
      'Microsoft Windows Server 2003 Standard (32-bit)',
      'Microsoft Windows 7 (64-bit)',
      'FreeBSD (64-bit)',
    ];
    expect(distinctLabels(names, WIDEST_LABEL)).toEqual([
      'Windows Server 2003 Standard (32-bit)',
      'Windows 7 (64-bit)',
      'FreeBSD (64-bit)',
    ]);
    expect(distinctLabels(names.slice(1), WIDEST_LABEL)).toEqual(names.slice(1));
  });
});

describe('the drawings', () => {
  it('are small: each under 12 kB, all under 200 kB', () => {
    const sizes = [...figures].map(([id, svg]) => [id, Buffer.byteLength(svg)] as const);
    expect(sizes.filter(([, bytes]) => bytes >= 12_000)).toEqual([]);
    expect(sizes.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(200_000);
    expect(sizes.length).toBe(estateChartsOf(sampled).length);
  });

  it('are shapes and texts in colours of the page, named for those who cannot see them', () => {
    for (const [id, svg] of figures) {
      const tags = [...svg.matchAll(/<([a-z]+)/gi)].map(([, tag]) => tag);
      expect(
        tags.filter((tag) => !['svg', 'title', 'desc', 'g', 'path', 'rect', 'line', 'text'].includes(tag!)),
      ).toEqual([]);
      const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour!);
      expect(colours.filter((colour) => !/^(?:none|var\(--[a-z0-9]+\))$/.test(colour))).toEqual([]);
      expect(svg).toMatch(
        /^<svg viewBox="0 0 420 \d+" role="img" aria-labelledby="[a-z-]+" aria-describedby="[a-z-]+">/,
      );
      expect([...svg.matchAll(/ id="([^"]*)"/g)].map(([, own]) => own)).toEqual([
        `figure-${id}-title`,
        `figure-${id}-said`,
      ]);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|style=|font-family|url\(/);
    }
  });

  it('keep hostile names texts', () => {
    expect(figures.get('readiness-by-system')).toContain('&lt;');
    expect(figures.get('cost-by-machine')).not.toContain('<script');
    for (const drawn of figures.values()) {
      const texts = drawn.replace(/<\/?(?:svg|title|desc|g|path|rect|line|text)(?: [a-z0-9-]+="[^"<>]*")*\/?>/gi, '');
      expect(texts).not.toMatch(/[<>"]/);
    }
    expect([...figures.values()].join('')).not.toMatch(/\u202e|\u001b|\r/);
  });

  it('draw every chart of unknown prices and powered-off machines too', async () => {
    const drawn = await drawEstateCharts(knownContents());
    expect(drawn.get('cost-by-wave')).toContain('Wave 1, 2027-01-09');
    expect(drawn.get('cost-by-part')).toContain('≥ ');
  });

  describe('and what measures text', () => {
    const { width } = textMetrics;
    afterEach(() => {
      textMetrics.width = width;
    });

    it('has no say in them: the same bytes with a canvas of any fonts, and again', async () => {
      textMetrics.width = () => 3;
      const narrow = await drawEstateCharts(sampled);
      textMetrics.width = () => 777;
      const wide = await drawEstateCharts(sampled);
      expect([...narrow]).toEqual([...figures]);
      expect([...wide]).toEqual([...figures]);
    });
  });
});

describe('the report', () => {
  it('shows each drawing with its sentence, and its figures folded', () => {
    const page = renderReportHtml(sampled, { figures });
    expect(page.match(/<figure /g)).toHaveLength(figures.size);
    for (const { table } of estateChartsOf(sampled)) expect(page).toContain(`<title id="figure-${table.id}-title">`);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page).toContain('id="whatif"');
    expect(page).toContain('id="backtest"');
  });

  it('shows the same figures as tables where nothing was drawn', () => {
    const page = renderReportHtml(sampled);
    expect(page).not.toContain('<figure ');
    expect(page.match(/class="figure undrawn"/g)).toHaveLength(figures.size);
  });

  it('has no chapter of what was not run', () => {
    const page = renderReportHtml({ ...knownContents(), waves: null });
    expect(page).not.toContain('id="whatif"');
    expect(page).not.toContain('id="backtest"');
  });
});

describe('the series of a size', () => {
  it.each([
    ['Standard_D4s_v5', 'Dsv5'],
    ['Standard_D2ls_v5', 'Dlsv5'],
    ['Standard_E96-24as_v5', 'Easv5'],
    ['Standard_B2ts_v2', 'Btsv2'],
    ['Standard_M128ms', 'Mms'],
    ['Standard_NC4as_T4_v3', 'NCas T4 v3'],
    ['Basic_A1', 'A'],
    ['something else', 'something else'],
  ])('of %s is %s', (size, series) => {
    expect(seriesOfSize(size)).toBe(series);
  });
});
