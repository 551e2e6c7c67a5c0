import type { ChartSpec, EstateChart, Json, Say } from './chart.js';

/** Fields of a spec that hold words to be read; `mark` of data is the text at a point. */
const WORDS: ReadonlySet<string> = new Set(['title', 'text', 'mark']);

/** A chart in other words: bars make room for them, other charts say them in the places that they have. */
export const retell = (chart: EstateChart, say: Say): EstateChart =>
  chart.retold === undefined
    ? {
        ...chart,
        keys: chart.keys.map(({ label, colour }) => ({ label: say(label), colour })),
        spec: said(chart.spec, '', say) as ChartSpec,
      }
    : chart.retold(say);

function said(json: Json, key: string, say: Say): Json {
  if (typeof json === 'string') return WORDS.has(key) && /[A-Za-z]/.test(json) ? say(json) : json;
  if (typeof json !== 'object' || json === null) return json;
  if (isList(json)) return json.map((one) => said(one, key, say));
  // The rules of a chart name fields and types, which are nobody's to say.
  if (key === 'config') return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, said(value, name, say)]));
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);
