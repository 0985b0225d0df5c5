// node agree.mjs verify.mjs shows.jsonl: each line is a show and what Java says of it; says where JavaScript differs.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [, , file, shows] = process.argv;
const { verify } = await import(pathToFileURL(file).href);

/** The report in the words that Java writes. */
const said = (report) => ({
  ambers: report.ambers.map(({ code, at }) => ({ at: `${at}`, code })),
  draws: report.draws.map((draw) => ({
    absents: draw.absents.map(({ ticket, reason }) => [`${ticket}`, reason]),
    at: `${draw.at}`,
    code: draw.code,
    draw: draw.draw,
    grade: draw.grade || '',
    phase: draw.phase,
    taps: `${draw.taps.size}`,
    winners: draw.winners.map(({ ticket = '', prize, name = '' }) => [`${ticket}`, prize[0], name]),
  })),
  errors: report.errors.map(({ code, at }) => ({ at: `${at}`, code })),
  grade: report.grade || '',
  head: report.head,
});

let count = 0, accepted = 0, differ = 0;
const codes = {};
for await (const line of createInterface({ input: createReadStream(shows), crlfDelay: Infinity })) {
  const { seed, text, isText, known, java } = JSON.parse(line);
  const report = verify(text, known);
  // A text that is not canonical JSON to the letter is refused as such here, and read on by Java.
  const mine = JSON.stringify(isText ? report.ok : said(report));
  const theirs = JSON.stringify(isText ? java.errors.length === 0 : java);
  count++;
  if (report.ok) accepted++;
  for (const { code } of [...report.errors, ...report.ambers]) codes[code] = (codes[code] || 0) + 1;
  if (mine !== theirs && ++differ < 4) console.log(`seed ${seed}\n java ${theirs}\n js   ${mine}`);
}
console.log(`${count} shows, ${accepted} accepted, ${differ} differ; found ${JSON.stringify(codes)}`);
process.exitCode = differ ? 1 : 0;
