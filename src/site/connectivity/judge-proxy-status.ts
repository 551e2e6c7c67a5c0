import { failed, ok } from './judgement.js';
import type { Judgement, ProxyProbe } from './preflight-probe.js';

const PROXY_AUTHENTICATION = 407;

/** What the status proves that a proxy answers with when it is asked for a way, whoever asked. */
export function judgeProxyStatus(
  probe: Pick<ProxyProbe, 'rule' | 'proxy' | 'host' | 'port'>,
  status: number,
): Judgement {
  const target = `${probe.host}:${probe.port}`;
  if (status >= 200 && status < 300) {
    return ok(probe, 'preflight/proxy-connects', `proxy ${probe.proxy} opens the way to ${target}`);
  }
  if (status === PROXY_AUTHENTICATION) {
    return failed(
      probe,
      'preflight/proxy-authenticates',
      `proxy ${probe.proxy} asks for authentication (407): an authenticating proxy is not supported`,
      {
        remedy: `let ${target} through for the appliance's address without authentication, or give it a proxy that asks for none`,
      },
    );
  }
  return status >= 500
    ? failed(probe, 'preflight/proxy-cannot-reach', `proxy ${probe.proxy} cannot reach ${target} (${status})`, {
        remedy:
          'check on the proxy that the name resolves, through CNAME records too, and that its own way out is open',
      })
    : failed(probe, 'preflight/proxy-refuses', `proxy ${probe.proxy} refuses ${target} (${status})`, {
        remedy: `allow ${probe.host} on the proxy; portolan site urls lists all that is needed`,
      });
}
