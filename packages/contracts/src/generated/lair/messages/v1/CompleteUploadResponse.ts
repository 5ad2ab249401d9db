// Original file: proto/lair/messages/v1/messages.proto

import type { Attachment as _lair_messages_v1_Attachment, Attachment__Output as _lair_messages_v1_Attachment__Output } from '../../../lair/messages/v1/Attachment.ts';

export interface CompleteUploadResponse {
  'attachment'?: (_lair_messages_v1_Attachment | null);
}

export interface CompleteUploadResponse__Output {
  'attachment': (_lair_messages_v1_Attachment__Output | null);
}
