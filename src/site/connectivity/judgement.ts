import type { Failure, Judgement, Probe } from './preflight-probe.js';

interface Rest {
  readonly remedy: string | null;
  /** Where the failure belongs to another rule than the probe's. */
  readonly rule?: string;
}

type About = Pick<Probe, 'rule'>;

export const ok = ({ rule }: About, code: string, message: string): Judgement => ({
  verdict: 'ok',
  code,
  rule,
  message,
  remedy: null,
});

export const failed = ({ rule }: About, code: string, message: string, rest: Rest): Judgement => ({
  verdict: 'failed',
  code,
  rule: rest.rule ?? rule,
  message,
  remedy: rest.remedy,
});

export const unknown = ({ rule }: About, code: string, message: string, rest: Rest): Judgement => ({
  verdict: 'unknown',
  code,
  rule: rest.rule ?? rule,
  message,
  remedy: rest.remedy,
});

/** What the ways to fail have in common, whatever was tried. */
export function failureWords(
  { code, detail }: Failure,
  target: string,
): { readonly code: string; readonly words: string; readonly remedy: string } {
  switch (code) {
    case 'notFound':
      return {
        code: 'preflight/name-not-found',
        words: `the name of ${target} does not resolve`,
        remedy: 'check the spelling in the site file, and that the DNS servers of this machine know the name',
      };
    case 'nameTimedOut':
      return {
        code: 'preflight/name-timed-out',
        words: `the name of ${target} did not resolve in time`,
        remedy:
          'check the DNS servers of this machine; else allow more by --timeout, or look at less at once by --concurrency',
      };
    case 'refused':
      return {
        code: 'preflight/refused',
        words: `${target} refuses the connection`,
        remedy: 'nothing listens there, or a firewall rejects it: check that the service runs, and the port',
      };
    case 'timedOut':
      return {
        code: 'preflight/timed-out',
        words: `${target} did not answer in time`,
        remedy: 'a firewall likely drops it: allow the connection from this machine; else allow more by --timeout',
      };
    case 'unreachable':
      return {
        code: 'preflight/unreachable',
        words: `there is no way to ${target} (${detail})`,
        remedy: 'check routes and gateways between this machine and it',
      };
    case 'reset':
      return {
        code: 'preflight/reset',
        words: `${target} broke the connection off`,
        remedy: 'a firewall or proxy in between may end it: look for the connection in its log',
      };
    case 'other':
      return {
        code: 'preflight/failed',
        words: `${target} could not be reached (${detail})`,
        remedy: 'the code in brackets is what the system said; run the probe on the appliance itself',
      };
  }
}
