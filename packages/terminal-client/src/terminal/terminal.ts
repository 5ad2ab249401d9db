/** Where lines are read from and printed to. What is printed is sanitised once more on its way out. */
export interface Terminal {
  /** Whether a person types: prompts are shown, and what was typed is echoed. */
  readonly isInteractive: boolean;
  /** Prints a line above what is being typed, which stays as it is. */
  print(line: string): void;
  /** Sets what is shown before the line being typed. */
  setPrompt(prompt: string): void;
  /** Asks for one line. @returns undefined when the input has ended */
  ask(question: string): Promise<string | undefined>;
  /** The same without showing what is typed, nor keeping it in the history of lines. */
  askSecret(question: string): Promise<string | undefined>;
  /**
   * Calls `onLine` for every line from now on, and `onEnd` once when the input has ended or the user asks to leave
   * (Ctrl-C, Ctrl-D).
   */
  listen(onLine: (line: string) => void, onEnd: () => void): void;
  /** Gives the input and the screen back. */
  close(): void;
}
