// A link that is clicked while another page is still on its way: Vaadin's router remembers its path alone and goes there
// without what stands behind the question mark, which is where a filter is or the panel to open. Such a click waits until
// that page has come.

/** In milliseconds; longer than any page takes that comes at all. */
const LONGEST = 10_000;

let waiting;
let timer;
let passes = false;

const isOnItsWay = () => Boolean(window.Vaadin?.Flow?.navigation);

const leadsOnWithQuery = (link) =>
  link.search && link.href.startsWith(document.baseURI) && !link.target && !link.download && !link.hasAttribute('router-ignore');

function forget() {
  waiting = undefined;
  clearTimeout(timer);
}

function follow() {
  const link = waiting;
  forget();
  passes = true;
  if (link.isConnected) {
    link.click();
  } else {
    // Gone with the page that it stood on.
    window.dispatchEvent(new CustomEvent('vaadin-router-go', { detail: new URL(link.href), cancelable: true }));
  }
  passes = false;
}

addEventListener(
  'click',
  (click) => {
    const link = click.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (passes || !link || click.button || click.shiftKey || click.ctrlKey || click.altKey || click.metaKey) {
      return;
    }
    forget(); // what was clicked last counts
    if (isOnItsWay() && leadsOnWithQuery(link)) {
      click.preventDefault();
      click.stopPropagation();
      waiting = link;
      timer = setTimeout(follow, LONGEST);
    }
  },
  true,
);

addEventListener('vaadin-navigated', () => setTimeout(() => waiting && !isOnItsWay() && follow()));
