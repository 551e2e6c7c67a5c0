/** What part of a drawing is in sight. */
export interface Zoom {
  readonly by: (factor: number) => void;
  readonly whole: () => void;
  /** Moves the least that brings a place of the drawing into sight. */
  readonly reveal: (x: number, y: number) => void;
  /** A pointer was dragged since it went down: what follows is no click. */
  readonly wasDragged: () => boolean;
}

const MOST = 6;
/** Pixels for each unit of the drawing: below the first no name can be read, and with the second all can. */
const TOO_SMALL = 0.5;
const READABLE = 0.75;
const CLICK = 4;

/** Lets a drawing be dragged, pinched and zoomed with the wheel and the control key; the wheel alone scrolls the page. */
export function createZoom(svg: SVGSVGElement): Zoom {
  const [, , width, height] = svg.getAttribute('viewBox')!.split(' ').map(Number) as [number, number, number, number];
  let view = { x: 0, y: 0, width, height };
  const pointers = new Map<number, { x: number; y: number }>();
  let moved = 0;

  const apply = (): void => {
    svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  };

  /** Units of the drawing for each pixel, and the place of its corner: what is in sight has the shape of its frame. */
  function scale(): { readonly units: number; readonly left: number; readonly top: number } {
    const box = svg.getBoundingClientRect();
    const units = Math.max(view.width / box.width, view.height / box.height);
    return {
      units,
      left: box.left + (box.width - view.width / units) / 2,
      top: box.top + (box.height - view.height / units) / 2,
    };
  }

  function within(): void {
    view.x = Math.min(Math.max(view.x, -0.2 * view.width), width - 0.8 * view.width);
    view.y = Math.min(Math.max(view.y, -0.2 * view.height), height - 0.8 * view.height);
  }

  /** By a factor around a place of the screen; left out: around the middle. */
  function by(factor: number, clientX?: number, clientY?: number): void {
    const { units, left, top } = scale();
    const times = Math.min(Math.max(factor, view.width / width / 1.2), (view.width * MOST) / width);
    const x = clientX === undefined ? view.x + view.width / 2 : view.x + (clientX - left) * units;
    const y = clientY === undefined ? view.y + view.height / 2 : view.y + (clientY - top) * units;
    view = {
      x: x - (x - view.x) / times,
      y: y - (y - view.y) / times,
      width: view.width / times,
      height: view.height / times,
    };
    apply();
  }

  svg.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pointers.size === 1) moved = 0;
  });
  svg.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    const distance = (place: { x: number; y: number }): number =>
      other === undefined ? 0 : Math.hypot(place.x - other.x, place.y - other.y);
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (moved > CLICK && !svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
    if (other !== undefined && distance(before) > 0) {
      by(distance(now) / distance(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
    } else if (moved > CLICK) {
      const { units } = scale();
      view.x -= (now.x - before.x) * units;
      view.y -= (now.y - before.y) * units;
      within();
      apply();
      svg.classList.add('dragged');
    }
    pointers.set(event.pointerId, now);
  });
  const up = (event: PointerEvent): void => {
    pointers.delete(event.pointerId);
    svg.classList.remove('dragged');
  };
  svg.addEventListener('pointerup', up);
  svg.addEventListener('pointercancel', up);
  svg.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      by(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
    },
    { passive: false },
  );

  /**
   * Where the whole would be too small to be read, the upper left part of it. The style sheet of small screens makes the frame no taller than
   * the drawing is at that size.
   */
  function begin(): void {
    whole();
    const { width: wide } = svg.getBoundingClientRect();
    const isSmall = wide > 0 && wide < width * TOO_SMALL;
    svg.style.setProperty('--tall', `${Math.ceil(height * (isSmall ? READABLE : wide / width))}px`);
    if (!isSmall) return;
    const box = svg.getBoundingClientRect();
    view = { x: 0, y: 0, width: box.width / READABLE, height: box.height / READABLE };
    apply();
  }

  function whole(): void {
    view = { x: 0, y: 0, width, height };
    apply();
  }

  // A frame of another width shows another part; paper shows the whole, and a hidden drawing keeps what it has.
  let begun = svg.getBoundingClientRect().width;
  begin();
  new ResizeObserver(() => {
    const { width: wide } = svg.getBoundingClientRect();
    if (wide === 0 || Math.abs(wide - begun) < 1) return;
    begun = wide;
    if (matchMedia('print').matches) whole();
    else begin();
  }).observe(svg);

  return {
    by,
    whole,
    reveal: (x, y) => {
      const edge = Math.min(view.width, view.height) / 10;
      view.x += Math.min(0, x - edge - view.x) + Math.max(0, x + edge - view.x - view.width);
      view.y += Math.min(0, y - edge - view.y) + Math.max(0, y + edge - view.y - view.height);
      apply();
    },
    wasDragged: () => moved > CLICK,
  };
}
