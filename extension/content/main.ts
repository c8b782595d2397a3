// The content script of every frame: starts its session, and lets the rest of the extension speak to it.

import { listen } from './listen';
import { Session } from './session';

const session = new Session();
session.attach();
listen(session);
