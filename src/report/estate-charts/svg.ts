import { invariant } from '../../model/index.js';
import { escapeHtml } from '../html.js';
import { variableOf } from './palette.js';

/** What a drawing says of itself to who cannot see it. */
export interface SvgWords {
  readonly id: string;
  readonly title: string;
  readonly said: string;
}

interface Element {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly children: (Element | string)[];
}

const KEPT: ReadonlySet<string> = new Set([
  ...['d', 'transform', 'x', 'y', 'width', 'height', 'x1', 'x2', 'y1', 'y2'],
  ...['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'fill-opacity', 'stroke-opacity'],
  ...['text-anchor', 'font-size', 'font-weight'],
]);
const DRAWN: ReadonlySet<string> = new Set(['g', 'path', 'rect', 'line', 'text', 'tspan']);

/** A tenth of a pixel is finer than any screen shows, and hides what platforms compute differently in the last digit. */
const rounded = (text: string): string =>
  text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => {
    const tenths = Math.round(Number(number) * 10) / 10;
    return String(tenths === 0 ? 0 : tenths);
  });

function attributeOf(name: string, value: string): string | null {
  if (!KEPT.has(name)) return null;
  if (name === 'fill' || name === 'stroke') {
    if (value === 'none' || value === 'transparent') return name === 'fill' ? 'fill="none"' : null;
    const variable = variableOf(value);
    invariant(variable !== undefined, `a drawing takes its colours from the palette, found ${value}`);
    return `${name}="${variable}"`;
  }
  const text = rounded(value).replace(/px$/, '');
  if ((name === 'transform' && text === 'translate(0,0)') || (name === 'stroke-width' && text === '1')) return null;
  return `${name}="${text}"`;
}

const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const decoded = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

function parse(svg: string): Element {
  const root: Element = { name: '', attributes: [], children: [] };
  const open: Element[] = [root];
  for (const token of svg.match(/<[^>]*>|[^<]+/g) ?? []) {
    const parent = open.at(-1)!;
    if (!token.startsWith('<')) parent.children.push(escapeHtml(decoded(token)));
    else if (token.startsWith('</')) open.pop();
    else {
      const name = /^<([\w-]+)/.exec(token)?.[1] ?? '';
      const attributes = [...token.matchAll(ATTRIBUTE)].flatMap(([, key = '', value = '']) => {
        return name === 'svg' ? [] : (attributeOf(key, value) ?? []);
      });
      const element = { name, attributes, children: [] };
      parent.children.push(element);
      if (!token.endsWith('/>')) open.push(element);
    }
  }
  return root;
}

const isPainted = ({ name, attributes }: Element): boolean =>
  name === 'text' ||
  attributes.some((one) => (one.startsWith('fill=') && one !== 'fill="none"') || one.startsWith('stroke='));

/** Groups that say nothing give way to what they hold; shapes without paint are left out. */
function textOf(node: Element | string): string {
  if (typeof node === 'string') return node;
  const inner = node.children.map(textOf).join('');
  if (node.name === '' || node.name === 'svg') return inner;
  invariant(DRAWN.has(node.name), `a drawing is made of plain shapes, found ${node.name}`);
  if (node.name === 'g') {
    return inner === '' || node.attributes.length === 0 ? inner : `<g ${node.attributes.join(' ')}>${inner}</g>`;
  }
  if (!isPainted(node) || (node.name === 'text' && inner === '')) return '';
  const start = [node.name, ...node.attributes].join(' ');
  return inner === '' ? `<${start}/>` : `<${start}>${inner}</${node.name}>`;
}

/**
 * The drawing of a library as one of our page: only shapes and texts, colours as variables of the page, numbers to a tenth, names escaped, no
 * ids but those of its title and its description, which are made from its own.
 */
export function pageSvg(svg: string, { id, title, said }: SvgWords): string {
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  invariant(size !== null, 'a drawing states its size');
  const named = `figure-${id}`;
  return (
    `<svg viewBox="0 0 ${size[1]!} ${size[2]!}" role="img" aria-labelledby="${named}-title" aria-describedby="${named}-said">` +
    `<title id="${named}-title">${escapeHtml(title)}</title><desc id="${named}-said">${escapeHtml(said)}</desc>` +
    `${textOf(parse(svg))}</svg>`
  );
}
