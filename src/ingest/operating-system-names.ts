import type { OsFamily } from '../model/index.js';

/** What one printed name says, before names are weighed against each other. */
export interface NamedSystem {
  readonly family: OsFamily;
  readonly product: string | null;
  readonly version: string | null;
  readonly edition: string | null;
}

/** One row: names that match `pattern` belong to `product`, whose version stands where `version` finds it. */
interface NamePattern {
  readonly pattern: RegExp;
  readonly family: OsFamily;
  readonly product: string | null;
  /** `rest` is what follows the match. */
  readonly version?: (rest: string) => string | null;
}

export const NOTHING_NAMED: NamedSystem = { family: 'unknown', product: null, version: null, edition: null };

/** "4/5" names two versions, so the name states neither; more than two parts (`7.9.2009`, `20.04.6`) are builds. */
const VERSION = /(?<![\w/.])v?(\d{1,4}(?:\.\d{1,2})?)(?:\.\w+)*(?![\w/]|\.\d)/;
/** Further on stand build numbers and dates. */
const VERSION_WINDOW_CHARACTERS = 60;

const numberIn = (rest: string): string | null => VERSION.exec(rest.slice(0, VERSION_WINDOW_CHARACTERS))?.[1] ?? null;

/** Debian 4 and later number their releases by whole numbers; what follows the point is a round of updates. */
const debianVersion = (rest: string): string | null => {
  const version = numberIn(rest);
  return version !== null && Number(version) >= 4 ? (version.split('.')[0] ?? null) : version;
};

/** SUSE prints the service pack apart: "15 SP5" is the catalogue's `15.5`. */
const susePack = (rest: string): string | null => {
  const version = numberIn(rest);
  const pack = /\bsp ?(\d)\b/.exec(rest)?.[1];
  return version === null || pack === undefined || version.includes('.') ? version : `${version}.${pack}`;
};

/** SunOS 5.n is Solaris n. */
const sunVersion = (rest: string): string | null => numberIn(rest)?.replace(/^5\./, '') ?? null;

/** Ubuntu's releases are a year and a month; a bare year is kept, since it could be either release of it. */
const ubuntuVersion = (rest: string): string | null => numberIn(rest.replace(/(\d{2}\.\d{2})\.\d+/, '$1'));

/** Order matters: the first match wins, so the narrower name stands above the wider one. */
const PATTERNS: readonly NamePattern[] = [
  { pattern: /\bcentos(?: linux)? stream\b/, family: 'linux', product: 'centos-stream', version: numberIn },
  // CentOS Linux ended with 8; what is called CentOS 9 or 10 is Stream.
  {
    pattern: /\bcentos(?: linux)?(?= (?:release )?(?:9|10)\b)/,
    family: 'linux',
    product: 'centos-stream',
    version: numberIn,
  },
  { pattern: /\bcentos\b/, family: 'linux', product: 'centos', version: numberIn },
  { pattern: /\bfedora\b/, family: 'linux', product: 'fedora', version: numberIn },
  {
    pattern: /\bred ?hat enterprise(?: linux)?\b|\brhel(?= ?\d|\b)/,
    family: 'linux',
    product: 'rhel',
    version: numberIn,
  },
  { pattern: /\bopen ?suse\b/, family: 'linux', product: 'opensuse', version: numberIn },
  // The desktop edition is another product, which Azure's publisher list does not name.
  { pattern: /\bsuse linux enterprise desktop\b|\bsled\b/, family: 'linux', product: null },
  { pattern: /\bsuse linux enterprise\b|\bsles(?= ?\d|\b)/, family: 'linux', product: 'sles', version: susePack },
  {
    pattern: /\boracle(?: enterprise)?(?: linux)(?: server)?\b|\boracle(?= \d)|\boel\b/,
    family: 'linux',
    product: 'oracle-linux',
    version: numberIn,
  },
  { pattern: /\bubuntu\b/, family: 'linux', product: 'ubuntu', version: ubuntuVersion },
  { pattern: /\bdebian\b/, family: 'linux', product: 'debian', version: debianVersion },
  { pattern: /\brocky ?linux\b|\brocky\b/, family: 'linux', product: 'rocky-linux', version: numberIn },
  { pattern: /\balma ?linux\b/, family: 'linux', product: 'almalinux', version: numberIn },
  { pattern: /\bamazon ?linux\b/, family: 'linux', product: 'amazon-linux', version: numberIn },
  { pattern: /\bphoton\b/, family: 'linux', product: 'vmware-photon', version: numberIn },
  { pattern: /\bfreebsd\b/, family: 'other', product: 'freebsd', version: numberIn },
  { pattern: /\bmac ?os ?x?(?= ?\d|\b)|\bos x\b/, family: 'other', product: 'macos', version: numberIn },
  { pattern: /\bsolaris\b|\bsunos\b/, family: 'other', product: 'oracle-solaris', version: sunVersion },
  {
    pattern: /\bms-?dos\b|\bfreedos\b|\b(?:open|net|dragonfly) ?bsd\b|\bsco\b|\bopenserver\b|\bunixware\b/,
    family: 'other',
    product: null,
  },
  {
    pattern: /\bnetware\b|\bos\/2\b|\becomstation\b|\besxi?\b|\baix\b|\bhp-?ux\b|\bdarwin\b/,
    family: 'other',
    product: null,
  },
  {
    pattern: /\bcoreos\b|\bflatcar\b|\bmandr(?:ake|iva)\b|\bkylin\b|\bgentoo\b|\basianux\b/,
    family: 'linux',
    product: null,
  },
  {
    pattern: /linux|\bopen enterprise server\b|\bsun java desktop\b|\bfusionos\b|\bsuse\b/,
    family: 'linux',
    product: null,
  },
];

/** The catalogue files Vista and XP under the numbers of their kernels. */
const CLIENT_CODES: ReadonlyMap<string, string> = new Map([
  ['vista', '6'],
  ['xp', '5'],
  ['millennium', 'me'],
  ['nt', 'nt-4'],
]);

const SMALL_BUSINESS_CODES: ReadonlyMap<string, string> = new Map([['2011', '2008-r2']]);
/** Code names under which vCenter lists servers that were not named yet. */
const SERVER_CODE_NAMES: readonly (readonly [pattern: RegExp, version: string])[] = [
  [/\blonghorn\b/, '2008'],
  [/\bwindows 8 server\b/, '2012'],
  [/\bwindows 10 server\b|\bthreshold\b/, '2016'],
];

const EDITION =
  /\b(datacenter(?: azure)?|standard|enterprise(?: ltsc| ltsb)?|essentials|foundation|web|professional|pro|home|ultimate|education|advanced server|small business)\b(?: edition)?( evaluation)?/;

const capitalised = (words: string): string =>
  words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace(/^Pro\b/, 'Professional');

function windowsEdition(words: string): string | null {
  const found = EDITION.exec(words);
  if (found === null) return null;
  const name = found[1] === 'datacenter azure' ? 'datacenter azure edition' : found[1]!;
  return capitalised(name.replace(/ lts([bc])/, ' lts$1') + (found[2] ?? '')).replace(/Lts[bc]/, (text) =>
    text.toUpperCase(),
  );
}

const servicePack = (words: string): string => {
  const pack = /\b(?:sp|service pack) ?([1-9])\b/.exec(words)?.[1];
  return pack === undefined ? '' : `-sp${pack}`;
};

/** The releases between the named ones, which lived eighteen months: `1909-sac`, `23h2-ac`. */
function channelVersion(words: string): string | null {
  const found = /\b(1709|1803|1809|1903|1909|20h2|23h2)\b|\bversion (2004)\b/.exec(words);
  const release = found?.[1] ?? found?.[2];
  if (release === undefined) return null;
  return release === '23h2' ? '23h2-ac' : `${release}-sac`;
}

function serverVersion(words: string): string | null {
  const special = channelVersion(words) ?? SERVER_CODE_NAMES.find(([pattern]) => pattern.test(words))?.[1];
  if (special !== undefined) return special;
  const year = /(?<![\d.])(20\d\d)(?![\d.])/.exec(words)?.[1];
  if (year === undefined) return null;
  const base = SMALL_BUSINESS_CODES.get(year) ?? year;
  const isSecondRelease = /\d ?r2\b|\br2\b/.test(words) && !base.endsWith('r2');
  return `${base}${isSecondRelease ? '-r2' : ''}${servicePack(words)}`;
}

function clientVersion(words: string): string | null {
  const found = /\bwindows ?(11|10|8\.1|8|7|vista|xp|nt|98|95|me|millennium|2000|3(?:\.\d+)?|12)(?![\w.])/.exec(
    words,
  )?.[1];
  if (found === undefined) return null;
  const build = /\b(1[5-9]\d\d|2004|2[0-9]h[12])\b/.exec(words)?.[1];
  const suffix = (found === '10' || found === '11') && build !== undefined ? `-${build}` : servicePack(words);
  return `${CLIENT_CODES.get(found) ?? (found.startsWith('3') ? '3.1' : found)}${suffix}`;
}

/** Windows Server and Windows for desks are two products; "Windows 2000" alone is the server, the only one the catalogue lists. */
function windowsOf(words: string): NamedSystem {
  const edition = windowsEdition(words);
  const isServer = /\bserver\b|\blonghorn\b/.test(words) && !/\bwindows ?(?:nt|server nt)\b/.test(words);
  const is2000Server = /\bwindows ?2000\b/.test(words) && !/\bpro(?:fessional)?\b/.test(words);
  if (isServer || is2000Server) {
    return { family: 'windows', product: 'windows-server', version: serverVersion(words), edition };
  }
  // "Windows 2012 R2" leaves out the word, but no desktop bears a year from 2003 on.
  const isYear = /\bwindows ?20(?:03|08|12|16|19|22|25)\b/.test(words);
  if (isYear) return { family: 'windows', product: 'windows-server', version: serverVersion(words), edition };
  return { family: 'windows', product: 'windows', version: clientVersion(words), edition };
}

/**
 * What one normalised name says. `words` is lower case, at most a few hundred characters, without the width in bits.
 * An unrecognised name is of family `unknown`: nothing is guessed from a word such as "server".
 */
export function systemOfName(words: string): NamedSystem {
  if (/\bwindows hyper-v\b/.test(words)) return { ...NOTHING_NAMED, family: 'windows' };
  if (/\bwindows|\bhyper-v server\b|\bsmall business server\b/.test(words)) return windowsOf(words);
  for (const { pattern, family, product, version } of PATTERNS) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const rest = words.slice(match.index + match[0].length);
    return { family, product, version: version?.(rest) ?? null, edition: null };
  }
  return NOTHING_NAMED;
}
