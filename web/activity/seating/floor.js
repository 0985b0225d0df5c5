// @ts-check
/**
 * The plan as a floor of tables: people are dragged to another table or onto somebody to change places, with what the
 * rules say while they are held; a tap chooses one, to lock or to compare.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {act, ask, person, t} from '../../lib/ui.js';
import {style} from '../../lib/style.js';
import {judgeOf, whyNot} from './judge.js';

const HOLD_PX = 7;
/** A finger that rests so long takes hold; one that moves sooner scrolls. */
const HOLD_MS = 220;
const ASK_MS = 120;
const EDGE_PX = 60;
const SCROLL_PX = 12;

/** While somebody is held the floor does not scroll under the finger. */
const still = {
  isHeld: false,
  passive: false,
  /** @param {Event} event */
  handleEvent(event) {
    if (this.isHeld) {
      event.preventDefault();
    }
  },
};

/** Who is chosen, what is said of it, and which table is open: of the page, not of the show. */
const chosen = {one: 0, other: 0, table: 0, says: ''};

/** @param {any} d @param {any} ctx */
export function floor(d, ctx) {
  const judge = judgeOf(d, ctx);
  const {layout} = ctx.plan;
  const isMap = layout.rows > 0 && layout.columns > 0 && layout.columns <= 8;
  const broken = new Map();
  (judge ? judge.breaches : []).forEach((/** @type {any} */ breach) => broken.set(breach.table, [...(broken.get(breach.table) || []), breach.text]));
  return html`<div class="seating-desk" @touchmove=${still} @contextmenu=${(/** @type {Event} */ event) => still.isHeld && event.preventDefault()} @pointerdown=${(/** @type {PointerEvent} */ event) => hold(event, d, ctx)}>
    ${bar(d, judge, broken, ctx)}
    <div class=${`seating-floor ${isMap ? 'is-map' : ''}`} ${style({'--columns': isMap ? layout.columns : null})}>
      ${repeat(d.tables, (/** @type {any} */ {no}) => no, (/** @type {any} */ table) => card(table, judge, broken.get(table.no) || [], d, ctx))}
      <button type="button" class="btn seating-open" @click=${(/** @type {Event} */ event) => open(event, d, ctx)}>＋ ${t('kind.seating.desk-open')}</button>
    </div></div>`;
}

/** @param {any} d @param {any} judge @param {Map<number, string[]>} broken @param {any} ctx */
function bar(d, judge, broken, ctx) {
  const apart = broken.get(0) || [];
  return html`<div class="seating-bar" aria-live="polite">
    <div class="seating-told">${chosen.says
      ? html`<p>${chosen.says}</p>`
      : judge && judge.hardBroken ? html`<p class="seating-broken">${t('kind.seating.desk-broken', {count: judge.hardBroken, n: judge.hardBroken})}${apart.length ? `：${apart.join('；')}` : ''}</p>` : html`<p class="muted">${t('kind.seating.desk-how')}</p>`}</div>
    <div class="cluster">${actions(d, ctx)}
      ${d.canGoBack ? html`<button type="button" class="btn" @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act({do: 'back'}))}>${t('kind.seating.desk-back')}</button>` : nothing}</div></div>`;
}

/** @param {any} d @param {any} ctx */
function actions(d, ctx) {
  const seat = d.tables.flatMap((/** @type {any} */ table) => table.people).find((/** @type {any} */ one) => one.person.ticket === chosen.one);
  if (!seat) {
    return nothing;
  }
  const say = (/** @type {any} */ command) => (/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act(command)).then(() => choose({}, ctx));
  return html`<span>${person(seat.person.name)}</span>
    <button type="button" class="btn" @click=${say({do: 'lock', ticket: chosen.one, on: !seat.locked})}>${t(seat.locked ? 'kind.seating.desk-unlock' : 'kind.seating.desk-lock')}</button>
    ${chosen.other ? html`<button type="button" class="btn btn-primary" @click=${say({do: 'swap', one: chosen.one, other: chosen.other})}>${t('kind.seating.desk-swap')}</button>` : nothing}
    <button type="button" class="btn btn-quiet" @click=${() => choose({}, ctx)}>${t('common.cancel')}</button>`;
}

/** @param {any} table @param {any} judge @param {string[]} broken @param {any} d @param {any} ctx */
function card(table, judge, broken, d, ctx) {
  const isOpen = chosen.table === table.no;
  return html`<section class=${`seating-place ${broken.length ? 'is-broken' : ''}`} data-table=${table.no}>
    <button type="button" class="seating-place-head" aria-expanded=${isOpen} @click=${() => {
      chosen.table = isOpen ? 0 : table.no;
      ctx.rerender();
    }}><strong class="num">${table.no}</strong><span class=${`small num ${table.people.length > table.size ? 'is-harm' : 'muted'}`}>${table.people.length} / ${table.size}</span>${table.zone ? html`<span class="small muted"><bdi>${table.zone}</bdi></span>` : nothing}${broken.length ? html`<span class="chip chip-danger">! ${broken.length}</span>` : nothing}</button>
    ${isOpen ? html`<div class="stack-s seating-about">${judge && judge.tables[table.no] ? html`<p class="small">${judge.tables[table.no]}</p>` : nothing}
      ${broken.map((text) => html`<p class="small seating-broken">${text}</p>`)}
      <div class="cluster">${d.round && !d.draft ? html`<button type="button" class="btn" @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act({do: 'ask', table: table.no}))}>${t('kind.seating.desk-ask')}</button>` : nothing}
        <button type="button" class="btn is-harm" @click=${(/** @type {Event} */ event) => close(event, table, ctx)}>${t('kind.seating.desk-close')}</button></div></div>` : nothing}
    <ul>${repeat(table.people, (/** @type {any} */ {person: {ticket}}) => ticket, (/** @type {any} */ {person: who, locked}) => html`<li><button type="button" class=${`seating-seat ${who.ticket === chosen.one ? 'is-one' : ''} ${who.ticket === chosen.other ? 'is-other' : ''}`} data-ticket=${who.ticket}
      @click=${() => tap(who.ticket, table.no, d, ctx)}>${locked ? html`<span class="seating-lock" aria-label=${t('kind.seating.desk-locked')}></span>` : nothing}<bdi>${who.name}</bdi></button></li>`)}</ul></section>`;
}

// ── by tap ────────────────────────────────────────────────────────────────────────────────────

/** @param {{one?: number, other?: number, says?: string}} next @param {any} ctx */
function choose({one = 0, other = 0, says = ''}, ctx) {
  Object.assign(chosen, {one, other, says});
  ctx.rerender();
}

/** The first tap chooses, the second asks why the two do not change places. @param {number} ticket @param {number} table @param {any} d @param {any} ctx */
async function tap(ticket, table, d, ctx) {
  const first = d.tables.find((/** @type {any} */ one) => one.people.some((/** @type {any} */ seat) => seat.person.ticket === chosen.one));
  if (!first || chosen.one === ticket || first.no === table) {
    choose({one: chosen.one === ticket ? 0 : ticket}, ctx);
    return;
  }
  const {one} = chosen;
  choose({one, other: ticket, says: t('host.loading')}, ctx);
  const says = await whyNot(ctx, {one, other: ticket});
  if (chosen.one === one && chosen.other === ticket) {
    choose({one, other: ticket, says}, ctx);
  }
}

/** The lowest number that is closed. @param {{no: number}[]} tables */
export function lowest(tables) {
  const numbers = tables.map(({no}) => no);
  let table = 1;
  while (numbers.includes(table)) {
    table++;
  }
  return table;
}

/** @param {Event} event @param {any} d @param {any} ctx */
function open(event, d, ctx) {
  act(event.currentTarget, () => ctx.act({do: 'open', table: lowest(d.tables)}));
}

/** @param {Event} event @param {any} table @param {any} ctx */
async function close(event, table, ctx) {
  const button = event.currentTarget;
  const count = table.people.length;
  const yes = count === 0 || (await ask({
    title: t('kind.seating.desk-close-title', {table: table.no}), text: t('kind.seating.desk-close-text', {count, n: count}),
    yes: t('kind.seating.desk-close'), no: t('common.cancel'), danger: true,
  }));
  if (yes) {
    chosen.table = 0;
    act(button, () => ctx.act({do: 'close', table: table.no}));
  }
}

// ── by hand ───────────────────────────────────────────────────────────────────────────────────

/** Somebody is taken hold of: a ghost follows the finger, the bar says what the place below would mean. @param {PointerEvent} down @param {any} d @param {any} ctx */
function hold(down, d, ctx) {
  const seat = /** @type {HTMLElement | null} */ (/** @type {Element} */ (down.target).closest('.seating-seat'));
  if (!seat || down.button !== 0) {
    return;
  }
  const one = Number(seat.dataset.ticket);
  const from = d.tables.find((/** @type {any} */ table) => table.people.some((/** @type {any} */ other) => other.person.ticket === one));
  const scroller = /** @type {HTMLElement} */ (seat.closest('.sheet-body') || document.scrollingElement);
  /** @type {HTMLElement | null} */
  let ghost = null;
  /** @type {Element | null} */
  let under = null;
  /** @type {any} */
  let later = 0;
  let frame = 0;
  let y = down.clientY;
  const isTouch = down.pointerType === 'touch';
  const rests = setTimeout(() => isTouch && lift(down), HOLD_MS);

  /** @param {PointerEvent} event */
  function lift(event) {
    ghost = /** @type {HTMLElement} */ (seat && seat.cloneNode(true));
    ghost.classList.add('seating-ghost');
    ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    document.body.append(ghost);
    still.isHeld = true;
    frame = requestAnimationFrame(scroll);
  }

  /** @param {PointerEvent} event */
  function move(event) {
    y = event.clientY;
    if (!ghost) {
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < HOLD_PX) {
        return;
      }
      if (isTouch) {
        end();
        return;
      }
      lift(event);
    }
    event.preventDefault();
    /** @type {HTMLElement} */ (ghost).style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    over(placeAt(event.clientX, event.clientY));
  }

  /** @param {Element | null} place */
  function over(place) {
    if (place === under) {
      return;
    }
    mark(under, false);
    mark(place, true);
    under = place;
    clearTimeout(later);
    const what = meaning(place);
    chosen.says = '';
    ctx.rerender();
    if (what) {
      later = setTimeout(async () => {
        const says = await whyNot(ctx, {one, ...what});
        if (under === place) {
          chosen.says = says;
          ctx.rerender();
        }
      }, ASK_MS);
    }
  }

  function scroll() {
    const box = scroller.getBoundingClientRect();
    scroller.scrollTop += y < box.top + EDGE_PX ? -SCROLL_PX : y > box.bottom - EDGE_PX ? SCROLL_PX : 0;
    frame = requestAnimationFrame(scroll);
  }

  /** @param {Element | null} place @returns {{other: number} | {table: number} | null} */
  function meaning(place) {
    const data = place instanceof HTMLElement ? place.dataset : {};
    const table = Number(data.table || /** @type {HTMLElement | null} */ (place && place.closest('[data-table]'))?.dataset.table || 0);
    if (!table || table === from.no) {
      return null;
    }
    return data.ticket ? {other: Number(data.ticket)} : {table};
  }

  function end() {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', drop);
    removeEventListener('pointercancel', cancel);
    cancelAnimationFrame(frame);
    clearTimeout(later);
    clearTimeout(rests);
    still.isHeld = false;
    mark(under, false);
    ghost?.remove();
    chosen.says = '';
    ctx.rerender();
  }

  function drop() {
    const what = ghost && meaning(under);
    if (ghost) {
      addEventListener('click', swallow, {capture: true, once: true});
      setTimeout(() => removeEventListener('click', swallow, {capture: true}), 0);
    }
    end();
    if (what) {
      ctx.act('other' in what ? {do: 'swap', one, other: what.other} : {do: 'move', ticket: one, table: what.table});
    }
  }

  function cancel() {
    end();
  }

  addEventListener('pointermove', move, {passive: false});
  addEventListener('pointerup', drop);
  addEventListener('pointercancel', cancel);
}

/** The click that ends a drag means nothing. @param {Event} event */
function swallow(event) {
  event.stopPropagation();
  event.preventDefault();
}

/** @param {number} x @param {number} y */
function placeAt(x, y) {
  const below = document.elementsFromPoint(x, y).filter((element) => !element.closest('.seating-ghost'));
  const found = below.map((element) => element.closest('.seating-seat, .seating-place')).find(Boolean);
  return found || null;
}

/** @param {Element | null} place @param {boolean} on */
function mark(place, on) {
  place?.classList.toggle('is-under', on);
}
