// @ts-check
/**
 * The draw on the console: what stands now, winners one by one (here, absent, handed over), a prize added on the spot,
 * a void before the seal. Steps forward are Take's; nothing here goes back. The form of a draw is in plan.js.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {act, ask, language, number, person, t} from '../../lib/ui.js';
import {line, numberOf, textOf} from '../../host/fields.js';
import {newId} from '../../host/ids.js';
import {prizeOf} from '../../host/prize.js';
import '../../lib/countdown.js';
import {ticketNo} from './ticket.js';
import {blank} from './plan.js';

export {blank, form, presets, read} from './plan.js';

const NAME_MAX = 60;
const PIECES_MAX = 1000;
const REASONS = ['error', 'asked', 'duplicate', 'staff'];

// ── on air ────────────────────────────────────────────────────────────────────────────────────

/**
 * @param {any} d  {draw, tables, winners, earlier, absences, problem}
 * @param {any} ctx
 */
export function panel(d, ctx) {
  const {draw} = d;
  return html`<div class="stack draw-desk">
    ${figures(d, ctx)}
    <p class="draw-who">${draw.phase === 'ready' ? html`<strong class="num">${t('kind.draw.now-eligible', {count: draw.pool, n: draw.pool})}</strong>` : nothing} <span>${draw.rule}</span></p>
    ${ctx.plan && ctx.plan.who === 'LISTED' ? html`<a class="btn btn-wide" href=${`/lottery/${ctx.code}`} target="_blank" rel="noopener">${t('kind.draw.lottery-page')}</a>` : nothing}
    ${ctx.plan && ctx.plan.who === 'LISTED' && d.winners.length ? html`<a class="btn btn-wide" href=${`/host/${ctx.code}/winners.csv`} download>${t('kind.draw.lottery-table')}</a>` : nothing}
    ${d.problem ? html`<p class="note note-danger">${problem(d.problem)}</p>` : nothing}
    <p class=${draw.phase === 'short' ? 'note note-gold' : 'muted'}>${t(`kind.draw.desk-${draw.phase}`, {taps: draw.taps, min: draw.tapsMin, lamps: draw.lamps, n: draw.taps})}</p>
    ${draw.phase === 'short' ? anyway(draw, ctx) : nothing}
    ${d.winners.length ? list(d.winners, d, ctx) : nothing}
    ${unanswered(d, ctx)}
    ${absences(d, ctx)}
    ${d.winners.length || d.earlier.length ? html`<a class="btn btn-wide" href=${`/host/${ctx.code}/claims`} target="_blank" rel="noopener">${t('kind.draw.claim-desk')}</a>` : nothing}
    ${more(d, ctx)}
    ${photo(d, ctx)}
    ${voiding(d, ctx)}
    ${d.earlier.length ? html`<details class="draw-more"><summary>${t('kind.draw.earlier')} <span class="count">${d.earlier.length}</span></summary>${list(d.earlier, d, ctx)}</details>` : nothing}
    ${adding(d, ctx)}
    <p class="small muted num">${t('kind.draw.nth', {number: draw.number, voids: draw.voids})}</p>
  </div>`;
}

/** @param {any} d @param {any} ctx */
function figures({draw}, ctx) {
  const title = ctx.slot && ctx.slot.title === draw.prize.name ? nothing : html`<strong>${draw.prize.name || t('kind.draw.no-prize')}</strong>`;
  return html`<div class="draw-figures">
    <p class="draw-what">${title} <span class="chip chip-gold num">× ${number(draw.quantity)}</span></p>
    <dl>${[['pool', draw.pool], ['taps', draw.taps], ['left', draw.prize.left]].map(([name, value]) => html`<div><dt>${t(`kind.draw.figure-${name}`)}</dt><dd class="num">${number(Number(value))}</dd></div>`)}</dl>
  </div>`;
}

/** @param {{code: string, args: any[]}} why */
function problem({code, args}) {
  return t(`refused.${code}`, Object.fromEntries(args.map((value, at) => [at, value])));
}

/** @param {any} draw @param {any} ctx */
function anyway(draw, ctx) {
  const go = async (/** @type {Event} */ event) => {
    const button = event.currentTarget;
    const yes = await ask({
      title: t('kind.draw.seal-anyway-title'), text: t('kind.draw.seal-anyway-text'),
      yes: t('kind.draw.seal-anyway', {count: draw.taps, n: draw.taps}), no: t('common.cancel'), danger: true,
    });
    if (yes) {
      act(button, () => ctx.act({do: 'sealAnyway'}));
    }
  };
  return html`<button type="button" class="btn btn-wide" @click=${go}>${t('kind.draw.seal-anyway', {count: draw.taps, n: draw.taps})}</button>`;
}

// ── winners ───────────────────────────────────────────────────────────────────────────────────

/** @param {any[]} winners @param {any} d @param {any} ctx */
function list(winners, d, ctx) {
  return html`<ul class="draw-list">${repeat(winners, (one) => `${one.draw}/${one.person.ticket}`, (one) => winner(one, ctx))}</ul>`;
}

/** @param {any} one @param {any} ctx */
function winner(one, ctx) {
  return ctx.plan && ctx.plan.who === 'LISTED' ? seat(one, ctx) : inTheHall(one, ctx);
}

/** A winner of a lottery is at home: no minute, no counter; only a seat that is declined passes on. @param {any} one @param {any} ctx */
function seat(one, ctx) {
  return html`<li class="queue-item draw-seat">
    <p class="split"><span>${person(one.person.name)} <span class="muted num">${t('kind.draw.no', {ticket: ticketNo(one.person.ticket)})}</span></span>
      ${one.canAbsent ? html`<button type="button" class="btn" @click=${(/** @type {Event} */ event) => absent(event, one, 'declined', ctx)}>${t('kind.draw.declined')}</button>` : nothing}</p></li>`;
}

/** @param {any} one @param {any} ctx */
function inTheHall(one, ctx) {
  const {person: who, status} = one;
  const say = (/** @type {any} */ command) => (/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act(command));
  return html`<li class=${`queue-item is-${status}`}>
    <p class="split"><span>${person(who.name)} <span class="muted num">${t('kind.draw.no', {ticket: ticketNo(who.ticket)})}</span></span>
      <span class=${`chip ${status === 'won' ? '' : 'chip-ok'}`}>${status === 'won' ? t('kind.draw.waits') : t(`kind.draw.is-${status}`)}${one.claimedAt ? ` ${clock(one.claimedAt)}` : ''}</span></p>
    <p class="queue-by num">${t('kind.draw.claim-code')} <b class="draw-host-code">${one.code}</b>${!one.here && one.canAbsent ? html` <count-down class="num" ends=${one.absentFrom}></count-down>` : nothing}</p>
    <p class="queue-acts">
      ${one.awarded ? nothing : html`<button type="button" class="btn" @click=${say({do: 'present', ticket: who.ticket})}>${t('kind.draw.present')}</button>`}
      ${one.claimedAt ? nothing : html`<button type="button" class=${`btn ${one.awarded ? 'btn-primary' : ''}`} @click=${(/** @type {Event} */ event) => handOver(event, one, ctx)}>${t('kind.draw.claim')}</button>`}
      ${one.canAbsent ? ['absent', 'declined'].map((reason) => html`<button type="button" class="btn" @click=${(/** @type {Event} */ event) => absent(event, one, reason, ctx)}>${t(`kind.draw.${reason}`)}</button>`) : nothing}
    </p></li>`;
}

/** Written once and never undone, so it is asked. @param {Event} event @param {any} one @param {any} ctx */
async function handOver(event, one, ctx) {
  const button = event.currentTarget;
  const yes = await ask({
    title: t('kind.draw.claim-title', {name: one.person.name}), text: t('kind.draw.claim-text'),
    yes: t('kind.draw.claim'), no: t('common.cancel'),
  });
  if (yes) {
    act(button, () => ctx.act({do: 'handOver', draw: one.draw, ticket: one.person.ticket}));
  }
}

/** Those whose minute is over without an answer, all at once; each gives way to the next in the same order. @param {any} d @param {any} ctx */
function unanswered({winners}, ctx) {
  const isLottery = ctx.plan && ctx.plan.who === 'LISTED';
  const late = isLottery ? [] : winners.filter((/** @type {any} */ one) => one.canAbsent && !one.awarded && ctx.now() >= one.absentFrom);
  if (late.length < 2) {
    return nothing;
  }
  const go = async (/** @type {Event} */ event) => {
    const button = event.currentTarget;
    const yes = await ask({
      title: t('kind.draw.late-title', {count: late.length}), text: t('kind.draw.absent-text'),
      yes: t('kind.draw.replace-all', {count: late.length}), no: t('common.cancel'), danger: true,
    });
    if (yes) {
      act(button, async () => {
        let answer = {ok: true, text: ''};
        for (const one of late) {
          answer = answer.ok ? await ctx.act({do: 'absent', ticket: one.person.ticket, reason: 'absent', override: false}) : answer;
        }
        return answer;
      });
    }
  };
  return html`<button type="button" class="btn btn-wide" @click=${go}>${t('kind.draw.replace-all', {count: late.length})}</button>`;
}

/** Asks before a place passes to the next; before its time or against an answer, the host takes it on. @param {Event} event @param {any} one @param {string} reason @param {any} ctx */
async function absent(event, one, reason, ctx) {
  const button = event.currentTarget;
  const {name, ticket} = one.person;
  const isEarly = ctx.now() < one.absentFrom;
  const override = one.here || isEarly;
  const key = one.here ? 'override-here' : isEarly && reason === 'absent' ? 'override-early' : `${reason}-title`;
  const yes = await ask({
    title: t(`kind.draw.${key}`, {name}),
    text: t(override ? 'kind.draw.override-text' : 'kind.draw.absent-text'),
    yes: t('kind.draw.replace'), no: t('common.cancel'), danger: true,
  });
  if (yes) {
    act(button, () => ctx.act({do: 'absent', ticket, reason, override}));
  }
}

/** @param {any} d @param {any} ctx */
function absences(d, ctx) {
  return d.absences.length === 0
    ? nothing
    : html`<div class="small muted"><strong>${t('kind.draw.absent-list')}</strong>
        ${d.absences.map((/** @type {any} */ one) => html`<p>${person(one.person.name)} ${t(`kind.draw.why-${one.reason}`)}${one.overridden ? t('kind.draw.overridden') : nothing}</p>`)}</div>`;
}

/** @param {any} d @param {any} ctx */
function more({draw}, ctx) {
  if (draw.phase !== 'result' || draw.prize.left === 0) {
    return nothing;
  }
  return html`<button type="button" class="btn btn-wide" @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act({do: 'again'}))}>
    ${t('kind.draw.again', {count: draw.prize.left})}</button>`;
}

/** The poster on the screen, at any time after the result. @param {any} d @param {any} ctx */
function photo({draw, winners}, ctx) {
  return draw.phase !== 'result' || (winners.length === 0 && !draw.photo)
    ? nothing
    : html`<button type="button" class="btn btn-wide" @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act({do: 'photo', on: !draw.photo}))}>
        ${t(draw.photo ? 'kind.draw.photo-hide' : 'kind.draw.photo-show')}</button>`;
}

// ── void ──────────────────────────────────────────────────────────────────────────────────────

/** Only before the seal. @param {any} d @param {any} ctx */
function voiding({draw}, ctx) {
  if (!['locking', 'locked', 'pressing', 'short', 'sealing'].includes(draw.phase)) {
    return nothing;
  }
  const go = async (/** @type {Event} */ event, /** @type {string} */ reason) => {
    const button = event.currentTarget;
    const yes = await ask({
      title: t('kind.draw.void-title'), text: t('kind.draw.void-text'),
      yes: `${t('kind.draw.void')} · ${t(`kind.draw.reason-${reason}`)}`, no: t('common.cancel'), danger: true,
    });
    if (yes) {
      act(button, () => ctx.act({do: 'void', reason}));
    }
  };
  return html`<details class="draw-more"><summary>${t('kind.draw.void')}</summary>
    <div class="draw-reasons">${REASONS.map((reason) => html`<button type="button" class="btn" @click=${(/** @type {Event} */ event) => go(event, reason)}>${t(`kind.draw.reason-${reason}`)}</button>`)}</div></details>`;
}

// ── one more prize ────────────────────────────────────────────────────────────────────────────

/** A prize, its draw right after this one, and Take brings it on. @param {any} d @param {any} ctx */
function adding(d, ctx) {
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const name = textOf(form, 'added');
    const quantity = numberOf(form, 'pieces', 1);
    const button = form.querySelector('button');
    const answer = name && (await act(button, () => add(name, quantity, ctx)));
    if (answer && answer.ok) {
      form.reset();
      ctx.undoable?.(t('kind.draw.added', {name}), () => send(ctx, {do: 'cue', slot: ''}));
    }
  };
  return html`<details class="draw-more"><summary>${t('kind.draw.add')}</summary>
    <form class="stack-s" autocomplete="off" @submit=${submit}>
      ${line({name: 'added', label: t('kind.draw.add-name'), value: '', max: NAME_MAX, required: true, placeholder: t('kind.draw.add-name-example')})}
      ${line({name: 'pieces', label: t('kind.draw.add-quantity'), value: 1, type: 'number', min: 1, max: PIECES_MAX})}
      <button type="submit" class="btn btn-gold btn-wide">${t('kind.draw.add-go')}</button>
    </form></details>`;
}

/**
 * Three commands, each of which may be sent again: the ids are made here.
 * @param {string} name
 * @param {number} quantity
 * @param {any} ctx
 */
async function add(name, quantity, ctx) {
  const prize = prizeOf(newId(), name, quantity);
  const slot = {id: newId(), kind: 'draw', title: name, plan: {...(ctx.plan || blank(ctx)), prize: prize.id, quantity: 0, tables: [], tags: []}};
  const at = ctx.show.rundown.findIndex((/** @type {any} */ one) => ctx.slot && one.id === ctx.slot.id) + 1;
  for (const command of [{do: 'putPrize', prize}, {do: 'putSlot', slot, index: at}]) {
    const answer = await send(ctx, command);
    if (!answer.ok) {
      return answer;
    }
  }
  return send(ctx, {do: 'cue', slot: slot.id});
}

/** A command of the show, not of this activity. @param {any} ctx @param {any} command @returns {Promise<{ok: boolean, text?: string}>} */
function send(ctx, command) {
  return ctx.command(command);
}

/** @param {number} ms */
function clock(ms) {
  return new Intl.DateTimeFormat(language(), {hour: '2-digit', minute: '2-digit', hour12: false}).format(ms);
}
