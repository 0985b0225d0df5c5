// @ts-check
/** Putting a story or photos up from a phone, and what one has put up so far. */
import {html, nothing} from '../../lit/lit-html.js';
import {act, number, toast} from '../../lib/ui.js';
import {pieceId} from '../../lib/parked.js';

const STORY_MAX = 500;
/** From here on the characters left are told. */
const TOLD_FROM = 400;

/** @param {any} d @param {any} own @param {any} ctx */
export function view(d, own, ctx) {
  const {t} = ctx;
  const items = own ? own.items : [];
  const left = d.max - items.length - sendings(ctx.store).length;
  return html`<h1><bdi>${d.theme}</bdi></h1>
    ${d.brief ? html`<p class="lead cocreation-said"><bdi>${d.brief}</bdi></p>` : nothing}
    ${d.state !== 'open'
      ? html`<p class="note note-gold">${t(d.state === 'ready' ? `kind.cocreation.wall-${d.form}-soon` : 'kind.cocreation.wall-is-closed')}</p>`
      : left <= 0
        ? html`<p class="note">${t('kind.cocreation.wall-enough', {count: d.max})}</p>`
        : d.form === 'photos' ? photos(left, ctx) : story(ctx)}
    ${sendings(ctx.store).map((/** @type {any} */ one) => sending(one, ctx))}
    ${items.length ? html`<h2>${t('kind.cocreation.wall-mine')} <span class="count">${number(items.length)}</span></h2>` : nothing}
    ${items.slice().reverse().map((/** @type {any} */ item) => mine(item, ctx))}`;
}

/** @param {any} ctx */
function story(ctx) {
  const {store, t} = ctx;
  const text = store.story || '';
  return html`<form class="stack-s" @submit=${(/** @type {Event} */ event) => tell(event, ctx)}>
    <textarea class="input cocreation-text" name="story" maxlength=${STORY_MAX} rows="6" placeholder=${t('kind.cocreation.wall-story-like')} aria-label=${t('kind.cocreation.wall-story-like')}
      .value=${text} @input=${(/** @type {Event} */ event) => { store.story = /** @type {HTMLTextAreaElement} */ (event.currentTarget).value; if (!(/** @type {InputEvent} */ (event).isComposing)) ctx.rerender(); }}></textarea>
    ${text.length >= TOLD_FROM ? html`<p class="small muted num">${t('kind.cocreation.characters-left', {count: STORY_MAX - text.length})}</p>` : nothing}
    <div class="phone-act"><button class="btn btn-primary btn-wide" ?disabled=${!text.trim()}>${t('kind.cocreation.wall-send')}</button></div>
  </form>`;
}

/** @param {Event} event @param {any} ctx */
async function tell(event, ctx) {
  event.preventDefault();
  const {store} = ctx;
  const text = (store.story || '').trim();
  store.storyId = store.storyId || pieceId();
  const button = /** @type {HTMLFormElement} */ (event.currentTarget).querySelector('button');
  const answer = await act(button, () => ctx.act({do: 'post', item: store.storyId, text, pieces: []}));
  if (answer && answer.ok) {
    store.story = '';
    store.storyId = '';
    ctx.rerender();
  }
}

/** @param {number} left @param {any} ctx */
function photos(left, ctx) {
  const {t} = ctx;
  return html`<label class="file cocreation-add-photo"><input type="file" accept="image/*,.heic,.heif" multiple
      @change=${(/** @type {Event} */ event) => chosen(event, left, ctx)}><span>${t('kind.cocreation.wall-photo')}</span></label>
    <p class="small muted">${t('kind.cocreation.wall-left', {count: left})}</p>`;
}

/** Photos on their way. @param {any} store @returns {any[]} */
function sendings(store) {
  return store.photos || [];
}

/** @param {Event} event @param {number} left @param {any} ctx */
function chosen(event, left, ctx) {
  const input = /** @type {HTMLInputElement} */ (event.currentTarget);
  const files = Array.from(input.files || []);
  input.value = '';
  if (files.length > left) {
    toast(ctx.t('kind.cocreation.wall-left', {count: left}));
  }
  for (const file of files.slice(0, left)) {
    const one = {id: pieceId(), file, preview: URL.createObjectURL(file), state: 'waiting', part: 0, text: ''};
    ctx.store.photos = [...sendings(ctx.store), one];
    send(one, ctx);
  }
  ctx.rerender();
}

/** @param {any} one @param {any} ctx */
async function send(one, ctx) {
  const change = (/** @type {any} */ now) => {
    Object.assign(one, now);
    ctx.rerender();
  };
  change({text: '', state: 'waiting'});
  try {
    const {upload} = await import('../../lib/upload.js');
    const piece = await upload(one.file, {
      show: ctx.show.code,
      slot: ctx.slot.id,
      id: one.id,
      onProgress: (sent, total) => change({part: total ? sent / total : 0}),
      onState: (state) => change({state}),
    });
    const answer = await ctx.act({do: 'post', item: one.id, text: '', pieces: [{...piece, id: one.id}]});
    if (!answer.ok) {
      change({state: 'failed', text: answer.text});
      return;
    }
    drop(one, ctx);
  } catch (error) {
    change({state: 'failed', text: /** @type {any} */ (error).text || ctx.t('kind.cocreation.upload-failed')});
  }
}

/** @param {any} one @param {any} ctx */
function drop(one, ctx) {
  URL.revokeObjectURL(one.preview);
  ctx.store.photos = sendings(ctx.store).filter((other) => other !== one);
  ctx.rerender();
}

/** @param {any} one @param {any} ctx */
function sending(one, ctx) {
  const {t} = ctx;
  return html`<div class="card split cocreation-sending">
    <img class="cocreation-thumb" src=${one.preview} alt="">
    <span class="row-main" role="status">${one.state === 'failed' ? one.text : one.state === 'offline' ? t('kind.cocreation.wall-offline') : html`${t('kind.cocreation.wall-sending')} <span class="num">${Math.round(one.part * 100)} %</span>`}</span>
    ${one.state === 'failed'
      ? html`<button type="button" class="btn" @click=${() => send(one, ctx)}>${t('kind.cocreation.again')}</button>
          <button type="button" class="btn" @click=${() => drop(one, ctx)}>${t('kind.cocreation.wall-drop')}</button>`
      : html`<span class="cocreation-wait is-inline"></span>`}
  </div>`;
}

/** @param {any} item @param {any} ctx */
function mine(item, ctx) {
  const {t} = ctx;
  const state = item.hidden ? 'hidden' : item.held ? 'held' : 'up';
  return html`<div class="card stack-s">
    <div class="split">
      ${item.thumb ? html`<img class="cocreation-thumb" src=${ctx.blob(item.thumb)} alt="">` : nothing}
      <p class=${state === 'up' ? 'tick cocreation-ok' : 'muted'}>${t(`kind.cocreation.wall-item-${state}`)}</p>
      <button type="button" class="btn btn-quiet" @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act({do: 'takeDown', item: item.id}))}>${t('kind.cocreation.wall-take-down')}</button>
    </div>
    ${item.text ? html`<p class="cocreation-said cocreation-short"><bdi>${item.text}</bdi></p>` : nothing}
  </div>`;
}
