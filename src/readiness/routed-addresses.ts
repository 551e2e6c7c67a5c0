/** Every host gives itself a link-local or loopback address; only a routed one is an address somebody uses. */
const isRoutedIpv6 = (address: string): boolean =>
  address.includes(':') && !/^(?:fe[89ab]|::1(?:\/|%|$))/i.test(address);

/** The IPv6 addresses of a machine that somebody may use. */
export const routedIpv6 = (addresses: readonly string[]): readonly string[] => addresses.filter(isRoutedIpv6);
