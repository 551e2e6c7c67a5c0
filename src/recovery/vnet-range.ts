import { parseAddress } from '../site/index.js';
import type { SettingsFault } from './settings-problems.js';
import { formatRange, overlaps } from './subnets-ranges.js';
import type { AddressRange } from './subnets-ranges.js';

/**
 * What a range of a virtual network may be.
 *
 * Source: MicrosoftDocs/azure-docs, virtual-network/virtual-networks-faq.md, 02/12/2019: ranges of RFC 1918; five that cannot be added; subnets from
 * /29 to /8; public ranges are possible.
 */
const FAQ = 'Azure Virtual Network FAQ, 02/12/2019';
const SMALLEST_BITS = 29;
const LARGEST_BITS = 8;

interface NamedRange {
  readonly text: string;
  readonly what: string;
}

const FORBIDDEN: readonly NamedRange[] = [
  { text: '224.0.0.0/4', what: 'multicast' },
  { text: '255.255.255.255/32', what: 'broadcast' },
  { text: '127.0.0.0/8', what: 'loopback' },
  { text: '169.254.0.0/16', what: 'link-local' },
  { text: '168.63.129.16/32', what: 'the DNS of Azure itself' },
];
const PRIVATE: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** A stated range as it is read, and what is wrong with it; null: it cannot be used. */
interface ReadVnet {
  readonly range: AddressRange | null;
  readonly faults: readonly SettingsFault[];
}

const EXAMPLE = 'write a range of IPv4 such as 10.200.0.0/22';

/** Reads the range of a virtual network by itself, whatever the site uses. */
export function readVnet(text: string): ReadVnet {
  const refused = (why: string, remedy = EXAMPLE): ReadVnet => ({
    range: null,
    faults: [
      {
        ...{ code: 'bad-vnet', severity: 'error' },
        message: `"${text}" in the settings is no range such as 10.200.0.0/22: ${why}; one is proposed`,
        remedy,
      },
    ],
  });
  const written = text.trim();
  const whyUnread = unreadWords(written);
  if (whyUnread !== null) return refused(whyUnread);
  const [address = '', digits = ''] = written.split('/');
  const range = { first: parseAddress(address)!, size: 2 ** (32 - Number(digits)) };
  const around = { ...range, first: Math.floor(range.first / range.size) * range.size };
  if (around.first !== range.first) {
    const right = formatRange(around);
    return refused(`${address} is not the first address of a /${digits}`, `write ${right}, the range that it lies in`);
  }
  const whyNot = notAllowedWords(range, Number(digits));
  if (whyNot !== null) return refused(`${whyNot} (${FAQ})`);
  return { range, faults: isPrivate(range) ? [] : [publicRange(text)] };
}

/** Why a text is no range; null: it is one. */
function unreadWords(text: string): string | null {
  if (text.includes(':')) return 'it is of IPv6, and the plan gives machines addresses of IPv4';
  const [, address = '', digits = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? [];
  if (parseAddress(address) === null) return 'it is not four numbers up to 255, a slash and a length';
  if (/(?:^|\.)0\d/.test(address)) return 'a number begins with 0, which some programs read as octal';
  return Number(digits) > 32 ? `/${digits} is longer than the 32 bits of an address` : null;
}

/** Why no network of Azure may have a range; null: one may. */
function notAllowedWords(range: AddressRange, bits: number): string | null {
  if (bits > SMALLEST_BITS) return `it is smaller than /${SMALLEST_BITS}, the smallest subnet`;
  if (bits < LARGEST_BITS) return `it is larger than /${LARGEST_BITS}, the largest subnet`;
  const forbidden = FORBIDDEN.find((one) => overlaps(range, rangeOf(one.text)));
  return forbidden === undefined
    ? null
    : `it holds addresses of ${forbidden.text}, ${forbidden.what}, which no network may have`;
}

/** Of the ranges above, which are right. */
function rangeOf(text: string): AddressRange {
  const [address = '', bits = ''] = text.split('/');
  return { first: parseAddress(address)!, size: 2 ** (32 - Number(bits)) };
}

const isPrivate = ({ first, size }: AddressRange): boolean =>
  PRIVATE.map(rangeOf).some((one) => first >= one.first && first + size <= one.first + one.size);

const publicRange = (text: string): SettingsFault => ({
  ...{ code: 'public-vnet', severity: 'warning' },
  message: `the stated range ${text} lies outside of the private ranges (RFC 1918): Azure takes it, and machines in it cannot reach whoever has these addresses on the internet`,
  remedy: `choose a range within ${PRIVATE.join(', ')}, unless these addresses are your own`,
});

/** Addresses of the site lie in the stated range, which is used as it was stated. */
export const clashingVnet = (text: string, clashing: number): SettingsFault => ({
  ...{ code: 'clashing-vnet', severity: 'error' },
  message: `the stated range ${text} holds ${clashing} addresses that the site uses: both cannot be routed`,
  remedy:
    'choose a range that the site does not use; to keep addresses on purpose, state the subnet as kept in hardCodedAddresses of the site file',
});

/** A stated range without room for the subnets; it is left out. */
export const smallVnet = (text: string, { size }: AddressRange, needed: number): SettingsFault => ({
  ...{ code: 'small-vnet', severity: 'error' },
  message: `the range ${text} is too small for the subnets: it has ${size} addresses, and they take ${needed}; one is proposed`,
  remedy: `give a larger one, at least a /${32 - Math.ceil(Math.log2(needed))}`,
});

/** A kept range of the site lies partly in the stated one. */
export const overlappingRanges = (stated: string, kept: string): SettingsFault => ({
  ...{ code: 'overlapping-ranges', severity: 'error' },
  message: `the stated range ${stated} and the kept subnet ${kept} of the site hold addresses of each other, which ranges of one network may not (${FAQ})`,
  remedy: 'choose a range that holds the kept subnet as a whole, or nothing of it',
});

/** Two subnets of the plan keep ranges that hold addresses of each other. */
export const overlappingKept = (one: string, other: string): SettingsFault => ({
  ...{ code: KEPT_OVERLAP, severity: 'error' },
  message: `${one === other ? `two subnets keep the range ${one}` : `two subnets keep the ranges ${one} and ${other}`} of the site, and subnets of one network may not overlap (${FAQ})`,
  remedy: 'keep one of the two, or state a range for each that is its own',
});

/** Of a fault of the site file, not of the settings. */
export const KEPT_OVERLAP = 'overlapping-kept';
