/* A button that copies a sentence with its source; works without https too. */
export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector("button");
  const answer = parentElement.querySelector("span");
  button.textContent = data.label;
  answer.textContent = "";
  button.onclick = async () => {
    await copy(data.text);
    answer.textContent = data.done;
    setTimeout(() => { answer.textContent = ""; }, 2500);
  };
}

async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  return undefined;
}
