// What an element says outside its text: names of pictures, tooltips, names for screen readers, hints in
// empty fields, the words on a button. Never what a person has typed.

const BUTTONS: ReadonlySet<string> = new Set(['button', 'submit', 'reset']);

/** The texts, each once; mostly none. */
export function attributeTexts(element: Element, name: string): readonly string[] {
  if (!element.hasAttributes()) return NONE;
  let texts: string[] | undefined;
  const add = (text: string | null) => {
    if (!text || !/\S/.test(text) || texts?.includes(text)) return;
    texts ??= [];
    texts.push(text);
  };
  switch (name) {
    case 'img':
    case 'area':
      add(element.getAttribute('alt'));
      break;
    case 'input': {
      const { type } = element as HTMLInputElement;
      if (BUTTONS.has(type)) add(element.getAttribute('value'));
      else if (type === 'image') add(element.getAttribute('alt'));
      else add(element.getAttribute('placeholder'));
      break;
    }
    case 'textarea':
      add(element.getAttribute('placeholder'));
      break;
    case 'optgroup':
    case 'option':
      add(element.getAttribute('label'));
      break;
  }
  add(element.getAttribute('title'));
  add(element.getAttribute('aria-label'));
  return texts ?? NONE;
}

/** The attributes above, whose change changes what the page says. */
export const TEXT_ATTRIBUTES = ['alt', 'title', 'aria-label', 'placeholder', 'value', 'label'] as const;

/** Elements that may have such attributes. */
export const WITH_TEXT =
  '[alt],[title],[aria-label],[placeholder],input[value],[label],meta[name=description i]';

const NONE: readonly string[] = [];
