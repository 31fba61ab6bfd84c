"use strict";var AtlasBase=(()=>{var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:true})};var __copyProps=(to,from,except,desc)=>{if(from&&typeof from===
"object"||typeof from==="function"){for(let key of __getOwnPropNames(from))if(!__hasOwnProp.call(to,key)&&key!==except)__defProp(to,key,{get:()=>from[key],enumerable:!(desc=
__getOwnPropDesc(from,key))||desc.enumerable})}return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:true}),mod);var basemap_exports={};__export(basemap_exports,{tell:()=>tell});async function json(url){const answer=await fetch(url);if(!answer.ok)throw new Error(`${url}: ${answer.status}`);return answer.json()}function addPanes(map,levels){for(const[name,level]of Object.entries(levels)){const pane=map.createPane(name);pane.style.zIndex=String(level);pane.style.pointerEvents=
"none"}}var ROOM=600;var CLOSED="atlas-map-hint-closed";var hint=null;function showHint(map,view){if(hint||!view.hint.length||map.getSize().x<ROOM||closedBefore())return;
hint=new L.Control({position:"bottomleft"});hint.onAdd=()=>drawn(view.hint);hint.addTo(map)}function drawn(words){const box=L.DomUtil.create("div","atlas-hint");
const lines=L.DomUtil.create("div","",box);for(const line of words.slice(0,-1))L.DomUtil.create("p","",lines).textContent=line;const close=L.DomUtil.create("but\
ton","",box);close.type="button";close.textContent="×";close.setAttribute("aria-label",words[words.length-1]);close.onclick=()=>{hint?.remove();keepClosed()};L.
DomEvent.disableClickPropagation(box);return box}function closedBefore(){try{return Boolean(localStorage.getItem(CLOSED))}catch{return false}}function keepClosed(){
try{localStorage.setItem(CLOSED,"1")}catch{}}var KINDS=[{kind:"sure",size:14.5,from:0},{kind:"landmark",size:13,from:0},{kind:"line",size:11,from:0},{kind:"neighbourhood",size:13,from:0,second:12.5},{kind:"\
municipio_outside",size:12.5,from:0,to:13},{kind:"station",size:12,from:12.75,second:13.25,dot:true},{kind:"municipio",size:12.5,from:13},{kind:"railway_station",
size:12,from:13.5,dot:true},{kind:"park",size:12,from:14},{kind:"street",size:12,from:14.25}];var STREETS_FROM=14.25;var NUMBERS_FROM=16.5;var SHORT_FROM=17;var PADDING={
line:8,other:4};var APART={street:320,line:400,other:180};var DOT=8;var LINE=1.15;var LINES=[0,-1,1,-2,2];var PLACES=["sure","landmark","neighbourhood","station",
"railway_station"];var NARROW=480;var ASIDE=[0,.3,-.3,.6];function labels(names,sight,measure){const{zoom,scale}=sight;return KINDS.filter(({from,to=99})=>zoom>=
from&&zoom<to).flatMap(style=>names.filter(({kind,rank})=>kind===style.kind&&(rank<2||zoom>=(style.second??0))).map(name=>label(name,style,style.size*scale,sight,
measure)).filter(one=>one!==null))}function label(name,style,size,sight,measure){const{kind,x,y,angle=0,length,number}=name;const short=kind==="municipio_outsid\
e"&&sight.width<NARROW;const whole=short?name.text.replace("Municipio","Mun."):name.text;const text=number&&sight.zoom>=NUMBERS_FROM?`${whole} ${number}`:whole;
const padding=kind==="line"?PADDING.line:PADDING.other;const width=measure(text,kind,size)+padding*sight.scale;if(length!==void 0&&sight.zoom<SHORT_FROM&&length/
sight.metres<width)return null;const box={width,height:size*LINE+2*sight.scale,angle};const spots=moves(style,box,sight,name).map(([dx,dy])=>({...box,x:x+dx,y:y+
dy}));const apart2=APART[kind]??APART.other;const like=PLACES.includes(kind)?name.text:kind+name.text;return{text,kind,size,x,y,like,apart:apart2,spots}}function moves({
kind,dot},{width,height},sight,{x,y}){const[across,down]=[width/2+DOT*sight.scale,height/2+DOT*sight.scale];if(dot){return[[across,0],[-across,0],[0,down],[0,-down]]}
if(kind==="sure"){return LINES.flatMap(lines=>ASIDE.map(part=>[part*width,lines*height]))}if(kind==="neighbourhood")return LINES.map(lines=>[0,lines*height]);if(kind!==
"municipio_outside")return[[0,0]];return[[0,0],[within(x,width,sight.width),within(y,height,sight.height)]]}function within(at,size,view){return Math.min(Math.max(
at,size/2+1),view-size/2-1)-at}function streets(csv){return csv.trimEnd().split("\n").slice(1).map(row=>{const cells=row.split(",");const[lng,lat,angle,length,number]=cells.
slice(-5).map(Number);const text=cells.slice(2,-5).join(",").replaceAll('"',"");return{kind:"street",rank:1,text,lat,lng,angle,length,number}})}function room({x,y,width,height,angle}){const turned=angle*Math.PI/180;const[cos,sin]=[Math.cos(turned),-Math.sin(turned)];const ends=[[-1,-1],[1,-1],[1,1],[-1,
1]];const corners=ends.map(([across,down])=>{const[dx,dy]=[across*width/2,down*height/2];return[x+dx*cos-dy*sin,y+dx*sin+dy*cos]});const[xs,ys]=[corners.map(([at])=>at),
corners.map(([,at])=>at)];return{corners,left:Math.min(...xs),top:Math.min(...ys),right:Math.max(...xs),bottom:Math.max(...ys)}}function meet(one,other){if(one.
left>=other.right||other.left>=one.right)return false;if(one.top>=other.bottom||other.top>=one.bottom)return false;return![one,other].some(({corners})=>[0,1].some(
side=>apart(corners[side],corners[side+1],one,other)))}function apart(from,to,one,other){const axis=[to[0]-from[0],to[1]-from[1]];const shadow=({corners})=>corners.
map(([x,y])=>x*axis[0]+y*axis[1]);const[first,second]=[shadow(one),shadow(other)];return Math.max(...first)<=Math.min(...second)||Math.max(...second)<=Math.min(
...first)}function placed(labels2,taken,view){const rooms=[...taken];const there=[];for(const label2 of labels2){if(there.some(other=>repeats(label2,other.label)))
continue;for(const spot of label2.spots){const box=room(spot);const whole=box.left>=0&&box.top>=0&&box.right<=view.width&&box.bottom<=view.height;if(!whole||rooms.
some(other=>meet(box,other)))continue;rooms.push(box);there.push({label:label2,spot});break}}return there}function repeats(one,other){return one.like===other.like&&
Math.hypot(one.x-other.x,one.y-other.y)<one.apart}var FILES="../ui.widgets.static_files.layers/";var SVG="http://www.w3.org/2000/svg";var FONT='"Source Sans Pro", system-ui, sans-serif';var WEIGHTS={sure:700,landmark:700,
line:700,neighbourhood:600,station:600};var OBSTACLES=".atlas-place svg, .atlas-place span, .atlas-pin svg, .leaflet-control, .atlas-ring";var DOTS_FROM=12.25;var TYPE=14;
var drawing=null;var drawn2=null;var streetsAsked=null;var streetNames=[];var svg=null;var look="";var wanted=null;var sure=[];var waiting=false;var widths=new Map;
var pen=document.createElement("canvas").getContext("2d");async function tell(map,view){const now=view.tiles?null:view.base;showHint(map,view);const next=JSON.stringify(
[now,view.sure,view.place,view.premises.map(({id})=>id)]);if(next===look)return;look=next;if(wanted)map.attributionControl.removeAttribution(wanted);wanted=now;
sure=view.sure;if(now){drawing??=begin(map);drawn2=await drawing}if(!drawn2)return;if(wanted){drawn2.lines.addTo(map);map.attributionControl.addAttribution(wanted)}else
drawn2.lines.remove();soon(map)}async function begin(map){const[base,parks]=await Promise.all([json(`${FILES}basemap.geojson`),json(`${FILES}basemap_parks.geojs\
on`),document.fonts.load(`600 13px ${FONT}`),document.fonts.load(`400 13px ${FONT}`)]);addPanes(map,{base:405,names:432});for(const name of["base","names"])map.
getPane(name)?.setAttribute("aria-hidden","true");svg=document.createElementNS(SVG,"svg");svg.setAttribute("class","atlas-names leaflet-zoom-hide");map.getPane(
"names")?.append(svg);map.on("moveend resize",()=>soon(map));const places=[...base.features.flatMap(points),...parks.features.flatMap(parkName)];return{lines:layers(
base,parks),places}}function layers(base,parks){const drawnAs=(file,className)=>L.geoJSON(file,{pane:"base",interactive:false,style:{className}});const of=kind=>({
...base,features:base.features.filter(({properties})=>properties.kind===kind)});return L.layerGroup([drawnAs(parks,"atlas-park"),drawnAs(of("tram"),"atlas-tram"),
drawnAs(of("railway"),"atlas-railway"),drawnAs(of("metro"),"atlas-casing"),drawnAs(of("metro"),"atlas-metro")])}function points({properties,geometry}){const{kind,
name,rank}=properties;const{type,coordinates}=geometry;if(!type.endsWith("Point"))return[];const all=type==="Point"?[coordinates]:coordinates;return all.map(([lng,
lat])=>({kind,text:name,rank,lat,lng}))}function parkName({properties:{name,label_lon:lng,label_lat:lat}}){return name?[{kind:"park",text:name,rank:1,lat,lng}]:
[]}function soon(map){if(waiting)return;waiting=true;setTimeout(()=>{waiting=false;write(map)})}function write(map){if(!svg||!drawn2)return;svg.replaceChildren();
if(!wanted)return;const zoom=map.getZoom();if(zoom>=STREETS_FROM)askStreets(map);const{x:width,y:height}=map.getSize();L.DomUtil.setPosition(svg,map.containerPointToLayerPoint(
[0,0]));svg.setAttribute("width",String(width));svg.setAttribute("height",String(height));const scale=Number.parseFloat(getComputedStyle(document.body).fontSize)/
TYPE;const names=inView(map,zoom>=STREETS_FROM?[...drawn2.places,...streetNames]:drawn2.places);const dots=zoom>=DOTS_FROM?names.filter(({kind})=>kind.endsWith(
"station")):[];const metres=map.distance(map.containerPointToLatLng([0,0]),map.containerPointToLatLng([0,1]));const tried=labels(names,{zoom,scale,metres,width,
height},widthOf);const taken=[...obstacles(map),...dots.map(({x,y})=>square(x,y,8*scale))];for(const dot of dots)svg.append(dotted(dot,scale));for(const name of placed(
tried,taken,{width,height}))svg.append(written(name,scale));document.documentElement.dataset.atlasBase=zoom>=STREETS_FROM&&!streetNames.length?"":"there"}async function askStreets(map){
if(streetsAsked)return;streetsAsked=fetch(`${FILES}street_labels.csv`).then(async answer=>answer.ok?streets(await answer.text()):[]);streetNames=await streetsAsked;
soon(map)}function inView(map,places){const bounds=map.getBounds().pad(.15);return places.filter(({lat,lng})=>bounds.contains([lat,lng])).map(place=>isSure(place)?
{...place,kind:"sure",rank:1}:place).map(place=>({...place,...map.latLngToContainerPoint([place.lat,place.lng])}))}function isSure({kind,text}){return kind==="n\
eighbourhood"&&sure.includes(text)}function obstacles(map){const box=map.getContainer();const{left,top}=box.getBoundingClientRect();return[...box.querySelectorAll(
OBSTACLES)].map(element=>{const{x,y,width,height}=element.getBoundingClientRect();return room({x:x-left+width/2,y:y-top+height/2,width,height,angle:0})})}function square(x,y,side){
return room({x,y,width:side,height:side,angle:0})}function widthOf(text,kind,size){const weight=WEIGHTS[kind]??400;const key=`${weight} ${size} ${text}`;if(!widths.
has(key)&&pen){pen.font=`${kind==="park"?"italic ":""}${weight} ${size}px ${FONT}`;widths.set(key,pen.measureText(text).width)}return widths.get(key)??text.length*
size*.5}function dotted({kind,x,y},scale){const dot=document.createElementNS(SVG,"circle");dot.setAttribute("class",`atlas-stop atlas-stop-${kind}`);for(const[key,
value]of Object.entries({cx:x,cy:y,r:3.2*scale})){dot.setAttribute(key,String(value))}return dot}function written({label:{text,kind,size},spot},scale){const group=document.
createElementNS(SVG,"g");group.setAttribute("class",`atlas-name atlas-name-${kind}`);group.setAttribute("transform",`translate(${spot.x} ${spot.y}) rotate(${-spot.
angle})`);if(kind==="line"){const badge=document.createElementNS(SVG,"rect");const{width,height}=spot;const shape={x:-width/2,y:-height/2,width,height,rx:3*scale};
for(const[key,value]of Object.entries(shape))badge.setAttribute(key,String(value));group.append(badge)}const letters=document.createElementNS(SVG,"text");letters.
setAttribute("y",String(size*.34));letters.style.fontSize=`${size}px`;letters.textContent=text;group.append(letters);return group}return __toCommonJS(basemap_exports);})();
