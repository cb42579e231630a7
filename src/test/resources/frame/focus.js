// Where the focus is: what it is, and what is wrong with that, if anything: it must be seen (WCAG 2.2, 2.4.7), and be below or
// beside where it was before, as somebody reads (2.4.3).
() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) {
    at = at.shadowRoot.activeElement;
  }
  if (at?.matches('vaadin-dialog, vaadin-confirm-dialog, vaadin-popover')) {
    at = at.shadowRoot.querySelector('#overlay').shadowRoot.querySelector('[part~="overlay"]'); // what is seen of it
  }
  if (!at || at === document.body) {
    return { stop: 'nowhere', wrong: '' };
  }
  const parent = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
  const chain = [];
  for (let up = at; up && up !== document.body && chain.length < 9; up = parent(up)) {
    chain.push(up);
  }
  const ringed = (element) =>
    element.hasAttribute?.('focus-ring') ||
    [null, '::before', '::after'].some((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow.includes('inset 0');
    });
  const box = (chain.find((element) => element.getBoundingClientRect().width > 0) ?? at).getBoundingClientRect();
  const seen = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const main = document.querySelector('main');
  const origin = (main?.querySelector('h1') ?? document.body).getBoundingClientRect();
  const before = window.before;
  const here = { left: box.left - origin.left, right: box.right - origin.left, top: box.top - origin.top, bottom: box.bottom - origin.top };
  window.before = main?.contains(document.activeElement) && at !== main ? here : undefined;
  const back =
    before && window.before &&
    (here.bottom <= before.top + 1 ? here.left < before.right - 1 : here.top < before.bottom - 1 && here.right <= before.left + 1);
  window.stops ??= new Map();
  window.stops.set(at, window.stops.get(at) ?? window.stops.size);
  const name = `${at.localName} ${window.stops.get(at)} “${(at.getAttribute('aria-label') ?? at.innerText ?? at.id).trim().slice(0, 40)}” ${Math.round(box.left)},${Math.round(box.top)}`;
  const wrong = !seen ? 'out of sight' : back ? 'before the stop before it' : chain.some(ringed) || at === main ? '' : 'without a ring';
  return { stop: name, wrong };
}
