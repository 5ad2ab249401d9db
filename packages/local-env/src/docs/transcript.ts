/** Reads the transcripts of the protocol's pages: fenced `text` blocks in which lines begin with `C: ` or `S: `. Pure. */

export interface TranscriptLine {
  /** Who sends it. */
  readonly from: 'client' | 'server';
  readonly text: string;
  /** In the page, from 1. */
  readonly line: number;
}

export const transcriptLines = (markdown: string): TranscriptLine[] => {
  let inside = false;
  return markdown.split('\n').flatMap((text, index): TranscriptLine[] => {
    if (/^```/.test(text)) {
      inside = text === '```text';
      return [];
    }
    const speech = inside ? /^([CS]): (.*)$/.exec(text) : null;
    if (!speech) return [];
    return [{ from: speech[1] === 'C' ? 'client' : 'server', text: speech[2] as string, line: index + 1 }];
  });
};

/** Tells whether a value has a declared shape; a zod schema does. */
export interface Shape {
  safeParse(value: unknown): { readonly success: boolean; readonly error?: { readonly message: string } };
}

/** The shapes of the protocol, by command, event and name of error. */
export interface ProtocolShapes {
  readonly params: Readonly<Record<string, Shape>>;
  readonly results: Readonly<Record<string, Shape>>;
  readonly events: Readonly<Record<string, Shape>>;
  readonly errorCodes: Readonly<Record<string, number>>;
}

interface Envelope {
  readonly id?: string | number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly data?: { readonly code?: string } };
}

const invalidParams = -32602;

/** Says which lines of a transcript could not be sent: `line: what`, none when all is well. */
export const transcriptProblems = (lines: readonly TranscriptLine[], shapes: ProtocolShapes): string[] => {
  const parsed = lines.map(({ from, text, line }) => ({ from, line, envelope: JSON.parse(text) as Envelope }));
  const refused = new Set(
    parsed.flatMap(({ envelope }) => (envelope.error?.code === invalidParams ? [envelope.id] : [])),
  );
  const methodOfRequest = new Map<unknown, string>();
  return parsed.flatMap(({ from, line, envelope }) => {
    const { id, method = '' } = envelope;
    if (from === 'client') methodOfRequest.set(id, method);
    const problem =
      from === 'client'
        ? requestProblem(envelope, shapes, refused.has(id))
        : answerProblem(envelope, shapes, methodOfRequest.get(id));
    return problem ? [`${line}: ${problem}`] : [];
  });
};

const requestProblem = ({ method = '', params }: Envelope, { params: shapes }: ProtocolShapes, isRefused: boolean) => {
  const mismatch = mismatchOf(shapes[method], params, method);
  if (!isRefused) return mismatch;
  return mismatch ? undefined : 'is answered with -32602 though its params are right';
};

const answerProblem = (
  envelope: Envelope,
  shapes: ProtocolShapes,
  requested: string | undefined,
): string | undefined => {
  const { method, params, result, error } = envelope;
  if (method !== undefined) return mismatchOf(shapes.events[method], params, method);
  if (requested === undefined) return 'answers a request that is not in the transcript';
  if (error) return errorProblem(error, shapes.errorCodes);
  return mismatchOf(shapes.results[requested], result, requested);
};

const errorProblem = (
  error: NonNullable<Envelope['error']>,
  codes: Readonly<Record<string, number>>,
): string | undefined => {
  const name = error.data?.code;
  if (name === undefined) return Object.values(codes).includes(error.code) ? undefined : `${error.code} is no error`;
  return codes[name] === error.code ? undefined : `${name} is not ${error.code}`;
};

const mismatchOf = (shape: Shape | undefined, value: unknown, name: string): string | undefined => {
  if (!shape) return `${name} is neither a command nor an event`;
  const { success, error } = shape.safeParse(value);
  return success ? undefined : `does not have the shape of ${name}: ${error?.message.replace(/\s+/g, ' ')}`;
};
