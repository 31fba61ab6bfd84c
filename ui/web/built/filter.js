function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}var LATER=200;function filter({data,parentElement}){const input=inside(parentElement,"input");inside(parentElement,"span").textContent=data.label;const told=inside(
parentElement,"p");const host=input.getRootNode().host;const box=host.closest("[class*=st-key-atlas-whole]");const apply=()=>{const rows=box.querySelectorAll("t\
body tr");const typed=input.value.trim();if(!rows.length)return void setTimeout(apply,LATER);box.classList.toggle("atlas-filtered",typed!=="");const count=matching(
[...rows],typed);const found=data.found.replace("{count}",String(count)).replace("{of}",`${rows.length}`);told.textContent=typed?found:""};input.oninput=apply;if(input.
value)apply()}function matching(rows,typed){const words=plain(typed).split(/\s+/);for(const row of rows){const held=plain(row.textContent??"");row.hidden=!words.
every(word=>held.includes(word))}return rows.filter(row=>!row.hidden).length}function plain(text){return text.normalize("NFD").replace(/\p{M}/gu,"").toLowerCase()}export{filter as default,matching};
