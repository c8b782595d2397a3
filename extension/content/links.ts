// The links that stand in passages. They are looked up anew for every check, for whether a link poses as an
// official place is said of the passage that it stands in: a passage that is read again brings its links.

import { BOUNDS, type PageLink } from '../protocol';
import { anchorsOf, type ReadPassage } from './passage';

/** Those that lead elsewhere, each once, in the order of the passages; at most as many as a batch may have. */
export function linksOf(passages: readonly ReadPassage[]): PageLink[] {
  const seen = new Set<Element>();
  const links: PageLink[] = [];
  for (const passage of passages) {
    for (const anchor of anchorsOf(passage)) {
      const within = anchor instanceof Element ? anchor : anchor.parentElement;
      const element = within?.closest('a[href], area[href]');
      if (!element || seen.has(element)) continue;
      seen.add(element);
      const link = linkOf(element);
      if (!link) continue;
      links.push(link);
      if (links.length === BOUNDS.links) return links;
    }
  }
  return links;
}

function linkOf(element: Element): PageLink | undefined {
  const written = element.getAttribute('href');
  if (!written || /^\s*(#|javascript:)/i.test(written)) return undefined;
  const { href, host } = element as HTMLAnchorElement;
  // In SVG it is an object; within the page, and to scripts, a link leads nowhere.
  if (typeof href !== 'string' || !/^(https?|tel|sms|mailto|weixin):/.test(href)) return undefined;
  // A page's links into itself say nothing of whose it is, and a page may have thousands of them.
  if (host !== '' && host === location.host) return undefined;
  const text = line(element.textContent) || line(element.getAttribute('title'));
  return { href: href.slice(0, BOUNDS.address), text: text.slice(0, BOUNDS.label) };
}

function line(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
