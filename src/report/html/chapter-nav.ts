import { html } from '../html.js';
import type { Html } from '../html.js';
import type { Chapter } from './chapters.js';

/** What chapters are for. A chapter that none names belongs to the part of the chapter before it. */
const PARTS: readonly (readonly [title: string, ids: readonly string[]])[] = [
  ['Overview', ['summary', 'risks']],
  ['Machines', ['readiness', 'machines', 'findings', 'out-of-scope']],
  ['Money', ['cost', 'scenarios', 'sizes', 'whatif', 'backtest']],
  ['Move', ['graph', 'map', 'dependencies', 'waves', 'replication']],
  ['Recover', ['recovery']],
  ['Basis', ['quality', 'seen', 'input', 'decisions', 'basis', 'glossary']],
];

interface NavPart {
  readonly title: string;
  readonly chapters: Chapter[];
}

/** The chapters under the parts that they belong to, in the order of the page; a part without any is not there. */
function partsOf(chapters: readonly Chapter[]): readonly NavPart[] {
  const parts: NavPart[] = PARTS.map(([title]) => ({ title, chapters: [] }));
  let last = 0;
  for (const chapter of chapters) {
    const found = PARTS.findIndex(([, ids]) => ids.includes(chapter.id));
    last = found === -1 ? last : found;
    parts[last]?.chapters.push(chapter);
  }
  return parts.filter((part) => part.chapters.length > 0);
}

/**
 * The way through the report: parts with their chapters. On wide screens a bar that stays at the top, of which a part opens under the mouse or the
 * keyboard; on narrow ones a list. Needs no script.
 */
export const chapterNav = (chapters: readonly Chapter[]): Html =>
  html`<nav class="chapters" aria-label="Chapters">
    <ul>
      ${partsOf(chapters).map(
        ({ title, chapters: own }) =>
          html`<li>
            <a class="part" href="#${own[0]?.id ?? ''}">${title}</a>
            <ul>
              ${own.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}
            </ul>
          </li>`,
      )}
    </ul>
  </nav>`;
