import {
  type ConfigOf,
  choiceSetting,
  integerSetting,
  optionalTextSetting,
  type Setting,
  textSetting,
} from '@lair/service-kit';
import { parseTypeList, type TypeList } from './type-list.ts';

const urlOrNothing: Setting<string | undefined> = {
  variable: 'LAIR_S3_ENDPOINT',
  doc: 'Where a server that speaks as S3 does is; nothing: Amazon, in LAIR_S3_REGION.',
  form: 'a URL that begins with http:// or https://, or nothing',
  fallback: '',
  secret: false,
  parse: (text) => {
    if (text === '') return undefined;
    if (!/^https?:\/\//.test(text) || !URL.canParse(text))
      throw new Error('must be a URL that begins with http:// or https://');
    return text;
  },
};

const typesRefused: Setting<TypeList> = {
  variable: 'LAIR_ATTACHMENT_TYPES_REFUSED',
  doc: 'Files that nobody may upload, by the type found in their bytes: MIME types such as `application/x-msdownload`, or whole groups such as `video/*`.',
  form: 'MIME types separated by commas, or nothing',
  fallback: '',
  secret: false,
  parse: parseTypeList,
};

/** What attachments are told. */
export const attachmentSettings = {
  attachmentsStorage: choiceSetting('LAIR_ATTACHMENTS_STORAGE', ['fs', 's3'], {
    doc: 'Where the bytes of attachments are kept: in a folder (`fs`), or in a bucket (`s3`).',
    fallback: 'fs',
  }),
  attachmentsDirectory: textSetting('LAIR_ATTACHMENTS_DIR', {
    doc: 'The folder for `fs`. All instances of messages must see the same one.',
    fallback: '.lair/attachments',
  }),
  s3Bucket: optionalTextSetting('LAIR_S3_BUCKET', { doc: 'The bucket for `s3`; it must be there.' }),
  s3Region: textSetting('LAIR_S3_REGION', { doc: "The bucket's region.", fallback: 'us-east-1' }),
  s3Endpoint: urlOrNothing,
  s3AccessKeyId: optionalTextSetting('LAIR_S3_ACCESS_KEY_ID', {
    doc: 'Who this is to S3; nothing: as the AWS SDK finds out, such as by the role of the machine.',
    secret: true,
  }),
  s3SecretAccessKey: optionalTextSetting('LAIR_S3_SECRET_ACCESS_KEY', {
    doc: 'Proves it.',
    secret: true,
  }),
  attachmentBytesMax: integerSetting('LAIR_ATTACHMENT_BYTES_MAX', {
    doc: 'Largest file, bytes.',
    min: 1,
    // What S3 takes in one piece.
    max: 5_368_709_120,
    fallback: '104857600',
  }),
  uploadsPerUserMax: integerSetting('LAIR_UPLOADS_PER_USER_MAX', {
    doc: 'Uploads that a user may have begun and not completed.',
    min: 1,
    max: 10_000,
    fallback: '20',
  }),
  attachmentTypesRefused: typesRefused,
  uploadHours: integerSetting('LAIR_UPLOAD_HOURS', {
    doc: 'How long an upload that does not grow, and a file that is sent in no message, is kept, hours.',
    min: 1,
    max: 8_760,
    fallback: '24',
  }),
  attachmentGcMinutes: integerSetting('LAIR_ATTACHMENT_GC_MINUTES', {
    doc: 'How often to remove files that nothing refers to any more, minutes.',
    min: 1,
    max: 10_080,
    fallback: '15',
  }),
};

export type AttachmentConfig = ConfigOf<typeof attachmentSettings>;
