// What is cut off (WCAG 2.2, 1.4.4 and 1.4.10): words, buttons and fields that reach beyond the window, or beyond a part that hides
// what does not fit and cannot be scrolled.
() => {
  const PARTS = 'main, [slot=drawer], :is(vaadin-dialog, vaadin-confirm-dialog, vaadin-popover)[opened]';
  const parent = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
  const words = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const boxes = (element) => {
    const written = words(element).flatMap((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()];
    });
    return element.matches('input, textarea, vaadin-button, button') ? [element.getBoundingClientRect(), ...written] : written;
  };
  const isCut = (box) => (element) => {
    let across = true;
    let down = true;
    let fixed = false;
    const tall = box.height / 4;
    for (let at = element; at && at !== document.body; at = parent(at)) {
      const style = getComputedStyle(at);
      fixed ||= style.position === 'fixed';
      if (style.display === 'inline' || style.display === 'contents') {
        continue;
      }
      const edge = at.getBoundingClientRect();
      if (edge.width <= 1 || edge.height <= 1) {
        return ''; // for screen readers alone
      }
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      const scrolls = (overflow) => overflow === 'auto' || overflow === 'scroll';
      if (across && hides(style.overflowX) && (box.left < edge.left - 2 || box.right > edge.right + 2)) {
        return `at the side by ${at.localName}.${at.className}`;
      }
      if (down && hides(style.overflowY) && (box.top < edge.top - tall || box.bottom > edge.bottom + tall)) {
        return `above or below by ${at.localName}.${at.className}`;
      }
      across &&= !(scrolls(style.overflowX) && at.scrollWidth > at.clientWidth);
      down &&= !(scrolls(style.overflowY) && at.scrollHeight > at.clientHeight);
    }
    if (across && (box.left < -1 || box.right > innerWidth + 1)) {
      return 'at the side by the window';
    }
    return down && fixed && (box.top < -tall || box.bottom > innerHeight + tall) ? 'above or below by the window' : '';
  };
  const { scrollWidth } = document.scrollingElement;
  const found = scrollWidth > innerWidth ? [`the page is ${scrollWidth} wide, and the window ${innerWidth}`] : [];
  for (const part of document.querySelectorAll(PARTS)) {
    for (const element of [part, ...part.querySelectorAll('*')]) {
      if (
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        !element.closest('style, script')
      ) {
        const how = boxes(element)
          .filter((box) => box.width > 1 && box.height > 1)
          .map((box) => isCut(box)(element))
          .find((words) => words);
        if (how) {
          found.push(`“${(element.innerText ?? element.value ?? '').trim().slice(0, 40) || element.localName}” is cut off ${how}`);
        }
      }
    }
  }
  return [...new Set(found)];
}
