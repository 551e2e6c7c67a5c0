import type { OperatingSystem } from '../model/index.js';
import { isInRanges, isServerOf } from './os-lists.js';
import type { Range } from './os-lists.js';
import { isAtLeast, majorOf } from './os-support.js';

/** The day that the page with the list bears. */
export const DEFENDER_PAGE_DATE = '02/06/2025';

/**
 * Guests that Defender for Servers supports, of which the assessment page says "Ready".
 * Source: concepts-assessment-calculation.md (02/06/2025), "Security readiness", read 2026-11-21. The page leaves out Windows Server
 * 2012, Oracle Linux 9 and Windows Server 2025; it is followed as it stands, and what is newer than it is told as newer.
 */
const DEFENDER_LINUX: readonly Range[] = [
  { product: 'rhel', from: '7.2' },
  { product: 'ubuntu', from: '16.04', until: '16' },
  { product: 'ubuntu', from: '18.04', until: '18' },
  { product: 'ubuntu', from: '20.04', until: '20' },
  { product: 'ubuntu', from: '22.04', until: '22' },
  { product: 'sles', from: '12', until: '12' },
  { product: 'sles', from: '15' },
  { product: 'debian', from: '9', until: '11' },
  { product: 'oracle-linux', from: '7.2', until: '8' },
  { product: 'amazon-linux', from: '2', until: '2' },
];
const DEFENDER_SERVERS: readonly string[] = ['2008-r2', '2012-r2', '2016', '2019', '2022'];

/**
 * `newer` and `older`: than every listed version of the product, where older also means between two listed ones. `unknownVersion`: the
 * version, or as much of it as decides, is missing. `notListed`: no version of the product is listed.
 */
export type DefenderSupport = 'listed' | 'newer' | 'older' | 'notListed' | 'unknownVersion' | 'unknownGuest';

/** What the list of Defender for Servers says of a guest. */
export function deriveDefenderSupport(os: OperatingSystem): DefenderSupport {
  if (os.family === 'unknown') return 'unknownGuest';
  if (os.product === null) return os.family === 'windows' ? 'unknownGuest' : 'notListed';
  if (os.product === 'windows-server') return ofServer(os);
  const ranges = DEFENDER_LINUX.filter(({ product }) => product === os.product);
  return ranges.length === 0 ? 'notListed' : ofLinux(os, ranges);
}

function ofServer(os: OperatingSystem): DefenderSupport {
  if (os.version === null) return 'unknownVersion';
  if (isServerOf(os, DEFENDER_SERVERS)) return 'listed';
  const isNewer = os.version === '23h2-ac' || (/^20\d\d(?!-sac)/.test(os.version) && majorOf(os.version) > 2022);
  return isNewer ? 'newer' : 'older';
}

/** Amazon's first Linux bore years and months; the second and third are 2 and 2023. */
const FIRST_AMAZON = /^201\d/;

function ofLinux(os: OperatingSystem, ranges: readonly Range[]): DefenderSupport {
  const { version } = os;
  if (version === null) return 'unknownVersion';
  if (isInRanges(os, ranges)) return 'listed';
  if (os.product === 'amazon-linux' && FIRST_AMAZON.test(version)) return 'older';
  if (isTooCoarse(version, ranges)) return 'unknownVersion';
  const isNewer = ranges.every(
    ({ from, until = from }) => isAtLeast(version, from) && majorOf(version) > majorOf(until),
  );
  return isNewer ? 'newer' : 'older';
}

/** `7` may be 7.1, which is too old, or 7.9; `20` of Ubuntu either release of that year. */
const isTooCoarse = (version: string, ranges: readonly Range[]): boolean =>
  !/[.-]/.test(version) && ranges.some(({ from }) => /[.]/.test(from) && majorOf(from) === majorOf(version));

/** vSphere knows one guest for 2012 and 2012 R2, of which the list has the second alone; its name is no word of the guest's own. */
export const isEitherServer2012 = ({ product, version, guestId, name }: OperatingSystem): boolean =>
  product === 'windows-server' &&
  version === '2012' &&
  (name === null
    ? (guestId ?? '').startsWith('windows8Server')
    : /^Microsoft Windows Server 2012 \(64-bit\)$/i.test(name));
