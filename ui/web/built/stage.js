var SVG="http://www.w3.org/2000/svg";function part(name,kind="",text=null){const element=document.createElement(name);if(kind)element.className=kind;if(text!==null)
element.textContent=text;return element}function drawn(name,attributes={},parent=null){const element=document.createElementNS(SVG,name);for(const[key2,value]of Object.
entries(attributes))element.setAttribute(key2,String(value));parent?.append(element);return element}var MOST=6;var NEIGHBOURHOOD=90;var DOOR=34;var LONG=5;function words(text){const plain=text.normalize("NFD").replace(/[\u0300-\u036f]/g,"");return plain.toLowerCase().
match(/[a-z0-9]+/g)??[]}function found(typed,areas,places){const asked=words(typed);const last=/^\d+/.exec(asked.at(-1)??"")?.[0];const number=asked.length>1&&last?
Number(last):null;const street=number===null?asked:asked.slice(0,-1);if(asked.join("").length<2)return[];const named=areas.map(({name,x,y})=>({miss:missed(asked,
words(name)),spot:()=>({label:name,x,y,wide:NEIGHBOURHOOD})}));const streets=places.map(([label2,doors])=>({miss:missed(street,words(label2))+.5,spot:()=>door(label2,
doors,number)}));return[...named,...streets].filter(({miss})=>Number.isFinite(miss)).sort((one,two)=>one.miss-two.miss).slice(0,MOST).map(({spot})=>spot())}function missed(asked,name){
let mended=0;const left=[...name];for(const word of asked){let at=left.indexOf(word);if(at<0)at=left.findIndex(other=>other.startsWith(word));if(at<0){at=left.findIndex(
other=>near(word,other));mended+=2}if(at<0)return Number.POSITIVE_INFINITY;left.splice(at,1)}return left.length+mended}function near(typed,name){if(typed.length<
LONG||Math.abs(typed.length-name.length)>1)return false;let from=0;while(from<typed.length&&typed[from]===name[from])from+=1;const[one,two]=[typed.slice(from),name.
slice(from)];const swapped=one[1]+one[0]+one.slice(2)===two;return one.slice(1)===two.slice(1)||one.slice(1)===two||one===two.slice(1)||swapped}function door(label2,doors,number){
let[x,y]=[0,0];const every=[];for(let at=0;at<doors.length;at+=3){x+=doors[at+1];y+=doors[at+2];every.push({number:doors[at],x:x/10,y:y/10})}const middle=every[every.
length>>1];const far=other=>Math.abs(other.number-(number??0))+((other.number-(number??0))%2?.5:0);const best=number===null?middle:every.reduce((nearest,other)=>far(
other)<far(nearest)?other:nearest);const written=number===null?label2:`${label2} ${best.number}`;return{label:written,x:best.x,y:best.y,wide:DOOR}}var Finding=class{constructor(box,searched){this.box=box;this.searched=searched;this.places=[];this.input=part("input");this.input.type="text";this.input.autocomplete=
"off";this.list=part("ol");this.state=part("p");this.state.setAttribute("role","status");box.append(this.input,this.list,this.state);this.input.addEventListener(
"input",()=>this.offer());box.addEventListener("keydown",event=>{event.stopPropagation();if(event.key==="Escape")this.toggle();if(event.key==="Enter"&&event.target===
this.input)this.choose(this.spots()[0])})}async toggle(){const{box,input,searched}=this;box.hidden=!box.hidden;if(box.hidden)return;const words2=searched.words();
input.value="";input.setAttribute("aria-label",words2.find_label);input.placeholder=words2.find_label;this.list.replaceChildren();this.state.textContent="";input.
focus();if(this.places.length||!searched.places)return;try{this.places=await searched.places();this.offer()}catch{this.state.textContent=words2.find_names_only}}spots(){
return found(this.input.value,this.searched.areas,this.places)}offer(){const spots=this.spots();const none=this.input.value.trim().length>2&&!spots.length;this.
state.textContent=none?this.searched.words().find_nothing:"";this.list.replaceChildren(...spots.map(spot=>{const row=part("li");const button=part("button","",spot.
label);button.addEventListener("click",()=>this.choose(spot));row.append(button);return row}))}choose(spot){if(!spot)return;this.box.hidden=true;this.searched.fly(
spot)}};var STILL=6;var Hand=class{constructor(city,onPoint){this.city=city;this.onPoint=onPoint;this.pointers=new Map;this.moved=0;this.listen(city.svg)}listen(svg){const turn=event=>{
event.preventDefault();this.city.zoom(event.deltaY>0?1.15:.87,this.at(event))};svg.addEventListener("wheel",turn,{passive:false});svg.addEventListener("pointerd\
own",event=>{svg.setPointerCapture(event.pointerId);this.pointers.set(event.pointerId,[event.clientX,event.clientY]);this.moved=0});svg.addEventListener("pointe\
rmove",event=>this.move(event));svg.addEventListener("pointercancel",event=>this.pointers.delete(event.pointerId));svg.addEventListener("pointerup",event=>{this.
pointers.delete(event.pointerId);if(this.moved<STILL)this.point(event)});svg.addEventListener("pointerleave",event=>{if(event.pointerType==="mouse")this.onPoint(
null)})}move(event){const before=this.pointers.get(event.pointerId);if(!before){this.point(event);return}const now=[event.clientX,event.clientY];this.moved+=Math.
abs(now[0]-before[0])+Math.abs(now[1]-before[1]);const others=[...this.pointers].filter(([id])=>id!==event.pointerId);if(others.length===1)this.pinch(before,now,
others[0][1]);else{const{unit}=this.city;this.city.pan((before[0]-now[0])*unit,(before[1]-now[1])*unit)}this.pointers.set(event.pointerId,now)}pinch(before,now,other){
const apart2=at=>Math.hypot(at[0]-other[0],at[1]-other[1])||1;const middle={clientX:(now[0]+other[0])/2,clientY:(now[1]+other[1])/2};this.city.zoom(apart2(before)/
apart2(now),this.at(middle))}point(event){const root=this.city.svg.getRootNode();const under=root.elementFromPoint(event.clientX,event.clientY);const area=under?.
dataset.area;this.onPoint(area?Number(area):null)}at(event){const matrix=this.city.svg.getScreenCTM();if(!matrix)return[0,0];const point=new DOMPoint(event.clientX,
event.clientY).matrixTransform(matrix.inverse());return[point.x,point.y]}key(event){const step=(this.city.view?.[2]??0)/6;const pans={ArrowLeft:[-step,0],ArrowRight:[
step,0],ArrowUp:[0,-step],ArrowDown:[0,step]};if(event.shiftKey&&pans[event.key])this.city.pan(...pans[event.key]);else if(event.key==="+"||event.key==="=")this.
city.zoom(.66);else if(event.key==="-")this.city.zoom(1.5);else if(event.key==="0")this.city.reset();else return false;return true}};var MOVES=new Map(Object.entries({ArrowRight:"forth",ArrowDown:"forth",PageDown:"forth"," ":"forth",Enter:"forth",ArrowLeft:"back",ArrowUp:"back",PageUp:"back",
Backspace:"back",Home:"first",End:"last"}));var ACTS=new Map(Object.entries({b:"blank",".":"blank",n:"toggleNotes",l:"speak",f:"fill",d:"dim",k:"switchKiosk",m:"\
menu",h:"menu","?":"menu",q:"poster",a:"answer",r:"rehearse","/":"find",p:"find","+":"zoomIn","-":"zoomOut",0:"zoomHome"}));function moves(key2){return MOVES.has(
key2)}function act(key2){return MOVES.get(key2)??ACTS.get(key2.toLowerCase())??null}function closesMenu(key2){return ACTS.get(key2.toLowerCase())==="menu"}var Keyboard=class{constructor(screen,hand,acts,player){this.screen=screen;this.hand=hand;this.acts=acts;this.player=player}hear(event){if(event.ctrlKey||event.
metaKey||event.altKey)return;const target=event.composedPath()[0]??event.target;if(target?.closest?.("input:not([type=checkbox])"))return;if(this.screen.menu.open){
if(!closesMenu(event.key))return;this.screen.menu.close();event.preventDefault();return}if(target?.closest?.("button, a, input")&&[" ","Enter"].includes(event.key))
return;this.player.touch();const used=this.use(event,Boolean(target?.closest?.(".map")));if(used)event.preventDefault();if(used||event.key.length===1)event.stopPropagation()}use(event,onMap){
const{key:key2}=event;if(!this.screen.at("poster").hidden&&key2==="Escape"){this.acts.poster();return true}if(!this.screen.at("blank").hidden){const wakes=key2.
length===1||moves(key2)||key2==="Escape";if(wakes)this.acts.blank();return wakes}if(onMap&&this.hand.key(event))return true;if(event.shiftKey&&key2.startsWith("\
Arrow")){return this.player.hasMap()&&this.hand.key(event)}const name=act(key2);if(name)this.acts[name]();return Boolean(name)}};function toggleMenu(box,story,showing,options,choices){if(box.open){box.close();return}const words2=story.words[showing.language];const close=part("button","clo\
se",words2.close);close.addEventListener("click",()=>box.close());const left=part("section");left.append(part("h2","",words2.scenes),scenes(box,story,showing,choices));
const others=otherStories(showing,options);if(others.children.length)left.append(part("h2","",words2.stories),others);const right=part("section");right.append(part(
"h2","",words2.help),keys(words2.keys),notes(words2.print_notes,choices));const columns=part("div","columns");columns.append(left,right);box.setAttribute("aria-\
label",words2.menu);box.replaceChildren(close,columns);box.showModal()}function scenes(box,story,showing,choices){const items=story.scenes.map((scene,place)=>{const button=part(
"button","",scene[showing.language].headline);if(place===showing.place)button.setAttribute("aria-current","step");button.addEventListener("click",()=>{box.close();
choices.go(place)});return item(button)});const jump=part("ol","jump");jump.append(...items);return jump}function otherStories({language},options){const others=part(
"ul","others");for(const other of options.others??[]){const link=part("a","",other.titles[language]);link.href=other.href+(language==="it"?"":`&lingua=${language}`);
others.append(item(link))}return others}function keys(rows){const table=part("dl","keys");for(const[key2,act2]of rows){const row=part("div");row.append(part("dt",
"",key2),part("dd","",act2));table.append(row)}return table}function notes(text,choices){const label2=part("label","print");const tick=part("input");tick.type="\
checkbox";tick.checked=choices.printNotes;tick.addEventListener("change",()=>{choices.printNotes=tick.checked});label2.append(tick,part("span","",text));return label2}
function item(content){const row=part("li");row.append(content);return row}var Notes=class{constructor(story,onKey){this.story=story;this.onKey=onKey;this.window=null;this.beside=null}get open(){return Boolean(this.window&&!this.window.
closed)}close(){if(this.open)this.window?.close()}toggle(showing,time){if(this.open){this.close();return true}this.window=window.open("","atlas-notes","popup,wi\
dth=900,height=680");if(!this.window)return false;const page2=this.window.document;const style=page2.createElement("style");style.textContent=this.story.notes_css;
page2.head.replaceChildren(style);page2.body.replaceChildren(page2.createElement("main"));this.window.addEventListener("keydown",this.onKey);this.tell(showing,time);
return true}tell(showing,time){const{titles,words:words2}=this.story;const{language}=showing;if(this.open&&this.window){const page2=this.window.document;page2.documentElement.
lang=language;page2.title=`${words2[language].notes} · ${titles[language]}`;page2.body.firstElementChild?.replaceChildren(...briefing(this.story,showing))}this.
beside?.replaceChildren(...briefing(this.story,showing));this.tick(language,time)}tick(language,time){const written={hour:"2-digit",minute:"2-digit",hour12:false};
const day=new Date().toLocaleTimeString(language,written);for(const place of[this.open?this.window?.document:null,this.beside]){const clock=place?.querySelector(
".clock");if(clock)clock.textContent=`${time}  ·  ${day}`}}};function briefing({words:all,scenes:scenes2},{place,language}){const[words2,told,next]=[all[language],
scenes2[place][language],scenes2[place+1]?.[language]];const ahead=part("div","ahead");if(next)ahead.append(...next.lines.map(line=>part("p","",line)));if(next?.
narrow)ahead.insertAdjacentHTML("beforeend",next.narrow);return[part("p","clock"),part("p","count",`${place+1} / ${scenes2.length}`),part("h1","",told.headline),
part("p","notes",told.notes),...told.told?[part("p","told",told.told)]:[],part("h2","",next?`${words2.next_scene}: ${next.headline}`:words2.last_scene),ahead]}var IDLE_MS=6e4;function elapsed(milliseconds){const seconds=Math.max(0,Math.floor(milliseconds/1e3));const hours=Math.floor(seconds/3600);const two=number=>String(
number).padStart(2,"0");return`${hours?`${hours}:`:""}${two(Math.floor(seconds/60)%60)}:${two(seconds%60)}`}var Clock=class{constructor(storage){this.storage=storage;
this.started=Number(this.recalled())||null}begin(now){if(!this.started)this.restart(now)}restart(now){this.started=now;try{this.storage().setItem("atlas-story-s\
tarted",String(now))}catch{}}read(now){return elapsed(this.started?now-this.started:0)}recalled(){try{return this.storage().getItem("atlas-story-started")}catch{
return null}}};var Kiosk=class{constructor(){this.held=false;this.touched=Number.NEGATIVE_INFINITY;this.changed=0}isRunning(now){return!this.held&&now-this.touched>
IDLE_MS}isDue(now,seconds){return seconds>0&&this.isRunning(now)&&now-this.changed>=seconds*1e3}touch(now){this.touched=now;this.changed=now}hold(now){this.held=
this.isRunning(now);this.touched=Number.NEGATIVE_INFINITY;this.changed=now}reset(now){this.held=false;this.touched=Number.NEGATIVE_INFINITY;this.changed=now}};var Pace=class{constructor(played,screen,notes2){this.played=played;this.screen=screen;this.notes=notes2;this.clock=new Clock(()=>sessionStorage);this.kiosk=new Kiosk;
this.ticking=setInterval(()=>this.tick(),1e3)}end(){clearInterval(this.ticking)}get time(){return this.clock.read(Date.now())}begin(){this.clock.begin(Date.now())}restart(){
this.clock.restart(Date.now());this.tick()}turn(){this.kiosk.changed=performance.now();this.notes.tell(this.played.showing,this.time);this.tick()}tick(){const{language,
kiosk}=this.played.showing;this.screen.at("timer").textContent=this.time;this.notes.tick(language,this.time);if(this.kiosk.isDue(performance.now(),kiosk))this.played.
forth();this.showPause()}touch(){if(!this.played.showing.kiosk)return;this.kiosk.touch(performance.now());this.showPause()}hold(){this.kiosk.hold(performance.now());
this.showPause()}reset(){this.kiosk.reset(performance.now());this.showPause()}showPause(){const{showing,words:words2}=this.played;const running=this.kiosk.isRunning(
performance.now());this.screen.pause(showing.kiosk?running?words2.pause:words2.resume:null)}};var GLIDE_MS=900;var DEEPEST=14;var SMALL=520;function sameView(from,to){return from.every((value,place)=>Math.abs(value-to[place])<.01)}function roomy([x,y,wide,
tall],width){const more=width<SMALL?wide*.04:0;return[x-more,y,wide+2*more,tall]}function gliding(from,to,milliseconds){const share=Math.min(milliseconds/GLIDE_MS,
1);if(share===1)return{view:to,arrived:true};const eased=share<.5?4*share**3:1-(-2*share+2)**3/2;const size=from[2]*(to[2]/from[2])**eased;const way=to[2]===from[2]?
eased:(size-from[2])/(to[2]-from[2]);const view=from.map((value,place)=>value+(to[place]-value)*way);return{view,arrived:false}}function zoomed([x,y,wide,tall],factor,around,width){
const size=Math.min(Math.max(wide*factor,width/DEEPEST),width*1.4);const share=size/wide;const[px,py]=around??[x+wide/2,y+tall/2];return[px-(px-x)*share,py-(py-
y)*share,wide*share,tall*share]}function panned([x,y,wide,tall],right,down,city){const inside=(at,size,end)=>Math.min(Math.max(at,-size/2),end-size/2);return[inside(
x+right,wide,city.width),inside(y+down,tall,city.height),wide,tall]}var LINE=30;var ARM=11;var STEPS=[0,-1,1,-2,2,-3,3];function overlap(first,second){const wide=Math.min(first[2],second[2])-Math.max(first[0],second[0]);const tall=Math.
min(first[3],second[3])-Math.max(first[1],second[1]);return wide>0&&tall>0?wide*tall:0}function hidden(box,others){return others.reduce((sum,other)=>sum+overlap(
box,other),0)}function besideMarks(marks,scale,seen){const taken=marks.map(({at,size})=>square(at,ARM*size*scale));const labels=marks.map(mark=>{const other=mark.
side==="left"?"right":"left";const places=sides(mark,scale);const choices=[mark.side,other,"under","over"].map((side,turn)=>{const{box}=places[side];const whole=(box[2]-
box[0])*(box[3]-box[1]);const outside=3*(whole-overlap(box,seen));return{cost:outside+hidden(box,taken)+turn*whole*.01,side}});const best=places[cheapest(choices).
side];taken.push(best.box);return best});return{labels,taken}}function square([x,y],half){return[x-half,y-half,x+half,y+half]}function sides({at,size,width},scale){
const near2=17*size;const room2=(x1,y1,x2,y2)=>[at[0]+x1*scale,at[1]+y1*scale,at[0]+x2*scale,at[1]+y2*scale];const half=width/2;return{right:{x:near2,y:7,anchor:"\
start",box:room2(near2,-16,near2+width,14)},left:{x:-near2,y:7,anchor:"end",box:room2(-near2-width,-16,-near2,14)},under:{x:0,y:near2+14,anchor:"middle",box:room2(
-half,near2-8,half,near2+20)},over:{x:0,y:4-near2,anchor:"middle",box:room2(-half,-near2-20,half,8-near2)}}}function spread(names,scale,[x,y,wide],taken){const room2=[
...taken];const tall=LINE*scale;return names.map(({at,width})=>{const half=width*scale/2;const middle=Math.min(Math.max(at[0],x+half),x+wide-half);const choices=STEPS.
map(step=>{const base=Math.max(at[1]+8*scale+step*tall,y+tall);const box=[middle-half,base-tall,middle+half,base+tall/5];return{cost:hidden(box,room2)+Math.abs(
step)*scale*tall,box,base}});const best=cheapest(choices);room2.push(best.box);return[(middle-at[0])/scale,(best.base-at[1])/scale]})}function rooms(names,moves3,scale){
return names.map(({at,width},place)=>{const[middle,base]=[at[0]+moves3[place][0]*scale,at[1]+moves3[place][1]*scale];const[half,tall]=[width*scale/2,LINE*scale];
return[middle-half,base-tall,middle+half,base+tall/5]})}function cheapest(choices){return choices.reduce((best,choice)=>choice.cost<best.cost?choice:best)}function room({x,y,width,height,angle}){const turned=angle*Math.PI/180;const[cos,sin]=[Math.cos(turned),-Math.sin(turned)];const ends=[[-1,-1],[1,-1],[1,1],[-1,
1]];const corners=ends.map(([across,down])=>{const[dx,dy]=[across*width/2,down*height/2];return[x+dx*cos-dy*sin,y+dx*sin+dy*cos]});const[xs,ys]=[corners.map(([at])=>at),
corners.map(([,at])=>at)];return{corners,left:Math.min(...xs),top:Math.min(...ys),right:Math.max(...xs),bottom:Math.max(...ys)}}function meet(one,other){if(one.
left>=other.right||other.left>=one.right)return false;if(one.top>=other.bottom||other.top>=one.bottom)return false;return![one,other].some(({corners})=>[0,1].some(
side=>apart(corners[side],corners[side+1],one,other)))}function apart(from,to,one,other){const axis=[to[0]-from[0],to[1]-from[1]];const shadow=({corners})=>corners.
map(([x,y])=>x*axis[0]+y*axis[1]);const[first,second]=[shadow(one),shadow(other)];return Math.max(...first)<=Math.min(...second)||Math.max(...second)<=Math.min(
...first)}function placed(labels,taken,view){const rooms2=[...taken];const there=[];for(const label2 of labels){if(there.some(other=>repeats(label2,other.label)))
continue;for(const spot of label2.spots){const box=room(spot);const whole=box.left>=0&&box.top>=0&&box.right<=view.width&&box.bottom<=view.height;if(!whole||rooms2.
some(other=>meet(box,other)))continue;rooms2.push(box);there.push({label:label2,spot});break}}return there}function repeats(one,other){return one.like===other.like&&
Math.hypot(one.x-other.x,one.y-other.y)<one.apart}var SIZE=19;var TALL=SIZE*1.2;var PADDING=8;var DOT=7;var LINES=[0,-1,1,-2,2];var APART={line:260,other:120};function arranged(names,scale,seen,taken,near2,without){
const[left,top,right,bottom]=seen;const view={width:(right-left)/scale,height:(bottom-top)/scale};const labels=names.map(name=>{const far=!near2&&(name.rank>1||
name.kind==="station");return far||without.has(name.text)?null:label(name,scale,seen,view)});const rooms2=taken.map(([x1,y1,x2,y2])=>{const[width,height]=[(x2-x1)/
scale,(y2-y1)/scale];const[x,y]=[((x1+x2)/2-left)/scale,((y1+y2)/2-top)/scale];return room({x,y,width,height,angle:0})});const there=placed(labels.filter(one=>one!==
null),rooms2,view);const spots=new Map(there.map(({label:one,spot})=>[one,spot]));return labels.map(one=>{const spot=one&&spots.get(one);return spot?[spot.x-one.
x,spot.y-one.y]:null})}function label({text,kind,x,y,width},scale,seen,view){const at={x:(x-seen[0])/scale,y:(y-seen[1])/scale};const box={width:width+PADDING,height:TALL,
angle:0};const spots=moves2(kind,at,box,view).map(([dx,dy])=>({...box,x:at.x+dx,y:at.y+dy}));const apart2=kind==="line"?APART.line:APART.other;return{text,kind,
size:SIZE,...at,like:(kind==="line")+text,apart:apart2,spots}}function moves2(kind,at,{width,height},view){const aside=width/2+DOT;if(kind==="station"){return[[
aside,0],[-aside,0],[0,height],[0,-height]]}if(kind==="neighbourhood")return LINES.map(lines=>[0,lines*height]);if(kind!=="municipio_outside")return[[0,0]];return[
[0,0],[within(at.x,width,view.width),within(at.y,height,view.height)]]}function within(at,size,view){return Math.min(Math.max(at,size/2+1),view-size/2-1)-at}var Surroundings=class{constructor(city,svg){this.city=city;this.places=[];this.measured=false;this.credit=drawn("text",{class:"credit"});const layer=drawn("g",
{class:"base"},svg);for(const[name,path]of Object.entries(city.base)){if(name==="metro")drawn("path",{d:path,class:"casing"},layer);drawn("path",{d:path,class:name},
layer)}}drawNames(svg){const layer=drawn("g",{class:"places"},svg);this.places=this.city.names.map(name=>{const group=drawn("g",{class:`place ${name.kind}`,visibility:"\
hidden"},layer);const badge=name.kind==="line"?drawn("rect",{rx:4},group):null;if(name.kind==="station")drawn("circle",{r:4.5},group);const label2=drawn("text",
{"text-anchor":"middle"},group);label2.textContent=name.text;return{...name,group,badge,label:label2,width:0}});svg.append(this.credit)}look(scale){for(const{group,
x,y}of this.places){group.setAttribute("transform",`translate(${x} ${y}) scale(${scale})`)}}measure(){for(const place of this.places)place.width=place.label.getBBox().
width;this.measured=document.fonts.status==="loaded"}arrange(scale,seen,taken,view,own,moved){const[left,,,bottom]=seen;const corner=`translate(${left} ${bottom}\
) scale(${scale}) translate(6 -8)`;this.credit.setAttribute("transform",corner);const{width,height}=this.credit.getBBox();const credited=[left,bottom-(height+8)*
scale,left+(width+12)*scale,bottom];if(!this.measured)this.measure();const near2=view[2]<this.city.width/2;const whole=[...taken,...rooms(own,moved,scale),credited];
const without=new Set(own.map(({label:label2})=>label2.textContent??""));const moves3=arranged(this.places,scale,seen,whole,near2,without);for(const[number,off]of moves3.
entries())move(this.places[number],off)}};function move({group,badge,label:label2,width},off){group.setAttribute("visibility",off?"visible":"hidden");if(!off)return;
const[x,y]=off;label2.setAttribute("x",String(x));label2.setAttribute("y",String(y+SIZE*.34));const box={x:x-width/2-4,y:y-SIZE*.6,width:width+8,height:SIZE*1.2};
for(const[key2,value]of Object.entries(box))badge?.setAttribute(key2,String(value))}var City=class{constructor(place,data,prefix){this.data=data;this.prefix=prefix;this.svg=drawn("svg",{class:"city",role:"img",preserveAspectRatio:"xMidYMid meet"});
this.defs=drawn("defs",{},this.svg);this.areas=new Map;const grounds=drawn("g",{class:"grounds"},this.svg);const hatches=drawn("g",{class:"hatches"},this.svg);for(const{
id,path}of data.city.areas){const ground=drawn("path",{d:path,"data-area":id},grounds);this.areas.set(id,{ground,lines:drawn("path",{d:path},hatches)})}this.surroundings=
new Surroundings(data.city,this.svg);this.edges=drawn("g",{class:"edges"},this.svg);this.ring=drawn("circle",{class:"ring"},this.svg);this.markLayer=drawn("g",{
class:"marks"},this.svg);this.surroundings.drawNames(this.svg);this.nameLayer=drawn("g",{class:"names"},this.svg);this.marks=[];this.names=[];this.patterns=[];this.
view=null;this.home=[0,0,data.city.width,data.city.height];this.frame=0;this.unit=1;place.append(this.svg)}show(scene,theme,still,credit){this.surroundings.credit.
textContent=credit;this.paint(scene,theme);this.home=roomy(scene.view,this.svg.getBoundingClientRect().width);if(!this.view||still)this.look(this.home,true);else
this.glide(this.home)}paint(scene,theme){const look=this.data.themes[theme];this.drawPatterns(scene.hatch[theme],look);this.svg.classList.toggle("quiet",scene.quiet);
this.data.city.areas.forEach(({id},place)=>{this.fill(id,scene.classes[place],scene,scene.colours[theme],look)});this.outline(new Set(scene.outlined));const[cx,
cy,r]=scene.ring??[0,0,0];for(const[key2,value]of Object.entries({cx,cy,r})){this.ring.setAttribute(key2,String(value))}this.ring.style.opacity=scene.ring?"1":"\
0";this.drawMarks(scene);this.drawNames(scene)}fill(id,number,scene,colours,look){const area=this.areas.get(id);if(!area)return;const known=number!=="-";let pattern=null;
if(scene.quiet)area.ground.style.fill=colours[scene.outlined.includes(id)?1:0];else{area.ground.style.fill=known?colours[Number(number)]:look.missing[0];if(!known)
pattern="missing";else if(scene.hatched.includes(id))pattern=number}if(pattern!==null)area.lines.style.fill=`url(#${this.prefix}${pattern})`;area.lines.style.opacity=
pattern===null?"0":"1"}outline(outlined){this.edges.replaceChildren();for(const{path}of this.data.city.areas.filter(({id})=>outlined.has(id))){drawn("path",{d:path,
class:"around"},this.edges);drawn("path",{d:path,class:"edge"},this.edges)}}drawPatterns(inks,look){this.defs.replaceChildren();const lines={missing:look.missing[1],
...Object.fromEntries(inks.entries())};this.patterns=Object.entries(lines).map(([name,ink])=>{const tile={id:`${this.prefix}${name}`,width:8,height:8};const pattern=drawn(
"pattern",{...tile,patternUnits:"userSpaceOnUse"},this.defs);drawn("rect",{width:2.2,height:8,fill:ink},pattern);return pattern})}drawMarks(scene){this.markLayer.
replaceChildren();this.marks=scene.marks.map(({id,name,side,drawing,x,y})=>{const group=drawn("g",{class:"mark"},this.markLayer);const size=id===scene.chosen?2.4:
1.8;group.innerHTML=`<g transform="scale(${size})">${this.data.marks[drawing]}</g>`;const label2=drawn("text",{},group);label2.textContent=name;return{group,label:label2,
at:[x,y],side,size}})}drawNames(scene){this.nameLayer.replaceChildren();const byId=new Map(this.data.city.areas.map(area=>[area.id,area]));const areas=scene.names.
map(id=>byId.get(id));this.names=areas.map(({name,x,y})=>{const label2=drawn("text",{"text-anchor":"middle"},this.nameLayer);label2.textContent=name;return{label:label2,
at:[x,y],off:[0,8]}})}look(view,settled){this.view=view;this.svg.setAttribute("viewBox",view.map(value=>value.toFixed(2)).join(" "));const box=this.svg.getBoundingClientRect();
const wide=box.width||1e3;const tall=box.height||800;this.unit=Math.max(view[2]/wide,view[3]/tall);const type=Math.min(Math.max(Math.min(wide,1.2*tall)/980,.56),
4);const scale=this.unit*type;for(const pattern of this.patterns){pattern.setAttribute("patternTransform",`rotate(45) scale(${scale})`)}for(const{group,at}of this.
marks){group.setAttribute("transform",`translate(${at}) scale(${scale})`)}if(settled)this.arrange(scale,view);this.surroundings.look(scale);for(const{label:label2,
at,off}of this.names){label2.setAttribute("transform",`translate(${at}) scale(${scale}) translate(${off})`)}}arrange(scale,view){const measured=written=>({...written,
width:written.label.getBBox().width});const marks=this.marks.map(mark=>({...mark,...measured(mark)}));const seen=this.seen(view);const{labels,taken}=besideMarks(
marks,scale,seen);for(const[place,{x,y,anchor}]of labels.entries()){for(const[key2,value]of Object.entries({x,y,"text-anchor":anchor})){this.marks[place].label.
setAttribute(key2,String(value))}}const names=this.names.map(measured);const moves3=spread(names,scale,view,taken);for(const[place,off]of moves3.entries())this.
names[place].off=off;this.surroundings.arrange(scale,seen,taken,view,names,moves3)}seen([x,y,wide,tall]){const box=this.svg.getBoundingClientRect();const across=(box.
width||1)*this.unit;const down=(box.height||1)*this.unit;const[left,top]=[x-(across-wide)/2,y-(down-tall)/2];return[left,top,left+across,top+down]}glide(to){cancelAnimationFrame(
this.frame);const from=this.view??to;if(sameView(from,to)){this.look(to,true);return}this.svg.classList.add("gliding");const start=performance.now();const step=now=>{
const{view,arrived}=gliding(from,to,now-start);this.look(view,arrived);if(arrived)this.svg.classList.remove("gliding");else this.frame=requestAnimationFrame(step)};
this.frame=requestAnimationFrame(step)}stop(){cancelAnimationFrame(this.frame);this.svg.classList.remove("gliding")}zoom(factor,around=null){this.stop();if(this.
view)this.look(zoomed(this.view,factor,around,this.data.city.width),true)}pan(right,down){this.stop();if(this.view)this.look(panned(this.view,right,down,this.data.
city),true)}reset(){this.glide(this.home)}};function list({title,items}){const box=part("section","list");const lines=part("ul");for(const item2 of items)lines.append(part("li","",item2));box.append(part(
"h2","",title),lines);return box}function key(told,theme){const title=told.key_title?[part("p","key-title",told.key_title)]:[];if(!told.key.length)return title;
const entries=part("ul","key-list");for(const{drawing,label:label2}of told.key){const row=part("li");row.innerHTML=`<svg viewBox="-26 -18 52 36" aria-hidden="tr\
ue">${drawing[theme]}</svg>`;row.append(part("span","",label2));entries.append(row)}return[...title,entries]}function printPages(place,story,language,withNotes){const pages=story.scenes.map((scene,number)=>{const count=`${number+1} / ${story.scenes.length}`;return page(
scene,language,count,withNotes)});place.replaceChildren(...pages.map(({page:sheet})=>sheet));pages.forEach(({figure,city},number)=>{if(!figure||!city)return;new City(
figure,story,`page${number}-`).show(city,"light",true,story.words[language].credit)})}function page(scene,language,count,withNotes){const told=scene[language];const sheet=part(
"section","page");sheet.dataset.kind=told.lists.length?"lists":scene.kind;const words2=part("div","words");const lines=told.lines.map(line=>part("p","",line));words2.
append(part("h2","",told.headline),...lines,...key(told,"light"));sheet.append(words2,...told.lists.map(list));if(told.wide){const drawing=part("div","figure");
drawing.innerHTML=told.wide;sheet.append(drawing)}const figure=scene.city?part("div","figure"):null;if(figure)sheet.append(figure);if(withNotes)sheet.append(part(
"p","printed-notes",told.notes));sheet.append(part("p","source",`${told.source}  ${count}`));return{page:sheet,figure,city:scene.city}}var ELEMENTS=`
  <div class="scene">
    <header class="words"><h1></h1><div class="lines"></div>
      <div class="key"></div></header>
    <div class="picture">
      <div class="map" tabindex="0" role="group"><p class="pointed" hidden></p>
        <div class="zoom"><button class="in">+</button><button class="out">−</button>
          <button class="home">⌂</button></div></div>
      <div class="drawing" role="img"></div>
    </div>
    <div class="lists"></div>
    <p class="source"></p>
  </div>
  <aside class="aside" hidden></aside>
  <search class="find" hidden></search>
  <nav class="bar">
    <button class="qr" hidden></button><a class="leave"></a>
    <span class="counter"></span><button class="timer"></button>
    <button class="answer" hidden></button>
    <button class="pause" hidden></button>
    <button class="back">‹</button><button class="forth">›</button>
    <button class="search"></button><button class="speak"></button><button class="more"></button>
  </nav>
  <div class="progress" aria-hidden="true"><i></i></div>
  <div class="blank" hidden></div>
  <div class="poster" hidden></div>
  <dialog class="menu"></dialog>
  <p class="announce" role="status"></p>
  <div class="pages" aria-hidden="true"></div>`;var NAMES={in:"zoom_in",out:"zoom_out",home:"zoom_home",back:"previous",forth:"following",timer:"restart",answer:"\
answer",more:"menu",map:"map_keys"};var SIGNS=new Set(["in","out","home","back","forth","timer"]);var Screen=class{constructor(root,data,options){this.data=data;
this.options=options;this.still=matchMedia("(prefers-reduced-motion: reduce)");this.stage=part("main","stage");this.stage.innerHTML=ELEMENTS;root.append(this.stage);
this.city=new City(this.at("map"),data,"stage-");if(options.home)this.at("leave").href=options.home;else this.at("leave").remove();this.resizing=new ResizeObserver(
()=>{if(this.city.view)this.city.look(this.city.view,true);this.fit()});this.resizing.observe(this.at("map"))}at(name){return this.stage.querySelector(`.${name}`)}get menu(){
return this.at("menu")}end(){this.resizing.disconnect();this.stage.remove()}show(showing){const{place,step,language,theme}=showing;const{scenes:scenes2,titles,words:words2}=this.
data;const scene=scenes2[place];const told=scene[language];this.dress(showing);this.stage.dataset.kind=told.lists.length?"lists":scene.kind;if(!this.options.live)
document.title=`${told.headline} · ${titles[language]}`;this.write(scene,told,showing);this.code(scene,words2[language]);this.picture(scene,told,showing);this.
label(words2[language],language==="it"?"en":"it");this.at("counter").textContent=`${place+1} / ${scenes2.length}`;const bar=this.at("progress").firstElementChild;
bar.style.width=`${100*(place+1)/scenes2.length}%`;this.at("answer").hidden=!told.told||step>0;this.at("scene").scrollTop=0;this.fit();this.announce(`${place+1}\
 / ${scenes2.length}. ${told.headline}`);const shows=`${this.data.name}:${place+1}:${step}:${language}:${theme}`;requestAnimationFrame(()=>{document.documentElement.
dataset.atlasScene=shows})}dress({language,theme}){this.stage.lang=language;this.stage.dataset.theme=theme;document.documentElement.lang=language;this.stage.setAttribute(
"aria-label",this.data.titles[language])}write(scene,told,{step,theme}){const lines=step&&told.told?[...told.lines,told.told]:told.lines;this.stage.querySelector(
"h1").textContent=told.headline;this.at("lines").replaceChildren(...lines.map(line=>part("p","",line)));this.at("source").textContent=told.source;this.at("lists").
replaceChildren(...told.lists.map(list));this.at("key").replaceChildren(...key(told,theme));this.at("map").classList.toggle("off",!scene.city);this.at("map").inert=
!scene.city}picture(scene,told,{step,theme,language}){const drawing=this.at("drawing");this.at("pointed").hidden=true;if(scene.city){this.city.svg.setAttribute(
"aria-label",told.alt);const{credit}=this.data.words[language];this.city.show(scene.city,theme,this.still.matches,credit)}drawing.hidden=!told.wide;if(!told.wide){
drawing.replaceChildren();return}const answered=step>0&&told.answer_wide;const[wide,narrow]=answered?[told.answer_wide,told.answer_narrow]:[told.wide,told.narrow];
drawing.setAttribute("aria-label",step&&told.answer_alt?told.answer_alt:told.alt);drawing.innerHTML=`<div class="wide">${wide}</div><div class="narrow">${narrow}\
</div>`}code(scene,words2){const place=this.at("qr");this.stage.classList.toggle("coded",Boolean(scene.qr));place.hidden=!scene.qr;this.at("poster").hidden=true;
if(!scene.qr)return;place.innerHTML=scene.qr;place.firstElementChild?.setAttribute("aria-hidden","true");place.setAttribute("aria-label",`${words2.qr}: ${scene.
live}`)}poster(scene,words2){const cover2=this.at("poster");if(!scene.qr)return;cover2.hidden=!cover2.hidden;if(cover2.hidden)return;cover2.innerHTML=scene.qr;cover2.
firstElementChild?.setAttribute("aria-hidden","true");cover2.append(part("p","",words2.qr),part("p","where",scene.live));this.announce(`${words2.qr}: ${scene.live}`)}fit(){
const[words2,scene]=[this.at("words"),this.at("scene")];if(scene.scrollHeight>scene.clientHeight+1)scene.tabIndex=0;else scene.removeAttribute("tabindex");for(let size=1;size>
.6;size-=.06){words2.style.setProperty("--fit",size.toFixed(2));if(words2.scrollHeight<=words2.clientHeight+1)return}}label(words2,other){for(const[name,word]of Object.
entries(NAMES)){this.at(name).setAttribute("aria-label",words2[word]);if(SIGNS.has(name))this.at(name).title=words2[word]}this.at("answer").textContent=words2.answer;
this.at("more").textContent=words2.menu;this.at("search").textContent=words2.find;this.at("speak").textContent=words2.other_language;this.at("speak").lang=other;
this.at("bar").setAttribute("aria-label",words2.controls);if(this.options.home)this.at("leave").textContent=words2.leave}pointed(id,scene,{labels}){const box=this.
at("pointed");const{areas}=this.data.city;const place=scene.city?areas.findIndex(area=>area.id===id):-1;box.hidden=place<0;if(place<0)return;const value=labels?.[place];
box.replaceChildren(part("b","",areas[place].name));if(value)box.append(part("span","",value))}pause(text){const button=this.at("pause");button.hidden=text===null;
button.textContent=text}announce(text){this.at("announce").textContent=text}};var LANGUAGES=["it","en"];var THEMES={chiaro:"light",scuro:"dark"};function addressed(search,hash,story,device2="light"){const values=new Map([...new URLSearchParams(
search),...new URLSearchParams(hash.slice(1))]);const language=values.get("lingua")??"";return{place:within2((Number(values.get("scena"))||1)-1,story),step:0,language:LANGUAGES.
includes(language)?language:story.language,theme:THEMES[values.get("tema")??""]??device2,kiosk:Math.max(0,Number(values.get("kiosk"))||0)}}function query(showing,before,story,{
live},device2="light"){const values=new URLSearchParams(before);const put=(name,value)=>{if(value)values.set(name,String(value));else values.delete(name)};put("\
scena",showing.place+1);put("lingua",showing.language===(live?"it":story.language)?"":showing.language);put("tema",showing.theme===device2?"":showing.theme==="d\
ark"?"scuro":"chiaro");put("kiosk",showing.kiosk||"");return String(values)}function after(showing,move2,story){const{place,step}=showing;const at=to=>({...showing,
place:within2(to,story),step:0});switch(move2.does){case"forth":if(hasAnswer(showing,story))return{...showing,step:1};return isEnd(showing,story)?showing:at((place+
1)%story.scenes.length);case"back":return step?at(place):at(place-1);case"first":return at(0);case"last":return at(story.scenes.length-1);case"reveal":return{...showing,
step:1};case"speak":return{...showing,language:showing.language==="it"?"en":"it"};case"dim":return{...showing,theme:showing.theme==="light"?"dark":"light"};case"\
kiosk":return{...showing,kiosk:showing.kiosk?0:story.kiosk};case"go":{const{theme=showing.theme,language=showing.language}=move2;return{...at(move2.place),theme,
language}}}}function hasAnswer({place,step,language},story){return!step&&Boolean(story.scenes[place][language].told)}function isEnd({place,kiosk},story){return place+
1>=story.scenes.length&&!kiosk}function within2(place,{scenes:scenes2}){return Math.min(Math.max(place,0),scenes2.length-1)}function withMap({scenes:scenes2},{place,language}){if(scenes2[place].city)return place;const maps=scenes2.flatMap(({city},number)=>city?[number]:[]);const valued=maps.
filter(number=>scenes2[number][language].labels);const far=number=>Math.abs(number-place);return(valued.length?valued:maps).sort((one,two)=>far(one)-far(two))[0]??
null}function fly(city,{label:label2,x,y,wide}){city.marks=city.marks.filter(({group:group2})=>{const earlier=group2.classList.contains("spot");if(earlier)group2.
remove();return!earlier});const group=drawn("g",{class:"mark spot"},city.markLayer);drawn("circle",{r:15},group);const name=drawn("text",{},group);name.textContent=
label2;city.marks.push({group,label:name,at:[x,y],side:"right",size:1.6});const tall=wide*city.data.city.height/city.data.city.width;city.glide([x-wide/2,y-tall/
2,wide,tall]);const point=Object.assign(city.svg.createSVGPoint(),{x,y});for(const[id,{ground}]of city.areas)if(ground.isPointInFill(point))return id;return null}var LEAST=60;function swipe(stage,{forth,back}){let from=null;const passive={passive:true};const begin=event=>{const within3=event.target.closest(".map, dialog");
from=event.touches.length>1||within3?null:event.touches[0]};const end=event=>{if(!from)return;const to=event.changedTouches[0];const x=to.clientX-from.clientX;const y=to.
clientY-from.clientY;if(Math.abs(x)<=LEAST||Math.abs(x)<=2*Math.abs(y))return;if(x<0)forth();else back()};stage.addEventListener("touchstart",begin,passive);stage.
addEventListener("touchend",end,passive)}var Player=class{constructor(root,story,options){this.story=story;this.options=options;this.showing=addressed(location.search,location.hash,story,device());this.
printNotes=false;this.screen=new Screen(root,story,options);this.hand=new Hand(this.screen.city,area=>this.point(area));this.notes=new Notes(story,event=>this.keyboard.
hear(event));this.pace=new Pace(this,this.screen,this.notes);this.acts=this.allActs();this.finding=new Finding(this.screen.at("find"),{areas:story.city.areas,places:options.
places,words:()=>this.words,fly:spot=>this.fly(spot)});this.keyboard=new Keyboard(this.screen,this.hand,this.acts,{hasMap:()=>Boolean(this.scene.city),touch:()=>this.
pace.touch()});this.gone=new AbortController;this.listen();this.show();this.remember()}get scene(){return this.story.scenes[this.showing.place]}get told(){return this.
scene[this.showing.language]}get words(){return this.story.words[this.showing.language]}allActs(){const{city}=this.screen;return{forth:()=>this.forth(),back:()=>this.
move("back"),first:()=>this.move("first"),last:()=>this.last(),answer:()=>this.reveal(),rehearse:()=>this.rehearse(),find:()=>this.finding.toggle(),speak:()=>this.
move("speak"),dim:()=>this.move("dim"),switchKiosk:()=>this.switchKiosk(),blank:()=>this.blank(),toggleNotes:()=>this.toggleNotes(),fill,menu:()=>toggleMenu(this.
screen.menu,this.story,this.showing,this.options,this),poster:()=>this.screen.poster(this.scene,this.words),zoomIn:()=>city.zoom(.66),zoomOut:()=>city.zoom(1.5),
zoomHome:()=>city.reset()}}listen(){const{acts,screen}=this;const buttons={in:acts.zoomIn,out:acts.zoomOut,home:acts.zoomHome,more:acts.menu,qr:acts.poster,search:acts.
find,timer:()=>this.pace.restart(),pause:()=>this.pace.hold()};const same=["back","forth","speak","answer","poster","blank"].map(name=>[name,acts[name]]);for(const[
name,does]of Object.entries({...buttons,...Object.fromEntries(same)})){screen.at(name).addEventListener("click",does)}const{signal}=this.gone;const touched=event=>{
if(!event.composedPath().includes(screen.at("pause")))this.pace.touch()};addEventListener("keydown",event=>this.keyboard.hear(event),{capture:true,signal});addEventListener(
"hashchange",()=>this.travel(),{signal});addEventListener("popstate",()=>this.travel(),{signal});addEventListener("beforeprint",()=>this.print(),{signal});addEventListener(
"pointerdown",touched,{passive:true,signal});addEventListener("wheel",touched,{passive:true,signal});swipe(screen.stage,{forth:()=>this.forth(),back:()=>this.move(
"back")})}end(){this.pace.end();this.gone.abort();this.notes.close();this.screen.end()}move(does){this.showing=after(this.showing,{does},this.story);this.show();
this.remember()}go(place){this.showing=after(this.showing,{does:"go",place},this.story);this.show();this.remember()}forth(){this.pace.begin();if(hasAnswer(this.
showing,this.story)){this.reveal();return}if(after(this.showing,{does:"forth"},this.story)!==this.showing)this.move("forth")}last(){this.pace.begin();this.move(
"last")}reveal(){if(!this.told.told)return;this.showing=after(this.showing,{does:"reveal"},this.story);this.show();this.screen.announce(this.told.told)}travel(){
if(this.options.path&&location.pathname!==this.options.path)return;const{search,hash}=location;const{place,theme,language}=addressed(search,hash,this.story,device());
const now=this.showing;if(place===now.place&&theme===now.theme&&language===now.language)return;this.showing=after(now,{does:"go",place,theme,language},this.story);
this.show();this.remember()}remember(){const{live}=this.options;const before=live?location.search:location.hash.slice(1);const written=query(this.showing,before,
this.story,this.options,device());const address=live?`${location.pathname}?${written}`:`#${written}`;try{history.replaceState(history.state,"",address)}catch{location.
hash=written}}show(){this.screen.show(this.showing);this.pace.turn()}point(area){this.screen.pointed(area,this.scene,this.told)}print(){const{language}=this.showing;
printPages(this.screen.at("pages"),this.story,language,this.printNotes)}switchKiosk(){this.showing=after(this.showing,{does:"kiosk"},this.story);this.pace.reset();
this.remember()}blank(){const cover2=this.screen.at("blank");cover2.hidden=!cover2.hidden;this.screen.announce(cover2.hidden?this.words.shown:this.words.blanked);
document.documentElement.dataset.atlasBlank=cover2.hidden?"":"yes"}toggleNotes(){if(!this.notes.toggle(this.showing,this.pace.time))this.rehearse()}rehearse(){const aside=this.
screen.at("aside");aside.hidden=!aside.hidden;this.screen.stage.classList.toggle("rehearsing",!aside.hidden);this.notes.beside=aside.hidden?null:aside;this.pace.
turn()}fly(spot){const place=withMap(this.story,this.showing);if(place===null)return;if(place!==this.showing.place)this.go(place);this.point(fly(this.screen.city,
spot));this.screen.announce(spot.label)}};function device(){return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}function fill(){const page2=document.
documentElement;const asked=document.fullscreenElement?document.exitFullscreen():page2.requestFullscreen();Promise.resolve(asked).catch(()=>{})}var LOOK_MS=250;var PAGE="html { overflow: hidden } @media print { #root { display: none } } @page { size: A4 landscape; margin: 12mm }";var stages=window;function showStage({
data}){if(!on(data.page))return;const there=stages.atlasStage;if(there?.stamp===data.stamp)return;there?.close();stages.atlasStage=stand(data)}function on(page2){
return location.pathname.replace(/\/$/,"").endsWith(`/${page2}`)}function stand(data){const host=document.createElement("div");host.id="atlas-stage";document.body.
append(host);const root=host.attachShadow({mode:"open"});const style=document.createElement("style");style.textContent=data.style;root.append(style);const page2=document.
createElement("style");page2.textContent=PAGE;document.head.append(page2);const beneath=document.getElementById("root");cover(beneath,true);const{home,others}=data;
const places=async()=>(await fetch(data.places)).json();const options={live:true,path:location.pathname,home,others,places};const player=new Player(root,JSON.parse(
data.story),options);const stage={stamp:data.stamp,close(){clearInterval(watch);player.end();host.remove();page2.remove();cover(beneath,false);delete document.documentElement.
dataset.atlasScene;stages.atlasStage=null}};const watch=setInterval(()=>{if(!on(data.page))stage.close()},LOOK_MS);return stage}function cover(beneath,covered){
if(!beneath)return;beneath.inert=covered;if(covered)beneath.setAttribute("aria-hidden","true");else beneath.removeAttribute("aria-hidden")}export{showStage as default};
