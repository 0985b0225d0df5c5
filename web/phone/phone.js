// @ts-check
/**
 * The guest's phone: one column, one thing to do. Draws the kind that is on air and what stays with the guest.
 */
import {html, nothing, render} from '../lit/lit-html.js';
import {boot, firstPosition, firstTopics} from '../lib/boot.js';
import {setClock} from '../lib/countdown.js';
import {view} from '../lib/kinds.js';
import {Live} from '../lib/live.js';
import {person, t} from '../lib/ui.js';

const main = /** @type {HTMLElement} */ (document.getElementById('scene'));
const now = /** @type {HTMLElement} */ (document.getElementById('now'));
const offline = /** @type {HTMLElement} */ (document.getElementById('offline'));

const live = new Live({
  show: boot.code,
  as: 'phone',
  build: boot.build,
  now: boot.now,
  topics: firstTopics(),
  ...firstPosition(),
});
setClock(() => live.now());

/** @type {Map<string, any>} what each activity keeps in the page, by slot */
const stores = new Map();
/** @type {Map<string, any>} modules by kind */
const modules = new Map();

/**
 * A plain object for one slot; strings in it survive a reload.
 * @param {string} slot
 */
function storeOf(slot) {
  const key = `usher.store.${boot.code}.${slot}`;
  if (!stores.has(slot)) {
    let kept = {};
    try {
      kept = JSON.parse(sessionStorage.getItem(key) || '{}');
    } catch (unreadable) {
      console.warn('a draft could not be read', unreadable);
    }
    stores.set(slot, new Proxy(kept, {
      set(target, name, value) {
        /** @type {any} */ (target)[name] = value;
        try {
          const strings = Object.fromEntries(Object.entries(target).filter(([, entry]) => typeof entry === 'string'));
          sessionStorage.setItem(key, JSON.stringify(strings));
        } catch (full) {
          console.warn('a draft will not survive a reload', full);
        }
        return true;
      },
    }));
  }
  return stores.get(slot);
}

/** @param {any} scene @param {any} own @param {{id: string, kind: string, title: string}} slot */
function context(scene, own, slot) {
  const me = own ? {...own.me.person, table: own.me.table} : {ticket: 0, name: '', table: ''};
  return {
    show: scene.show,
    slot,
    me,
    live,
    t,
    lang: boot.lang,
    blob: (/** @type {string} */ id) => `/f/${id}`,
    now: () => live.now(),
    act: (/** @type {any} */ command) => live.send({do: 'act', slot: slot.id, kind: slot.kind, act: command}),
    rerender: draw,
    store: storeOf(slot.id),
  };
}

/**
 * The module of a kind if it is here; else it is fetched and the page drawn again.
 * @param {string} kind
 */
function module(kind) {
  if (!modules.has(kind)) {
    modules.set(kind, null);
    view(kind, 'phone').then(
      (code) => {
        modules.set(kind, code);
        draw();
      },
      () => {
        modules.delete(kind);
        setTimeout(draw, 2000);
      },
    );
  }
  return modules.get(kind);
}

function draw() {
  const scene = live.topic('scene');
  const own = live.topic('own');
  if (!scene) {
    return;
  }
  document.body.classList.toggle('is-rehearsal', scene.show.rehearsal);
  now.textContent = where(scene);
  render(html`${kept(scene, own)}${muted(scene)}${veiled(own)}${stage(scene, own)}${beside(scene, own)}`, main);
}

/** @param {any} scene @param {any} own */
function stage(scene, own) {
  const {slot} = scene;
  if (scene.show.ended) {
    return html`<section class="stack empty"><h1>${t('phone.ended')}</h1><p class="muted">${t('phone.ended.more')}</p>
      <p><a class="btn" href=${`/recap/${boot.code}`}>${t('phone.recap')}</a></p>
      <p><a class="btn" href=${`/evidence/${boot.code}`}>${t('phone.evidence')}</a></p></section>`;
  }
  if (!slot) {
    return html`<section class="stack empty"><h1>${t('phone.inside')}</h1>
      <p class="muted">${t('phone.wait')}</p>${table(own)}</section>`;
  }
  const kind = module(slot.kind);
  if (!kind) {
    return html`<section class="stack empty"><h1>${slot.title}</h1></section>`;
  }
  const mine = own && own.slot === slot.id ? own.d : null;
  return kind.view(scene.d, mine, context(scene, own, slot));
}

/** What stays with the guest whatever is on air: a prize, for example. @param {any} scene @param {any} own */
function kept(scene, own) {
  if (!own) {
    return nothing;
  }
  return Object.keys(own.kept).map((name) => {
    const kind = module(name);
    return kind && kind.kept
      ? kind.kept(own.kept[name], context(scene, own, {id: own.kept[name].slot || `kept-${name}`, kind: name, title: ''}))
      : nothing;
  });
}

/** @param {any} scene */
function muted(scene) {
  return scene.muted ? html`<p class="note note-gold">${t('phone.muted')}</p>` : nothing;
}

/**
 * What stays open while something else is on air: a tap opens it below, and only then is its module fetched.
 * @param {any} scene @param {any} own
 */
function beside(scene, own) {
  if (scene.show.ended || !scene.beside) {
    return nothing;
  }
  return scene.beside.map((/** @type {any} */ {slot, d}) => {
    const store = storeOf(slot.id);
    const mine = own && (own.beside || []).find((/** @type {any} */ other) => other.slot.id === slot.id);
    const turn = () => {
      store.isBeside = store.isBeside ? '' : 'yes';
      draw();
    };
    const kind = store.isBeside ? module(slot.kind) : null;
    return d.label !== 'table' || mine
      ? html`<section class="phone-beside"><button type="button" class="btn btn-wide" aria-expanded=${Boolean(store.isBeside)} @click=${turn}>${d.label === 'table'
          ? html`${t('phone.beside-table')} <b class="num">${own.me.table}</b>`
          : t('phone.beside', {title: slot.title || d.theme})}</button>
          ${kind ? kind.view(d, mine ? mine.d : null, context(scene, own, slot)) : store.isBeside && mine ? table(own) : nothing}</section>`
      : nothing;
  });
}

/** A name that the hall does not read yet. @param {any} own */
function veiled(own) {
  return own && own.me.veiled ? html`<p class="note">${t('phone.veiled', {ticket: own.me.person.ticket})}</p>` : nothing;
}

/** @param {any} own */
function table(own) {
  return own && own.me.table
    ? html`<div class="ticket night"><span class="ticket-label">${t('phone.table')}</span>
        <strong class="ticket-value">${own.me.table}</strong>
        <span class="ticket-sub">${person(own.me.person.name)}</span></div>`
    : nothing;
}

/** One line for where the show is. @param {any} scene */
function where(scene) {
  return scene.show.ended ? t('phone.ended') : scene.slot ? scene.slot.title : t('phone.soon');
}

live.addEventListener('topic:scene', draw);
live.addEventListener('topic:own', draw);
live.addEventListener('pending', draw);
live.addEventListener('status', () => {
  offline.hidden = live.status !== 'offline';
});
live.addEventListener('bye', () => location.reload());
draw();
