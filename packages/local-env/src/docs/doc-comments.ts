/** As much of TypeScript's and Protobuf's comments as the reference pages need. Pure. */

/**
 * What the documentation comments of a TypeScript source say, by the name of the member or constant that each stands before. The last one
 * of a name wins.
 */
export const docComments = (source: string): Map<string, string> => {
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export const |readonly |async )*([A-Za-z_]\w*)/g;
  return new Map([...source.matchAll(comment)].map(([, text = '', name = '']) => [name, plainText(text)]));
};

/** The part of a source between the line that holds `opening` and the next line that is a closing brace alone. */
export const blockOf = (source: string, opening: string): string => {
  const start = source.indexOf(opening);
  if (start === -1) throw new Error(`the source has no "${opening}"`);
  const end = source.slice(start).search(/\n\}/);
  return source.slice(start, end === -1 ? undefined : start + end);
};

/** One rpc as a .proto declares it. */
export interface ProtoRpc {
  readonly name: string;
  readonly request: string;
  readonly response: string;
  readonly doc: string;
}

/** A service of a .proto, with the comments before it and before each of its rpcs. */
export interface ProtoService {
  readonly name: string;
  readonly doc: string;
  readonly rpcs: readonly ProtoRpc[];
}

/** The service that a .proto of Lair declares; undefined when it declares none. */
export const protoService = (proto: string): ProtoService | undefined => {
  const service = /((?:^\/\/.*\n)*)^service (\w+) \{\n([\s\S]*?)^\}/m.exec(proto);
  if (!service) return undefined;
  const [, doc = '', name = '', body = ''] = service;
  const rpc = /((?:^ *\/\/.*\n)*)^ *rpc (\w+)\((stream )?(\w+)\) returns \((stream )?(\w+)\)/gm;
  const rpcs = [...body.matchAll(rpc)].map(
    ([, comment = '', rpcName = '', streamsIn, request = '', streamsOut, response = '']) => ({
      name: rpcName,
      request: `${streamsIn ?? ''}${request}`,
      response: `${streamsOut ?? ''}${response}`,
      doc: lineComments(comment),
    }),
  );
  return { name, doc: lineComments(doc), rpcs };
};

const lineComments = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^ *\/\/ ?/, ''))
    .join(' ')
    .trim();

const plainText = (comment: string): string =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join(' ')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim();
