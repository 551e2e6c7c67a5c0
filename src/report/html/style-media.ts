/** Dark screens, wide and small screens, paper. Paper is always light, shows no controls and every row that is chosen, its head on every page. */
export const MEDIA_STYLE = `
@media screen and (prefers-color-scheme:dark){:root{--paper:#0f1a24;--card:#15232f;--ink:#e6ebec;--soft:#9dabb5;--line:#2b3b48;--faint:#223140;--sea:#7fbcd4;--sea-soft:#1b2f3d}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media screen and (max-width:1180px){main,footer{padding-inline:24px}.masthead>*{padding-inline:24px}
.machines{font-size:13px}}
@media screen and (max-width:820px){
.heat{font-size:11px}.heat th[scope=row]{padding-right:6px}.heat td,.heat thead th+th{width:auto;padding:4px 3px;white-space:normal}.heat td small,.heat td b{font-size:10px}
body{font-size:15px}main,footer{padding-inline:18px}.masthead>*{padding-inline:18px}
h1{font-size:36px}h2{font-size:24px}.masthead dl{gap:6px 24px}.masthead>.rhumbs{width:100%;opacity:.14}
section{padding-top:32px}section+section{margin-top:28px}
.equation:first-child{display:grid;grid-template-columns:auto auto 1fr;gap:2px 8px}.equation:first-child .term{display:contents}.equation:first-child .term:first-child b{grid-column:2}.equation:first-child .term>span{align-self:end}
.equation:first-child b{font-size:34px;text-align:right}.equation:first-child .sign{font-size:24px;align-self:end}
.readiness,.stacking,.listing,.readiness tbody,.stacking tbody,.stacking tfoot,.listing tbody{display:block}
.readiness caption{display:block}
.readiness thead,.stacking thead,.listing thead{display:none}
.readiness tr,.stacking tr,.listing tr{display:grid;grid-template-columns:1fr 1fr;gap:2px 18px;padding-block:10px;border-bottom:1px solid var(--line)}
.readiness td,.readiness th,.stacking td,.stacking th,.listing td,.listing th{display:block;width:auto!important;padding:0;border:0!important;white-space:normal;min-width:0;overflow-wrap:anywhere}
.readiness th,.stacking th,.listing th,.readiness .wide{grid-column:1/-1}
.readiness .wide{padding-block:2px 6px}
.stacking .wide,.stacking .blank{display:none}
.listing td{grid-column:1/-1}.inputs td{grid-column:auto}
td[data-label]{text-align:left}
td[data-label]::before{content:attr(data-label);display:block;font-size:12px;font-weight:400;color:var(--soft)}
.readiness td small{display:inline}
.stacking tfoot tr:first-child{border-top:1.5px solid var(--ink)}
.values tr{display:block}
.controls label:not(.search){flex:1 1 44%}.controls label.sort-by:not(.search){display:grid;flex-basis:100%}.controls .search{flex:1 1 100%}.buttons{flex-wrap:wrap}
.controls input,.controls select,.controls button{height:40px;font-size:16px}
.why-panel{columns:auto}
.columns-choice summary{height:40px}.columns-choice{flex:1 1 100%}.columns-choice>div{right:auto;left:0;max-width:100%}.table-view{max-height:75vh}.table-view tbody th,.table-view tbody td{height:44px}
.glossary{columns:1}}
@media print{@page{margin:14mm 12mm}
:root{--paper:#fff;--card:#fff}
body{font-size:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main,footer,.masthead>*{max-width:none;padding-inline:0}
nav,.controls,.on-screen,.shown:not(.partial){display:none}.masthead dl{padding-bottom:8pt}.kicker{padding-top:4pt}h1{padding-bottom:8pt}
.equations{margin-bottom:12pt;gap:2pt}.readiness td,.readiness th,.stacking td,.stacking th,.listing td,.listing th{padding-block:4pt}.card{margin-top:12pt;padding-top:6pt}.basis{margin-top:10pt}.columns{gap:6pt 18pt}
h1{font-size:26pt}h2{font-size:16pt;margin-bottom:8pt}section{padding-block:14pt 0}section+section{margin-top:14pt}
h2,h3,h4{break-after:avoid}tr,.rule,.card,.block{break-inside:avoid}.lead{break-after:avoid}
.readiness,.stacking,.listing{font-size:9pt}.readiness .wide{width:30%}.readiness thead .number{width:auto}.readiness tbody th{white-space:normal;min-width:110pt}.stacking .wide{width:12%}.fold.optional{display:none}
.table-view{display:none}#machine-print{display:block}
.machines,.table-view .machines{font-size:7pt;line-height:1.3;min-width:0!important;table-layout:auto}.machines thead{position:static}.machines col{width:auto!important}
.machines thead th{font-size:6.5pt}.machines thead th,.machines tbody th,.machines tbody td{padding:2.5pt}.machines tbody td.number{white-space:normal}.machines .mark{display:inline-block;min-width:60pt;white-space:normal}.machines tbody th{min-width:62pt}.machines tbody th,.crowded tbody td{overflow-wrap:anywhere}.machines thead button{display:contents}
.machines .mark::before{width:6pt;height:6pt}.walk{display:none}.why-panel{columns:2;font-size:8pt}
.rule .plain{max-height:none;overflow:visible}.rules{grid-template-columns:1fr 1fr;gap:0 18pt;font-size:8pt}.rule{padding-block:6pt}.rules .rule h3,.rules .rule h4{font-size:8.5pt;gap:1pt 6pt;margin-bottom:2pt}.rule small,.rule .source{font-size:7pt}
section:not(#summary){font-size:9pt}section h3{margin:12pt 0 4pt}section small,section .source,section .caveat{font-size:7.5pt}.glossary{columns:2;column-gap:18pt;font-size:8pt}.glossary div{padding-bottom:6pt}.sentences li,.plain li{padding-block:1pt}.sentences{max-width:none}
.cards{grid-template-columns:repeat(3,1fr);gap:0 14pt}.sum b{font-size:17pt}
.equation:first-child b{font-size:24pt}.fold>summary{display:none}
a{color:inherit;text-decoration:none}}
`;
