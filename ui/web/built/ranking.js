function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}function make(tag,attributes={},...content){const element=document.createElement(tag);for(const[name,value]of Object.entries(attributes))element.setAttribute(name,
String(value));element.append(...content);return element}var TOLD="atlas-pointed";var now="";function point(areas,page=window){if(now===areas.join())return;now=areas.join();page.dispatchEvent(new CustomEvent(TOLD,{detail:areas}))}
function whenPointed(light2,page=window){const lit=event=>{const{detail}=event;now=detail.join();light2(detail)};page.addEventListener(TOLD,lit);return()=>page.
removeEventListener(TOLD,lit)}function areasOf(listed){return listed?listed.split(",").map(Number):[]}var BY={rank:row=>row.at,sure:row=>row.sure===null?null:-row.sure,width:row=>row.low===null||row.high===null?null:row.high-row.low,name:row=>row.at===null?null:
row.name};var plain=name=>name.normalize("NFD").replace(/\p{M}/gu,"").toLowerCase();function inOrder(rows,order){const value=BY[order];return rows.toSorted((row,other)=>{
const[one,two]=[value(row),value(other)];if(one===null||two===null)return Number(one===null)-Number(two===null);return typeof one==="string"?one.localeCompare(String(
two)):one-Number(two)})}function among(rows,typed){const wanted=plain(typed.trim());return rows.filter(row=>plain(row.name).includes(wanted))}var STEPS={ArrowDown:1,ArrowUp:-1,PageDown:10,PageUp:-10,Home:-Infinity,End:Infinity};function moved(key,at,count){if(!(key in STEPS))return null;return Math.min(
Math.max(at+STEPS[key],0),count-1)}var WIDE=130;var NS="http://www.w3.org/2000/svg";function ranking({data,parentElement,setTriggerValue}){const root=inside(parentElement,".ranking");root.choose=
area=>setTriggerValue("area",String(area));if(root.dataset.stamp!==data.stamp)build(root,data);mark(root,data.chosen);root.leave??=whenPointed(areas=>light(root,
areas));return root.leave}function build(root,data){root.dataset.stamp=data.stamp;const{words}=data;const before=root.querySelector("input");const filter=make("\
input",{type:"search",id:"filter"});filter.value=before?.value??"";const options=data.orders.map(([value,label])=>make("option",{value},label));const order=make(
"select",{id:"order"},...options);order.value=root.querySelector("select")?.value??data.orders[0][0];const heads=data.heads.map(head=>make("th",{scope:"col"},head));
const body=make("tbody",{});const told=make("p",{role:"status"});const table=make("table",{role:"grid","aria-label":words.title},make("thead",{},make("tr",{},...heads)),
body);const fill=()=>{const rows=among(inOrder(data.rows,order.value),filter.value);body.replaceChildren(...rows.map(row=>line(row,data)));told.textContent=rows.
length?"":words.none;mark(root,data.chosen)};filter.oninput=fill;order.onchange=fill;body.onkeydown=event=>onKey(root,event);body.onclick=event=>choose(root,event);
body.onpointermove=event=>point(areasOf(rowOf(event)?.dataset.area));body.onpointerleave=()=>point([]);root.replaceChildren(make("div",{class:"tools"},make("lab\
el",{for:"filter"},words.filter),filter,make("label",{for:"order"},words.order),order),make("div",{class:"scroll"},table),told);fill()}function line(row,data){const range=make(
"td",{class:"range"});if(row.low!==null)range.append(bar(row,data),` ${row.range}`);else range.append("–");return make("tr",{tabindex:"-1","data-area":row.area},
make("td",{},row.rank),make("th",{scope:"row"},row.name),range,make("td",{},row.score),make("td",{},row.times),make("td",{class:"note"},row.note))}function bar({
rank,at,low,high},{of,first}){const x=place=>(place-.5)/of*WIDE;const drawing=document.createElementNS(NS,"svg");drawing.setAttribute("viewBox",`0 0 ${WIDE} 14`);
drawing.setAttribute("aria-hidden","true");const outside=rank.startsWith("(")?" outside":"";drawing.innerHTML=`<rect class="first" width="${first/of*WIDE}" heig\
ht="14"/><path d="M${x(low??0)} 7H${x(high??0)}"/><circle class="place${outside}" cx="${x(at??0)}" cy="7" r="4"/>`;return drawing}function rowsOf(root){return[...root.
querySelectorAll("tbody tr")]}function rowOf(event){const target=event.target;return target.closest("tr")}function choose(root,event){const row=rowOf(event);if(row)
root.choose?.(Number(row.dataset.area))}function mark(root,chosen){const rows=rowsOf(root);const at=rows.find(row=>Number(row.dataset.area)===chosen);for(const row of rows){
row.setAttribute("aria-selected",String(row===at));row.tabIndex=row===(at??rows[0])?0:-1}}function onKey(root,event){const rows=rowsOf(root);const row=rowOf(event);
if(!row)return;const to=moved(event.key,rows.indexOf(row),rows.length);if(event.key==="Enter"||event.key===" ")choose(root,event);else if(to===null)return;else{
row.tabIndex=-1;rows[to].tabIndex=0;rows[to].focus()}event.preventDefault()}function light(root,areas){for(const row of rowsOf(root)){const lit=areas.includes(Number(
row.dataset.area));row.classList.toggle("lit",lit&&areas.length===1)}}export{ranking as default};
