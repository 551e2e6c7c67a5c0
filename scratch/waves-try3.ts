import { scoreWaves } from '/tmp/wt/waves/src/waves/score.ts';
import { boundWaves } from '/tmp/wt/waves/src/waves/lower-bound.ts';
import { searchWaves } from '/tmp/wt/waves/src/waves/search.ts';
let seed=7; const rnd=()=>{seed=(Math.imul(seed,1664525)+1013904223)>>>0; return seed/2**32;};
const int=(n:number)=>Math.floor(rnd()*n);
// planted applications
for(const [apps,size,K,noise] of [[25,13,8,0.1],[100,10,20,0.1],[1000,10,40,0.1]] as const){
  const n=apps*size; const days=Array.from({length:K},(_,i)=>i*7);
  const units=Array.from({length:n},()=>({loads:[1],earliest:0,latest:K-1,costs:Array(K).fill(0)}));
  const ties:any[]=[]; for(let e=0;e<n*10;e++){ const a=int(n); const b=rnd()<noise?int(n):Math.floor(a/size)*size+int(size); if(a!==b) ties.push({client:a,server:b,apart:0,perDay:1+int(5),serverLaterPerDay:1}); }
  const spans=Array.from({length:apps},(_,a)=>({units:Array.from({length:size},(_,i)=>a*size+i),perDay:50}));
  const p={days,units,ties,spans,orders:[],mixes:[],limits:[Array(K).fill(Math.ceil(n/K*1.15))]};
  let t0=Date.now(); const w=searchWaves(p,{movesPerUnit:30,thresholds:40,starts:6})!; const t1=Date.now(); const sc=scoreWaves(p,[...w]); const best=sc.total; 
  console.log(n,K,'search ms',t1-t0,'cost',best,sc.overload); 
  const b=boundWaves(p,best,20); console.log('bound',b.bound,'gap',((best-b.bound)/best).toFixed(3),'bound ms',Date.now()-t1); }
