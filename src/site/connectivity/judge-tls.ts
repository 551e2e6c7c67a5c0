import { judgeProxyStatus } from './judge-proxy-status.js';
import { failed, failureWords, ok } from './judgement.js';
import type { CertificateSeen, Judgement, TlsObservation, TlsProbe } from './preflight-probe.js';

/** The versions that replication may use; anything older is not. */
const GOOD_PROTOCOLS: readonly string[] = ['TLSv1.2', 'TLSv1.3'];

/** Organisations in the names of the authorities that Azure's services use; the page of authorities lists them (`PAGES.azureAuthorities`). */
const AZURE_ISSUERS: readonly string[] = ['Microsoft Corporation', 'DigiCert Inc', 'DigiCert, Inc.'];

type Negotiated = Extract<TlsObservation, { outcome: 'negotiated' }>;

/** The status by which a proxy denied the way; null where something else failed. */
function statusOfProxy({ step, code, detail }: Extract<TlsObservation, { outcome: 'failed' }>): number | null {
  const status = step === 'proxy' && code === 'other' ? /^HTTP (\d{3})$/.exec(detail)?.[1] : undefined;
  return status === undefined ? null : Number(status);
}

/** What a handshake proves. Nothing was enforced: an old version or an unknown issuer was let through, to be told here. */
export function judgeTls(probe: TlsProbe, observation: TlsObservation, at: string): Judgement {
  const target = `${probe.host}:${probe.port}${probe.via === null ? '' : ` through proxy ${probe.via}`}`;
  if (observation.outcome === 'failed') {
    const status = statusOfProxy(observation);
    if (probe.via !== null && status !== null) return judgeProxyStatus({ ...probe, proxy: probe.via }, status);
    const step = observation.step === 'proxy' ? `proxy ${probe.via ?? ''} on the way to ${target}` : target;
    const { code, words, remedy } = failureWords(observation, step);
    return observation.step === 'handshake'
      ? failed(
          probe,
          'preflight/no-handshake',
          `${target} takes the connection, but TLS fails (${observation.detail})`,
          {
            remedy: 'check that the service speaks TLS 1.2 or newer there, and what stands in between',
          },
        )
      : failed(probe, code, words, { remedy });
  }
  return (
    judgeProtocol(probe, observation, target) ??
    judgeIssuer(probe, observation, target) ??
    judgeDates(probe, observation.certificate, { target, at }) ??
    ok(probe, 'preflight/tls', `${target} speaks ${observation.protocol}${issuedBy(observation.certificate)}`)
  );
}

const issuedBy = (certificate: CertificateSeen | null): string =>
  certificate === null
    ? ''
    : `, with a certificate for ${certificate.subject} by ${certificate.issuer} until ${certificate.validTo ?? 'an unreadable day'}`;

function judgeProtocol(probe: TlsProbe, { protocol }: Negotiated, target: string): Judgement | null {
  if (GOOD_PROTOCOLS.includes(protocol)) return null;
  return failed(probe, 'preflight/old-tls', `${target} speaks ${protocol}; replication needs TLS 1.2 or newer`, {
    remedy: 'enable TLS 1.2 on it, or on the proxy that answers in its place',
  });
}

const WRONG_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';
/** What a library says of a date; the dates themselves are judged. */
const DATED: readonly string[] = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];

const isDistrusted = ({ distrust }: Negotiated): boolean =>
  distrust !== null && distrust !== WRONG_NAME && !DATED.includes(distrust);

const isOfAzure = ({ certificate }: Negotiated): boolean =>
  AZURE_ISSUERS.includes(certificate?.issuerOrganisation ?? '');

function judgeIssuer(probe: TlsProbe, seen: Negotiated, target: string): Judgement | null {
  if (probe.issuer === 'any') return null;
  if (isDistrusted(seen) || !isOfAzure(seen)) {
    const issuer = seen.certificate?.issuer ?? 'nobody';
    const why = isDistrusted(seen) ? ` (${seen.distrust ?? ''})` : '';
    return failed(
      probe,
      'preflight/unexpected-issuer',
      `${target} shows a certificate by ${issuer}${why}, not by an authority of Azure: likely a proxy or firewall opens TLS and signs it anew`,
      { remedy: `except ${probe.host} from TLS inspection`, rule: 'R-PRX-1' },
    );
  }
  if (seen.distrust !== WRONG_NAME) return null;
  return failed(
    probe,
    'preflight/wrong-name',
    `${target} shows a certificate for ${seen.certificate?.subject ?? 'nobody'}`,
    { remedy: 'check what the name resolves to: another service answers there' },
  );
}

function judgeDates(
  probe: TlsProbe,
  certificate: CertificateSeen | null,
  { target, at }: { readonly target: string; readonly at: string },
): Judgement | null {
  const { validFrom = null, validTo = null } = certificate ?? {};
  if (validTo !== null && validTo < at) {
    return failed(probe, 'preflight/certificate-expired', `the certificate of ${target} expired at ${validTo}`, {
      remedy: 'renew it; the appliances refuse an expired one',
    });
  }
  if (validFrom !== null && validFrom > at) {
    return failed(probe, 'preflight/certificate-not-yet-valid', `the certificate of ${target} begins at ${validFrom}`, {
      remedy: 'check the clock of this machine, then the certificate',
    });
  }
  return null;
}
