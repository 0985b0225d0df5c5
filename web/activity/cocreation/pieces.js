// @ts-check
/**
 * The pieces of a shared draft on one phone: pictures, videos and links as the server has them, one below another, and
 * beneath them what this phone is sending. An upload goes on over a lost network and a reload (lib/upload.js).
 */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {act, toast} from '../../lib/ui.js';
import {style} from '../../lib/style.js';
import {pieceId, unfinished} from '../../lib/parked.js';

/** The sender comes soon after the page and not with it: the first look is to be light. */
const SENDER_AFTER_MS = 2000;
const URL_MAX = 500;
const TITLE_MAX = 60;

/**
 * @typedef {import('./words.js').Piece} Piece
 * @typedef {object} Sending
 * @property {string} id  of the upload
 * @property {string} to  id of the piece that it is to be
 * @property {string} state  of the upload, or `put` or `failed`
 * @property {string} text  why it failed
 * @property {number} part  0 … 1
 * @property {string} preview
 * @property {Blob | null} file
 * @property {Piece | null} piece  as the server has read it
 * @property {any} reins
 */

/** @param {any} store @returns {Sending[]} */
function sendings(store) {
  store.sendings = store.sendings || [];
  return store.sendings;
}

/** Whether something is still on its way. @param {any} store */
export function waiting(store) {
  return sendings(store).some(({state}) => state !== 'failed');
}

/** @param {any} d @param {any} own @param {any} ctx */
export function pieces(d, own, ctx) {
  const {store, t} = ctx;
  goOn(ctx);
  const there = own.work ? own.work.pieces : [];
  const coming = sendings(store);
  const fresh = coming.filter(({to}) => !there.some((/** @type {Piece} */ {id}) => id === to));
  const room = d.piecesMax - there.length - fresh.length;
  const accept = [d.takes.pictures && 'image/*', d.takes.videos && 'video/*'].filter(Boolean).join(',');
  return html`<div class="field">
    <span class="label">${t('kind.cocreation.pieces')} <span class="muted num">${there.length} / ${d.piecesMax}</span></span>
    ${there.length ? html`<ul class="cocreation-pieces">${repeat(there, (/** @type {Piece} */ {id}) => id, (/** @type {Piece} */ piece, index) => row(piece, index, there, accept, own, ctx))}</ul>` : nothing}
    ${coming.map((sending) => progress(sending, ctx))}
    ${store.linking === 'yes' ? linkForm(own, ctx) : nothing}
    ${room > 0
      ? html`<div class="cocreation-adds">
          ${accept ? html`<label class="file cocreation-add"><input type="file" accept=${accept} multiple @change=${(/** @type {Event} */ event) => chosen(event, room, ctx)}><span>${t(addText(d.takes))}</span></label>` : nothing}
          ${d.takes.links && store.linking !== 'yes' ? html`<button type="button" class="btn cocreation-add-link" @click=${() => linking('yes', ctx)}>${t('kind.cocreation.add-link')}</button>` : nothing}
        </div>`
      : nothing}
  </div>`;
}

/** @param {any} takes */
function addText({pictures, videos}) {
  return pictures && videos ? 'kind.cocreation.add-media' : pictures ? 'kind.cocreation.add-picture' : 'kind.cocreation.add-video';
}

/** @param {Piece} piece @param {number} index @param {Piece[]} there @param {string} accept @param {any} own @param {any} ctx */
function row(piece, index, there, accept, own, ctx) {
  const {t} = ctx;
  const up = () => ctx.act({do: 'reorder', work: own.owner, piece: piece.id, before: there[index - 1].id});
  const gone = () => ctx.act({do: 'remove', work: own.owner, piece: piece.id});
  return html`<li class="cocreation-piece">
    ${piece.form === 'LINK'
      ? html`<span class="cocreation-thumb cocreation-link-sign" aria-hidden="true">↗</span>`
      : html`<label class="cocreation-swap"><img class="cocreation-thumb" src=${ctx.blob(piece.thumb)} alt="">
          <input type="file" accept=${accept} @change=${(/** @type {Event} */ event) => swapped(event, piece, ctx)}><span>${t('kind.cocreation.swap')}</span></label>`}
    <span class="cocreation-piece-words"><strong><bdi>${piece.form === 'LINK' ? piece.title || piece.url : t(`kind.cocreation.piece-${piece.form}`)}</bdi></strong>
      ${piece.form === 'LINK' && piece.title ? html`<span class="small muted cocreation-url"><bdi>${piece.url}</bdi></span>` : nothing}
      ${piece.form === 'VIDEO' ? html`<span class="small muted num">${length(piece.lengthMs)}</span>` : nothing}</span>
    ${index ? html`<button type="button" class="btn btn-icon" aria-label=${t('kind.cocreation.move-up')} @click=${(/** @type {Event} */ event) => act(event.currentTarget, up)}>↑</button>` : nothing}
    <button type="button" class="btn btn-icon" aria-label=${t('kind.cocreation.drop-piece')} @click=${(/** @type {Event} */ event) => act(event.currentTarget, gone)}>×</button>
  </li>`;
}

/** What this phone is sending. @param {Sending} sending @param {any} ctx */
function progress(sending, ctx) {
  const {t} = ctx;
  const {state, part, preview, reins} = sending;
  const isFailed = state === 'failed';
  return html`<div class="cocreation-piece is-${state}">
    ${preview ? html`<img class="cocreation-thumb" src=${preview} alt="">` : html`<span class="cocreation-thumb cocreation-link-sign" aria-hidden="true">▷</span>`}
    <span class="cocreation-piece-words"><span class="${isFailed ? 'error' : 'small'}" role="status">${isFailed ? sending.text || t('kind.cocreation.upload-failed') : t(`kind.cocreation.up-${state}`, {percent: Math.round(part * 100)})}</span>
      ${isFailed ? nothing : html`<span class="meter"><span ${style({'--part': part})}></span></span>`}</span>
    ${isFailed
      ? html`<button type="button" class="btn cocreation-small" @click=${() => send(sending, ctx)}>${t('kind.cocreation.again')}</button>`
      : state === 'paused'
        ? html`<button type="button" class="btn btn-icon" aria-label=${t('kind.cocreation.up-resume')} @click=${() => reins && reins.resume()}>▶</button>`
        : state === 'sending' ? html`<button type="button" class="btn btn-icon" aria-label=${t('kind.cocreation.up-pause')} @click=${() => reins && reins.pause()}>❚❚</button>` : nothing}
    <button type="button" class="btn btn-icon" aria-label=${t('kind.cocreation.up-cancel')} @click=${() => cancel(sending, ctx)}>×</button>
  </div>`;
}

/** @param {any} own @param {any} ctx */
function linkForm(own, ctx) {
  const {t, store} = ctx;
  return html`<div class="card stack-s">
    <label class="field"><span class="label">${t('kind.cocreation.link-url')}</span>
      <input class="input" type="url" inputmode="url" maxlength=${URL_MAX} placeholder="https://" .value=${store.linkUrl || ''}
        @input=${(/** @type {any} */ event) => (store.linkUrl = event.currentTarget.value)} @keydown=${stay}></label>
    <label class="field"><span class="label">${t('kind.cocreation.link-title')}</span>
      <input class="input" maxlength=${TITLE_MAX} .value=${store.linkTitle || ''}
        @input=${(/** @type {any} */ event) => (store.linkTitle = event.currentTarget.value)} @keydown=${stay}></label>
    <div class="cluster"><button type="button" class="btn btn-primary" @click=${(/** @type {Event} */ event) => putLink(event, own, ctx)}>${t('kind.cocreation.link-add')}</button>
      <button type="button" class="btn btn-quiet" @click=${() => linking('', ctx)}>${t('common.cancel')}</button></div>
  </div>`;
}

/** The enter key must not hand the work in. @param {KeyboardEvent} event */
function stay(event) {
  if (event.key === 'Enter') {
    event.preventDefault();
  }
}

/** @param {Event} event @param {any} own @param {any} ctx */
async function putLink(event, own, ctx) {
  const {store, t} = ctx;
  const typed = (store.linkUrl || '').trim();
  if (!typed) {
    toast(t('kind.cocreation.link-missing'), {bad: true});
    return;
  }
  const url = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#].*)?$/i.test(typed) ? `https://${typed}` : typed;
  store.linkId = store.linkId || pieceId();
  const piece = {id: store.linkId, form: 'LINK', blob: '', thumb: '', width: 0, height: 0, lengthMs: 0, url, title: (store.linkTitle || '').trim()};
  const answer = await act(event.currentTarget, () => ctx.act({do: 'put', work: own.owner, piece}));
  if (answer && answer.ok) {
    store.linkUrl = '';
    store.linkTitle = '';
    store.linkId = '';
    linking('', ctx);
  }
}

/** @param {string} on @param {any} ctx */
function linking(on, {store, rerender}) {
  store.linking = on;
  rerender();
}

// ── uploads ───────────────────────────────────────────────────────────────────────────────────

/** @param {Event} event @param {number} room @param {any} ctx */
function chosen(event, room, ctx) {
  const field = /** @type {HTMLInputElement} */ (event.currentTarget);
  const files = Array.from(field.files || []);
  field.value = '';
  if (files.length > room) {
    toast(ctx.t('kind.cocreation.pieces-max', {count: room}));
  }
  files.slice(0, room).forEach((file) => begin(file, pieceId(), '', ctx));
}

/** Another file in the place of a piece. @param {Event} event @param {Piece} piece @param {any} ctx */
function swapped(event, piece, ctx) {
  const field = /** @type {HTMLInputElement} */ (event.currentTarget);
  const file = (field.files || [])[0];
  field.value = '';
  if (file) {
    begin(file, pieceId(), piece.id, ctx);
  }
}

/** @param {Blob} file @param {string} id @param {string} to @param {any} ctx */
function begin(file, id, to, ctx) {
  const {store} = ctx;
  if (to) {
    // A reload must know whose place it takes.
    store[`swap.${id}`] = to;
  }
  /** @type {Sending} */
  const sending = {
    id,
    to: to || store[`swap.${id}`] || id,
    state: 'waiting',
    text: '',
    part: 0,
    preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : '',
    file,
    piece: null,
    reins: null,
  };
  store.sendings = [...sendings(store), sending];
  send(sending, ctx);
}

/** @param {Sending} sending @param {any} ctx */
async function send(sending, ctx) {
  sending.state = 'waiting';
  sending.text = '';
  ctx.rerender();
  try {
    if (!sending.piece) {
      const {upload} = await sender();
      const sent = upload(/** @type {Blob} */ (sending.file), {
        show: ctx.show.code,
        slot: ctx.slot.id,
        id: sending.id,
        onProgress: (done, total) => {
          sending.part = total ? done / total : 1;
          ctx.rerender();
        },
        onState: (state) => {
          sending.state = state;
          ctx.rerender();
        },
      });
      sending.reins = sent;
      sending.piece = /** @type {Piece} */ (await sent);
    }
    await put(sending, ctx);
  } catch (ended) {
    if (/** @type {any} */ (ended).code === 'cancelled') {
      forget(sending, ctx);
      return;
    }
    sending.state = 'failed';
    sending.text = /** @type {any} */ (ended).text || '';
    ctx.rerender();
  }
}

/** @param {Sending} sending @param {any} ctx */
async function put(sending, ctx) {
  const {form, blob, thumb, width, height, lengthMs} = /** @type {Piece} */ (sending.piece);
  const {latest} = ctx.store;
  sending.state = 'put';
  ctx.rerender();
  const piece = {id: sending.to, form, blob, thumb, width, height, lengthMs, url: '', title: ''};
  const answer = await ctx.act({do: 'put', work: latest.owner, piece});
  if (answer.ok) {
    forget(sending, ctx);
  } else {
    sending.state = 'failed';
    sending.text = answer.text;
    ctx.rerender();
  }
}

/** @param {Sending} sending @param {any} ctx */
function cancel(sending, ctx) {
  if (sending.reins && !sending.piece && sending.state !== 'failed') {
    sending.reins.cancel();
  } else {
    forget(sending, ctx);
  }
}

/** @param {Sending} sending @param {any} ctx */
function forget(sending, {store, rerender}) {
  if (sending.preview) {
    URL.revokeObjectURL(sending.preview);
  }
  store[`swap.${sending.id}`] = undefined;
  store.sendings = sendings(store).filter((other) => other !== sending);
  rerender();
}

function sender() {
  return import('../../lib/upload.js');
}

/** What an earlier page began goes on. @param {any} ctx */
function goOn(ctx) {
  const {store} = ctx;
  if (store.wentOn) {
    return;
  }
  store.wentOn = true;
  setTimeout(() => sender().catch(() => {}), SENDER_AFTER_MS);
  unfinished({show: ctx.show.code, slot: ctx.slot.id}).then(
    (left) => left.filter(({id}) => !sendings(store).some((sending) => sending.id === id)).forEach(({id, file}) => begin(file, id, '', ctx)),
    (error) => console.warn('earlier uploads could not be looked up', error),
  );
}

/** @param {number} lengthMs */
function length(lengthMs) {
  const seconds = Math.round(lengthMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
