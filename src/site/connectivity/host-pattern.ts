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
