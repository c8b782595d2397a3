// Prints what is being done and runs the programs that do it. Only what Node brings itself: this must work
// before anything is installed.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = dirname(dirname(fileURLToPath(import.meta.url)));

const windows = process.platform === 'win32';

// Programs that cargo installs are found even where the shell's profile was not read anew.
const cargoBin = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin');
process.env.PATH = `${process.env.PATH ?? ''}${delimiter}${cargoBin}`;

/** Something a person must do; shown as one line, without a stack. */
export class Hint extends Error {}

/** Counts the steps of one command: `[2/5] …`. */
export class Steps {
  #total;
  #done = 0;

  /** @param {number} total */
  constructor(total) {
    this.#total = total;
  }

  /** @param {string} what */
  next(what) {
    this.#done++;
    console.log(`\n[${this.#done}/${this.#total}] ${what}`);
  }
}

/**
 * Runs a program with its output shown; throws a hint when it fails.
 * @param {string} program
 * @param {string[]} args
 */
export async function run(program, args) {
  const code = await new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: project, stdio: 'inherit', shell: windows });
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Hint(`failed: ${program} ${args.join(' ')}`);
}

/**
 * What a program prints, or `undefined` when it is not there or fails.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<string | undefined>}
 */
export function ask(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: project, stdio: ['ignore', 'pipe', 'ignore'], shell: windows });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? output : undefined));
  });
}

/**
 * A program of a package in node_modules.
 * @param {string} name
 */
export function nodeProgram(name) {
  return join(project, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
}

/** @param {string} path */
export function isThere(path) {
  return existsSync(join(project, path));
}

/**
 * Runs a command's body; a hint becomes one line, anything else keeps its stack.
 * @param {() => Promise<void>} body
 */
export async function command(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Hint ? `\n✘ ${error.message}` : error);
    process.exitCode = 1;
  }
}
