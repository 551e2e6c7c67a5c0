import type { Column, Row } from './rows.ts';
import { choicesOf, select } from './table-state.ts';
import type { FindingGroup, TableState } from './table-state.ts';
import { count, element, words } from './words.ts';

/** Rows above and below those in sight: they are drawn anew only where sight leaves them. */
const MARGIN = 24;
const USUAL_ROW_HEIGHT = 36;
/** A choice among more is no help: the search is. */
const MOST_CHOICES = 300;
/** Filters that are there however the columns are chosen. */
const LASTING_FILTERS = ['readiness', 'environment', 'system', 'wave', 'size'];
const LAPTOP = '(min-width: 821px)';
/** The columns for it take the whole of a page that is as wide as this. */
const DESK = '(min-width: 1400px)';
/** Characters that a line of paper has room for, where words may take two lines. */
const PAPER_CHARACTERS = 190;

export interface TableView {
  /** Places of the machines that are shown, in their order. */
  readonly order: () => readonly number[];
  /** Shows the machines of a finding alone. */
  readonly showFinding: (group: number) => void;
  /** Puts the list back to where it was, after it was hidden. */
  readonly restore: () => void;
  /** A whole table of the rows and columns that are chosen, for paper. */
  readonly whole: () => HTMLTableElement;
}

/** The table of machines: search, filters, columns and order, and of the rows only those in sight. */
export function createTableView(
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: readonly Row[] },
  findings: readonly FindingGroup[],
): TableView {
  const view = document.getElementById('machine-view')!;
  const controls = document.getElementById('controls') as HTMLFormElement;
  const shownWords = document.getElementById('shown')!;
  const search = document.getElementById('search') as HTMLInputElement;
  const sortBy = document.getElementById('sort-by') as HTMLSelectElement;
  const state: TableState = { search: '', choices: new Map(), finding: null, sort: null };
  const chosen = new Set(columns.flatMap(({ shown }, index) => (isShownAtFirst(shown) || index === 0 ? [index] : [])));
  let found: readonly Row[] = rows;
  /** Places of the rows that stand in the page; null: all is to be drawn anew. */
  let drawn: { readonly first: number; readonly end: number } | null = null;
  let rowHeight = USUAL_ROW_HEIGHT;
  /** Measuring makes the browser lay out at once: rows are measured anew only where their height may be another. */
  let isMeasured = false;
  let top = 0;

  const table = element('table', '', { class: 'machines', 'aria-rowcount': String(rows.length + 1) });
  const body = element('tbody');
  view.append(table);

  function drawHead(): void {
    const head = element('thead');
    const line = head.insertRow();
    for (const index of shownColumns()) {
      const { title, kind } = columns[index]!;
      const cell = element('th', '', { scope: 'col', ...(kind === 'number' ? { class: 'number' } : {}) });
      const button = element('button', title, { type: 'button' });
      button.addEventListener('click', () => {
        const direction = state.sort?.column === index && state.sort.direction === 1 ? -1 : 1;
        sort({ column: index, direction });
      });
      if (state.sort?.column === index)
        cell.setAttribute('aria-sort', state.sort.direction === 1 ? 'ascending' : 'descending');
      cell.append(button);
      line.append(cell);
    }
    const widths = element('colgroup');
    for (const index of shownColumns())
      widths.append(element('col', '', { style: `width:${columns[index]!.width}ch` }));
    table.style.minWidth = `${charactersOf(shownColumns())}ch`;
    table.replaceChildren(widths, head, body);
    drawn = null;
  }

  const charactersOf = (shown: readonly number[]): number =>
    shown.reduce((sum, index) => sum + columns[index]!.width, 0);
  const shownColumns = (): readonly number[] => columns.flatMap((_, index) => (chosen.has(index) ? [index] : []));

  function cellMarkup(row: Row, index: number): string {
    const { kind, tones } = columns[index]!;
    const cell = row.cells[index]!;
    if (index === 0) return `<th scope="row"><a href="#m${row.index + 1}">${cell}</a></th>`;
    if (kind === 'number') return `<td class="number">${cell}</td>`;
    if (kind === 'mark') return `<td><span class="mark ${tones.get(cell) ?? ''}">${cell}</span></td>`;
    return `<td>${cell}</td>`;
  }

  const rowMarkup = (row: Row, place: number): string =>
    `<tr aria-rowindex="${place + 2}" data-place="${place}">${shownColumns()
      .map((index) => cellMarkup(row, index))
      .join('')}</tr>`;

  const gap = (lines: number): string =>
    lines === 0 ? '' : `<tr class="gap" aria-hidden="true" style="height:${lines * rowHeight}px"></tr>`;

  function draw(): void {
    // The frame grows with its rows, and before the first of them it is as low as it may be: no frame is taller than the window.
    const inSight = Math.ceil(Math.max(view.clientHeight, innerHeight) / rowHeight);
    const top = Math.floor(view.scrollTop / rowHeight);
    if (drawn !== null && drawn.first <= top && Math.min(found.length, top + inSight + 1) <= drawn.end) return;
    const first = Math.max(0, top - MARGIN);
    const end = Math.min(found.length, top + inSight + MARGIN);
    drawn = { first, end };
    const focused = document.activeElement?.closest<HTMLElement>('tr[data-place]')?.dataset['place'];
    body.innerHTML =
      gap(first) +
      found
        .slice(first, end)
        .map((row, index) => rowMarkup(row, first + index))
        .join('') +
      gap(found.length - end);
    if (focused !== undefined) linkAt(Number(focused))?.focus({ preventScroll: true });
    if (!isMeasured) measure();
  }

  /** Reads the height of a drawn row once for what is listed, since each reading lays the page out; draws anew by it. */
  function measure(): void {
    isMeasured = true;
    const height = body.querySelector('tr[data-place]')?.getBoundingClientRect().height ?? rowHeight;
    if (height <= 0 || Math.abs(height - rowHeight) <= 0.5) return;
    rowHeight = height;
    drawn = null;
    draw();
  }

  const linkAt = (place: number): HTMLElement | null => body.querySelector(`tr[data-place="${place}"] a`);

  function update(): void {
    found = select(rows, columns, state);
    shownWords.textContent = words('shown', { shown: found.length, all: rows.length });
    shownWords.classList.toggle('partial', found.length < rows.length);
    view.scrollTop = 0;
    drawn = null;
    isMeasured = false;
    drawHead();
    draw();
  }

  function sort(next: TableState['sort']): void {
    state.sort = next;
    sortBy.value = next === null ? '' : `${next.column} ${next.direction}`;
    update();
  }

  function addFilters(): void {
    for (const filter of controls.querySelectorAll<HTMLSelectElement>('select[data-filter]')) {
      const index = columns.findIndex(({ id }) => id === filter.dataset['filter']);
      const choices = choicesOf(rows, index);
      if (choices.length < 2 || choices.length > MOST_CHOICES) continue;
      filter.append(new Option(words('all'), ''));
      choices.forEach(([, text, machines], place) => {
        filter.append(new Option(`${text === '' ? '–' : text} (${count(machines)})`, String(place + 1)));
      });
      filter.addEventListener('change', () => {
        if (filter.value === '') state.choices.delete(index);
        else state.choices.set(index, choices[Number(filter.value) - 1]![0]);
        update();
      });
      const { id } = columns[index]!;
      const show = (): void => {
        filter.parentElement!.hidden = !LASTING_FILTERS.includes(id) && !chosen.has(index) && filter.value === '';
      };
      show();
      controls.addEventListener('columns', show);
    }
  }

  function addFindings(): (group: number) => void {
    const filter = document.getElementById('finding-filter') as HTMLSelectElement | null;
    if (filter === null || findings.length === 0) return () => undefined;
    filter.append(new Option(words('all'), ''));
    findings.forEach(({ title, machines }, group) => {
      filter.append(new Option(`${title} (${count(machines.length)})`, String(group)));
    });
    filter.parentElement!.hidden = false;
    const apply = (): void => {
      state.finding = filter.value === '' ? null : new Set(findings[Number(filter.value)]!.machines);
      update();
    };
    filter.addEventListener('change', apply);
    return (group) => {
      filter.value = String(group);
      apply();
    };
  }

  function addColumns(): void {
    const list = document.querySelector('#columns-choice > div')!;
    columns.slice(1).forEach(({ title }, at) => {
      const index = at + 1;
      const box = element('input', '', { type: 'checkbox' });
      box.checked = chosen.has(index);
      box.addEventListener('change', () => {
        if (box.checked) chosen.add(index);
        else chosen.delete(index);
        controls.dispatchEvent(new Event('columns'));
        update();
      });
      const label = element('label');
      label.append(box, ` ${title}`);
      list.append(label);
    });
  }

  function addSorts(): void {
    sortBy.append(new Option(words('inOrder'), ''));
    columns.forEach(({ title }, index) => {
      sortBy.append(new Option(words('ascending', { column: title }), `${index} 1`));
      sortBy.append(new Option(words('descending', { column: title }), `${index} -1`));
    });
    sortBy.addEventListener('change', () => {
      const [column, direction] = sortBy.value.split(' ').map(Number);
      sort(column === undefined || direction === undefined ? null : { column, direction: direction < 0 ? -1 : 1 });
    });
  }

  function moveTo(place: number): void {
    if (place < 0 || place >= found.length) return;
    const head = table.tHead?.getBoundingClientRect().height ?? 0;
    const y = place * rowHeight;
    if (y < view.scrollTop) view.scrollTop = y;
    else if (y + rowHeight + head > view.scrollTop + view.clientHeight)
      view.scrollTop = y + rowHeight + head - view.clientHeight;
    draw();
    linkAt(place)?.focus({ preventScroll: true });
  }

  const STEPS: Readonly<Record<string, (place: number) => number>> = {
    ArrowDown: (place) => place + 1,
    ArrowUp: (place) => place - 1,
    PageDown: (place) => Math.min(found.length - 1, place + 10),
    PageUp: (place) => Math.max(0, place - 10),
    Home: () => 0,
    End: () => found.length - 1,
  };
  view.addEventListener('keydown', (event) => {
    const row = (event.target as Element).closest<HTMLElement>('tr[data-place]');
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    moveTo(row === null ? (event.key === 'End' ? found.length - 1 : 0) : step(Number(row.dataset['place'])));
  });
  body.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target.closest('a') !== null || String(getSelection()) !== '') return;
    target.closest('tr')?.querySelector('a')?.click();
  });
  let isAsked = false;
  view.addEventListener('scroll', () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      top = view.scrollTop;
      draw();
    });
  });
  addEventListener('resize', () => {
    drawn = null;
    isMeasured = false;
    draw();
  });
  search.addEventListener('input', () => {
    state.search = search.value;
    update();
  });
  controls.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  controls.addEventListener('reset', () => {
    state.search = '';
    state.choices.clear();
    state.finding = null;
    setTimeout(() => {
      sort(null);
    });
  });

  for (const part of [view, controls, shownWords, document.getElementById('choose')!]) part.hidden = false;
  addFilters();
  const showFinding = addFindings();
  addColumns();
  addSorts();
  update();

  return {
    order: () => found.map(({ index }) => index),
    showFinding,
    restore: () => {
      view.scrollTop = top;
      drawn = null;
      isMeasured = false;
      draw();
    },
    whole: () => {
      const paper = table.cloneNode(true) as HTMLTableElement;
      // Words are broken within only where so many columns are asked for that they would run out of the paper.
      paper.classList.toggle('crowded', charactersOf(shownColumns()) > PAPER_CHARACTERS);
      paper.tBodies[0]!.innerHTML = found.map(rowMarkup).join('');
      return paper;
    },
  };
}

const isShownAtFirst = (shown: Column['shown']): boolean =>
  shown === 'always' ||
  (shown === 'wide' && matchMedia(LAPTOP).matches) ||
  (shown === 'widest' && matchMedia(DESK).matches);
