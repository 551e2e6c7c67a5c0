import { connect, isIP } from 'node:net';
import type { Socket } from 'node:net';
import type { ProxyObservation, ProxyProbe, TcpObservation, TcpProbe } from '../../site/index.js';
import { failureWithin, NameTimedOut } from './failure.js';
import type { ProbeLimits } from './run-preflight.js';

/** Opens a connection and closes it again; not a byte is sent. */
export async function observeTcp({ host, port }: TcpProbe, limits: ProbeLimits): Promise<TcpObservation> {
  const stop = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeoutMs)]);
  try {
    const socket = await openSocket(host, port, stop);
    const address = socket.remoteAddress ?? host;
    socket.destroy();
    return { kind: 'tcp', outcome: 'connected', address };
  } catch (error) {
    return { kind: 'tcp', ...failureWithin(error, stop) };
  }
}

/** A connected socket, or what the system said; at `stop` the attempt is destroyed. The caller destroys what it was given. */
export function openSocket(host: string, port: number, stop: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (stop.aborted) {
      reject(new Error('stopped before it began'));
      return;
    }
    const socket = connect({ host, port });
    let isResolving = isIP(host) === 0;
    socket.once('lookup', () => {
      isResolving = false;
    });
    const end = (): void => {
      socket.destroy();
      reject(isResolving ? new NameTimedOut() : new Error('stopped'));
    };
    stop.addEventListener('abort', end, { once: true });
    socket.once('error', (error) => {
      stop.removeEventListener('abort', end);
      socket.destroy();
      reject(error);
    });
    socket.once('connect', () => {
      stop.removeEventListener('abort', end);
      // Whoever takes it over hears of its errors; until then they end nothing.
      socket.removeAllListeners('error');
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** Where an answer of a proxy has not ended by then, it is no proxy. */
const MOST_ANSWER_BYTES = 16_384;

interface Tunnel {
  readonly socket: Socket;
  readonly status: number;
}

/**
 * Asks a proxy for a way to a host by CONNECT, without credentials, and returns its status. Where it opens one, nothing was sent
 * through it yet. The caller destroys the socket.
 */
export async function openTunnel(proxy: string, target: string, stop: AbortSignal): Promise<Tunnel> {
  const at = proxy.lastIndexOf(':');
  const socket = await openSocket(proxy.slice(0, at), Number(proxy.slice(at + 1)), stop);
  try {
    return { socket, status: await statusOfConnect(socket, target, stop) };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function statusOfConnect(socket: Socket, target: string, stop: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const finish = (end: () => void): void => {
      stop.removeEventListener('abort', onStop);
      socket.removeListener('data', onData);
      socket.removeListener('close', onClose);
      end();
    };
    const fail = (words: string): void => {
      finish(() => {
        reject(new Error(words));
      });
    };
    const onStop = (): void => {
      fail('stopped');
    };
    const onClose = (): void => {
      fail('the connection ended before an answer');
    };
    const onData = (bytes: Buffer): void => {
      answer += bytes.toString('latin1');
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1];
      if (status !== undefined && answer.includes('\r\n\r\n')) {
        finish(() => {
          resolve(Number(status));
        });
      } else if (answer.length > MOST_ANSWER_BYTES || !'HTTP/1.'.startsWith(answer.slice(0, 7))) {
        fail('the answer is not that of an HTTP proxy');
      }
    };
    socket.on('data', onData);
    socket.once('close', onClose);
    stop.addEventListener('abort', onStop, { once: true });
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
  });
}

/** Asks a proxy for a way and lets it go again. */
export async function observeProxy(probe: ProxyProbe, limits: ProbeLimits): Promise<ProxyObservation> {
  const stop = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeoutMs)]);
  try {
    const { socket, status } = await openTunnel(probe.proxy, `${probe.host}:${probe.port}`, stop);
    socket.destroy();
    return { kind: 'proxy', outcome: 'answered', status };
  } catch (error) {
    return { kind: 'proxy', ...failureWithin(error, stop) };
  }
}
