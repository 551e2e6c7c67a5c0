import { html, raw } from '../html.js';
import type { Html } from '../html.js';
import { formatCount } from '../figures.js';

/** One part of a stacked bar. `tone` names a class of the style sheet, never a text of the input. */
export interface BarPart {
  readonly label: string;
  readonly count: number;
  readonly tone: string;
}

const WIDTH = 1000;
const HEIGHT = 12;
/** Between parts, so that they are told apart in print and by eyes that do not tell the colours apart. */
const GAP = 3;

/**
 * A horizontal bar whose parts share the width by their counts, as an inline SVG that stretches with its place.
 * Parts of nothing are left out; a bar of nothing is an empty track. Screen readers hear the numbers.
 */
export function stackedBar(parts: readonly BarPart[]): Html {
  const filled = parts.filter(({ count }) => count > 0);
  const whole = filled.reduce((sum, { count }) => sum + count, 0);
  const spread = WIDTH - GAP * Math.max(0, filled.length - 1);
  let x = 0;
  const rects = filled.map(({ count, tone }) => {
    const width = (spread * count) / whole;
    const rect = html`<rect class="${tone}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="${HEIGHT}" />`;
    x += width + GAP;
    return rect;
  });
  const spoken = parts.map(({ label, count }) => `${label}: ${formatCount(count)}`).join(', ');
  return html`<svg
    class="bar"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${spoken}"
  >
    <rect class="track" width="${WIDTH}" height="${HEIGHT}" />
    ${rects}
  </svg>`;
}

/** A thin bar that shows one amount against the greatest of its column. Decoration beside a number, so it is silent. */
export function shareBar(share: number): Html {
  const width = Math.min(1, Math.max(0, share)) * 100;
  return html`<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="4" />
    <rect class="fill" width="${width.toFixed(1)}" height="4" />
  </svg>`;
}

/**
 * The rhumb lines of a portolan chart: rays of sixteen winds from two roses, cut off by the edge of the masthead.
 * Drawn from whole numbers only, so that the bytes are the same everywhere.
 */
export function rhumbLines(): Html {
  const ends: readonly (readonly [number, number])[] = [
    [0, 600],
    [230, 554],
    [424, 424],
    [554, 230],
    [600, 0],
    [554, -230],
    [424, -424],
    [230, -554],
  ];
  const rose = (x: number, y: number): string =>
    ends.map(([dx, dy]) => `M${x - dx} ${y - dy}L${x + dx} ${y + dy}`).join('');
  const path = `${rose(330, 112)}${rose(150, 164)}`;
  return raw(
    `<svg class="rhumbs" viewBox="0 0 420 240" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><path d="${path}"/>` +
      `<circle cx="330" cy="112" r="26"/><circle cx="330" cy="112" r="3"/><circle cx="150" cy="164" r="3"/></svg>`,
  );
}
