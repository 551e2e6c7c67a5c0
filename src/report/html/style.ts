import { CHART_STYLE } from './style-charts.js';
import { FIGURES_STYLE } from './style-figures.js';
import { MACHINE_STYLE } from './style-machines.js';
import { MEDIA_STYLE } from './style-media.js';

/**
 * The look of a chart: pale paper, dark ink, hairlines, one accent of sea blue; what endangers a ship stands in
 * the colours of readiness that all charts have (`estate-charts/palette.ts`). Only fonts that are there already; figures all of one width, so that columns line up.
 */
const BASE_STYLE = `
:root{--paper:#faf9f5;--card:#fff;--ink:#14263a;--soft:#566474;--line:#d9dcd8;--faint:#efefea;--sea:#1c5a77;--sea-soft:#dfeaee;
--ready:var(--r1);--conditions:var(--r2);--blocked:var(--r3);--unknown:var(--r4);--informs:var(--c1);
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Liberation Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;
--mono:ui-monospace,"Cascadia Mono",Consolas,Menlo,"Liberation Mono",monospace;color-scheme:light dark}
*,*::before,*::after{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 var(--sans);font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}
main,.masthead>*,footer{max-width:1360px;margin-inline:auto}
main,footer{padding-inline:32px}
h1,h2,h3,h4,p,dl,dd,ul,ol{margin:0}
h1,h2{font-family:var(--serif);font-weight:500;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:27px;line-height:1.2;margin-bottom:18px}
h3{font-size:15px;font-weight:600;margin:26px 0 8px}
h4{font-size:13px;font-weight:600;margin-bottom:6px}
small{display:block;color:var(--soft);font-size:12px;line-height:1.4;font-weight:400}
code{font-family:var(--mono);font-size:.92em}
a{color:var(--sea);text-underline-offset:2px}
:focus-visible{outline:2px solid var(--sea);outline-offset:2px;border-radius:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.quiet,.source{color:var(--soft)}
.source{font-size:12px}
.lead{color:var(--soft);max-width:74ch;margin-bottom:16px}
.unknown-value{color:var(--soft);font-style:italic}
.caveat{border-left:3px solid var(--conditions);padding-left:10px;margin-top:10px;font-size:13px}
.remedy{display:block;padding-left:18px;position:relative}
.remedy::before{content:"→";position:absolute;left:0;color:var(--sea)}
.masthead{position:relative;overflow:hidden;background:var(--card);border-bottom:1px solid var(--line)}
.masthead::after{content:"";display:block;max-width:none;height:5px;border-top:1px solid var(--ink);background:repeating-linear-gradient(90deg,var(--ink) 0 48px,var(--card) 48px 96px)}
.masthead>*{position:relative;padding-inline:32px}
.masthead>.rhumbs{position:absolute;right:0;top:0;height:100%;width:62%;padding:0;fill:none;stroke:var(--sea);stroke-width:.5;opacity:.26;-webkit-mask-image:linear-gradient(90deg,transparent,#000 60%);mask-image:linear-gradient(90deg,transparent,#000 60%)}
.kicker{padding-top:22px;font-size:13px;letter-spacing:.02em;color:var(--sea)}
h1{font-size:44px;line-height:1.1;padding-block:2px 12px}
h1 small{display:inline;font:italic 16px var(--serif);letter-spacing:0;margin-left:8px}
.masthead dl{display:flex;flex-wrap:wrap;gap:6px 36px}
.masthead dt{font-size:12px;color:var(--soft)}
.masthead dd{font-weight:500}
nav{display:flex;flex-wrap:wrap;gap:4px 22px;padding-block:22px 16px;font-size:14px}
nav a{text-decoration:none;padding-block:4px}
nav a:hover{text-decoration:underline}
section{padding-block:44px 4px;scroll-margin-top:0}
section+section{border-top:1px solid var(--line);margin-top:40px}
.equations{display:grid;gap:6px;margin-bottom:30px}
.equation{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 12px;font-size:15px}
.equation b{font-weight:600}
.equation .term>span{color:var(--soft)}
.equation .sign{font-style:normal;color:var(--soft)}
.equation:first-child{font-size:18px;margin-bottom:8px}
.equation:first-child b{font:500 44px/1 var(--serif);letter-spacing:-.02em;margin-right:4px}
.equation:first-child .sign{font:400 30px var(--serif)}
table{border-collapse:collapse;width:100%}
th{font-weight:500;text-align:left}
td,th{vertical-align:top}
caption{text-align:left;font-weight:600;font-size:15px;padding-bottom:6px}
.number{text-align:right;white-space:nowrap}
.number .unknown-value{white-space:normal}
thead th{font-size:12px;font-weight:500;color:var(--soft);vertical-align:bottom}
.readiness td,.readiness th,.stacking td,.stacking th,.listing td,.listing th{padding:8px 14px 8px 0;border-bottom:1px solid var(--line)}
.readiness tr>:last-child,.stacking tr>:last-child,.listing tr>:last-child{padding-right:0}
.readiness tbody th{white-space:nowrap}
.readiness .wide{width:36%}.readiness thead .number{width:11%}
.readiness td small{display:inline-block;min-width:4.2em}
.stacking .wide{width:18%;vertical-align:middle}
.stacking tfoot tr:not(.quiet) th,.stacking tfoot tr:not(.quiet) td{font-weight:600}
.stacking tfoot tr:first-child>*{border-top:1.5px solid var(--ink)}
.bar{display:block;width:100%;height:14px;margin-top:4px}
.share{display:block;width:100%;height:5px}
.track{fill:var(--faint)}.share .fill{fill:var(--sea)}
rect.tone-ready{fill:var(--ready)}rect.tone-conditions{fill:var(--conditions)}rect.tone-blocked{fill:var(--blocked)}rect.tone-unknown{fill:var(--unknown)}
.mark{white-space:nowrap}
.mark::before{content:"";display:inline-block;width:9px;height:9px;margin-right:7px;border-radius:50%;background:var(--tone)}
.mark.tone-blocked::before{border-radius:1px;transform:rotate(45deg) scale(.92)}
.mark.tone-conditions::before{border-radius:0;clip-path:polygon(50% 0,100% 100%,0 100%)}
.mark.tone-unknown::before,.mark.tone-warns::before,.mark.tone-informs::before{background:none;border:2px solid var(--tone)}
.tone-ready{--tone:var(--ready)}.tone-conditions{--tone:var(--conditions)}.tone-blocked{--tone:var(--blocked)}.tone-unknown{--tone:var(--unknown)}.tone-warns{--tone:var(--conditions)}.tone-informs{--tone:var(--informs)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(290px,1fr));gap:0 40px;margin-top:12px}
.card{border-top:1.5px solid var(--ink);margin-top:26px;padding-top:12px}
.card h3{margin:0 0 4px}
.sum b{font:500 34px/1.15 var(--serif);letter-spacing:-.02em}
.sum span{color:var(--soft);margin-left:4px}
.basis{margin-top:26px;color:var(--soft)}
.sentences{padding-left:18px;max-width:80ch}
.sentences li{padding-block:2px}
.sentences li::marker{color:var(--sea)}
.plain{list-style:none;padding:0}
.plain li{padding-block:4px}
.plain .mark{font-weight:600;margin-right:5px}
.nowrap{white-space:nowrap}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:8px 48px}
.columns h3{margin-top:0}
.policy .sentences{max-width:none;columns:3 320px;column-gap:48px}
.policy li{break-inside:avoid}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}
.facts dt{color:var(--soft)}
.glossary{columns:3 300px;column-gap:48px}
.glossary div{break-inside:avoid;padding-bottom:12px}
.glossary dt{font-weight:600}
.glossary dd{color:var(--soft)}
details.fold{margin-top:8px}
details.fold>summary{cursor:pointer;color:var(--sea);width:max-content;max-width:100%}
details.fold[open]>summary{margin-bottom:6px}
.rules{display:grid;gap:0 48px;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));align-items:start}
.rule{border-top:1px solid var(--line);padding-block:14px 18px;min-width:0}
.rule h3{margin:0 0 6px;display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline}
.rule h3 code{font-weight:400}
.tally{margin-left:auto;font-weight:600}
.rule .plain{max-height:340px;overflow:auto}
.rule>p::first-letter{text-transform:uppercase}
.listing tbody th{font-weight:500}
.inputs .file th{padding-top:16px}
.inputs tbody tr:not(.file) th{padding-left:18px}
.problems th{width:26%}.problems td{width:37%}
.values{width:auto}.values td{overflow-wrap:anywhere}.values th{font-family:var(--mono);font-size:13px;font-weight:400}
.heat{width:auto;margin-bottom:14px;font-size:13px}
.heat th[scope=row]{padding:6px 14px 6px 0;white-space:nowrap;color:var(--soft)}
.heat td,.heat thead th+th{width:84px;padding:5px 8px;white-space:nowrap}.heat abbr{text-decoration:none}
.heat td{border:1px solid var(--line);height:50px;--shade:0%;background:color-mix(in srgb,var(--sea) var(--shade),var(--card))}
.heat td:empty{border-color:transparent;background:none}
.heat td b{display:block;font-size:11px;font-weight:600}
.heat .h1{--shade:7%}.heat .h2{--shade:14%}.heat .h3{--shade:22%}.heat .h4{--shade:30%}.heat .h5{--shade:38%}.heat .h0{border-style:dashed}
.heat td small{color:inherit}
.stars{margin-bottom:10px}
.stacking+.quiet{margin-top:10px}.fold+.sentences{margin-top:12px}
footer{border-top:1px solid var(--line);margin-top:56px;padding-block:20px 40px;color:var(--soft);font-size:13px}
`;

/** The whole style sheet, for one `style` element. */
export const REPORT_STYLE: string = BASE_STYLE + MACHINE_STYLE + CHART_STYLE + FIGURES_STYLE + MEDIA_STYLE;
