import { invariant } from '../../model/index.js';
import { html, isGiven, isLate, isTemplate, markupOf, nodeOf } from '../html.js';
import type { MarkupNode, MarkupTemplate, PageLanguage } from '../html.js';
import type { Catalogue } from './catalogue.js';
import { compileTemplate, escapeText, unescapeText } from './compile-template.js';
import type { CompiledTemplate } from './compile-template.js';
import { isNeutral } from './neutral.js';
import { formsOf, patternOf, PatternIndex } from './patterns.js';
import type { ValueKind } from './patterns.js';

/** A language with what it could not say. */
export interface Translator extends PageLanguage {
  /** English that has no translation, in the order in which it was met. */
  readonly missing: ReadonlySet<string>;
}

/**
 * Speaks a language: markup in, the same markup in that language out. Tags, attributes and values stay, each once; what stands within
 * `bdi` and `code` or was given by `given` stays as it is. Whatever the catalogue lacks stays in English and is counted.
 * `names` are those of the input, where they may stand among words of ours. Cost: linear in the markup; a template is looked up once, a text once for each wording.
 */
export function createTranslator(catalogue: Catalogue, names: ReadonlySet<string> = new Set()): Translator {
  const texts = new Texts(catalogue, names);
  const templates = new Map<readonly string[], CompiledTemplate>();
  const raws = new Map<string, string>();
  const nodes = new WeakMap<object, MarkupNode>();

  const compiled = (literals: readonly string[]): CompiledTemplate => {
    let found = templates.get(literals);
    if (found === undefined) {
      found = compileTemplate(literals, texts.message);
      templates.set(literals, found);
    }
    return found;
  };

  function ofString(text: string): string {
    if (!text.includes('<')) return translatedText(text, texts.words);
    if (text.startsWith('<script')) return text;
    let found = raws.get(text);
    if (found === undefined) {
      const { literals } = compileTemplate([text], texts.message);
      invariant(literals.length === 1, 'markup without values has one literal');
      found = literals[0]!;
      raws.set(text, found);
    }
    return found;
  }

  function ofTemplate(node: MarkupTemplate): MarkupNode {
    if (isGiven(node)) return node;
    const { literals, order, isText } = compiled(node.literals);
    return {
      literals,
      values: order.map((value, index) =>
        isText[index] === true ? of(node.values[value]!) : settled(node.values[value]!),
      ),
    };
  }

  function of(node: MarkupNode): MarkupNode {
    if (typeof node === 'string') return ofString(node);
    let found = nodes.get(node);
    if (found === undefined) {
      if (isLate(node)) found = nodeOf(node.make(language));
      else found = isTemplate(node) ? ofTemplate(node) : node.map(of);
      nodes.set(node, found);
    }
    return found;
  }

  /** What is nobody's to translate, but for pieces that were to be made now. */
  function settled(node: MarkupNode): MarkupNode {
    if (typeof node === 'string') return node;
    if (isLate(node)) return nodeOf(node.make(language));
    if (!isTemplate(node)) return node.map(settled);
    return { literals: node.literals, values: node.values.map(settled) };
  }

  const language: Translator = {
    missing: texts.missing,
    words: texts.words,
    nameOrWords: (text) => (names.has(text) || !/[A-Za-z]/.test(text) ? text : texts.words(text)),
    markup: (markup) => markupOf(of(nodeOf(markup))),
    note: () => html`${texts.missing.size === 0 ? '' : catalogue.note.replace('{0}', String(texts.missing.size))}`,
    tag: catalogue.tag,
    style: catalogue.style,
  };
  return language;
}

/** Blanks around a text are the template's. */
function translatedText(escaped: string, words: (text: string) => string): string {
  const text = unescapeText(escaped);
  const bare = text.trim();
  if (!/[A-Za-z]/.test(bare)) return escaped;
  const translation = words(bare);
  if (translation === bare) return escaped;
  const start = text.indexOf(bare);
  return escapeText(text.slice(0, start) + translation + text.slice(start + bare.length));
}

/** Looks texts up. */
class Texts {
  readonly missing = new Set<string>();
  readonly #catalogue: Catalogue;
  readonly #names: ReadonlySet<string>;
  readonly #messages: ReadonlyMap<string, string>;
  readonly #bare: ReadonlyMap<string, string>;
  readonly #patterns: PatternIndex;
  /** What was said for each text so far; null where the catalogue has nothing to say. */
  readonly #said = new Map<string, string | null>();

  constructor(catalogue: Catalogue, names: ReadonlySet<string>) {
    this.#catalogue = catalogue;
    this.#names = names;
    const entries = Object.entries(catalogue.messages);
    this.#messages = new Map(entries);
    this.#bare = new Map(entries.map(([key, text]) => [bareOf(key), text.replace(/。$/, '')]));
    this.#patterns = new PatternIndex(
      Object.entries(catalogue.patterns).flatMap(([key, text]) => formsOf(key).map((form) => patternOf(form, text))),
    );
  }

  /** A message of a template. */
  readonly message = (key: string): string | null => {
    const found = this.#messages.get(key) ?? this.#exact(key);
    if (found === null && !isNeutral(key.replace(/\{\d+\}|<\/?\d+\/?>/g, ' '))) this.missing.add(key);
    return found;
  };

  /** A text that may hold names and figures. */
  readonly words = (text: string): string => {
    const found = this.#known(text);
    if (found === null) this.missing.add(text);
    return found ?? text;
  };

  /** Null where a sentence would stay in English, in whole or in part: it is never said half in one language and half in another. */
  #known(text: string): string | null {
    let found = this.#said.get(text);
    if (found === undefined) {
      found = this.#translated(text) ?? this.#ofParts(text) ?? this.#neutral(text);
      this.#said.set(text, found);
    }
    return found;
  }

  #neutral(text: string): string | null {
    return this.#names.has(text) || isNeutral(text) ? text : null;
  }

  /** As a whole: word by word, with another first letter or full stop, or by a pattern. */
  #translated(text: string): string | null {
    return this.#exact(text) ?? this.#patterned(text) ?? this.#asSentence(text);
  }

  /** Sentences differ from phrases by their first letter and their full stop only. */
  #exact(text: string): string | null {
    const whole = this.#messages.get(text);
    if (whole !== undefined) return whole;
    const bare = this.#bare.get(bareOf(text));
    if (bare === undefined) return null;
    return text.endsWith('.') ? bare + this.#catalogue.fullStop : bare;
  }

  #patterned(text: string): string | null {
    for (const { pattern, values } of this.#patterns.find(text)) {
      const said = values.map((value, index) => this.#valueOf(value, pattern.kinds[index]!));
      if (said.includes(null)) continue;
      return pattern.translation.replace(
        /\{(\d+)\}/g,
        (_, number: string) => said[pattern.numbers.indexOf(Number(number))]!,
      );
    }
    return null;
  }

  /** Null for words of ours that no pattern told apart from the name that they follow: they would pass for a part of it, untranslated. */
  #valueOf(value: string, kind: ValueKind): string | null {
    if (kind === 'words') return this.#known(value);
    return kind === 'given' && OURS_AT_END.test(value) && !this.#names.has(value) ? null : value;
  }

  #asSentence(text: string): string | null {
    if (text.endsWith('.')) {
      const found = this.#translated(text.slice(0, -1));
      if (found !== null) return found + this.#catalogue.fullStop;
    }
    if (!/^[A-Z][a-z]/.test(text)) return null;
    return this.#patterned(text[0]!.toLowerCase() + text.slice(1));
  }

  /** A list of phrases that are all known, or figures and codes. */
  #ofParts(text: string): string | null {
    const { semicolon, comma, fullStop } = this.#catalogue;
    return (
      this.#listed(text, '. ', fullStop) ??
      this.#listed(text, ' · ', ' · ') ??
      this.#listed(text, '; ', semicolon) ??
      this.#listed(text, ', ', comma)
    );
  }

  /** Phrases may hold what joins them, so the longest that is known is taken first. */
  #listed(text: string, sign: string, joint: string): string | null {
    const parts = text.split(sign);
    if (parts.length < 2 || parts.length > MOST_PARTS) return null;
    const said: string[] = [];
    for (let from = 0; from < parts.length;) {
      let end = from === 0 ? parts.length - 1 : parts.length;
      let found: string | null = null;
      for (; end > from; end--) {
        const phrase = parts.slice(from, end).join(sign);
        found = this.#translated(phrase) ?? (end === from + 1 ? this.#neutral(phrase) : null);
        if (found !== null) break;
      }
      if (found === null) return null;
      said.push(found);
      from = end;
    }
    return said.join(joint);
  }
}

/** What sentences of ours put behind names and days. */
const OURS_AT_END = / and \d[\d,]* more$|^\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$|; seen last on \d{4}-\d\d-\d\d$/;

/** A longer list is no sentence of ours. */
const MOST_PARTS = 40;

/** A phrase by itself: without its full stop, first letter small. */
const bareOf = (text: string): string => {
  const bare = text.endsWith('.') ? text.slice(0, -1) : text;
  return /^[A-Z][a-z]/.test(bare) ? bare[0]!.toLowerCase() + bare.slice(1) : bare;
};
