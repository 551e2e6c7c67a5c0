import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfBase85, createUnpacker, inflatedJson } from '../../../browser/unpack.js';
import { buildBrowserScript } from '../../../scripts/browser-script.js';
import { BROWSER_SCRIPT } from '../../../src/report/html/browser-script.js';
import { html, toText } from '../../../src/report/html.js';
import type { Html } from '../../../src/report/html.js';
import { base85, DIGITS_OF_85 } from '../../../src/report/pack/base85.js';
import { deflatedJson } from '../../../src/report/pack/deflate.js';
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
  const digitsOf = (text: string): readonly number[] => Array.from(text, (sign) => DIGITS_OF_85.indexOf(sign));

  /** The digits of each group by whole numbers without end: slower, and by another way. */
  const digitsByHand = (bytes: Uint8Array): readonly number[] =>
    Array.from({ length: Math.ceil(bytes.length / 4) }, (_, group) => {
      const part = [...bytes.subarray(group * 4, group * 4 + 4)];
      const value = BigInt(
        `0x${part
          .map((byte) => byte.toString(16).padStart(2, '0'))
          .join('')
          .padEnd(8, '0')}`,
      );
      return [4n, 3n, 2n, 1n, 0n].map((power) => Number((value / 85n ** power) % 85n)).slice(0, part.length + 1);
    }).flat();

  it('is in base 85, with the digits of Ascii85 in signs that HTML and JSON leave alone', () => {
    // "Man " is 9jqo^ in Ascii85, whose digits begin at "!".
    const digits = Array.from('9jqo^', (sign) => sign.charCodeAt(0) - 33);
    expect(digitsOf(base85(new TextEncoder().encode('Man ')))).toEqual(digits);
    expect(new Set(DIGITS_OF_85).size).toBe(85);
    expect(DIGITS_OF_85).not.toMatch(/[<>&"'`\\\s]/u);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = base85(bytes);
        expect(digitsOf(text)).toEqual(digitsByHand(bytes));
        expect(bytesOfBase85(text)).toEqual(bytes);
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
