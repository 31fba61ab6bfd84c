function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}function around(event,selector){
return event.target.closest(selector)}function make(tag,attributes={},...content){const element=document.createElement(tag);for(const[name,value2]of Object.entries(
attributes))element.setAttribute(name,String(value2));element.append(...content);return element}var TOLD="atlas-pointed";var now="";function point(areas,page=window){if(now===areas.join())return;now=areas.join();page.dispatchEvent(new CustomEvent(TOLD,{detail:areas}))}
function whenPointed(light2,page=window){const lit=event=>{const{detail}=event;now=detail.join();light2(detail)};page.addEventListener(TOLD,lit);return()=>page.
removeEventListener(TOLD,lit)}var FLAT={width:400,axis:12,margin:60};var REACH=8;function nearest(at,x){let best=null;let least=REACH;for(const[number,place]of at.entries()){const far=place===
null?REACH:Math.abs(place-x);if(far>=least)continue;least=far;best=number}return best}function stepped(key,at,count){const last=count-1;if(key==="ArrowRight"||key===
"ArrowDown")return Math.min(at+1,last);if(key==="ArrowLeft"||key==="ArrowUp")return Math.max(at-1,0);if(key==="Home")return 0;return key==="End"?last:null}var NS="http://www.w3.org/2000/svg";function linked({data,parentElement,setTriggerValue}){const holder=inside(parentElement,".holder");holder.choose=(kind,value2)=>setTriggerValue(
kind,String(value2));holder.links=data.links;if(holder.dataset.stamp!==data.stamp)fill(holder,data);walkable(holder);holder.leave??=listen(holder);return holder.
leave}function fill(holder,data){holder.dataset.stamp=data.stamp;const walk=holder.querySelector(".walk");const focused=walk?.matches(":focus");holder.innerHTML=
data.drawing;if(walk)holder.prepend(walk);if(focused)walk?.focus({preventScroll:true})}function listen(holder){const end=whenPointed(areas=>light(holder,areas.length===
1?areas[0]:null));holder.addEventListener("pointermove",event=>tell(areaAt(holder,event)));holder.addEventListener("pointerleave",()=>tell(null));holder.addEventListener(
"click",event=>{const link=around(event,"a[href]");if(link){if(event.button||event.ctrlKey||event.metaKey||event.shiftKey||event.altKey)return;event.preventDefault();
holder.choose("link",String(link.getAttribute("href")));return}const area=areaAt(holder,event);if(area!==null)holder.choose("area",area)});return()=>{end();delete holder.
leave}}function walkable(holder){if(!holder.links?.keys)return;const{areas,names,keys}=holder.links;const walk=holder.querySelector(".walk")??stop(areas.length);
const place=()=>Number(walk.dataset.at);const show=at=>{walk.dataset.at=String(at);walk.setAttribute("aria-valuenow",String(at+1));walk.setAttribute("aria-value\
text",at<0?"–":names[at]);walk.textContent=at<0?keys:names[at];if(at>=0)tell(areas[at])};if(!walk.isConnected)holder.prepend(walk);walk.setAttribute("aria-lab\
el",keys);walk.onfocus=()=>show(place());walk.onblur=()=>tell(null);walk.onkeydown=event=>{const to=stepped(event.key,place(),areas.length);if(to!==null)show(to);else if(event.
key==="Enter"&&place()>=0)holder.choose("area",areas[place()]);else return;event.preventDefault()}}function stop(count){return make("div",{class:"walk",tabindex:0,
role:"slider","aria-valuemin":0,"aria-valuenow":0,"aria-valuetext":"–","aria-valuemax":count,"data-at":-1})}function tell(area){point(area===null?[]:[area])}function areaAt(holder,event){
const shape=around(event,"[data-area]");if(shape)return Number(shape.dataset.area);const row=around(event,"[data-strip]");const strip=around(event,"svg.strip");
if(!row||!strip||!holder.links)return null;const box=strip.getBoundingClientRect();const x=(event.clientX-box.left)/box.width*FLAT.width;const number=nearest(holder.
links.at[String(row.dataset.strip)],x);return number===null?null:holder.links.areas[number]}function light(holder,area){for(const shape of holder.querySelectorAll(
".lit"))shape.classList.remove("lit");for(const shape of holder.querySelectorAll(".pointed"))shape.remove();const name=holder.querySelector(".pointed-name");const{
links}=holder;const place=area===null||!links?-1:links.areas.indexOf(area);if(name)name.textContent=place<0?"":links?.names[place]??"";if(area===null)return;for(const shape of holder.
querySelectorAll(`path[data-area="${area}"]`)){shape.classList.add("lit")}if(!links)return;for(const row of holder.querySelectorAll("[data-strip]")){const key=String(
row.dataset.strip);const at=links.at[key][place];const strip=row.querySelector("svg.strip");if(at===null||!strip)continue;strip.append(dot(at),value(at,links.written[key][place],
strip.viewBox.baseVal.height))}}function dot(at){return drawn("circle",{cx:at,cy:FLAT.axis,r:6,class:"pointed"})}function value(at,written,height){const x=Math.
min(Math.max(at,FLAT.margin),FLAT.width-FLAT.margin);const words=drawn("text",{x,y:height-4,class:"pointed value"});words.textContent=written;return words}function drawn(name,attributes){
const shape=document.createElementNS(NS,name);for(const[key,given]of Object.entries(attributes))shape.setAttribute(key,String(given));return shape}export{linked as default};
