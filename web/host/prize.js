// @ts-check

/** @typedef {import('./desk.js').Prize} Prize */

/**
 * A prize with nothing but a name and a number.
 * @param {string} id
 * @param {string} name
 * @param {number} quantity
 * @returns {Prize}
 */
export function prizeOf(id, name, quantity) {
  return {id, name, quantity, batches: [], sponsor: '', picture: '', music: '', codes: 0};
}
