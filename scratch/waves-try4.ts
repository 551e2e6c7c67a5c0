import { readFileSync } from 'node:fs'; import { gunzipSync } from 'node:zlib';
import { scoreWaves } from '/tmp/wt/waves/src/waves/score.ts';
import { boundWaves } from '/tmp/wt/waves/src/waves/lower-bound.ts';
import { searchWaves } from '/tmp/wt/waves/src/waves/search.ts';
import { FlowNetwork } from '/tmp/wt/waves/src/waves/max-flow.ts';
const R='/tmp/wt/waves/datasets/manufacturer/';
const apps=readFileSync(R+'applications.csv','utf8').trim().split('\n').slice(1).map(l=>l.split(','));
const appOf=new Map(apps.map(r=>[r[0]!.toLowerCase(),r[1]+'|'+r[2]]));
const names=[...new Set(appOf.values())].sort(); const idx=new Map(names.map((n,i)=>[n,i]));
const size=names.map(n=>[...appOf.values()].filter(x=>x===n).length);
const lines=gunzipSync(readFileSync(R+'dependencies-new.csv.gz')).toString().trim().split('\n').slice(1).map(l=>l.split(','));
const w=new Map<string,number>(); let ext=0;
for(const l of lines){ const a=appOf.get(l[3]!.toLowerCase()), b=appOf.get(l[8]!.toLowerCase()); if(!a||!b){ext++;continue;} if(a===b) continue; const key=idx.get(a)+'>'+idx.get(b); w.set(key,(w.get(key)??0)+Number(l[13]??l[12]??1)); }
console.log(names.length,'units',size.join(','),'edges',w.size,'ext',ext);
const K=7; const days=Array.from({length:K},(_,i)=>7*i);
const units=names.map((n,i)=>({loads:[size[i]!],earliest:0,latest:K-1,costs:Array(K).fill(0)}));
const ties=[...w].map(([k,v])=>{const [a,b]=k.split('>').map(Number); return {client:a!,server:b!,apart:0,perDay:Math.max(1,Math.round(Math.log2(v))),serverLaterPerDay:Math.max(1,Math.round(Math.log2(v)))}});
const total=size.reduce((s,x)=>s+x,0); const cap=Math.max(50,Math.ceil(total/K*1.1));
const p={days,units,ties,spans:[],orders:[],mixes:[],limits:[Array(K).fill(cap)]};
let t=Date.now(); const s=searchWaves(p,{movesPerUnit:200,thresholds:60,starts:20})!; const best=scoreWaves(p,[...s]).total; console.log('total',total,'cap',cap,'best',best,'ms',Date.now()-t, [...s].join(','));
t=Date.now();
// per boundary exact min directed cut with load range
let sum=0;
for(let k=1;k<K;k++){
  const gap=days[k]!-days[k-1]!; const pre=Math.min(total,cap*k), suf=Math.min(total,cap*(K-k)); const lo=total-suf, hi=pre;
  // cost of early set S: for tie c->s: perDay if c,s differ ; + later if c early and s late
  const cutOf=(inS:boolean[])=>ties.reduce((q,e)=>q+(inS[e.client]!==inS[e.server]!?e.perDay:0)+(inS[e.client]!&&!inS[e.server]!?e.serverLaterPerDay:0),0);
  const now=[...s].map(x=>x<k); let ub=cutOf(now); const inc=ub; let nodes=0;
  const n=names.length; const fix=new Int8Array(n); // 1 early, -1 late
  const solve=(lam:number)=>{ const net=new FlowNetwork(n+2,ties.length*2+n*4); const S=n,T=n+1; let base=0;
    // node in source side = early. price lam per load for early (may be negative)
    for(let i=0;i<n;i++){ if(fix[i]===1) net.addArc(S,i,1e12); else if(fix[i]===-1) net.addArc(i,T,1e12); const c=lam*size[i]!; if(fix[i]===1){base+=c;} else if(fix[i]===0){ if(c>0) net.addArc(i,T,c); else if(c<0){ net.addArc(S,i,-c); base+=c; } } }
    for(const e of ties) net.addArc(e.client,e.server,e.perDay+e.serverLaterPerDay,e.perDay);
    const v=net.maximise(S,T)+base; const side=net.sourceSide(S); let load=0; const inS:boolean[]=[]; for(let i=0;i<n;i++){inS.push(side[i]===1); if(side[i]) load+=size[i]!;} return {v,load,inS}; };
  const rec=():void=>{ nodes++; if(nodes>20000) return; let early=0,late=0; for(let i=0;i<n;i++){ if(fix[i]===1) early+=size[i]!; if(fix[i]===-1) late+=size[i]!; } if(early>hi||total-late<lo) return;
    // maximise lagrangian over lam with few bisection steps
    let r=solve(0); let bound=r.v; let pick=r;
    if(r.load>=lo&&r.load<=hi){ if(r.v<ub) ub=r.v; return; }
    let a=0,b= r.load>hi? 64:-64; const target=r.load>hi?hi:lo;
    for(let it=0;it<7;it++){ const m=(a+b)/2; const q=solve(m); const lb=q.v-m*target; if(lb>bound) {bound=lb; pick=q;} if(q.load>=lo&&q.load<=hi){ const c=cutOf(q.inS); if(c<ub) ub=c; } if((target===hi)===(q.load>target)) a=m; else b=m; }
    if(Math.ceil(bound-1e-9)>=ub) return;
    let v=-1,bw=-1; for(let i=0;i<n;i++) if(fix[i]===0){ let d=0; for(const e of ties) if(e.client===i||e.server===i) d+=e.perDay*2+e.serverLaterPerDay; d*=1; if(d>bw){bw=d;v=i;} }
    if(v<0) return; const first=pick.inS[v]?1:-1; fix[v]=first as any; rec(); fix[v]=-first as any; rec(); fix[v]=0; };
  rec(); sum+=ub*gap; console.log('boundary',k,'range',lo,hi,'incumbent',inc,'min',ub,'nodes',nodes);
}
console.log('bound',sum,'gap',((best-sum)/best).toFixed(3),'ms',Date.now()-t);
