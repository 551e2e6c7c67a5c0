import { WAVES_STYLE } from './style-waves.js';

/** What pages of plans of replication and recovery have beside those of waves: charts with axes, and facts in a row. */
export const PLANS_STYLE: string = [
  WAVES_STYLE,
  `
.gantt text,.curve text{font:12px var(--sans);fill:currentColor}
.gantt .axis,.curve .axis{font-size:11px;fill:var(--soft)}
.grid{stroke:var(--line);stroke-width:1;fill:none;shape-rendering:crispEdges}
.due{stroke:var(--blocked);stroke-width:1.5;stroke-dasharray:4 3;fill:none}
.line{stroke:var(--sea);stroke-width:1.5;fill:none;stroke-linejoin:round}
.listing td{min-width:64px}.listing td.long{min-width:260px}.listing tbody th{min-width:72px}
.verdict{font-size:18px;line-height:1.45;max-width:72ch;margin-bottom:14px}
`,
].join('');
