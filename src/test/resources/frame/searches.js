// Fields for searching that the slash does not lead to.
() =>
  [...document.querySelectorAll('main :is(vaadin-text-field, input)')]
    .filter((field) => /search/i.test(field.label ?? field.getAttribute('aria-label') ?? field.placeholder ?? ''))
    .filter((field) => field.checkVisibility() && !field.closest('.pw-search'))
    .map((field) => field.outerHTML)
