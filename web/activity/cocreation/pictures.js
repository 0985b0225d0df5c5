// @ts-check
/** Pictures of a draft: chosen, made small, sent one after another, tried again where the network fails. */
import {html, nothing} from '../../lit/lit-html.js';
import {shrink} from '../../lib/shrink.js';
import {toast} from '../../lib/ui.js';

/**
 * @typedef {import('./words.js').Piece} Piece
 * @typedef {object} Tile
 * @property {'sending' | 'failed' | 'done'} state
 * @property {string} text  why it failed
 * @property {File | null} file
 * @property {string} preview  address of a picture to look at
 * @property {Piece | null} piece  as the server has it
 */

/** Waits before an upload is tried again by itself, then it is the person's turn. */
const AGAIN_MS = [1500, 5000];
const ANSWER_MS = 60000;

/**
 * @param {any} store
 * @returns {Tile[]}
 */
export function tilesOf(store) {
  if (!store.tiles) {
    store.tiles = JSON.parse(store.pieces || '[]').map(done);
  }
  return store.tiles;
}

/** @param {any} store @param {Piece[]} pieces */
export function tilesFrom(store, pieces) {
  tilesOf(store).forEach(forget);
  keep(store, pieces.map(done));
}

/** @param {number} max @param {any} ctx */
export function pictures(max, ctx) {
  const {store, t} = ctx;
  const tiles = tilesOf(store);
  return html`<div class="field">
    <span class="label">${t('kind.cocreation.pictures')} <span class="muted num">${tiles.length} / ${max}</span></span>
    ${tiles.some(({state}) => state === 'failed')
      ? html`<p class="error" role="alert">${tiles.map(({text}) => text).find(Boolean) || t('kind.cocreation.upload-failed')}</p>`
      : nothing}
    <div class="cocreation-tiles-edit">
      ${tiles.map((tile) => view(tile, ctx))}
      ${tiles.length < max
        ? html`<label class="file cocreation-add"><input type="file" accept="image/*" multiple @change=${(/** @type {Event} */ event) => chosen(event, max, ctx)}>
            <span>${t('kind.cocreation.add-picture')}</span></label>`
        : nothing}
    </div>
  </div>`;
}

/** @param {Tile} tile @param {any} ctx */
function view(tile, ctx) {
  const {t} = ctx;
  return html`<div class="cocreation-tile-edit is-${tile.state}">
    <img src=${tile.preview || ctx.blob(/** @type {Piece} */ (tile.piece).thumb)} alt="">
    ${tile.state === 'sending' ? html`<span class="cocreation-wait" role="status" aria-label=${t('kind.cocreation.uploading')}></span>` : nothing}
    ${tile.state === 'failed'
      ? html`<button type="button" class="cocreation-again" @click=${() => send(tile, ctx)}><span>${t('kind.cocreation.again')}</span></button>`
      : nothing}
    <button type="button" class="cocreation-drop" aria-label=${t('kind.cocreation.drop-picture')} @click=${() => drop(tile, ctx)}>×</button>
  </div>`;
}

/** @param {Event} event @param {number} max @param {any} ctx */
function chosen(event, max, ctx) {
  const input = /** @type {HTMLInputElement} */ (event.currentTarget);
  const room = max - tilesOf(ctx.store).length;
  const files = Array.from(input.files || []);
  input.value = '';
  if (files.length > room) {
    toast(ctx.t('kind.cocreation.pictures-max', {count: max}));
  }
  const tiles = files.slice(0, room).map((file) => {
    /** @type {Tile} */
    const tile = {state: 'sending', text: '', file, preview: URL.createObjectURL(file), piece: null};
    return tile;
  });
  keep(ctx.store, [...tilesOf(ctx.store), ...tiles]);
  tiles.forEach((tile) => send(tile, ctx));
}

/** Uploads wait for one another: a hall's Wi-Fi is narrow. */
let line = Promise.resolve();

/** @param {Tile} tile @param {any} ctx */
function send(tile, ctx) {
  tile.state = 'sending';
  tile.text = '';
  ctx.rerender();
  line = line.then(() => upload(tile, ctx)).catch((error) => console.warn('an upload stumbled', error));
}

/** @param {Tile} tile @param {any} ctx */
async function upload(tile, ctx) {
  if (!tile.file || !tilesOf(ctx.store).includes(tile)) {
    return;
  }
  const body = await shrink(tile.file);
  for (let turn = 0; ; turn++) {
    const reply = await post(ctx.uploadUrl, body);
    if (reply.piece) {
      tile.piece = reply.piece;
      tile.state = 'done';
      break;
    }
    if (!reply.mayAgain || turn >= AGAIN_MS.length || !tilesOf(ctx.store).includes(tile)) {
      tile.state = 'failed';
      tile.text = reply.text;
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS[turn]));
  }
  keep(ctx.store, tilesOf(ctx.store));
  ctx.rerender();
}

/**
 * @param {string} url
 * @param {Blob} body
 * @returns {Promise<{piece: Piece | null, text: string, mayAgain: boolean}>}  text: empty where nobody answered
 */
async function post(url, body) {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), ANSWER_MS);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {'content-type': body.type || 'image/jpeg'},
      credentials: 'same-origin',
      signal: abort.signal,
    });
    const answer = await response.json();
    if (response.ok) {
      const {id, thumb, width, height} = answer;
      /** @type {Piece} */
      const piece = {id: newId(), form: 'PICTURE', blob: id, thumb, width, height, lengthMs: 0, url: '', title: ''};
      return {piece, text: '', mayAgain: false};
    }
    return {piece: null, text: answer.text || '', mayAgain: response.status >= 500 || response.status === 429};
  } catch (unreachable) {
    return {piece: null, text: '', mayAgain: true};
  } finally {
    clearTimeout(late);
  }
}

/** @param {Tile} tile @param {any} ctx */
function drop(tile, ctx) {
  forget(tile);
  keep(ctx.store, tilesOf(ctx.store).filter((other) => other !== tile));
  ctx.rerender();
}

/** @param {any} store @param {Tile[]} tiles */
function keep(store, tiles) {
  store.tiles = tiles;
  store.pieces = JSON.stringify(tiles.map(({piece}) => piece).filter(Boolean));
}

/** @param {Tile} tile */
function forget({preview}) {
  if (preview) {
    URL.revokeObjectURL(preview);
  }
}

/** @param {Piece} piece @returns {Tile} */
function done(piece) {
  return {state: 'done', text: '', file: null, preview: '', piece};
}

/** A piece's name within its work. */
function newId() {
  return `p${Math.random().toString(36).slice(2, 12)}`;
}
