// The content script of every frame.

import { api } from '../browser';
import { readExtensionMessage, type SubjectAnswer, type Summary } from '../protocol';
import { Session } from './session';

const session = new Session();
session.attach();

type Answer = (answer: Summary | SubjectAnswer) => void;

api.runtime.onMessage.addListener((raw: unknown, _sender: unknown, answer: Answer) => {
  const message = readExtensionMessage(raw);
  switch (message?.type) {
    case 'recount':
      session.recount();
      break;
    case 'summary':
      answer(session.summary());
      break;
    case 'admit':
      session.admit();
      break;
    case 'subject':
      void session.subject().then((subject) => answer({ subject }));
      return true;
  }
  return false;
});
