// A browser's translation takes text nodes away and puts elements of its own in their place. Whoever draws the page still
// holds the nodes and would go on changing them where nobody sees it: the old words would stay, beside a button that does
// something else by now. So a node that was taken away is put back, empty, before what is shown for it. What is written to
// it from then on is shown in its place, for the browser to translate anew; when it goes, what is shown for it goes too.

/** Nodes that are held by whoever draws the page: what is shown for them, and what they say. */
const held = new WeakMap();

/** What is shown: the node that it is shown for. */
const shownFor = new WeakMap();

/** What was written to since the last look: it says already what is to be shown, whatever else became of it. */
let changed = new Set();

function show(node, shown) {
  const before = held.get(node);
  held.set(node, { shown, text: before ? before.text : node.data });
  shownFor.set(shown, node);
}

function takenAway(node, translation) {
  if (translation.contains(node)) {
    node.replaceWith(document.createTextNode(node.data));
  }
  translation.before(node);
  show(node, translation);
  if (!changed.has(node)) {
    node.data = '';
  }
}

function written(node) {
  const { shown } = held.get(node);
  const now = document.createTextNode(node.data);
  held.set(node, { shown, text: node.data });
  shownFor.delete(shown);
  shown.remove();
  node.after(now);
  show(node, now);
  node.data = '';
}

/** The node speaks for itself again, wherever it is; if that is nowhere, nothing is shown for it. */
function release(node) {
  const { shown, text } = held.get(node);
  held.delete(node);
  shownFor.delete(shown);
  if (!changed.has(node)) {
    node.data = text;
  }
  shown.remove();
}

/** What was put in place of a node that was removed, at once or before; nothing if the node just went. */
const substitute = ({ addedNodes, previousSibling, nextSibling }) =>
  [...addedNodes, previousSibling, nextSibling].find(
    (node) => node?.localName === 'font' && node.isConnected && !shownFor.has(node)
  );

function removed(node, record) {
  if (held.has(node)) {
    release(node);
  } else if (shownFor.has(node)) {
    const of = shownFor.get(node);
    if (of.nextSibling !== node) {
      const other = record.addedNodes[0] ?? substitute(record);
      shownFor.delete(node);
      other ? show(of, other) : release(of);
    }
  } else if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
    const translation = substitute(record);
    if (translation) {
      takenAway(node, translation);
    }
  }
}

/** Whoever draws the page puts nodes directly behind those that it holds. */
function keepTogether(node) {
  if (node && held.has(node) && node.isConnected && node.nextSibling !== held.get(node).shown) {
    node.after(held.get(node).shown);
  }
}

const observer = new MutationObserver((records) => {
  changed = new Set(records.filter(({ type }) => type === 'characterData').map(({ target }) => target));
  records.forEach((record) => record.removedNodes.forEach((node) => removed(node, record)));
  changed.forEach((node) => held.has(node) && written(node));
  records.forEach((record) => keepTogether(record.previousSibling));
  // What was done here is no news.
  observer.takeRecords();
});

observer.observe(document, { subtree: true, childList: true, characterData: true });
