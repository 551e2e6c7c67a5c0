import { judgeDns } from './judge-dns.js';
import { failed, failureWords, ok, unknown } from './judgement.js';
import { judgeTls } from './judge-tls.js';
import type {
  Judgement,
  Observation,
  Probe,
  ProxyObservation,
  ProxyProbe,
  TcpObservation,
  TcpProbe,
} from './preflight-probe.js';

/**
 * What an observation proves about its probe. Pure: the same observation is always judged the same.
 *
 * @param at the time of the observation, ISO 8601, against which certificates are dated
 */
export function judgeProbe(probe: Probe, observation: Observation, at: string): Judgement {
  if (observation.outcome === 'notRun') {
    return unknown(probe, 'preflight/not-run', 'not tried: the time of the whole run was over', {
      remedy: 'allow more by --deadline, or plan less by --only',
    });
  }
  if (probe.kind === 'dns' && observation.kind === 'dns') return judgeDns(probe, observation);
  if (probe.kind === 'tcp' && observation.kind === 'tcp') return judgeTcp(probe, observation);
  if (probe.kind === 'tls' && observation.kind === 'tls') return judgeTls(probe, observation, at);
  if (probe.kind === 'proxy' && observation.kind === 'proxy') return judgeProxy(probe, observation);
  return unknown(probe, 'preflight/not-run', `a ${observation.kind} was seen where a ${probe.kind} was asked for`, {
    remedy: 'run portolan preflight again',
  });
}

function judgeTcp(probe: TcpProbe, observation: TcpObservation): Judgement {
  const target = `${probe.host}:${probe.port}`;
  if (observation.outcome === 'connected') {
    return ok(probe, 'preflight/connected', `${target} takes connections (${observation.address})`);
  }
  const { code, words, remedy } = failureWords(observation, target);
  return failed(probe, code, words, { remedy });
}

const PROXY_AUTHENTICATION = 407;

function judgeProxy(probe: ProxyProbe, observation: ProxyObservation): Judgement {
  const target = `${probe.host}:${probe.port}`;
  if (observation.outcome === 'failed') {
    const { code, words, remedy } = failureWords(observation, `proxy ${probe.proxy}, asked for ${target},`);
    return failed(probe, code, words, { remedy });
  }
  const { status } = observation;
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
