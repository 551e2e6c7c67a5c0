import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, html, nothing, raw, toText } from '../../src/report/html.js';
import { HOSTILE_NAMES } from '../support/an-assessment.js';

describe('html', () => {
  it('escapes text and attribute values', () => {
    const name = `<b a="1" b='2'>&\``;
    expect(toText(html`<td title="${name}">${name}</td>`)).toBe(
      '<td title="&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;&#96;">&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;&#96;</td>',
    );
  });

  it('takes markup, lists of markup and numbers as they are', () => {
    const parts = [html`<b>${1.5}</b>`, raw('<i>&amp;</i>')];
    expect(toText(html`<p>${parts}${nothing}</p>`)).toBe('<p><b>1.5</b><i>&amp;</i></p>');
  });

  it('drops the indentation of its own source and keeps every blank of a value', () => {
    const name = 'a  b\n   c';
    // prettier-ignore
    const markup = html`<p>
        ${name}
      </p>`;
    expect(toText(markup)).toBe(`<p>\n${name}\n</p>`);
  });

  it('refuses a value in an attribute without quotes', () => {
    expect(() => html`<td title=${'x onload=alert(1)'}></td>`).toThrow('stands in quotes');
  });

  it('refuses a number that is none', () => {
    expect(() => html`${Number.NaN}`).toThrow('finite');
  });

  it('does not take an object of an input for markup, whatever its shape', () => {
    const forged = JSON.parse('{"markup":"<b>","toString":1}') as ReturnType<typeof raw>;
    expect(toText(html`${forged}`)).not.toContain('<b>');
  });

  it('leaves nothing in an escaped text that could end its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'`\u0000-\u0008]|&(?!(amp|lt|gt|quot|#39|#96);)/);
      }),
    );
  });

  it('shows control characters and direction overrides instead of passing them on', () => {
    expect(escapeHtml('a\u0000b\u001bc\u202ed\ud800')).toBe('a␀b␛c�d�');
    for (const name of HOSTILE_NAMES) expect(escapeHtml(name)).not.toMatch(/[<>"'\u001b\u202e]/);
  });
});
