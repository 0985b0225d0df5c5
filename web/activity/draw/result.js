// @ts-check
/**
 * The result of a draw: winners, who was absent, the four glyphs, and how many phones recomputed it. More winners than
 * can be read at once stand on pages that turn.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {ems, winnerPages} from './layout.js';
import {sentence, size, sponsor, title} from './parts.js';
import {ticketNo} from './ticket.js';

/** More than these are set closer. */
const FEW = 12;
/** In u: the podium, with the prize's picture beside it; what notes and the number of a page take from its height, and what stands under a name. */
const ROOM = {width: 92, beside: 63, height: 31.6, notes: .8, note: 2.25, paged: 2.4, few: 3.6, many: 2};
const NOTE_SIZE = 1.5;
/** So long phones may take before none of them is said to have agreed. */
const CHECKING_MS = 30000;
/** Winners appear one after another, all of them within so long. */
const STAGGER_MS = 160;
const ALL_MS = 1800;

/**
 * @param {any} d
 * @param {any[]} winners  those that are shown
 * @param {any} show  what the page saw of it, or null in a preview
 * @param {any} ctx
 */
export function result(d, winners, show, ctx) {
  const {draw} = d;
  const form = winners.length <= FEW ? 'few' : 'many';
  const picture = form === 'few' && draw.prize.picture;
  const height = ROOM.height - noteLines(d) * ROOM.note - (noteLines(d) ? ROOM.notes : 0);
  const pages = winnerPages(winners, picture ? ROOM.beside : ROOM.width, height, form === 'few' ? ROOM.few : ROOM.many, ROOM.paged);
  return html`<div class="draw-result">
    <header class="s-head draw-head">
      <div class="s-fill">${title(draw)}
        ${sentence(draw.rule, draw.prize.sponsor ? (draw.prize.logo ? 50 : 62) : 90)}</div>
      ${sponsor(draw, ctx)}
    </header>
    <div class="draw-podium">
      ${picture ? html`<div class="draw-won-picture"><img class="s-picture" src=${ctx.blob(draw.prize.picture)} alt=""></div>` : nothing}
      <div class="draw-pages">${pages.map((page, at) => cards(page, form, at, pages.length, d, show, ctx))}</div>
    </div>
    ${notes(d, ctx)}
    ${proof(d, ctx)}
  </div>`;
}

/** @param {any} page @param {string} form @param {number} at @param {number} of @param {any} d @param {any} show @param {any} ctx */
function cards({winners, columns, rows, sizes}, form, at, of, d, show, ctx) {
  return html`<div class=${`draw-winners is-${form} ${of === 1 && winners.length === 1 ? 'is-one' : ''} ${of > 1 ? 'is-paged' : ''} ${at === 0 ? 'is-page' : ''}`} ${style({'--cols': columns, '--rows': rows})}>
    ${repeat(/** @type {any[]} */ (winners), ({person}) => person.ticket, (winner, index) => card(winner, sizes[index], index, winners.length, form, d, show, ctx))}
    ${winners.length === 0 ? html`<p class="s-h1 s-ink-2">${ctx.t('kind.draw.nobody-left')}</p>` : nothing}
    ${of > 1 ? html`<p class="draw-page-no s-body s-ink-2 s-num">${ctx.t('kind.draw.page', {page: at + 1, pages: of})}</p>` : nothing}
  </div>`;
}

/**
 * @param {any} winner
 * @param {number} large
 * @param {number} index
 * @param {number} of
 * @param {string} form
 * @param {any} d
 * @param {any} show
 * @param {any} ctx
 */
function card(winner, large, index, of, form, d, show, ctx) {
  const {person, status, insteadOf} = winner;
  const gone = d.absences.find((/** @type {any} */ one) => one.person.ticket === insteadOf);
  const isHere = status !== 'won';
  return html`<div class=${`draw-winner ${isHere ? 'is-here' : ''} ${show && show.isFresh(person.ticket) ? 'is-fresh' : ''}`} ${style({'--wait': `${Math.round(Math.min(STAGGER_MS, ALL_MS / of) * index)}ms`})}>
    <bdi class="draw-name" ${size(large)}>${person.name}</bdi>
    <p class="draw-sub s-num">${gone && form === 'many' ? nothing : ctx.t('kind.draw.no', {ticket: ticketNo(person.ticket)})}
      ${isHere ? html`<span class="draw-here">${form === 'few' ? ctx.t(`kind.draw.is-${status}`) : ''}</span>` : nothing}
      ${gone ? html`<span class="draw-instead">${ctx.t('kind.draw.instead', {name: gone.person.name})}</span>` : nothing}</p>
  </div>`;
}

/** How many lines the notes will take. @param {any} d */
function noteLines({draw, absences, checks}) {
  const wide = absences.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + (ems(one.person.name) + (one.overridden ? 13 : 5)) * NOTE_SIZE, 12);
  return draw.amber.length + (checks ? checks.codes.length : 0) + (absences.length ? Math.ceil(wide / ROOM.width) : 0);
}

/** What the room should know beside the names: who was absent, which tick failed, what was weaker than usual. @param {any} d @param {any} ctx */
function notes(d, ctx) {
  const codes = d.checks ? d.checks.codes : [];
  if (noteLines(d) === 0) {
    return nothing;
  }
  return html`<div class="draw-notes s-body s-ink-2">
    ${codes.map((/** @type {any} */ one) => html`<p class="s-coral">${ctx.t('kind.draw.objected', {count: one.count, n: one.count})} ${ctx.t(`verify.code.${one.code}`)}</p>`)}
    ${d.draw.amber.map((/** @type {string} */ code) => html`<p class="s-gold">${ctx.t(`kind.draw.amber-${code}`)}</p>`)}
    ${d.absences.length ? html`<p class="draw-absences">${ctx.t('kind.draw.absences')}
      ${d.absences.map((/** @type {any} */ one) => html`<span class="draw-absence"><bdi>${one.person.name}</bdi> ${ctx.t(`kind.draw.why-${one.reason}`)}${one.overridden ? html` <b class="s-coral">${ctx.t('kind.draw.overridden')}</b>` : nothing}</span>`)}</p>` : nothing}
  </div>`;
}

/** The four glyphs, and what everybody can compare. @param {any} d @param {any} ctx */
function proof(d, ctx) {
  const {draw} = d;
  return html`<footer class="s-foot draw-proof">
    <div class="draw-glyphs"><p class="s-body s-ink-2">${ctx.t('kind.draw.compare')}</p>
      <p class="draw-four">${Array.from(draw.glyphs, (glyph) => html`<b>${glyph}</b>`)}</p></div>
    <div class="draw-facts">
      ${agreement(d, ctx)}
      <p class="s-body s-num">${ctx.t('kind.draw.nth', {number: draw.number, voids: draw.voids})}</p>
      <p class="s-body s-ink-2 s-num">${ctx.t('kind.draw.sealed-of', {taps: number(draw.taps), pool: number(draw.pool), n: draw.taps})}</p>
    </div>
  </footer>`;
}

/** What the phones say that recomputed it themselves. @param {any} d @param {any} ctx */
function agreement({draw, checks}, ctx) {
  const {agree = 0, objections = 0} = checks || {};
  if (agree + objections === 0 && ctx.now() - draw.resultAt < CHECKING_MS) {
    return html`<p class="s-h2 s-ink-2">${ctx.t('kind.draw.checking')}</p>`;
  }
  return html`<p class="s-h2 s-num"><span class="s-mint">${ctx.t('kind.draw.agree', {count: number(agree), n: agree})}</span>
    · <span class=${objections > 0 ? 's-coral' : 's-ink-2'}>${ctx.t('kind.draw.objections', {count: number(objections), n: objections})}</span></p>`;
}
