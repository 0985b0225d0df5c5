// @ts-check
/** A seating on a phone: my table, who sits there, why this mix, a question to begin with, whose turn it is. */
import {html, nothing} from '../../lit/lit-html.js';
import {act, person, t} from '../../lib/ui.js';
import '../../lib/countdown.js';

const LINE_MAX = 60;

/** @type {Record<number, string>} numbers of those who tapped back, by ticket */
let numbers = {};
let asked = '';
/** @type {any} */
let turn = 0;

/**
 * @param {any} d  {phase, round, rounds, intro, layout}
 * @param {any} own  {round, table, zone, line, mates, why, question, lost, met}, or null
 * @param {any} ctx
 */
export function view(d, own, ctx) {
  if (!own) {
    return html`<section class="stack kind-seating empty"><h1>${ctx.slot.title || t('kind.seating')}</h1>
      <p class="lead">${t(d.round ? 'kind.seating.finding' : 'kind.seating.soon')}</p></section>`;
  }
  return html`<section class="stack kind-seating">
    <div class="ticket night"><span class="ticket-label">${t('kind.seating.yours')}${d.rounds > 1 ? ` · ${t('kind.seating.round', {count: own.round})}` : ''}</span>
      <strong class="ticket-value num">${own.table}</strong>
      ${own.zone ? html`<span class="ticket-sub"><bdi>${own.zone}</bdi></span>` : nothing}</div>
    ${turns(d.intro, own, ctx)}
    ${way(d.layout, own, ctx)}
    ${own.question && own.question.zh
      ? html`<div class="card stack-s"><p class="phone-lead">${t('kind.seating.begin')}</p><p class="lead">${own.question[ctx.lang] || own.question.zh}</p></div>`
      : nothing}
    ${own.why ? html`<div class="stack-s"><h2>${t('kind.seating.why')}</h2><p>${own.why[ctx.lang] || own.why.zh}</p></div>` : nothing}
    ${mates(own, ctx)}
    ${line(own, ctx)}
  </section>`;
}

/** Whose turn it is to say who they are. @param {any} intro @param {any} own @param {any} ctx */
function turns(intro, own, ctx) {
  clearTimeout(turn);
  if (!intro) {
    return nothing;
  }
  const each = intro.seconds * 1000;
  const at = Math.max(0, Math.floor((ctx.now() - intro.startMs) / each));
  if (at >= own.mates.length) {
    return html`<p class="note note-ok">${t('kind.seating.round-done')}</p>`;
  }
  const ends = intro.startMs + (at + 1) * each;
  turn = setTimeout(ctx.rerender, Math.max(50, ends - ctx.now()));
  const who = own.mates[at].person;
  const isMe = who.ticket === ctx.me.ticket;
  return html`<div class=${`seating-turn ${isMe ? 'is-me' : ''}`} aria-live="polite">
    <p>${isMe ? t('kind.seating.your-turn') : html`${t('kind.seating.turn')} ${person(who.name)}`}</p>
    <count-down class="num" ends=${ends}></count-down></div>`;
}

/** Where the table stands, and a hand up for who does not find it. @param {any} layout @param {any} own @param {any} ctx */
function way(layout, own, ctx) {
  const say = (/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act({do: 'lost', on: !own.lost}));
  const cells = layout ? Array.from({length: layout.rows * layout.columns}, (_, at) => at + 1) : [];
  return html`${layout && layout.columns <= 20
      ? html`<figure class="seating-map"><figcaption class="small muted">${t('kind.seating.stage')}</figcaption>
          <div class="seating-cells" .style=${`--columns:${layout.columns}`}>${cells.map((no) => html`<i class=${no === own.table ? 'is-mine' : ''}>${no === own.table ? no : nothing}</i>`)}</div></figure>`
      : nothing}
    ${own.lost ? html`<p class="note note-gold">${t('kind.seating.help-comes')}</p>` : nothing}
    <button type="button" class="btn btn-wide" @click=${say}>${t(own.lost ? 'kind.seating.found' : 'kind.seating.lost')}</button>`;
}

/** @param {any} own @param {any} ctx */
function mates(own, ctx) {
  const others = own.mates.filter((/** @type {any} */ mate) => mate.person.ticket !== ctx.me.ticket);
  fetchNumbers(own, ctx);
  return html`<div class="stack-s"><h2>${t('kind.seating.mates', {count: others.length})}</h2>
    <ul class="list">${others.map((/** @type {any} */ mate) => row(mate, ctx))}</ul>
    <p class="small muted">${t('kind.seating.exchange-how')}</p>
    ${own.met.length ? html`<h2>${t('kind.seating.met')}</h2><ul class="list">${own.met.map((/** @type {any} */ one) => html`<li class="row"><span class="row-main">${person(one.name)}${number(one.ticket)}</span></li>`)}</ul>` : nothing}</div>`;
}

/** @param {any} mate @param {any} ctx */
function row(mate, ctx) {
  const tap = (/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act({do: 'tap', ticket: mate.person.ticket, on: !mate.tapped}));
  return html`<li class="row"><span class="row-main"><span class="row-title">${person(mate.person.name)}</span>
      ${mate.line ? html`<span class="row-sub"><bdi>${mate.line}</bdi></span>` : nothing}${mate.mutual ? number(mate.person.ticket) : nothing}</span>
    <button type="button" class="btn row-end" aria-pressed=${mate.tapped} @click=${tap}>${t(mate.mutual ? 'kind.seating.exchanged' : mate.tapped ? 'kind.seating.tapped' : 'kind.seating.tap')}</button></li>`;
}

/** @param {number} ticket */
function number(ticket) {
  const known = numbers[ticket];
  return known === undefined
    ? nothing
    : html`<span class="row-sub num">${known ? html`<a href=${`tel:${known}`}>${known}</a>` : t('kind.seating.no-number')}</span>`;
}

/** Asked for only when somebody tapped back; the server tells nobody else's. @param {any} own @param {any} ctx */
function fetchNumbers(own, ctx) {
  const wanted = [...own.mates.filter((/** @type {any} */ {mutual}) => mutual).map((/** @type {any} */ mate) => mate.person.ticket), ...own.met.map((/** @type {any} */ {ticket}) => ticket)].join();
  if (!wanted || wanted === asked) {
    return;
  }
  asked = wanted;
  fetch(`/j/${ctx.show.code}/exchanged`, {credentials: 'same-origin'})
    .then((reply) => reply.json())
    .then(({people}) => {
      numbers = Object.fromEntries(people.map((/** @type {any} */ one) => [one.ticket, one.contact]));
      ctx.rerender();
    })
    .catch(() => {
      asked = '';
    });
}

/** What I tell my table. @param {any} own @param {any} ctx */
function line(own, ctx) {
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const input = /** @type {HTMLInputElement} */ (form.elements.namedItem('line'));
    act(form.querySelector('button'), () => ctx.act({do: 'say', text: input.value.trim()}));
  };
  return html`<form class="stack-s" autocomplete="off" @submit=${send}>
    <label class="field"><span class="label">${t('kind.seating.line')}</span>
      <input class="input" name="line" maxlength=${LINE_MAX} .value=${own.line} placeholder=${t('kind.seating.line-like')}></label>
    ${own.held ? html`<p class="note note-gold">${t('kind.seating.line-held')}</p>` : nothing}
    <button type="submit" class="btn btn-wide">${t('kind.seating.line-send')}</button></form>`;
}
