// What is called otherwise than it reads (WCAG 2.2, 2.5.3): the words that are seen come first in the name.
() => {
  const words = (text) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim().toLowerCase();
  return [...document.querySelectorAll('vaadin-button, button, a[href], [role=button]')]
    .filter((element) => element.hasAttribute('aria-label') && element.checkVisibility())
    .map((element) => [words(element.innerText), words(element.getAttribute('aria-label'))])
    .filter(([seen, called]) => seen && !called.startsWith(seen))
    .map(([seen, called]) => `“${seen}” is called “${called}”`);
}
