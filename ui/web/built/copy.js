function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}function copyButton({data,parentElement}){const button=inside(parentElement,"button");const answer=inside(parentElement,"span");button.textContent=data.label;answer.
textContent="";button.onclick=async()=>{await copy(data.text);answer.textContent=data.done;setTimeout(()=>{answer.textContent=""},2500)}}async function copy(text){
if(navigator.clipboard&&window.isSecureContext){await navigator.clipboard.writeText(text);return}const area=document.createElement("textarea");area.value=text;document.
body.append(area);area.select();document.execCommand("copy");area.remove()}export{copyButton as default};
