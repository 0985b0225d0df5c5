// @ts-check
/** A round on the screen, phase by phase: theme card, countdown with lights, gallery, vote, podium. */
import {html, nothing} from '../../lit/lit-html.js';
import '../../lib/countdown.js';
import {heading, weight} from './fit.js';
import {film} from './film.js';
import {gallery} from './gallery.js';
import {hands} from './hands.js';
import {podium} from './podium.js';
import {vote} from './vote.js';
import {wall} from './wall.js';

export const styles = ['stage.css'];

/** Above it the brief is set small, and the ray makes room. */
const LONG_BRIEF = 120;

/**
 * @param {any} d  the screen's view; `phase` tells which
 * @param {any} ctx
 */
export function scene(d, ctx) {
  switch (d.phase) {
    case 'ready':
      return theme(d, ctx);
    case 'open':
    case 'closed':
      return hands(d, ctx);
    case 'wall':
      return wall(d, ctx);
    case 'film':
      return film(d, ctx);
    case 'gallery':
      return gallery(d, ctx);
    case 'vote':
    case 'counted':
      return vote(d, ctx);
    default:
      return podium(d, ctx);
  }
}

/** @param {any} d @param {any} ctx */
function theme(d, ctx) {
  const {t} = ctx;
  const isLong = weight(d.brief) > LONG_BRIEF;
  return {
    key: 'theme',
    template: html`<div class="s-scene kind-cocreation">
      <header class="s-head"><p class="s-h2 s-slit">${ctx.slot.title || t('kind.cocreation')}</p>
        <p class="s-body s-ink-2 s-line">${ctx.show.title}</p></header>
      <div class="s-main s-center cocreation-theme">
        ${isLong ? nothing : html`<div class="s-ray"></div>`}
        <h1 class="${heading(d.theme)} s-enter"><bdi>${d.theme}</bdi></h1>
        ${d.brief ? html`<p class="${isLong ? 's-body is-long' : 's-h2'} s-plain s-ink-2 cocreation-brief s-fade"><bdi>${d.brief}</bdi></p>` : nothing}
      </div>
      <footer class="s-foot cocreation-terms">
        ${terms(d, t).map((term) => html`<span class="s-h2">${term}</span>`)}
      </footer>
    </div>`,
  };
}

/** @param {any} d @param {(key: string, values?: any) => string} t */
function terms(d, t) {
  const pieces = d.piecesMax ? t('kind.cocreation.term-pictures', {count: d.piecesMax}) : t('kind.cocreation.term-text');
  return [
    t('kind.cocreation.term-minutes', {count: d.minutes}),
    t(d.byTable ? 'kind.cocreation.term-table' : 'kind.cocreation.term-person'),
    pieces,
    ...(d.votes ? [t('kind.cocreation.term-votes', {count: d.votes})] : []),
  ];
}
