// The browser's half of passkeys (Web Authentication, level 3); the server's half is people.ui.PasskeySignIn for
// signing in, and people.PasskeyService for everything that somebody signed in does. Loaded as it is.

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const withBytes = (credentials) => (credentials ?? []).map((entry) => ({ ...entry, id: toBytes(entry.id) }));

/** None on pages that came by http, but for localhost, and none in old browsers. */
const hasPasskeys = () => Boolean(window.PublicKeyCredential && navigator.credentials);

const answer = (credential, response) => ({
  id: credential.id,
  rawId: toText(credential.rawId),
  type: credential.type,
  clientExtensionResults: {},
  response: { clientDataJSON: toText(credential.response.clientDataJSON), ...response },
});

async function make(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withBytes(options.excludeCredentials),
    },
  });
  return answer(made, {
    attestationObject: toText(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function sign(options) {
  const signed = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: withBytes(options.allowCredentials),
    },
  });
  const handle = signed.response.userHandle;
  return answer(signed, {
    authenticatorData: toText(signed.response.authenticatorData),
    signature: toText(signed.response.signature),
    ...(handle ? { userHandle: toText(handle) } : {}),
  });
}

class Refusal extends Error {
  constructor(status) {
    super(`Answered with ${status}`);
    this.status = status;
  }
}

async function post(path, body) {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';
  const response = await fetch(new URL(path, document.baseURI), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', [meta('_csrf_header')]: meta('_csrf') },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Refusal(response.status);
  }
  return response.json();
}

/** One of people.ui.AuthenticatorButton.Problem. */
function problem(error) {
  if (error instanceof Refusal) {
    return { 401: 'refused', 403: 'expired' }[error.status] ?? 'unavailable';
  }
  // Whether somebody said no, waited for too long or has no passkey here, browsers do not tell.
  return { NotAllowedError: 'cancelled', InvalidStateError: 'known', SecurityError: 'address' }[error.name] ?? 'failed';
}

const tell = (button, type, detail) => button.dispatchEvent(new CustomEvent(type, { detail }));

/**
 * Has a click on the button run a ceremony, one at a time. What became of it goes to the server as an event. The work
 * begins within the click: some browsers let only those see the authenticator who have just clicked.
 */
function onClick(button, ceremony) {
  if (!hasPasskeys()) {
    tell(button, 'passkey-problem', 'unsupported');
    return;
  }
  let running = false;
  button.addEventListener('click', async () => {
    if (running) {
      return;
    }
    running = true;
    try {
      await ceremony();
    } catch (error) {
      tell(button, 'passkey-problem', problem(error));
    } finally {
      running = false;
    }
  });
}

/** What the next click is about, as the server made it. */
export function challenge(button, options) {
  button.passkeyOptions = JSON.parse(options);
}

export function offerMaking(button) {
  onClick(button, async () =>
    tell(button, 'passkey-answer', JSON.stringify(await make(button.passkeyOptions))));
}

export function offerSigning(button) {
  onClick(button, async () =>
    tell(button, 'passkey-answer', JSON.stringify(await sign(button.passkeyOptions))));
}

export function offerSignIn(button) {
  onClick(button, async () => {
    const signed = await sign(await post('webauthn/authenticate/options'));
    const { redirectUrl } = await post('login/webauthn', signed);
    window.location.assign(redirectUrl);
  });
}
