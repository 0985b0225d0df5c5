// node roll.mjs roll.mjs: how a desk finds people on its list, and whom a scanned text names.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';

const { Roll } = await import(pathToFileURL(process.argv[2]).href);

const TICKET_URL = 'http://192.168.1.8:7070/t/7J532P/';
const person = (ticket, name, number, code, about = '') => ({ ticket, name, number, code, table: '', about, staff: false, walkIn: false });
const people = [
  person(1, '毛晨曦', '134****1461', 'T100001', '万象传播 · 编剧'),
  person(2, '晨', '150****8723', 'T100008', '青禾科技 · 编剧'),
  person(3, 'Jean-Luc Picard', '154****1382', 'a-77 b', 'Starfleet'),
  person(4, '李晨', '', '', ''),
  person(37, '王三七', '134****9999', '12', ''),
];
const here = { version: 'h', list: 'v', ended: false, expected: 5, here: [[1, 1000, '东门', 1200], [4, 900, '', 900]] };
const roll = new Roll({ version: 'v', people }, here);
const names = (typed, count = 30) => roll.search(typed, count).found.map(({ name }) => name);

// By any part of a name; who is called just so stands first, then whose name begins so.
assert.deepEqual(names('晨'), ['晨', '毛晨曦', '李晨']);
assert.deepEqual(names('PICARD'), ['Jean-Luc Picard']);
assert.deepEqual(names('luc jean'), ['Jean-Luc Picard']);
assert.deepEqual(names('ｔ100008'), ['晨']);
assert.deepEqual(names('科技 编剧'), ['晨']);

// By the last digits of a number, or the whole number as far as the mask tells.
assert.deepEqual(names('8723'), ['晨']);
assert.deepEqual(names('461'), ['毛晨曦']);
assert.deepEqual(names('13400001461'), ['毛晨曦']);
assert.deepEqual(names('+86 134 0000 1461'), ['毛晨曦']);
assert.deepEqual(names('13900001461'), []);
assert.deepEqual(names('037')[0], '王三七');

// Nothing typed finds nobody, and more than can be shown are counted.
assert.deepEqual(names('  '), []);
assert.deepEqual(roll.search('晨', 2).found.length, 2);
assert.equal(roll.search('晨', 2).more, 1);

// A scan: a card of this show under any address of the server, a code alone or inside an address, and never by chance.
const scanned = (text) => roll.scanned(text, TICKET_URL)?.ticket;
assert.equal(scanned('http://192.168.1.8:7070/t/7J532P/37'), 37);
assert.equal(scanned('https://usher.example/t/7J532P/37'), 37);
assert.equal(scanned('http://192.168.1.8:7070/t/ABCDEF/37'), undefined);
assert.equal(scanned('http://192.168.1.8:7070/t/7J532P/38'), undefined);
assert.equal(scanned(' t 100001 '), 1);
assert.equal(scanned('https://tickets.example/check?code=T100008&from=app'), 2);
assert.equal(scanned('https://tickets.example/e/12'), undefined);
assert.equal(scanned('12'), 37);
assert.equal(scanned('A-77B'), 3);
assert.equal(scanned(''), undefined);
assert.equal(scanned('http://192.168.1.8:7070/j/7J532P'), undefined);

// Who is here, the newest first; what this desk heard itself stands until the next reading.
assert.deepEqual(roll.newest(9).map(({ person: { ticket } }) => ticket), [1, 4]);
assert.deepEqual(roll.arrival(1), { at: 1000, desk: '东门', arrived: 1200 });
roll.arrive(2, { at: 5, desk: '西门', arrived: 2000 });
roll.leave(4);
assert.deepEqual(roll.newest(9).map(({ person: { ticket } }) => ticket), [2, 1]);
assert.equal(roll.version, '');
assert.equal(roll.present, 2);
roll.takeHere(here);
assert.equal(roll.arrival(2), undefined);
assert.equal(roll.version, 'h');
