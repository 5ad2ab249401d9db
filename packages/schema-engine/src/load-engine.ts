import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { debug, reportError } from './engine-log.ts';

/** The engine's methods, by the names JSON-RPC calls them. */
export interface Engine {
  call(method: string, params: unknown): Promise<unknown>;
  /** What the engine said when it panicked; empty when it did not. */
  panicMessage(): string;
}

/** As much of WebAssembly's interface as is used here; Node.js has it, its type declarations do not. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** The parts of the generated bindings that their declarations leave out. */
interface Bindings {
  __wbg_set_wasm(exports: object): void;
  readonly SchemaEngine: {
    new: (options: object, log: (message: string) => void, factory: object) => Promise<EngineMethods>;
  };
}
type EngineMethods = Record<string, (params: unknown) => Promise<unknown>>;

/** Instantiates the WebAssembly build that npm carries beside its bindings. */
export async function loadEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<Engine> {
  let panic = '';
  // The build reports a panic to this global before it traps.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        panic = message;
        void reportError({ message });
      },
    },
  });
  const { __wbg_set_wasm, SchemaEngine } = bindings as unknown as Bindings;
  const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const { instance } = await WebAssembly.instantiate(readFileSync(fileURLToPath(file)), {
    './schema_engine_bg.js': bindings,
  });
  __wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  const engine = await SchemaEngine.new({ datamodels: undefined }, debug, bindMigrationAwareSqlAdapterFactory(factory));
  return {
    call: async (method, params) => {
      // The bindings call it differently from the protocol.
      const name = method === 'getDatabaseVersion' ? 'version' : method;
      const implementation = engine[name];
      if (!implementation) throw new Error(`the schema engine has no method ${method}`);
      return implementation.call(engine, params);
    },
    panicMessage: () => panic,
  };
}
