// Small documents for what the demo site does not show. Each is served at its path.

const CLAIM = '报名家庭教育指导师证书，签约包过，不过退款。';

export const DOCUMENTS: Record<string, string> = {
  /** Nothing of certificates at first. */
  '/~empty/': page('<main id="main"><p>今天天气很好。</p></main>'),
  '/~button/': page(`<button id="button" onclick="this.dataset.clicks = Number(this.dataset.clicks ?? 0) + 1">
    家庭教育指导师证书，签约包过</button>`),
  '/~dialog/': page(`<dialog id="dialog"><p>${CLAIM}</p><button>好</button></dialog>
    <script>document.querySelector('dialog').showModal()</script>`),
  '/~frames/': page(`<iframe title="inner" srcdoc="&lt;p&gt;${CLAIM}&lt;/p&gt;"></iframe><p>${CLAIM}</p>`),
  '/~hidden/': page(`<p>家庭教育指导师证书</p><div id="later" hidden><p>${CLAIM}</p></div>
    <textarea>${CLAIM}</textarea><div contenteditable>${CLAIM}</div><script type="text/plain">${CLAIM}</script>`),
  '/~ruby/': page('<p>家庭教育指导师证书，签约<ruby>包<rt>bāo</rt>过<rt>guò</rt></ruby>，不过退款。</p>'),
  '/~pieces/':
    page(`<h1>家庭教育指导师证书</h1><style>.row { display: flex } .row > li { display: flex }</style>
    <p id="inline">签<b>约<!-- a comment --></b><a href="#">包</a><wbr>过</p>
    <ul class="row"><li id="flex"><span>15</span><b>天</b><em>拿证</em></li></ul>
    <p id="apart">签约包</p><p>过年回家</p>`),
  '/~hostile/': page(
    `<style>div { display: none !important } html > * { opacity: 0.01 !important; left: -999px !important }
      body { opacity: 1 !important; left: 0 !important }</style><p>${CLAIM}</p>`,
  ),
};

function page(body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>测试页</title></head><body>${body}</body></html>`;
}
