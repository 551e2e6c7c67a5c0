import type { Page } from 'playwright-core';

/** Opens every fold of a page. */
export const OPEN_ALL = "for (const fold of document.querySelectorAll('details')) fold.open = true";

/** What a page computes for every text that can be seen: its colour and the ground behind it. */
const CONTRASTS = `(() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const grounds = new Map();
  const groundOf = (node) => {
    if (!node) return [255, 255, 255];
    if (!grounds.has(node)) {
      const [r, g, b, a = 1] = parse(getComputedStyle(node).backgroundColor);
      grounds.set(node, a === 1 ? [r, g, b] : groundOf(node.parentElement));
    }
    return grounds.get(node);
  };
  const found = new Map();
  for (const node of document.querySelectorAll('body *')) {
    if (![...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim() !== '')) continue;
    if (node.closest('script, style') || node.getClientRects().length === 0) continue;
    const style = getComputedStyle(node);
    const ink = parse(node.closest('svg') ? style.fill : style.color);
    const key = ink.join(',') + ' on ' + groundOf(node).join(',');
    if (found.has(key)) continue;
    const [a, b] = [light(ink), light(groundOf(node))];
    found.set(key, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return [...found];
})()`;

/** The contrast of every pair of ink and ground on a page, as WCAG 2.2 reckons it. */
export const textContrasts = (page: Page): Promise<[pair: string, ratio: number][]> =>
  page.evaluate<[string, number][]>(CONTRASTS);

/** What axe, which the page has to hold already, finds serious or critical, and how many of its rules passed. */
export async function seriousFindings(page: Page): Promise<{ findings: readonly string[]; passes: number }> {
  const { violations, passes } = await page.evaluate<{
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
    passes: unknown[];
  }>("axe.run(document, { resultTypes: ['violations', 'passes'] })");
  return {
    passes: passes.length,
    findings: violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 120))
            .join(' | ')}`,
      ),
  };
}
