/** Where a machine or a box of machines stands in its drawing. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const ROW_HEIGHT = 17;

/** Machines, or boxes where the drawing shows no machine. */
export function itemsOf(svg: SVGSVGElement): readonly SVGElement[] {
  const machines = [...svg.querySelectorAll<SVGElement>('.m')];
  return machines.length > 0 ? machines : [...svg.querySelectorAll<SVGElement>('.box')];
}

export function placeOf(one: SVGElement): Place {
  const box = one.closest('.box')!;
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(box.getAttribute(name))) as [
    number,
    number,
    number,
    number,
  ];
  if (one === box) return { x, y, width, height };
  const down = Number(/ (\d+)\)/.exec(one.getAttribute('transform') ?? '')?.[1] ?? 0);
  return { x, y: y + down, width, height: ROW_HEIGHT };
}

/** The nearest in a direction; what lies aside counts double. */
export function toward(
  items: readonly SVGElement[],
  from: SVGElement,
  [right, down]: readonly [number, number],
): SVGElement | null {
  const middle = (one: SVGElement): readonly [number, number] => {
    const { x, y, width, height } = placeOf(one);
    return [x + width / 2, y + height / 2];
  };
  const [x, y] = middle(from);
  let best: { readonly one: SVGElement; readonly distance: number } | null = null;
  for (const one of items) {
    const [atX, atY] = middle(one);
    const ahead = (atX - x) * right + (atY - y) * down;
    if (ahead <= 0) continue;
    const aside = Math.abs((atX - x) * down) + Math.abs((atY - y) * right);
    const distance = ahead + 2 * aside;
    if (best === null || distance < best.distance) best = { one, distance };
  }
  return best?.one ?? null;
}

/** Lines from one machine to others; `way` is a class of the style sheet. */
export function drawLines(into: SVGGElement, from: SVGElement, to: ReadonlyMap<SVGElement, string>): void {
  const own = placeOf(from);
  for (const [other, way] of to) {
    const path = document.createElementNS(into.namespaceURI, 'path');
    path.setAttribute('class', way);
    path.setAttribute('d', line(own, placeOf(other)));
    into.append(path);
  }
}

function line(from: Place, to: Place): string {
  const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
  if (from.x === to.x) return `M${from.x} ${y1}C${from.x - 32} ${y1} ${from.x - 32} ${y2} ${from.x} ${y2}`;
  const isRight = to.x > from.x;
  const [x1, x2] = isRight ? [from.x + from.width, to.x] : [from.x, to.x + to.width];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
