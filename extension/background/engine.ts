// The one engine of all tabs: compiled once, started at the first check or look-up, replaced after a trap.
//
// A panic in Rust ends in a WebAssembly trap that leaves the instance's memory in an unknown state. That
// request is lost; the instance is dropped and the next one gets a fresh one from the compiled module.

import { createGlue, type Glue } from 'engine-glue';
import type { LookupAnswer, Page, Report } from '../engine-types';
import type { Overview } from '../protocol';

interface Instance {
  glue: Glue;
  /** Each is made when it is first asked for: a look-up needs no automaton, a check no folded names. */
  engine?: InstanceType<Glue['Engine']>;
  catalogue?: InstanceType<Glue['Catalogue']>;
}

export class Engine {
  #load: () => Promise<WebAssembly.Module>;
  #module: Promise<WebAssembly.Module> | undefined;
  #instance: Instance | undefined;

  constructor(load: () => Promise<WebAssembly.Module>) {
    this.#load = load;
  }

  /** Rejects when this check failed; the next one does not suffer from it. */
  check(page: Page): Promise<Report> {
    return this.#ask((instance) => {
      instance.engine ??= new instance.glue.Engine();
      return instance.engine.check(page);
    });
  }

  /** What fits a query, at most `limit` occupations; rejects as {@link check} does. */
  lookup(query: string, limit: number): Promise<LookupAnswer> {
    return this.#ask((instance) => catalogueOf(instance).lookup(query, limit));
  }

  /** Every occupation and every channel. */
  overview(): Promise<Overview> {
    return this.#ask(({ glue: { Catalogue } }) => ({
      occupations: Catalogue.occupations(),
      channels: Catalogue.channels(),
    }));
  }

  async #ask<T>(question: (instance: Instance) => T): Promise<T> {
    const module = await this.#compiled();
    try {
      this.#instance ??= start(module);
      return question(this.#instance);
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

function catalogueOf(instance: Instance): InstanceType<Glue['Catalogue']> {
  instance.catalogue ??= new instance.glue.Catalogue();
  return instance.catalogue;
}

function start(module: WebAssembly.Module): Instance {
  const glue = createGlue();
  glue.initSync({ module });
  return { glue };
}
