/** Hits that are ranked with one another: the newest so many. */
export const windowHitsMin = 200;
/** Blocks that are opened at first: enough for words that are in all of them. */
export const blocksAtFirst = 8;
/** Blocks that one page opens at most, beside one of each room that the page before had begun. */
export const blocksMax = 64;
/** Messages that one page looks at. */
export const messagesLookedAtMax = 2_000;
/** Messages that are read at once. */
export const messagesReadMax = 128;
/** Messages of all rooms together, about, that are looked at without the index, because it has not come to them. */
export const tailMessagesMax = 2_048;
/** … and at least so many of a room. */
export const tailRoomMessagesMin = 32;
/** Entries behind the index, of a room, in which changes of older messages are looked for. */
export const tailEntriesMax = 512;
/** Largest page of SearchMessages, and the one for who does not say. */
export const searchPage = { max: 100, usual: 20 } as const;
/** Largest page of FilterMessages, and the one for who does not say. */
export const filterPage = { max: 200, usual: 50 } as const;
