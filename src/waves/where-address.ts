/** On which side of an address a party is found: on the site, behind the link; on the internet; or nobody can tell. */
export type Where = 'site' | 'internet' | 'unknown';

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const IPV6 = /^[0-9a-f:]*:[0-9a-f:]*$/;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/;

/** Private: 10/8, 172.16/12, 192.168/16 (RFC 1918) and 100.64/10 (RFC 6598). Neither: this host, loopback, link-local, multicast and above. */
function whereIpv4(first: number, second: number): Where {
  if (isPrivate(first, second)) return 'site';
  const isNeither = first === 0 || first === 127 || (first === 169 && second === 254) || first >= 224;
  return isNeither ? 'unknown' : 'internet';
}

function isPrivate(first: number, second: number): boolean {
  if (first === 172) return second >= 16 && second <= 31;
  if (first === 100) return second >= 64 && second <= 127;
  return first === 10 || (first === 192 && second === 168);
}

/** Private: fc00::/7 (RFC 4193). Neither: `::`, loopback, link-local (fe80::/10), multicast (ff00::/8). */
function whereIpv6(text: string): Where {
  const head = text.startsWith(':') ? 0 : Number.parseInt(text.split(':')[0]!, 16);
  if ((head & 0xfe00) === 0xfc00) return 'site';
  // The internet gives out 2000::/3 only (RFC 4291, 2.4; IANA's registry of unicast space).
  return (head & 0xe000) === 0x2000 ? 'internet' : 'unknown';
}

function whereOne(address: string): Where {
  const text = address.trim().toLowerCase();
  const octets = IPV4.exec(MAPPED.exec(text)?.[1] ?? text)
    ?.slice(1)
    .map(Number);
  if (octets !== undefined) {
    return octets.some((octet) => octet > 255) ? 'unknown' : whereIpv4(octets[0]!, octets[1]!);
  }
  const [plain = ''] = text.split('%');
  return IPV6.test(plain) ? whereIpv6(plain) : 'unknown';
}

/**
 * Where a party stands, by its addresses. A private one is taken for the site, whose network is the only private one that is known: with
 * any private address the party is taken for the site. Without an address, or with only such as no router forwards, nobody can tell.
 */
export function whereIs(addresses: readonly string[]): Where {
  const found = new Set(addresses.map(whereOne));
  if (found.has('site')) return 'site';
  return found.has('internet') ? 'internet' : 'unknown';
}
