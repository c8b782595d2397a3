// The content script of every frame: starts a session where the browser can mark text without touching it,
// and lets the rest of the extension speak to it.

import { listen } from './listen';
import { Session } from './session';

if ('highlights' in CSS && document.documentElement) {
  const session = new Session();
  session.attach();
  listen(session);
}
