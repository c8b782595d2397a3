// `npm run silence`: large bodies of ordinary Chinese text, in which a red mark is a defect. The texts are
// fetched into out/silence/ and never committed: Chinese manual pages, a handbook and an office suite's
// help from Debian, and a dictionary from PyPI, each of its words as a line of its own.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { command, Hint, project, run } from './steps.mjs';

const folder = join(project, 'out', 'silence');

/** @typedef {{ id: number, text?: string, html?: string }} Page */

/** Every file below a folder.
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return filesBelow(inner);
    return entry.isFile() && statSync(inner).size > 0 ? [inner] : [];
  });
}

/** Fetches and unpacks a Debian package once.
 * @param {string} name
 */
function debian(name) {
  const target = join(folder, name);
  if (!existsSync(target)) {
    try {
      execFileSync('apt-get', ['download', '-q', name], { cwd: folder, stdio: 'ignore' });
      const file = readdirSync(folder).find((entry) => entry.startsWith(`${name}_`));
      execFileSync('dpkg-deb', ['-x', join(folder, file ?? ''), target]);
    } catch (error) {
      throw new Hint(`${name} cannot be fetched (Debian's apt-get is needed): ${error}`);
    }
  }
  return filesBelow(target);
}

/** @param {string[]} files @returns {Page[]} */
function pages(files) {
  return files
    .filter((file) => /\.(html|gz)$/.test(file))
    .map((file, id) => {
      if (file.endsWith('.html')) return { id, html: readFileSync(file, 'utf8') };
      return { id, text: gunzipSync(readFileSync(file)).toString('utf8') };
    });
}

/** @returns {Page[]} */
function words() {
  const target = join(folder, 'jieba');
  if (!existsSync(target)) {
    mkdirSync(target);
    try {
      const options = ['-m', 'pip', 'download', '-q', '--no-deps', '--no-binary', ':all:', 'jieba==0.42.1'];
      execFileSync('python3', options, { cwd: target, stdio: 'ignore' });
      execFileSync('tar', ['xzf', readdirSync(target)[0] ?? ''], { cwd: target });
    } catch (error) {
      throw new Hint(`jieba cannot be fetched (Python's pip is needed): ${error}`);
    }
  }
  const dictionary = filesBelow(target).find((file) => file.endsWith('/jieba/dict.txt'));
  const lines = readFileSync(dictionary ?? '', 'utf8').split('\n');
  return lines.filter(Boolean).map((line, id) => ({ id, text: line.split(' ')[0] ?? '' }));
}

/** Checks the pages of one source and counts its marks.
 * @param {string} name
 * @param {Page[]} input
 */
function measure(name, input) {
  const file = join(folder, 'input.jsonl');
  writeFileSync(file, input.map((page) => JSON.stringify(page)).join('\n'));
  const program = join(project, 'target', 'release', 'bianzheng');
  const output = execFileSync(program, ['check', '--with-text', '--jsonl', file], { maxBuffer: 2 ** 31 - 1 });
  const counts = { characters: 0, misleading: 0, caution: 0 };
  for (const line of output.toString('utf8').split('\n').filter(Boolean)) {
    const page = JSON.parse(line);
    counts.characters += page.text.length;
    for (const finding of page.findings) {
      if (finding.kind !== 'claim' || !(finding.level in counts)) continue;
      counts[/** @type {'misleading' | 'caution'} */ (finding.level)]++;
      if (finding.level === 'misleading') console.log(`  red: ${finding.rule}: ${finding.quote}`);
    }
  }
  const perMillion = (counts.misleading / counts.characters) * 1e6;
  console.log(
    `${name.padEnd(28)}${String(counts.characters).padStart(12)}${String(counts.misleading).padStart(8)}` +
      `${String(counts.caution).padStart(8)}${perMillion.toFixed(2).padStart(18)}`,
  );
  return counts.misleading;
}

await command(async () => {
  mkdirSync(folder, { recursive: true });
  await run('cargo', ['build', '--release', '--quiet']);
  console.log(
    `${'text'.padEnd(28)}${'characters'.padStart(12)}${'red'.padStart(8)}${'amber'.padStart(8)}${'red per million'.padStart(18)}`,
  );
  let red = 0;
  for (const name of ['manpages-zh', 'debian-handbook', 'libreoffice-help-zh-cn']) {
    const files = debian(name).filter((file) => name !== 'debian-handbook' || file.includes('zh-CN'));
    red += measure(name, pages(files.filter((file) => name !== 'manpages-zh' || file.includes('zh_CN'))));
  }
  red += measure('jieba, word by word', words());
  if (red > 0) throw new Hint(`${red} red marks in ordinary text`);
});
