/* Shows a drawing made by our own code (SVG with its texts already escaped). */
export default function (component) {
  const { data, parentElement } = component;
  const holder = parentElement.querySelector(".holder");
  if (holder.dataset.stamp === data.stamp) return;
  holder.dataset.stamp = data.stamp;
  holder.innerHTML = data.drawing;
}
