// Counts the minutes to a moment down. How long it is to be is the server's word: clocks of devices are wrong.

const MINUTE = 60_000;

const fill = (words, first, second) => words.replace('{0}', first).replace('{1}', second);

const inWords = (minutes, days, hours) => {
  const whole = Math.floor(minutes / 60);
  return whole < 48 ? fill(hours, whole, minutes % 60) : fill(days, Math.floor(whole / 24), whole % 24);
};

/** Writes into the element how long it is to go, and says `pw-over` when the moment has come. */
export function run(element, left, days, hours) {
  const end = Date.now() + left;
  clearInterval(element.countdown);
  const show = () => {
    const minutes = Math.max(0, Math.ceil((end - Date.now()) / MINUTE));
    const words = inWords(minutes, days, hours);
    if (element.textContent !== words) {
      element.textContent = words;
    }
    if (minutes === 0 || !element.isConnected) {
      clearInterval(element.countdown);
      if (element.isConnected) {
        element.dispatchEvent(new CustomEvent('pw-over'));
      }
    }
  };
  element.countdown = setInterval(show, 1000);
  show();
}
