import type { Failure, FailureCode } from '../../site/index.js';

const CODES: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'notFound',
  ENODATA: 'notFound',
  ENONAME: 'notFound',
  ECONNREFUSED: 'refused',
  ETIMEOUT: 'timedOut',
  ETIMEDOUT: 'timedOut',
  ECANCELLED: 'timedOut',
  ABORT_ERR: 'timedOut',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
};

/** What the system says of a failed attempt, in the words of evidence. */
export function failureOf(error: unknown): Failure {
  const detail = codeOf(error);
  return { outcome: 'failed', code: CODES[detail] ?? 'other', detail };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && typeof error.code === 'string') return error.code;
  // A host with several addresses fails as many times; the first tells.
  return error instanceof AggregateError && error.errors.length > 0 ? codeOf(error.errors[0]) : error.message;
}

export const TIMED_OUT: Failure = { outcome: 'failed', code: 'timedOut', detail: 'ETIMEDOUT' };

/** The time was over before the name of the host had resolved: nothing was tried yet, and no firewall is to blame. */
export class NameTimedOut extends Error {
  override readonly name = 'NameTimedOut';
}

/** What an attempt failed of that may have been stopped. */
export function failureWithin(error: unknown, stop: AbortSignal): Failure {
  if (error instanceof NameTimedOut) return { outcome: 'failed', code: 'nameTimedOut', detail: 'ETIMEDOUT' };
  return stop.aborted ? TIMED_OUT : failureOf(error);
}
