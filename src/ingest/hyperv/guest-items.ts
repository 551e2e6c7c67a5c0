/**
 * The pairs in `GuestIntrinsicExchangeItems` of `Msvm_KvpExchangeComponent`: one XML instance per pair, whose properties
 * `Name` and `Data` hold it. The text may hold several instances one after another; what is not of this form is left out.
 */
export function parseGuestItems(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const [, body] of text.matchAll(/<INSTANCE\b[^>]*>([\s\S]*?)<\/INSTANCE>/gi)) {
    const name = propertyOf(body ?? '', 'Name');
    const data = propertyOf(body ?? '', 'Data');
    if (name !== null && data !== null) pairs.set(name, data);
  }
  return pairs;
}

function propertyOf(body: string, name: string): string | null {
  const start = body.search(new RegExp(`<PROPERTY\\b[^>]*\\bNAME="${name}"`, 'i'));
  if (start < 0) return null;
  const rest = body.slice(start);
  const end = rest.indexOf('</PROPERTY>');
  const value = /<VALUE>([^<]*)<\/VALUE>/i.exec(end < 0 ? rest : rest.slice(0, end))?.[1];
  return value === undefined || value === '' ? null : unescapeXml(value);
}

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
