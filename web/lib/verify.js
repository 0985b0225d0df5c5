// UD1: checks a draw that a room made together. Explained in verify.d.ts.

const utf8 = (text) => new TextEncoder().encode(text.normalize('NFC'));
const words = (values) => {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => view.setUint32(4 * i, value));
  return new Uint8Array(view.buffer);
};
const u32 = (value) => words([value]);
const sum = (rows, cell) => rows.reduce((total, row) => total + row[cell], 0);
const concat = (parts) => {
  const whole = new Uint8Array(sum(parts, 'length'));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
};
const toHex = (data) => data.reduce((hex, byte) => hex + (byte + 256).toString(16).slice(1), '');

const isHex = (value, digits = 64) => typeof value === 'string' && value.length === digits && /^[0-9a-f]*$/.test(value);
const bytes = (hex, digits = 64) => {
  if (!isHex(hex, digits)) throw new Error('hex');
  return words(hex.match(/.{8}/g).map((word) => parseInt(word, 16)));
};

const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);

const fractions = (root, count) => Int32Array.from(PRIMES.slice(0, count), (prime) => root(prime) % 1 * 2 ** 32);
const START = fractions(Math.sqrt, 8), ROUNDS = fractions(Math.cbrt, 64);
const w = new Int32Array(64), turn = (x, n) => (x >>> n) | (x << (32 - n));

function compress(start, blocks) {
  const view = new DataView(blocks.buffer), state = start.slice();
  for (let at = 0; at < blocks.length; at += 64) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const x = w[i - 15], y = w[i - 2];
      w[i] = i < 16 ? view.getInt32(at + 4 * i)
        : w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + w[i] | 0;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g, g = f, f = e, e = d + one | 0, d = c, c = b, b = a, a = one + two | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] += word));
  }
  return state;
}

function sha256(message, start = START, before = 0) {
  const { length } = message, padded = new Uint8Array((length + 72) & ~63);
  padded.set(message);
  padded[length] = 128;
  padded.set(u32(8 * (before + length)), padded.length - 4);
  return words(compress(start, padded));
}

function hmac(key, message) {
  const pad = (mask) => new Uint8Array(64).map((_, i) => key[i] ^ mask);
  return sha256(concat([pad(0x5c), sha256(concat([pad(0x36), message]))]));
}

const tagged = (tag, ...parts) => concat([utf8(`ud1/${tag}\0`), ...parts.flatMap((part) => [u32(part.length), part])]);
const H = (...parts) => toHex(sha256(tagged(...parts)));

const isObject = (value) => value && typeof value === 'object' && !Array.isArray(value);
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (isObject(value)) {
    return `{${Object.keys(value).sort().map((key) => `${canonical(key)}:${canonical(value[key])}`)}}`;
  }
  const isPlain = typeof value === 'string' ? value === value.normalize('NFC') && !/[\ud800-\udfff]/u.test(value)
    : Number.isSafeInteger(value) && value >= 0;
  if (!isPlain) throw new Error('plain');
  return JSON.stringify(value);
}

const recordId = (record) => H('rec', utf8(canonical(record)));
const commitment = (name, salt, contactHash) =>
  H('id', bytes(H('name', bytes(salt, 32), utf8(name))), bytes(contactHash));
const remember = (make, known = new Map()) => (input) => {
  const key = JSON.stringify(input);
  if (!known.has(key)) known.set(key, make(input));
  return known.get(key);
};
const leafHash = remember(([ticket, weight, idc, nf]) => H('leaf', u32(ticket), u32(weight), bytes(idc), bytes(nf, 32)));
const tapLeaf = (open, v) => H('tap', bytes(open), bytes(v));

// RFC 6962's shape.
function tree(hashes) {
  if (hashes.length < 2) return hashes[0] || sha256(tagged('empty'));
  let split = 1;
  while (2 * split < hashes.length) split *= 2;
  return sha256(tagged('node', tree(hashes.slice(0, split)), tree(hashes.slice(split))));
}
const merkleRoot = (hashes) => toHex(tree(hashes.map((hash) => bytes(hash))));

// RSA-2048, whose factors nobody knows.
const number = (hex) => BigInt('0x' + hex);
const N = number(
  'c7970ceedcc3b0754490201a7aa613cd73911081c790f5f1a8726f463550bb5b7ff0db8e1ea1189ec72f93d1650011bd721aeeacc2acde32' +
  'a04107f0648c2813a31f5b0b7765ff8b44b4b6ffc93384b646eb09c7cf5e8592d40ea33c80039f35b4f14a04b51f7bfd781be4d1673164ba' +
  '8eb991c2c4d730bbbe35f592bdef524af7e8daefd26c66fc02c479af89d64d373f442709439de66ceb955f3ea37d5159f6135809f85334b5' +
  'cb1813addc80cd05609f10ac6a95ad65872c909525bdad32bc729592642920f24c61dc5b3c3b7923e56b16a4d9d373d8721f24a3fc0f1b31' +
  '31f55615172866bccc30f95054c824e733a5eb6817f7bc16399d48c6361cc7e5');
const fix = (value) => (2n * value < N ? value : N - value);
const BASES = PRIMES.map(BigInt);

// The product of powers [base, exponent].
function product(m, ...terms) {
  const factors = terms.map(([base, exponent]) => {
    const powers = [1n];
    for (let i = 0; i < 15;) powers.push(powers[i++] * base % m);
    return Array.from(exponent.toString(16).padStart(64, '0'), (digit) => powers[parseInt(digit, 16)]);
  });
  let result = 1n;
  for (let i = 0; i < 64; i++) {
    for (let bit = 0; bit < 4; bit++) result = result * result % m;
    for (const factor of factors) result = result * factor[i] % m;
  }
  return result;
}

function isPrime(n) {
  let odd = n - 1n, twos = 0;
  for (; odd % 2n === 0n; odd /= 2n) twos++;
  return BASES.every((prime) => n % prime) && BASES.slice(0, 8).every((base) => {
    let x = product(n, [base, odd]), left = twos;
    while (x !== 1n && x !== n - 1n && --left) x = x * x % n;
    return x === n - 1n || (x === 1n && left === twos);
  });
}

const x0FromSeal = (seal) => fix(number([0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => H('x', bytes(seal), u32(i))).join('')) % N)
  .toString(16).padStart(512, '0');

// Wesolowski's proof that s squarings lead from x to y.
const checkLamp = remember(({ x, y, pi, s }) => {
  if (![x, y, pi].every((hex) => isHex(hex, 512))) return false;
  const [from, to, proof] = [x, y, pi].map(number), message = tagged('l', bytes(x, 512), bytes(y, 512), u32(s), u32(0));
  const lead = compress(START, message.slice(0, 512));
  if (to < 2n || 2n * to > N || !proof || proof >= N) return false;
  for (let c = 0; ; c++) {
    message.set(u32(c), 538);
    const l = number(toHex(sha256(message.slice(512), lead, 512))) | (1n << 255n) | 1n;
    if (isPrime(l)) return fix(product(N, [proof, l], [from, product(l, [2n, BigInt(s)])])) === to;
  }
});

const GLYPHS =
  '天地日月星云雨雪风雷山川江河湖海木林花草竹松梅兰桃李杏枣春夏秋冬东南西北金银铜铁玉石沙土火灯光影' +
  '红橙黄绿青蓝紫白马牛羊鹿虎龙鱼鸟鹤燕鹰熊猫犬兔象桥船车塔楼门窗路田园井泉米麦茶酒糖盐瓜豆' +
  '琴棋书画诗歌鼓笛笔墨纸砚剑弓箭旗帆伞扇钟心手足耳目口眉丝线布衣帽鞋冰霜虹';
const glyphs = (seal, y) =>
  bytes(H('code', bytes(seal), bytes(y, 512))).slice(0, 4).reduce((code, byte) => code + GLYPHS[byte & 127], '');

// Of a pool of [ticket, weight].
const seedOf = (seal, y) => toHex(hmac(bytes(H('y', bytes(y, 512))), bytes(seal)));
function order(seed, pool, count = pool.length) {
  const left = pool.slice().sort((a, b) => a[0] - b[0]), picked = [];
  let weight = sum(left, 1);
  for (let i = 0; left.length && picked.length < count; i++) {
    const value = parseInt(toHex(hmac(bytes(seed), concat([utf8('ud1/pick'), u32(i)]))).slice(0, 12), 16);
    if (value >= 2 ** 48 - (2 ** 48 % weight)) continue;
    let rest = value % weight, place = 0;
    while (rest >= left[place][1]) rest -= left[place++][1];
    weight -= left[place][1];
    picked.push(left.splice(place, 1)[0][0]);
  }
  return picked;
}

// Shapes: {exactly these keys}, [a list], [a, row], a kind of value, or one of some|words.
const KINDS = {
  text: (value) => typeof value === 'string',
  count: (value) => typeof value === 'number',
  u32: (value) => value < 2 ** 32 && KINDS.count(value),
  positive: (value) => value > 0 && KINDS.u32(value),
  lamps: (value) => value <= 1024 && KINDS.positive(value),
  id: (value) => isHex(value),
  salt: (value) => isHex(value, 32),
  object: isObject,
};
const REASON = 'asked|duplicate|staff|error';
const FRAME = { v: 'ud1', ev: 'text', seq: 'count', prev: 'id', t: 'count', type: 'text', body: 'object' };
const BODIES = {
  anchor: {
    name: 'text', mode: 'live|rehearsal', tip: 'id', key: 'id', gapMs: 'u32', minTaps: 'u32', absent: 'stay|out',
  },
  roster: { root: 'id', n: 'count', w: 'count', removed: [['u32', REASON]] },
  open: {
    draw: 'text', roster: 'id', k: 'positive', prizes: [['text', 'text', 'positive']], exclude: ['text'],
    'only?': ['u32'], rule: 'text', delay: { alg: 'wes-rsa2048', s: 'positive', steps: 'lamps' },
  },
  seal: { draw: 'text', open: 'id', taps: 'id', n: 'count', s: 'id' },
  result: { draw: 'text', seal: 'id', ys: ['text'], pis: ['text'], order: ['u32'] },
  absent: { draw: 'text', ticket: 'u32', 'next?': 'u32', reason: 'absent|declined' },
  award: { draw: 'text', ticket: 'u32' },
  claim: { draw: 'text', ticket: 'u32' },
  void: { draw: 'text', reason: REASON },
  close: { draws: 'count', voids: 'count', absents: 'count' },
};
const CODES = { award: 'award-to-non-winner', claim: 'claim-by-non-winner', void: 'void-after-seal' };
const own = (value, key) => Object.prototype.hasOwnProperty.call(value, key);

function fits(shape, value) {
  if (typeof shape === 'string') return own(KINDS, shape) ? KINDS[shape](value) : shape.split('|').includes(value);
  if (!shape[0]) {
    const names = Object.keys(shape).map((key) => key.replace('?', ''));
    return isObject(value) && Object.keys(value).every((key) => names.includes(key))
      && Object.keys(shape).every((key, i) => (own(value, names[i]) ? fits(shape[key], value[names[i]]) : key !== names[i]));
  }
  return Array.isArray(value) && (shape[1] ? shape.length === value.length : true)
    && value.every((item, i) => fits(shape[shape[1] ? i : 0], item));
}

const ascends = (values) => values.every((value, i) => !i || values[i - 1] < value);
const runs = ({ phase }) => phase === 'open' || phase === 'sealed';

function ledger(tables, anchor) {
  const errors = [], ambers = [], rosters = [], draws = new Map(), seen = new Set();
  const absentees = new Set(), tally = { open: 0, void: 0, absent: 0 }, all = () => [...draws.values()];
  const say = (list) => (code, where = at) => { list.push({ code, at: where }); };
  const error = say(errors), amber = say(ambers);
  let at, secret = anchor.tip, isClosed;

  const once = (type) => ({ draw: name, ticket }) => {
    const draw = draws.get(name);
    if (!draw || !draw.places.includes(ticket) || draw[type].includes(ticket)) return error(CODES[type]);
    draw[type].push(ticket);
  };

  const rules = {
    anchor: () => error('anchor'),

    roster({ root, n, w, removed: rows }) {
      const leaves = tables.rosters[root];
      if (!fits([['u32', 'positive', 'id', 'salt']], leaves) || !ascends(leaves.map(([ticket]) => ticket))
        || leaves.length !== n || sum(leaves, 1) !== w || w > 2 ** 48 || merkleRoot(leaves.map(leafHash)) !== root) {
        return error('roster');
      }
      const listed = new Map(leaves.map((leaf) => [leaf[0], leaf])), removed = new Map(rows);
      if (rows.some(([ticket]) => listed.has(ticket))) return error('roster');
      if (new Set(leaves.map((leaf) => leaf[3])).size < n) error('duplicate-person');
      if ([...seen].some((ticket) => !listed.has(ticket) && !removed.has(ticket))) error('silently-removed');
      leaves.forEach(([ticket]) => seen.add(ticket));
      rosters.push({ at, root, listed, removed });
    },

    open(body, openId) {
      const { draw, k, prizes, exclude, only } = body, roster = rosters[rosters.length - 1];
      if (all().some(runs)) error('two-draws-at-once');
      if (!draw || draws.has(draw) || !roster || body.roster !== roster.root
        || sum(prizes, 2) !== k || !exclude.every((id) => draws.has(id))) return error('open');
      const out = exclude.flatMap((id) => draws.get(id).places).concat(anchor.absent === 'out' ? [...absentees] : []);
      const pool = [...roster.listed.values()].filter(([t]) => !out.includes(t) && (!only || only.includes(t)));
      if (pool.length < k) error('pool-too-small');
      draws.set(draw, {
        draw, at, body, openId, roster, pool, phase: 'open', code: '', taps: new Set(), places: [],
        award: [], claim: [], absents: [],
      });
    },

    seal({ draw: name, open, taps: root, n, s: next }, sealId) {
      const draw = draws.get(name), taps = tables.taps[root];
      if (!draw || draw.phase !== 'open' || open !== draw.openId) return error('seal');
      if (H('chain', bytes(next)) !== secret) error('server-secret');
      secret = next;
      const { s, steps } = draw.body.delay, weak = anchor.mode === 'live' && s * steps * 7 < anchor.gapMs * 20000;
      Object.assign(draw, { phase: 'sealed', sealAt: at, sealId, weak });
      if (n < anchor.minTaps) amber('too-few-taps');
      if (weak) amber('weak-delay');
      if (!fits(['id'], taps) || !ascends(taps) || taps.length !== n || merkleRoot(taps) !== root) return error('taps');
      draw.taps = new Set(taps);
    },

    result({ draw: name, seal, ys, pis, order: claimed }) {
      const draw = draws.get(name);
      if (!draw || draw.phase !== 'sealed' || seal !== draw.sealId) return error('result');
      const { k, delay: { s, steps } } = draw.body, y = ys[steps - 1];
      const lamp = (to, i) => checkLamp({ x: i ? ys[i - 1] : x0FromSeal(seal), y: to, pi: pis[i], s });
      let tickets = claimed;
      if (ys.length === steps && pis.length === steps && ys.every(lamp)) {
        draw.code = glyphs(seal, y);
        draw.seed = seedOf(seal, y);
        tickets = order(draw.seed, draw.pool, k);
        if (`${tickets}` !== `${claimed}`) error('wrong-winners');
      } else {
        error('delay-proof');
      }
      Object.assign(draw, { phase: 'done', resultAt: at, places: tickets.slice(0, k) });
    },

    absent({ draw: name, ticket, next, reason }) {
      const draw = all().pop();
      if (!draw || draw.draw !== name || !draw.places.includes(ticket) || draw.claim.includes(ticket)) return error('absent');
      const place = draw.body.k + draw.absents.length, substitute = draw.seed && order(draw.seed, draw.pool, place + 1)[place];
      if (substitute !== next) error('wrong-substitute');
      draw.places = draw.places.map((place) => (place === ticket ? substitute : place));
      draw.absents.push({ at, ticket, reason });
      absentees.add(ticket);
    },

    award: once('award'),
    claim: once('claim'),

    void({ draw: name }) {
      const draw = draws.get(name);
      if (!draw || draw.phase !== 'open') return error(CODES.void);
      draw.phase = 'void';
    },

    close({ draws: opens, voids, absents }) {
      if (opens !== tally.open || voids !== tally.void || absents !== tally.absent || all().some(runs)) error('close');
      isClosed = true;
    },
  };

  return {
    errors, ambers, rosters, draws, error, amber,
    judge(place, id, { type, body }) {
      at = place;
      if (isClosed) error('close');
      if (!own(BODIES, type)) return error('unknown-type');
      if (!fits(BODIES[type], body)) return error(CODES[type] || type);
      tally[type]++;
      rules[type](body, id);
    },
  };
}

function nameOf(names, { listed }, ticket) {
  const row = names[ticket];
  return listed.has(ticket) && fits(['text', 'salt', 'id'], row) && commitment(...row) === listed.get(ticket)[2]
    ? row[0] : undefined;
}

function checkPhone(phone, { gapMs }, { draws, rosters, error, amber }) {
  const { ticket: me, idc, since, rosterRoot, taps = [], here = [] } = phone, vouched = new Map();
  const from = since ?? (rosterRoot && (rosters.find(({ root }) => root === rosterRoot) || { at: 0 }).at);
  for (const { at, listed, removed } of rosters.filter((roster) => roster.at >= from)) {
    if (!listed.has(me) && removed.has(me)) amber('i-am-missing', at);
    else if (!listed.has(me) || ![].concat(idc).includes(listed.get(me)[2])) error('i-am-missing', at);
  }
  for (const { draw: name, open, v, kept, gap, seal, screenCode } of taps) {
    const draw = draws.get(name) || { at: -1 }, { sealAt, phase, code } = draw;
    if (draw.openId !== open) {
      error('draw-rules-changed', draw.at);
    } else if (sealAt) {
      const isIn = isHex(v) && draw.taps.has(tapLeaf(open, v));
      if (!seal) amber('seal-not-seen', sealAt);
      else if (seal !== draw.sealId) error('seal-changed', sealAt);
      if (!isIn && kept) error('my-tap-missing', sealAt);
      else if (!isIn) amber('tap-not-kept', sealAt);
      if (gap > gapMs) amber('late-seal', sealAt);
      if (phase === 'done') vouched.set(name, isIn && !!seal && KINDS.count(gap) && gap <= gapMs && !draw.weak);
    }
    if (phase === 'done' && screenCode && screenCode !== code) error('screen-differs', draw.resultAt);
  }
  draws.forEach(({ absents }, name) => absents.forEach(({ at, ticket }) =>
    ticket === me && here.includes(name) && error('i-was-here', at)));
  return vouched;
}

function verify(transcript, { phone, head: seen, screenCode } = {}) {
  let head = '0'.repeat(64), seq = -1, whole = transcript, code = 'chain';
  try {
    // JSON.parse drops one of two equal keys unseen.
    if (KINDS.text(whole)) whole = JSON.parse(whole);
    if (canonical(whole) !== `${transcript}`.trim() && whole !== transcript) throw code;
    if (!fits({ records: ['object'], rosters: 'object', taps: 'object', names: 'object' }, whole)) throw code;
    code = 'anchor';
    if (!fits({ ...FRAME, type: code, body: BODIES.anchor }, whole.records[0])) throw code;
  } catch {
    return { ok: false, errors: [{ code, at: -1 }], ambers: [], draws: [], head, grade: phone && 'red' };
  }
  const { records, names } = whole, [{ ev, body: anchor }] = records, ids = new Set([head]);
  const book = ledger(whole, anchor), { errors, ambers, error, rosters } = book;
  records.forEach((record, at) => {
    const isFramed = fits(FRAME, record);
    if (!isFramed || !ev || record.ev !== ev || record.seq !== seq + 1 || record.prev !== head) error('chain', at);
    head = recordId(record);
    ids.add(head);
    if (!isFramed) return;
    seq = record.seq;
    if (at) book.judge(at, head, record);
  });
  const draws = [...book.draws.values()];
  draws.forEach((draw) => draw.phase === 'sealed' && error('sealed-but-no-result', draw.sealAt));
  const last = draws.filter(({ phase }) => phase === 'done').pop() || { resultAt: -1 };
  for (const key of Object.keys(names).sort()) {
    const given = draws.filter(({ award }) => award.includes(+key));
    const where = given[0] ? given.map(({ roster }) => roster) : rosters;
    if (`${+key}` !== key || where.every((roster) => nameOf(names, roster, +key) === undefined)) {
      error('name-does-not-match', given[0] ? given[0].resultAt : -1);
    }
  }
  for (const id of [seen, phone && phone.head]) if (id && !ids.has(id)) error('history-rewritten', -1);
  if (screenCode && screenCode !== last.code) error('screen-differs', last.resultAt);
  const vouched = phone && checkPhone(phone, anchor, book), ok = !errors.length;
  const grade = (isA) => vouched && (ok ? (isA ? 'A' : 'amber') : 'red');
  return {
    ok, errors, ambers, head, grade: grade(vouched && vouched.size && ![...vouched.values()].includes(false)),
    draws: draws.map((draw) => ({
      ...draw,
      winners: draw.places.map((ticket, place) => ({
        ticket,
        prize: draw.body.prizes.find((prize) => (place -= prize[2]) < 0),
        name: nameOf(names, draw.roster, ticket),
      })),
      grade: draw.phase === 'done' ? grade(vouched && vouched.get(draw.draw)) : undefined,
    })),
  };
}

globalThis.ud1 = { sha256, hmac, H, canonical, recordId, commitment, leafHash, merkleRoot, tapLeaf, x0FromSeal, checkLamp, seedOf, order, glyphs, verify };
export { sha256, hmac, H, canonical, recordId, commitment, leafHash, merkleRoot, tapLeaf, x0FromSeal, checkLamp, seedOf, order, glyphs, verify };
