"use strict";var Atlas=(()=>{var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:true})};var __copyProps=(to,from,except,desc)=>{if(from&&typeof from===
"object"||typeof from==="function"){for(let key of __getOwnPropNames(from))if(!__hasOwnProp.call(to,key)&&key!==except)__defProp(to,key,{get:()=>from[key],enumerable:!(desc=
__getOwnPropDesc(from,key))||desc.enumerable})}return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:true}),mod);var sections_exports={};__export(sections_exports,{mount:()=>mount,paint:()=>paint});var NO_CLASS="-";function reading({values,faint,decimals,after,words},position){const value=values[position];if(value===null)return{title:words.none,note:null};const digits={minimumFractionDigits:decimals,
maximumFractionDigits:decimals};const number=new Intl.NumberFormat(words.language,digits).format(value);return{title:`${number}${after}`,note:isFaint({faint},position)?
words.faint:null}}function patternOf(view2,position){const code=view2.classes[position];if(code===NO_CLASS)return"missing";return isFaint(view2,position)?code:null}
function isFaint({faint},position){return faint[position]==="1"}var TILE=6;function patternsOf({palette,hatches,missing}){const lined=palette.map((colour,code)=>[code,tilePattern(colour,hatches[code])]);return{missing:tilePattern(
...missing),...Object.fromEntries(lined)}}function filled(now,patterns2,position){const pattern=patternOf(now,position);const fill=pattern===null?now.palette[Number(
now.classes[position])]:patterns2[pattern];return{fillColor:fill,fillOpacity:1}}function tilePattern(ground,ink){const tile=document.createElement("canvas");tile.
width=tile.height=TILE;const pen=tile.getContext("2d");if(!pen)return null;pen.fillStyle=ground;pen.fillRect(0,0,TILE,TILE);pen.strokeStyle=ink;pen.lineWidth=1.2;
for(const start of[-TILE,0,TILE]){pen.beginPath();pen.moveTo(start,TILE);pen.lineTo(start+TILE,0);pen.stroke()}return pen.createPattern(tile,"repeat")}var ROOM={padding:[8,8],animate:false};var told=0;async function json(url){const answer=await fetch(url);if(!answer.ok)throw new Error(`${url}: ${answer.status}`);
return answer.json()}function tell(message){told+=1;window.Streamlit.setComponentValue({...message,count:told})}function addPanes(map,levels){for(const[name,level]of Object.
entries(levels)){const pane=map.createPane(name);pane.style.zIndex=String(level);pane.style.pointerEvents="none"}}function showWhole(map,city){const fit=()=>{const{
zoomSnap}=map.options;map.options.zoomSnap=0;map.fitBounds(city,ROOM);map.options.zoomSnap=zoomSnap;return{zoom:map.getZoom(),centre:map.getCenter()}};let fitted=fit();
map.on("resize",()=>{const moved=map.project(map.getCenter()).distanceTo(map.project(fitted.centre));if(map.getZoom()===fitted.zoom&&moved<2)fitted=fit()})}function nameMap(map,words,theme){const box=map.getContainer();document.documentElement.lang=words.language;document.title=words.map;box.setAttribute("role","re\
gion");box.setAttribute("aria-label",words.map);nameControl(".leaflet-control-zoom-in",words.zoom_in);nameControl(".leaflet-control-zoom-out",words.zoom_out);document.
body.dataset.theme=theme}function nameControl(selector,text){const control=document.querySelector(selector);if(!control)return;control.title=text;control.setAttribute("aria-label",text)}
function ring(map,look,draw2){const style2={pane:"selection",interactive:false,fill:false};return L.layerGroup([draw2({...style2,color:look.ground,weight:6}),draw2(
{...style2,color:look.accent,weight:3})]).addTo(map)}function tip(title,...lines){const box=document.createElement("div");const strong=document.createElement("s\
trong");strong.textContent=title;box.append(strong);for(const line of lines){const span=document.createElement("span");span.textContent=line;box.append(span)}return box}
function markPainted(stamp){window.parent.document.documentElement.dataset.atlasPainted=stamp}function pinned(inside,label){const box='viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true"';return`<svg ${box}>${inside}</svg>${label}`}var STEPS_PER_DEGREE=1e5;function corners(steps){const points=[];let lat=0;let lng=0;for(let at=0;at<steps.length;at+=2){lat+=steps[at];lng+=steps[at+1];points.
push([lat/STEPS_PER_DEGREE,lng/STEPS_PER_DEGREE])}return points}var nilFetched=json("../ui.widgets.static_files.layers/nil_drawing.geojson");var parts=null;var view=null;var drawn=null;var paths=[];var chosen=null;var patterns={};
async function mount(map){map.attributionControl.setPrefix(false);addPanes(map,{borders:410,selection:420});const canvas=L.canvas({padding:.1});const marks=L.layerGroup().
addTo(map);const look={fill:false,weight:1.3,opacity:.75,color:"currentColor"};const pane={pane:"borders",renderer:L.svg({pane:"borders"})};const borders=L.geoJSON(
await nilFetched,{...pane,interactive:false,style:look}).addTo(map);showWhole(map,borders.getBounds());map.setMaxBounds(borders.getBounds().pad(.6));map.on("cli\
ck",()=>tell({kind:"section",id:null}));parts={map,borders,marks,canvas};if(view)await draw(parts,view)}async function paint(_map,next){view=next;if(parts)await draw(
parts,view)}async function draw(on,now){nameMap(on.map,now.words,now.theme);patterns=patternsOf(now);if(drawn!==now.layer)await outlines(on,now.layer);if(!view||
drawn!==view.layer)return;const last=view;paths.forEach((path,position)=>{path.setStyle(style(last,position))});on.borders.setStyle({color:last.ink});choose(last.
selected);premises(on.marks,last);markPainted(last.stamp)}async function outlines(on,address){const shapes=await json(`../..${address}`);if(!view||address!==view.
layer||drawn===address)return;const now=view;for(const path of paths)path.remove();paths=shapes.map((polygons,position)=>{const rings=polygons.map(polygon=>polygon.
map(corners));const look={renderer:on.canvas,...style(now,position),smoothFactor:.5};return listen(L.polygon(rings,look),position).addTo(on.map)});drawn=address}
function listen(path,position){path.on("click",event=>{L.DomEvent.stopPropagation(event);choose(position);tell({kind:"section",id:position})});const look={sticky:true,
className:"atlas-tip",opacity:1};return path.bindTooltip(()=>tooltip(position),look)}function style(now,position){return{color:now.ground,weight:.4,opacity:1,...filled(
now,patterns,position)}}function tooltip(position){if(!view)return"";const{title,note}=reading(view,position);return note===null?tip(title):tip(title,note)}function choose(position){
chosen?.remove();chosen=null;const path=position===null?null:paths[position];if(!path||!parts||!view)return;const renderer=L.svg({pane:"selection"});chosen=ring(
parts.map,view,look=>L.polygon(path.getLatLngs(),{...look,renderer}))}function premises(layer,now){layer.clearLayers();const paint2=`fill="${now.marker}" stroke\
="${now.marker_ink}" stroke-width="2.4"`;const html=pinned(`<circle r="8" ${paint2}/>`,'<span class="atlas-right"></span>');for(const mark of now.marks){const icon=L.
divIcon({html,className:"atlas-place",iconSize:[28,28],iconAnchor:[14,14]});const look={icon,interactive:false,keyboard:false};const marker=L.marker([mark.lat,mark.
lon],look).addTo(layer);const label=marker.getElement()?.querySelector("span");if(label)label.textContent=mark.name}}return __toCommonJS(sections_exports);})();
