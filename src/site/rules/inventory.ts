import { hit } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import { isCovered, listMachines } from '../../statements/index.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts, SiteInventory } from '../facts.js';
import { knownOrUnknown, shortList, when } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Site, SiteMachines } from '../site.js';
import { PAGES } from '../sources.js';

type Group = NonNullable<SiteMachines['list']>[number];

const plain = (name: string): string => name.trim().toLowerCase();

/** The machines that one entry stands for: by name, or as many as it says; null where only an inventory could tell. */
function membersOf(group: Group, inventory: SiteInventory | null): readonly string[] | null {
  const { names, patterns } = listMachines(group.machines);
  if (patterns.length === 0) return names.map(plain);
  if (inventory === null) return null;
  const covered = inventory.names.map(plain).filter((name) => patterns.some((parts) => isCovered(parts, name)));
  return [...new Set([...names.map(plain), ...covered])];
}

interface Listed {
  readonly count: number | null;
  readonly faults: readonly string[];
}

/** How many machines the list comes to, and what is wrong within it. */
function listed(groups: readonly Group[], inventory: SiteInventory | null): Listed {
  const owners = new Map<string, string>();
  const faults: string[] = [];
  const counts = groups.map((group) => {
    const members = membersOf(group, inventory);
    faults.push(...groupFaults(group, members, owners));
    return members?.length ?? group.count ?? null;
  });
  const known = counts.filter((count) => count !== null);
  const sum = known.reduce((total, count) => total + count, 0);
  return { count: known.length === counts.length ? sum : null, faults };
}

/** @param owners by machine, the role that listed it first; those of this group are added */
function groupFaults(
  { role: stated, machines, count }: Group,
  members: readonly string[] | null,
  owners: Map<string, string>,
): readonly string[] {
  const role = stated ?? machines.join(' ');
  const names = members ?? [];
  const faults = names.flatMap((name) => {
    const owner = owners.get(name);
    owners.set(name, role);
    return when(owner !== undefined, () => `${name} is listed as "${owner ?? ''}" and as "${role}"`);
  });
  const differs = members !== null && count !== undefined && count !== names.length;
  return [...when(differs, () => `"${role}" says ${count ?? 0} and lists ${names.length}`), ...faults];
}

function missingNames(groups: readonly Group[], { names, from }: SiteInventory): readonly string[] {
  const known = new Set(names.flatMap((name) => [plain(name), plain(name).split('.')[0] ?? '']));
  const missing = groups
    .flatMap(({ machines }) => listMachines(machines).names)
    .filter((name) => !known.has(plain(name)));
  return missing.length === 0 ? [] : [`${from} has no ${missing.slice(0, 8).join(', ')}`];
}

/** Every number of machines that somebody or something gives, with its words. */
function numbersOf(facts: SiteFacts, within: Listed | null): readonly (readonly [number, string])[] {
  const { inventory } = facts;
  const stated = facts.site.machines?.statedCount;
  const listedCount = within?.count ?? null;
  return [
    ...(stated === undefined ? [] : [[stated, `${stated} stated`] as const]),
    ...(listedCount === null ? [] : [[listedCount, `${listedCount} listed`] as const]),
    ...(inventory === null
      ? []
      : [[inventory.names.length, `${inventory.names.length} in ${inventory.from}`] as const]),
  ];
}

function checkCounts(facts: SiteFacts): Verdict<SiteFactName> {
  const { statedCount, list } = facts.site.machines ?? {};
  const within = list === undefined ? null : listed(list, facts.inventory);
  const numbers = numbersOf(facts, within);
  const differ = new Set(numbers.map(([number]) => number)).size > 1;
  const faults = [
    ...when(differ, () => numbers.map(([, words]) => words).join(', ')),
    ...(within?.faults ?? []),
    ...(facts.inventory === null ? [] : missingNames(list ?? [], facts.inventory)),
  ];
  if (faults.length > 0) return hit({ found: shortList(faults), at: 'machines.statedCount machines.list' });
  return knownOrUnknown([
    [statedCount, 'machines.statedCount'],
    [within?.count ?? undefined, 'machines.list'],
  ]);
}

const LIST: Site = {
  machines: {
    statedCount: 4,
    list: [
      { machines: ['web01..web03'], role: 'web' },
      { machines: ['db01'], role: 'database' },
    ],
  },
};

export const INVENTORY_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-inv-1',
    challenge: 'R-INV-1',
    severity: 'blocks',
    needs: ['machines.statedCount', 'machines.list'],
    check: checkCounts,
    message: 'the machines do not add up: {found}',
    remedy:
      'ask the customer which number is right and which machines are not meant; list each machine once, with one role; plan no wave before the numbers agree',
    source: PAGES.brief,
    passing: [LIST],
    failing: [
      { machines: { ...LIST.machines, statedCount: 3 } },
      {
        machines: {
          statedCount: 2,
          list: [
            { machines: ['a', 'b'], role: 'web' },
            { machines: ['b'], role: 'api' },
          ],
        },
      },
      { site: LIST, inventory: { names: ['web01', 'web02', 'web03'], from: 'rvtools.xlsx' }, disputes: {} },
    ],
  }),
];
