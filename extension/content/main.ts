// The content script of every frame: starts a session where the browser can mark text without touching it.

import { api } from '../browser';
import { readExtensionMessage, type Summary } from '../protocol';
import { Session } from './session';

if ('highlights' in CSS && document.documentElement) {
  const session = new Session();
  session.attach();
  api.runtime.onMessage.addListener((raw: unknown, _sender: unknown, answer: (summary: Summary) => void) => {
    const message = readExtensionMessage(raw);
    if (message?.type === 'recount') session.recount();
    if (message?.type === 'summary') answer(session.summary());
  });
}
