// A file is what was announced or it is not there, and whoever cannot read a message that carries it cannot read the file.

import { runCommandSuites } from './command-suite.ts';
import { beginUpload } from './commands/begin-upload.ts';
import { completeUpload } from './commands/complete-upload.ts';
import { downloadAttachment } from './commands/download.ts';
import { uploadChunk } from './commands/upload-chunk.ts';

runCommandSuites({
  BEGIN_UPLOAD: beginUpload,
  UPLOAD_CHUNK: uploadChunk,
  COMPLETE_UPLOAD: completeUpload,
  DOWNLOAD: downloadAttachment,
});
