// @ts-check
/** Names of new things; `randomUUID` is missing on plain http. */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 8;

/** @returns {string} eight lower-case letters and digits */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
