/** What only pages of waves have: runbooks with lines to copy, charts and tables that scroll in their own frame. */
export const WAVES_STYLE = `
.table-frame{overflow-x:auto;max-width:100%}
.gantt{margin-block:4px 24px;font-size:13px}
.gantt .axis,.gantt .row{display:grid;grid-template-columns:minmax(120px,30%) 1fr;gap:0 14px}
.gantt .row{border-top:1px solid var(--line)}.gantt .row:last-child{border-bottom:1px solid var(--line)}
.gantt .label{padding-block:3px;min-width:0;overflow-wrap:anywhere;line-height:1.35}.gantt small{display:inline}
.gantt .axis{font-size:11px;color:var(--soft)}
.gantt .track{position:relative;min-height:22px}
.gantt i{position:absolute;font-style:normal}
.gantt .tick{bottom:2px;transform:translateX(-50%);white-space:nowrap}.gantt .tick.first{transform:none}
.gantt .line{top:0;bottom:0;border-left:1px solid var(--line)}
.gantt .bar{top:4px;height:14px;min-width:3px;background:var(--tone);border-radius:1px;box-shadow:0 0 0 .5px var(--paper)}
.gantt .bar.tone-blocked{background:repeating-linear-gradient(135deg,var(--tone) 0 5px,color-mix(in srgb,var(--tone) 62%,var(--paper)) 5px 8px)}
.gantt .bar.tone-conditions{background:repeating-linear-gradient(90deg,var(--tone) 0 5px,color-mix(in srgb,var(--tone) 62%,var(--paper)) 5px 8px)}
.gantt .bar.tone-unknown{background:none;border:1.5px dashed var(--tone)}
.gantt .bar.tone-warns{background:none;border:1.5px dashed var(--tone)}
.gantt .due{top:0;bottom:0;border-left:2px dashed var(--ink)}
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
@media screen and (max-width:1180px){.gantt .tick.minor{display:none}}
@media screen and (max-width:820px){.step{max-width:none}}
@media screen and (max-width:600px){.gantt .axis,.gantt .row{grid-template-columns:1fr}.gantt .axis .track{min-height:16px}}
@media print{.gantt .tick.minor{display:none}.on-paper{display:block}.fold.essential>summary{display:block;list-style:none;color:inherit;margin-top:8pt}.fold.essential>summary::marker{content:''}.fold.essential>summary::-webkit-details-marker{display:none}
pre{max-height:none;white-space:pre-wrap}.gantt .row{break-inside:avoid}}
`;
