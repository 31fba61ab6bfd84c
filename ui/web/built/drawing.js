function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}function around(event,selector){
return event.target.closest(selector)}var TOLD="atlas-pointed";var now="";function point(areas,page=window){if(now===areas.join())return;now=areas.join();page.dispatchEvent(new CustomEvent(TOLD,{detail:areas}))}
function whenPointed(light2,page=window){const lit=event=>{const{detail}=event;now=detail.join();light2(detail)};page.addEventListener(TOLD,lit);return()=>page.
removeEventListener(TOLD,lit)}function areasOf(listed){return listed?listed.split(",").map(Number):[]}function drawing({data,parentElement,setTriggerValue}){const holder=inside(parentElement,".holder");holder.onclick=event=>{const part=around(event,"[data-choose\
]");if(!part||event.ctrlKey||event.metaKey||event.shiftKey)return;event.preventDefault();setTriggerValue("chosen",part.dataset.choose)};if(holder.dataset.stamp!==
data.stamp){holder.dataset.stamp=data.stamp;holder.innerHTML=data.drawing}if(!holder.querySelector("[data-areas]"))return;holder.leave??=listen(holder);return holder.
leave}function listen(holder){const end=whenPointed(areas=>light(holder,areas));const areasAt=event=>areasOf(around(event,"[data-areas]")?.dataset.areas);holder.
addEventListener("pointermove",event=>point(areasAt(event)));holder.addEventListener("pointerleave",()=>point([]));return()=>{end();delete holder.leave}}function light(holder,lit){
for(const shape of holder.querySelectorAll("[data-areas]")){const own=areasOf(shape.dataset.areas);const among=own.some(area=>lit.includes(area));shape.classList.
toggle("lit",lit.length>0&&among&&own.length<=lit.length);shape.classList.toggle("aside",lit.length>1&&!among)}}export{drawing as default};
