/**
 * Dark screens, wide and small screens, paper. On a screen each machine is a grid that is laid out only where it can be
 * seen: a real table of a thousand rows takes a browser ten times as long to sort. Paper keeps the table, which repeats
 * its head on every page, is always light and shows no controls.
 */
export const MEDIA_STYLE = `
@media screen and (prefers-color-scheme:dark){:root{--paper:#0f1a24;--card:#15232f;--ink:#e6ebec;--soft:#9dabb5;--line:#2b3b48;--faint:#223140;--sea:#7fbcd4;--sea-soft:#1b2f3d;
--ready:#5fb596;--conditions:#deb258;--blocked:#e2719f;--unknown:#93a1ab;--informs:#8fb4d4}}
@media screen{.machines,.machines>tbody{display:block}.machines>tbody{content-visibility:auto;contain-intrinsic-size:auto 84px}
.machines>tbody:has(>.row .toggle[open])>.why,.why>td{display:block}
@supports not selector(:has(a)){.machines .why{display:block}}}
@media screen and (min-width:821px){.machines>thead{display:block}.machines>colgroup{display:none}
.machines>thead tr,.machines .row{display:grid;grid-template-columns:minmax(0,18fr) minmax(0,11fr) repeat(5,minmax(0,5.3fr)) minmax(0,12fr) minmax(0,8.5fr) minmax(0,9fr) minmax(0,15fr)}
.machines .heads{align-items:end}.groups>:nth-child(1),.groups>:nth-child(3){grid-column:span 2}.groups>:nth-child(2),.groups>:nth-child(4){grid-column:span 3}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}.toggle summary::before{transition:none}}
@media screen and (max-width:1180px){main,footer{padding-inline:24px}.masthead>*{padding-inline:24px}
.machines{font-size:13px}.machines .row>*,.machines .heads th{padding-inline:5px}.machines .heads th{letter-spacing:-.01em}.machines .row .number>.unknown-value{font-size:11px;letter-spacing:-.03em}
}
@media screen and (max-width:820px){
.machines .row .number>.unknown-value{font-size:inherit;letter-spacing:0}.machines>tbody{scroll-margin-top:0}
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
.controls label,.controls .search{flex:1 1 44%}.controls .sort-by{display:grid}.controls .search{flex-basis:100%}.buttons{flex-wrap:wrap}
.controls input,.controls select,.controls button{height:40px;font-size:16px}
.machines>colgroup,.machines>thead{display:none}.machines>tbody{contain-intrinsic-size:auto 300px}
.machines>tbody{border-top:1px solid var(--line)}
.machines .row{display:grid;grid-template-columns:repeat(6,1fr);gap:8px 10px;padding:12px 0}
.machines .row>*{border:0;padding:0;grid-column:span 2;min-width:0;text-align:left}
.machines .row>th,.machines .row>.finding,.machines .row>td:nth-child(2){grid-column:1/-1}
.machines .row>td:nth-child(2)::before{display:none}
.machines .row>td:nth-child(8){grid-column:1/span 4;grid-row:5}.machines .row>.money{grid-column:5/span 2;grid-row:5}
.machines .row>th,.machines .row>td:nth-child(2){padding-left:2px}
.why>td{padding:14px 12px}.why-panel{columns:auto}
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
#machines{break-before:page}
.machines{font-size:7.5pt;line-height:1.3}.machines small{font-size:7pt}
.machines>thead{position:static}.machines .heads th{font-size:7pt;padding:2pt 3pt}.machines .heads button{display:contents}.machines .row>*{padding:3pt 3pt}.machines .row:hover{background:none}
.machines .row .mark::before{width:6pt;height:6pt}.toggle summary::before{display:none}.toggle summary,.row th small{padding-left:0}
.machines .clamp{display:block}.why{break-before:avoid}.why-panel{columns:2;font-size:8pt}
.rule .plain{max-height:none;overflow:visible}
.cards{grid-template-columns:repeat(3,1fr);gap:0 14pt}.sum b{font-size:17pt}
.equation:first-child b{font-size:24pt}.fold>summary{display:none}
a{color:inherit;text-decoration:none}}
`;
