// The one engine of all tabs: compiled once, started at the first check, replaced after a trap.
//
// A panic in Rust ends in a WebAssembly trap that leaves the instance's memory in an unknown state. That
// check is lost; the instance is dropped and the next check gets a fresh one from the compiled module.

import { createGlue, type Glue } from 'engine-glue';
import type { Page, Report } from '../engine-types';

type Instance = InstanceType<Glue['Engine']>;

export class Engine {
  #load: () => Promise<WebAssembly.Module>;
  #module: Promise<WebAssembly.Module> | undefined;
  #instance: Instance | undefined;

  constructor(load: () => Promise<WebAssembly.Module>) {
    this.#load = load;
  }

  /** Rejects when this check failed; the next one does not suffer from it. */
  async check(page: Page): Promise<Report> {
    const module = await this.#compiled();
    try {
      this.#instance ??= start(module);
      return this.#instance.check(page);
    } catch (error) {
      // Which errors leave an instance sound differs from browser to browser; a new one costs milliseconds.
      this.#instance = undefined;
      throw error;
    }
  }

  #compiled(): Promise<WebAssembly.Module> {
    this.#module ??= this.#load().catch((error: unknown) => {
      this.#module = undefined;
      throw error;
    });
    return this.#module;
  }
}

function start(module: WebAssembly.Module): Instance {
  const glue = createGlue();
  glue.initSync({ module });
  return new glue.Engine();
}
