type Protocol = 'tcp' | 'udp';

/** What a firewall has to let through for one port. */
export interface PortProtocols {
  readonly protocols: readonly Protocol[];
  /** `stated` by the connections, `known` of the service, or `assumed`: not stated, and TCP is taken. */
  readonly by: 'stated' | 'known' | 'assumed';
  /** The document that says so; null where the connections do or nothing does. */
  readonly source: string | null;
}

const AD = 'MicrosoftDocs/SupportArticles-docs, config-firewall-for-ad-domains-and-trusts.md, 12/26/2023';
const TCP: readonly Protocol[] = ['tcp'];
const UDP: readonly Protocol[] = ['udp'];
const BOTH: readonly Protocol[] = ['tcp', 'udp'];

/** Services that need what their documents say, whoever speaks them. 514 is syslog by UDP; by TCP it is a habit of products. */
const BY_PORT: ReadonlyMap<number, readonly [readonly Protocol[], string]> = new Map([
  [22, [TCP, 'RFC 4253, 4']],
  [25, [TCP, 'RFC 5321, 4.5.4.2']],
  [53, [BOTH, 'RFC 7766, 5']],
  [80, [TCP, 'RFC 9110, 4.2.1']],
  [88, [BOTH, 'RFC 4120, 7.2']],
  [123, [UDP, 'RFC 5905, 7.2']],
  [135, [TCP, AD]],
  [161, [UDP, 'RFC 3417, 3']],
  [162, [UDP, 'RFC 3417, 3']],
  [389, [BOTH, AD]],
  [443, [TCP, 'RFC 9110, 4.2.2']],
  [445, [TCP, AD]],
  [464, [BOTH, AD]],
  [514, [UDP, 'RFC 5426, 3.3']],
  [636, [TCP, AD]],
  [1433, [TCP, 'IANA, Service Name and Transport Protocol Port Number Registry: ms-sql-s']],
  [3268, [TCP, AD]],
  [3269, [TCP, AD]],
  [3306, [TCP, 'IANA, Service Name and Transport Protocol Port Number Registry: mysql']],
  [5432, [TCP, 'IANA, Service Name and Transport Protocol Port Number Registry: postgresql']],
  [6514, [TCP, 'RFC 5425, 4.1']],
]);

/** Databases speak streams on any port on which they are found. */
const BY_PRODUCT: ReadonlyMap<string, readonly [readonly Protocol[], string]> = new Map(
  (
    [
      ['sql-server', 1433],
      ['mysql', 3306],
      ['postgresql', 5432],
    ] as const
  ).map(([product, port]) => [product, BY_PORT.get(port)!] as const),
);

/**
 * What a port needs: what the connections state; where they do not, what the product or the service registered for the port speaks; else
 * TCP, and said to be assumed. A port that both protocols were seen on has none in the graph either, and is answered alike.
 */
export function protocolsOf({
  port,
  protocol,
  product = null,
}: {
  readonly port: number;
  readonly protocol: Protocol | null;
  readonly product?: string | null;
}): PortProtocols {
  if (protocol !== null) return { protocols: [protocol], by: 'stated', source: null };
  const known = (product === null ? undefined : BY_PRODUCT.get(product)) ?? BY_PORT.get(port);
  if (known === undefined) return { protocols: TCP, by: 'assumed', source: null };
  return { protocols: known[0], by: 'known', source: known[1] };
}
