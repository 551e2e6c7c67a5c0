/** Thrown where our own reasoning failed; the CLI ends with exit code 3. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** States what must hold at this point whatever the input was. Stays on in production. */
export function invariant(condition: boolean, whatShouldHold: string): asserts condition {
  if (!condition) throw new InvariantError(whatShouldHold);
}
