// The pages of the bench: any amount of text, with certificate words or without, laid out as real pages are.

const PLAIN = [
  '今天的天气很好，公园里有许多人在散步，孩子们在草地上放风筝。',
  '地铁三号线延长线今年年底通车，沿线居民出门更方便了。',
  '这家小店的面条是手工做的，汤头熬了一整夜，味道很鲜。',
  '北方的冬天来得早，窗外的树叶已经落尽，屋里的暖气刚刚热起来。',
  '他把旧照片一张一张翻出来，讲起年轻时在海边的日子。',
  'The river was low that summer, and the boats lay on the sand for weeks.',
];

const WORDS = [
  '家庭教育指导师证书由人社部颁发，国家认可，全国通用，含金量高。',
  '零基础7天拿证，签约包过，不过全额退款，名额有限。',
  '持证后挂靠年入5-10万，推荐就业，月入过万不是梦。',
];

/**
 * A page of about so many characters of text; every `every`th paragraph speaks of certificates.
 * @param {number} characters
 * @param {number} [every] 0 for none
 */
export function pageOf(characters, every = 0) {
  const parts = [];
  let length = 0;
  for (let index = 0; length < characters; index++) {
    const words = every > 0 && index % every === 0 ? pick(WORDS, index / every) : pick(PLAIN, index);
    const text = `${words}${pick(PLAIN, index * 7 + 3)}`;
    parts.push(laidOut(text, index));
    length += text.length;
  }
  const title = every > 0 ? '家庭教育指导师报考' : '今天的新闻';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
<style>body{font:16px/1.6 sans-serif;margin:0 auto;max-width:60em}.row{display:flex;gap:1em}.hot{color:#c00}</style>
</head><body><main>${parts.join('\n')}</main></body></html>`;
}

/** @param {string} text @param {number} index */
function laidOut(text, index) {
  switch (index % 8) {
    case 0:
      return `<h2>${text.slice(0, 12)}</h2><p>${text}</p>`;
    case 3:
      return `<div class="row"><div><b class="hot">${text.slice(0, 6)}</b>${text.slice(6, 20)}</div><div>${text.slice(20)}</div></div>`;
    case 5:
      return `<ul><li>${text.slice(0, 16)}</li><li>${text.slice(16)}</li></ul>`;
    case 6:
      return `<table><tr><td>${text.slice(0, 14)}</td><td>${text.slice(14)}</td></tr></table>`;
    default:
      return `<p>${text.slice(0, 9)}<a href="/${index}">${text.slice(9, 15)}</a>${text.slice(15)}</p>`;
  }
}

/** @template T @param {readonly T[]} all @param {number} index @returns {T} */
function pick(all, index) {
  return /** @type {T} */ (all[Math.floor(index) % all.length]);
}
