// A second window in which somebody signs in at their OpenID provider once more. The two windows talk by a channel:
// the provider's pages in between cut every other tie between them. Loaded as it is.

const channel = new BroadcastChannel('portwarden-signed-in-again');

/** The button whose window is open, and what has been heard from it. */
let waiting = null;
let heard = false;

/** Has a click on the button open the window. Once the person is back from it, the server is told by an event, or why not. */
export function offer(button, provider) {
  button.addEventListener('click', () => {
    // Whoever has to try again, in another window, comes back once.
    waiting = button;
    heard = false;
    channel.onmessage = ({ data }) => {
      if (data?.refused === undefined) {
        return;
      }
      channel.postMessage('heard');
      if (!heard) {
        heard = true;
        waiting.dispatchEvent(
          data.refused ? new CustomEvent('sign-in-refused', { detail: data.refused }) : new CustomEvent('signed-in-again'),
        );
      }
    };
    const path = `oauth2/authorization/${encodeURIComponent(provider)}?again`;
    window.open(new URL(path, document.baseURI), 'portwarden-signed-in-again', 'popup,width=520,height=720');
  });
}

/**
 * Tells until it was heard, because what a window says while it closes can be lost; then ends it, where the browser does.
 * @param refused why the person has not signed in again, as the server calls it; empty if they have
 */
export function finish(refused) {
  const tell = () => channel.postMessage({ refused });
  const again = setInterval(tell, 500);
  channel.onmessage = ({ data }) => {
    if (data === 'heard') {
      clearInterval(again);
      window.close();
    }
  };
  tell();
}
