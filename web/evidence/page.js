// @ts-check
// The evidence page: verifies a transcript on this device and says what came out, in plain words.
(() => {
  /** @type {any} */
  const world = globalThis;
  const {say, el, button, ticketNo, save, certificate} = world.evidence;
  /** @type {typeof import('../lib/verify.js')} */
  const ud1 = world.ud1;
  const LAMP_PAUSE_MS = 0;
  const FILE_MAX_BYTES = 64 * 2 ** 20;

  const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const boot = JSON.parse(place('boot').textContent || '{}');
  const carried = document.getElementById('transcript');

  /** What is looked at: the published text, a phone's memory if there is one, and what the verifier says. */
  /** @type {{text: string, name: string, memory: any, report: any, whole: any, run: number}} */
  const state = {text: '', name: '', memory: null, report: null, whole: {}, run: 0};

  // ── verify ──────────────────────────────────────────────────────────────────────────────────

  async function begin() {
    state.memory = remembered();
    try {
      state.text = carried ? JSON.parse(carried.textContent || '""') : await published();
    } catch (lost) {
      console.warn('the public record cannot be had', lost);
      place('verdict').replaceChildren(el('p.note.note-danger', say('evidence.lost')));
      return;
    }
    await look();
  }

  async function published() {
    const answer = await fetch(`/transcript/${boot.code}.json`);
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.text();
  }

  /** What this phone remembers, where the page is the show's own. */
  function remembered() {
    try {
      return carried ? null : JSON.parse(localStorage.getItem(`usher.draw.${boot.code}`) || 'null');
    } catch (closed) {
      return null;
    }
  }

  /** Lamp by lamp, so that a slow phone shows how far it is; what was checked is remembered by the verifier. */
  async function look() {
    const run = ++state.run;
    state.whole = read(state.text);
    const lamps = lampsOf(records());
    for (const [at, {seal, before, i, y, pi, s}] of lamps.entries()) {
      place('verdict').replaceChildren(el('p.evidence-wait', say('evidence.checking', at + 1, lamps.length)));
      await new Promise((go) => setTimeout(go, LAMP_PAUSE_MS));
      if (run !== state.run) {
        return;
      }
      try {
        ud1.checkLamp({x: i ? before : ud1.x0FromSeal(seal), y, pi, s});
      } catch (broken) {
        // The verifier says what is wrong with it.
      }
    }
    state.report = ud1.verify(state.text, {phone: state.memory && memoryFits() ? state.memory : null});
    show();
  }

  /** What a text holds, as far as it can be shown; whether it holds together is the verifier's word. @param {string} text */
  function read(text) {
    try {
      const value = JSON.parse(text);
      return value && typeof value === 'object' ? value : {};
    } catch (unreadable) {
      return {};
    }
  }

  /** @returns {any[]} */
  const records = () => (Array.isArray(state.whole.records) ? state.whole.records : []).filter((/** @type {any} */ one) => one && one.body);

  /** All lamps in their order, each with the one before it. @param {any[]} chain @returns {any[]} */
  function lampsOf(chain) {
    /** @type {Map<string, any>} */
    const delays = new Map();
    chain.filter(({type}) => type === 'open').forEach(({body}) => delays.set(body.draw, body.delay));
    return chain.filter(({type, body}) => type === 'result' && delays.get(body.draw) && Array.isArray(body.ys) && Array.isArray(body.pis))
      .flatMap(({body}) => body.ys.map((/** @type {string} */ y, /** @type {number} */ i) => (
        {seal: body.seal, before: body.ys[i - 1], i, y, pi: body.pis[i], s: delays.get(body.draw).s})));
  }

  /** Without a ticket it is no memory. */
  const memoryFits = () => Number.isInteger(state.memory.ticket);

  // ── show ────────────────────────────────────────────────────────────────────────────────────

  function show() {
    const {report} = state;
    const isEmpty = !report.draws.length && !records().length && !state.name;
    place('verdict').replaceChildren(isEmpty ? el('p.note', say('evidence.empty')) : verdict());
    place('phone').replaceChildren(...(state.memory && !isEmpty ? phone() : []));
    place('draws').replaceChildren(...report.draws.map(draw).reverse());
    place('lookup').hidden = isEmpty;
    document.body.dataset.verdict = isEmpty ? 'empty' : objections().length ? 'failed' : 'ok';
    find();
  }

  /** A draw whose lamps burn at this moment is on its way, not abandoned; in a file it is an error for ever. */
  function objections() {
    const newest = state.report.draws[state.report.draws.length - 1];
    const burns = newest && newest.phase === 'sealed' && !carried && !state.name;
    return state.report.errors.filter((/** @type {any} */ one) => !(burns && one.code === 'sealed-but-no-result' && one.at === newest.sealAt));
  }

  function verdict() {
    const {report} = state;
    const red = objections();
    const said = red.length ? say('evidence.failed', red.length) : say('evidence.ok', report.draws.length);
    const [first] = records();
    const mode = first && first.body.mode === 'rehearsal' ? el('p.chip.chip-gold', say('evidence.rehearsal')) : null;
    return el(`div.evidence-verdict.${red.length ? 'is-red' : 'is-ok'}`,
      el('h2', said), mode,
      state.name && el('p.small', say('evidence.of-file', state.name)),
      red.length > 0 && el('ul', finding(red[0])),
      red.length > 1 && el('details', el('summary', say('evidence.follows', red.length - 1)), el('ul.small', ...red.slice(1).map(finding))),
      report.ambers.length > 0 && el('div', el('p.small', say('verify.said')), el('ul.small', ...report.ambers.map(finding))),
      el('p.small.evidence-head', say('evidence.head', records().length), el('code', report.head)));
  }

  /** @param {{code: string, at: number}} one */
  function finding({code, at}) {
    const amber = code === 'i-am-missing' && !state.report.errors.some((/** @type {any} */ red) => red.code === code && red.at === at);
    const words = amber ? say('verify.amber.i-am-missing', reasonAt(at)) : say(`verify.code.${code}`);
    return el('li', words, ' ', el('code', at < 0 ? code : `${code} · ${say('verify.at', at)}`));
  }

  /** Why this phone's ticket stands in `removed`. @param {number} at */
  function reasonAt(at) {
    const row = state.whole.records[at].body.removed.find((/** @type {any} */ [ticket]) => ticket === state.memory.ticket);
    return row ? say(`verify.reason.${row[1]}`) : '';
  }

  function phone() {
    const {report, memory} = state;
    const out = el('div.stack-s');
    const name = `usher-${boot.code}-${ticketNo(memory.ticket)}.json`;
    return [el('h2', say('evidence.phone')),
      el(`p.note.${report.grade === 'red' ? 'note-danger' : report.grade === 'A' ? 'note-ok' : 'note-gold'}`, say(`verify.grade.${report.grade}`, ticketNo(memory.ticket))),
      el('p.small.muted', say('evidence.phone-more')),
      el('div.cluster',
        button(say('evidence.save-memory'), () => save(name, JSON.stringify(memory, null, 1), out)),
        button(say('evidence.save-certificate'), () => out.replaceChildren(...sheet()))),
      out];
  }

  function sheet() {
    const image = /** @type {HTMLImageElement} */ (el('img.evidence-sheet'));
    image.src = certificate(state.report, state.memory, title(), boot.where);
    image.alt = say('evidence.cert-title');
    const link = /** @type {HTMLAnchorElement} */ (el('a.btn', say('evidence.save-picture')));
    link.href = image.src;
    link.download = `usher-${boot.code}-${ticketNo(state.memory.ticket)}.png`;
    return [image, el('p.small.muted', say('evidence.long-press')), el('div.cluster', link, button(say('evidence.print'), () => window.print()))];
  }

  const title = () => (records()[0] && records()[0].body.name) || boot.title;

  /** @param {any} one @param {number} at */
  function draw(one, at) {
    const {body, phase} = one;
    const time = new Date(state.whole.records[one.at].t);
    const ambers = state.report.ambers.filter((/** @type {any} */ {at: where}) => where === one.sealAt && where !== undefined);
    const weak = ambers.some((/** @type {any} */ {code}) => code === 'too-few-taps' || code === 'weak-delay');
    return el('article.card.evidence-draw',
      el('div.split', el('p.small.muted.num', say('evidence.nth', at + 1, clock(time))), el(`span.chip${phase === 'done' ? (weak ? '.chip-gold' : '.chip-ok') : ''}`, say(`evidence.phase-${phase === 'done' && weak ? 'amber' : phase}`))),
      el('h3', body.prizes.map((/** @type {any} */ [, name, count]) => `${name} × ${count}`).join(' · ')),
      phase === 'done' && el('p.evidence-glyphs', ...Array.from(one.code, (/** @type {string} */ glyph) => el('b', glyph))),
      phase === 'done' && el('ul.evidence-winners', ...one.winners.map((/** @type {any} */ row) => winner(one, row))),
      ...one.absents.map((/** @type {any} */ {ticket, reason}) => el('p.small.muted', say(`evidence.absent-${reason}`, ticketNo(ticket)))),
      el('p.small.muted', body.rule),
      el('p.small.muted.num', say('evidence.counts', one.pool.length, one.roster.listed.size, one.taps.size)),
      one.grade && el('p.small', say(`evidence.cert-${one.grade}`)));
  }

  /** @param {any} one @param {any} row */
  function winner(one, {ticket, name}) {
    if (ticket === undefined) {
      return el('li', say('verify.nobody'));
    }
    const mark = one.claim.includes(ticket) ? say('evidence.claimed') : '';
    return el('li', el('span.num', ticketNo(ticket)), ' ', el('bdi.name', name || say('evidence.name-closed')), mark && el('span.small.muted', mark));
  }

  /** @param {Date} time */
  function clock(time) {
    return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
  }

  // ── look a number up ────────────────────────────────────────────────────────────────────────

  function find() {
    const typed = /** @type {HTMLInputElement} */ (place('number')).value.replace(/\D/g, '');
    const ticket = Number(typed);
    place('found').replaceChildren(...(typed && state.report ? looked(ticket) : []));
  }

  /** @param {number} ticket */
  function looked(ticket) {
    const lists = records().filter((/** @type {any} */ {type}) => type === 'roster').map((/** @type {any} */ {body}) => body);
    const newest = lists[lists.length - 1];
    const isListed = newest && (state.whole.rosters[newest.root] || []).some((/** @type {any} */ [one]) => one === ticket);
    const gone = newest && newest.removed.find((/** @type {any} */ [one]) => one === ticket);
    const list = isListed ? say('evidence.found-list', newest.n) : gone ? say('evidence.found-gone', say(`verify.reason.${gone[1]}`)) : say('evidence.found-not');
    return [el('p', el('strong.num', say('verify.winner', ticketNo(ticket))), ' ', list),
      el('ul', ...state.report.draws.filter((/** @type {any} */ one) => one.phase !== 'void').map((/** @type {any} */ one, /** @type {number} */ at) => el('li', lotOf(one, at, ticket))))];
  }

  /** @param {any} one @param {number} at @param {number} ticket */
  function lotOf(one, at, ticket) {
    const prize = one.body.prizes.map((/** @type {any} */ [, name]) => name).join(' · ');
    const won = one.winners.some((/** @type {any} */ row) => row.ticket === ticket);
    const missed = one.absents.some((/** @type {any} */ row) => row.ticket === ticket);
    const isIn = one.pool.some((/** @type {any} */ [lot]) => lot === ticket);
    const word = won ? 'won' : missed ? 'missed' : !isIn ? (one.roster.listed.has(ticket) ? 'rule' : 'out') : one.phase === 'done' ? 'not' : 'in';
    return say(`evidence.lot-${word}`, at + 1, prize);
  }

  // ── files ───────────────────────────────────────────────────────────────────────────────────

  /** A transcript, or what one phone remembers; a list of memories gives its first. @param {string} text @param {string} name */
  function take(text, name) {
    let value;
    try {
      value = JSON.parse(text);
    } catch (unreadable) {
      place('taken').replaceChildren(el('p.note.note-danger', say('evidence.unreadable', name)));
      return;
    }
    const memory = Array.isArray(value) ? value[0] : value;
    if (memory && memory.records) {
      state.text = text.trim();
      state.name = name;
    } else if (memory && Array.isArray(memory.taps) && Number.isInteger(memory.ticket)) {
      state.memory = memory;
    } else {
      place('taken').replaceChildren(el('p.note.note-danger', say('evidence.unreadable', name)));
      return;
    }
    place('taken').replaceChildren(el('p.note.note-ok', say(memory.records ? 'evidence.took-record' : 'evidence.took-memory', name)));
    look();
  }

  /** @param {FileList | null | undefined} files */
  async function takeFiles(files) {
    for (const file of Array.from(files || [])) {
      if (file.size <= FILE_MAX_BYTES) {
        take(await new Response(file).text(), file.name);
      } else {
        place('taken').replaceChildren(el('p.note.note-danger', say('evidence.unreadable', file.name)));
      }
    }
  }

  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    takeFiles(event.dataTransfer && event.dataTransfer.files);
  });
  place('file').addEventListener('change', (event) => takeFiles(/** @type {HTMLInputElement} */ (event.target).files));
  place('paste').addEventListener('input', (event) => {
    const area = /** @type {HTMLTextAreaElement} */ (event.target);
    if (area.value.trim()) {
      take(area.value, say('evidence.pasted'));
    }
  });
  place('number').addEventListener('input', find);
  const asked = new URLSearchParams(location.search).get('no');
  if (asked && /^\d{1,6}$/.test(asked)) {
    /** @type {HTMLInputElement} */ (place('number')).value = asked;
  }
  begin();
})();
