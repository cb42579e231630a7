// A second window in which somebody signs in at their OpenID provider once more. The two windows talk by a channel:
// the provider's pages in between cut every other tie between them. Loaded as it is.

const channel = () => new BroadcastChannel('portwarden-signed-in-again');

/** Has a click on the button open the window. Once the person is back from it, the server is told by an event. */
export function offer(button, provider) {
  let back;
  button.addEventListener('click', () => {
    // Whoever has to try again, in another window, comes back once.
    back?.close();
    back = channel();
    back.onmessage = () => {
      back.close();
      button.dispatchEvent(new CustomEvent('signed-in-again'));
    };
    const path = `oauth2/authorization/${encodeURIComponent(provider)}?again`;
    window.open(new URL(path, document.baseURI), 'portwarden-signed-in-again', 'popup,width=520,height=720');
  });
}

/** Ends the window, where the browser lets it. */
export function finish() {
  const back = channel();
  back.postMessage('done');
  back.close();
  window.close();
}
