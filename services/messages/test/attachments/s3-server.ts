import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/** A server that speaks as S3 does and checks signatures; its objects are in a folder of its own. */
export interface S3Server {
  readonly endpoint: string;
  /** Ends the server; its objects stay. */
  stop(): Promise<void>;
  /** Where it was before. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** It is there when the server starts. */
export const s3Bucket = 'lair-test';
/** The only ones that the server knows. */
export const s3Credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

export const startS3Server = async (): Promise<S3Server> => {
  const directory = await mkdtemp(join(tmpdir(), 'lair-s3-'));
  const open = async (port: number) => {
    const server = new S3rver({
      address: '127.0.0.1',
      port,
      silent: true,
      directory,
      configureBuckets: [{ name: s3Bucket, configs: [] }],
    });
    return { server, port: (await server.run()).port };
  };
  let { server, port } = await open(0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => server.close(),
    start: async () => {
      ({ server, port } = await open(port));
    },
    close: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
