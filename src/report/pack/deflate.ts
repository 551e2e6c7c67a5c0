import { deflateSync, strToU8 } from 'fflate';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of RFC 4648 with its padding. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const rest = bytes.length - at;
    const bits = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    pieces.push(
      SIGNS[bits >> 18]!,
      SIGNS[(bits >> 12) & 63]!,
      rest > 1 ? SIGNS[(bits >> 6) & 63]! : '=',
      rest > 2 ? SIGNS[bits & 63]! : '=',
    );
  }
  return pieces.join('');
}

/**
 * A value as JSON, deflated (RFC 1951) and in Base64, as a page carries it and a browser reads it without a library. The same bytes on
 * every machine: it is deflated in JavaScript, since what Node brings differs between processors and versions.
 */
export const deflatedJson = (value: unknown): string =>
  base64(deflateSync(strToU8(JSON.stringify(value)), { level: 9 }));
