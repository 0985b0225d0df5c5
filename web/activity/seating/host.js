// @ts-check
/** A seating on the console: the search, what it found, who waits, and the sheets with the rules and the floor. */
import {html, nothing} from '../../lit/lit-html.js';
import '../../lib/countdown.js';
import {act, number, person, t} from '../../lib/ui.js';
import {style} from '../../lib/style.js';
import {drawSheets, openSheet} from '../../host/sheet.js';
import {floor, lowest} from './floor.js';
import {judgeOf} from './judge.js';
import {cards} from './rules.js';
import {questions, read} from './plan.js';
import {surveyOf} from './survey.js';

export {blank, form, read} from './plan.js';

/** Beside seating.css. */
export const styles = ['desk.css'];

/** What the sheets draw: the newest of both. @type {{d: any, ctx: any}} */
const now = {d: null, ctx: null};

/** @param {any} d @param {any} ctx */
export function panel(d, ctx) {
  now.d = d;
  now.ctx = {...ctx, rerender: () => {
    ctx.rerender();
    drawSheets();
  }};
  const {ctx: wide} = now;
  const judge = judgeOf(d, wide);
  return html`<div class="stack">
    <div class="card stack-s">
      <p class="split"><strong class="seating-figure num">${number(d.here)}</strong><span class="chip">${t(`kind.seating.desk-${d.phase}`)}</span></p>
      <p class="small muted">${t('kind.seating.desk-here', {n: d.here})}${d.tables.length ? ` · ${t('kind.seating.desk-tables', {count: d.tables.length, n: d.tables.length})}` : ''}${d.rounds > 1 ? ` · ${t('kind.seating.desk-round', {count: d.round, of: d.rounds})}` : ''}</p>
      ${d.solving ? progress(d, wide) : verdict(d, judge)}
      ${d.failed ? html`<p class="note note-danger">${t('kind.seating.desk-failed')}</p>` : nothing}
    </div>
    ${d.proposal ? proposal(d.proposal, wide) : nothing}
    ${d.unseated.length ? html`<div class="note note-gold stack-s"><p>${t('kind.seating.desk-unseated', {count: d.unseated.length, n: d.unseated.length})} ${names(d.unseated)}</p>${button('kind.seating.desk-open', {do: 'open', table: lowest(d.tables)}, wide)}</div>` : nothing}
    ${d.lost.length ? lost(d.lost, (ticket) => tableOf(d, ticket), wide) : nothing}
    ${held(d.held, wide)}
    <div class="seating-buttons">
      <button type="button" class="btn" @click=${() => rulesSheet()}>${t('kind.seating.desk-rules')}</button>
      <button type="button" class="btn" ?disabled=${d.tables.length === 0} @click=${() => floorSheet()}>${t('kind.seating.desk-floor')}</button>
      ${d.solving ? nothing : button(d.tables.length === 0 ? 'kind.seating.desk-solve' : d.draft ? 'kind.seating.desk-again' : 'kind.seating.desk-next', {do: 'solve'}, wide)}
      ${d.draft ? button('kind.seating.desk-quiet', {do: 'publish', quiet: true}, wide) : nothing}
    </div>
    ${d.round > 0 ? shown(d, wide) : nothing}
  </div>`;
}

/** Who waits while another activity is on air. @param {any} d @param {any} ctx */
export function aside(d, ctx) {
  const tables = new Map(d.lost.map((/** @type {any} */ one) => [one.person.ticket, one.table]));
  return html`<div class="stack">
    ${d.lost.length ? lost(d.lost.map((/** @type {any} */ one) => one.person), (ticket) => tables.get(ticket), ctx) : nothing}
    ${d.proposal ? proposal(d.proposal, ctx) : nothing}
    ${held(d.held, ctx)}
  </div>`;
}

/** Lines that the word list holds. @param {any[]} lines @param {any} ctx */
function held(lines, ctx) {
  return lines.map((one) => html`<div class="card stack-s"><p>${person(one.person.name)}：<bdi>${one.text}</bdi></p><p class="small muted">${one.words.join('、')}</p>
      <div class="seating-buttons">${button('kind.seating.desk-pass', {do: 'pass', ticket: one.person.ticket, on: true}, ctx)}${button('kind.seating.desk-drop', {do: 'pass', ticket: one.person.ticket, on: false}, ctx)}</div></div>`);
}

/** @param {any} d @param {any} ctx */
function progress(d, ctx) {
  const works = (ctx.live.topic('health') || {}).works || [];
  const work = works.find((/** @type {any} */ {what, of}) => what === 'seating' && of === ctx.slot.id);
  return html`<div class="meter"><span ${style({'--part': work ? work.percent / 100 : .03})}></span></div>
    <p class="small muted">${t('kind.seating.desk-searching', {count: number(d.solving.people), n: d.solving.people})}</p>
    ${button('common.cancel', {do: 'cancel'}, ctx)}`;
}

/** What the search proved, and what is broken as people sit now. @param {any} d @param {any} judge */
function verdict(d, judge) {
  const {verdict: found} = d;
  const broken = judge ? judge.hardBroken : 0;
  const more = found && judge ? judge.cost - found.cost : 0;
  const isOther = more !== 0 || (found && judge && broken !== found.hardBroken);
  return html`${found && isOther
    ? html`<p class="small">${t(more < 0 ? 'kind.seating.desk-changed-less' : 'kind.seating.desk-changed', {more: number(Math.abs(more))})}</p>`
    : found
      ? html`<p class=${found.proven ? 'note note-ok' : 'small'}>${found.proven ? t('kind.seating.desk-proven') : t('kind.seating.desk-gap', {gap: number(found.cost - found.bound), cost: number(found.cost), bound: number(found.bound)})}</p>`
      : html`<p class="small muted">${t('kind.seating.desk-begin')}</p>`}
    ${broken ? html`<p class="note note-danger">${t('kind.seating.desk-broken', {count: number(broken), n: broken})}${judge.breaches.slice(0, 3).map((/** @type {any} */ one) => html`<br>${one.table ? `${t('kind.seating.table', {table: one.table})} · ` : ''}${one.text}`)}</p>` : nothing}`;
}

/** @param {any} moves @param {any} ctx */
function proposal({moves, broken, left}, ctx) {
  return html`<div class="card stack-s seating-proposal"><h3>${t('kind.seating.desk-proposal', {broken, left})}</h3>
    <ul class="stack-s">${moves.map((/** @type {any} */ move) => html`<li>${person(move.person.name)} <span class="num">${move.from} → ${move.to}</span></li>`)}</ul>
    <div class="seating-buttons">${button('kind.seating.desk-approve', {do: 'approve', yes: true}, ctx)}${button('kind.seating.desk-dismiss', {do: 'approve', yes: false}, ctx)}</div></div>`;
}

/** @param {any} d @param {number} ticket @returns {number} */
function tableOf(d, ticket) {
  return (d.tables.find((/** @type {any} */ table) => table.people.some((/** @type {any} */ seat) => seat.person.ticket === ticket)) || {}).no;
}

/** @param {any[]} people @param {(ticket: number) => number} tableFor @param {any} ctx */
function lost(people, tableFor, ctx) {
  return html`<div class="card stack-s"><h3>${t('kind.seating.desk-lost')}</h3><ul class="stack-s">${people.map((one) => html`<li class="split"><span>${person(one.name)}${tableFor(one.ticket) ? html` <b class="num">${t('kind.seating.table', {table: tableFor(one.ticket)})}</b>` : nothing}</span>
    ${button('kind.seating.desk-found', {do: 'found', ticket: one.ticket}, ctx)}</li>`)}</ul></div>`;
}

/** What the hall sees, introductions, questions. @param {any} d @param {any} ctx */
function shown(d, ctx) {
  const views = ['REVEAL', 'FIND', ...(ctx.plan.layout.rows > 0 && ctx.plan.layout.columns > 0 ? ['MAP'] : [])];
  const runs = d.intro && ctx.now() < d.intro.startMs + d.intro.seconds * 1000 * Math.max(1, ...d.tables.map((/** @type {any} */ table) => table.people.length));
  return html`<div class="stack-s"><h3>${t('kind.seating.desk-screen')}</h3>
      <div class="seating-pick is-wide" role="group">${views.map((view) => html`<button type="button" aria-pressed=${d.view === view} @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act({do: 'show', view}))}>${t(`kind.seating.desk-${view}`)}</button>`)}</div></div>
    <div class="seating-buttons">
      ${runs ? button('kind.seating.desk-intro-stop', {do: 'introduce', seconds: 0}, ctx) : button('kind.seating.desk-intro', {do: 'introduce', seconds: ctx.plan.introSeconds}, ctx)}
      ${button('kind.seating.desk-ask-all', {do: 'ask', table: 0}, ctx)}
    </div>`;
}

/** @param {{name: string}[]} people */
function names(people) {
  return people.map(({name}, at) => html`${at ? '、' : nothing}${person(name)}`);
}

/** @param {string} key @param {any} command @param {any} ctx */
function button(key, command, ctx) {
  return html`<button type="button" class="btn" @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act(command))}>${t(key)}</button>`;
}

// ── sheets ────────────────────────────────────────────────────────────────────────────────────

function floorSheet() {
  openSheet({
    title: () => t('kind.seating.desk-floor'),
    wide: true,
    body: () => html`<div class="kind-seating seating-wide">${floor(now.d, now.ctx)}</div>`,
  });
}

/** Every change holds at once, also while it is on air; a plan that was found before stays until another is asked for. */
function rulesSheet() {
  const change = (/** @type {any} */ plan) => now.ctx.edit(plan);
  const changed = (/** @type {Event} */ event) => change(read(/** @type {HTMLFormElement} */ (event.currentTarget), now.ctx.plan));
  openSheet({
    title: () => t('kind.seating.desk-rules'),
    wide: true,
    body: () => {
      const {plan} = now.ctx;
      const survey = surveyOf(plan, now.ctx);
      return html`<div class="kind-seating seating-wide seating-two"><form class="stack" autocomplete="off" @submit=${(/** @type {Event} */ event) => event.preventDefault()} @change=${changed}>${questions(plan, survey)}</form>
        <div class="seating-rules">${cards(plan, survey, change, now.ctx)}</div></div>`;
    },
  });
}
