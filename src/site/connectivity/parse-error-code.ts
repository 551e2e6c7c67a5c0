/** One way to read an error code. */
export interface ErrorCodeReading {
  /** Unsigned: what Windows would hold in 32 bits, or the plain number of a service. */
  readonly number: number;
  readonly as: 'plain' | 'hexadecimal' | 'signed' | 'signedWithoutSign';
}

const TWO_TO_32 = 2 ** 32;
const TWO_TO_31 = 2 ** 31;

/** The unsigned number of an HRESULT such as `0x80040154`. */
export const unsignedOf = (hresult: string): number => Number.parseInt(hresult, 16);

/** `0x80040154`, in eight small digits. */
export const hresultOf = (number: number): string => `0x${number.toString(16).padStart(8, '0')}`;

const HEXADECIMAL = /\b0x([0-9a-f]{1,8})l?\b/i;
/** An HRESULT without its prefix: eight digits with a letter among them, or such as begin with the bit of a failure. */
const BARE_HRESULT = /(?<![\w.-])(?:(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{8}|[89]\d{7})(?![\w.-])/i;
const DECIMAL = /(?<![\w.])-?\d{2,10}(?![\w.])/;

/**
 * Every way to read the first code in a text, the likeliest first. A page prints 2147221164 for 0x80040154: the signed value is
 * -2147221164, and the sign got lost; read so, the number comes late, as a plain number comes before. Digits without 0x that may be
 * hexadecimal come last.
 *
 * @returns empty where no code is in the text
 */
export function parseErrorCode(text: string): readonly ErrorCodeReading[] {
  const prefixed = HEXADECIMAL.exec(text)?.[1];
  if (prefixed !== undefined) return [hexadecimalOf(prefixed)];
  const decimal = DECIMAL.exec(text);
  const bare = BARE_HRESULT.exec(text);
  return [
    ...(decimal === null ? [] : readDecimal(Number(decimal[0]))),
    ...(bare === null ? [] : [hexadecimalOf(bare[0])]),
  ];
}

const hexadecimalOf = (digits: string): ErrorCodeReading => ({
  number: Number.parseInt(digits, 16),
  as: 'hexadecimal',
});

function readDecimal(number: number): readonly ErrorCodeReading[] {
  if (number < 0) return number < -TWO_TO_31 ? [] : [{ number: number + TWO_TO_32, as: 'signed' }];
  if (number >= TWO_TO_32) return [];
  const plain: ErrorCodeReading = { number, as: 'plain' };
  return number >= TWO_TO_31 || number === 0
    ? [plain]
    : [plain, { number: TWO_TO_32 - number, as: 'signedWithoutSign' }];
}

/** The codes of a `vacp.log`, which writes errors as `vacpError:220#words#220|^|224#words#2147754994|^|`, each once, in its order. */
export function codesOfVacpLog(log: string): readonly string[] {
  const found = new Set<string>();
  for (const line of log.split(/\r?\n/)) {
    const start = line.indexOf('vacpError:');
    if (start < 0) continue;
    for (const part of line.slice(start + 'vacpError:'.length).split('|^|')) {
      const code = /#(-?\d+|0x[0-9a-fA-F]+)\s*$/.exec(part)?.[1];
      if (code !== undefined) found.add(code);
    }
  }
  return [...found];
}
