import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateSeen, TlsObservation, TlsProbe } from '../../site/index.js';
import { failureWithin } from './failure.js';
import { openSocket, openTunnel } from './observe-connection.js';
import type { ProbeLimits } from './run-preflight.js';

/**
 * Does a TLS handshake, and closes. The client enforces nothing, so that an old version, an expired certificate or a foreign issuer is
 * seen instead of refused; nothing follows the handshake.
 */
export async function observeTls(probe: TlsProbe, limits: ProbeLimits): Promise<TlsObservation> {
  const stop = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeoutMs)]);
  const opened = await openWay(probe, stop);
  if ('outcome' in opened) return opened;
  try {
    return await shakeHands(opened, probe.host, stop);
  } catch (error) {
    return { kind: 'tls', step: 'handshake', ...failureWithin(error, stop) };
  } finally {
    opened.destroy();
  }
}

async function openWay({ host, port, via }: TlsProbe, stop: AbortSignal): Promise<Socket | TlsObservation> {
  const step = via === null ? 'connect' : 'proxy';
  try {
    if (via === null) return await openSocket(host, port, stop);
    const { socket, status } = await openTunnel(via, `${host}:${port}`, stop);
    if (status >= 200 && status < 300) return socket;
    socket.destroy();
    return { kind: 'tls', outcome: 'failed', step, code: 'other', detail: `HTTP ${status}` };
  } catch (error) {
    return { kind: 'tls', step, ...failureWithin(error, stop) };
  }
}

function shakeHands(socket: Socket, host: string, stop: AbortSignal): Promise<TlsObservation> {
  return new Promise((resolve, reject) => {
    const secure = connectTls({
      socket,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      // Without this the library itself refuses what is to be told.
      ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    const end = (finish: () => void): void => {
      stop.removeEventListener('abort', onStop);
      finish();
      secure.on('error', () => undefined);
      secure.destroy();
    };
    const onStop = (): void => {
      end(() => {
        reject(new Error('stopped'));
      });
    };
    stop.addEventListener('abort', onStop, { once: true });
    secure.once('error', (error: Error) => {
      end(() => {
        reject(error);
      });
    });
    secure.once('secureConnect', () => {
      end(() => {
        resolve(seenOf(secure));
      });
    });
  });
}

function seenOf(secure: TLSSocket): TlsObservation {
  const certificate = secure.getPeerCertificate();
  return {
    kind: 'tls',
    outcome: 'negotiated',
    protocol: secure.getProtocol() ?? 'unknown',
    certificate: Object.keys(certificate).length === 0 ? null : certificateSeen(certificate),
    distrust: secure.authorized ? null : distrustOf(secure),
  };
}

/** Typed as an error, given as a text or as an error with a code. */
function distrustOf(secure: TLSSocket): string {
  const said: unknown = secure.authorizationError;
  if (said instanceof Error) return 'code' in said && typeof said.code === 'string' ? said.code : said.message;
  return typeof said === 'string' ? said : 'unknown';
}

function certificateSeen(certificate: PeerCertificate): CertificateSeen {
  const names = (name: object): string =>
    Object.entries(name)
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(', ');
  const organisation: unknown = certificate.issuer.O;
  return {
    subject: names(certificate.subject),
    issuer: names(certificate.issuer),
    issuerOrganisation: typeof organisation === 'string' ? organisation : null,
    validFrom: isoOf(certificate.valid_from),
    validTo: isoOf(certificate.valid_to),
    fingerprint256: certificate.fingerprint256,
  };
}

function isoOf(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
