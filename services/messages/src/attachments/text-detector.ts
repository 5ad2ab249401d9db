/** Looks at a file's bytes as they pass and tells whether all of it is text in UTF-8. */
export interface TextDetector {
  see(bytes: Uint8Array): void;
  /** To be asked at the end, once. */
  isText(): boolean;
}

const isControl = new Uint8Array(256);
isControl.fill(1, 0, 0x20);
isControl[0x7f] = 1;
/** Tab, line feed, form feed, carriage return, and the escape of coloured logs. */
for (const allowed of [0x09, 0x0a, 0x0c, 0x0d, 0x1b]) isControl[allowed] = 0;

export const createTextDetector = (): TextDetector => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isText = true;
  const decode = (bytes?: Uint8Array) => {
    try {
      decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      isText = false;
    }
  };
  return {
    see: (bytes) => {
      if (!isText) return;
      if (bytes.some((byte) => isControl[byte] === 1)) isText = false;
      else decode(bytes);
    },
    isText: () => {
      if (isText) decode();
      return isText;
    },
  };
};
