/** How the bytes of columns are packed beyond their form. The name stands in every segment that uses it. */
export interface ColumnCodec {
  /** Such as `none` or `deflateRaw`. */
  readonly name: string;
  readonly encode: (bytes: Uint8Array) => Uint8Array;
  /** Gives `lengthBytes` bytes, or throws: never more, whatever the input says. */
  readonly decode: (bytes: Uint8Array, lengthBytes: number) => Uint8Array;
}

/** Stores columns as they are: the same bytes on every machine and with every version of a compressor. */
export const PLAIN_CODEC: ColumnCodec = { name: 'none', encode: (bytes) => bytes, decode: (bytes) => bytes };
