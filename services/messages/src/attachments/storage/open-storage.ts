import { join, resolve } from 'node:path';
import { ConfigError } from '@lair/service-kit';
import type { AttachmentConfig } from '../attachment-settings.ts';
import { createFolderStorage } from './folder-storage.ts';
import type { ObjectStorage } from './object-storage.ts';

/**
 * The storage that is configured. Objects lie below the namespace, so that deployments may share a folder or a bucket as they may share
 * a NATS.
 * @throws ConfigError when S3 is chosen and not said which bucket.
 */
export const openStorage = async (
  config: AttachmentConfig & { readonly namespace: string },
): Promise<ObjectStorage> => {
  if (config.attachmentsStorage === 'fs') {
    return createFolderStorage(join(resolve(config.attachmentsDirectory), config.namespace));
  }
  const { s3Bucket, s3AccessKeyId, s3SecretAccessKey } = config;
  const problems: string[] = [];
  if (s3Bucket === undefined) problems.push('LAIR_S3_BUCKET is not set: LAIR_ATTACHMENTS_STORAGE=s3 needs a bucket');
  if ((s3AccessKeyId === undefined) !== (s3SecretAccessKey === undefined))
    problems.push('LAIR_S3_ACCESS_KEY_ID and LAIR_S3_SECRET_ACCESS_KEY must be set both or neither');
  if (s3Bucket === undefined || problems.length > 0) throw new ConfigError(problems);
  const { createS3Storage } = await import('./s3-storage.ts');
  return createS3Storage({
    bucket: s3Bucket,
    region: config.s3Region,
    endpoint: config.s3Endpoint,
    credentials:
      s3AccessKeyId !== undefined && s3SecretAccessKey !== undefined
        ? { accessKeyId: s3AccessKeyId, secretAccessKey: s3SecretAccessKey }
        : undefined,
    prefix: config.namespace,
  });
};
