import type { Party } from './ports.js';
import { formatSourcePage } from './source-page.js';
import type { SourcePage } from './source-page.js';
import type { ConnectivityTool } from './tool.js';
import { hostOfPattern } from './url-lists.js';
import type { UrlGroup, UrlList, UrlNeed } from './url-lists.js';

/** One address of one source, over every tool and page that lists it. */
export interface MergedUrl {
  readonly from: Party;
  readonly pattern: string;
  readonly need: UrlNeed;
  readonly why: string;
  readonly tools: readonly ConnectivityTool[];
  readonly pages: readonly SourcePage[];
  readonly doubts: readonly string[];
  /** It serves time, not HTTPS. */
  readonly isTime: boolean;
}

/** The strongest first. */
const NEED_WORDS: Readonly<Record<UrlNeed, string>> = {
  required: 'required',
  migration: 'needed by the migration',
  privateLink: 'needed with Private Link',
  optional: 'optional',
};
const NEEDS: readonly UrlNeed[] = ['required', 'migration', 'privateLink', 'optional'];

interface Draft {
  readonly from: Party;
  readonly pattern: string;
  readonly groups: UrlGroup[];
  readonly lists: UrlList[];
}

/**
 * Joins lists by source and host, in the order of first mention. Where two pages list one tool, an address that only one of them has
 * stays, with a doubt that says so: leaving it out is the reader's decision.
 */
export function mergeUrls(
  lists: readonly UrlList[],
  applianceOf: (tool: ConnectivityTool) => Party,
): readonly MergedUrl[] {
  const drafts = new Map<string, Draft>();
  const put = (from: Party, pattern: string, group: UrlGroup, list: UrlList): void => {
    const key = `${from} ${hostOfPattern(pattern)}`;
    const draft = drafts.get(key) ?? { from, pattern, groups: [], lists: [] };
    drafts.set(key, draft);
    draft.groups.push(group);
    draft.lists.push(list);
  };
  for (const list of lists) {
    for (const group of list.groups) {
      for (const pattern of group.patterns) {
        put(applianceOf(list.tool), pattern, group, list);
        if (isForMachines(pattern)) put('replicated VM', pattern, group, list);
      }
    }
  }
  return [...drafts.values()].map((draft) => finish(draft, lists));
}

/** Pages say of the vault's secrets alone that the machines need them too. */
const isForMachines = (pattern: string): boolean => pattern.startsWith('*.vault.');

function finish({ from, pattern, groups, lists }: Draft, all: readonly UrlList[]): MergedUrl {
  const need = NEEDS.find((one) => groups.some((group) => group.need === one))!;
  const doubts = groups.flatMap(({ doubt }) => (doubt === undefined ? [] : [doubt]));
  const absent = all.filter((list) => lists.some(({ tool }) => tool === list.tool) && !lists.includes(list));
  if (absent.length > 0) doubts.push(`not listed by ${pagesOf(absent)}`);
  const needs = new Set(groups.map((group) => group.need));
  if (needs.size > 1) {
    doubts.push(
      `pages differ: ${groups.map((group, index) => `${NEED_WORDS[group.need]} by ${pagesOf([lists[index]!])}`).join(', ')}`,
    );
  }
  return {
    from,
    pattern,
    need,
    why: groups[0]!.why,
    tools: [...new Set(lists.map(({ tool }) => tool))],
    pages: [...new Set(lists.map(({ source }) => source))],
    doubts: [...new Set(doubts)],
    isTime: hostOfPattern(pattern).startsWith('time.'),
  };
}

const pagesOf = (lists: readonly UrlList[]): string =>
  [...new Set(lists.map(({ source }) => formatSourcePage(source)))].join('; ');
