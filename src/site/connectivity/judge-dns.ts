import { isInRange } from '../addresses.js';
import { failed, ok, unknown } from './judgement.js';
import { isPrivateAddress, isRange } from './private-address.js';
import { AZURE_DNS } from './private-endpoints.js';
import type { DnsObservation, DnsProbe, Failure, Judgement, NameExpectation } from './preflight-probe.js';

/** What the answers to a name prove. What the system answers decides; DNS servers tell the lifetime, and where the answer is from. */
export function judgeDns(probe: DnsProbe, observation: DnsObservation): Judgement {
  const { lookup, query } = observation;
  const said = lookup ?? query;
  if (said.outcome === 'failed') return unanswered(probe, said);
  const addresses = said.addresses.map((one) => (typeof one === 'string' ? one : one.address));
  if (probe.expect.kind === 'any') return judgeLifetime(probe, observation, addresses);
  return (
    hostsFile(probe, observation, probe.expect) ?? judgePrivate(probe, observation, { addresses, expect: probe.expect })
  );
}

const serverOf = ({ server }: DnsProbe): string => (server === null ? 'this machine' : `DNS server ${server}`);
const isAzureDns = ({ server }: DnsProbe): boolean =>
  server === AZURE_DNS || server?.startsWith(`${AZURE_DNS}:`) === true;

const FORWARD = (expect: NameExpectation): string => {
  const zones =
    expect.kind === 'private' && expect.forward.length > 0 ? expect.forward.join(' and ') : 'the public zone';
  return `forward ${zones} to a resolver within a virtual network that is linked to the private zone; that resolver may ask ${AZURE_DNS}, which answers nobody outside`;
};

function unanswered(probe: DnsProbe, { code, detail }: Failure): Judgement {
  if (isAzureDns(probe)) {
    return failed(
      probe,
      'preflight/azure-dns-from-outside',
      `${AZURE_DNS} does not answer this machine about ${probe.name}`,
      {
        remedy: FORWARD(probe.expect),
        rule: 'R-PE-2',
      },
    );
  }
  if (code === 'notFound') {
    return failed(probe, 'preflight/name-not-found', `${serverOf(probe)} knows no address of ${probe.name}`, {
      remedy:
        probe.expect.kind === 'private'
          ? `check the A record in the private zone and the zone's link to the virtual network; ${FORWARD(probe.expect)}`
          : 'check the spelling in the site file, and that the DNS servers know the name',
    });
  }
  return failed(
    probe,
    'preflight/dns-no-answer',
    `${serverOf(probe)} gave no answer about ${probe.name} (${code}: ${detail})`,
    {
      remedy: 'check that the DNS server runs and that UDP and TCP 53 to it are open',
    },
  );
}

function judgeLifetime(probe: DnsProbe, { query }: DnsObservation, addresses: readonly string[]): Judgement {
  const resolved = `${probe.name} resolves to ${addresses.join(', ')}`;
  if (probe.ttlAtMost === null) return ok(probe, 'preflight/resolves', resolved);
  const longest =
    query.outcome === 'answered' && query.addresses.length > 0
      ? Math.max(...query.addresses.map(({ ttlSeconds }) => ttlSeconds))
      : null;
  if (longest === null) {
    return unknown(probe, 'preflight/ttl-unknown', `${resolved}, and no DNS server told for how long`, {
      remedy: 'ask the server that holds the zone, by --server',
    });
  }
  return longest > probe.ttlAtMost
    ? failed(probe, 'preflight/long-ttl', `${resolved} for ${longest} s more, above ${probe.ttlAtMost} s`, {
        remedy: `lower the TTL of ${probe.name} to ${probe.ttlAtMost} s or less, at least a day before the cutover`,
      })
    : ok(
        probe,
        'preflight/short-ttl',
        `${resolved} for ${longest} s more; a server that caches counts down, so ask the one that holds the zone`,
      );
}

type Private = Extract<NameExpectation, { kind: 'private' }>;

/** The system has an answer that no DNS server gives: an entry in the hosts file, or a rule of this machine alone. */
function hostsFile(probe: DnsProbe, { lookup, query }: DnsObservation, expect: Private): Judgement | null {
  if (lookup?.outcome !== 'answered') return null;
  const fromServers = query.outcome === 'answered' ? query.addresses.map(({ address }) => address) : [];
  const isFromServers = lookup.addresses.every((address) => fromServers.includes(address));
  const isServersSilent = query.outcome === 'failed' && query.code !== 'notFound';
  if (isFromServers || isServersSilent || !lookup.addresses.every((address) => isExpected(address, expect)))
    return null;
  const servers = fromServers.length === 0 ? 'know no address' : `answer ${fromServers.join(', ')}`;
  return failed(
    probe,
    'preflight/hosts-file',
    `this machine resolves ${probe.name} to ${lookup.addresses.join(', ')}, but its DNS servers ${servers}: likely an entry of the hosts file, which is for tests only`,
    { remedy: `remove the entry once DNS answers; ${FORWARD(expect)}`, rule: 'R-PE-2' },
  );
}

const isExpected = (address: string, { subnet }: Private): boolean =>
  subnet !== null && isRange(subnet) ? isInRange(address, subnet) === true : isPrivateAddress(address);

function judgePrivate(
  probe: DnsProbe,
  { query }: DnsObservation,
  { addresses, expect }: { readonly addresses: readonly string[]; readonly expect: Private },
): Judgement {
  const resolved = `${probe.name} resolves to ${addresses.join(', ')}`;
  const wrong = addresses.filter((address) => !isExpected(address, expect));
  if (wrong.length === 0) {
    if (expect.subnet !== null && isRange(expect.subnet)) {
      return ok(probe, 'preflight/resolves-privately', `${resolved}, within ${expect.subnet}`);
    }
    return unknown(
      probe,
      'preflight/subnet-not-stated',
      `${resolved}, which is private; whether it is the endpoint's is not known`,
      {
        remedy: 'write the range of the endpoints under privateEndpoints.subnet, such as 10.20.3.0/27',
      },
    );
  }
  if (wrong.every(isPrivateAddress)) {
    return failed(
      probe,
      'preflight/outside-subnet',
      `${resolved}, outside the endpoints' range ${expect.subnet ?? ''}`,
      {
        remedy: 'compare the A record with the endpoint; after a change wait for the TTL, or flush the caches',
      },
    );
  }
  const alias = query.outcome === 'answered' ? query.aliases.find((one) => one.includes('privatelink')) : undefined;
  return alias === undefined
    ? failed(probe, 'preflight/resolves-publicly', `${resolved}, which is public`, {
        remedy: `check that the private endpoint exists and is approved; then ${FORWARD(expect)}`,
      })
    : failed(
        probe,
        'preflight/endpoint-bypassed',
        `${resolved}, which is public, although ${alias} shows that there is an endpoint: the query did not reach Azure from within the virtual network`,
        { remedy: FORWARD(expect), rule: 'R-PE-2' },
      );
}
