import type { Check } from '../verify/check.ts';
import { filesIn, load, readSource } from './source.ts';
import { type ProtocolShapes, type Shape, transcriptLines, transcriptProblems } from './transcript.ts';

interface Wire {
  readonly COMMAND_NAMES: readonly string[];
  readonly FEATURE_COMMANDS: Readonly<Record<string, string>>;
  readonly ERROR_CODES: Readonly<Record<string, number>>;
  readonly paramsSchemas: Readonly<Record<string, Shape & { readonly shape: object }>>;
  readonly resultSchemas: Readonly<Record<string, Shape>>;
  readonly eventSchemas: Readonly<Record<string, Shape>>;
}

interface CommandRow {
  readonly phase: 'before-login' | 'after-login' | 'always';
  readonly cost: number;
}

const statesOfPhase = { 'before-login': 'greeting', 'after-login': 'ready', always: 'greeting, ready' } as const;

const protocolFolder = 'docs/protocol';
const commandsFolder = `${protocolFolder}/commands`;
const commandTableFile = 'services/gateway/src/commands/command-table.ts';

/**
 * Every command has a page, and every page describes its command as it is declared: its params, when it may be sent and what it costs,
 * errors that exist, a transcript of lines that could be sent. Every feature command and every event is named.
 */
export const commandPages: Check = {
  name: 'Pages of the protocol',
  run: async () => {
    const wire = await load<Wire>('packages/wire/src/index.ts');
    const { paramsSchemas: params, resultSchemas: results, eventSchemas: events, ERROR_CODES: errorCodes } = wire;
    const { commandTable } = await load<{ commandTable: Readonly<Record<string, CommandRow>> }>(commandTableFile);
    const shapes = { params, results, events, errorCodes };
    const pages = (await filesIn(commandsFolder))
      .filter((file) => file !== 'README.md')
      .map((file) => file.replace(/\.md$/, ''));
    const index = await readSource(`${commandsFolder}/README.md`);
    const problems = await Promise.all(
      pages
        .filter((name) => wire.COMMAND_NAMES.includes(name))
        .map((name) => pageProblems(name, wire, shapes, commandTable[name])),
    );
    const frame = await readSource(`${protocolFolder}/README.md`);
    const eventsPage = await readSource(`${protocolFolder}/events.md`);
    return {
      problems: [
        ...wire.COMMAND_NAMES.filter((name) => !pages.includes(name)).map(
          (name) => `${commandsFolder}/${name}.md is missing`,
        ),
        ...pages
          .filter((name) => !wire.COMMAND_NAMES.includes(name))
          .map((name) => `${commandsFolder}/${name}.md: there is no such command`),
        ...wire.COMMAND_NAMES.filter((name) => !index.includes(`(${name}.md)`)).map(
          (name) => `${commandsFolder}/README.md does not list ${name}`,
        ),
        ...unnamedFeatures(frame, wire.FEATURE_COMMANDS),
        ...Object.keys(events)
          .filter((name) => !eventsPage.includes(`| \`${name}\` |`))
          .map((name) => `${protocolFolder}/events.md does not list ${name}`),
        ...transcriptProblems(transcriptLines(eventsPage), shapes).map(
          (problem) => `${protocolFolder}/events.md:${problem}`,
        ),
        ...problems.flat(),
      ],
    };
  },
};

const unnamedFeatures = (frame: string, featureCommands: Readonly<Record<string, string>>): string[] =>
  Object.entries(featureCommands).flatMap(([command, feature]) => {
    const row = frame.split('\n').find((line) => line.startsWith(`| \`${feature}\` |`));
    return row?.includes(`\`${command}\``)
      ? []
      : [`${protocolFolder}/README.md does not list ${command} under ${feature}`];
  });

const pageProblems = async (
  name: string,
  wire: Wire,
  shapes: ProtocolShapes,
  row: CommandRow | undefined,
): Promise<string[]> => {
  const file = `${commandsFolder}/${name}.md`;
  const page = await readSource(file);
  const declared = Object.keys(wire.paramsSchemas[name]?.shape ?? {});
  const described = [...sectionOf(page, 'Request').matchAll(/^\| `(\w+)` \|/gm)].map(([, param = '']) => param);
  const errors = [...sectionOf(page, 'Errors').matchAll(/^\d+\. `([A-Z_]+)`/gm)].map(([, error = '']) => error);
  const policy = row && `**States:** ${statesOfPhase[row.phase]}. **Cost:** ${row.cost}.`;
  return [
    ...(policy && !page.includes(policy) ? [`${file} should say: ${policy}`] : []),
    ...declared
      .filter((param) => !described.includes(param))
      .map((param) => `${file} does not describe the param ${param}`),
    ...described
      .filter((param) => !declared.includes(param))
      .map((param) => `${file} describes ${param}, which is no param`),
    ...errors
      .filter((error) => !Object.hasOwn(wire.ERROR_CODES, error))
      .map((error) => `${file} names ${error}, which is no error`),
    ...transcriptProblems(transcriptLines(page), shapes).map((problem) => `${file}:${problem}`),
  ];
};

/** The text under a heading of the second level, up to the next one. */
const sectionOf = (page: string, heading: string): string =>
  page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
