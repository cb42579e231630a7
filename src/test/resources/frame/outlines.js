// The controls of the page whose outline has less than 3:1 against what is around it (WCAG 2.2, 1.4.11), with the ratio.
() => {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };
  const parent = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
  const behind = (element) => {
    const layers = [];
    for (let at = parent(element); at; at = parent(at)) {
      const style = getComputedStyle(at);
      const even = /^linear-gradient\(((?:\w+\([^()]*\))), \1\)/.exec(style.backgroundImage);
      layers.push(...(even ? [rgba(even[1])] : []), rgba(style.backgroundColor));
    }
    const base = rgba(matchMedia('(prefers-color-scheme: dark)').matches ? '#000' : '#fff');
    return layers.reverse().reduce((below, layer) => over(layer, below), base);
  };
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) {
        look(element.shadowRoot);
      }
      if (element.matches('[part~=input-field], [part=checkbox], [part=radio]')
          && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
        found.push(element);
      }
    }
  };
  look(document);
  return found
    .filter((element) => !element.getRootNode().host.matches('[disabled], [readonly]'))
    .map((element) => {
      const style = getComputedStyle(element);
      const around = behind(element);
      const line = parseFloat(style.borderTopWidth) > 0 ? contrast(over(rgba(style.borderTopColor), around), around) : 1;
      const filled = contrast(over(rgba(style.backgroundColor), around), around);
      const host = element.getRootNode().host;
      return { ratio: Math.max(line, filled), what: `${host.localName} “${host.label ?? host.accessibleName ?? ''}”` };
    })
    .filter(({ ratio }) => ratio < 3)
    .map(({ ratio, what }) => `${what} ${ratio.toFixed(2)}`);
}
