// The page with the evidence: the person sees all of it, then saves or prints it. Once shown it is forgotten
// by the extension; loading the page anew shows nothing.

import { html, render } from 'lit/html.js';
import { api } from '../browser';
import { text } from '../i18n';
import { reportList } from '../ui/channels';
import { saveFile } from '../ui/files';
import { dress } from '../ui/page';
import { type Evidence, evidenceKey } from './evidence';
import styles from './evidence.css';
import { asHtml, asJson, asMarkdown, fileName } from './formats';
import { evidenceView } from './view';

dress('evidence_title', styles);
void take().then(show);

async function take(): Promise<Evidence | undefined> {
  const key = evidenceKey(new URLSearchParams(location.search).get('id') ?? '');
  const { [key]: evidence } = await api.storage.session.get(key);
  await api.storage.session.remove(key);
  // Only the background writes there.
  return evidence as Evidence | undefined;
}

function show(evidence: Evidence | undefined): void {
  if (!evidence) {
    render(
      html`<main><h1>${text('evidence_title')}</h1><p>${text('evidence_gone')}</p></main>`,
      document.body,
    );
    return;
  }
  const picture = evidence.picture === undefined ? undefined : addressOf(evidence.picture);
  const article = () => document.querySelector('article') ?? document.body;
  const save = (ending: string, type: string, content: () => string) => () =>
    saveFile(fileName(evidence, ending), type, content());
  const channels = new Map(evidence.findings.flatMap(({ report }) => report.map((one) => [one.id, one])));
  render(
    html`
      <main>
        <div class="toolbar">
          <p>${text('evidence_hint')}</p>
          <div class="buttons">
            <button class="plain primary html" type="button" @click=${save('html', 'text/html', () => asHtml(evidence, article()))}>
              ${text('evidence_save', 'HTML')}
            </button>
            <button class="plain markdown" type="button" @click=${save('md', 'text/markdown', () => asMarkdown(evidence))}>
              ${text('evidence_save', 'Markdown')}
            </button>
            <button class="plain json" type="button" @click=${save('json', 'application/json', () => asJson(evidence))}>
              ${text('evidence_save', 'JSON')}
            </button>
            <button class="plain print" type="button" @click=${() => print()}>${text('evidence_print')}</button>
          </div>
          <details class="tell">
            <summary>${text('card_report')}</summary>
            ${reportList([...channels.values()])}
          </details>
        </div>
        ${evidenceView(evidence, picture)}
      </main>
    `,
    document.body,
  );
}

/** An address of this page's own for a picture that came as data, which its policy would not show. */
function addressOf(dataUrl: string): string | undefined {
  const [head = '', data] = dataUrl.split(',');
  if (data === undefined) return undefined;
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const type = /^data:([^;]+)/.exec(head)?.[1] ?? 'image/png';
  return URL.createObjectURL(new Blob([bytes], { type }));
}
