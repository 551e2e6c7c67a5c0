import { WAVES_STYLE } from './style-waves.js';

/**
 * What pages of plans have beside those of waves: what needs somebody, and tables that fit without scrolling. Sentences that find no room beside
 * the figures stand below them; below 960 pixels each row is a card, on paper all folds say that they are folds.
 */
export const PLANS_STYLE: string = [
  WAVES_STYLE,
  `
.actions{list-style:none;padding:0;max-width:100ch;border-top:1px solid var(--line)}
.actions li{display:grid;grid-template-columns:6.5em 1fr;gap:0 14px;padding-block:7px;border-bottom:1px solid var(--line)}
.actions b{font-weight:600}.actions a{color:inherit;text-decoration-color:var(--line)}.actions a:hover{text-decoration-color:currentColor}
h3+p{max-width:92ch}.table-frame{margin-top:8px}
.table-frame+h3,.fold+h3{margin-top:32px}.table-frame+p,.fold+p,.sentences+p{margin-top:14px}
.fold+.fold{margin-top:6px}p+.table-frame,p+.fold{margin-top:8px}
.plan.narrow{width:auto;min-width:min(100%,420px)}
.plan td,.plan th{padding:8px 16px 8px 0;border-bottom:1px solid var(--line)}
.plan.narrow td,.plan.narrow th{padding-right:36px}
.plan tr>:last-child{padding-right:0}
.plan tbody th{font-weight:500;min-width:72px}
.plan .breaks{display:inline-block;min-width:15ch;overflow-wrap:anywhere}.plan .long .breaks,.plan .more .breaks,.plan small .breaks{display:inline;min-width:0}
.plan td{min-width:44px}.plan td.long{min-width:200px;overflow-wrap:anywhere}.plan .more td{overflow-wrap:anywhere}.plan td.note{color:var(--soft);font-size:12px}
.plan .has-more td{border-bottom:0;padding-bottom:2px}
.plan .more td{padding-top:0}
.plan .more b{font-weight:500;font-size:12px;color:var(--soft);margin-right:4px}
.plan .said{max-width:104ch;padding-top:2px}.plan .said small{padding-left:0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;overflow:visible;max-height:none}
.pairs{display:flex;flex-wrap:wrap;gap:0 22px}
details.list{display:inline-block;margin:0;max-width:100%;vertical-align:top}
details.list>summary{margin:0}
.service{border-top:1px solid var(--line);padding-block:10px}
.service h3{margin:0 0 4px}.service>.sentences{margin-top:4px}
@media screen and (max-width:960px){
.plan,.plan tbody{display:block}.plan.narrow{min-width:0;width:100%}
.plan thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.plan tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(132px,1fr));gap:4px 16px;padding-block:10px;border-bottom:1px solid var(--line)}
.plan .has-more{border-bottom:0;padding-bottom:4px}.plan .more{display:block;padding-top:0}
.plan td,.plan th,.plan.narrow td,.plan.narrow th{display:block;padding:0;border:0;min-width:0;white-space:normal;overflow-wrap:anywhere;text-align:left}
.plan tbody th{grid-column:1/-1;font-weight:600}
.plan td.long{grid-column:1/-1}.plan td.blank{display:none}
.actions li{grid-template-columns:1fr}}
@media print{.plan{font-size:8.5pt}.plan .number,.plan .nowrap,.plan.narrow .number{white-space:normal}.plan.narrow td,.plan.narrow th{padding-right:12pt}.plan td,.plan th{padding:4pt 8pt 4pt 0}.plan td.long{min-width:0}.plan td,.plan th{min-width:0}.plan .long,.plan .more td{overflow-wrap:anywhere}.plan .long{width:45%}
.plan thead{display:table-header-group}.plan .has-more{break-after:avoid}.table-frame{overflow:visible}
.fold.optional{display:block}.fold.optional>summary{display:block;list-style:none;color:var(--soft)}
.fold.optional>summary::-webkit-details-marker{display:none}
.figure>.fold.optional:not([open]){display:none}
.fold.optional:not([open])>summary::after,.list.optional:not([open])>summary::after{content:" …"}}
`,
].join('');
