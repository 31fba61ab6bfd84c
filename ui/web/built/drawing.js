function inside(root,selector){const element=root.querySelector(selector);if(!element)throw new Error(`no ${selector}`);return element}function drawing({data,parentElement}){const holder=inside(parentElement,".holder");if(holder.dataset.stamp===data.stamp)return;holder.dataset.stamp=data.stamp;
holder.innerHTML=data.drawing}export{drawing as default};
