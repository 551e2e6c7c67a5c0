/** Turns the bytes of a text, cut anywhere, into text cut at ends of lines. */
export interface ChunkDecoder {
  readonly decode: (bytes: Uint8Array) => string;
  /** What is left after the last piece. */
  readonly end: () => string;
  /** Whether bytes were met that are not UTF-8 and were read as Windows-1252. */
  readonly hasGuessed: () => boolean;
}

const LINE_FEED = 10;
/** A line that is longer is handed on in parts, so that a file without line ends is not held. */
const MAX_PENDING_BYTES = 16_777_216;
const SAMPLE_BYTES = 4096;

/**
 * UTF-8 with or without byte-order mark, UTF-16 in both orders; a line that is not UTF-8 is read as Windows-1252, which every
 * sequence of bytes is. How the bytes are cut into pieces does not change the text.
 */
export function createChunkDecoder(): ChunkDecoder {
  let decoder: ChunkDecoder | null = null;
  let head = new Uint8Array(0);
  const decide = (): ChunkDecoder => {
    const encoding = utf16Of(head);
    return encoding === null ? createLineDecoder() : createUtf16Decoder(encoding);
  };
  return {
    decode: (bytes) => {
      if (decoder !== null) return decoder.decode(bytes);
      head = joined([head, bytes]);
      if (head.length < SAMPLE_BYTES) return '';
      decoder = decide();
      return decoder.decode(head);
    },
    end: () => {
      if (decoder !== null) return decoder.end();
      decoder = decide();
      return decoder.decode(head) + decoder.end();
    },
    hasGuessed: () => decoder?.hasGuessed() ?? false,
  };
}

function createUtf16Decoder(encoding: 'utf-16le' | 'utf-16be'): ChunkDecoder {
  const decoder = new TextDecoder(encoding);
  return {
    decode: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
    hasGuessed: () => false,
  };
}

function createLineDecoder(): ChunkDecoder {
  // Joined only once their line has ended: a line may come in hundreds of pieces.
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let isStart = true;
  let hasGuessed = false;
  const read = (bytes: Uint8Array): string => {
    const text = strict(bytes) ?? linewise(bytes, () => (hasGuessed = true));
    const plain = isStart && text.startsWith('\ufeff') ? text.slice(1) : text;
    if (text !== '') isStart = false;
    return plain;
  };
  return {
    decode: (bytes) => {
      const end = bytes.lastIndexOf(LINE_FEED) + 1;
      if (end === 0 && pendingBytes + bytes.length <= MAX_PENDING_BYTES) {
        pending.push(bytes.slice());
        pendingBytes += bytes.length;
        return '';
      }
      const cut = end === 0 ? bytes.length : end;
      const text = read(joined([...pending, bytes.subarray(0, cut)]));
      pending = [bytes.slice(cut)];
      pendingBytes = bytes.length - cut;
      return text;
    },
    end: () => read(joined(pending)),
    hasGuessed: () => hasGuessed,
  };
}

function strict(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // what the decoder refuses is another encoding, not an error
  }
}

/** Line by line, so that one odd letter does not turn the accents of its neighbours into signs. */
function linewise(bytes: Uint8Array, onGuess: () => void): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    const text = strict(line);
    if (text === null) onGuess();
    lines.push(text ?? new TextDecoder('windows-1252').decode(line));
    start = end;
  }
  return lines.join('');
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] === 0) zeros[index % 2]! += 1;
  }
  // In UTF-16 nearly every Latin letter has one zero byte, always on the same side.
  const [even, odd] = [zeros[0]!, zeros[1]!];
  if (odd > sample.length / 4 && even * 10 < odd) return 'utf-16le';
  return even > sample.length / 4 && odd * 10 < even ? 'utf-16be' : null;
}
