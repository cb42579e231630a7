// Thirty texts, written to again and again while a translation goes on, in the same step and in others: what is shown in the end
// and is not what was written last. Called with the way of the translation.
async (way) => {
  const main = document.body.appendChild(document.createElement('div'));
  const translate = (text) => {
    const outer = document.createElement('font');
    const inner = outer.appendChild(document.createElement('font'));
    if (way === 'MOVE_INSIDE') {
      text.before(outer);
      inner.append(text);
      return;
    }
    inner.textContent = text.data;
    if (way === 'REPLACE') {
      text.replaceWith(outer);
    } else {
      text.before(outer);
      text.remove();
    }
  };
  const all = () => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest('font')) {
        texts.push(walker.currentNode);
      }
    }
    texts.forEach(translate);
  };
  const nodes = Array.from({ length: 30 }, () => main.appendChild(document.createElement('p')).appendChild(new Text('first')));
  const written = nodes.map(() => 'first');
  // The same sequence every time.
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const later = () => new Promise((done) => setTimeout(done));
  await later();
  const watch = new MutationObserver(way === 'REPLACE' ? all : () => setTimeout(all));
  watch.observe(main, { subtree: true, childList: true, characterData: true });
  all();
  const wrong = [];
  for (let round = 0; round < 300; round++) {
    for (let i = random(6); i >= 0; i--) {
      const one = random(nodes.length);
      written[one] = `round ${round}`;
      nodes[one].data = written[one];
      await [undefined, later(), Promise.resolve()][random(3)];
    }
    if (round % 10 === 0) {
      for (let i = 0; i < 5; i++) {
        await later();
      }
      [...main.children].forEach((shown, i) => shown.innerText === written[i] || wrong.push(`${shown.innerText} for ${written[i]}`));
    }
  }
  watch.disconnect();
  main.remove();
  return wrong;
};
