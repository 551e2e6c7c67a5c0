import type { ScriptWord } from '../src/report/html/script-words.ts';

/** What the page has its script say, in the page's language, with what stands in braces filled in. */
export function words(key: ScriptWord, values: Readonly<Record<string, string | number>> = {}): string {
  const template = document.getElementById('words') as HTMLTemplateElement;
  const text = template.content.querySelector(`[data-word=${key}]`)!.textContent;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]!;
    return typeof value === 'number' ? count(value) : value;
  });
}

/** A whole number with thousands separators, as the page prints them. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** An element with its text; attributes of an empty name are none. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
