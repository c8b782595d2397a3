// Words that a style sheet puts before and after elements: `content: "包过"`. Pages are full of generated
// blanks and icons, so the sheets are asked once which selectors carry words at all; only elements that
// match one of those are asked for theirs.

/** Elements that are asked one by one where a sheet of another origin does not show its rules. */
const PROBES = 300;
/** Icon fonts use the private area; quotation marks and arrows are no words. */
const WORD = /\p{L}|\p{N}|attr\(|var\(/u;
const PSEUDO = /::?(before|after)\b/;

type Side = 'before' | 'after';

export class Generated {
  #selectors: Record<Side, string> = { before: '', after: '' };
  #seen = new WeakSet<CSSStyleSheet>();
  #probes = 0;

  /** Reads the sheets that are new; one step for each rule. */
  *learn(root: Document | ShadowRoot): Generator<undefined, void> {
    for (const sheet of sheetsOf(root)) {
      if (this.#seen.has(sheet)) continue;
      this.#seen.add(sheet);
      const rules = rulesOf(sheet);
      if (rules) yield* this.#learnRules(rules);
      else this.#probes = PROBES;
    }
  }

  /** The words shown before or after the content of an element; mostly none. */
  of(element: Element, side: Side): string {
    const selectors = this.#selectors[side];
    const asks = selectors !== '' && element.matches(selectors);
    if (!asks) {
      if (this.#probes === 0) return '';
      this.#probes--;
    }
    return wordsOf(getComputedStyle(element, `::${side}`).content);
  }

  *#learnRules(rules: CSSRuleList): Generator<undefined, void> {
    for (const rule of Array.from(rules)) {
      yield;
      if (rule instanceof CSSStyleRule) this.#learnRule(rule);
      else if ('cssRules' in rule) yield* this.#learnRules((rule as CSSGroupingRule).cssRules);
    }
  }

  #learnRule(rule: CSSStyleRule): void {
    const { selectorText } = rule;
    if (!PSEUDO.test(selectorText) || !WORD.test(unescaped(rule.style.content))) return;
    for (const selector of selectorText.split(',')) {
      const side = PSEUDO.exec(selector)?.[1] as Side | undefined;
      if (!side) continue;
      const own = selector.replace(PSEUDO, '').trim() || '*';
      // A selector with commas inside brackets was cut in pieces that are none.
      if (!CSS.supports(`selector(${own})`)) continue;
      const known = this.#selectors[side];
      this.#selectors[side] = known === '' ? own : `${known},${own}`;
    }
  }
}

function sheetsOf(root: Document | ShadowRoot): CSSStyleSheet[] {
  const sheets = Array.from(root.styleSheets);
  try {
    return [...sheets, ...root.adoptedStyleSheets];
  } catch {
    // Firefox does not show a content script the sheets that a page's script has made.
    return sheets;
  }
}

function rulesOf(sheet: CSSStyleSheet): CSSRuleList | undefined {
  try {
    return sheet.disabled ? undefined : sheet.cssRules;
  } catch {
    return undefined;
  }
}

/** The quoted parts of a computed `content`. */
function wordsOf(content: string): string {
  if (!content.includes('"')) return '';
  const words = Array.from(content.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, text = '']) => unescaped(text)).join(
    '',
  );
  return /\p{L}|\p{N}/u.test(words) ? words : '';
}

function unescaped(text: string): string {
  return text.replace(
    /\\([0-9a-f]{1,6})\s?|\\(.)/gi,
    (_, code: string | undefined, plain: string | undefined) =>
      code === undefined
        ? (plain ?? '')
        : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  );
}
