import { hostOfPattern } from './url-lists.js';

/**
 * One spelling of the ways in which firewalls and proxies write "everything below": `*.x`, `.x` and the regular expression `.*.x` of
 * the appliance. A bare name stays a name.
 */
export const normalPattern = (pattern: string): string =>
  hostOfPattern(pattern)
    .replace(/^\.\*\\?\./, '*.')
    .replace(/^\.(?=[^*])/, '*.');

/** Whether a pattern of an allow-list lets a host through; `*.x` covers every name below `x`, and not `x` itself. */
export function coversHost(pattern: string, host: string): boolean {
  const wide = normalPattern(pattern);
  const name = normalPattern(host);
  if (wide === '*' || wide === name) return true;
  return wide.startsWith('*.') && name.endsWith(wide.slice(1));
}

/** The port of `http://` where the address names none, as the appliance takes it. */
const DEFAULT_PROXY_PORT = 80;

/** `http://proxy.corp:8080/` and `proxy.corp:8080` are one; a name in front of `@` is never kept. */
export function hostAndPort(address: string): string {
  const authority = address
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '');
  return /:\d+$/.test(authority) ? authority : `${authority}:${DEFAULT_PROXY_PORT}`;
}
