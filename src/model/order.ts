/** Compares by UTF-16 code unit, which is the same on every machine, unlike a locale's order. */
export function compareText(left: string, right: string): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}
