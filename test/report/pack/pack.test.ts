import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUnpacker, inflatedJson } from '../../../browser/unpack.js';
import { buildBrowserScript } from '../../../scripts/browser-script.js';
import { BROWSER_SCRIPT } from '../../../src/report/html/browser-script.js';
import { html, toText } from '../../../src/report/html.js';
import type { Html } from '../../../src/report/html.js';
import { base64, deflatedJson } from '../../../src/report/pack/deflate.js';
import { packMarkup } from '../../../src/report/pack/pack-markup.js';

const rowOf = (name: string, value: number): Html =>
  html`<tr>
    <th>${name}</th>
    <td title="${name}">${value}</td>
  </tr>`;
const tableOf = (title: string, rows: readonly Html[]): Html =>
  html`<h3>${title}</h3>
    <table>
      ${rows}
    </table>`;

const tables = fc.array(
  fc.record({
    title: fc.oneof(fc.string(), fc.constantFrom('</script>', '__proto__', '')),
    rows: fc.array(fc.tuple(fc.constantFrom('shared by many rows of many tables', 'b', '<i>'), fc.integer())),
  }),
);

describe('packed markup', () => {
  it('gives every page its text back, byte for byte', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const pages = given.map(({ title, rows }) =>
          tableOf(
            title,
            rows.map(([name, value]) => rowOf(name, value)),
          ),
        );
        const { commons, pieces } = packMarkup(pages);
        const unpack = createUnpacker(JSON.parse(JSON.stringify(commons)) as typeof commons);
        expect((JSON.parse(JSON.stringify(pieces)) as typeof pieces).map(unpack)).toEqual(pages.map(toText));
      }),
    );
  });

  it('writes what two pages share once, and a template once', () => {
    const row = (): Html => rowOf('the same name of more than twenty-four letters', 7);
    const { commons, pieces } = packMarkup([tableOf('first', [row()]), tableOf('second', [row()])]);
    const written = JSON.stringify([commons, pieces]);
    expect(written.match(/twenty-four/g)).toHaveLength(1);
    expect(written.match(/<table>/g)).toHaveLength(1);
    expect(JSON.stringify(pieces)).not.toContain('twenty-four');
  });

  it('packs nothing into nothing', () => {
    expect(packMarkup([])).toEqual({ commons: { templates: [], shared: [] }, pieces: [] });
  });
});

describe('data in a page', () => {
  it('is Base64 as others write it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });

  it('comes back from its deflated JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await inflatedJson(deflatedJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('the script of a page', () => {
  it('is what `npm run browser` makes of its sources', async () => {
    expect(BROWSER_SCRIPT).toBe(await buildBrowserScript());
  });

  it('does not end its own element, and asks for nothing', () => {
    expect(BROWSER_SCRIPT).not.toMatch(/<\/script|fetch\(|XMLHttpRequest|WebSocket|import\(|eval\(|new Function/i);
  });
});
