// What every screen does for somebody at a keyboard or a screen reader, whatever it shows.

const FIELDS_WITH_ERRORS = '[invalid]:not([hidden])';
const OPEN_DIALOG = 'vaadin-dialog[opened], vaadin-confirm-dialog[opened]';

/** Says what went wrong in a form in one go. Stays outside of what a dialog hides, as everything that is live. */
const told = document.createElement('div');
told.className = 'pw-visually-hidden pw-told';
told.setAttribute('aria-live', 'assertive');
document.body.append(told);

const isBusy = () => Object.values(window.Vaadin?.Flow?.clients ?? {}).some((client) => client.isActive?.());

const pause = (millis) => new Promise((done) => setTimeout(done, millis));

const answered = async () => {
  do {
    await pause(60);
  } while (isBusy());
};

const hasFocus = (element) => element.contains(document.activeElement) || document.activeElement === document.body;

/** Whoever sends a form off learns at once of everything that is wrong, and stands where it is to be mended. */
document.addEventListener('click', async (click) => {
  const button = click.target.closest?.('vaadin-button[theme~="primary"]');
  const form = button?.closest('vaadin-dialog, form, section, main');
  told.textContent = '';
  if (!form) {
    return;
  }
  await answered();
  const wrong = [...form.querySelectorAll(FIELDS_WITH_ERRORS)].filter((field) => field.errorMessage && field.checkVisibility());
  if (wrong.length && (hasFocus(button) || hasFocus(form))) {
    wrong[0].focus();
    await pause(300); // each field says its own, and the last one counts
    told.textContent = wrong.map((field) => `${field.label ?? field.accessibleName ?? ''}: ${field.errorMessage}`).join(' ');
  }
});

const isTypedInto = (element) =>
  element instanceof Element && (element.matches('input, textarea, select') || element.isContentEditable);

/** The slash leads to the search of the screen, where there is one and nothing is being typed; unless somebody wants none. */
document.addEventListener('keydown', (press) => {
  const search = document.querySelector('main .pw-search');
  if (
    press.key === '/' &&
    !(press.ctrlKey || press.metaKey || press.altKey || press.defaultPrevented) &&
    !document.documentElement.hasAttribute('data-no-slash') &&
    !isTypedInto(press.composedPath()[0]) &&
    search?.checkVisibility() &&
    !document.querySelector(OPEN_DIALOG)
  ) {
    press.preventDefault();
    search.focus();
  }
});

const FOCUS_PARTS = 'section, main';

const calledBy = (element) => element.getAttribute('aria-label') ?? element.textContent;

/** Where the focus was last on the screen. */
let place;

document.addEventListener('focusin', ({ target }) => {
  if (target.closest('main')) {
    const around = [];
    for (let part = target.closest(FOCUS_PARTS); part; part = part.parentElement.closest(FOCUS_PARTS)) {
      around.push(part);
    }
    place = { element: target, called: calledBy(target), around };
  }
});

/**
 * What had the focus may be gone after it was pressed, or after the dialog that it opened: the focus is then on what stands
 * for it now, or on the heading above. On the body, whoever cannot see would have to begin again.
 */
async function goOn() {
  await answered();
  const { element, called, around } = place ?? {};
  const lost = (document.activeElement ?? document.body) === document.body && !document.querySelector(OPEN_DIALOG);
  if (!element || !lost || element.checkVisibility()) {
    return;
  }
  const part = around.find((each) => each.isConnected) ?? document.querySelector('main');
  const like = [...part.querySelectorAll(element.localName)].find((each) => called && calledBy(each) === called && each.checkVisibility());
  const heading = part.querySelector('h1, h2') ?? document.querySelector('main h1');
  if (!like && heading) {
    heading.tabIndex = -1;
  }
  (like ?? heading)?.focus({ preventScroll: !like });
}

document.addEventListener('click', goOn);

const REACHED =
  ':is(a[href], button, input, textarea, select, summary, vaadin-button, vaadin-select, vaadin-grid, [tabindex="0"])';

/** A screen that is only read can be scrolled by keyboard too: what scrolls is a stop where there is no other (Safari makes none). */
function scrollByKey() {
  const content = document.querySelector('vaadin-app-layout')?.shadowRoot?.querySelector('[part="content"]');
  if (content) {
    const onlyRead =
      content.scrollHeight > content.clientHeight &&
      ![...document.querySelectorAll(`main ${REACHED}`)].some((element) => element.checkVisibility());
    onlyRead ? (content.tabIndex = 0) : content.removeAttribute('tabindex');
  }
}

const INNER_DIALOG = ':is(vaadin-dialog, vaadin-confirm-dialog) :is(vaadin-dialog, vaadin-confirm-dialog)[opened]';

/** Tab goes round inside of a dialog by itself, but out of one that another dialog has opened, into that. */
document.addEventListener(
  'keydown',
  (press) => {
    const dialog = [...document.querySelectorAll(INNER_DIALOG)].at(-1);
    if (press.key !== 'Tab' || !dialog?.contains(document.activeElement)) {
      return;
    }
    const stops = [...dialog.querySelectorAll(REACHED)].filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility());
    const [last, next] = press.shiftKey ? [dialog, stops.at(-1)] : [stops.at(-1), dialog];
    if (last === document.activeElement) {
      press.preventDefault();
      next.focus();
    }
  },
  true
);

let looking;
const lookSoon = () => {
  looking ??= requestAnimationFrame(() => {
    looking = undefined;
    scrollByKey();
  });
};
new MutationObserver(lookSoon).observe(document.body, { subtree: true, childList: true });
addEventListener('resize', lookSoon);

const nameOf = (field) => field.label || field.accessibleName || '';

/** What opens below a field is called as the field is; the calendar's line of weekdays is no row of days. */
async function nameOpened(field) {
  const months = () => [...field.querySelectorAll('vaadin-month-calendar')];
  const weekdays = (month) => month.shadowRoot?.querySelector('tr[part~="weekdays"]');
  while (field.opened && field.localName === 'vaadin-date-picker' && !(months().length && months().every(weekdays))) {
    await pause(20);
  }
  const list = field.querySelector('vaadin-select-list-box');
  list?.setAttribute('aria-label', nameOf(field));
  const calendar = field.querySelector('vaadin-date-picker-overlay-content');
  if (calendar) {
    calendar.id ||= `calendar-of-${field.inputElement.id}`;
    calendar.setAttribute('aria-label', nameOf(field));
    field.inputElement.setAttribute('aria-controls', calendar.id);
    months().forEach((month) => weekdays(month)?.setAttribute('role', 'presentation'));
  }
}

new MutationObserver((changes) => {
  const targets = changes.map(({ target }) => target);
  if (targets.some((dialog) => dialog.matches('vaadin-dialog:not([opened]), vaadin-confirm-dialog:not([opened])'))) {
    goOn();
  }
  targets
    .filter((field) => field.matches('vaadin-select[opened], vaadin-date-picker[opened]'))
    .forEach((field) => requestAnimationFrame(() => requestAnimationFrame(() => nameOpened(field))));
}).observe(document.body, { subtree: true, attributeFilter: ['opened'] });
