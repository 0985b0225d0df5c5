// @ts-check
/** The countdown on the screen, with a light for every table that handed in, or a counter where people do. */
import {html, nothing} from '../../lit/lit-html.js';
import {cues} from '../../lib/countdown.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {weight} from './fit.js';

/** Lights in the width of the stage, in u, and the room for them. */
const WIDTH = 92;
const HEIGHT = 17;
const GAP = 0.8;
const ROWS_MAX = 8;
/** Characters of a table's name that a light makes room for. */
const LONGEST = 9;

/** @param {any} d @param {any} ctx */
export function hands(d, ctx) {
  const {t} = ctx;
  const isOpen = d.phase === 'open';
  return {
    key: d.phase,
    template: html`<div class="s-scene kind-cocreation">
      <header class="s-head">
        <h1 class="s-slit ${weight(d.theme) > 13 ? 's-h2' : 's-h1'} cocreation-two-lines"><bdi>${d.theme}</bdi></h1>
        ${d.tables.length ? count(d, ctx) : nothing}
      </header>
      <div class="s-main cocreation-hands ${d.tables.length ? 'has-lights' : ''}">
        ${isOpen
          ? html`<p class="s-clock"><count-down ends=${d.endsAt}></count-down></p>`
          : html`<div class="cocreation-over"><p class="s-hero">${t('kind.cocreation.time-over')}</p>
              <p class="s-h2 s-plain s-ink-2">${t('kind.cocreation.hands-away')}</p></div>`}
        ${d.tables.length ? lights(d, t) : counter(d, ctx)}
      </div>
      <footer class="s-foot">
        <p class="s-body s-ink-2 cocreation-two-lines"><bdi>${isOpen ? d.brief : ''}</bdi></p>
        <p class="s-body s-ink-2 s-line cocreation-keep">${asides(d, t)}</p>
      </footer>
    </div>`,
    mounted: isOpen && !ctx.preview ? (/** @type {HTMLElement} */ layer) => sounding(layer, ctx) : undefined,
  };
}

/** @param {any} d @param {any} ctx */
function count(d, {t}) {
  return html`<p class="cocreation-count"><span class="s-h1 s-num s-gold">${number(d.in)}</span>
    <span class="s-h2 s-plain s-ink-2 s-num">/ ${t(`kind.cocreation.${d.who}-in`, {count: number(d.of)})}</span></p>`;
}

/** @param {any} d @param {any} ctx */
function counter(d, {t}) {
  const part = d.of ? Math.min(1, d.in / d.of) : 0;
  return html`<div class="cocreation-counter">
    <p><span class="s-h1 s-num s-gold">${number(d.in)}</span>
      <span class="s-h2 s-plain s-ink-2 s-num">/ ${t(`kind.cocreation.${d.tables.length || d.byTable ? d.who : 'people'}-in`, {count: number(d.of)})}</span></p>
    <div class="s-meter"><span ${style({'--part': part})}></span></div>
  </div>`;
}

/** @param {any} d @param {(key: string, values?: any) => string} t */
function asides(d, t) {
  return [
    d.loose ? t('kind.cocreation.loose', {count: d.loose}) : '',
    d.late ? t('kind.cocreation.late-count', {count: d.late}) : '',
  ].filter(Boolean).join(' · ');
}

/** @param {any} d @param {(key: string, values?: any) => string} t */
function lights(d, t) {
  const longest = Math.min(LONGEST, Math.max(...d.tables.map((/** @type {any} */ {table}) => weight(table))));
  const shape = Math.max(1.5, longest * 0.62);
  const {columns, size} = grid(d.tables.length, shape);
  const type = Math.max(1.15, Math.min(size * 0.46, (size * shape) / (longest + 0.8)));
  return html`<ul class="cocreation-lights" ${style({'--cols': columns, '--size': size, '--wide': size * shape, '--type': type})}>
    ${d.tables.map((/** @type {{table: string, state: string}} */ {table, state}) => html`<li class="cocreation-light is-${state}">
      <span class="s-line"><bdi>${table}</bdi></span>
      ${state === 'late' ? html`<small>${t('kind.cocreation.late-mark')}</small>` : nothing}
    </li>`)}
  </ul>`;
}

/**
 * As many rows as make the lights largest, evenly filled.
 * @param {number} tables
 * @param {number} shape  width of a light by its height
 */
function grid(tables, shape) {
  let best = {columns: 1, size: 0};
  for (let rows = 1; rows <= Math.min(tables, ROWS_MAX); rows++) {
    const columns = Math.ceil(tables / rows);
    const width = (WIDTH - GAP * (columns - 1)) / columns;
    const height = (HEIGHT - GAP * (rows - 1)) / rows;
    const size = Math.min(width / shape, height, 6.4);
    if (size > best.size + 0.01) {
      best = {columns, size};
    }
  }
  return best;
}

/**
 * Five minutes, one minute, the last ten seconds; told anew when the end moves.
 * @param {HTMLElement} layer
 * @param {any} ctx
 * @returns {() => void}
 */
export function sounding(layer, ctx) {
  const clock = layer.querySelector('count-down');
  if (!clock) {
    return () => {};
  }
  let leave = () => {};
  function arm() {
    leave();
    leave = cues(Number(/** @type {Element} */ (clock).getAttribute('ends')), (seconds) => ctx.sound.countdown(seconds));
  }
  const watch = new MutationObserver(arm);
  watch.observe(clock, {attributes: true, attributeFilter: ['ends']});
  arm();
  return () => {
    watch.disconnect();
    leave();
  };
}
