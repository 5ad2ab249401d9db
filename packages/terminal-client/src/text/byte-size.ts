const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'] as const;
const STEP = 1_024;

/** `120 KiB`, `1.5 MiB`: a number of bytes for people, with a digit behind the point while it is below ten. */
export function byteSize(bytes: number): string {
  if (bytes < STEP) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  let value = bytes / STEP;
  let unit = 0;
  // From 1,023.5 on it would be rounded to 1,024.
  while (value >= STEP - 0.5 && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  const digits = value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : value.toFixed(0);
  return `${digits} ${UNITS[unit]}`;
}
