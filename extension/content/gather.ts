// What stands beside the text and says what the page asks for and shows: form fields, pictures. Each is
// gathered once, while its part of the page is read; never the value of a field. Links go with their
// passages (links.ts).

import { BOUNDS, type FieldKind, type PageField, type PagePicture } from '../protocol';

export interface Gathered {
  fields: PageField[];
  pictures: PagePicture[];
}

export class Gatherer {
  #seen = new WeakSet<Element>();
  #left: Record<keyof Gathered, number> = {
    fields: BOUNDS.fields,
    pictures: BOUNDS.pictures,
  };
  #found: Gathered = { fields: [], pictures: [] };

  look(element: Element, name: string): void {
    switch (name) {
      case 'input':
      case 'textarea':
      case 'select':
        this.#add('fields', element, fieldOf);
        break;
      case 'img':
      case 'image':
        this.#add('pictures', element, pictureOf);
        break;
    }
  }

  /** What was found since the last time. */
  take(): Gathered {
    const found = this.#found;
    this.#found = { fields: [], pictures: [] };
    return found;
  }

  #add<Kind extends keyof Gathered>(
    kind: Kind,
    element: Element,
    describe: (element: Element) => Gathered[Kind][number] | undefined,
  ): void {
    if (this.#left[kind] === 0 || this.#seen.has(element)) return;
    const found = describe(element);
    if (!found) return;
    this.#seen.add(element);
    this.#left[kind]--;
    (this.#found[kind] as Gathered[Kind][number][]).push(found);
  }
}

function pictureOf(element: Element): PagePicture | undefined {
  const source =
    element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('data-src');
  const alt = line(element.getAttribute('alt')).slice(0, BOUNDS.label);
  const file = fileOf(source).slice(0, BOUNDS.label);
  return alt || file ? { alt, file } : undefined;
}

/** The last part of an address, as written there. */
function fileOf(source: string | null): string {
  if (!source || /^(data|blob):/i.test(source)) return '';
  const file =
    source
      .replace(/[?#].*/, '')
      .split('/')
      .at(-1) ?? '';
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}

function fieldOf(element: Element): PageField | undefined {
  const field = element as HTMLInputElement;
  const kind = kindOf(field);
  if (!kind) return undefined;
  const label =
    line(field.getAttribute('placeholder')) ||
    line(field.getAttribute('aria-label')) ||
    line(field.labels?.[0]?.textContent) ||
    line(field.name);
  return { kind, label: label.slice(0, BOUNDS.label) };
}

const KINDS: readonly (readonly [FieldKind, RegExp])[] = [
  ['phone', /\btel\b|phone|mobile|cellphone|\bsj\b|shouji|手机|手機|电话|電話|联系方式|聯絡/i],
  ['id-number', /id-?card|idno|identity|\bsfz|shenfenzheng|身份证|身分證|证件号/i],
  ['chat', /wechat|weixin|\bwx\b|\bqq\b|微信|加微/i],
  ['name', /\bname\b|real-?name|xingming|姓名|名字|称呼|稱呼/i],
  ['email', /e-?mail|邮箱|郵箱/i],
  ['address', /address|地址|所在地|省份|城市/i],
];

/** `undefined` for what asks nothing of the person. */
function kindOf(field: HTMLInputElement): FieldKind | undefined {
  const { type } = field;
  if (/^(hidden|button|submit|reset|image|range|color)$/.test(type)) return undefined;
  if (type === 'tel') return 'phone';
  if (type === 'email') return 'email';
  if (type === 'password') return 'password';
  if (type === 'checkbox' || type === 'radio' || type === 'file') return type === 'file' ? 'file' : undefined;
  const words = ['autocomplete', 'name', 'id', 'placeholder', 'aria-label', 'inputmode']
    .map((attribute) => field.getAttribute(attribute) ?? '')
    .concat(field.labels?.[0]?.textContent ?? '')
    .join(' ');
  return KINDS.find(([, asked]) => asked.test(words))?.[0] ?? 'other';
}

function line(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
