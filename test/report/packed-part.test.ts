import { inflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesOfBase85 } from '../../browser/unpack.js';
import { html, toText } from '../../src/report/html.js';
import { packedWhenMany } from '../../src/report/html/packed-part.js';

const body = html`<p>${'<b>'} and more</p>`;
const where = { id: 'part', elsewhere: 'waves.html' };
const inflated = (data: string): unknown => JSON.parse(new TextDecoder().decode(inflateSync(bytesOfBase85(data))));

describe('a part that grows with the estate', () => {
  it('stands as it is where the estate is small', () => {
    expect(toText(packedWhenMany(400, where, body))).toBe(toText(body));
  });

  it('is packed where the estate is large, escaped as it was, and says where readers without scripts find it', () => {
    const text = toText(packedWhenMany(401, where, body));
    expect(text).not.toContain('and more');
    expect(text).toContain('<div data-packed="part">');
    expect(text).toMatch(/<noscript\s*><p class="caveat">[^<]*needs scripts[^<]*waves\.html/);
    expect(inflated(/id="part">([^<]*)</.exec(text)![1]!)).toBe(toText(body));
  });
});
