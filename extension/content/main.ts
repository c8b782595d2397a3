// The content script of every frame.

import { api } from '../browser';
import { readExtensionMessage, type Summary } from '../protocol';
import { Session } from './session';

const session = new Session();
session.attach();
api.runtime.onMessage.addListener((raw: unknown, _sender: unknown, answer: (summary: Summary) => void) => {
  const message = readExtensionMessage(raw);
  if (message?.type === 'recount') session.recount();
  if (message?.type === 'summary') answer(session.summary());
});
