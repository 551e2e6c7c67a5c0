import { judgeDns } from './judge-dns.js';
import { failed, failureWords, ok, unknown } from './judgement.js';
import { judgeProxyStatus } from './judge-proxy-status.js';
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

function judgeProxy(probe: ProxyProbe, observation: ProxyObservation): Judgement {
  const target = `${probe.host}:${probe.port}`;
  if (observation.outcome === 'failed') {
    const { code, words, remedy } = failureWords(observation, `proxy ${probe.proxy}, asked for ${target},`);
    return failed(probe, code, words, { remedy });
  }
  return judgeProxyStatus(probe, observation.status);
}
