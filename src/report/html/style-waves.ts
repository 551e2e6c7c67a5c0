/** What only pages of waves have: runbooks with lines to copy, charts and tables that scroll in their own frame. */
export const WAVES_STYLE = `
.table-frame,.chart-frame{overflow-x:auto;max-width:100%}
.chart-frame svg{display:block;min-width:720px}
.chart-frame{margin-block:4px 24px}
.gantt text{font:12px var(--sans);fill:currentColor}.gantt .axis{font-size:11px;fill:var(--soft)}
.grid{stroke:var(--line);stroke-width:1;fill:none;shape-rendering:crispEdges}
.due{stroke:var(--blocked);stroke-width:1.5;stroke-dasharray:4 3;fill:none}
.legend{margin-top:24px;display:flex;flex-wrap:wrap;gap:4px 24px}
.table-frame+.sentences,.fold+.quiet{margin-top:14px}
.windows tbody th{min-width:5em}
.on-paper{display:none}
pre{margin:8px 0;padding:10px 12px;max-width:100%;overflow:auto;max-height:420px;background:var(--card);border:1px solid var(--line);border-radius:4px;font:12px/1.5 var(--mono);tab-size:4}
.step{border-top:1px solid var(--line);padding-block:12px 14px;max-width:92ch;min-width:0}
.step h4{font-size:14px}
.step p+p{margin-top:4px}
.step .sentences{margin-top:2px}
.step .label{font-weight:600;font-size:13px;margin-top:8px}
.step>small{margin-top:8px}
.members td,.members th{overflow-wrap:anywhere}
.members{table-layout:fixed}.members th:nth-child(1){width:17%}.members th:nth-child(2){width:14%}.members th:nth-child(3){width:11%}.members th:nth-child(4){width:20%}
@media screen and (max-width:820px){.step{max-width:none}}
@media print{.on-paper{display:block}.fold.essential>summary{display:block;list-style:none;color:inherit;margin-top:8pt}.fold.essential>summary::marker{content:''}.fold.essential>summary::-webkit-details-marker{display:none}
pre{max-height:none;white-space:pre-wrap}.chart-frame svg{min-width:0}}
`;
