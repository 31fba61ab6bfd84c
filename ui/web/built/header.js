function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}function make(tag,attributes={},...content){const element=document.createElement(tag);for(const[name,value]of Object.entries(attributes))element.setAttribute(name,
String(value));element.append(...content);return element}function fill(box,entries,write){while(box.children.length>entries.length)box.lastElementChild?.remove();while(box.children.length<entries.length)box.append(listen(
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
line.hidden)return;const link=inside(line,"a");const close2=inside(line,"button");link.textContent=words.words;close2.setAttribute("aria-label",words.close);close2.
lang=words.code;close2.onclick=()=>{line.hidden=true};if(!link.atlasAddress)listen(link);speak(link,words.code,bar);refresh(link)}function offeredBefore(){try{const before=localStorage.
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
"again",Date.now());lost=!connected});watch.observe(app,{attributes:true,attributeFilter:[STATE]});return()=>watch.disconnect()}var PAUSE_MS=70;var LIST="atlas-search-list";var TYPING="input, textarea, select, [contenteditable=''], [contenteditable=true]";function search({data,parentElement,
setTriggerValue}){const box=inside(parentElement,".search");if(!data.bar)return;const words=data.bar.search;box.atlas=box.atlas??build(box);const{input,list}=box.
atlas;Object.assign(box.atlas,{words,language:data.language});box.atlas.tell=found=>setTriggerValue("found",{...found,here:data.bar?.page});input.placeholder=words.
placeholder;input.setAttribute("aria-label",words.label);list.setAttribute("aria-label",words.label)}function build(box){const input=make("input",{type:"text",role:"\
combobox",autocomplete:"off",autocapitalize:"off",spellcheck:"false",enterkeyhint:"search",maxlength:120,"aria-autocomplete":"list","aria-expanded":"false","ari\
a-controls":LIST,"aria-keyshortcuts":"Control+K /"});const list=make("ul",{id:LIST,role:"listbox"});const status=make("p",{role:"status"});list.hidden=true;box.
append(input,make("kbd",{"aria-hidden":"true"},"Ctrl K"),list,status);const state={input,list,status,at:-1,asked:0,suggestions:[],entered:false};input.addEventListener(
"input",()=>typed(state));input.addEventListener("keydown",event=>key(state,event));input.addEventListener("focus",()=>input.select());input.addEventListener("b\
lur",()=>{close(state);if(state.chosen)input.value=""});list.addEventListener("pointerdown",event=>event.preventDefault());list.addEventListener("click",event=>{
const option2=event.target.closest("li");if(option2)choose(state,[...list.children].indexOf(option2))});document.addEventListener("keydown",event=>summon(state,
event));window.addEventListener("blur",()=>listenInFrame(state));return state}function summon({input},event){const plain=!event.ctrlKey&&!event.metaKey&&!event.
altKey;const slash=plain&&event.key==="/"&&!event.target.matches?.(TYPING);const ctrlK=(event.ctrlKey||event.metaKey)&&!event.altKey&&event.key.toLowerCase()===
"k";if(!slash&&!ctrlK)return;event.preventDefault();window.focus();input.focus();input.select()}function listenInFrame(state){const frame=document.activeElement;
if(!(frame instanceof HTMLIFrameElement)||!frame.contentDocument)return;const root=frame.contentDocument.documentElement;if(root.dataset.atlasSearch)return;root.
dataset.atlasSearch="heard";frame.contentDocument.addEventListener("keydown",event=>summon(state,event))}function typed(state){clearTimeout(state.waiting);state.
entered=false;state.chosen=false;state.waiting=setTimeout(()=>ask(state),PAUSE_MS)}async function ask(state){const number=++state.asked;const text=state.input.value;
state.waiting=void 0;if(text.trim().length<2){close(state);return}const suggestions=await fetched(text,state.language??"it");if(number!==state.asked||document.activeElement!==
state.input)return;show(state,suggestions);if(state.entered&&suggestions?.length)choose(state,0);state.entered=false}async function fetched(text,language){try{const answer=await fetch(
new URL("cerca",location.href),{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({text,language})});return answer.ok?await answer.json():
null}catch{return null}}function show(state,suggestions){const{list,words}=state;state.suggestions=suggestions??[];list.replaceChildren(...state.suggestions.map(
option));list.hidden=false;if(!state.suggestions.length){const sentence=(suggestions?words?.nothing:words?.failed)??"";list.append(make("li",{role:"option","ari\
a-disabled":"true"},sentence));state.status.textContent=sentence}else{state.status.textContent=words?.counts[state.suggestions.length]??""}state.input.setAttribute(
"aria-expanded","true");mark2(state,-1)}function option({kind,label,detail,goes},place){const leads=Object.keys(goes).length>0;return make("li",{id:`${LIST}-${place}`,
role:"option","aria-disabled":`${!leads}`,"data-kind":kind},make("span",{},label)," ",make("small",{},detail))}function mark2(state,at){state.at=at;[...state.list.
children].forEach((line,place)=>{line.setAttribute("aria-selected",`${place===at}`);if(place===at)line.scrollIntoView({block:"nearest"})});if(at<0)state.input.removeAttribute(
"aria-activedescendant");else state.input.setAttribute("aria-activedescendant",`${LIST}-${at}`)}function key(state,event){if(event.isComposing)return;const count=state.
suggestions.length;const open=!state.list.hidden;const steps={ArrowDown:1,ArrowUp:-1};const step=steps[event.key];if(step&&!open){ask(state)}else if(step&&count){
const from=state.at<0&&step<0?count:state.at;mark2(state,(from+step+count)%count)}else if(event.key==="Enter"){if(state.waiting||!open){state.entered=true;clearTimeout(
state.waiting);ask(state)}else{choose(state,Math.max(0,state.at))}}else if(event.key==="Escape"&&(open||state.input.value)){if(!open)state.input.value="";close(
state)}else{return}event.preventDefault();event.stopPropagation()}function choose(state,place){const suggestion=state.suggestions[place];if(!suggestion||!Object.
keys(suggestion.goes).length)return;state.input.value=suggestion.label;if(typeof suggestion.goes.text==="string"){ask(state);return}close(state);state.chosen=true;
state.status.textContent=state.words?.chosen.replace("{label}",suggestion.label)??"";state.tell?.({...suggestion.goes,label:suggestion.label})}function close(state){
state.asked+=1;clearTimeout(state.waiting);state.waiting=void 0;state.suggestions=[];state.list.hidden=true;state.input.setAttribute("aria-expanded","false");state.
input.removeAttribute("aria-activedescendant");state.status.textContent=""}function top(component){header(component);search(component);manners(component);paper(component);return again(component)}export{top as default};
