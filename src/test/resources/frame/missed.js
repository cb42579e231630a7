// What can be clicked on the screen, or in a dialog, and was no stop of the walk before. In a grid the arrow keys lead on.
(within) =>
  [...document.querySelectorAll(`${within} :is(a[href], button, vaadin-button, input:not([type=radio]), textarea, summary)`)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((element) => !element.closest('vaadin-grid, [disabled], [inert], .pw-visually-hidden') && !window.stops.has(element))
    .map((element) => `no stop: ${element.localName} “${(element.innerText || element.id).trim().slice(0, 40)}”`)
