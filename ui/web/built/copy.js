function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}function make(tag,attributes={},...content){const element=document.createElement(tag);for(const[name,value]of Object.entries(attributes))element.setAttribute(name,
String(value));element.append(...content);return element}function copyButtons({data,parentElement}){const answer=inside(parentElement,"span");const buttons=data.copies.map(({label,text})=>button(label,async()=>{await copy(
filled(text,data.embeds??{}),answer);answer.textContent=data.done;setTimeout(()=>{answer.textContent=""},2500)}));if(data.print)buttons.push(button(data.print,()=>window.
print()));inside(parentElement,".copies").replaceChildren(...buttons)}function button(label,act){const element=make("button",{type:"button"},label);element.onclick=
act;return element}function filled(text,embeds){const address=new URL(location.href);for(const[name,value]of Object.entries({...embeds,embed:"true"})){address.searchParams.
set(name,value)}const title=document.title;const frame=make("iframe",{src:address.href,title,width:"100%",height:700});return text.replace("{link}",()=>location.
href).replace("{embed}",()=>frame.outerHTML)}async function copy(text,beside){if(navigator.clipboard&&window.isSecureContext){await navigator.clipboard.writeText(
text);return}const area=document.createElement("textarea");area.value=text;beside.after(area);area.select();document.execCommand("copy");area.remove()}export{copyButtons as default};
