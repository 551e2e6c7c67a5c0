// What runs in the page of a report: the table of machines, the page of one machine, and paper. It makes no markup from text of the input
// but from what was escaped when the page was made, and asks for nothing from anywhere.
import { createMachinePage } from './machine-page.ts';
import type { MachinePage } from './machine-page.ts';
import { createMap } from './map.ts';
import type { EstateMap } from './map.ts';
import { pageData, placePacked } from './page-data.ts';
import { preparePrint } from './print.ts';
import { readRows, textOf, withColumns } from './rows.ts';
import type { MoreColumn } from '../src/report/html/machine-table.ts';
import { createTableView } from './table-view.ts';
import type { FindingGroup } from './table-state.ts';
import type { TableView } from './table-view.ts';

/** Places as steps from one to the next. */
function undelta(steps: readonly number[]): readonly number[] {
  let place = 0;
  return steps.map((step) => (place += step));
}

/** Where the report stood under each address when a machine took its place. */
const leftAt = new Map<string, number>();

/**
 * Puts the report where its address says after a machine stood in its place: the browser looked for the target while it was hidden, and found
 * nothing. Who goes back comes to where they were.
 */
function arrive(isNew: boolean): void {
  const before = isNew ? undefined : leftAt.get(location.hash);
  if (before !== undefined) {
    scrollTo({ top: before, behavior: 'instant' });
    return;
  }
  const target = document.getElementById(location.hash.slice(1));
  if (target === null) return;
  target.scrollIntoView({ behavior: 'instant' });
  const place = target.querySelector<HTMLElement>('h2, h3') ?? target;
  if (place.tabIndex < 0) place.setAttribute('tabindex', '-1');
  place.focus({ preventScroll: true });
}

function followHash(table: TableView, page: MachinePage, map: EstateMap | null): void {
  const follow = (from: string | null): void => {
    // An entry that is seen for the first time has no state: whoever comes to one that has went back or forward.
    const isNew = history.state === null;
    history.replaceState({ seen: true }, '');
    const [, machine] = /^#m(\d+)$/.exec(location.hash) ?? [];
    if (machine !== undefined) {
      if (from !== null && !page.isShown()) leftAt.set(from, scrollY);
      void page.show(Number(machine) - 1);
      return;
    }
    if (page.isShown()) {
      page.hide();
      arrive(isNew);
    }
    const [, onMap] = /^#map-(\d+)$/.exec(location.hash) ?? [];
    if (onMap !== undefined) void map?.follow(Number(onMap) - 1);
    const [, finding] = /^#finding-(\d+)$/.exec(location.hash) ?? [];
    if (finding !== undefined) {
      table.showFinding(Number(finding));
      document.getElementById('machines')?.scrollIntoView();
    }
  };
  addEventListener('hashchange', ({ oldURL }) => {
    follow(new URL(oldURL).hash);
  });
  follow(null);
}

async function start(): Promise<void> {
  const stored = document.getElementById('machine-rows');
  if (stored === null) {
    preparePrint(null);
    return;
  }
  const more = (await pageData<readonly MoreColumn[]>('machine-more')) ?? [];
  const read = withColumns(readRows(stored.textContent), more);
  const findings = (await pageData<readonly { title: string; steps: readonly number[] }[]>('finding-groups')) ?? [];
  const groups: readonly FindingGroup[] = findings.map(({ title, steps }) => ({ title, machines: undelta(steps) }));
  const table = createTableView(read, groups);
  preparePrint(table);
  // The table first: whoever opens the page can search while drawings are still unpacked.
  await placePacked();
  const map = createMap((machine) => {
    const row = read.rows[machine];
    return row === undefined ? undefined : textOf(row.cells[0]!);
  });
  followHash(table, createMachinePage(read.rows, table), map);
}

void start();
