// @ts-check
/** The console: brings its parts together, draws them when the show has changed, and listens to the clicker. */
import {html, render} from '../lit/lit-html.js';
import {setClock} from '../lib/countdown.js';
import {sortable} from '../lib/sortable.js';
import {t, toast} from '../lib/ui.js';
import {air} from './air.js';
import {bar} from './bar.js';
import {Box} from './boxes.js';
import {Desk} from './desk.js';
import {alarms} from './health.js';
import {keys} from './keys.js';
import {kindHost, loadKinds} from './kinds.js';
import {recallLight} from './light.js';
import {panic, press} from './panic.js';
import {queue} from './queue.js';
import {follow, rundown} from './rundown.js';
import {drawSheets, isCovered} from './sheet.js';

const TICK_MS = 250;
/** On a phone one column is seen at a time. */
const TABS = ['air', 'rundown', 'queue'];

recallLight();
const root = /** @type {HTMLElement} */ (document.getElementById('console'));
const desk = new Desk(JSON.parse(/** @type {HTMLElement} */ (document.getElementById('boot')).textContent || '{}'));
const boxes = {air: new Box(desk), next: new Box(desk)};
const places = {air: boxes.air.element, next: boxes.next.element};
let tab = TABS[0];
let isDue = false;

setClock(() => desk.live.now());
loadKinds(desk.boot.kinds, later);
desk.addEventListener('changed', later);
setInterval(() => desk.show.undoUntil && later(), TICK_MS);
draw();
sortable(/** @type {HTMLElement} */ (document.getElementById('run')), (slot, index) => desk.send({do: 'moveSlot', slot, index}));
keys({press: pressed, isCovered, covered: () => toast(t('host.keys-covered')), isFast: () => !!ownKeys().fast});

/** Draws once for all that happens within a frame. */
function later() {
  if (!isDue) {
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      draw();
    });
  }
}

function draw() {
  render(view(), root);
  boxes.air.show(desk.onAir);
  boxes.next.show(desk.next);
  drawSheets();
  follow(desk);
}

function view() {
  return html`
    ${bar(desk, later)}
    <div class="alarms">${alarms(desk)}</div>
    <nav class="host-tabs segments">${TABS.map(tabButton)}</nav>
    <main class="host-cols" data-tab=${tab}>
      <section class="host-rundown" aria-label=${t('host.rundown')}>${rundown(desk, later)}</section>
      <section class="host-air" aria-label=${t('host.tab-air')}>${air(desk, places)}${panic(desk)}</section>
      <section class="host-queue" aria-label=${t('host.tab-queue')}>${queue(desk, later)}</section>
    </main>`;
}

/** @param {string} name */
function tabButton(name) {
  const go = () => {
    tab = name;
    later();
  };
  return html`<button type="button" aria-pressed=${tab === name} @click=${go}>${t(`host.tab-${name}`)}</button>`;
}

/** What the kind on air wants of the keys. */
function ownKeys() {
  const {slot, d} = desk.queue;
  const kind = slot && kindHost(slot.kind);
  return (kind && kind.keys && d && kind.keys(d, desk.context(slot, later))) || {};
}

/** @param {string} meaning */
function pressed(meaning) {
  switch (meaning) {
    case 'take':
      desk.take(!!ownKeys().fast);
      break;
    case 'back':
      back();
      break;
    case 'hold':
      press(desk, 'hold');
      break;
    case 'code':
      press(desk, 'showCode');
      break;
    case 'space':
      space();
      break;
  }
}

/** The kind's own back, else the last Take taken back, else the activity before as the next one. */
function back() {
  const own = ownKeys().back;
  if (own) {
    own();
  } else if (desk.undoLeft > 0) {
    desk.undo();
  } else {
    cueBefore();
  }
}

function cueBefore() {
  const {rundown: slots, onAir} = desk.show;
  const before = slots[slots.findIndex(({id}) => id === onAir) - 1];
  if (before && desk.isLive) {
    desk.send({do: 'cue', slot: before.id});
  }
}

/** A draw's next step; a kind may want another. */
function space() {
  const own = ownKeys().space;
  const {next} = desk.show;
  if (own) {
    own();
  } else if (next.do === 'inside' && next.kind === 'draw') {
    desk.take();
  }
}
