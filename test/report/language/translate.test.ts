import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { given, html, late, raw, toText } from '../../../src/report/html.js';
import type { Html } from '../../../src/report/html.js';
import type { Catalogue } from '../../../src/report/language/catalogue.js';
import { createTranslator } from '../../../src/report/language/translate.js';
import { HOSTILE_NAMES } from '../../support/an-assessment.js';

const catalogue = (overrides: Partial<Catalogue>): Catalogue => ({
  ...{ name: 'xx', tag: 'xx', style: '', comma: '、', semicolon: '；', fullStop: '。', note: ' ({0} in English)' },
  ...{ messages: {}, patterns: {} },
  ...overrides,
});

const say = (markup: Html, overrides: Partial<Catalogue>): string =>
  toText(createTranslator(catalogue(overrides)).markup(markup));

describe('a page in another language', () => {
  it('keeps tags, attributes and values, each once, in the order of the translation', () => {
    const link = html`<p class="lead">See <a href="#m1">${'web-01'}</a> of ${12} machines.</p>`;
    const text = say(link, { messages: { 'See <0>{0}</0> of {1} machines.': '共{1}台，见<0>{0}</0>。' } });
    expect(text).toBe('<p class="lead">共12台，见<a href="#m1">web-01</a>。</p>');
  });

  it('tells sentences apart at block-level tags', () => {
    const list = html`<ul>
      <li>Ready</li>
      <li><b>Not ready</b></li>
    </ul>`;
    expect(say(list, { messages: { Ready: '就绪', 'Not ready': '未就绪' } })).toBe(
      '<ul>\n<li>就绪</li>\n<li><b>未就绪</b></li>\n</ul>',
    );
  });

  it('translates what is read aloud or shown of attributes, and nothing else of them', () => {
    const cell = html`<td class="Ready" data-label="Ready" title="${'Ready'}" id="Ready">${'Ready'}</td>`;
    expect(say(cell, { messages: { Ready: '就绪' } })).toBe(
      '<td class="Ready" data-label="就绪" title="就绪" id="Ready">就绪</td>',
    );
  });

  it('leaves alone what is given, whatever words it holds', () => {
    const name = html`<p><bdi>${'Ready'}</bdi> ${given('Ready')} <code>Ready</code> ${'Ready'}</p>`;
    expect(say(name, { messages: { Ready: '就绪' } })).toBe('<p><bdi>Ready</bdi> Ready <code>Ready</code> 就绪</p>');
  });

  it('reads figures and names out of a text, and words of ours within it in their turn', () => {
    const patterns = {
      '{0#} machine(s)': '{0} 台计算机',
      'disk "{0}" is {1~} on {2@}': '磁盘“{0}”于 {2} {1}',
    };
    const messages = { Full: '已满' };
    expect(say(html`<p>${'1,234 machines'}</p>`, { patterns })).toBe('<p>1,234 台计算机</p>');
    expect(say(html`<p>${'1 machine'}</p>`, { patterns })).toBe('<p>1 台计算机</p>');
    expect(say(html`<p>${'disk "a is b" is full on 2026-11-22'}</p>`, { patterns, messages })).toBe(
      '<p>磁盘“a is b”于 2026-11-22 已满</p>',
    );
  });

  it('never says a sentence half in one language and half in another', () => {
    const translator = createTranslator(catalogue({ patterns: { 'it is {0~}': '它是{0}' } }));
    expect(translator.words('it is strange')).toBe('it is strange');
    expect([...translator.missing]).toEqual(['it is strange']);
  });

  it('does not read a text that can be read in two ways', () => {
    const translator = createTranslator(catalogue({ patterns: { '{0} is on {1}': '{0} 位于 {1}' } }));
    expect(translator.words('web is on host-1')).toBe('web 位于 host-1');
    expect(translator.words('web is on a is on b')).toBe('web is on a is on b');
  });

  it('does not pass words of ours off as a part of a name', () => {
    const patterns = { 'asked by {0}': '被 {0} 访问', 'prices of {0}': '{0} 的价格', 'put into {0}': '放入 {0}' };
    const { words, missing } = createTranslator(catalogue({ patterns }), new Set(['this and 3 more']));
    expect(words('asked by web')).toBe('被 web 访问');
    expect(words('asked by this and 3 more')).toBe('被 this and 3 more 访问');
    const left = [
      'asked by web and 3 more',
      'prices of 2026-04-02 to 2026-08-01',
      'put into x; seen last on 2026-11-15',
    ];
    for (const text of left) expect(words(text)).toBe(text);
    expect([...missing]).toEqual(left);
  });

  it('takes the pattern that says most of a text', () => {
    const patterns = { '{0}: {1}': '{0}——{1}', 'Blocks: {0}': '阻止：{0}' };
    expect(createTranslator(catalogue({ patterns })).words('Blocks: disk/too-large')).toBe('阻止：disk/too-large');
  });

  it('tells phrases as sentences, and lists of phrases one by one', () => {
    const messages = { 'no month-end lies in the window': '窗口内没有月末', 'slow, and old': '又慢又旧' };
    const { words } = createTranslator(catalogue({ messages }));
    expect(words('No month-end lies in the window.')).toBe('窗口内没有月末。');
    expect(words('slow, and old, P10')).toBe('又慢又旧、P10');
  });

  it('makes late pieces in its language, and counts what it lacks at the foot', () => {
    const page = html`<p>${late(({ words }) => raw(`<b>${words('Ready')}</b>`))}</p>
      <p>Missing words</p>
      <p>${late(({ note }) => late(note))}</p>
      <p>More missing words</p>`;
    expect(say(page, { messages: { Ready: '就绪' } })).toBe(
      '<p><b>就绪</b></p>\n<p>Missing words</p>\n<p> (2 in English)</p>\n<p>More missing words</p>',
    );
  });

  it('escapes translations, and keeps what is escaped', () => {
    const text = say(html`<p>${'<b>'} is bold & fine</p>`, { messages: { '{0} is bold & fine': '{0} <粗> & 好' } });
    expect(text).toBe('<p>&lt;b&gt; &lt;粗&gt; &amp; 好</p>');
  });

  it('changes no text of the customer, whatever it is', () => {
    const messages = { Ready: '就绪', Unknown: '未知', 'Name {0}': '名称 {0}' };
    const patterns = { 'disk "{0}" holds {1#} GiB': '磁盘“{0}”有 {1} GiB', '{0#} machine(s)': '{0} 台' };
    const dictionary = [
      ...HOSTILE_NAMES,
      'Ready',
      'Unknown',
      '12 machines',
      'a" holds 3 GiB',
      '{0}',
      '<0>',
      '$&',
      '$1',
    ];
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom(...dictionary)), (name) => {
        const shown = toText(given(name));
        expect(say(html`<p>Name ${given(name)}</p>`, { messages, patterns })).toBe(`<p>名称 ${shown}</p>`);
        expect(say(html`<bdi>${name}</bdi>`, { messages, patterns })).toBe(`<bdi>${shown}</bdi>`);
        const { words } = createTranslator(catalogue({ messages, patterns }));
        const sentence = `disk "${name}" holds 5 GiB`;
        expect([sentence, `磁盘“${name}”有 5 GiB`]).toContain(words(sentence));
      }),
    );
  });
});
