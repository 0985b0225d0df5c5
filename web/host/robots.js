// @ts-check
/** How it goes with the robots of a rehearsal: where they are, what they did, whether anything was lost. */
import {html, nothing} from '../lit/lit-html.js';
import {act, number, t} from '../lib/ui.js';
import {get, post} from './http.js';
import {wipe} from './rehearse.js';
import {openSheet} from './sheet.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {{running: boolean, code: string, phase: string, phones: number, live: number, commands: number, acked: number,
 *   lost: number, refused: number, tickMsP50: number, tickMsP99: number, failure: string}} Now
 */

const AGAIN_MS = 1000;
const PHASES = ['joining', 'checking', 'done'];

/** @param {Desk} desk */
export function robots(desk) {
  /** @type {Now | null} */
  let now = null;
  let error = '';
  const sheet = openSheet({
    title: () => t('host.robots'),
    body: () => (now ? figures(now, desk.code) : html`<p class="muted">${error || t('host.loading')}</p>`),
    foot: () => html`${now && now.running && now.code === desk.code ? html`<button type="button" class="btn" @click=${stop}>${t('host.robots-stop')}</button>` : nothing}
      <span class="sheet-gap"></span>
      <button type="button" class="btn btn-quiet is-harm" @click=${() => wipe(desk)}>${t('host.wipe')}</button>`,
    closed: () => clearInterval(timer),
  });
  const timer = setInterval(look, AGAIN_MS);
  look();

  async function look() {
    const reply = await get(`/host/${desk.code}/robots`);
    now = reply.ok ? /** @type {any} */ (reply) : now;
    error = reply.ok ? '' : reply.text || '';
    sheet.draw();
  }

  /** @param {Event} event */
  async function stop(event) {
    await act(event.currentTarget, () => post(`/host/${desk.code}/robots/cancel`));
    look();
  }
}

/**
 * @param {Now} now
 * @param {string} code
 */
function figures(now, code) {
  if (now.code !== code) {
    return html`<p class="note">${t('host.robots-none')}</p>`;
  }
  const ms = (/** @type {number} */ value) => t('host.ms', {ms: Math.round(value)});
  /** @type {[string, string][]} */
  const rows = [
    ['phones', `${number(now.live)} / ${number(now.phones)}`],
    ['acked', `${number(now.acked)} / ${number(now.commands)}`],
    ['refused', number(now.refused)],
    ['lost', number(now.lost)],
    ['tick', `${ms(now.tickMsP50)} · ${ms(now.tickMsP99)}`],
  ];
  return html`
    <p class="note ${now.failure || now.lost ? 'note-danger' : now.phase === 'done' ? 'note-ok' : ''}" role="status">
      ${now.failure || t(`host.robots-${PHASES.includes(now.phase) ? now.phase : 'busy'}`)}</p>
    <dl class="health-list">${rows.map(([name, value]) => html`<div class=${name === 'lost' && now.lost ? 'is-bad' : ''}>
      <dt>${t(`host.robots-${name}`)}</dt><dd><strong class="num">${value}</strong><span>${t(`host.robots-${name}-what`)}</span></dd></div>`)}</dl>`;
}
