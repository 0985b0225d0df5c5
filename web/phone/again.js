// @ts-check
/**
 * A form that could not be taken at this moment, since the server is reconnecting: it is sent once more by itself, and
 * counts once.
 */
const AGAIN_MS = 2000;

setTimeout(() => document.querySelector('form')?.submit(), AGAIN_MS);
