// @ts-check
/** The vote on the screen: how many have voted, and what one may vote for; who leads only where the host wants it live. */
import {html, nothing} from '../../lit/lit-html.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {sounding} from './hands.js';
import {ownerName, workName} from './words.js';

/** Between tiles, in u. */
const GAP = 0.9;

/** @param {any} d @param {any} ctx */
export function vote(d, ctx) {
  return d.phase === 'vote' ? voting(d, ctx) : counted(d, ctx);
}

/** @param {any} d @param {any} ctx */
function voting(d, ctx) {
  const {t} = ctx;
  return {
    key: 'vote',
    images: d.works.map((/** @type {any} */ {thumb}) => thumb).filter(Boolean).map(ctx.blob),
    template: html`<div class="s-scene kind-cocreation">
      <header class="s-head">
        <h1 class="s-h1 s-slit">${t('kind.cocreation.vote-now', {count: d.votes})}</h1>
        ${d.endsAt ? html`<p class="s-clock cocreation-vote-clock"><count-down ends=${d.endsAt}></count-down></p>` : html`<p class="s-body s-ink-2 s-line"><bdi>${d.theme}</bdi></p>`}
      </header>
      <div class="s-main cocreation-vote ${d.works.length ? '' : 'is-alone'}">
        ${d.works.length ? tiles(d.works, d.tally, ctx) : html`<div class="cocreation-many"><p class="s-number">${number(d.count)}</p>
          <p class="s-h2 s-plain s-ink-2">${t('kind.cocreation.vote-for', {count: d.count})}</p></div>`}
        ${voters(d, t)}
      </div>
    </div>`,
    mounted: d.endsAt && !ctx.preview ? (/** @type {HTMLElement} */ layer) => sounding(layer, ctx) : undefined,
  };
}

/**
 * @param {any[]} works
 * @param {number[]} tally  votes of each, empty where they are hidden until the podium
 * @param {any} ctx
 */
function tiles(works, tally, ctx) {
  const columns = works.length <= 3 ? works.length : works.length <= 8 ? 4 : works.length <= 15 ? 5 : works.length <= 24 ? 6 : 7;
  const rows = Math.ceil(works.length / columns);
  const high = Math.min(20, (43 - (rows - 1) * GAP) / rows);
  return html`<ol class="cocreation-tiles" ${style({'--cols': columns, '--high': high, '--type': high > 14 ? 2.2 : 1.5})}>
    ${works.map((work, index) => html`<li class="cocreation-tile ${work.thumb ? '' : 'is-text'} ${tally.length ? 'has-votes' : ''}">
      ${work.thumb ? html`<img src=${ctx.blob(work.thumb)} alt="">` : html`<p class="cocreation-tile-text"><bdi>${workName(work, ctx.t)}</bdi></p>`}
      <p class="cocreation-tile-owner"><span class="s-line"><bdi>${ownerName(work, ctx.t)}</bdi></span></p>
      ${tally.length ? html`<p class="cocreation-tile-votes s-num">${number(tally[index])}</p>` : nothing}
    </li>`)}
  </ol>`;
}

/** @param {any} d @param {(key: string, values?: any) => string} t */
function voters(d, t) {
  return html`<div class="cocreation-voters">
    <p class="s-number s-num s-gold">${number(d.voters)}</p>
    <p class="s-h2 s-plain s-ink-2">${t('kind.cocreation.voters', {count: number(d.of)})}</p>
    <div class="s-meter"><span ${style({'--part': d.of ? Math.min(1, d.voters / d.of) : 0})}></span></div>
  </div>`;
}

/** @param {any} d @param {any} ctx */
function counted(d, {t}) {
  return {
    key: 'counted',
    template: html`<div class="s-scene kind-cocreation"><div class="s-main s-center cocreation-theme">
      <div class="s-ray"></div>
      <h1 class="s-hero s-fit-2">${t('kind.cocreation.vote-over')}</h1>
      <p class="s-h2 s-plain s-ink-2">${d.voters ? t('kind.cocreation.vote-over-more', {count: number(d.voters)}) : t('kind.cocreation.no-votes')}</p>
    </div></div>`,
  };
}
