/** A set of MIME types and of whole groups of them. */
export interface TypeList {
  /** @param type without parameters. */
  has(type: string): boolean;
}

const typeForm = /^[a-z0-9!#$&^_.+-]+\/(?:[a-z0-9!#$&^_.+-]+|\*)$/;

/** Reads `a/b, c/*`; case does not matter. @throws Error that says what form it must have. */
export const parseTypeList = (text: string): TypeList => {
  const types = new Set(
    text
      .toLowerCase()
      .split(',')
      .map((type) => type.trim())
      .filter((type) => type !== ''),
  );
  for (const type of types)
    if (!typeForm.test(type)) throw new Error('must be MIME types such as video/mp4 or video/*, separated by commas');
  return {
    has: (type) => {
      const known = type.toLowerCase();
      return types.has(known) || types.has(`${known.split('/', 1)[0]}/*`);
    },
  };
};
