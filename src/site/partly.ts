/** Every key may be left out; what is left out is unknown, never "no". */
export type Partly<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** As `Partly`, but for the keys that say what the entry is about. */
export type Entry<T, Required extends keyof T> = Readonly<Pick<T, Required>> & Partly<Omit<T, Required>>;
