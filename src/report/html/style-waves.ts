/** What only pages of waves have: runbooks with lines to copy, charts and tables that scroll in their own frame. */
export const WAVES_STYLE = `
.table-frame,.chart-frame{overflow-x:auto;max-width:100%}
.chart-frame svg{display:block;min-width:720px}
pre{margin:8px 0;padding:10px 12px;max-width:100%;overflow:auto;max-height:420px;background:var(--card);border:1px solid var(--line);border-radius:4px;font:12px/1.5 var(--mono);tab-size:4}
.step{border-top:1px solid var(--line);padding-block:12px 14px;max-width:92ch;min-width:0}
.step h4{font-size:14px}
.step p+p{margin-top:4px}
.step .sentences{margin-top:2px}
.step .label{font-weight:600;font-size:13px;margin-top:8px}
.step>small{margin-top:8px}
.members td,.members th{overflow-wrap:anywhere}
.members td:last-child{width:44%}
@media screen and (max-width:820px){.members td:last-child{width:auto}.step{max-width:none}}
@media print{pre{max-height:none;white-space:pre-wrap}.chart-frame svg{min-width:0}}
`;
