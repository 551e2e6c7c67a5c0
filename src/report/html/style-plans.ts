import { WAVES_STYLE } from './style-waves.js';

/** What pages of plans of replication and recovery have beside those of waves: charts with axes, and facts in a row. */
export const PLANS_STYLE: string = [
  WAVES_STYLE,
  `
.curve text{font:12px var(--sans);fill:currentColor}
.curve .axis{font-size:11px;fill:var(--soft)}
.line{stroke:var(--sea);stroke-width:1.5;fill:none;stroke-linejoin:round}
.listing td{min-width:64px}.listing td.long{min-width:260px}.listing tbody th{min-width:72px}
.verdict{font-size:18px;line-height:1.45;max-width:72ch;margin-bottom:14px}
`,
].join('');
