// What every page of the extension begins with: its language, its title, its styles, the size of its text.

import { language, text } from '../i18n';
import type { Size } from '../settings';
import { loadSettings, onSettings } from '../settings-store';
import baseStyles from './base.css';
import pageStyles from './page.css';
import { tokens } from './tokens';

/** `title` is the key of the page's title. */
export function dress(title: string, styles: string): void {
  document.documentElement.lang = language();
  document.title = text(title);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + baseStyles + pageStyles + styles);
  document.adoptedStyleSheets = [sheet];
  const setSize = async () => {
    document.body.dataset.size = (await loadSettings()).settings.size satisfies Size;
  };
  void setSize();
  onSettings(() => void setSize());
}
