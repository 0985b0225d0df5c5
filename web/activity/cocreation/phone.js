// @ts-check
/** A round on a phone, phase by phase: wait, hand in, look up, vote, see who won. */
import {html, nothing} from '../../lit/lit-html.js';
import '../../lib/countdown.js';
import {number, person} from '../../lib/ui.js';
import {ballot} from './ballot.js';
import {handIn, mineCard} from './handin.js';
import {ownerName, tableName, workName} from './words.js';

/** The page of a wall, which a round does without, once it is here. @type {any} */
let wallPage;
const AGAIN_MS = 2000;

/**
 * @param {any} d  what all phones share; `phase` tells which
 * @param {any} own  {owner, table, work, earlier, voted, choices, votes} or null
 * @param {any} ctx
 */
export function view(d, own, ctx) {
  return html`<section class="stack kind-cocreation">${body(d, own, ctx)}</section>`;
}

/** @param {any} d @param {any} own @param {any} ctx */
function body(d, own, ctx) {
  switch (d.phase) {
    case 'ready':
      return ready(d, own, ctx);
    case 'open':
    case 'closed':
      return handIn(d, own, ctx);
    case 'wall':
      return wall(d, own, ctx);
    case 'gallery':
      return gallery(d, own, ctx);
    case 'vote':
      return ballot(d, own, ctx);
    case 'counted':
      return counted(d, ctx);
    default:
      return podium(d, own, ctx);
  }
}

/** @param {any} d @param {any} own @param {any} ctx */
function wall(d, own, ctx) {
  if (wallPage) {
    return wallPage.view(d, own, ctx);
  }
  import('./wallphone.js').then(
    (page) => {
      wallPage = page;
      ctx.rerender();
    },
    () => setTimeout(ctx.rerender, AGAIN_MS),
  );
  return html`<h1><bdi>${d.theme}</bdi></h1>`;
}

/** @param {any} d @param {any} own @param {any} ctx */
function ready(d, own, {t}) {
  const table = own && own.table;
  return html`<p class="phone-lead">${t('kind.cocreation')}</p>
    <h1><bdi>${d.theme}</bdi></h1>
    ${d.brief ? html`<p class="lead cocreation-said"><bdi>${d.brief}</bdi></p>` : nothing}
    <p class="note note-gold">${t('kind.cocreation.soon', {count: d.minutes})}</p>
    ${table
      ? html`<div class="ticket night"><span class="ticket-label">${t('kind.cocreation.for-table')}</span>
          <strong class="ticket-value"><bdi>${tableName(table, t)}</bdi></strong>
          <span class="ticket-sub">${t('kind.cocreation.any-phone')}</span></div>`
      : html`<p class="muted">${t(d.who === 'groups' ? 'kind.cocreation.who-groups' : d.byTable ? 'kind.cocreation.for-yourself' : 'kind.cocreation.for-each')}</p>`}`;
}

/** @param {any} d @param {any} own @param {any} ctx */
function gallery(d, own, ctx) {
  const {t} = ctx;
  const {work} = d;
  return html`<p class="phone-lead">${t('kind.cocreation.on-screen')}</p>
    ${work
      ? html`<div class="ticket night cocreation-now">
          <span class="ticket-label num">${d.index} / ${d.count}</span>
          <strong class="ticket-value"><bdi>${ownerName(work, t)}</bdi></strong>
          <span class="ticket-sub"><bdi>${workName(work, t)}</bdi></span>
        </div>`
      : html`<p class="empty">${t('kind.cocreation.no-work')}</p>`}
    ${own && own.work ? mineCard(own.work, ctx) : nothing}`;
}

/** @param {any} d @param {any} ctx */
function counted(d, {t}) {
  return html`<p class="phone-lead"><bdi>${d.theme}</bdi></p>
    <h1>${t('kind.cocreation.vote-over')}</h1>
    <p class="lead">${d.voters ? t('kind.cocreation.vote-over-more', {count: number(d.voters)}) : t('kind.cocreation.no-votes')}</p>`;
}

/** @param {any} d @param {any} own @param {any} ctx */
function podium(d, own, ctx) {
  const {t} = ctx;
  const place = own && d.places.find((/** @type {any} */ {works}) => works.some((/** @type {any} */ {id}) => id === own.owner));
  return html`<p class="phone-lead"><bdi>${d.theme}</bdi></p>
    <h1>${t('kind.cocreation.podium')}</h1>
    ${place
      ? html`<div class="ticket night"><span class="ticket-label"><bdi>${own.table ? tableName(own.table, t) : ctx.me.name}</bdi></span>
          <strong class="ticket-value">${t(`kind.cocreation.rank-${place.rank}`)}</strong>
          <span class="ticket-sub">${t('kind.cocreation.votes-of', {count: number(place.votes)})}</span></div>`
      : nothing}
    ${d.covered ? html`<p class="note note-gold">${t('kind.cocreation.look-up')}</p>` : nothing}
    ${d.places.length ? html`<ol class="list">${d.places.map((/** @type {any} */ row) => row.works.map((/** @type {any} */ work) => winner(row, work, ctx)))}</ol>` : nothing}
    ${!place && own && own.work && own.votes >= 0 ? html`<p class="muted">${t('kind.cocreation.your-votes', {count: own.votes})}</p>` : nothing}`;
}

/** @param {any} row @param {any} work @param {any} ctx */
function winner(row, work, {t, blob}) {
  return html`<li class="row ${row.rank === 1 ? 'is-now' : ''}">
    <span class="cocreation-medal is-${row.rank}">${row.rank}</span>
    ${work.thumb ? html`<img class="cocreation-thumb" src=${blob(work.thumb)} alt="">` : nothing}
    <span class="row-main"><span class="row-title"><bdi>${workName(work, t)}</bdi></span>
      <span class="row-sub">${work.table ? html`<bdi>${tableName(work.table, t)}</bdi>` : person(work.by.name)}</span></span>
    <span class="row-end num">${t('kind.cocreation.votes-of', {count: number(row.votes)})}</span>
  </li>`;
}
