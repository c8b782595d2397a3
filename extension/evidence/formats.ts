// The evidence as files: HTML that prints, Markdown, JSON.

import type { SourceSummary } from '../engine-types';
import { language, text } from '../i18n';
import { day, moment } from '../ui/dates';
import { kindOf } from '../ui/headline';
import { sentences } from '../ui/reasons';
import type { Evidence } from './evidence';
import fileStyles from './file.css';

/** A document of its own, without scripts; `article` is what the page shows. */
export function asHtml(evidence: Evidence, article: Element): string {
  const file = document.implementation.createHTMLDocument(`${text('evidence_title')} · ${evidence.title}`);
  file.documentElement.lang = language();
  const charset = file.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  file.head.prepend(charset);
  const style = file.createElement('style');
  style.textContent = fileStyles;
  file.head.append(style);
  const copy = file.importNode(article, true);
  const picture = copy.querySelector('img.picture');
  if (evidence.picture !== undefined) picture?.setAttribute('src', evidence.picture);
  else picture?.remove();
  // What the template leaves between its parts.
  const walker = file.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  file.body.append(copy);
  return `<!doctype html>\n${file.documentElement.outerHTML}\n`;
}

export function asMarkdown({ title, address, time, findings, cut, version }: Evidence): string {
  const lines = [
    `# ${text('evidence_title')}`,
    '',
    `- **${text('evidence_page')}** ${plain(title)}`,
    `- **${text('evidence_address')}** <${address.replace(/[<>\s]/g, encodeURIComponent)}>`,
    `- **${text('evidence_time')}** ${moment(time)} (${time})`,
    '',
    `## ${text('evidence_words')}`,
    '',
    ...findings.flatMap((found, index) => {
      const { finding, before, after, sources } = found;
      return [
        `${index + 1}. …${plain(before)}**${plain(finding.quote)}**${plain(after)}…`,
        `   - ${text(`level_${finding.level}`)} · ${kindOf(finding)}${finding.subject ? ` · ${plain(finding.subject)}` : ''} · \`${finding.rule}\``,
        ...sentences(found).map((one) => `   - ${plain(one)}`),
        ...sources.map((one) => `   - ${source(one)}`),
      ];
    }),
    '',
    ...(cut ? [text('evidence_cut'), ''] : []),
    text('evidence_note', version),
    '',
  ];
  return lines.join('\n');
}

/** Everything, with the engine's own ids; the picture as a data URL. */
export function asJson(evidence: Evidence): string {
  return `${JSON.stringify({ format: 'bianzheng-evidence', formatVersion: 1, ...evidence }, undefined, 2)}\n`;
}

/** A name for the file: the day, the host, nothing that a file system refuses. */
export function fileName({ address, time }: Evidence, ending: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return `bianzheng-${time.slice(0, 10)}-${host.replace(/[^a-z0-9.-]/gi, '') || 'page'}.${ending}`;
}

function source({ title, number, date, clause }: SourceSummary): string {
  return [`《${title}》`, number, date && day(date), clause].flatMap((part) => part || []).join(' ');
}

/** Text of a page on one line, with nothing in it that Markdown would read as its own. */
function plain(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`);
}
