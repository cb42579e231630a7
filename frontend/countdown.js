// Counts the minutes to moments down. How long it is to be is the server's word: clocks of devices are wrong.

const SECOND = 1000;
const MINUTE = 60_000;

/** Elements in which it is counted: when it ends, how to say it, and what was said last. */
const running = new Map();
let ticking;

const fill = (words, ...numbers) => numbers.reduce((text, number, i) => text.replace(`{${i}}`, number), words);

function inWords(minutes, { days, hours, short }) {
  const whole = Math.floor(minutes / 60);
  if (whole >= 48) {
    return fill(days, Math.floor(whole / 24), whole % 24);
  }
  return whole > 0 ? fill(hours, whole, minutes % 60) : fill(short, minutes);
}

function show(clock, element) {
  const minutes = Math.max(0, Math.ceil((clock.end - Date.now()) / MINUTE));
  const words = inWords(minutes, clock);
  // Not what stands there, which a translation may have changed.
  if (clock.said !== words) {
    clock.said = words;
    element.textContent = words;
  }
  if (minutes === 0 || !element.isConnected) {
    running.delete(element);
    if (element.isConnected) {
      element.dispatchEvent(new CustomEvent('pw-over'));
    }
  }
}

function showAll() {
  running.forEach(show);
  if (running.size === 0) {
    clearInterval(ticking);
    ticking = undefined;
  }
}

/** Writes into the element how long it is to go, and says `pw-over` when the moment has come. */
export function run(element, left, days, hours, short) {
  running.set(element, { end: Date.now() + left, days, hours, short });
  ticking ??= setInterval(showAll, SECOND);
  showAll();
}
