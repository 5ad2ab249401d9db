import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename } from 'node:path';
import { type CommandParams, fileSource, type Message } from '@lair/client-sdk';
import { planFiles, type SavedFile, writeNewFile } from '../files/save-files.ts';
import { transferProgress } from '../files/transfer-progress.ts';
import { byteSize } from '../text/byte-size.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import type { ChatControls } from './chat-controls.ts';
import { InputError } from './input-error.ts';
import { withHome } from './typed-path.ts';

type MessageType = NonNullable<CommandParams['SEND_MESSAGE']['type']>;

/** Sends a file to the current room; other lines are carried out meanwhile. */
export async function attach(chat: ChatControls, typedPath: string, content: string): Promise<void> {
  const path = withHome(typedPath, homedir());
  await checkFile(path);
  chat.transfer(sendFile(chat, chat.currentRoom.id, path, content), 'Not sent');
}

/** Saves what a message carries; other lines are carried out meanwhile. */
export async function save(chat: ChatControls, { attachments }: Message, typedPath: string | undefined): Promise<void> {
  if (attachments.length === 0) throw new InputError('It carries no file.');
  const files = await planFiles(attachments, typedPath === undefined ? undefined : withHome(typedPath, homedir()));
  for (const file of files) chat.transfer(saveFile(chat, file), 'Not saved');
}

/** What a message that carries a file of this MIME type is. */
export function messageTypeOf(mimeType: string): MessageType {
  switch (mimeType.split('/', 1)[0]) {
    case 'image':
      return 'image';
    case 'video':
      return 'video';
    case 'audio':
      return 'voice';
    default:
      return 'file';
  }
}

/** Before anything is opened: opening a pipe would wait for somebody to write into it. */
async function checkFile(path: string): Promise<void> {
  const stats = await stat(path);
  if (!stats.isFile()) throw new InputError('That is no file: folders and devices cannot be sent.');
  if (stats.size === 0) throw new InputError('That file is empty: there is nothing to send.');
}

/** The message's type follows from what the server found the file to be. */
async function sendFile(chat: ChatControls, room: string, path: string, content: string): Promise<void> {
  const name = basename(path);
  await using source = await fileSource(path);
  const onProgress = transferProgress(sanitiseLine(name), (line) => chat.say(line));
  const attachment = await chat.client.upload(room, { name }, source, { onProgress });
  const type = messageTypeOf(attachment.type);
  chat.send(chat.client.sendMessage(room, content, { type, attachments: [attachment.id] }));
}

async function saveFile(chat: ChatControls, { attachment, path }: SavedFile): Promise<void> {
  const onProgress = transferProgress(sanitiseLine(attachment.name), (line) => chat.say(line));
  await writeNewFile(path, chat.client.download(attachment, { onProgress }));
  chat.say(`Saved ${sanitiseLine(path)}, ${byteSize(attachment.size)}.`);
}
