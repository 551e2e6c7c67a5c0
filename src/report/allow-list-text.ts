import { csvCell } from '../model/index.js';
import { pagesOf, TOOL_NAMES } from '../site/index.js';
import type { AllowListReport, AllowRow } from '../site/index.js';
import { formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const NEED_WORDS: Readonly<Record<AllowRow['need'], string>> = {
  required: 'required',
  migration: 'agentless migration only',
  privateLink: 'or a private endpoint',
  optional: 'optional',
};

const listedWords = ({ isListed }: AllowRow): string => {
  if (isListed === null) return '';
  return isListed ? 'yes' : 'no';
};

const COLUMNS: readonly (readonly [name: string, of: (row: AllowRow) => string])[] = [
  ['source', ({ source }) => source],
  ['destination', ({ destination }) => destination],
  ['port', ({ port }) => String(port)],
  ['protocol', ({ protocol }) => protocol],
  ['direction', ({ direction }) => direction],
  ['need', ({ need }) => NEED_WORDS[need]],
  ['why', ({ why }) => why],
  ['tools', ({ tools }) => tools.map((tool) => TOOL_NAMES[tool]).join('; ')],
  ['pages', pagesOf],
  ['doubts', ({ doubts }) => doubts.join('; ')],
  ['inSiteAllowList', listedWords],
];

/** Names that must resolve privately are rows of their own, so that the file is complete for who opens nothing else. */
const privateRows = ({ privateNames }: AllowListReport): readonly (readonly string[])[] =>
  privateNames.map(({ name, zone, forward, subnet }) => [
    'site',
    name,
    '443',
    'tcp',
    'private',
    'required',
    `resolves to an address in ${subnet ?? "the endpoints' subnet"}; forward ${forward.join(' and ') || 'its public zone'} to a resolver in the virtual network`,
    '',
    zone === null ? '' : `private zone ${zone}`,
    '',
    '',
  ]);

/**
 * One row for each rule of the firewall, then one for each name that has to resolve privately. RFC 4180, UTF-8, lines end in CR LF; a
 * text that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function renderAllowListCsv(report: AllowListReport): string {
  const rows = [...report.rows.map((row) => COLUMNS.map(([, of]) => of(row))), ...privateRows(report)];
  return [COLUMNS.map(([name]) => name), ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** The same for people, by source, with what stays public, the rules for proxies, and what is in doubt. */
export function renderAllowListText(report: AllowListReport): string {
  const sources = [...new Set(report.rows.map(({ source }) => source))];
  return joinLines([
    ...wrap(
      `${formatCountOf(report.rows.length, 'rule')} in the ${report.cloud} cloud, ${report.connectivity === 'private' ? 'with private endpoints' : 'by public addresses'}: ${report.tools.map((tool) => TOOL_NAMES[tool]).join('; ')}`,
    ),
    ...(report.rows.some(({ isListed }) => isListed === false)
      ? wrap('MISSING: the list that the site file gives under allowList.urls does not cover it', 2)
      : []),
    ...report.notes.flatMap((note) => wrap(`note: ${note}`, 2, 8)),
    ...sources.flatMap((source) => ['', `From ${source}`, ...rowsFrom(source, report)]),
    ...privateLines(report),
    ...proxyLines(report),
    ...doubtLines(report),
    '',
    ...wrap(`Each row's page stands in the CSV and the JSON. Read the pages again from ${report.reviewBy} on.`),
  ]);
}

const rowsFrom = (source: string, { rows }: AllowListReport): readonly string[] =>
  alignRows(
    rows
      .filter((row) => row.source === source)
      .map((row) => [
        row.destination,
        `${row.port}/${row.protocol}`,
        NEED_WORDS[row.need] + (row.isListed === false ? ', MISSING' : ''),
        row.why,
      ]),
    2,
    [1],
  );

function privateLines({ privateNames, staysPublic, connectivity }: AllowListReport): readonly string[] {
  if (connectivity === 'public') return [];
  return [
    '',
    'To resolve privately, asked from the site',
    ...(privateNames.length === 0
      ? wrap('the site file names none: write them under endpoints.privateNames', 2)
      : alignRows(
          privateNames.map(({ name, subnet, forward }) => [
            name,
            subnet ?? 'range not stated',
            `forward ${forward.join(', ') || 'its public zone'}`,
          ]),
          2,
          [],
        )),
    '',
    'Public all the same',
    ...staysPublic.flatMap(({ what, hosts }) => wrap(`${what}: ${hosts.join(', ')}`, 2, 4)),
  ];
}

const proxyLines = ({ proxyRules, bypasses }: AllowListReport): readonly string[] => [
  '',
  'If a proxy stands in between',
  ...proxyRules.flatMap(({ text }) => wrap(text, 2, 4)),
  ...wrap(
    'over ExpressRoute private peering bypass <cache account>.blob.core.windows.net (lsa), never *.blob.core.windows.net: the gateway account (gwsa) needs the internet',
    2,
    4,
  ),
  ...bypasses.flatMap(({ proxy, pattern, isRight, why }) =>
    wrap(`${isRight ? 'right' : 'WRONG'}: ${proxy} lets ${pattern} around it: ${why}`, 2, 4),
  ),
];

function doubtLines({ rows }: AllowListReport): readonly string[] {
  const doubted = rows.filter(({ doubts }) => doubts.length > 0);
  if (doubted.length === 0) return [];
  return [
    '',
    'Where pages differ or leave something open',
    ...doubted.flatMap(({ source, destination, doubts }) =>
      wrap(`${destination} from ${source}: ${doubts.join('; ')}`, 2, 4),
    ),
  ];
}
