// @ts-check
/**
 * The draw on the console: what stands now, winners one by one (here, absent, handed over), a prize added on the spot,
 * a void before the seal; and the form of a draw. Steps forward are Take's; nothing here goes back.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {act, ask, number, person, t} from '../../lib/ui.js';
import {choice, isOn, line, numberOf, segments, textOf, toggle} from '../../host/fields.js';
import {newId} from '../../host/ids.js';
import '../../lib/countdown.js';
import {ticketNo} from './layout.js';

const NAME_MAX = 60;
const QUANTITY_MAX = 200;
const PIECES_MAX = 1000;
const STRENGTHS = [23, 24];
const SCENES = ['WALL', 'SPHERE', 'PAGES'];
const SOUNDS = ['BELLS', 'BRASS', 'HARP', 'DRUMS', 'NONE'];
const LOOK = {scene: SCENES[0], sound: SOUNDS[0], photo: true};
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
    ${d.problem ? html`<p class="note note-danger">${problem(d.problem)}</p>` : nothing}
    <p class=${draw.phase === 'short' ? 'note note-gold' : 'muted'}>${t(`kind.draw.desk-${draw.phase}`, {taps: draw.taps, min: draw.tapsMin, lamps: draw.lamps, n: draw.taps})}</p>
    ${draw.phase === 'short' ? anyway(draw, ctx) : nothing}
    ${d.winners.length ? list(d.winners, d, ctx) : nothing}
    ${absences(d, ctx)}
    ${more(d, ctx)}
    ${photo(d, ctx)}
    ${voiding(d, ctx)}
    ${d.earlier.length ? html`<details class="draw-more"><summary>${t('kind.draw.earlier')} <span class="count">${d.earlier.length}</span></summary>${list(d.earlier, d, ctx)}</details>` : nothing}
    ${adding(d, ctx)}
    <p class="small muted">${draw.rule}</p>
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
  const {person: who, status} = one;
  const say = (/** @type {any} */ command) => (/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act(command));
  return html`<li class=${`queue-item is-${status}`}>
    <p class="split"><span>${person(who.name)} <span class="muted num">${t('kind.draw.no', {ticket: ticketNo(who.ticket)})}</span></span>
      <span class=${`chip ${status === 'won' ? '' : 'chip-ok'}`}>${status === 'won' ? t('kind.draw.waits') : t(`kind.draw.is-${status}`)}</span></p>
    <p class="queue-by num">${t('kind.draw.claim-code')} <b class="draw-host-code">${one.code}</b>${!one.here && one.canAbsent ? html` <count-down class="num" ends=${one.absentFrom}></count-down>` : nothing}</p>
    <p class="queue-acts">
      ${one.awarded ? nothing : html`<button type="button" class="btn" @click=${say({do: 'present', ticket: who.ticket})}>${t('kind.draw.present')}</button>`}
      ${one.claimedAt ? nothing : html`<button type="button" class=${`btn ${one.awarded ? 'btn-primary' : ''}`} @click=${say({do: 'claim', ticket: who.ticket})}>${t('kind.draw.claim')}</button>`}
      ${one.canAbsent ? ['absent', 'declined'].map((reason) => html`<button type="button" class="btn" @click=${(/** @type {Event} */ event) => absent(event, one, reason, ctx)}>${t(`kind.draw.${reason}`)}</button>`) : nothing}
    </p></li>`;
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
  const prize = {id: newId(), name, quantity, batch: 0, sponsor: '', picture: ''};
  const slot = {id: newId(), kind: 'draw', title: name, plan: {...(ctx.plan || blank(ctx)), prize: prize.id, quantity: 0}};
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

// ── the plan ──────────────────────────────────────────────────────────────────────────────────

/** @param {any} plan @param {any} ctx */
export function form(plan, ctx) {
  const {prizes} = ctx.show;
  if (prizes.length === 0) {
    return html`<p class="note note-gold">${t('kind.draw.form-prize-none')}</p>`;
  }
  const {look = LOOK} = plan;
  const strengths = STRENGTHS.includes(plan.strength) ? STRENGTHS : [...STRENGTHS, plan.strength];
  return html`
    ${choice({name: 'prize', label: t('kind.draw.form-prize'), value: plan.prize, options: prizes.map((/** @type {any} */ prize) => ({value: prize.id, label: `${prize.name} · ${t('kind.draw.pieces', {count: prize.quantity, n: prize.quantity})}`}))})}
    ${line({name: 'quantity', label: t('kind.draw.form-quantity'), value: plan.quantity || '', type: 'number', min: 0, max: QUANTITY_MAX, hint: t('kind.draw.form-quantity-hint')})}
    ${segments({name: 'exclude', label: t('kind.draw.form-exclude'), value: plan.exclude, options: ['ALL', 'PRIZE', 'NONE'].map((value) => ({value, label: t(`kind.draw.exclude-${value.toLowerCase()}`)}))})}
    ${toggle({name: 'staff', label: t('kind.draw.form-staff'), value: plan.staff})}
    ${line({name: 'tables', label: t('kind.draw.form-tables'), value: plan.tables.join('、'), hint: t('kind.draw.form-list-hint')})}
    ${line({name: 'tags', label: t('kind.draw.form-tags'), value: plan.tags.join('、')})}
    ${segments({name: 'strength', label: t('kind.draw.form-strength'), value: String(plan.strength), options: strengths.map((value) => ({value: String(value), label: t(`kind.draw.strength-${STRENGTHS.includes(value) ? value : 'weak'}`)})), hint: t('kind.draw.form-strength-hint')})}
    ${segments({name: 'scene', label: t('kind.draw.form-scene'), value: look.scene, options: SCENES.map((value) => ({value, label: t(`kind.draw.scene-${value.toLowerCase()}`)})), hint: t('kind.draw.form-scene-hint')})}
    ${segments({name: 'sound', label: t('kind.draw.form-sound'), value: look.sound, options: SOUNDS.map((value) => ({value, label: t(`kind.draw.sound-${value.toLowerCase()}`)}))})}
    ${toggle({name: 'photo', label: t('kind.draw.form-photo'), value: look.photo})}`;
}

/** @param {HTMLFormElement} element @param {any} plan */
export function read(element, plan) {
  if (!element.elements.namedItem('prize')) {
    return plan;
  }
  const {look = LOOK} = plan;
  return {
    prize: textOf(element, 'prize', plan.prize),
    quantity: Math.min(QUANTITY_MAX, Math.max(0, numberOf(element, 'quantity'))),
    exclude: textOf(element, 'exclude', plan.exclude),
    staff: isOn(element, 'staff'),
    tables: words(textOf(element, 'tables')),
    tags: words(textOf(element, 'tags')),
    strength: numberOf(element, 'strength', plan.strength),
    look: {scene: textOf(element, 'scene', look.scene), sound: textOf(element, 'sound', look.sound), photo: isOn(element, 'photo')},
  };
}

/** @param {any} ctx */
export function blank(ctx) {
  const [first] = ctx.show.prizes;
  return planFor(first ? first.id : '');
}

/** One for each prize, the usual way to plan. @param {any} ctx */
export function presets(ctx) {
  const {prizes} = ctx.show;
  return prizes.length === 0
    ? [{name: t('kind.draw'), about: t('kind.draw.form-prize-none'), plan: planFor('')}]
    : prizes.map((/** @type {any} */ prize) => ({
        name: `${t('kind.draw')} · ${prize.name}`,
        about: t('kind.draw.pieces', {count: prize.quantity, n: prize.quantity}),
        plan: planFor(prize.id),
      }));
}

/** @param {string} prize */
function planFor(prize) {
  return {prize, quantity: 0, exclude: 'ALL', staff: false, tables: [], tags: [], strength: STRENGTHS[0], look: LOOK};
}

/** @param {string} text @returns {string[]} */
function words(text) {
  return [...new Set(text.split(/[,，、;；\n]/).map((word) => word.trim().slice(0, NAME_MAX)).filter(Boolean))].slice(0, QUANTITY_MAX);
}
