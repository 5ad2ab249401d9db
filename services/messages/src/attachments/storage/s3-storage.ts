/**
 * A bucket as storage: S3, or a server that speaks as S3 does. Loaded only where it is used: the SDK is large.
 *
 * Two things go past flydrive, with the same client: it reads whole objects only, and does not end a request whose bytes failed.
 */
import { GetObjectCommand, NoSuchKey, NotFound, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { S3Driver } from 'flydrive/drivers/s3';
import { ObjectMissingError, type ObjectStorage } from './object-storage.ts';
import { passStorageErrors } from './storage-errors.ts';

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** undefined: that of Amazon in the region. */
  readonly endpoint: string | undefined;
  /** undefined: as the SDK finds them, such as the role of the machine. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** Before every key; ends without a slash. */
  readonly prefix: string;
}

/** How long to wait for a connection, milliseconds. */
const connectTimeoutMs = 3_000;
/** How long a connection may be silent while it is used, milliseconds. */
const silenceMaxMs = 15_000;
/** What is stored is for this service alone to interpret. */
const contentType = 'application/octet-stream';

/** The SDK would write to the console; what matters is thrown. */
const ignore = (): void => undefined;
const silent = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

const isMissing = (error: unknown): boolean => error instanceof NoSuchKey || error instanceof NotFound;

const createClient = ({ region, endpoint, credentials }: S3Options): S3Client =>
  new S3Client({
    region,
    // Servers other than Amazon's rarely have a host name per bucket, and do not all know the SDK's own checksums.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    logger: silent,
    requestHandler: { connectionTimeout: connectTimeoutMs, socketTimeout: silenceMaxMs },
    ...(credentials ? { credentials } : {}),
  });

export const createS3Storage = (options: S3Options): ObjectStorage => {
  const { bucket, prefix } = options;
  const client = createClient(options);
  const driver = new S3Driver({ client, bucket, visibility: 'private', supportsACL: false });
  const keyOf = (key: string) => `${prefix}/${key}`;

  return passStorageErrors({
    put: (key, data) => driver.put(keyOf(key), data, { contentType }),
    putStream: async (key, data, bytes) => {
      const abort = new AbortController();
      data.once('error', () => abort.abort());
      const object = { Bucket: bucket, Key: keyOf(key), Body: data, ContentLength: bytes, ContentType: contentType };
      await client.send(new PutObjectCommand(object), { abortSignal: abort.signal });
    },
    read: async (key, offset, length) => {
      if (length === 0) return Buffer.alloc(0);
      const range = `bytes=${offset}-${offset + length - 1}`;
      const command = new GetObjectCommand({ Bucket: bucket, Key: keyOf(key), Range: range });
      const { Body } = await client.send(command).catch((error: unknown) => {
        throw isMissing(error) ? new ObjectMissingError(key) : error;
      });
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    delete: (key) => driver.delete(keyOf(key)),
    deleteFolder: (folder) => driver.deleteAll(`${keyOf(folder)}/`),
    list: async (folder, page) => {
      const from = page === undefined ? {} : { paginationToken: page };
      const { objects, paginationToken } = await driver.listAll(keyOf(folder), from);
      return { names: [...objects].map(({ name }) => name), next: paginationToken };
    },
    close: () => client.destroy(),
  });
};
