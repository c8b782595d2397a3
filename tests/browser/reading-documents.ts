// Documents for what is read of a page, and what is not. Each is served at its path.

import type { Served } from '../../scripts/site.mjs';

const CLAIM = '家庭教育指导师证书国家认可，签约包过，不过退款。';

/** Words that hide between the two characters of a claim, or stand before it: each must be left out. */
export const HIDDEN = {
  'display: none': '<i style="display: none">安全</i>',
  'visibility: hidden': '<i style="visibility: hidden">安全</i>',
  'the hidden attribute': '<i hidden>安全</i>',
  'font-size: 0': '<i style="font-size: 0">安全</i>',
  'far outside the page': '<i style="position: absolute; left: -9999px">安全</i>',
  'clipped to nothing': '<i style="position: absolute; width: 1px; height: 1px; overflow: hidden">安全</i>',
  'an icon font': '<i aria-hidden="true" style="font-family: Material Icons">verified</i>',
  'a script': '<script type="text/plain">安全</script>',
  'the reading of ruby': '<ruby>过<rt>安全</rt></ruby><span hidden>',
  'a word break': '<wbr>',
  'a soft hyphen': '&shy;',
  'a comment': '<!-- 安全 -->',
};

/** Ways to say what a page is about outside its text; the claim needs to know it. */
export const SPOKEN = {
  'the alt text of a picture': '<img alt="家庭教育指导师证书" src="data:,">',
  'a tooltip': '<i title="家庭教育指导师证书"></i>',
  'a name for screen readers': '<nav aria-label="家庭教育指导师证书"></nav>',
  'the hint of an empty field': '<input placeholder="家庭教育指导师证书">',
  'the words on a button': '<input type="button" value="家庭教育指导师证书">',
  'a choice': '<select><option>请选择</option><option>家庭教育指导师证书</option></select>',
  'the description for search engines': '<meta name="description" content="家庭教育指导师证书">',
  'a drawing': '<svg width="300" height="40"><text y="20">家庭教育指导师证书</text></svg>',
};

/** Ways to lay out the words; each must be painted where they are, and answer a click there. */
export const LAYOUTS = {
  'in a shadow root': `<late-one></late-one><script>
    const p = Object.assign(document.createElement('p'), { textContent: '${CLAIM}' });
    document.querySelector('late-one').attachShadow({ mode: 'open' }).append(p)</script>`,
  'written vertically': `<p style="writing-mode: vertical-rl; height: 12em">${CLAIM}</p>`,
  'from right to left': `<p dir="rtl">${CLAIM}</p>`,
  zoomed: `<p style="zoom: 1.7">${CLAIM}</p>`,
  'in columns': `<div style="columns: 3; width: 40em; height: 4em"><p>${CLAIM}</p><p>${CLAIM}</p></div>`,
  turned: `<p style="transform: rotate(12deg) scale(1.2); margin: 4em">${CLAIM}</p>`,
  'in a box that scrolls': `<div style="height: 5em; overflow: auto"><p style="margin-top: 30em">${CLAIM}</p></div>`,
  'in a dialog': `<dialog><p>${CLAIM}</p></dialog><script>document.querySelector('dialog').showModal()</script>`,
  'over several lines': `<p style="width: 5em">${CLAIM}</p>`,
  'drawn in SVG': `<svg width="700" height="60"><text y="30">${CLAIM}</text></svg>`,
};

export const READING: Record<string, Served> = {
  ...Object.fromEntries(
    Object.values(LAYOUTS).map((layout, index) => [
      `/~laid-out/${index}/`,
      page(`<h1>家庭教育指导师证书</h1>${layout}`),
    ]),
  ),
  '/~thousands/': page(`<h1>家庭教育指导师证书</h1>${`<p>${CLAIM}</p>`.repeat(3_000)}`),
  ...Object.fromEntries(
    Object.values(HIDDEN).map((between, index) => [
      `/~hides/${index}/`,
      page(`<h1>家庭教育指导师证书</h1><p id="claim">签约包${between}过，不过退款</p>`),
    ]),
  ),
  ...Object.fromEntries(
    Object.values(SPOKEN).map((spoken, index) => [
      `/~speaks/${index}/`,
      page(`${spoken}<p id="claim">国家认可，全国通用</p>`),
    ]),
  ),
  '/~speaks/not/': page('<p id="claim">国家认可，全国通用</p>'),
  '/~generated/':
    page(`<style>.a::before { content: "签约包" } .b::after { content: "过" } .c::before { content: "\\e900" }</style>
    <h1>家庭教育指导师证书</h1><p id="before" class="a">过，不过退款</p><p id="after"><b class="b">签约包</b></p>
    <p class="c">今天天气很好</p>`),
  '/~visible/': page(`<h1>家庭教育指导师证书</h1>
    <p id="aria"><span aria-hidden="true">签约包过</span></p>
    <div style="display: contents" id="contents">签约包过</div>
    <p id="typed"><input value="签约包过"><textarea>签约包过</textarea><input type="password" value="签约包过"></p>
    <div contenteditable id="edited">签约包过</div>`),
  '/~table/': page(`<h1>家庭教育指导师证书</h1><table>
    <tr><th id="head">签约包过班</th><th>价格</th></tr>
    <tr><td id="cell">签约保过</td><td>3280元</td></tr>
    <tr><td id="left">签约包</td><td id="right">过年回家</td></tr></table>
    <ul><li id="item">不过退款，签约包过</li><li id="first">签约包</li><li id="second">过年回家</li></ul>`),
  '/~shadow/': page(`<h1>家庭教育指导师证书</h1>
    <open-one></open-one><closed-one></closed-one><div id="plain"></div>
    <slotted-one>包</slotted-one><p id="text">今天天气很好</p>
    <script>
      const text = (words) => { const p = document.createElement('p'); p.append(words); return p; };
      document.querySelector('open-one').attachShadow({ mode: 'open' }).append(text('在开放的里面签约包过'));
      document.querySelector('closed-one').attachShadow({ mode: 'closed' }).append(text('在封闭的里面签约包过'));
      document.querySelector('#plain').attachShadow({ mode: 'closed' }).append(text('在空的里面签约包过'));
      const slotted = document.querySelector('slotted-one').attachShadow({ mode: 'open' });
      slotted.append('签约', document.createElement('slot'), '过，不过退款');
    </script>`),
  '/~shadow/only/': page(`<only-one></only-one><script>
      const p = document.createElement('p'); p.append('${CLAIM}');
      document.querySelector('only-one').attachShadow({ mode: 'closed' }).append(p);
    </script>`),
  '/~shadow/late/': page(`<late-one></late-one><p>今天天气很好</p><script>
      setTimeout(() => {
        const root = document.querySelector('late-one').attachShadow({ mode: 'open' });
        root.append(Object.assign(document.createElement('p'), { textContent: '${CLAIM}' }));
        window.change = () => { root.firstChild.textContent = '今天天气很好' };
      }, 600);
    </script>`),
  '/~frame/claim/': page('<p id="claim">国家认可，由人社部颁发，全国通用，终身有效</p>'),
  '/~frame/other-origin/': page(`<h1>家庭教育指导师证书</h1><iframe></iframe><script>
      document.querySelector('iframe').src = 'http://127.0.0.1:' + location.port + '/~frame/claim/';
    </script>`),
  '/~frame/set/': `<!doctype html><html><head><meta charset="utf-8"><title>框架</title></head>
    <frameset cols="*"><frame src="/~frame/full/"></frameset></html>`,
  '/~frame/full/': page(`<p id="claim">${CLAIM}</p>`),
  '/~xhtml/': {
    type: 'application/xhtml+xml',
    body: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>测试页</title></head><body><p>${CLAIM}</p></body></html>`,
  },
  '/~svg/': {
    type: 'image/svg+xml',
    body: `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="100"><text y="50">${CLAIM}</text></svg>`,
  },
  '/~gbk/': {
    type: 'text/html; charset=gbk',
    body: Buffer.from(
      '3c21646f63747970652068746d6c3e3c68746d6c3e3c686561643e3c7469746c653eb2e2cad4d2b33c2f7469746c653e3c2f686561643e3c626f64793e3c703ebcd2cda5bdccd3fdd6b8b5bccaa6d6a4cae9b9fabcd2c8cfbfc9a3acc7a9d4bcb0fcb9fda3acb2bbb9fdcdcbbfeea1a33c2f703e3c2f626f64793e3c2f68746d6c3e',
      'hex',
    ),
  },
  '/~text/': { type: 'text/plain; charset=utf-8', body: `${'今天天气很好。\n'.repeat(20_000)}${CLAIM}\n` },
  /** Lawful of the certificate that the page is about, until it is about another. */
  '/~state/': page('<h1>教师资格证书</h1><p id="same">国家职业资格证书</p>', '教师资格证书'),
  '/~state/other/': page('<p>没有</p>'),
  '/~rows/': page(
    `<h1>家庭教育指导师证书</h1><ul>${Array.from({ length: 10 }, (_, index) => `<li id="row${index}">${index === 0 ? CLAIM : '今天天气很好。'}</li>`).join('')}</ul>`,
  ),
  '/~dialogs/': page(`<style>.later { display: none } .later.shown { display: block }</style>
    <p id="always">${CLAIM}</p><dialog><p>${CLAIM}</p></dialog><div popover><p>${CLAIM}</p></div>
    <details><summary>说明</summary><p>${CLAIM}</p></details><div class="later">${CLAIM}</div>`),
  '/~endless/': page(
    `<p id="first">${CLAIM}</p>${`<p>${'今天天气很好。'.repeat(700)}</p>`.repeat(1_100)}<p id="last">${CLAIM}</p>`,
  ),
  '/~lines/': page(`<h1>家庭教育指导师证书</h1><p id="claim">签约包
      过，不过退款</p><pre id="pre">签约包
过年回家</pre>`),
};

function page(body: string, title = '测试页'): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
}
