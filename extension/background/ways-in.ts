// Ways to the look-up that lie outside pages: the menu of a selection, the address bar, the installation.
// Firefox for Android has neither menus nor an address bar for extensions.

import { api } from '../browser';
import { text } from '../i18n';
import type { Engine } from './engine';
import { openLookup } from './pages';
import { suggestions } from './suggestions';

const MENU = 'lookup';
const SUGGESTIONS = 6;

export function attachWaysIn(engine: Engine): void {
  api.runtime.onInstalled.addListener(({ reason }) => {
    void addMenu();
    if (reason === 'install') void openLookup(undefined, true);
  });
  api.contextMenus?.onClicked.addListener(({ menuItemId, selectionText }) => {
    if (menuItemId === MENU) void openLookup(selectionText?.trim());
  });
  api.omnibox?.setDefaultSuggestion({ description: text('omnibox_hint') });
  api.omnibox?.onInputChanged.addListener((query, suggest) => {
    engine.lookup(query, SUGGESTIONS).then(
      (answer) => suggest(suggestions(answer)),
      () => suggest([]),
    );
  });
  api.omnibox?.onInputEntered.addListener((query) => void openLookup(query));
}

async function addMenu(): Promise<void> {
  if (!api.contextMenus) return;
  await api.contextMenus.removeAll();
  api.contextMenus.create({ id: MENU, contexts: ['selection'], title: text('menu_lookup', '%s') });
}
