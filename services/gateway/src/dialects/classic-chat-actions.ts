import { chatLines, type MessageParams, messageLines, systemLines } from '@lair/wire';
import { type Action, answerOr, type ClassicState, type Execute } from './classic-action.ts';
import { codeOf, whyOf } from './classic-refusals.ts';

const say = async (
  message: Pick<MessageParams, 'content' | 'priority'>,
  execute: Execute,
  { currentRoom, ids }: ClassicState,
): Promise<string[]> => {
  // Another line may change the room meanwhile: what is told is where it was said.
  const { id, name } = currentRoom;
  const { message: sent } = await execute('SEND_MESSAGE', { room: id, ...message });
  return ids ? [messageLines.messageSent(sent.id, Date.parse(sent.createdAt), name)] : [];
};

/** Text for the current room. Answered only to those who asked for ids, and when it was refused. */
export const chat = async (text: string, execute: Execute, state: ClassicState): Promise<string[]> => {
  try {
    return await say({ content: text }, execute, state);
  } catch (error) {
    return [systemLines.error(whyOf(error))];
  }
};

export const sendPriority: Action<'SEND_PRIORITY'> = ({ lane, text }, execute, state) =>
  answerOr('Failed to send message', () => say({ content: text, priority: lane }, execute, state));

export const directMessage: Action<'DM'> = async ({ user, text }, execute) => {
  try {
    await execute('DM', { user, content: text });
    return [chatLines.dmSent(user, text)];
  } catch (error) {
    const wrongName = codeOf(error) === 'INVALID_PARAMS' && whyOf(error).startsWith('The user ');
    return [
      codeOf(error) === 'NOT_FOUND' || wrongName ? chatLines.dmUnknownUser(user) : chatLines.dmFailed(whyOf(error)),
    ];
  }
};
