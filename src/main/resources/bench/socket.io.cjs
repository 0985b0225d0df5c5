// socket.io, websocket only, as its own documentation shows it: what the floor does, in the same words.
const {createServer} = require('node:http');
const {Server} = require('socket.io');
const {answer, listening} = floor();
const http = createServer();
const io = new Server(http, {transports: ['websocket'], serveClient: false, pingInterval: 10000});

io.on('connection', (socket) => {
  socket.on('m', (message) => {
    answer(message, {
      say: (one) => socket.emit('m', one),
      enter: () => socket.join('phones'),
      publish: (one) => io.to('phones').emit('m', one),
    });
  });
});
http.listen({host: '127.0.0.1', port: 0, backlog: 4096}, () => listening(http.address().port));

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
