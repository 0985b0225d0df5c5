// @ts-check
/** The welcome on the console: how many are in, who came last, and the greeting, which may change at any moment. */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {act, number, person} from '../../lib/ui.js';
import {line, textOf} from '../../host/fields.js';

const LINE_MAX = 200;

/**
 * @param {any} d  {greeting, arrivals: [{ticket, name}], present, target, wifi}
 * @param {any} ctx
 */
export function panel(d, ctx) {
  const target = d.target || ctx.show.house.expected;
  return html`<div class="stack">
    <div class="welcome-sum">
      <p><strong class="welcome-in num">${number(d.present)}</strong>${target ? html`<span class="muted num"> / ${number(target)}</span>` : nothing}</p>
      <p class="muted">${ctx.t('kind.welcome.in')}</p>
      ${target ? html`<div class="meter"><span .style=${`--part:${Math.min(1, d.present / target)}`}></span></div>` : nothing}
    </div>
    <button type="button" class="btn btn-wide" @click=${() => ctx.open('roster')}>${ctx.t('kind.welcome.desk')}</button>
    <form class="stack-s" autocomplete="off" @submit=${(/** @type {Event} */ event) => greet(event, ctx)}>
      ${line({name: 'greeting', label: ctx.t('kind.welcome.greeting'), value: d.greeting, max: LINE_MAX, placeholder: ctx.t('kind.welcome.scan')})}
      <button type="submit" class="btn btn-wide">${ctx.t('kind.welcome.update')}</button>
    </form>
    <div class="stack-s">
      <h3>${ctx.t('kind.welcome.newest')}</h3>
      ${d.arrivals.length === 0
        ? html`<p class="muted">${ctx.t('kind.welcome.nobody')}</p>`
        : html`<ul class="list">${repeat([...d.arrivals].reverse(), (/** @type {any} */ {ticket}) => ticket, guest)}</ul>`}
    </div>
  </div>`;
}

/** @param {any} plan @param {any} ctx */
export function form(plan, ctx) {
  return html`${line({
      name: 'greeting',
      label: ctx.t('kind.welcome.greeting'),
      value: plan.greeting,
      max: LINE_MAX,
      placeholder: ctx.t('kind.welcome.scan'),
      hint: ctx.t('kind.welcome.greeting-hint'),
    })}
    <p class="note">${ctx.t(ctx.show.info.wifi.name ? 'kind.welcome.wifi-set' : 'kind.welcome.wifi-unset')}</p>`;
}

/** @param {HTMLFormElement} element @param {any} plan */
export function read(element, plan) {
  return {...plan, greeting: textOf(element, 'greeting')};
}

export function blank() {
  return {greeting: ''};
}

/** @param {any} one */
function guest(one) {
  return html`<li class="row"><span class="row-start num">${one.ticket}</span><span class="row-main">${person(one.name)}</span></li>`;
}

/** @param {Event} event @param {any} ctx */
function greet(event, ctx) {
  event.preventDefault();
  const element = /** @type {HTMLFormElement} */ (event.currentTarget);
  const button = /** @type {HTMLElement} */ (element.querySelector('button'));
  act(button, () => ctx.edit(read(element, ctx.plan)));
}
