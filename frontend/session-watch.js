// The end of a session, as an open page sees it: a warning before, and a screen of its own after, in place of Vaadin's.
// What has ended it, and when it will, is known by the server alone (people.session.SessionQuestion); this page asks. Loaded
// as it is.

/** Said to screen readers when so many seconds are left, not with every second. */
const SAID = [120, 60, 30];

/** While the warning is shown: somebody may be working in another tab. */
const ASKED_EVERY = 5_000;

/** A person at work is told of at once, and then so often at most. */
const TOLD_EVERY = 10_000;

/** What only a person does, on the page; going back and forth is done beside it. Scrolling by itself is no sign: lists do it too. */
const DONE = ['keydown', 'pointerdown', 'click', 'wheel', 'touchmove', 'input', 'popstate'];

const KEPT = 'portwarden-typed';
const KEPT_FOR = 3_600_000;
const FIELDS = 'vaadin-text-field, vaadin-text-area, vaadin-email-field, vaadin-integer-field';

const channel = new BroadcastChannel('portwarden-session');

/** As the server wrote them, in the person's language. */
let words;
let person;
let timer;
let ticking;
let idleAt = 0;
let longestAt = 0;
/** The end whose warning was answered, because it cannot be put off. */
let accepted = 0;
let warning;
let over = false;

/** Null where nobody answers. */
async function ask(method = 'GET') {
  try {
    const response = await fetch(new URL('session', document.baseURI), { method, cache: 'no-store' });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** Null where nobody answers for a while. */
async function askUntilAnswered() {
  for (let again = 5; again > 0; again -= 1) {
    const answer = await ask();
    if (answer?.state === 'over' || answer?.state === 'open') {
      return answer;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
  }
  return null;
}

function askIn(milliseconds, method) {
  clearTimeout(timer);
  // Longer times overflow.
  timer = setTimeout(() => look(method), Math.min(Math.max(milliseconds, 1_000), 86_400_000));
}

async function look(method) {
  if (over) {
    return;
  }
  clearTimeout(timer);
  const answer = await ask(method);
  if (over) {
    return;
  }
  if (answer?.state === 'over') {
    end(answer.end);
  } else if (answer?.state === 'open') {
    goOn(answer);
  } else {
    // What was not heard is said again.
    askIn(ASKED_EVERY / 5, method);
  }
}

function goOn({ idle, longest }) {
  const now = Date.now();
  idleAt = now + idle;
  longestAt = now + longest;
  const left = timeLeft();
  if (left > words.warned || (longestAt <= idleAt && accepted)) {
    unwarn();
    // Whoever has read that the end cannot be put off is not told again, only shown it.
    askIn(left > words.warned ? left - words.warned : left);
  } else {
    warn();
    askIn(Math.min(ASKED_EVERY, left));
  }
}

const timeLeft = () => Math.min(idleAt, longestAt) - Date.now();

function element(name, properties = {}, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

/**
 * A dialog above everything, all else being inert, that the focus goes into and comes back from. What is done in it reaches
 * nothing else: Vaadin's dialogs below would take it for a click beside them, or for their own Esc, and close.
 */
function open(kind, title, word, answer, onEscape, ...content) {
  const heading = element('h2', { id: `pw-session-${kind}` }, title);
  const button = element('button', { type: 'button', className: 'pw-session-button' }, word);
  const dialog = element('dialog', { className: `pw-session pw-session-${kind}` }, heading, ...content, button);
  dialog.setAttribute('role', 'alertdialog');
  dialog.setAttribute('aria-labelledby', heading.id);
  const meaning = dialog.querySelector('p');
  meaning.id = `${heading.id}-meaning`;
  dialog.setAttribute('aria-describedby', meaning.id);
  const only = (event) => {
    if (!dialog.isConnected) {
      removeEventListener(event.type, only, true);
    } else if (event.composedPath().includes(dialog) || event.type === 'keydown') {
      event.stopPropagation();
      if (event.key === 'Escape') {
        event.preventDefault();
        onEscape();
      } else if (event.type === 'click' && event.composedPath().includes(button)) {
        answer();
      }
    }
  };
  addEventListener('click', only, true);
  addEventListener('keydown', only, true);
  document.body.append(dialog);
  dialog.showModal();
  // Browsers have more ways to close than Esc, not all of which can be told no.
  dialog.addEventListener('close', () => dialog.isConnected && dialog.showModal());
  button.focus();
  return dialog;
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function warn() {
  const longest = longestAt <= idleAt;
  if (warning?.longest === longest) {
    return;
  }
  unwarn();
  const figure = element('span', { className: 'pw-session-left', ariaHidden: 'true' });
  figure.setAttribute('translate', 'no');
  const said = element('span', { className: 'pw-visually-hidden' });
  said.setAttribute('role', 'status');
  const answer = longest
    ? () => {
        accepted = longestAt;
        unwarn();
        askIn(timeLeft());
      }
    : stay;
  const dialog = open(
    'warning',
    words.warning,
    longest ? words.goOn : words.stay,
    answer,
    answer,
    element('p', {}, longest ? words.warningLongest : words.warningIdle),
    figure,
    said,
  );
  warning = { dialog, longest };
  let last = Infinity;
  const tick = () => {
    const seconds = Math.max(0, Math.ceil(timeLeft() / 1000));
    figure.textContent = clock(seconds);
    if (last === Infinity || SAID.some((step) => seconds <= step && last > step)) {
      said.textContent = words.left.replace('{0}', clock(seconds));
    }
    last = seconds;
  };
  tick();
  ticking = setInterval(tick, 1_000);
}

function unwarn() {
  clearInterval(ticking);
  warning?.dialog.close();
  warning?.dialog.remove();
  warning = undefined;
}

async function stay() {
  unwarn();
  await look('POST');
  channel.postMessage('stayed');
}

let toldAt = -Infinity;
let toBeTold;

/** The server counts nothing as use that a page may send by itself, after news for example: so it is told of a person. */
function done(event) {
  if (event.isTrusted && !over && !warning && !toBeTold) {
    toBeTold = setTimeout(() => {
      toBeTold = undefined;
      toldAt = Date.now();
      look('POST');
    }, Math.max(0, Math.min(TOLD_EVERY, words.warned / 2) - (Date.now() - toldAt)));
  }
}

/** Everything on the page, also what components keep to themselves. */
function* everything(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    yield node;
    if (node.shadowRoot) {
      yield* everything(node.shadowRoot);
    }
  }
}

/** What was read here is not read here any more, by nobody: a blur alone hides nothing from a screen reader. */
function clear() {
  document.title = words.over;
  for (const part of document.body.children) {
    part.inert = !part.matches('.pw-session');
  }
  for (const node of everything(document.body)) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement?.closest('style, script, .pw-session') && node.data.trim()) {
        node.data = node.data.replace(/\S/g, '–');
      }
    } else if (!node.closest('.pw-session')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'alt', 'href', 'value']) {
        node.removeAttribute(name);
      }
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) {
        node.value = '';
      }
    }
  }
}

const isKeepable = (field) => {
  const input = field.inputElement ?? field.querySelector('input, textarea');
  return Boolean(field.value) && !field.readonly && !field.disabled && input?.type !== 'password'
    && field.autocomplete !== 'one-time-code'
    && !field.closest('[hidden], vaadin-login-form, .pw-secret, .pw-code');
};

/** Tells forms for one thing from those for another: what was typed about one order is not put into the next one's. */
function place(field) {
  const dialog = field.closest('vaadin-dialog, vaadin-confirm-dialog, [role=dialog]');
  const about = dialog ? `${dialog.headerTitle ?? ''} ${dialog.textContent}` : '';
  let hash = 7;
  for (const letter of `${about} ${field.label ?? ''} ${field.getAttribute('aria-label') ?? ''} ${field.localName}`) {
    hash = (hash * 31 + letter.codePointAt(0)) % 2_147_483_647;
  }
  return hash;
}

const here = () => location.pathname + location.search;

/** Never what is secret: those are fields of other kinds. */
function keep() {
  const fields = [...document.querySelectorAll(FIELDS)].filter(isKeepable);
  sessionStorage.removeItem(KEPT);
  if (fields.length > 0) {
    const typed = fields.map((field) => ({ place: place(field), value: field.value }));
    sessionStorage.setItem(KEPT, JSON.stringify({ person, at: Date.now(), path: here(), typed }));
  }
  return fields.length > 0;
}

/** Puts back what was typed into fields that are empty, as soon as they are there again. */
function putBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  if (!kept) {
    return;
  }
  sessionStorage.removeItem(KEPT);
  if (kept.person !== person || kept.path !== here() || kept.at + KEPT_FOR < Date.now()) {
    return;
  }
  let { typed } = kept;
  const fill = () => {
    if (here() !== kept.path || over) {
      observer.disconnect();
      return;
    }
    for (const field of document.querySelectorAll(FIELDS)) {
      const found = !field.value && typed.find((entry) => entry.place === place(field));
      if (found) {
        typed = typed.filter((entry) => entry !== found);
        field.value = found.value;
        field.dispatchEvent(new CustomEvent('input', { bubbles: true, composed: true }));
        field.dispatchEvent(new CustomEvent('change', { bubbles: true }));
      }
    }
    if (typed.length === 0) {
      observer.disconnect();
    }
  };
  // Later than the server's own first values.
  let soon;
  const observer = new MutationObserver(() => {
    clearTimeout(soon);
    soon = setTimeout(fill, 200);
  });
  observer.observe(document.body, { subtree: true, childList: true });
  soon = setTimeout(fill, 200);
}

/** @param reason a key of words.ends */
function end(reason) {
  if (over) {
    return;
  }
  over = true;
  clearTimeout(timer);
  unwarn();
  channel.postMessage('ended');
  document.querySelectorAll('.v-system-error').forEach((popup) => popup.remove());
  const kept = reason === 'signed-out' ? sessionStorage.removeItem(KEPT) : keep();
  open(
    'over',
    reason === 'renewed' ? words.renewed : words.over,
    reason === 'renewed' ? words.load : words.signIn,
    () => location.reload(),
    () => {},
    element('p', {}, words.ends[reason] ?? words.ends.unknown),
    element('p', {}, reason === 'renewed' ? words.renewedBack : kept ? words.kept : words.back),
  );
  clear();
  // Lists draw their rows anew when they get another size.
  addEventListener('resize', () => setTimeout(clear, 100));
}

/** Vaadin has noticed first that the session is over; it does not know why. */
async function noticed(popup) {
  popup.remove();
  if (over) {
    return;
  }
  const answer = await askUntilAnswered();
  // In another tab somebody has signed in since; this page belongs to the session before.
  end(answer?.state === 'over' ? answer.end : answer?.state === 'open' ? 'renewed' : 'unknown');
}

function watch() {
  channel.onmessage = () => look();
  DONE.forEach((type) => addEventListener(type, done, { capture: true, passive: true }));
  const back = () => document.visibilityState === 'visible' && look();
  // Whoever comes back, after the computer slept as well, is told at once how it stands.
  document.addEventListener('visibilitychange', back);
  addEventListener('focus', back);
  addEventListener('pageshow', back);
  new MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (node.classList?.contains('v-system-error')
        && (over || node.querySelector('.caption')?.textContent === words.popup)) {
        noticed(node);
      }
    }
  }).observe(document.body, { childList: true });
}

/** To be called by every page of somebody who is signed in, once it stands. */
export function guard(texts) {
  const first = !words;
  words = texts;
  person = words.person;
  if (first) {
    watch();
    putBack();
    // To load a page is to use the session.
    channel.postMessage('used');
  }
  look();
}
