// @ts-check
/** The film of a round: on the console its plan, its shots in order and how far it is; on the screen the film itself. */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {ref} from '../../lit/directives/ref.js';
import {act, number, person, toast} from '../../lib/ui.js';
import {sortable} from '../../lib/sortable.js';
import {style} from '../../lib/style.js';
import {upload} from '../../lib/upload.js';
import {Reel} from './reel.js';
import {tableName} from './words.js';

const ORDERS = ['TABLES', 'VOTES', 'HAND'];
const TITLE_MAX = 60;

/** The music on its way, by slot. @type {Map<string, {sent: number, total: number}>} */
const uploads = new Map();

/**
 * The film on the screen, over everything until Take takes it off.
 * @param {any} d
 * @param {any} ctx
 */
export function film(d, ctx) {
  /** @type {Reel | undefined} */
  let reel;
  return {
    key: `film-${d.film}`,
    template: html`<div class="s-scene kind-cocreation"><div class="cocreation-reel"></div></div>`,
    ready: (/** @type {HTMLElement} */ layer) => {
      const host = /** @type {HTMLElement} */ (layer.querySelector('.cocreation-reel'));
      reel = new Reel(host, [{play: ctx.blob(d.film), poster: ''}], {isLoud: ctx.sound.isOn});
      return reel.ready();
    },
    mounted: () => {
      const started = /** @type {Reel} */ (reel);
      started.start();
      return () => started.stop();
    },
  };
}

/** @param {any} d  the host's view @param {any} ctx */
export function filmPanel(d, ctx) {
  const now = d.film;
  if (!now.shots.length && !now.film) {
    return nothing;
  }
  const works = (ctx.live.topic('health') || {}).works || [];
  return html`<section class="card stack-s cocreation-film">
    <h3>${ctx.t('kind.cocreation.film')}</h3>
    ${readying(now, works, ctx)}
    ${now.making ? making(works, ctx) : made(now, ctx)}
    <details class="cocreation-film-plan">
      <summary>${ctx.t('kind.cocreation.film-plan')} <span class="muted small num">${summary(now, ctx)}</span></summary>
      <fieldset class="stack-s" ?disabled=${now.making}>${plan(now, ctx)}${shots(now, ctx)}</fieldset>
    </details>
  </section>`;
}

/** Videos are made ready one after another; nobody has to wait for it. @param {any} now @param {any[]} works @param {any} ctx */
function readying(now, works, ctx) {
  const current = works.find(({what}) => what === 'rendition');
  const isReady = now.ready >= now.videos;
  return html`${isReady
      ? nothing
      : html`<p class="small muted num">${ctx.t('kind.cocreation.film-readying', {done: now.ready, of: now.videos})}</p>
          <div class="meter"><span ${style({'--part': (now.ready + (current ? current.percent / 100 : 0)) / now.videos})}></span></div>`}
    ${now.unreadable ? html`<p class="note note-danger small">${ctx.t('kind.cocreation.film-unreadable', {count: now.unreadable})}</p>` : nothing}`;
}

/** @param {any[]} works @param {any} ctx */
function making(works, ctx) {
  const work = works.find(({what, of}) => what === 'film' && of === ctx.slot.id);
  return html`<div class="split"><p class="num"><strong>${work ? `${work.percent} %` : ctx.t('kind.cocreation.film-waiting')}</strong>
      ${work && work.leftMs >= 0 ? html`<span class="muted small">${left(work.leftMs, ctx)}</span>` : nothing}</p>
      ${button('kind.cocreation.film-cancel', {do: 'filmCancel'}, ctx)}</div>
    <div class="meter"><span ${style({'--part': work ? work.percent / 100 : 0})}></span></div>`;
}

/** @param {number} ms @param {any} ctx */
function left(ms, ctx) {
  return ms < 90000
    ? ctx.t('kind.cocreation.film-left-seconds', {count: Math.max(1, Math.round(ms / 1000))})
    : ctx.t('kind.cocreation.film-left-minutes', {count: Math.round(ms / 60000)});
}

/** @param {any} now @param {any} ctx */
function made(now, ctx) {
  const shown = now.shots.filter((/** @type {any} */ {out}) => !out).length;
  return html`${now.failed ? html`<p class="note note-danger small">${ctx.t('kind.cocreation.film-failed')}</p>` : nothing}
    ${now.film
      ? html`<p class="split"><span class="num"><strong>${clock(now.lengthMs)}</strong> <span class="muted small">${now.tall ? '9:16' : '16:9'}</span></span>
            ${now.playing ? html`<span class="chip chip-gold">${ctx.t('kind.cocreation.on-screen-now')}</span>` : nothing}</p>
          <div class="cocreation-buttons">
            ${now.playing
              ? button('kind.cocreation.film-off', {do: 'filmPlay', on: false}, ctx)
              : button('kind.cocreation.film-play', {do: 'filmPlay', on: true}, ctx)}
            <a class="btn" href=${ctx.blob(now.film)} download=${`${now.plan.title || ctx.plan.theme || 'film'}.mp4`}>${ctx.t('kind.cocreation.film-download')}</a>
          </div>`
      : nothing}
    <div class="cocreation-buttons">${button(now.film ? 'kind.cocreation.film-again' : 'kind.cocreation.film-make', {do: 'filmMake'}, ctx, !shown)}</div>`;
}

/** @param {any} now @param {any} ctx */
function plan(now, ctx) {
  const {t} = ctx;
  const is = now.plan;
  const change = (/** @type {any} */ part) => save(now, part, ctx);
  return html`
    <label class="field"><span class="label">${t('kind.cocreation.film-title')}</span>
      <input class="input" maxlength=${TITLE_MAX} .value=${is.title} placeholder=${ctx.plan.theme} @change=${(/** @type {any} */ event) => change({title: event.target.value.trim()})}></label>
    ${pick('film-order', is.order, ORDERS.map((order) => [order, t(`kind.cocreation.film-order-${order}`)]), (order) => change(order === 'HAND' ? {order, hand: ids(now)} : {order}), ctx)}
    ${pick('film-shape', is.tall ? 'tall' : 'wide', [['wide', '16:9'], ['tall', '9:16']], (shape) => change({tall: shape === 'tall'}), ctx)}
    <div class="field"><label class="toggle"><span class="label">${t('kind.cocreation.film-voices')}</span>
      <input type="checkbox" role="switch" .checked=${is.voices} @change=${(/** @type {any} */ event) => change({voices: event.target.checked})}></label></div>
    ${music(now, change, ctx)}`;
}

/** @param {any} now @param {(part: any) => void} change @param {any} ctx */
function music(now, change, ctx) {
  const {t} = ctx;
  const sending = uploads.get(ctx.slot.id);
  return html`<div class="field"><span class="label">${t('kind.cocreation.film-music')}</span>
    ${sending
      ? html`<div class="meter"><span ${style({'--part': sending.total ? sending.sent / sending.total : 0})}></span></div>`
      : html`<div class="cluster">
          ${now.plan.music ? html`<span><bdi>${now.plan.track || t('kind.cocreation.film-music')}</bdi></span><button type="button" class="btn btn-quiet" @click=${() => change({music: '', track: ''})}>${t('kind.cocreation.film-music-none')}</button>` : nothing}
          <label class="file btn"><input type="file" accept="audio/*" @change=${(/** @type {any} */ event) => choose(event.target, change, ctx)}><span>${t('kind.cocreation.film-music-choose')}</span></label>
        </div>`}</div>`;
}

/** @param {HTMLInputElement} input @param {(part: any) => void} change @param {any} ctx */
async function choose(input, change, ctx) {
  const file = input.files && input.files[0];
  input.value = '';
  if (!file) {
    return;
  }
  const onProgress = (/** @type {number} */ sent, /** @type {number} */ total) => {
    uploads.set(ctx.slot.id, {sent, total});
    ctx.rerender();
  };
  onProgress(0, file.size);
  try {
    const piece = await upload(file, {show: ctx.code, slot: ctx.slot.id, purpose: 'music', onProgress});
    change({music: piece.blob, track: file.name.replace(/\.[^.]*$/, '').slice(0, TITLE_MAX)});
  } catch (error) {
    toast(/** @type {any} */ (error).text || ctx.t('kind.cocreation.film-music-lost'));
  } finally {
    uploads.delete(ctx.slot.id);
    ctx.rerender();
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string[][]} options
 * @param {(value: string) => void} picked
 * @param {any} ctx
 */
function pick(name, value, options, picked, ctx) {
  return html`<fieldset class="field"><legend class="label">${ctx.t(`kind.cocreation.${name}`)}</legend>
    <div class="segments">${options.map(([one, label]) => html`<label><input type="radio" name=${`${name}-${ctx.slot.id}`} .checked=${one === value} @change=${() => picked(one)}><span>${label}</span></label>`)}</div></fieldset>`;
}

// ── the shots in their order ──────────────────────────────────────────────────────────────────

/** @param {any} now @param {any} ctx */
function shots(now, ctx) {
  const isByHand = now.plan.order === 'HAND';
  return html`<ol class="queue cocreation-film-shots" ${ref((list) => sorts(list, now, ctx))}>
    ${repeat(now.shots, ({id}) => id, (one, index) => shot(one, index, isByHand, now, ctx))}</ol>`;
}

/** One listener a list, which reads the newest state. @type {WeakMap<Element, {now: any, ctx: any}>} */
const lists = new WeakMap();

/** @param {Element | undefined} list @param {any} now @param {any} ctx */
function sorts(list, now, ctx) {
  if (!list) {
    return;
  }
  if (!lists.has(list)) {
    sortable(/** @type {HTMLElement} */ (list), (id, to) => {
      const is = /** @type {{now: any, ctx: any}} */ (lists.get(list));
      move(id, to, is.now, is.ctx);
    });
  }
  lists.set(list, {now, ctx});
}

/** @param {string} id @param {number} to @param {any} now @param {any} ctx */
function move(id, to, now, ctx) {
  const hand = ids(now).filter((other) => other !== id);
  hand.splice(to, 0, id);
  save(now, {order: 'HAND', hand}, ctx);
}

/** @param {any} one @param {number} index @param {boolean} isByHand @param {any} now @param {any} ctx */
function shot(one, index, isByHand, now, ctx) {
  const {t} = ctx;
  const name = one.table ? tableName(one.table, t) : one.by.name;
  return html`<li class="queue-item cocreation-row ${one.out ? 'is-hidden' : ''}" data-id=${one.id}>
    <div class="cocreation-row-main">
      ${isByHand ? html`<button type="button" class="grip" aria-label=${t('kind.cocreation.film-move', {name})}></button>` : nothing}
      <img class="cocreation-thumb" src=${ctx.blob(one.thumb)} alt="" loading="lazy">
      <div><p><span class="num muted">${number(index + 1)}</span> <strong>${one.table ? html`<bdi>${name}</bdi>` : person(name)}</strong></p>
        <p class="queue-by num">${clock(one.to - one.from)}${one.to - one.from < one.length ? html` · ${t('kind.cocreation.film-cut')}` : nothing}</p></div>
    </div>
    <div class="cocreation-row-acts">
      ${one.moves && !one.out ? trim(one, now, ctx) : nothing}
      ${isByHand
        ? html`<button type="button" class="btn btn-quiet" data-move="-1" aria-label=${t('kind.cocreation.film-earlier', {name})}>↑</button>
            <button type="button" class="btn btn-quiet" data-move="1" aria-label=${t('kind.cocreation.film-later', {name})}>↓</button>`
        : nothing}
      <button type="button" class="btn" @click=${() => leave(one, now, ctx)}>${t(one.out ? 'kind.cocreation.film-in' : 'kind.cocreation.film-out')}</button>
    </div></li>`;
}

/** @param {any} one @param {any} now @param {any} ctx */
function trim(one, now, ctx) {
  const set = (/** @type {number} */ from, /** @type {number} */ to) => {
    const others = now.plan.trims.filter((/** @type {any} */ other) => other.shot !== one.id);
    const isWhole = from <= 0 && (to <= 0 || to >= one.length);
    save(now, {trims: isWhole ? others : [...others, {shot: one.id, fromMs: Math.max(0, from), toMs: to >= one.length ? 0 : to}]}, ctx);
  };
  const field = (/** @type {string} */ key, /** @type {number} */ ms, /** @type {(ms: number) => void} */ changed) => html`<label class="cocreation-film-trim"><span class="small muted">${ctx.t(key)}</span>
    <input class="input num" type="number" inputmode="decimal" min="0" max=${one.length / 1000} step="0.1" .value=${String(ms / 1000)}
      @change=${(/** @type {any} */ event) => changed(Math.round(Number(event.target.value) * 1000))}></label>`;
  return html`${field('kind.cocreation.film-from', one.from, (ms) => set(ms, one.to))}${field('kind.cocreation.film-to', one.to, (ms) => set(one.from, ms))}`;
}

/** @param {any} one @param {any} now @param {any} ctx */
function leave(one, now, ctx) {
  const out = now.plan.out.filter((/** @type {string} */ id) => id !== one.id);
  save(now, {out: one.out ? out : [...out, one.id]}, ctx);
}

/** @param {any} now @param {any} part @param {any} ctx */
async function save(now, part, ctx) {
  const answer = await ctx.act({do: 'filmPlan', plan: {...now.plan, ...part}});
  if (answer && !answer.ok) {
    toast(answer.text);
    ctx.rerender();
  }
}

/** @param {any} now @returns {string[]} */
function ids(now) {
  return now.shots.map((/** @type {any} */ {id}) => id);
}

/** @param {any} now @param {any} ctx */
function summary(now, ctx) {
  const shown = now.shots.filter((/** @type {any} */ {out}) => !out);
  const ms = shown.reduce((/** @type {number} */ sum, /** @type {any} */ {from, to}) => sum + to - from, 0);
  return ctx.t('kind.cocreation.film-summary', {count: shown.length, time: clock(ms)});
}

/** @param {string} key @param {any} command @param {any} ctx @param {boolean} [isOff] */
function button(key, command, ctx, isOff = false) {
  return html`<button type="button" class="btn" ?disabled=${isOff} @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act(command))}>${ctx.t(key)}</button>`;
}

/** @param {number} ms */
function clock(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
