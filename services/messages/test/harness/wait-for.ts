/** Looks again every few milliseconds until it is so; for states that announce themselves to nobody. The test's own timeout bounds it. */
export const waitFor = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};
