// node stage.mjs layout.mjs winners.mjs: how names are divided over the screen, and who is shown as a winner.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';

const [, , layout, winners] = process.argv;
const { ems, gridOf, pagesOf, tablesOf, wallOf, winnerPages } = await import(pathToFileURL(layout).href);
const { honest } = await import(pathToFileURL(winners).href);

const NAMES = {
  two: (index) => '王李张刘'[index % 4] + '芳',
  twenty: () => '司马相如欧阳修王安石苏东坡辛弃疾陆游李清',
  masked: () => '张*三',
  mixed: (index) => ['张三', '欧阳若兰', 'Alexandra Konstantinou', 'Ann', '尼古拉·亚历山德罗维奇·罗曼诺夫'][index % 5],
};
const people = (count, name) => Array.from({ length: count }, (_, index) => ({ ticket: index + 1, name: name(index) }));
const won = (person, insteadOf = 0) => ({ person, status: 'won', insteadOf });

// Everybody stands on exactly one page, in order, and no page is more than one fuller than another.
for (const most of [1, 7, 40, 320]) {
  for (let count = 0; count <= 330; count++) {
    const all = Array.from({ length: count }, (_, index) => index);
    const pages = pagesOf(all, most);
    assert.deepEqual(pages.flat(), all);
    const sizes = pages.map((page) => page.length);
    assert.ok(Math.max(...sizes) <= most && Math.max(...sizes) - Math.min(...sizes) <= 1, `${count} by ${most}: ${sizes}`);
  }
}

// On the wall each name stands once, at a readable size, and fits into its tile.
for (const [kind, name] of Object.entries(NAMES)) {
  for (const count of [1, 2, 3, 30, 299, 300, 320]) {
    const all = people(count, name);
    const wall = wallOf(all, 92, 36);
    assert.deepEqual(wall.tiles.map(({ person }) => person), all);
    assert.ok(wall.tiles.reduce((sum, { span }) => sum + span, 0) <= wall.columns * wall.rows, `${kind} ${count}: tiles fit the grid`);
    const tile = Math.min(wall.most, (92 + .26) / wall.columns - .26);
    for (const { person, span, size } of wall.tiles) {
      assert.ok(size >= 1.15 && size <= 4.6, `${kind} ${count}: ${size}`);
      if (size > 1.15) {
        assert.ok(ems(person.name) * size <= tile * span + .26 * (span - 1), `${kind} ${count}: ${person.name} is wider than its tile`);
      }
    }
    if (kind !== 'twenty') {
      assert.ok(wall.rows * (wall.size / .58 + .26) <= 36.27 || wall.size === 1.15, `${kind} ${count}: the wall is too high`);
    }
  }
}

// Winners: everybody once, in the order of the prizes, never cut, never more than 40 at a glance.
for (const [kind, name] of Object.entries(NAMES)) {
  for (const count of [0, 1, 3, 10, 12, 13, 40, 41, 120, 200]) {
    const all = people(count, name).map((person) => won(person));
    for (const height of [31.6, 24]) {
      const pages = winnerPages(all, 92, height, count <= 12 ? 3.6 : 2, 2.4);
      assert.deepEqual(pages.flatMap((page) => page.winners), all);
      for (const page of pages) {
        assert.ok(page.winners.length <= 40 && !page.isCut, `${kind} ${count}: ${page.winners.length} on a page, cut: ${page.isCut}`);
        assert.ok(page.columns * page.rows >= page.winners.length);
        assert.equal(page.sizes.length, page.winners.length);
        assert.ok(page.sizes.every((size) => size >= 1.15 && size <= 11));
      }
      if (count <= 40 && kind === 'two') {
        assert.equal(pages.length, 1);
      }
    }
  }
}
assert.ok(gridOf([NAMES.twenty(0)], 4, 2, 0).isCut, 'a name that fits nowhere is told of');

// A word stays whole while it can be read, and is torn at the smallest size rather than cut.
const inCard = (name, width) => gridOf([name], width, 12, 0, 0).sizes[0];
assert.ok(inCard('ALEXANDRA', 20) * ems('ALEXANDRA') <= 20, 'one word, one line');
assert.ok(inCard('MMMMMMMMMM WWWWWWWW', 20) * ems('MMMMMMMMMM') <= 20, 'two words, two lines');
assert.ok(inCard('WILHELMINA MCKENZIE-WOOD', 20) * ems('WILHELMINA') <= 20, 'a hyphen ends a line');
assert.ok(inCard('张三', 20) > 7);
assert.equal(inCard('M'.repeat(30), 20), 1.15);

// Tables: all of 12 and of 40, in three lines at most; of very many as many as fit and one that says how many.
for (const [count, all] of [[1, true], [12, true], [40, true], [200, false]]) {
  const labels = Array.from({ length: count }, (_, index) => `${index + 1} 桌 10`);
  const { columns, size, shown } = tablesOf(labels, 92);
  assert.equal(shown === count, all, `${count} tables: ${shown} shown`);
  assert.ok(size >= 1.15 && Math.ceil((shown + (all ? 0 : 1)) / columns) <= 3);
  assert.ok(Math.max(...labels.map(ems)) * size < 92 / columns);
}
assert.ok(tablesOf(['1 桌 10', '2 桌 10'], 92).size > 2);

// Only who is on the list is shown, once, under the name that stood there.
const list = people(300, NAMES.mixed);
const [first, second, third] = [list[36], list[4], list[299]];
const tickets = ({ shown }) => shown.map(({ person }) => person.ticket);
assert.deepEqual(honest(list, 300, [won(first), won(second)]), { shown: [won(first), won(second)], refused: [] });
const stranger = won({ ticket: 301, name: '陌生人' });
const refused = honest(list, 300, [won(first), stranger, won(third, 5)]);
assert.deepEqual(tickets(refused), [37, 300]);
assert.deepEqual(refused.refused, [stranger]);
assert.equal(refused.shown[1].insteadOf, 5);
assert.equal(honest(list, 300, [won({ ticket: 37, name: '别人' })]).shown[0].person.name, first.name, 'the name is the list\'s');
assert.deepEqual(tickets(honest(list, 300, [won(first), won(first)])), [37], 'nobody stands there twice');
assert.deepEqual(tickets(honest([], 1, [won(first)])), [], 'an empty list has no winner');
assert.deepEqual(tickets(honest(list, 1600, [stranger, won(first)])), [37], 'a list that was sent short makes no winner');
const last = won({ ticket: 2500, name: '后来的人' });
assert.deepEqual(tickets(honest(people(2000, NAMES.two), 2600, [last, won(first)])), [2500, 37], 'only a list too long for a screen is not whole');
