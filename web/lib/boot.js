// @ts-check
/** What the server wrote into the page: the show, the build, the first state. */

/**
 * @typedef {object} Boot
 * @property {string} code
 * @property {string} lang
 * @property {string} build
 * @property {number} now
 * @property {string} joinUrl
 * @property {any} [frame]  the main topic's first frame
 * @property {any} [own]  the guest's own first frame
 */

const island = document.getElementById('boot');

/** @type {Boot & Record<string, any>} */
export const boot = JSON.parse((island && island.textContent) || '{}');

/** The topics in the page, for `Live`. */
export function firstTopics() {
  /** @type {Record<string, any>} */
  const topics = {};
  for (const frame of [boot.frame, boot.own]) {
    if (frame) {
      topics[frame.topic] = frame.d;
    }
  }
  return topics;
}

/** Where the page's state stands. */
export function firstPosition() {
  return {epoch: boot.frame ? boot.frame.epoch : 0, pos: boot.frame ? boot.frame.pos : 0};
}
