/** A file that is stored whole, with what was found in its bytes. */
export interface Blob {
  readonly objectKey: string;
  /** MIME type without parameters. */
  readonly type: string;
  /** Pixels; undefined: no picture, or not known. */
  readonly width: number | undefined;
  /** Pixels; undefined: no picture, or not known. */
  readonly height: number | undefined;
}
