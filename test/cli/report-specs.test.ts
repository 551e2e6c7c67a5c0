import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeAll(async () => {
  const rows = ['erp01,16,16384,Ubuntu 22.04,128,ERP', '"=cmd()|x",4,8192,Windows Server 2022,64,"<b>"'];
  writeFileSync(at('inventory.csv'), `machine,cores,memoryMiB,os,disks,application\n${rows.join('\n')}\n`);
  const { exitCode } = await runCli('assess', at('inventory.csv'), '--region', 'westeurope', '--out', at('out'));
  expect(exitCode).toBe(0);
});

/** Names that no file may bear, that mean something in markup, or that leave nothing of themselves. */
const HOSTILE = ['../../etc/passwd', 'CON', '</script><script>alert(1)</script>', '=cmd()|x', '机器', '__proto__'];

describe('the charts of machines as specs', () => {
  interface Listed {
    readonly charts: readonly { readonly file: string; readonly title: string }[];
    readonly machines: readonly { readonly file: string; readonly name: string; readonly quantities: string[] }[];
  }
  let listed: Listed;
  const textOf = (file: string): string => readFileSync(at('measured-specs', 'machines', file), 'utf8');

  beforeAll(async () => {
    const quoted = HOSTILE.map((name) => `"${name}"`);
    const inventory = quoted.map((name) => `${name},4,8192,Ubuntu 22.04,64`);
    writeFileSync(at('hostile.csv'), `machine,cores,memoryMiB,os,disks\n${inventory.join('\n')}\n`);
    const start = Date.parse('2026-07-20T00:00:00Z');
    const rows = Array.from({ length: 4 * 144 }, (_, index) => {
      const stamp = new Date(start + index * 600_000).toISOString();
      return quoted.map((name) => `${stamp},${name},4,${index % 90},${index % 7},${index % 5}`).join('\n');
    });
    const disk = 'disk[</title><b>]';
    writeFileSync(
      at('samples.csv'),
      `# interval: 20\ntimestamp,machine,cores,cpuPercent,${disk}.readIops,${disk}.writeIops\n${rows.join('\n')}\n`,
    );
    const { exitCode } = await runCli('assess', at('hostile.csv'), at('samples.csv'), '--out', at('measured'));
    expect(exitCode).toBe(0);
    const report = await runCli('report', at('measured'), '--specs', at('measured-specs'), '--json');
    expect([report.exitCode, report.error]).toEqual([0, '']);
    listed = JSON.parse(readFileSync(at('measured-specs', 'index.json'), 'utf8')) as Listed;
    const { written } = JSON.parse(report.out) as { readonly written: readonly string[] };
    expect(written).toHaveLength(3 + listed.charts.length + listed.machines.length);
  });

  it('are a file for each machine, whose name every system takes, and are listed by the name of the machine', () => {
    const files = readdirSync(at('measured-specs', 'machines'));
    expect(listed.machines.map(({ file }) => file).sort()).toEqual(files);
    expect(listed.machines.map(({ name }) => name)).toEqual(HOSTILE);
    expect(files.every((file) => /^\d{4}(?:-[a-z0-9]+)*\.vl\.json$/.test(file))).toBe(true);
    expect(listed.machines.map(({ quantities }) => quantities)).toEqual(HOSTILE.map(() => ['cpu', 'diskIops']));
    const estate = readdirSync(at('measured-specs')).filter((name) => name.endsWith('.vl.json'));
    expect(listed.charts.map(({ file }) => file).sort()).toEqual(estate);
  });

  it('keep to the published schema, compile without a warning, draw, and load nothing', async () => {
    const path = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json');
    const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
    const warnings: string[] = [];
    const logger = {
      level: () => logger,
      error: (...words: readonly unknown[]) => (warnings.push(words.join(' ')), logger),
      warn: (...words: readonly unknown[]) => (warnings.push(words.join(' ')), logger),
      info: () => logger,
      debug: () => logger,
    };
    for (const { file, name } of listed.machines) {
      const text = textOf(file);
      const spec = JSON.parse(text) as Parameters<typeof compile>[0];
      expect(validate(spec) ? [] : [name, validate.errors?.slice(0, 3)]).toEqual([]);
      expect(Object.keys(spec).slice(0, 2)).toEqual(['$schema', 'usermeta']);
      expect(spec).toMatchObject({ usermeta: { portolan: 'machine' }, title: { text: name } });
      expect(text.match(/https?:[^"]*/g)).toEqual(['https://vega.github.io/schema/vega-lite/v6.json']);
      expect(text).not.toMatch(/"(?:url|href|src)":/);
      const view = new View(parse(compile(spec, { logger }).spec), { renderer: 'none' });
      const svg = await view.toSVG();
      view.finalize();
      expect(svg).not.toContain('<script>');
      expect(svg).toContain('Disk operations');
    }
    expect(warnings).toEqual([]);
  });

  it('are written again over themselves, the same', async () => {
    const texts = listed.machines.map(({ file }) => textOf(file));
    expect((await runCli('report', at('measured'), '--specs', at('measured-specs'))).exitCode).toBe(0);
    expect(listed.machines.map(({ file }) => textOf(file))).toEqual(texts);
  });
});

describe('portolan report --specs', () => {
  it('writes each chart of the estate as a spec, again over its own, and the same', async () => {
    const before = readFileSync(join(at('out'), 'report.html'), 'utf8');
    const first = await runCli('report', at('out'), '--specs', at('specs'), '--json');
    expect([first.exitCode, first.error]).toEqual([0, '']);
    const { written } = JSON.parse(first.out) as { readonly written: readonly string[] };
    const names = readdirSync(at('specs'));
    expect(written).toHaveLength(2 + names.length);
    expect(names).toContain('cost-by-application.vl.json');
    const text = readFileSync(join(at('specs'), 'cost-by-application.vl.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ usermeta: { portolan: 'cost-by-application' } });
    expect(text).toContain('<b>');
    const again = await runCli('report', at('out'), '--specs', at('specs'), '--json');
    expect(again.out).toBe(first.out);
    expect(readFileSync(join(at('specs'), 'cost-by-application.vl.json'), 'utf8')).toBe(text);
    // What assess wrote is what report writes of a folder with nothing else in it, but for the lock that lies there now.
    expect(before).toContain('<figure ');
    expect(readFileSync(join(at('out'), 'report.html'), 'utf8')).toContain('<figure ');
  });

  it('leaves a spec of somebody else alone', async () => {
    const own = '{"$schema":"https://vega.github.io/schema/vega-lite/v6.json","mark":"bar"}';
    mkdirSync(at('theirs'));
    const path = join(at('theirs'), 'cost-by-part.vl.json');
    writeFileSync(path, own);
    const { exitCode, error } = await runCli('report', at('out'), '--specs', at('theirs'));
    expect(exitCode).toBe(2);
    expect(error).toContain('node/foreign-target');
    expect(readFileSync(path, 'utf8')).toBe(own);
  });
});
