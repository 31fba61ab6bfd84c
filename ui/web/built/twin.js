function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}function around(event,selector){
return event.target.closest(selector)}function make(tag,attributes={},...content){const element=document.createElement(tag);for(const[name,value]of Object.entries(
attributes))element.setAttribute(name,String(value));element.append(...content);return element}var STEPS={ArrowDown:1,ArrowUp:-1,PageDown:10,PageUp:-10,Home:-Infinity,End:Infinity};function moved(key,at,count){if(!(key in STEPS))return null;return Math.min(
Math.max(at+STEPS[key],0),count-1)}function byLetter(letter,at,names){const wanted=letter.toLocaleLowerCase();for(let step=1;step<=names.length;step+=1){const place=(at+
step)%names.length;if(names[place].toLocaleLowerCase().startsWith(wanted))return place}return null}function summary({name,value,graded,lines}){const parts=[`${name}\
: ${value}`,graded,...lines].filter(Boolean);return parts.join(". ").replaceAll("..",".")}function fillPanel(twin,spot,areas){const{words}=twin.data;const names={"aria-labelledby":"ways","aria-describedby":"ways-help"};const ways=make("div",{class:"w\
ays",role:"toolbar","aria-orientation":"vertical",...names},...spot.ways.map(([arrow,direction,id],place)=>way(twin,areas,[arrow,direction,id],place)));ways.onkeydown=
event=>onWays(ways,event);const show=make("button",{type:"button",class:"show"},words.show);show.onclick=()=>twin.choose(twin.current);twin.panel.replaceChildren(
make("h2",{id:"here"},spot.name),make("p",{class:"big"},spot.value),...[spot.graded,...spot.lines].filter(Boolean).map(line=>make("p",{},line)),make("p",{class:"\
label",id:"ways"},words.ways),make("p",{id:"ways-help",class:"help"},words.ways_help),ways,show)}function way(twin,areas,[arrow,direction,id],place){const button=make(
"button",{type:"button",tabindex:place?"-1":"0","data-arrow":arrow},make("span",{"aria-hidden":"true"},arrow),make("span",{},`${direction} `),make("span",{},areas.
brief(id)));button.onclick=()=>walk(twin,()=>areas.go(id),arrow);return button}function walk(twin,go2,arrow){go2();const ways=[...twin.panel.querySelectorAll(".\
ways button")];const same=ways.find(button=>button.dataset.arrow===arrow);const next=same||ways[0]||inside(twin.panel,".show");rove(ways,next);next.focus()}function rove(among,chosen){
for(const element of among)element.tabIndex=element===chosen?0:-1}function onWays(ways,event){const buttons=[...ways.children];const clicked=around(event,"butto\
n");const at=clicked?buttons.indexOf(clicked):-1;const sideways={ArrowRight:"ArrowDown",ArrowLeft:"ArrowUp"};const to=moved(sideways[event.key]??event.key,at,buttons.
length);if(to===null||at<0)return;event.preventDefault();rove(buttons,buttons[to]);buttons[to].focus()}var PAUSE=450;var OPENED="atlas-twin-wanted";function textTwin({data,parentElement,setTriggerValue}){const root=inside(parentElement,".twin");const before=root.
atlas??{current:null,order:"by_value",chosen:null};const twin=before;root.atlas=twin;Object.assign(twin,{root,data,choose:id=>setTriggerValue("area",String(id))});
if(twin.chosen!==data.chosen)twin.current=data.chosen||twin.current;twin.chosen=data.chosen;if(!data.spots.some(spot=>spot.id===twin.current))twin.current=data[twin.
order][0];if(root.dataset.stamp!==data.stamp)build(twin);mark(twin);tell(twin);const wanted=()=>focusList(twin);window.addEventListener(OPENED,wanted);if(document.
documentElement.dataset.atlasTwin==="wanted")wanted();return()=>window.removeEventListener(OPENED,wanted)}function find(twin,id){const spot=twin.data.spots.find(
each=>each.id===id);if(!spot)throw new Error(`no area ${id}`);return spot}function build(twin){const{root,data}=twin;const{words}=data;const held=root.getRootNode().
activeElement;const inList=held?.getAttribute("role")==="option";root.dataset.stamp=data.stamp;root.lang=data.language;const names={role:"listbox","aria-label":`${words.
list}: ${data.title}`};twin.list=make("ul",{...names,"aria-describedby":"help"});twin.list.onkeydown=event=>onList(twin,event);twin.list.onclick=event=>{const clicked=around(
event,"[role=option]");if(!clicked)return;go(twin,Number(clicked.dataset.id));clicked.focus()};twin.panel=make("section",{"aria-labelledby":"here"});twin.told=make(
"p",{role:"status",class:"told"});root.replaceChildren(make("p",{class:"help",id:"help"},words.help),make("div",{class:"order"},make("label",{for:"order"},words.
order),order(twin)),twin.list,twin.panel,twin.told);fill(twin);if(inList)focusList(twin)}function order(twin){const{words}=twin.data;const select=make("select",
{id:"order"},make("option",{value:"by_value"},words.order_value),make("option",{value:"by_name"},words.order_name));select.value=twin.order;select.onchange=()=>{
twin.order=select.value;fill(twin);mark(twin)};return select}function fill(twin){const ids=twin.data[twin.order];const options2=ids.map((id,place)=>option(twin,
find(twin,id),place,ids.length));twin.list.replaceChildren(...options2)}function option(twin,spot,place,count){const none=spot.grade<0;const swatch=make("span",
{class:none?"swatch none":"swatch","aria-hidden":"true"});if(!none)swatch.style.backgroundColor=twin.data.colours[spot.grade];const places={"aria-setsize":count,
"aria-posinset":place+1};return make("li",{role:"option",tabindex:"-1","data-id":spot.id,...places},swatch,make("span",{},`${spot.name} `),make("span",{class:"v\
alue"},spot.value)," ",make("span",{class:"said"},spot.graded))}function options(twin){return[...twin.list.children]}function mark(twin){for(const item of options(
twin)){const id=Number(item.dataset.id);const current=id===twin.current;const onMap=id===twin.chosen?twin.data.words.shown:"";item.tabIndex=current?0:-1;item.setAttribute(
"aria-selected",String(current));const notes=[find(twin,id).graded,onMap].filter(Boolean);inside(item,".said").textContent=notes.join("; ")}}function tell(twin){
const spot=find(twin,twin.current);const{words}=twin.data;const told=`${twin.data.stamp} ${spot.id}`;if(twin.panel.dataset.told!==told){twin.panel.dataset.told=
told;fillPanel(twin,spot,{brief:id=>find(twin,id).brief,go:id=>go(twin,id)})}const chosen=twin.current===twin.chosen;inside(twin.panel,".show").textContent=chosen?
`✓ ${words.shown}`:words.show}function go(twin,id){twin.current=id;mark(twin);tell(twin);const at=inside(twin.list,`[data-id="${id}"]`);const{list,root}=twin;
const inList=root.getRootNode().activeElement===at;if(!inList)list.scrollTop=at.offsetTop-list.offsetTop-list.clientHeight/2;announce(twin)}function announce(twin){
clearTimeout(twin.waiting);twin.waiting=setTimeout(()=>{twin.told.textContent=summary(find(twin,twin.current))},PAUSE)}function focusList(twin){delete document.
documentElement.dataset.atlasTwin;const current=inside(twin.list,'[tabindex="0"]');current.focus();current.scrollIntoView({block:"center"})}function onList(twin,event){
if(event.ctrlKey||event.metaKey||event.altKey)return;const all=options(twin);const at=all.findIndex(item=>item.tabIndex===0);const to=moved(event.key,at,all.length);
if(to!==null)onto(twin,all[to]);else if(event.key==="Enter"||event.key===" ")twin.choose(twin.current);else{if(event.key.length!==1)return;event.stopPropagation();
const names=all.map(item=>find(twin,Number(item.dataset.id)).name);const named=byLetter(event.key,at,names);if(named!==null)onto(twin,all[named]);return}event.preventDefault()}
function onto(twin,item){item.focus();go(twin,Number(item.dataset.id))}export{textTwin as default};
