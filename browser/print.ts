import type { TableView } from './table-view.ts';

/** Paper shows what a screen folds: tables within folds, and every row of the table that is chosen. */
export function preparePrint(table: TableView | null): void {
  const place = document.getElementById('machine-print');
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details.fold.essential:not([open])')];
    for (const fold of opened) fold.open = true;
    if (table !== null && place !== null && !document.body.classList.contains('on-machine'))
      place.replaceChildren(table.whole());
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
    place?.replaceChildren();
  });
}
