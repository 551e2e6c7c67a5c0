/** Makes text of bytes that come in pieces. */
export interface Decoder {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
  /** Whether the text is UTF-8, told by its first bytes: those given, where none came before. */
  readonly isUtf8: (bytes: Uint8Array) => boolean;
  readonly hasOddBytes: () => boolean;
}

export function createDecoder(take: (text: string) => void): Decoder {
  let decoder: TextDecoder | null = null;
  let isOdd = false;
  const pass = (text: string): void => {
    isOdd ||= text.includes('\ufffd');
    take(text);
  };
  return {
    push: (bytes) => {
      if (bytes.length === 0) return;
      decoder ??= new TextDecoder(encodingOf(bytes));
      pass(decoder.decode(bytes, { stream: true }));
    },
    end: () => {
      if (decoder !== null) pass(decoder.decode());
    },
    isUtf8: (bytes) => (decoder?.encoding ?? encodingOf(bytes)) === 'utf-8',
    hasOddBytes: () => isOdd,
  };
}

/** By the byte-order mark; PowerShell of old writes UTF-16. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
