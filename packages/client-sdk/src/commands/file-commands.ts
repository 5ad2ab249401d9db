import type { Attachment } from '@lair/wire';
import { type DownloadOptions, downloadFile } from '../files/download.ts';
import type { TransferOptions } from '../files/transfer-options.ts';
import { type FileDescription, uploadFile } from '../files/upload.ts';
import { sourceOf, type UploadSource } from '../files/upload-source.ts';
import { MessageCommands } from './message-commands.ts';

/** Files that messages carry. */
export abstract class FileCommands extends MessageCommands {
  /**
   * Uploads a file for messages in a room; send its id in `attachments` within a day. Called again for the same bytes it goes on where it
   * stopped, however long ago the connection was lost. Errors: NOT_FOUND, PERMISSION_DENIED, TOO_LARGE, FAILED_PRECONDITION
   * (`too_many_uploads`, `file_type`, `hash`: not the bytes that were announced), FileChangedError.
   */
  async upload(
    room: string,
    file: FileDescription,
    source: Uint8Array | Blob | UploadSource,
    options: TransferOptions = {},
  ): Promise<Attachment> {
    return uploadFile(this, room, file, sourceOf(source), options);
  }

  /**
   * The bytes of an attachment, for `for await`. Trust them when the loop has ended: then size and hash were those of the attachment.
   * Errors: NOT_FOUND (also when it has been deleted meanwhile), FileDiffersError.
   */
  download(
    attachment: Pick<Attachment, 'id' | 'size' | 'sha256'>,
    options: DownloadOptions = {},
  ): AsyncIterable<Uint8Array> {
    return downloadFile(this, attachment, options);
  }
}
