/** A flip rate in words: counts and the other size, and what the study of invented machines makes of such a rate. */
export function describeFlips({
  flips,
  draws,
  nearest,
}: {
  readonly flips: number;
  readonly draws: number;
  readonly nearest: string | null;
}): string {
  if (nearest === null) return `all ${draws} draws of its days lead to the same size`;
  return `${flips} of ${draws} draws of its days lead to another size, most of them to ${nearest}`;
}
