// Official places: where to check, the most fitting first and largest, and where to report.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelSummary } from '../engine-types';
import { keyOf, language, text } from '../i18n';

/** Places to check. */
export function checkList(channels: readonly ChannelSummary[]): TemplateResult {
  return html`
    <ul class="channels">
      ${channels.map((one, index) => html`<li class=${index === 0 ? 'first' : ''}>${channel(one)}</li>`)}
    </ul>
  `;
}

export function reportList(channels: readonly ChannelSummary[]): TemplateResult {
  return html`
    <ul class="reports">
      ${channels.map((one) => {
        const link = web(one.url);
        return html`
          <li>
            ${
              link
                ? html`<a href=${link.href} target="_blank" rel="noopener noreferrer" lang="zh-CN">${one.name}</a>`
                : html`<span lang="zh-CN">${one.name}</span>`
            }
            ${gloss(one)} ${path(one)}
          </li>
        `;
      })}
    </ul>
  `;
}

function channel(one: ChannelSummary): TemplateResult {
  const link = web(one.url);
  const inside = html`
    <span class="name" lang="zh-CN">${one.name}</span>
    ${gloss(one)} ${link ? html`<span class="host">${link.host}</span>` : nothing} ${path(one)}
  `;
  return link
    ? html`<a class="channel" href=${link.href} target="_blank" rel="noopener noreferrer">${inside}</a>`
    : html`<div class="channel">${inside}</div>`;
}

function gloss({ nameEn }: ChannelSummary): TemplateResult | typeof nothing {
  return language().startsWith('en') ? html`<span class="gloss">${nameEn}</span>` : nothing;
}

function path({ id }: ChannelSummary): TemplateResult | typeof nothing {
  const way = text(`channel_path_${keyOf(id)}`);
  return way === '' ? nothing : html`<span class="path">${way}</span>`;
}

/** Only web addresses become links. */
export function web(address: string | undefined): URL | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}
