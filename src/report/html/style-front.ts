/** The first page, the bar of chapters, and plans as chapters of the report. */
export const FRONT_STYLE = `
.masthead dl{padding-bottom:15px}
.chapters{display:block;max-width:none;padding:0;background:var(--paper);border-bottom:1px solid var(--line)}
.chapters ul{list-style:none;margin:0;padding:0}
.chapters>ul{max-width:1360px;margin-inline:auto;padding:4px 32px 6px;display:flex;flex-wrap:wrap}
.chapters a{display:block;padding:8px 0;color:var(--ink)}
.chapters .part{font-weight:600}
@media screen and (min-width:1024px){
.chapters{position:sticky;top:0;z-index:6}
.chapters>ul{padding-block:0;gap:0 8px}
.chapters>ul>li{position:relative}
.chapters .part{padding:10px 14px;margin-left:-14px}
.chapters>ul>li+li .part{margin-left:0}
.chapters li ul{visibility:hidden;position:absolute;left:0;top:100%;min-width:210px;padding:6px 0;background:var(--card);border:1px solid var(--line);border-top:0;border-radius:0 0 4px 4px}
.chapters>ul>li:hover>ul,.chapters>ul>li:focus-within>ul{visibility:visible}
.chapters li ul a{padding:6px 14px;white-space:nowrap}
.chapters li ul a:hover,.chapters>ul>li:hover .part{background:var(--sea-soft);text-decoration:none}
section,h3[id]{scroll-margin-top:44px}.on-machine .chapters{position:static}}
@media screen and (max-width:1023px){
.chapters>ul{display:grid;padding-inline:24px;gap:2px 0}
.chapters>ul>li{display:grid;grid-template-columns:88px 1fr;border-bottom:1px solid var(--faint)}
.chapters>ul>li:last-child{border:0}
.chapters li ul{display:flex;flex-wrap:wrap;gap:0 18px}}
@media screen and (max-width:1180px){.chapters>ul{padding-inline:24px}}
@media screen and (max-width:820px){.chapters>ul{padding-inline:18px}}
#summary{padding-top:20px}#summary>h2{margin-bottom:10px}#summary>h3{margin-top:20px}
.glance{display:grid;grid-template-columns:minmax(0,1.65fr) minmax(0,1fr);gap:0 48px}
.glance .card:first-child{margin-top:0}
.glance .equations{margin-bottom:14px}.glance .readiness+.card{margin-top:20px}
.glance .readiness .wide{width:24%;min-width:70px}
.glance .readiness td,.glance .readiness th{padding-block:5px}
.year{font:500 20px/1.3 var(--serif)}
.range{margin-top:6px}.range b{font-weight:600}
.card .quiet,.card .caveat{font-size:13px;margin-top:4px}
.card>p>a{font-size:13px}
.facts-list{font-size:13px;line-height:1.4}.facts-list li{padding:1px 0 1px 20px;position:relative}.facts-list b{position:absolute;left:0;font-weight:600}
.grounds{margin-top:4px}.grounds .card{margin-top:16px}.grounds .card>p{font-size:14px}
.grounds .facts{font-size:13px;gap:2px 16px}
.risks{list-style:none;padding:0;display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:14px 40px}
.risks li{border-top:1.5px solid var(--ink);padding-top:8px;font-size:14px}
.risks h4{font-size:16px;line-height:1.3;margin-bottom:4px}
.risks .quiet,.risks .effect{font-size:13px}
.risks .effect{color:var(--soft)}
.rule h4{font-size:15px;margin:0 0 6px;display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline}
.rule h4 code{font-weight:400}
dl.figures{display:flex;flex-wrap:wrap;gap:6px 36px;margin:0 0 8px}.figures dt{font-size:12px;color:var(--soft)}.figures dd{font-weight:500}
h3.part{font:500 20px/1.3 var(--serif);margin:34px 0 6px}
.hashes code{overflow-wrap:anywhere;font-size:12px}.hashes th{overflow-wrap:anywhere}
@media screen and (max-width:1320px){.glance{grid-template-columns:minmax(0,1fr)}.glance .card:first-child{margin-top:22px}.glance>div{display:contents}.glance .saving{order:2}.glance>div+div .card{order:1}}
@media screen and (max-width:820px){.risks{grid-template-columns:minmax(0,1fr)}}
@media print{.chapters{display:none}
#summary{padding-top:8pt}#summary h2{margin-bottom:4pt}#summary .fold{display:none}
.glance{grid-template-columns:1.5fr 1fr;gap:0 18pt}.glance .equations{margin-bottom:6pt}.glance .equation{font-size:8.5pt}.glance .equation:first-child b{font-size:18pt}
.glance .readiness{font-size:8pt}.glance .readiness .wide{display:none}.glance .readiness td,.glance .readiness th{padding:2.5pt 6pt 2.5pt 0}.glance .readiness td small{display:none}.glance .readiness thead th{font-size:7pt}
.glance .readiness tbody th{min-width:0;white-space:nowrap}.glance .card+.card{margin-top:6pt}.glance .sum b{font-size:15pt}.year{font-size:11pt}
#summary .card,#summary .card .quiet,#summary .card .caveat,#summary .facts-list,.risks li,.grounds .card>p,.grounds .facts,#summary .card>p>a{font-size:7.5pt;line-height:1.35}
.risks{gap:6pt 14pt}.risks h4{font-size:9pt}.risks .quiet,.risks .effect{font-size:7pt}.grounds .card{margin-top:6pt;padding-top:4pt}
#summary h3{margin:7pt 0 3pt;font-size:10pt}#summary .readiness caption{font-size:10pt}
#summary+section{break-before:page}.masthead dl{padding-bottom:2pt}}
`;
