// @ts-check
// What a phone's worker does all evening: keeps the transcript as it grows, checks each lamp as it lights, and verifies
// the whole against the phone's memory. A classic script: `checker.js` puts it behind the verifier's text.
(() => {
  /** @type {any} The worker's own world, and the verifier in it. */
  const world = globalThis;
  /** @type {typeof import('../../lib/verify.js')} */
  const {checkLamp, recordId, tapLeaf, leafHash, verify, x0FromSeal} = world.ud1;
  const ZERO = '0'.repeat(64);

  /** The transcript so far, and the ids of its records. */
  let whole = empty();
  /** Lamps that were checked, by seal. @type {Map<string, string[]>} */
  const lit = new Map();

  /** @returns {{transcript: any, ids: Set<string>, head: string}} */
  function empty() {
    return {transcript: {records: [], rosters: {}, taps: {}, names: {}}, ids: new Set([ZERO]), head: ZERO};
  }

  /** One more part of the transcript; where it does not continue what is here, it is not taken. @param {any} task */
  function add({from, text}) {
    const part = JSON.parse(text);
    if (from === 0) {
      whole = empty();
    }
    const {transcript} = whole;
    if (from !== transcript.records.length || (part.records.length && from && part.records[0].prev !== whole.head)) {
      return {fits: false, length: transcript.records.length};
    }
    transcript.records.push(...part.records);
    Object.assign(transcript.rosters, part.rosters);
    Object.assign(transcript.taps, part.taps);
    transcript.names = part.names;
    for (const record of part.records) {
      whole.head = recordId(record);
      whole.ids.add(whole.head);
    }
    return {fits: true, length: transcript.records.length, head: whole.head};
  }

  /** Lamp i of a seal; no answer where the one before it was missed. @param {any} task */
  function lamp({seal, i, y, pi, s}) {
    const from = performance.now();
    const known = lit.get(seal) || [];
    const x = i === 0 ? x0FromSeal(seal) : known[i - 1];
    if (x === undefined) {
      return {};
    }
    const holds = checkLamp({x, y, pi, s});
    if (holds) {
      known[i] = y;
      lit.set(seal, known);
    }
    return {holds, ms: performance.now() - from};
  }

  /** Everything, by itself; what the phone's page needs of it. @param {any} task  memory, and ids that must be there */
  function check({memory, ids}) {
    const from = performance.now();
    const {records, rosters} = whole.transcript;
    if (!records.length) {
      return {records: 0};
    }
    const report = verify(whole.transcript, {phone: memory});
    const lists = records.filter((/** @type {any} */ {type}) => type === 'roster').map((/** @type {any} */ record) => {
      const leaf = (rosters[record.body.root] || []).find((/** @type {any} */ [ticket]) => ticket === memory.ticket);
      const gone = record.body.removed.find((/** @type {any} */ [ticket]) => ticket === memory.ticket);
      return {at: record.seq, root: record.body.root, n: record.body.n, leaf, hash: leaf && leafHash(leaf), reason: gone && gone[1]};
    });
    return {
      records: records.length,
      live: records[0].body.mode === 'live',
      head: report.head,
      ok: report.ok,
      grade: report.grade,
      errors: report.errors,
      ambers: report.ambers,
      lists,
      missing: ids.filter((/** @type {string} */ id) => !whole.ids.has(id)),
      draws: report.draws.map((draw) => drawn(draw, memory)),
      ms: performance.now() - from,
    };
  }

  /** @param {any} draw @param {any} memory */
  function drawn(draw, memory) {
    const tap = (memory.taps || []).find((/** @type {any} */ one) => one.draw === draw.draw);
    return {
      draw: draw.draw,
      at: draw.at,
      phase: draw.phase,
      openId: draw.openId,
      sealId: draw.sealId,
      sealAt: draw.sealAt,
      resultAt: draw.resultAt,
      code: draw.code,
      grade: draw.grade,
      taps: draw.taps.size,
      isIn: !!tap && tap.open === draw.openId && draw.taps.has(tapLeaf(tap.open, tap.v)),
      winners: draw.winners.map((/** @type {any} */ {ticket, name, prize}) => ({ticket, name, prize: prize && prize[1]})),
      inPool: draw.pool.some((/** @type {any} */ [ticket]) => ticket === memory.ticket),
    };
  }

  /** The first lamp would pay for a cold engine; nobody waits now. */
  function warm() {
    const seal = '1'.repeat(64);
    const x = x0FromSeal(seal);
    for (let i = 2; i < 8; i++) {
      checkLamp({x, y: x, pi: String(i).repeat(512), s: i});
    }
    return {};
  }

  /** @type {Record<string, (task: any) => any>} */
  const jobs = {add, lamp, check, warm};
  world.onmessage = (/** @type {any} */ {data: {id, job, task}}) => {
    try {
      world.postMessage({id, answer: jobs[job](task)});
    } catch (broken) {
      world.postMessage({id, broken: String(broken)});
    }
  };
})();
