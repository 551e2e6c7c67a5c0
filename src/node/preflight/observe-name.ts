import { lookup, Resolver } from 'node:dns/promises';
import type { DnsObservation, DnsProbe } from '../../site/index.js';
import { failureOf, TIMED_OUT } from './failure.js';
import type { ProbeLimits } from './run-preflight.js';

/**
 * What a name resolves to: as any program of this machine gets it, and as the DNS servers answer, with lifetimes. Addresses of version
 * 4 alone, as those of private endpoints are. Where a private answer is expected, the chain of aliases is asked for as well.
 */
export async function observeName(probe: DnsProbe, limits: ProbeLimits): Promise<DnsObservation> {
  const [system, query] = await Promise.all([
    probe.server === null ? lookUp(probe.name, limits) : null,
    ask(probe, limits),
  ]);
  return { kind: 'dns', outcome: 'seen', lookup: system, query };
}

/** The system's own lookup cannot be cancelled: it is left to end by itself, unheard. */
async function lookUp(name: string, { timeoutMs, signal }: ProbeLimits): Promise<DnsObservation['lookup']> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  if (stop.aborted) return TIMED_OUT;
  return new Promise((resolve) => {
    const end = (): void => {
      resolve(TIMED_OUT);
    };
    stop.addEventListener('abort', end, { once: true });
    lookup(name, { all: true, family: 4 })
      .then(
        (found) => {
          resolve({ outcome: 'answered', addresses: found.map(({ address }) => address) });
        },
        (error: unknown) => {
          resolve(failureOf(error));
        },
      )
      .finally(() => {
        stop.removeEventListener('abort', end);
      });
  });
}

async function ask(probe: DnsProbe, { timeoutMs, signal }: ProbeLimits): Promise<DnsObservation['query']> {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  const cancel = (): void => {
    resolver.cancel();
  };
  const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  if (stop.aborted) return TIMED_OUT;
  stop.addEventListener('abort', cancel, { once: true });
  try {
    if (probe.server !== null) resolver.setServers([probe.server]);
    const addresses = (await resolver.resolve4(probe.name, { ttl: true })).map(({ address, ttl }) => ({
      address,
      ttlSeconds: ttl,
    }));
    const aliases = probe.expect.kind === 'private' ? await aliasesOf(probe.name, resolver) : [];
    return { outcome: 'answered', addresses, aliases };
  } catch (error) {
    return failureOf(error);
  } finally {
    stop.removeEventListener('abort', cancel);
  }
}

/** Azure's public chain is two or three names long. */
const MOST_ALIASES = 5;

/** The chain of names that a public answer goes through; no answer is no alias. */
async function aliasesOf(name: string, resolver: Resolver): Promise<readonly string[]> {
  const chain = [name];
  while (chain.length <= MOST_ALIASES) {
    const [next] = await resolver.resolveCname(chain.at(-1)!).catch((): readonly string[] => []);
    if (next === undefined || chain.includes(next)) break;
    chain.push(next);
  }
  return chain.slice(1);
}
