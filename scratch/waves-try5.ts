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

const n=names.length;
const deg=names.map((_,i)=>ties.reduce((d,e)=>d+((e.client===i||e.server===i)?e.perDay*2+e.serverLaterPerDay:0),0));
interface Node{e:Int8Array,l:Int8Array,lam:Float64Array,b:number,sides:boolean[][]}
let flows=0;
function solve(e:Int8Array,l:Int8Array,k:number,lam:number){ flows++; const net=new FlowNetwork(n+2,ties.length*2+n*4); const S=n,T=n+1; let base=0;
  for(let i=0;i<n;i++){ const c=lam*size[i]!; if(l[i]!<k){net.addArc(S,i,1e12);base+=c;} else if(e[i]!>=k) net.addArc(i,T,1e12); else if(c>0) net.addArc(i,T,c); else if(c<0){net.addArc(S,i,-c);base+=c;} }
  for(const t of ties) net.addArc(t.client,t.server,t.perDay+t.serverLaterPerDay,t.perDay);
  const v=net.maximise(S,T)+base; const side=net.sourceSide(S); let load=0; const inS:boolean[]=[]; for(let i=0;i<n;i++){inS.push(side[i]===1); if(side[i]) load+=size[i]!;} return {v,load,inS}; }
function evalNode(nd:Node){ let sum=0; nd.sides=[];
  for(let k=1;k<K;k++){ const gap=days[k]!-days[k-1]!; const pre=Math.min(total,cap*k), suf=Math.min(total,cap*(K-k)); const lo=total-suf, hi=pre;
    let early=0,late=0; for(let i=0;i<n;i++){ if(nd.l[i]!<k) early+=size[i]!; else if(nd.e[i]!>=k) late+=size[i]!; } if(early>hi||total-late<lo){ nd.b=Infinity; return; }
    let lam=nd.lam[k]!; let best=-Infinity, bl=0, bs:boolean[]=[];
    const val=(lm:number)=>{ const q=solve(nd.e,nd.l,k,lm); const lb=q.v-(lm>0?lm*hi:lm*lo); if(lb>best){best=lb;bl=lm;bs=q.inS;} return q; };
    let q=val(lam); let step=Math.max(4,Math.abs(lam)/2);
    for(let it=0;it<4;it++){ if(q.load>hi) lam+=step; else if(q.load<lo) lam-=step; else if(lam>0) lam=Math.max(0,lam-step); else if(lam<0) lam=Math.min(0,lam+step); else break; lam=Math.round(lam*4)/4; step/=2; q=val(lam); }
    nd.lam[k]=bl; nd.sides.push(bs); sum+=gap*Math.max(0,Math.ceil(best-1e-9)); }
  nd.b=Math.max(nd.b,sum); }
let ub=best;
const heap:Node[]=[]; const push=(x:Node)=>{heap.push(x);let i=heap.length-1;while(i>0){const q=(i-1)>>1;if(heap[q]!.b<=heap[i]!.b)break;[heap[q],heap[i]]=[heap[i]!,heap[q]!];i=q;}}; const pop=()=>{const r=heap[0]!;const x=heap.pop()!;if(heap.length){heap[0]=x;let i=0;for(;;){let c=2*i+1;if(c>=heap.length)break;if(c+1<heap.length&&heap[c+1]!.b<heap[c]!.b)c++;if(heap[c]!.b>=heap[i]!.b)break;[heap[c],heap[i]]=[heap[i]!,heap[c]!];i=c;}}return r;};
const root:Node={e:new Int8Array(n),l:new Int8Array(n).fill(K-1),lam:new Float64Array(K),b:0,sides:[]}; evalNode(root); push(root); console.log('root',root.b);
let cnt=0; const t0=Date.now(); let next=1;
while(heap.length&&Date.now()-t0<120000){ const nd=pop(); if(nd.b>=ub) break; cnt++; if(cnt===next){ console.log('nodes',cnt,'bound',nd.b,'gap',((ub-nd.b)/ub).toFixed(3),'flows',flows,'ms',Date.now()-t0); next*=2; }
  // branch: unit with most conflict * degree
  let v=-1,bv=-1,mid=1; for(let i=0;i<n;i++){ if(nd.e[i]===nd.l[i]) continue; let c=0,pos=0; for(let k=1;k<K;k++){ const a=nd.sides[k-1]![i]; if(!a) pos++; if(k<K-1&&a&&!nd.sides[k]![i]) c++; } const sc=(c*3+1)*deg[i]!*(nd.l[i]!-nd.e[i]!); if(sc>bv){bv=sc;v=i; mid=Math.min(nd.l[i]!-1,Math.max(nd.e[i]!,pos)); const m2=(nd.e[i]!+nd.l[i]!-1)>>1; mid=m2;} }
  if(v<0) { continue; }
  for(const part of [0,1]){ const c:Node={e:nd.e.slice(),l:nd.l.slice(),lam:nd.lam.slice(),b:nd.b,sides:[]}; if(part===0) c.l[v]=mid; else c.e[v]=mid+1; evalNode(c); if(c.b<ub) push(c);} }
console.log('end nodes',cnt,'heap',heap.length,'bound',heap.length?heap[0]!.b:ub,'flows',flows);
