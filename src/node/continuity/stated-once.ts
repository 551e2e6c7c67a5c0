import type { z } from 'zod';

/** A list whose entries are all different: one that says what an entry before it says is told at its own line. */
export function statedOnce(entries: readonly unknown[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    const text = JSON.stringify(entry);
    if (seen.has(text)) {
      context.addIssue({ code: 'custom', path: [index], message: 'is stated twice: leave one of the two out' });
    }
    seen.add(text);
  });
}
