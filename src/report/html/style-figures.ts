import { DARK_PALETTE, PALETTE, READINESS_COLOURS, SERIES_COLOURS } from '../estate-charts/palette.js';

const COLOURS = [...SERIES_COLOURS, ...READINESS_COLOURS];

const variables = (palette: Readonly<Record<(typeof COLOURS)[number], string>>): string =>
  COLOURS.map((name) => `--${name}:${palette[name]}`).join(';');

/** Charts of an estate: as many beside each other as have room, in the colours of the palette, light and dark. Paper is always light. */
export const FIGURES_STYLE: string = [
  `
:root{${variables(PALETTE)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(DARK_PALETTE)}}}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,390px),1fr));gap:34px 40px;margin:30px 0 8px;align-items:start}
.figure{margin:0;min-width:0;max-width:560px}
.figure h3{margin:0 0 4px}
.figure>p{color:var(--soft);font-size:13px;min-height:2.9em;margin-bottom:8px}
.figure svg{display:block;width:100%;max-width:560px;height:auto;overflow:visible}
.figure:has(details[open]){grid-column:1/-1;max-width:none}
.figure-table{max-height:480px;overflow:auto;font-size:13px}
.stacking .number small{white-space:normal}
.beside{font-size:13px;min-width:0}
.figure.undrawn{max-width:none;grid-column:1/-1}
.keys{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:2px 16px;font-size:12px;margin-bottom:4px}
.keys li::before{content:"";display:inline-block;width:10px;height:10px;margin-right:6px;background:var(--key)}
${[...COLOURS, 'soft'].map((name) => `.key-${name}{--key:var(--${name})}`).join('')}

@media screen and (max-width:820px){.figure-table .listing td{grid-column:auto}.figures{gap:28px}}
@media print{.figures{grid-template-columns:1fr 1fr;gap:12pt 18pt;margin:10pt 0}.figure{break-inside:avoid}.figure>p{font-size:8pt;min-height:0}
.figures:has(>:only-child){display:block}.figure:has(details[open]){break-inside:auto}.figure:has(details[open])>svg{max-width:400px}.figure:has(details[open])>:is(h3,p,.keys){break-after:avoid}.figure>svg{break-inside:avoid}
.figure-table{max-height:none;overflow:visible;font-size:7.5pt}.figure-table .listing{font-size:7.5pt}.figure-table thead .number{white-space:normal}
.figure .listing td,.figure .listing th{padding-block:1.5pt;padding-right:8pt}}
`,
].join('');
