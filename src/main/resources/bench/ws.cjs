// node `ws`, as its own documentation shows it: what the floor does, in the same words.
const {WebSocketServer} = require('ws');
const {answer, listening} = floor();
const server = new WebSocketServer({host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4096});
const phones = new Set();

server.on('listening', () => listening(server.address().port));
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    answer(message, {
      say: (one) => socket.send(JSON.stringify(one)),
      enter: () => phones.add(socket),
      publish: (one) => {
        const text = JSON.stringify(one);
        for (const phone of phones) phone.send(text);
      },
    });
  });
  socket.on('close', () => phones.delete(socket));
  socket.on('error', () => phones.delete(socket));
});

function floor() {
  const word = (name) => Number(process.argv[process.argv.indexOf(name) + 1]);
  const filled = (one, place, bytes) => {
    place.f = '';
    place.f = 'x'.repeat(Math.max(0, bytes - Buffer.byteLength(JSON.stringify(one))));
    return one;
  };
  const scene = (pos, body) => {
    const d = {body};
    return filled({t: 'state', topic: 'scene', epoch: 1, pos, d}, d, word('--frame-bytes'));
  };
  const ownD = {};
  const own = filled({t: 'state', topic: 'own', d: ownD}, ownD, word('--own-bytes'));
  let pos = 0;
  process.stdin.on('end', () => process.exit());
  process.stdin.resume();
  return {
    listening: (port) => console.log('bench port ' + port),
    answer(message, {say, enter, publish}) {
      if (message.t === 'hello') {
        say({t: 'welcome', epoch: 1, pos, now: 0, build: '', you: {}});
        if (message.as !== 'host') {
          say(scene(pos, ''));
          say({t: 'state', topic: 'own', epoch: 1, pos, d: {}});
          enter();
        }
        return;
      }
      pos++;
      say({t: 'ok', id: message.id, pos});
      if (message.c.do === 'putSlot') publish(scene(pos, message.c.slot.plan.body));
      else if (word('--own-bytes') > 0) say(own);
    },
  };
}
