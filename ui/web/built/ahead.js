"use strict";var AtlasAhead=(()=>{var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:true})};var __copyProps=(to,from,except,desc)=>{if(from&&typeof from===
"object"||typeof from==="function"){for(let key of __getOwnPropNames(from))if(!__hasOwnProp.call(to,key)&&key!==except)__defProp(to,key,{get:()=>from[key],enumerable:!(desc=
__getOwnPropDesc(from,key))||desc.enumerable})}return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:true}),mod);var ahead_exports={};__export(ahead_exports,{ready:()=>ready,tell:()=>tell});function chosen(file2,controls2,now){const indicator=controls2.title===null?void 0:file2.titles[controls2.title];if(!indicator)return null;const years=Object.keys(
file2.known[indicator]);const wanted=controls2.year??String(now.year);const year=years.includes(wanted)?wanted:years[years.length-1];const scheme=controls2.scheme<
0?now.scheme:file2.schemes[controls2.scheme];return{indicator,year:Number(year),scheme}}function looks(file2,choice){const year=file2.known[choice.indicator][choice.
year];const[classes,scale]=year.classes[choice.scheme];const values=year.values.map(number=>file2.phrases[number]);return{look:{classes,values,hatched:year.hatched},
scale}}function named(choice){return[choice.indicator,choice.year,choice.scheme].join(" ")}var LIST=".st-key-atlas-indicator [role=combobox]";var YEAR=".st-key-atlas-year input[type=range]";var CLASSES=".st-key-atlas-scheme input[type=radio]";var EVENTS=[
"input","change","click","keydown","pointermove"];var page=window.parent.document;var gone=new AbortController;var files=new Map;var told=null;var painted=null;
var show=null;var waiting=false;function tell(now,painter){told=now;painted=now&&named(now);show=painter;if(now&&!files.has(now.url))load(now.url)}function ready(){
return file()!==null}function file(){const content=told?files.get(told.url):null;return content&&content!=="asked"?content:null}async function load(url){files.set(
url,"asked");try{const answer=await fetch(url);files.set(url,answer.ok?await answer.json():null)}catch{files.set(url,null)}}function soon(event){const hovers=event.
type==="pointermove"&&!event.buttons;if(waiting||!told||hovers)return;waiting=true;window.parent.requestAnimationFrame(()=>{waiting=false;look()})}function look(){
const known=file();if(!known||!told||!show)return;const choice=chosen(known,controls(),told);if(!choice||named(choice)===painted)return;const{look:areas,scale}=looks(
known,choice);painted=named(choice);show(choice,areas,theme=>known.palettes[theme][scale])}function controls(){const list=page.querySelector(LIST);const schemes=page.
querySelectorAll(CLASSES);return{title:list?.value??null,year:page.querySelector(YEAR)?.getAttribute("aria-valuetext")??null,scheme:[...schemes].findIndex(button=>button.
checked)}}var options={capture:true,passive:true,signal:gone.signal};for(const event of EVENTS)page.addEventListener(event,soon,options);addEventListener("pageh\
ide",()=>gone.abort());return __toCommonJS(ahead_exports);})();
