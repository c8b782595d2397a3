// The gate: cheap, generous, and closed to what has nothing to do with certificates.

import { expect, test } from 'vitest';
import { admitsText } from '../../extension/content/gate';

test.each([
  '家庭教育指导师',
  '國家職業資格',
  '签约包过',
  '保 过',
  '包(guò)过',
  '挂\u200b靠年入10万',
  '掛靠',
  '零基础7天拿證',
  '速成班',
  '学历提升',
  '内部名额',
  '轻松月入过万',
  'Get certified in 7 days',
  'Guaranteed pass',
  'No EXAM, no degree',
  'professional qualification',
  'licensed practitioner',
])('%s is admitted', (text) => {
  expect(admitsText(text)).toBe(true);
});

test.each(['', '今天天气很好。', '面包和牛奶', '第二批国家公园', 'The weather is fine.', '1234567890'])(
  '%s is not',
  (text) => {
    expect(admitsText(text)).toBe(false);
  },
);
