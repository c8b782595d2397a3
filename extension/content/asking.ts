// Whether a field asks for what a person should not give away before checking: a phone number, an ID
// number, WeChat, or the name in a form for signing up.

const CONTACT =
  /手机|手機|电话|電話|联系方式|聯絡方式|联系号码|微信|身份证|身份證|证件号|證件號|wei?xin|wechat|(^|[^a-z])(wx|vx|qq)([^a-z]|$)|phone|mobile|(^|[^a-z])tel([^a-z]|$)|id[-_ ]?card|idno/i;
const NAME =
  /姓名|称呼|稱呼|您的名字|你的名字|名字|(^|[^a-z])(your|full|real|user)?[-_ ]?name([^a-z]|$)|xingming/i;
/** A form for signing up says so, or asks for a phone number too. */
const SIGN_UP =
  /报名|報名|预约|預約|咨询|諮詢|领取|領取|登记|登記|申请|申請|留言|回电|试听|試聽|sign ?up|enrol|register|consult/i;
const TYPES = new Set(['text', 'tel', 'number', 'search', 'email', '']);

export type Asked = HTMLInputElement | HTMLTextAreaElement;

export function asks(element: Element | null): element is Asked {
  if (!isField(element)) return false;
  if (element instanceof HTMLInputElement && (element.type === 'tel' || /^tel/.test(element.autocomplete))) {
    return true;
  }
  const words = wordsOf(element);
  if (CONTACT.test(words)) return true;
  return NAME.test(words) && isSignUp(element);
}

function isField(element: Element | null): element is Asked {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly;
  return element instanceof HTMLInputElement && TYPES.has(element.type) && !element.readOnly;
}

/** All that says what a field is for. */
function wordsOf(field: Asked): string {
  const { name, id, placeholder, title, autocomplete } = field;
  const described = ['aria-labelledby', 'aria-describedby']
    .flatMap((one) => field.getAttribute(one)?.split(/\s+/) ?? [])
    .map((id) => rootOf(field).getElementById(id)?.textContent ?? '');
  const labels = [...(field.labels ?? [])].map((label) => label.textContent ?? '');
  const aria = field.getAttribute('aria-label') ?? '';
  const besides = labels.length + described.length === 0 && !placeholder && !aria ? before(field) : '';
  return [name, id, placeholder, title, autocomplete, aria, besides, ...labels, ...described]
    .join(' | ')
    .slice(0, 500);
}

/** Old forms have the label as bare text before the field, or in the cell before it. */
function before(field: Asked): string {
  const near = field.previousSibling?.textContent?.trim();
  const cell = field.closest('td, li, dd')?.previousElementSibling?.textContent?.trim();
  return near || cell || '';
}

function isSignUp(field: Asked): boolean {
  const form =
    field.form ?? field.closest('form, dialog, [role=dialog], fieldset, section') ?? field.parentElement;
  if (!form) return false;
  if (SIGN_UP.test((form.textContent ?? '').slice(0, 2_000))) return true;
  return [...form.querySelectorAll('input, button')].some(
    (one) => one instanceof HTMLInputElement && (one.type === 'tel' || SIGN_UP.test(one.value)),
  );
}

function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root : document;
}
