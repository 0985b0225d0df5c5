// @ts-check
/** The health strip: screens, phones, delay, last write. What is not well says what to do about it. */
import {html, nothing} from '../lit/lit-html.js';
import {number, t, toast} from '../lib/ui.js';
import {post} from './http.js';
import {links} from './links.js';
import {openSheet} from './sheet.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {{name: string, value: string, isBad: boolean}} Figure
 */

const SLOW_WRITE_MS = 500;
const SLOW_TRIP_MS = 400;
/** What needs nobody's hand now. */
const QUIET = new Set(['state-reloaded', 'guessed', 'ended']);

/** @param {Desk} desk */
export function health(desk) {
  const all = figures(desk);
  const isBad = all.some((figure) => figure.isBad) || troubles(desk).length > 0;
  return html`<button type="button" class="host-health" aria-label=${t('host.health')} @click=${() => details(desk)}>
    ${all.map(({name, value, isBad: bad}) => html`<span class="health health-${name} ${bad ? 'is-bad' : ''}">
      <span class="health-label">${t(`host.health-${name}`)}</span><span class="health-value">${value}</span></span>`)}
    <span class="health-all ${isBad ? 'is-bad' : ''}"><span class="dot ${isBad ? 'dot-danger' : 'dot-ok'}"></span>${t(isBad ? 'host.health-look' : 'host.health-well')}</span>
  </button>`;
}

/** What must be seen at once, over the columns; harm first. @param {Desk} desk */
export function alarms(desk) {
  const {health: now, show} = desk;
  if (!desk.isLive) {
    return [now && now.waits ? alarm('waits', t('host.waits')) : alarm('offline', t('host.offline'))];
  }
  return [
    now && now.failed ? alarm('failed', t('host.failed')) : nothing,
    now && now.state === 'differs' ? alarm('state-differs', t('host.state-differs')) : nothing,
    now && now.clockApart ? alarm('clock', t('host.clock-apart')) : nothing,
    now && now.doorClosed ? alarm('door', t('host.door-closed'), {label: t('host.door-open'), run: () => openDoor(desk)}) : nothing,
    now && now.state === 'reloaded' ? alarm('state-reloaded', t('host.state-reloaded')) : nothing,
    now && now.guessed ? alarm('guessed', t('host.guessed')) : nothing,
    show.ended ? alarm('ended', t('host.ended'), {label: t('host.reopen'), run: () => desk.send({do: 'end', on: false})}) : nothing,
    now && now.screens === 0 && show.onAir ? alarm('screenless', t('host.no-screen'), {label: t('host.open-screen'), run: () => links(desk, 'screen')}) : nothing,
  ];
}

/**
 * @param {string} name
 * @param {string} text
 * @param {{label: string, run: () => void}} [action]
 */
function alarm(name, text, action) {
  return html`<div class="alarm alarm-${name}" role=${QUIET.has(name) ? 'status' : 'alert'}><span>${text}</span>
    ${action ? html`<button type="button" class="btn" @click=${action.run}>${action.label}</button>` : nothing}</div>`;
}

/**
 * @param {Desk} desk
 * @returns {Figure[]}
 */
function figures(desk) {
  const now = desk.health;
  if (!now) {
    return [];
  }
  const trip = desk.live.tripMs;
  return [
    {name: 'screens', value: number(now.screens), isBad: now.screens === 0},
    {name: 'phones', value: number(now.phones), isBad: false},
    {name: 'delay', value: trip === undefined ? '–' : t('host.ms', {ms: Math.round(trip)}), isBad: trip !== undefined && trip > SLOW_TRIP_MS},
    {name: 'write', value: now.failed ? t('host.write-failed') : `${t('host.ms', {ms: now.writeMs})}${promise(now)}`, isBad: now.failed || now.writeMs > SLOW_WRITE_MS},
  ];
}

/** What is wrong and is no figure. @param {Desk} desk */
function troubles({health: now}) {
  return now ? [now.state === 'differs' ? t('host.state-differs') : '', now.clockApart ? t('host.clock-apart') : ''].filter(Boolean) : [];
}

/** On a cluster, what a tick promises. @param {import('./desk.js').Health} now */
function promise(now) {
  return now.mode === 'safe' || now.mode === 'fast' ? ` · ${t(`host.mode-${now.mode}`)}` : '';
}

/** @param {Desk} desk */
function details(desk) {
  openSheet({
    title: () => t('host.health'),
    body: () => html`${troubles(desk).map((text) => html`<p class="note note-danger">${text}</p>`)}
      <dl class="health-list">${figures(desk).map(({name, value, isBad}) => html`<div class=${isBad ? 'is-bad' : ''}>
      <dt>${t(`host.health-${name}`)}</dt><dd><strong>${value}</strong>
      <span>${t(`host.health-${name}-${isBad ? 'bad' : 'well'}`)}</span></dd></div>`)}
      <div><dt>${t('host.health-tablets')}</dt><dd><strong>${desk.health ? desk.health.hosts : '–'}</strong><span>${t('host.health-tablets-well')}</span></dd></div></dl>`,
  });
}

/** Lets another burst of strangers in. @param {Desk} desk */
async function openDoor(desk) {
  const reply = await post(`/host/${desk.code}/door`);
  if (!reply.ok) {
    toast(reply.text || '', {bad: true});
  }
}
