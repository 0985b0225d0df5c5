// @ts-check
/** The welcome on the screen: a huge code, arrivals flying in, the count against the target. */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {number} from '../../lib/ui.js';

/**
 * @param {any} d  {greeting, arrivals: [{ticket, name}], present, target, wifi}
 * @param {any} ctx
 */
export function scene(d, ctx) {
  const qr = `/qr/${ctx.show.code}.svg`;
  const wifi = `/qr/${ctx.show.code}-wifi.svg`;
  return {
    key: 'doors',
    images: d.wifi ? [qr, wifi] : [qr],
    template: html`<div class="s-scene kind-welcome">
      <header class="s-head">
        <div><p class="s-h1">${ctx.show.title}</p>
          <p class="s-body s-ink-2">${[ctx.show.city, ctx.show.venue, ctx.show.date].filter(Boolean).join(' · ')}</p></div>
        <div class="welcome-count"><strong class="s-h1 s-gold s-num">${number(d.present)}</strong>
          ${d.target > 0 ? html`<span class="s-h2 s-ink-2 s-num"> / ${number(d.target)}</span>` : nothing}
          <p class="s-caption s-ink-2">${ctx.t('kind.welcome.in')}</p></div>
      </header>
      <div class="s-main welcome-main">
        <div class="welcome-door">
          <div class="s-qr welcome-qr"><img src=${qr} alt=""></div>
          <div class="welcome-how">
            <p class="s-h2">${d.greeting || ctx.t('kind.welcome.scan')}</p>
            <p class="s-body s-ink-2">${ctx.joinUrl}</p>
            <p class="welcome-code s-num s-gold">${ctx.show.code}</p>
            ${d.wifi
              ? html`<div class="welcome-wifi"><div class="s-qr welcome-wifi-qr"><img src=${wifi} alt=""></div>
                  <p class="s-caption s-ink-2">${ctx.t('kind.welcome.wifi')}</p></div>`
              : nothing}
          </div>
        </div>
        <div class="welcome-arrivals">
          ${d.arrivals.length === 0
            ? html`<p class="s-body s-ink-3 welcome-nobody">${ctx.t('kind.welcome.first')}</p>`
            : repeat([...d.arrivals].reverse(), (guest) => guest.ticket, (guest) =>
                html`<div class="s-card s-body welcome-guest s-enter"><bdi>${guest.name}</bdi></div>`)}
        </div>
      </div>
    </div>`,
  };
}
