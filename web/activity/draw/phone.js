// @ts-check
/**
 * The draw on a phone: am I on the list, press and hold, the lamps, the four glyphs computed by the phone itself;
 * and whatever is on air, a winner's page that lights up and stays until it is closed.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {number, person, t} from '../../lib/ui.js';
import {ticketNo} from './ticket.js';
import {memory, newTap, save, sawSeal, tapOf} from './memory.js';
import {Press, vibrate} from './press.js';
import {compare, drawer, ticks} from './proof.js';
import {drawOf} from './ticks.js';
import {watch} from './watch.js';

const LAMPS = 8;
/** The screen shows the winners first. */
const AFTER_SCREEN_MS = 2600;
const ANSWER_MS = 60000;
const SHOWN_MS = 3600000;
/** A prize code that was not given out yet is asked for again. */
const GIFT_AGAIN_MS = 5000;

/**
 * @param {any} d  {draw, tables, winners, absences, open, seal, y, gapMs, head}
 * @param {any} own  {listed, tap, missed} or null
 * @param {any} ctx
 */
export function view(d, own, ctx) {
  const {draw} = d;
  const mine = memory(ctx.show.code, ctx.me.ticket);
  if (d.seal) {
    sawSeal(ctx.show.code, mine, draw.draw, d.seal);
  }
  confirmed(mine, draw, own, ctx);
  const seen = watch(ctx.show.code, mine);
  seen.sees(d, own, ctx);
  return html`<section class="stack kind-draw is-${draw.phase}">${body(d, own, mine, seen, ctx)}</section>`;
}

/** @param {any} d @param {any} own @param {any} mine @param {import('./watch.js').Watch} seen @param {any} ctx */
function body(d, own, mine, seen, ctx) {
  switch (d.draw.phase) {
    case 'ready':
    case 'locking':
      return [prize(d, ctx), place(d, own, ctx), rule(d, ctx)];
    case 'locked':
      return [prize(d, ctx), place(d, own, ctx), ticks(d, own, seen, ctx), html`<p class="muted">${ctx.t('kind.draw.get-ready')}</p>`, rule(d, ctx), drawer(d, seen, ctx)];
    case 'pressing':
    case 'short':
      return hold(d, own, mine, ctx);
    case 'sealing':
    case 'lamps':
      return [kept(d, mine, ctx), lamps(d, seen, ctx), ticks(d, own, seen, ctx), drawer(d, seen, ctx)];
    default:
      return result(d, own, mine, seen, ctx);
  }
}

// ── before ────────────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function prize({draw}, ctx) {
  return html`<div class="draw-gift">
    ${draw.prize.picture ? html`<img class="draw-thumb" src=${ctx.blob(draw.prize.picture)} alt="">` : nothing}
    <div><p class="phone-lead">${ctx.t('kind.draw.next-prize')}</p>
      <h1>${draw.prize.name || ctx.t('kind.draw.no-prize')}</h1>
      <p class="muted num">${[ctx.t('kind.draw.pieces', {count: number(draw.quantity), n: draw.quantity}), draw.prize.sponsor && ctx.t('kind.draw.from', {sponsor: draw.prize.sponsor})].filter(Boolean).join(' · ')}</p></div>
  </div>`;
}

/** Whether I stand on the list, and how many of my table do. @param {any} d @param {any} own @param {any} ctx */
function place(d, own, ctx) {
  if (!own) {
    return nothing;
  }
  if (own.listed !== 'listed') {
    return html`<div class="note note-gold"><p><strong>${ctx.t(`kind.draw.you-${own.listed}`)}</strong></p>
      ${own.listed === 'away' ? nothing : html`<p>${ctx.t('kind.draw.you-may-press')}</p>`}</div>`;
  }
  const table = d.tables.find((/** @type {any} */ one) => one.table === ctx.me.table);
  return html`<div class="ticket night"><span class="ticket-label">${person(ctx.me.name)}</span>
    <strong class="ticket-value num">${ctx.t('kind.draw.no', {ticket: ticketNo(ctx.me.ticket)})}</strong>
    <span class="ticket-sub tick">${ctx.t('kind.draw.you-listed')}</span>
    ${table ? html`<span class="ticket-label num">${ctx.t('kind.draw.your-table', {table: table.table, count: table.count})}</span>` : nothing}</div>`;
}

/** @param {any} d @param {any} ctx */
function rule({draw}, ctx) {
  return html`<p class="small muted"><strong>${ctx.t('kind.draw.rule')}</strong><br>${draw.rule}<br><span class="num">${ctx.t('kind.draw.in-pool', {count: number(draw.pool)})}</span></p>`;
}

// ── press and hold ────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} own @param {any} mine @param {any} ctx */
function hold(d, own, mine, ctx) {
  const {draw} = d;
  const isKept = !!own && own.tap !== '';
  if (draw.phase === 'short') {
    return html`${done(isKept, ctx)}<p class="muted">${ctx.t('kind.draw.wait-host')}</p>`;
  }
  const press = isKept ? null : pressOf(d, mine, ctx);
  const word = press ? press.word : 'kept';
  if (word === 'kept') {
    return html`${done(true, ctx)}<p class="muted draw-ask">${ctx.t('kind.draw.look-up')}</p>`;
  }
  if (word === 'missed' || word === 'late') {
    return html`<h1>${ctx.t(word === 'late' ? 'kind.draw.not-kept' : 'kind.draw.missed')}</h1>
      <p class="muted">${ctx.t('kind.draw.missed-more')}</p>`;
  }
  const down = (/** @type {PointerEvent} */ event) => {
    const button = /** @type {HTMLElement} */ (event.currentTarget);
    event.preventDefault();
    try {
      button.setPointerCapture(event.pointerId);
    } catch (gone) {
      // The finger is up already; `up` has been told.
    }
    press?.down();
    ctx.rerender();
  };
  const up = () => {
    press?.up();
    ctx.rerender();
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (event.type === 'keyup') {
        up();
      } else if (!event.repeat) {
        press?.down();
        ctx.rerender();
      }
    }
  };
  return html`<h1 class="draw-ask" aria-live="polite">${ctx.t(word === 'early' ? 'kind.draw.let-go' : word === 'holding' ? 'kind.draw.hold-on' : 'kind.draw.hold-until')}</h1>
    <button type="button" class="draw-hold" data-word=${word} aria-label=${ctx.t('kind.draw.hold-until')}
        @pointerdown=${down} @pointerup=${up} @pointercancel=${up} @keydown=${key} @keyup=${key}
        @contextmenu=${(/** @type {Event} */ event) => event.preventDefault()}>
      <span class="draw-hold-number num">${press ? press.seconds : ''}</span>
      <span class="draw-hold-word">${ctx.t(word === 'sending' ? 'kind.draw.sending' : 'kind.draw.hold')}</span>
    </button>
    <p class="small muted draw-ask">${d.draw.prize.name}</p>`;
}

/** The one press of this draw and this zero. @param {any} d @param {any} mine @param {any} ctx @returns {Press} */
function pressOf(d, mine, ctx) {
  const {draw} = d;
  const {store} = ctx;
  if (!store.press || store.press.endsAt !== draw.endsAt) {
    if (store.press) {
      store.press.stop();
    }
    store.press = new Press(draw.endsAt, {
      now: ctx.now,
      changed: ctx.rerender,
      send: () => send(draw.draw, d.open, mine, ctx),
    });
  }
  return store.press;
}

/** @param {string} draw @param {string} open @param {any} mine @param {any} ctx @returns {Promise<boolean>} */
async function send(draw, open, mine, ctx) {
  const known = tapOf(mine, draw);
  const tap = known && known.open === open ? known : newTap(ctx.show.code, mine, draw, open);
  const answer = await ctx.act({do: 'tap', draw, v: tap.v});
  if (answer.ok) {
    tap.kept = 1;
    save(ctx.show.code, mine);
  }
  return answer.ok;
}

/** A tick that came to an earlier page counts as well. @param {any} mine @param {any} draw @param {any} own @param {any} ctx */
function confirmed(mine, draw, own, ctx) {
  const tap = tapOf(mine, draw.draw);
  if (tap && !tap.kept && own && own.tap) {
    tap.kept = 1;
    save(ctx.show.code, mine);
  }
}

/** @param {boolean} isKept @param {any} ctx */
function done(isKept, ctx) {
  return isKept ? html`<p class="draw-done tick">${ctx.t('kind.draw.kept')}</p>` : nothing;
}

// ── sealed ────────────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} mine @param {any} ctx */
function kept(d, mine, ctx) {
  const tap = tapOf(mine, d.draw.draw);
  if (!tap || !tap.kept) {
    return html`<h1 class="num">${d.draw.phase === 'sealing' ? ctx.t('kind.draw.sending') : ctx.t('kind.draw.sealed-without', {count: number(d.draw.taps), n: d.draw.taps})}</h1>`;
  }
  const after = tap.gap ? html`<span class="draw-gap num">${ctx.t('kind.draw.in-seal-after', {seconds: (tap.gap / 1000).toFixed(1)})}</span>` : nothing;
  return html`<p class="draw-done tick">${ctx.t(d.seal ? 'kind.draw.in-seal' : 'kind.draw.kept')}${d.seal ? after : nothing}</p>`;
}

/** Lamps as they burn in the hall; those that this phone has checked carry a mark. @param {any} d @param {any} seen @param {any} ctx */
function lamps({draw, seal}, seen, ctx) {
  const checked = seen.lamps.get(seal) || [];
  const count = checked.filter(Boolean).length;
  return html`<div class="draw-dark night"><p class="draw-lamps-own" role="img" aria-label=${ctx.t('kind.draw.lamps', {count: draw.lamps})}>
      ${Array.from({length: LAMPS}, (_, index) => html`<i class=${`${index < draw.lamps ? 'is-lit' : ''} ${checked[index] ? 'is-checked' : ''} ${checked[index] === false ? 'is-false' : ''}`}></i>`)}</p>
    <p>${ctx.t('kind.draw.nobody-knows')}</p>
    <p class="small muted num">${count ? ctx.t('kind.draw.lamps-checked', {count, n: count}) : ctx.t('kind.draw.lamps-check')}</p></div>
    <p class="muted">${ctx.t('kind.draw.look-up')}</p>`;
}

// ── the result ────────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} own @param {any} mine @param {any} seen @param {any} ctx */
function result(d, own, mine, seen, ctx) {
  const {draw} = d;
  const me = ctx.me.ticket;
  const winners = winnersOf(d, seen);
  const won = winners.some(({ticket}) => ticket === me);
  return html`
    ${missed(own, mine, ctx)}
    ${won || (own && own.missed) ? nothing : html`<p class="lead">${ctx.t('kind.draw.not-you')}</p>`}
    ${glyphs(d, seen, ctx)}
    ${compare(d, mine, seen, ctx)}
    ${ticks(d, own, seen, ctx)}
    <div class="stack-s"><h2>${draw.prize.name}</h2>
      <ul class="list">${winners.map(({ticket, name}) => html`<li class=${`row ${ticket === me ? 'is-now' : ''}`}>
        <span class="row-start num">${ticketNo(ticket)}</span><span class="row-main">${person(name)}</span>
        ${ticket === me ? html`<span class="chip chip-gold">${ctx.t('kind.draw.is-you')}</span>` : nothing}</li>`)}</ul>
      ${draw.quantity > winners.length && d.absences.length === 0 ? html`<p class="small muted">${ctx.t('kind.draw.more-winners', {count: draw.quantity - winners.length})}</p>` : nothing}
      ${d.absences.map((/** @type {any} */ one) => html`<p class="small muted">${person(one.person.name)} ${ctx.t(`kind.draw.why-${one.reason}`)}${one.overridden ? ctx.t('kind.draw.overridden') : nothing}</p>`)}
    </div>
    ${drawer(d, seen, ctx)}
    <p class="small muted num">${ctx.t('kind.draw.nth', {number: draw.number, voids: draw.voids})}<br>${ctx.t('kind.draw.sealed-of', {taps: number(draw.taps), pool: number(draw.pool), n: draw.taps})}</p>`;
}

/**
 * The winners as this phone computed them, so that true glyphs over false names are caught by reading; until it has,
 * the server's. A name that no award has opened yet is the server's word.
 * @param {any} d
 * @param {any} seen
 * @returns {{ticket: number, name: string}[]}
 */
function winnersOf(d, seen) {
  const told = d.winners.map((/** @type {any} */ {person: one}) => one);
  const drawn = seen.report && drawOf(seen.report, d);
  if (!drawn || drawn.phase !== 'done' || seen.report.head !== d.head) {
    return told;
  }
  const names = new Map(told.map((/** @type {any} */ one) => [one.ticket, one.name]));
  return drawn.winners.filter((/** @type {any} */ {ticket}) => ticket !== undefined)
    .map((/** @type {any} */ {ticket, name}) => ({ticket, name: name || names.get(ticket) || ''}));
}

/** @param {any} own @param {any} mine @param {any} ctx */
function missed(own, mine, ctx) {
  if (!own || !own.missed) {
    return nothing;
  }
  const answered = own.missed.answered || mine.here.includes(own.missed.draw);
  const isMine = own.missed.reason === 'declined';
  return html`<div class=${`note ${answered && !isMine ? 'note-danger' : 'note-gold'}`}>
    <p>${ctx.t(isMine ? 'kind.draw.you-declined' : 'kind.draw.you-missed')}</p>
    ${answered && !isMine ? html`<p><strong>${ctx.t('kind.draw.you-objected')}</strong></p>` : nothing}</div>`;
}

/** The four glyphs: this phone's own where its verifier is here, else the server's, and said to be so. @param {any} d @param {any} seen @param {any} ctx */
function glyphs(d, seen, ctx) {
  const drawn = seen.report && drawOf(seen.report, d);
  const own = drawn && drawn.code ? {glyphs: drawn.code, failed: false} : computed(d, ctx);
  const shown = own.glyphs || (own.failed ? d.draw.glyphs : '');
  return html`<div class="draw-dark night"><p class="small">${ctx.t('kind.draw.glyphs')}</p>
    <p class="draw-glyphs-own" lang="zh-CN">${shown ? Array.from(shown, (glyph) => html`<b>${glyph}</b>`) : ctx.t('kind.draw.glyphs-wait')}</p>
    <p class=${`small ${own.glyphs ? 'tick draw-own' : ''}`}>${shown ? ctx.t(own.glyphs ? 'kind.draw.glyphs-own' : 'kind.draw.glyphs-theirs') : nothing}</p></div>`;
}

/** @type {Map<string, {glyphs: string, failed: boolean}>} by seal and last lamp */
const answers = new Map();

/** @param {any} d @param {any} ctx */
function computed(d, ctx) {
  const key = `${d.seal}/${d.y}`;
  const known = answers.get(key);
  if (known) {
    return known;
  }
  const answer = {glyphs: '', failed: false};
  answers.set(key, answer);
  import('../../lib/verify.js')
    .then((verifier) => {
      answer.glyphs = verifier.glyphs(d.seal, d.y);
    })
    .catch((missing) => {
      console.warn('this phone cannot compute the glyphs', missing);
      answer.failed = true;
    })
    .then(() => ctx.rerender());
  return answer;
}

// ── the winner's own page ─────────────────────────────────────────────────────────────────────

/**
 * What stays whatever is on air: the newest prize lights the phone up, the others are lines.
 * @param {any} keepsake  {slot, wins: [{slot, draw, prize, picture, status, code, since, insteadOf}]}
 * @param {any} ctx
 */
export {keep as kept};

/** @param {any} keepsake @param {any} ctx */
function keep({wins}, ctx) {
  const [newest] = wins;
  const wait = newest.since + AFTER_SCREEN_MS - ctx.now();
  const isEarly = wait > 0 && !newest.insteadOf;
  if (isEarly) {
    setTimeout(ctx.rerender, wait + 20);
  }
  const known = isEarly ? wins.slice(1) : wins;
  const isOpen = !isEarly && newest.status !== 'claimed' && ctx.now() - newest.since < SHOWN_MS && !ctx.store[`closed-${newest.draw}`];
  return html`${isOpen ? gold(newest, ctx) : nothing}
    ${known.map((/** @type {any} */ win) => line(win, ctx))}`;
}

/** @param {any} win @param {any} ctx */
function gold(win, ctx) {
  const {store} = ctx;
  if (!store[`lit-${win.draw}`]) {
    store[`lit-${win.draw}`] = 'yes';
    vibrate([220, 90, 220, 90, 480]);
  }
  const isHere = win.status !== 'won';
  const close = () => {
    store[`closed-${win.draw}`] = 'yes';
    ctx.rerender();
  };
  return html`<div class="phone-full draw-gold" role="dialog" aria-modal="true" aria-label=${t('kind.draw.congratulations')}>
    <p class="draw-gold-hail">${t(win.insteadOf ? 'kind.draw.congratulations-late' : 'kind.draw.congratulations')}</p>
    ${win.picture ? html`<img class="draw-gold-picture" src=${ctx.blob(win.picture)} alt="">` : nothing}
    <h1 class="draw-gold-prize">${win.prize}</h1>
    <p>${person(ctx.me.name)} · <span class="num">${t('kind.draw.no', {ticket: ticketNo(ctx.me.ticket)})}</span></p>
    ${isHere
      ? html`<div class="ticket night draw-code"><span class="ticket-label">${t('kind.draw.claim-code')}</span>
            <img class="draw-code-qr" src=${`/j/${ctx.show.code}/claim/${win.draw}.svg`} alt="">
            <strong class="ticket-value">${win.code}</strong><span class="ticket-sub">${t('kind.draw.show-code')}</span></div>
          ${gift(win, ctx)}
          <p class="tick draw-told">${t(`kind.draw.${win.status === 'here' ? 'told-host' : 'is-present'}`)}</p>
          <button type="button" class="btn btn-wide draw-shut" @click=${close}>${t('kind.draw.close')}</button>`
      : html`<button type="button" class="btn btn-wide draw-here-button" data-state=${store.answering ? store.answering.state : nothing} @click=${() => here(win, ctx)}>${t('kind.draw.i-am-here')}</button>
          <p class="small">${until(win, ctx)}</p>`}
  </div>`;
}

/**
 * What a prize brings besides, a code of a shop for example: asked for once the winner has answered, kept for a reload.
 * @param {any} win
 * @param {any} ctx
 */
function gift(win, ctx) {
  const {store} = ctx;
  if (!win.coded) {
    return nothing;
  }
  const known = store[`gift-${win.draw}`];
  if (known === undefined && !store[`asking-${win.draw}`]) {
    store[`asking-${win.draw}`] = true;
    fetch(`/j/${ctx.show.code}/prize/${win.draw}`)
      .then(async (answer) => {
        if (answer.status === 200) {
          store[`gift-${win.draw}`] = (await answer.json()).code;
        } else if (answer.status === 204) {
          store[`gift-${win.draw}`] = '';
        } else {
          throw new Error(String(answer.status));
        }
        ctx.rerender();
      })
      .catch((refused) => {
        console.warn('the prize code is not here yet', refused);
        setTimeout(() => {
          store[`asking-${win.draw}`] = false;
          ctx.rerender();
        }, GIFT_AGAIN_MS);
      });
  }
  if (known === undefined) {
    return nothing;
  }
  return known
    ? html`<p class="draw-gift-code"><span class="small">${t('kind.draw.gift-code')}</span><b class="draw-gift-word">${known}</b></p>`
    : html`<p><strong>${t('kind.draw.gift-none')}</strong></p>`;
}

/** @param {any} win @param {any} ctx */
function until(win, ctx) {
  const left = Math.ceil((win.since + ANSWER_MS - ctx.now()) / 1000);
  if (left > 0) {
    clearTimeout(ctx.store.again);
    ctx.store.again = setTimeout(ctx.rerender, 1000);
  }
  return left > 0 ? t('kind.draw.here-until', {seconds: left}) : t('kind.draw.here-now');
}

/** @param {any} win @param {any} ctx */
async function here(win, ctx) {
  const {store} = ctx;
  if (store.answering && store.answering.state === 'sending') {
    return;
  }
  store.answering = {state: 'sending'};
  ctx.rerender();
  const answer = await ctx.act({do: 'here', draw: win.draw});
  if (answer.ok) {
    const mine = memory(ctx.show.code, ctx.me.ticket);
    mine.here = [...new Set([...mine.here, win.draw])];
    save(ctx.show.code, mine);
  }
  store.answering = {state: answer.ok ? 'sent' : 'refused'};
  ctx.rerender();
}

/** @param {any} win @param {any} ctx */
function line(win, ctx) {
  const open = () => {
    ctx.store[`closed-${win.draw}`] = '';
    ctx.rerender();
  };
  return html`<button type="button" class="draw-line night" @click=${open}><span>${win.prize}</span>
    ${win.status === 'claimed'
      ? html`<b class="tick">${t('kind.draw.taken')}</b>`
      : html`<span class="draw-line-code"><span>${t('kind.draw.claim-code')}</span><b class="num">${win.code}</b></span>`}</button>`;
}
