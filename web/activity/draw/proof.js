// @ts-check
/**
 * What a phone can say of a draw, for somebody who has never heard of a hash: three ticks in words, the four glyphs
 * against the screen, and a drawer with everything for those who have.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {sawScreen, tapOf} from './memory.js';
import {drawOf, inSeal, onList, redsOf, sameGlyphs} from './ticks.js';

const GLYPHS = 4;

/**
 * 名单有我 · 手印有我 · 四字一致
 * @param {any} d
 * @param {any} own
 * @param {import('./watch.js').Watch} seen
 * @param {any} ctx
 */
export function ticks(d, own, seen, ctx) {
  const tap = tapOf(seen.mine, d.draw.draw);
  return html`<ul class="draw-ticks" aria-live="polite">
    ${tick('list', onList(seen, d, own), ctx)}
    ${tick('tap', inSeal(seen, d, tap), ctx)}
    ${tick('code', sameGlyphs(seen, d, tap), ctx)}
  </ul>${renamed(seen, ctx)}`;
}

/** @param {string} name @param {import('./ticks.js').Tick} one @param {any} ctx */
function tick(name, {state, key, values = {}, code}, ctx) {
  const said = {...values, reason: values.reason ? ctx.t(`verify.reason.${values.reason}`) : ''};
  const words = key === 'red' || key === 'amber' ? ctx.t(`verify.code.${code}`) : ctx.t(`kind.draw.tick-${key}`, said);
  return html`<li class=${`draw-tick is-${state}`} data-test=${`tick-${name}`}>
    <i class="draw-tick-mark" aria-hidden="true"></i>
    <span><b>${ctx.t(`kind.draw.tick-${name}`)}</b><span class="sr-only">${ctx.t(`kind.draw.tick-is-${state}`)}</span>
      <span class="small">${words}</span>
      ${state === 'red' ? html`<span class="small"><strong>${ctx.t('kind.draw.tick-red')}</strong></span>` : nothing}</span></li>`;
}

/** A corrected name is another line on the list; only its person can say that it is right. @param {import('./watch.js').Watch} seen @param {any} ctx */
function renamed(seen, ctx) {
  return seen.stranger
    ? html`<div class="note note-gold stack-s"><p>${ctx.t('kind.draw.renamed', {name: seen.stranger.given.name})}</p>
        <button type="button" class="btn btn-wide" @click=${() => seen.acknowledge()}>${ctx.t('kind.draw.renamed-yes')}</button></div>`
    : nothing;
}

/**
 * Only the reader sees the screen: do its four glyphs agree?
 * @param {any} d
 * @param {any} mine
 * @param {import('./watch.js').Watch} seen
 * @param {any} ctx
 */
export function compare(d, mine, seen, ctx) {
  const tap = tapOf(mine, d.draw.draw);
  const drawn = seen.report && drawOf(seen.report, d);
  if (!tap || !drawn || !drawn.code) {
    return nothing;
  }
  const {store} = ctx;
  const says = (/** @type {string} */ glyphs) => {
    sawScreen(ctx.show.code, mine, d.draw.draw, glyphs);
    store.typing = '';
    seen.again();
    ctx.rerender();
  };
  if (tap.screenCode === drawn.code) {
    return html`<p class="small draw-ask tick draw-same">${ctx.t('kind.draw.compare-same')}</p>`;
  }
  const type = (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const typed = String(new FormData(form).get('glyphs') || '').replace(/\s/g, '').normalize('NFC');
    if (Array.from(typed).length === GLYPHS) {
      says(typed);
    }
  };
  return store.typing || tap.screenCode
    ? html`<form class="note note-danger stack-s" @submit=${type}>
        <label class="stack-s"><span>${ctx.t('kind.draw.compare-which')}</span>
          <input class="input" name="glyphs" lang="zh-CN" maxlength="8" autocomplete="off" .value=${tap.screenCode || ''}></label>
        <div class="cluster"><button class="btn btn-danger">${ctx.t('kind.draw.compare-say')}</button>
          <button type="button" class="btn" @click=${() => says(drawn.code)}>${ctx.t('kind.draw.compare-yes')}</button></div></form>`
    : html`<div class="draw-compare"><button type="button" class="btn btn-primary" @click=${() => says(drawn.code)}>${ctx.t('kind.draw.compare-yes')}</button>
        <button type="button" class="btn" @click=${() => ((store.typing = 'yes'), ctx.rerender())}>${ctx.t('kind.draw.compare-no')}</button></div>`;
}

// ── the drawer ────────────────────────────────────────────────────────────────────────────────

/** 看证据 @param {any} d @param {import('./watch.js').Watch} seen @param {any} ctx */
export function drawer(d, seen, ctx) {
  const {report, mine} = seen;
  if (!report || !report.records) {
    return nothing;
  }
  const drawn = drawOf(report, d);
  const list = report.lists[report.lists.length - 1];
  const tap = tapOf(mine, d.draw.draw);
  return html`<details class="draw-drawer"><summary>${ctx.t('kind.draw.evidence')}</summary><div class="stack-s">
    ${redsOf(report, d).map((one) => html`<p class="note note-danger small">${ctx.t(`verify.code.${one.code}`)} <code>${one.code}</code></p>`)}
    <dl class="draw-hashes small">
      ${hash('records', `${report.records}`, ctx)}
      ${hash('head', report.head, ctx)}
      ${hash('roster', list && list.root, ctx)}
      ${hash('leaf', list && list.hash, ctx)}
      ${hash('open', drawn && drawn.openId, ctx)}
      ${hash('tap', tap && tap.v, ctx)}
      ${hash('seal', drawn && drawn.sealId, ctx)}
      ${hash('y', d.y && `${d.y.slice(0, 64)}…`, ctx)}
      ${hash('time', report.ms && `${Math.round(report.ms)} ms`, ctx)}
    </dl>
    <p><a class="btn btn-wide" href=${`/evidence/${ctx.show.code}`}>${ctx.t('kind.draw.evidence-page')}</a></p>
  </div></details>`;
}

/** @param {string} name @param {string | undefined} value @param {any} ctx */
function hash(name, value, ctx) {
  return value ? html`<dt>${ctx.t(`kind.draw.hash-${name}`)}</dt><dd class="num">${value}</dd>` : nothing;
}
