import { deflateSync, strToU8 } from 'fflate';
import { base85 } from './base85.js';

/**
 * A value as JSON, deflated (RFC 1951) and in base 85, as a page carries it and a browser reads it without a library. The same bytes on
 * every machine: it is deflated in JavaScript, since what Node brings differs between processors and versions.
 */
export const deflatedJson = (value: unknown): string =>
  base85(deflateSync(strToU8(JSON.stringify(value)), { level: 9 }));
