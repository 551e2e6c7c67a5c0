/**
 * The one script of the report: search, filters and sorting over the rows that stand in the page, folds that open for
 * print. It reads and moves what is there and makes no markup from text, so no name can become an element.
 * It is a text and not a module because its hash stands in the page's security policy.
 */
export const REPORT_SCRIPT = `
'use strict';
(() => {
  const table = document.getElementById('machine-table');
  const folds = () => document.querySelectorAll('details.fold.essential:not([open])');
  let openedForPrint = [];
  addEventListener('beforeprint', () => {
    openedForPrint = [...folds()].filter((fold) => !fold.closest('tr.why'));
    for (const fold of openedForPrint) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of openedForPrint) fold.open = false;
  });
  if (!table) return;

  const controls = document.getElementById('controls');
  const shown = document.getElementById('shown');
  const search = document.getElementById('search');
  const sortBy = document.getElementById('sort-by');
  const filters = [...controls.querySelectorAll('select[data-filter]')];
  const heads = [...table.querySelectorAll('tr.heads th')];
  const labels = [...table.tBodies[0].rows[0].cells].map((cell) => cell.dataset.label || 'Machine');
  const machines = [...table.tBodies].map((body, index) => ({
    body,
    index,
    toggle: body.querySelector('details.toggle'),
    text: (body.rows[0].textContent + ' ' + body.dataset.also).toLowerCase(),
    keys: [...body.rows[0].cells].map(keyOf),
  }));
  controls.hidden = false;

  function keyOf(cell) {
    const value = cell.dataset.value;
    if (value !== undefined) return value === '' ? null : Number(value);
    if (cell.classList.contains('number')) return null;
    return cell.textContent.trim().toLowerCase();
  }

  function compare(left, right) {
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }

  function filter() {
    const words = search.value.toLowerCase().split(/ +/).filter(Boolean);
    const chosen = filters.filter((select) => select.value !== '');
    let count = 0;
    for (const { body, text } of machines) {
      const isShown =
        words.every((word) => text.includes(word)) &&
        chosen.every((select) => body.dataset[select.dataset.filter] === select.value);
      body.hidden = !isShown;
      if (isShown) count += 1;
    }
    shown.textContent = count.toLocaleString('en') + ' of ' + machines.length.toLocaleString('en') + ' machines shown';
    shown.classList.toggle('partial', count < machines.length);
  }

  let column = -1;
  let direction = 1;
  function sort(nextColumn, nextDirection) {
    column = nextColumn;
    direction = nextDirection;
    const sorted = [...machines];
    if (column >= 0) {
      sorted.sort((a, b) => {
        const left = a.keys[column];
        const right = b.keys[column];
        if (left === null || right === null) return (left === null) - (right === null) || a.index - b.index;
        return direction * compare(left, right) || a.index - b.index;
      });
    }
    table.append(...sorted.map(({ body }) => body));
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    });
    sortBy.value = column < 0 ? '' : column + ' ' + direction;
  }

  function option(value, text) {
    const item = document.createElement('option');
    item.value = value;
    item.textContent = text;
    sortBy.append(item);
  }
  option('', 'Order of the input');
  heads.forEach((head, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(index, index === column ? -direction : 1));
    head.append(button);
    option(index + ' 1', labels[index] + ', ascending');
    option(index + ' -1', labels[index] + ', descending');
  });
  sortBy.addEventListener('change', () => {
    const [nextColumn, nextDirection] = sortBy.value === '' ? [-1, 1] : sortBy.value.split(' ').map(Number);
    sort(nextColumn, nextDirection);
  });

  search.addEventListener('input', filter);
  for (const select of filters) select.addEventListener('change', filter);
  controls.addEventListener('submit', (event) => event.preventDefault());
  controls.addEventListener('reset', () => {
    setTimeout(() => {
      filter();
      sort(-1, 1);
    });
  });
  document.getElementById('open-shown').addEventListener('click', () => {
    for (const { body, toggle } of machines) if (!body.hidden) toggle.open = true;
  });
  document.getElementById('close-all').addEventListener('click', () => {
    for (const { toggle } of machines) toggle.open = false;
  });

  table.addEventListener('click', (event) => {
    const row = event.target.closest('tr.row');
    if (!row || event.target.closest('summary, a, button') || String(getSelection()) !== '') return;
    const toggle = row.querySelector('details.toggle');
    toggle.open = !toggle.open;
  });

  function openTarget() {
    const body = document.getElementById(location.hash.slice(1));
    if (!body || body.parentNode !== table) return;
    if (body.hidden) {
      controls.reset();
      filter();
    }
    const toggle = body.querySelector('details.toggle');
    toggle.open = true;
    toggle.firstElementChild.focus({ preventScroll: true });
    body.scrollIntoView({ block: 'start' });
  }
  addEventListener('hashchange', openTarget);
  openTarget();
})();
`;

/** SHA-256 of the script in Base64. Pure code cannot hash, so it is written down here and a test compares the two. */
export const REPORT_SCRIPT_SHA256 = '8MqBVAg5q1veFiSuvExHtnoFZEs6SrGzTH5J5W4MKZE=';
