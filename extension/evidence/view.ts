// The evidence as a document: on the extension's page, and in the file that is saved.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import { text } from '../i18n';
import type { Found } from '../protocol';
import { moment } from '../ui/dates';
import { kindOf } from '../ui/headline';
import { sentences } from '../ui/reasons';
import { sourceList } from '../ui/sources';
import type { Evidence } from './evidence';

/** `picture` is where the picture lies: the file holds its data, the page has an address for it. */
export function evidenceView(evidence: Evidence, picture: string | undefined): TemplateResult {
  const { title, address, time, findings, cut, version } = evidence;
  return html`
    <article class="evidence">
      <h1>${text('evidence_title')}</h1>
      <table>
        <tbody>
          <tr>
            <th scope="row">${text('evidence_page')}</th>
            <td>${title}</td>
          </tr>
          <tr>
            <th scope="row">${text('evidence_address')}</th>
            <td>${address}</td>
          </tr>
          <tr>
            <th scope="row">${text('evidence_time')}</th>
            <td>
              <time datetime=${time}>${moment(time)}</time>
            </td>
          </tr>
        </tbody>
      </table>
      <h2>${text('evidence_words')}</h2>
      <ol>
        ${findings.map(entry)}
      </ol>
      ${cut ? html`<p class="soft">${text('evidence_cut')}</p>` : nothing}
      <h2>${text('evidence_picture')}</h2>
      ${
        picture === undefined
          ? html`<p class="soft">${text('evidence_no_picture')}</p>`
          : html`<img class="picture" src=${picture} alt=${text('evidence_picture')} />`
      }
      <p class="soft">${text('evidence_note', version)}</p>
    </article>
  `;
}

function entry(found: Found): TemplateResult {
  const { finding, before, after, sources } = found;
  return html`
    <li class=${finding.level}>
      <p class="words" lang="zh-CN">…${before}<mark>${finding.quote}</mark>${after}…</p>
      <p class="soft">
        ${text(`level_${finding.level}`)} · ${kindOf(finding)}${finding.subject ? ` · ${finding.subject}` : ''} ·
        ${finding.rule}
      </p>
      ${sentences(found).map((one) => html`<p>${one}</p>`)} ${sources.length > 0 ? sourceList(sources) : nothing}
    </li>
  `;
}
