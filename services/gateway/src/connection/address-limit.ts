/** Counts the connections of each address, so that one address cannot take all. */
export class AddressLimit {
  readonly #connectionsMax: number;
  readonly #counts = new Map<string, number>();

  /** @param connectionsMax of one address at the same time; 0: no bound. */
  constructor(connectionsMax: number) {
    this.#connectionsMax = connectionsMax;
  }

  /** @returns whether one more may come; then `leave` must follow once. */
  enter(address: string): boolean {
    const count = this.#counts.get(address) ?? 0;
    if (this.#connectionsMax > 0 && count >= this.#connectionsMax) return false;
    this.#counts.set(address, count + 1);
    return true;
  }

  leave(address: string): void {
    const count = this.#counts.get(address) ?? 0;
    if (count > 1) this.#counts.set(address, count - 1);
    else this.#counts.delete(address);
  }
}
