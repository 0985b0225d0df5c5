// @ts-check
/** What is written and not yet handed in; its words and uploaded pictures survive a reload of the page. */
import {tilesFrom, tilesOf} from './pictures.js';

/** @typedef {import('./words.js').Piece} Piece */
/** @typedef {{title: string, text: string, pieces: Piece[]}} Draft */

/**
 * @param {any} store
 * @returns {Draft}
 */
export function draftOf(store) {
  return {
    title: (store.title || '').trim(),
    text: (store.text || '').trim(),
    pieces: tilesOf(store).filter(({piece}) => piece).map(({piece}) => /** @type {Piece} */ (piece)),
  };
}

/** @param {any} store */
export function isDraft(store) {
  return Boolean((store.title || '').trim() || (store.text || '').trim() || tilesOf(store).length);
}

/**
 * Whether the server's work says what the draft says.
 * @param {Draft} work
 * @param {Draft} draft
 */
export function isSame(work, draft) {
  return (
    work.title === draft.title &&
    work.text === draft.text &&
    work.pieces.length === draft.pieces.length &&
    work.pieces.every(({id}, index) => id === draft.pieces[index].id)
  );
}

/** Begins to change a work. @param {any} store @param {any} work */
export function open(store, work) {
  store.title = work.title;
  store.text = work.text;
  tilesFrom(store, work.pieces);
  store.base = String(work.version);
  store.editing = 'yes';
}

/** @param {any} store */
export function clear(store) {
  store.title = '';
  store.text = '';
  store.base = '';
  store.editing = '';
  tilesFrom(store, []);
}
