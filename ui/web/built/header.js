function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}function fill(box,entries,write){while(box.children.length>entries.length)box.lastElementChild?.remove();while(box.children.length<entries.length)box.append(listen(
document.createElement("a")));entries.forEach((entry,at)=>{const link=box.children[at];write(link,entry);refresh(link)})}function listen(link){for(const name of[
"pointerenter","focus","contextmenu"]){link.addEventListener(name,()=>refresh(link))}link.addEventListener("click",event=>{refresh(link);if(event.button||event.
ctrlKey||event.metaKey||event.shiftKey||event.altKey)return;event.preventDefault();link.atlasUsed?.()});return link}function refresh(link){link.setAttribute("hr\
ef",link.atlasAddress?.()??"")}function mark(link,current,kind){if(current)link.setAttribute("aria-current",kind);else link.removeAttribute("aria-current")}var OFFERED="atlas-language-offered";function header({data,parentElement,setTriggerValue}){const bar=inside(parentElement,".atlas-bar");bar.atlasTell=setTriggerValue;
bar.hidden=!data.bar;if(!data.bar||bar.dataset.stamp===data.bar.stamp)return;const{stamp,site,short,page,below,pages,languages,offer:words,...labels}=data.bar;bar.
dataset.stamp=stamp;inside(bar,"strong").textContent=site;inside(bar,".short").textContent=short;const nav=inside(bar,"nav");const tongues=inside(bar,".language\
s");nav.setAttribute("aria-label",labels.pages_label);tongues.setAttribute("aria-label",labels.languages_label);fill(nav,pages,(link,entry)=>{link.textContent=entry.
title;const here=entry.slug===page;mark(link,here||entry.slug===below,here?"page":"true");link.atlasAddress=()=>entry.slug+location.search;link.atlasUsed=here?void 0:
()=>bar.atlasTell("page",entry.slug)});fill(tongues,languages,(link,tongue)=>{link.textContent=tongue.code.toUpperCase();link.setAttribute("aria-label",tongue.name);
mark(link,tongue.code===data.language,"true");speak(link,tongue.code,bar);if(tongue.code===data.language)link.atlasUsed=void 0});offer(inside(parentElement,".at\
las-offer"),words,bar)}function speak(link,code,bar){link.lang=code;link.hreflang=code;link.atlasAddress=()=>{const query=new URLSearchParams(location.search);query.
set("lingua",code);return`?${query}`};link.atlasUsed=()=>bar.atlasTell("language",code)}function offer(line,words,bar){line.hidden=!words||offeredBefore();if(!words||
line.hidden)return;const link=inside(line,"a");const close=inside(line,"button");link.textContent=words.words;close.setAttribute("aria-label",words.close);close.
lang=words.code;close.onclick=()=>{line.hidden=true};if(!link.atlasAddress)listen(link);speak(link,words.code,bar);refresh(link)}function offeredBefore(){try{const before=localStorage.
getItem(OFFERED);localStorage.setItem(OFFERED,"1");return Boolean(before)}catch{return false}}var NAMES=["aria-label","title","placeholder"];function rename(root,words){const translate=translator(words);for(const name of NAMES){for(const element of root.
querySelectorAll(`[${name}]`))replace(element,name,translate)}}function translator({theirs,begins,ends}){const whole=new Map(Object.entries(theirs));const starts=Object.
entries(begins);const lasts=Object.entries(ends);return text=>{const exact=whole.get(text);if(exact)return exact;const start=starts.find(([theirsStart])=>text.startsWith(
theirsStart));if(start)return start[1]+text.slice(start[0].length);const last=lasts.find(([theirsLast])=>text.endsWith(theirsLast));return last?text.slice(0,-last[0].
length)+last[1]:text}}function replace(element,name,translate){const now=element.getAttribute(name)??"";const before=element.atlasTheirs?.[name];const theirs=before?.
ours===now?before.theirs:now;const ours=translate(theirs);if(ours===now)return;element.setAttribute(name,ours);element.atlasTheirs={...element.atlasTheirs,[name]:{
theirs,ours}}}var STILL_MS=120;var MOST_MS=400;var CONTENT=".st-key-atlas-content";var TWIN=".st-key-atlas-twin-box";var DROP_ZONE='[data-testid="stFileUploaderDropzone"]';function manners({
data}){document.documentElement.lang=data.language;skipLink(data.skip);mendAll(data);window.atlasManners?.disconnect();let waiting;let since=0;window.atlasManners=
new MutationObserver(()=>{const now=performance.now();since=since||now;clearTimeout(waiting);const mend=()=>{since=0;mendAll(data)};waiting=setTimeout(mend,Math.
max(0,Math.min(STILL_MS,since+MOST_MS-now)))});const watched={childList:true,subtree:true,attributes:true,attributeFilter:["class"]};window.atlasManners.observe(
document.body,watched)}function mendAll(data){nameFrames(data.map);rename(document,data);mendRoles();reachTables();nameUploads(data.upload);nameContent();twinLink(
data.twin)}function all(selector){return document.querySelectorAll(selector)}function nameFrames(title){for(const frame of all("iframe")){if(frame.src.includes(
"streamlit_folium")&&frame.title!==title)frame.title=title}}function nameContent(){const content=document.querySelector(CONTENT);for(const element of all("#atla\
s-content")){if(element!==content)element.removeAttribute("id")}if(content&&content.id!=="atlas-content")content.id="atlas-content"}function skipLink(text){let link=document.
getElementById("atlas-skip");if(!link){link=jump("atlas-skip",()=>{const target=document.querySelector(CONTENT);if(!target)return;target.tabIndex=-1;target.focus();
target.scrollIntoView()});document.body.prepend(link)}link.textContent=text}function twinLink(text){let link=document.getElementById("atlas-to-twin");if(!document.
querySelector(TWIN)){link?.remove();return}if(!link){link=jump("atlas-to-twin",openTwin);document.getElementById("atlas-skip")?.after(link)}if(link.textContent!==
text)link.textContent=text}function openTwin(){const box=document.querySelector(`${TWIN} details`);if(!box)return;document.documentElement.dataset.atlasTwin="wa\
nted";if(!box.open)inside(box,"summary").click();window.dispatchEvent(new Event("atlas-twin-wanted"))}function jump(id,act){const link=document.createElement("a");
link.id=id;link.href="#atlas-content";link.addEventListener("click",event=>{event.preventDefault();act()});return link}function nameUploads(name){for(const button of all(
`${DROP_ZONE} button`)){if(button.hasAttribute("aria-label")&&!("atlasNamed"in button.dataset))continue;button.dataset.atlasNamed="";if(button.getAttribute("ari\
a-label")!==name)button.setAttribute("aria-label",name)}}function mendRoles(){for(const zone of all(`${DROP_ZONE}[role="presentation"]`))zone.setAttribute("role",
"group");for(const icon of all('[role="img"][aria-label$=" icon"]:not([aria-hidden])')){icon.setAttribute("aria-hidden","true")}}function reachTables(){for(const box of all(
'[data-testid="stTable"] > div')){if(box.scrollWidth>box.clientWidth)box.tabIndex=0;else box.removeAttribute("tabindex")}}function rgb(hex){const parts=[1,3,5].map(at=>Number.parseInt(hex.slice(at,at+2),16));return`rgb(${parts.join(", ")})`}function swapped(colours){const swaps=new Map(
Object.entries(colours));for(const[dark,light]of Object.entries(colours))swaps.set(rgb(dark),light);return swaps}var undo=[];function paper({data}){window.atlasPaper=data;if(window.atlasPrints)return;window.atlasPrints=true;window.addEventListener("beforeprint",prepare);window.
addEventListener("afterprint",restore)}function prepare(){restore();const data=window.atlasPaper;if(!data)return;foot(data);for(const chart of document.querySelectorAll(
".stPlotlyChart")){letScale(chart)}const swaps=swapped(data.colours);if(!swaps.size)return;for(const root of trees(document))whiten(root,swaps)}function restore(){
while(undo.length)undo.pop()?.()}function letScale(chart){const layers=[...chart.querySelectorAll(".main-svg")];if(!layers.length)return;const[wide,tall]=["widt\
h","height"].map(name=>layers[0].getAttribute(name));for(const svg of layers){if(!svg.hasAttribute("viewBox"))change(svg,"viewBox",`0 0 ${wide} ${tall}`)}style(
chart,"aspect-ratio",`${wide} / ${tall}`);style(chart,"max-width",`${wide}px`)}function foot(data){const line=document.getElementById("atlas-printed")??document.
createElement("p");line.id="atlas-printed";if(!line.isConnected)document.body.append(line);const written={day:"numeric",month:"long",year:"numeric"};const day=new Date().
toLocaleDateString(data.language,written);const address=decodeURI(location.href);line.textContent=`${data.site} · ${address} · ${data.printed} ${day}`;margins(
`${data.site} · ${day}`,data)}function margins(text,{page,quiet}){const sheet=document.getElementById("atlas-margins")??document.createElement("style");sheet.id=
"atlas-margins";if(!sheet.isConnected)document.head.append(sheet);const font=`font: 8pt "Source Sans", "Source Sans Pro", sans-serif; color: ${quiet};`;const pages=`${JSON.
stringify(page)} " " counter(page) " / " counter(pages)`;sheet.textContent=`@page { @bottom-left { content: ${JSON.stringify(text)}; ${font} } @bottom-right { c\
ontent: ${pages}; ${font} } }`}function trees(root){const roots=[root];for(const element of root.querySelectorAll("*")){if(element.shadowRoot)roots.push(...trees(
element.shadowRoot))}for(const frame of root.querySelectorAll("iframe")){const inside2=frame.contentDocument;if(!inside2?.body)continue;lighten(inside2.body);roots.
push(...trees(inside2))}return roots}function lighten(body){const{theme}=body.dataset;if(!theme)return;body.dataset.theme="light";undo.push(()=>{body.dataset.theme=
theme})}function whiten(root,swaps){for(const element of root.querySelectorAll("svg, svg *")){for(const name of["fill","stroke","stop-color"]){const light=swaps.
get((element.getAttribute(name)??"").toLowerCase());if(light)change(element,name,light);const inline=swaps.get(element.style?.getPropertyValue(name)??"");if(inline)
style(element,name,inline)}}const grounds=root.querySelectorAll("[style*='background']");for(const element of grounds){const light=swaps.get(element.style.backgroundColor);
if(light)style(element,"background-color",light)}}function change(element,name,value){const before=element.getAttribute(name);element.setAttribute(name,value);undo.
push(()=>{if(before===null)element.removeAttribute(name);else element.setAttribute(name,before)})}function style(element,name,value){const before=element.style.
getPropertyValue(name);element.style.setProperty(name,value);undo.push(()=>element.style.setProperty(name,before))}var STATE="data-test-connection-state";function again({setTriggerValue}){const app=document.querySelector("[data-testid=stApp]");if(!app)return()=>{};const isConnected=()=>app.
getAttribute(STATE)==="CONNECTED";let lost=!isConnected();const watch=new MutationObserver(()=>{const connected=isConnected();if(connected&&lost)setTriggerValue(
"again",Date.now());lost=!connected});watch.observe(app,{attributes:true,attributeFilter:[STATE]});return()=>watch.disconnect()}function top(component){header(component);manners(component);paper(component);return again(component)}export{top as default};
