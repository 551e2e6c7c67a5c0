import { hit, OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import { deriveAllowList } from '../connectivity/index.js';
import type { AllowRow, ConnectivityTool } from '../connectivity/index.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { shortList } from '../judge.js';
import type { Site } from '../site.js';

/** The tools that need addresses and of which a site has at least one, where nobody says which. */
const ANY_OF: readonly ConnectivityTool[] = ['asr-modernized', 'migrate-discovery', 'migrate-agent-based'];

/** Addresses without which the tools do not work: what a page calls optional, or a private endpoint serves, is none. */
function neededRows(site: Site, tools?: readonly ConnectivityTool[]): readonly AllowRow[] {
  const report = deriveAllowList(site, { tools });
  const isPrivate = report.connectivity === 'private';
  return report.rows.filter(
    ({ direction, need }) => direction === 'outbound' && need !== 'optional' && !(isPrivate && need === 'privateLink'),
  );
}

const missingOf = (rows: readonly AllowRow[]): readonly AllowRow[] => rows.filter(({ isListed }) => isListed === false);

/** Whether it is certain that the list lacks something, though nobody says which tool it is for. */
const lacksForAny = (site: Site): boolean => ANY_OF.every((tool) => missingOf(neededRows(site, [tool])).length > 0);

function lacking(missing: readonly AllowRow[], needed: number, isApplied: boolean | undefined): Verdict<never> {
  const doubtful = missing.filter(({ doubts }) => doubts.length > 0).length;
  const inDoubt = doubtful > 0 ? `, ${doubtful} of them with doubts that portolan site urls tells` : '';
  return hit({
    found: `${isApplied === false ? 'it is not applied, and ' : ''}allowList.urls lacks ${missing.length} of ${needed} addresses${inDoubt}: `,
    which: shortList([...new Set(missing.map(({ destination }) => destination))]),
    at: 'allowList.urls',
  });
}

/** Compares the list of the site file with that of the pages, for the tools that the site uses. */
export function checkAllowList({ site }: SiteFacts): Verdict<SiteFactName> {
  const { isApplied } = site.allowList ?? {};
  const rows = neededRows(site);
  const missing = missingOf(rows);
  const areToolsKnown = site.endpoints?.tools !== undefined || site.replication?.generation !== undefined;
  if (missing.length > 0 && (areToolsKnown || lacksForAny(site))) return lacking(missing, rows.length, isApplied);
  if (isApplied === false) return hit({ found: 'it is not applied', which: '', at: 'allowList.isApplied' });
  if (missing.length > 0) return unknown('replication.generation');
  return isApplied === undefined ? unknown('allowList.isApplied') : OK;
}
