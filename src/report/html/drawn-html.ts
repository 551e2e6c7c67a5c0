import type { Drawn } from '../../charts/index.js';
import { escapeHtml, raw } from '../html.js';
import type { Html } from '../html.js';

/** Names that may stand in a tag: those of our own drawings, never a text of an input. */
const PLAIN_NAME = /^[A-Za-z][A-Za-z-]*$/;

/** What was drawn as markup; every text and every value of an attribute is escaped. */
export const drawnHtml = (parts: readonly Drawn[]): Html => raw(parts.map(textOf).join(''));

function textOf({ name, attributes, children }: Drawn): string {
  const pairs = Object.entries(attributes);
  if (![name, ...pairs.map(([key]) => key)].every((one) => PLAIN_NAME.test(one))) {
    throw new RangeError(`"${name}" is no element of a drawing`);
  }
  const given = pairs.map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`).join('');
  const inside = children.map((child) => (typeof child === 'string' ? escapeHtml(child) : textOf(child))).join('');
  return `<${name}${given}>${inside}</${name}>`;
}
