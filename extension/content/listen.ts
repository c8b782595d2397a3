// What the rest of the extension asks of a frame: its tally, its summary, a step to the next finding,
// what its page is about.

import { api } from '../browser';
import {
  PORT,
  type PortSummary,
  type PortTravel,
  readExtensionMessage,
  type SubjectAnswer,
} from '../protocol';
import type { Session } from './session';

export function listen(session: Session): void {
  api.runtime.onMessage.addListener((raw: unknown, _sender: unknown, answer: (value: unknown) => void) => {
    const message = readExtensionMessage(raw);
    switch (message?.type) {
      case 'recount':
        session.recount();
        break;
      case 'choices':
        void session.choose();
        break;
      case 'summary':
        answer(session.summary());
        break;
      case 'site':
        answer(session.summary().site);
        break;
      case 'step':
        answer(session.cards.step(message.first));
        break;
      case 'list':
        answer(session.cards.list());
        break;
      case 'card':
        session.showFor(message.explained);
        answer(true);
        break;
      case 'admit':
        session.admit();
        break;
      case 'subject':
        void session.subject().then((subject) => {
          const known: SubjectAnswer = { subject };
          answer(known);
        });
        return true;
    }
    return false;
  });

  const ports = new Set<chrome.runtime.Port>();
  const tell = (port: chrome.runtime.Port) => {
    const message: PortSummary = { type: 'summary', summary: session.summary() };
    port.postMessage(message);
  };
  session.changed = () => ports.forEach(tell);
  api.runtime.onConnect.addListener((port) => {
    if (port.name !== PORT) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((message: PortTravel) => {
      if (message.type === 'travel' && message.document === session.document) session.travel(message.key);
    });
    tell(port);
  });
}
