"use strict";var Atlas=(()=>{var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:true})};var __copyProps=(to,from,except,desc)=>{if(from&&typeof from===
"object"||typeof from==="function"){for(let key of __getOwnPropNames(from))if(!__hasOwnProp.call(to,key)&&key!==except)__defProp(to,key,{get:()=>from[key],enumerable:!(desc=
__getOwnPropDesc(from,key))||desc.enumerable})}return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:true}),mod);var atlas_exports={};__export(atlas_exports,{mount:()=>mount,paint:()=>paint});var TOLD="atlas-pointed";var now="";function point(areas,page=window){if(now===areas.join())return;now=areas.join();page.dispatchEvent(new CustomEvent(TOLD,{detail:areas}))}
function whenPointed(light,page=window){const lit=event=>{const{detail}=event;now=detail.join();light(detail)};page.addEventListener(TOLD,lit);return()=>page.removeEventListener(
TOLD,lit)}var NO_CLASS="-";var TILE=8;var HATCH=6;function written(view2,text){return typeof text==="number"?view2.phrases[text]:text}function escaped(text){const signs={
"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};return text.replace(/[&<>"']/g,sign=>signs[sign])}function areaStyle(view2,position){return{color:view2.
ground,weight:1,opacity:1,fillOpacity:1,fillColor:areaFill(view2,position)}}function outline({ink}){return{color:ink,weight:1.2,opacity:.75,fillOpacity:0}}function areaFill(view2,position){
const code=view2.classes[position];if(code===NO_CLASS)return"url(#atlas-missing)";if(view2.hatched.includes(view2.ids[position]))return`url(#atlas-low-${code})`;
return view2.textures.length?`url(#atlas-class-${code})`:view2.palette[Number(code)]}function patterns(view2){const[ground,ink]=view2.missing;const classes=view2.
textures.length?view2.textures.map((content,code)=>textured(content,code,view2.hatches[code])):view2.palette.map((colour,code)=>hatch(`atlas-low-${code}`,colour,
view2.hatches[code],1.4));return hatch("atlas-missing",ground,ink,1)+classes.join("")}function hatch(id,ground,ink,width){return`<pattern id="${id}" width="${HATCH}\
" height="${HATCH}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="${HATCH}" height="${HATCH}" fill="${ground}"/><rect width="${width}\
" height="${HATCH}" fill="${ink}"/></pattern>`}function textured(content,code,ink){const slant=`<polyline points="-2,10 10,-2" stroke="${ink}" stroke-width="1.6\
"/>`;return tile(`atlas-class-${code}`,content)+tile(`atlas-low-${code}`,content+slant)}function tile(id,content){return`<pattern id="${id}" width="${TILE}" hei\
ght="${TILE}" patternUnits="userSpaceOnUse">${content}</pattern>`}var PAPER={width:"666px",height:"488px"};var ROOM={padding:[8,8],animate:false};var told=0;async function json(url){const answer2=await fetch(url);if(!answer2.ok)
throw new Error(`${url}: ${answer2.status}`);return answer2.json()}function tell(message){told+=1;window.Streamlit.setComponentValue({...message,count:told})}function addPanes(map,levels){
for(const[name,level]of Object.entries(levels)){const pane=map.createPane(name);pane.style.zIndex=String(level);pane.style.pointerEvents="none"}}function showWhole(map,city){
const fit=()=>{const{zoomSnap}=map.options;map.options.zoomSnap=0;map.fitBounds(city,ROOM);map.options.zoomSnap=zoomSnap;return{zoom:map.getZoom(),centre:map.getCenter()}};
let fitted=fit();map.on("resize",()=>{const moved=map.project(map.getCenter()).distanceTo(map.project(fitted.centre));if(map.getZoom()===fitted.zoom&&moved<2)fitted=
fit()})}function sized(map){const box=map.getContainer();if(box.clientWidth&&box.clientHeight)return Promise.resolve();return new Promise(go=>{new ResizeObserver(
(_,watch)=>{if(!box.clientWidth||!box.clientHeight)return;watch.disconnect();map.invalidateSize({animate:false});go()}).observe(box)})}function takeOver(map,focused2){
const page=window.parent;const here=()=>[page.location.pathname,location.pathname];const before=page.atlasPlace;const follows=before&&before.here[0]===here()[0]&&
before.here[1]!==here()[1];if(follows)map.setView(before.centre,before.zoom,{animate:false});const keep=()=>{page.atlasPlace={here:here(),centre:map.getCenter(),
zoom:map.getZoom(),focused:focused2()}};map.on("moveend",keep);keep();return follows?before.focused:null}function fitPaper(map,city){const box=map.getContainer().
style;let onScreen=null;addEventListener("beforeprint",()=>{onScreen??={bounds:map.getBounds(),centre:map.getCenter(),zoom:map.getZoom()};for(const[name,size]of Object.
entries(PAPER))box.setProperty(name,size,"important");map.invalidateSize({animate:false,pan:false});const whole=onScreen.bounds.contains(city);map.fitBounds(whole?
city:onScreen.bounds,{animate:false})});addEventListener("afterprint",()=>{for(const name of Object.keys(PAPER))box.removeProperty(name);map.invalidateSize({animate:false,
pan:false});if(onScreen)map.setView(onScreen.centre,onScreen.zoom,{animate:false});onScreen=null})}function watchHand(){const{dataset}=document.documentElement;
addEventListener("pointerdown",()=>dataset.hand="",true);addEventListener("keydown",()=>delete dataset.hand,true)}function nameMap(map,words,theme){const box=map.
getContainer();document.documentElement.lang=words.language;document.title=words.map;box.setAttribute("role","region");box.setAttribute("aria-label",words.map);
nameControl(".leaflet-control-zoom-in",words.zoom_in);nameControl(".leaflet-control-zoom-out",words.zoom_out);document.body.dataset.theme=theme}function describe(map,text){
const box=map.getContainer();let description=document.getElementById("atlas-described");if(!description){description=document.createElement("p");description.id=
"atlas-described";description.hidden=true;box.after(description);box.setAttribute("aria-describedby",description.id)}description.textContent=text}function nameControl(selector,text){
const control=document.querySelector(selector);if(!control)return;control.title=text;control.setAttribute("aria-label",text)}function ring(map,look,draw2){const style={
pane:"selection",interactive:false,fill:false};return L.layerGroup([draw2({...style,color:look.ground,weight:6}),draw2({...style,color:look.accent,weight:3})]).
addTo(map)}function tip(title,...lines){const box=document.createElement("div");const strong=document.createElement("strong");strong.textContent=title;box.append(
strong);for(const line of lines){const span=document.createElement("span");span.textContent=line;box.append(span)}return box}function markPainted(stamp){window.
parent.document.documentElement.dataset.atlasPainted=stamp}var Areas=class{constructor(map,outlines){this.map=map;this.byId=new Map;this.view=null;this.at=null;this.chosen=null;const layer=L.geoJSON(outlines,{onEachFeature:(feature,path)=>this.
add(feature,path)}).addTo(map);for(const{path}of this.byId.values())path.getElement()?.setAttribute("tabindex","-1");this.bounds=layer.getBounds();this.lit=null;
addEventListener("pagehide",whenPointed(areas=>this.light(areas),window.parent));this.definePatterns()}add(feature,path){const{area_id:id,name}=feature.properties;
this.byId.set(id,{path,name});path.on("mouseover mousemove click",event=>{if(!window.AtlasZones?.drawn())return;this.at=event.latlng;path.getTooltip()?.update()});
path.on("mouseover",()=>point([id],window.parent));path.on("mouseout",()=>point([],window.parent));path.on("click",event=>{L.DomEvent.stopPropagation(event);this.
choose(id);tell({kind:"area",id,...event.latlng})});const look={sticky:true,className:"atlas-tip",opacity:1};path.bindTooltip(()=>tip(name,...this.linesOf(id)),
look)}linesOf(id){const value=this.valueOf(id);const zones=window.AtlasZones;if(!zones?.drawn()||!this.at||!this.view?.zones)return[value];return[...zones.reading(
this.at),`${this.view.zones.area}: ${value}`]}valueOf(id){const position=this.view?this.view.ids.indexOf(id):-1;return this.view&&position>=0?written(this.view,
this.view.values[position]):""}definePatterns(){const svg=this.map.getPane("overlayPane")?.querySelector("svg");if(!svg)return;const defs=document.createElementNS(
"http://www.w3.org/2000/svg","defs");defs.id="atlas-patterns";svg.prepend(defs)}paint(view2){this.view=view2;const defs=document.getElementById("atlas-patterns");
if(defs)defs.innerHTML=patterns(view2);const over=window.AtlasZones?.drawn();view2.ids.forEach((id,position)=>{this.byId.get(id)?.path.setStyle(over?outline(view2):
areaStyle(view2,position))})}choose(id){this.chosen?.remove();this.chosen=id===null?null:this.ringed(id,view2=>view2)}light(ids){const several=ids.length>1;for(const[
id,{path}]of this.byId){path.getElement()?.classList.toggle("atlas-aside",several&&!ids.includes(id))}this.lit?.remove();this.lit=ids.length===1?this.ringed(ids[0],
view2=>({...view2,accent:view2.ink})):null}ringed(id,look){const area=this.byId.get(id);if(!area||!this.view)return null;const outline2=area.path.toGeoJSON();return ring(
this.map,look(this.view),style=>L.geoJSON(outline2,{pane:style.pane,interactive:false,style}))}};var METRES_PER_DEGREE=111195;var ZONES_URL="../ui.widgets.static_files.layers/estate_drawing.geojson";var ZONES_FROM_ZOOM=14.5;var Zones=class{constructor(map){
this.map=map;this.layer=L.layerGroup().addTo(map);this.outlines=null;this.view=null;map.on("zoomend",()=>this.draw())}paint(view2){this.view=view2;this.draw()}async draw(){
this.layer.clearLayers();if(!this.near())return;this.outlines??=json(ZONES_URL);const zones=await this.outlines;const view2=this.view;if(!view2||!this.near())return;
const near=zonesOf(zones,view2);const look={pane:"halo",interactive:false,fill:false,opacity:.9};const attribution=escaped(view2.words.zones??"");this.layer.clearLayers();
for(const style of[{...look,color:view2.ground,weight:4.5},{...look,color:view2.ink,weight:1.6}]){const layer=L.geoJSON(void 0,{...style,style,attribution});for(const zone of near)
layer.addData(zone);layer.addTo(this.layer)}}near(){return this.view?.words.zones&&this.map.getZoom()>=ZONES_FROM_ZOOM}};var premisesOf=feature=>feature.properties.
premises_id;function zonesOf(zones,view2){const given=view2.perimeters?JSON.parse(view2.perimeters).features.map(premisesOf):[];const marked=view2.premises.map(
place=>place.id).filter(id=>!given.includes(id));return zones.features.filter(zone=>marked.includes(premisesOf(zone)))}function north(place,metres){return[place.
lat+metres/METRES_PER_DEGREE,place.lon]}function paintAround(layer,view2){layer.clearLayers();for(const place of view2.premises)if(place.halo)halo(place,view2).
addTo(layer);const chosen=view2.premises.find(place=>place.id===view2.place);if(chosen)for(const radius of view2.rings)distance(layer,view2,chosen,radius);if(view2.
perimeters)estates(view2.perimeters,view2).addTo(layer);for(const dot of view2.dots)sister(layer,dot)}function halo(place,view2){return L.circle([place.lat,place.
lon],{radius:place.halo,pane:"halo",interactive:false,color:view2.ink,weight:1.5,dashArray:"3 4",fillColor:view2.ground,fillOpacity:.35})}function distance(layer,view2,place,radius){
const circle={radius,pane:"halo",interactive:false,opacity:.8,fill:false};const centre=[place.lat,place.lon];L.circle(centre,{...circle,color:view2.ground,weight:4}).
addTo(layer);L.circle(centre,{...circle,color:view2.ink,weight:1.5}).addTo(layer);const icon2=L.divIcon({html:`${radius} m`,className:"atlas-ring",iconSize:[60,
18],iconAnchor:[30,18]});L.marker(north(place,radius),{interactive:false,keyboard:false,icon:icon2}).addTo(layer)}function estates(outlines,view2){return L.geoJSON(
JSON.parse(outlines),{pane:"halo",interactive:false,style:{color:view2.ink,weight:2.5,fillColor:view2.accent,fillOpacity:.25}})}function sister(layer,dot){const size={
iconSize:[11,11]};const icon2=L.divIcon({html:"",className:"atlas-dot",...size,iconAnchor:[6,6]});L.marker([dot.lat,dot.lon],{icon:icon2,keyboard:true,alt:dot.label,
title:""}).bindTooltip(escaped(dot.label),{className:"atlas-tip",direction:"top"}).addTo(layer).getElement()?.setAttribute("aria-label",dot.label)}var ALONE_MS=4e3;function named(choice){return[choice.indicator,choice.year,choice.scheme].join(" ")}var Pending=class{constructor(giveUp,patience=ALONE_MS){this.
giveUp=giveUp;this.patience=patience;this.waiting=null}begin(choice,view2){const truth=this.waiting?this.waiting.truth:view2;this.end();const timer=setTimeout(()=>this.
lapse(),this.patience);this.waiting={name:named(choice),truth,timer};return this.waiting.name}late(answer2){if(!this.waiting)return false;if(!answer2.ahead||this.
waiting.name===named(answer2.ahead)){this.end();return false}this.waiting.truth=answer2;return true}lapse(){const truth=this.waiting?.truth;this.end();if(truth)
this.giveUp(truth)}end(){if(this.waiting)clearTimeout(this.waiting.timer);this.waiting=null}};function mark(place,view2){return view2.marks[`${place.works}${place.halo||place.estimated?"~":""}`]}var BESIDE_BUTTONS=66;function popup(place,view2){const lines=place.
lines.map(line=>`<li>${escaped(written(view2,line))}</li>`).join("");return`<h2>${escaped(place.title)}</h2><ul>${lines}</ul>`}function pinned(inside,label){const box='\
viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true"';return`<svg ${box}>${inside}</svg>${label}`}var Marks=class{constructor(map){this.map=map;this.
byId=new Map;this.opened=null}paint(view2){const wanted=new Set(view2.premises.map(place=>place.id));for(const[id,{marker}]of this.byId){if(wanted.has(id))continue;
marker.remove();this.byId.delete(id)}for(const place of view2.premises)this.draw(place,view2)}draw(place,view2){const lines=place.lines.map(line=>written(view2,
line));const look=JSON.stringify([{...place,lines},place.id===view2.place,view2.theme]);const there=this.byId.get(place.id)??{marker:this.add(place,view2),look:""};
if(there.look===look)return;this.byId.set(place.id,{...there,look});there.marker.setIcon(icon(place,view2));there.marker.setPopupContent(popup(place,view2));const label=`${place.
name}: ${lines.join("; ")}`;there.marker.getElement()?.setAttribute("aria-label",label)}add(place,view2){const look={icon:icon(place,view2),keyboard:true,riseOnHover:true};
const marker=L.marker([place.lat,place.lon],look);const clear={autoPanPaddingTopLeft:L.point(BESIDE_BUTTONS,10),offset:L.point(0,-10)};marker.bindPopup("",{maxWidth:300,
className:"atlas-popup",...clear});marker.on("click",event=>this.choose(place.id,event.latlng));marker.on("keypress",event=>{if(event.originalEvent.key==="Enter")
this.choose(place.id,marker.getLatLng())});return marker.addTo(this.map)}choose(id,at){this.opened=id;tell({kind:"premises",id,lat:at.lat,lng:at.lng})}open(id){
if(id===this.opened)return;this.map.closePopup();this.opened=id;const popup2=id===null?void 0:this.byId.get(id)?.marker.openPopup().getPopup();const box=popup2?.
getElement();if(!popup2||!box)return;new ResizeObserver(()=>popup2.isOpen()&&popup2.update()).observe(box)}};function icon(place,view2){const side=place.side===
"left"?"atlas-left":"atlas-right";const html=pinned(mark(place,view2),`<span class="${side}">${escaped(place.name)}</span>`);const className=`atlas-place${place.
id===view2.place?" atlas-chosen":""}`;return L.divIcon({html,className,iconSize:[28,28],iconAnchor:[14,14]})}var AHEAD_URL="../ui.widgets.static_files.web/ahead.js";var ZONES_URL2="../ui.widgets.static_files.web/zones.js";var BASE_URL="../ui.widgets.static_files.web/ba\
semap.js";var PIN='<svg viewBox="-12 -24 24 26" width="30" height="34" aria-hidden="true"><path d="M0 0C-4-8-9-11-9-16a9 9 0 1 1 18 0c0 5-5 8-9 16Z"/><circle cy\
="-15.5" r="3.4"/></svg>';var fetched={nil:json("../ui.widgets.static_files.layers/nil_drawing.geojson"),municipi:json("../ui.widgets.static_files.layers/munici\
pi_drawing.geojson")};var parts=null;var view=null;var focused=null;var stayed=null;var tiles=null;var searchPin=null;var asked=new Set;var pending=new Pending(
truth=>take({...truth}));async function mount(map){map.attributionControl.setPrefix(false);addPanes(map,{municipi:410,selection:420,halo:430});watchHand();const around=L.
layerGroup().addTo(map);const areas=new Areas(map,await fetched.nil);await sized(map);showWhole(map,areas.bounds);stayed=takeOver(map,()=>focused);map.setMaxBounds(
areas.bounds.pad(.6));map.on("click",event=>tell({kind:"ground",id:null,...event.latlng}));map.on("zoomend",()=>map.getContainer().classList.toggle("atlas-far",
map.getZoom()<13));map.getContainer().classList.add("atlas-far");fitPaper(map,areas.bounds);parts={map,areas,marks:new Marks(map),around,zones:new Zones(map)};if(view){
draw(parts,view);offerAhead(view);offerZones(parts,view);offerBase(parts,view)}await addMunicipi(map)}async function addMunicipi(map){L.geoJSON(await fetched.municipi,
{pane:"municipi",interactive:false,style:{color:view?view.ink:"currentColor",weight:1.6,opacity:.55,fill:false,dashArray:"1 4"}}).addTo(map)}function paint(_map,next){
if(pending.late(next))return;take(next)}function take(next){const same=view?.stamp===next.stamp;view=next;if(!parts)return;offerAhead(view);if(!same)draw(parts,
view);else{parts.areas.choose(view.selected);answer(view)}offerZones(parts,view);offerBase(parts,view)}function offerAhead(now2){if(window.AtlasAhead)window.AtlasAhead.
tell(now2.ahead,show);else if(now2.ahead)ask(AHEAD_URL,()=>window.AtlasAhead?.tell(view?.ahead??null,show))}function offerZones(on,now2){const tell2=()=>view&&window.
AtlasZones?.tell(on.map,view,on.areas);if(window.AtlasZones)tell2();else if(now2.zones)ask(ZONES_URL2,tell2,act=>act())}function offerBase(on,now2){if(window.AtlasBase)
window.AtlasBase.tell(on.map,now2);else if(now2.base)ask(BASE_URL,()=>view&&window.AtlasBase?.tell(on.map,view))}function ask(url,loaded,when=window.requestIdleCallback||
setTimeout){if(asked.has(url))return;asked.add(url);when(()=>{const script=document.createElement("script");script.src=url;script.onload=loaded;document.head.append(
script)})}function show(choice,look,colours){if(!view||!parts)return;const name=pending.begin(choice,view);const scale=colours(view.theme);const textures=view.textures.
length?scale.textures:[];view={...view,...look,...scale,textures,stamp:"ahead"};parts.areas.paint(view);document.documentElement.dataset.atlasAhead=name}function draw(on,now2){
nameMap(on.map,now2.words,now2.theme);describe(on.map,now2.words.described??"");for(const path of document.querySelectorAll(".leaflet-municipi-pane path")){path.
setAttribute("stroke",now2.ink)}on.areas.paint(now2);on.areas.choose(now2.selected);drawTiles(on.map,now2);move(on.map,now2);on.marks.paint(now2);paintAround(on.
around,now2);on.zones.paint(now2);on.marks.open(now2.place);answer(now2)}function answer(now2){markPainted(now2.stamp);if(now2.report)whenPainted(()=>tell({kind:"\
painted",id:null,lat:null,lng:null}))}function whenPainted(act){const painted=new MessageChannel;painted.port1.onmessage=act;requestAnimationFrame(()=>painted.port2.
postMessage(0))}function drawTiles(map,now2){if(tiles&&tiles.source!==now2.tiles?.url){tiles.remove();tiles=null}if(now2.tiles&&!tiles){tiles=L.tileLayer(now2.tiles.
url,{attribution:now2.tiles.credit,maxZoom:19}).addTo(map);tiles.source=now2.tiles.url}const areas=map.getPane("overlayPane");if(areas)areas.style.opacity=now2.
tiles?"0.72":"1"}function move(map,{focus}){if(!focus||focus.stamp===focused)return;focused=focus.stamp;searchPin?.remove();searchPin=null;if(focus.pin){const icon2=L.
divIcon({html:PIN,className:"atlas-pin",iconSize:[30,34],iconAnchor:[15,32]});const look={icon:icon2,keyboard:false,interactive:false,alt:focus.pin};searchPin=L.
marker([focus.lat,focus.lon],look).addTo(map)}if(focused!==stayed)map.setView([focus.lat,focus.lon],focus.zoom,{animate:false})}return __toCommonJS(atlas_exports);})();
