import { Counter, Gauge, type Registry } from 'prom-client';

/** What attachments count. */
export interface AttachmentMetrics {
  /** So many were removed, by what they were. */
  collected(counts: Readonly<Record<'uploads' | 'attachments' | 'blobs' | 'strays', number>>): void;
  /** What there is, all instances together; told at every collection. */
  stored(totals: { readonly bytes: number; readonly uploadsOpen: number }): void;
  /** The storage was away when a request needed it. */
  storageAway(): void;
}

export const createAttachmentMetrics = (register: Registry): AttachmentMetrics => {
  const registers = [register];
  const collected = new Counter({
    name: 'lair_messages_attachments_collected_total',
    help: 'Uploads, attachments, blobs and stray objects that were removed because nothing refers to them.',
    labelNames: ['what'],
    registers,
  });
  const bytes = new Gauge({
    name: 'lair_messages_attachment_bytes',
    help: 'Bytes of all blobs, each content once, as of the last collection.',
    registers,
  });
  const uploads = new Gauge({
    name: 'lair_messages_uploads_open',
    help: 'Uploads that are begun and not complete, as of the last collection.',
    registers,
  });
  const failures = new Counter({
    name: 'lair_messages_storage_failures_total',
    help: 'Requests answered UNAVAILABLE because the storage of attachments was away.',
    registers,
  });
  return {
    collected: (counts) => {
      for (const [what, count] of Object.entries(counts)) collected.inc({ what }, count);
    },
    stored: (totals) => {
      bytes.set(totals.bytes);
      uploads.set(totals.uploadsOpen);
    },
    storageAway: () => failures.inc(),
  };
};
