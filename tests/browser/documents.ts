// Small documents for what the demo site does not show. Each is served at its path.

const CLAIM = '家庭教育指导师证书国家认可，签约包过，不过退款。';

export const DOCUMENTS: Record<string, string> = {
  /** Nothing of certificates at first. */
  '/~empty/': page('<main id="main"><p>今天天气很好。</p></main>'),
  '/~button/': page(`<button id="button" onclick="this.dataset.clicks = Number(this.dataset.clicks ?? 0) + 1">
    家庭教育指导师证书国家认可，签约包过，不过退款</button>`),
  '/~dialog/': page(`<dialog id="dialog"><p>${CLAIM}</p><button>好</button></dialog>
    <script>document.querySelector('dialog').showModal()</script>`),
  '/~frames/': page(`<iframe title="inner" srcdoc="&lt;p&gt;${CLAIM}&lt;/p&gt;"></iframe><p>${CLAIM}</p>`),
  /** A frame as small as an advertisement, with its claim in sight. */
  '/~small/': page(
    `<iframe title="small" width="320" height="90" srcdoc="&lt;p&gt;${CLAIM}&lt;/p&gt;"></iframe>`,
  ),
  /** Claims, and fields of all kinds beside them. */
  '/~form/': page(`<p>${CLAIM}</p>
    <form role="search"><input id="search" type="search" name="q" placeholder="搜索课程"></form>
    <form id="form"><label>您的姓名 <input id="name"></label><label>手机号 <input id="phone"></label>
    <textarea id="message" placeholder="留言内容"></textarea><button type="button" id="later"
    onclick="document.getElementById('popup').showModal()">免费领取资料</button></form>
    <dialog id="popup"><input id="wechat" placeholder="请输入您的微信号"><button>好</button></dialog>`),
  /** The same form without any claim. */
  '/~harmless/': page(
    '<p>教师资格证书全国统一考试，请到中国教师资格网报名。</p><form>手机号 <input id="phone" type="tel"></form>',
  ),
  '/~full/': page(`<div id="full" style="background: white"><p>${CLAIM}</p></div>
    <button id="enter" onclick="document.getElementById('full').requestFullscreen()">全屏</button>`),
  '/~long/': page(`${'<p>今天天气很好。</p>'.repeat(60)}<p>${CLAIM}</p>${'<p>今天天气很好。</p>'.repeat(60)}
    <p>健康管理师证书，七天拿证，国家认可。</p>`),
  /** Sites that are named, and look official. */
  '/~named/': page('<p>健康管理师证书，拿证后到 www.cpta.com.cn.zs-cx.net 查询，不是 www.cpta.com.cn。</p>'),
  /** Links that pose as an official place, one that is one, and one that says nothing of the kind. */
  '/~links/':
    page(`<p id="posing">健康管理师证书，<span>拿证后</span><a href="http://zs-cx.example/">官网查询</a>。</p>
    <p id="alike">证书编号：<a href="https://0sta.org.cn/cx">点击核验</a></p>
    <p id="official">其他证书：<a href="https://zscx.osta.org.cn/">全国证书查询</a></p>
    <p id="other"><a href="http://elsewhere.example/">今天天气很好</a></p>`),
  '/~hidden/': page(`<p>家庭教育指导师证书</p><div id="later" hidden><p>${CLAIM}</p></div>
    <textarea>${CLAIM}</textarea><div contenteditable>${CLAIM}</div><script type="text/plain">${CLAIM}</script>`),
  '/~ruby/': page('<p>家庭教育指导师证书，签约<ruby>包<rt>bāo</rt>过<rt>guò</rt></ruby>，不过退款。</p>'),
  '/~pieces/':
    page(`<h1>家庭教育指导师证书</h1><style>.row { display: flex } .row > li { display: flex }</style>
    <p id="inline">不<b>过<!-- a comment --></b><a href="#">退</a><wbr>款</p>
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
