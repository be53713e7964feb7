/** Lines of NDJSON that are read the short way, with what they hold; and such as have to be read the long way. */

import { expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { createSoundLineReader } from "../../compiler/records/sound-lines.ts";
import { playbookWith, signalsOf, types } from "./sample.ts";

const { developers, ratio, biggestWorry, usedCompetitor, scores, goLive } = types;
const playbook = playbookWith(signalsOf({ developers, ratio, biggestWorry, usedCompetitor, scores, goLive }));
const nothing = [undefined, undefined, undefined, undefined, undefined, undefined];

test.each<[string, object]>([
  ['{"id":"a","name":"Ana","signals":{}}', { id: "a", name: "Ana", values: nothing, idAt: 6 }],
  [
    ' { "name" : "Ana" , "id" : "a" , "previous" : "Quick" , "signals" : { } }  ',
    { id: "a", name: "Ana", previous: "Quick", values: nothing, idAt: 27 },
  ],
  ['{"signals":{},"id":null}', { id: undefined, name: undefined, values: nothing, idAt: 19 }],
  [
    '{"signals":{"developers":12,"ratio":-0.5,"biggestWorry":"a, {b}: c","usedCompetitor":true,"scores":[1.5, 2],"goLive":"2027-03-01"}}',
    { values: [12, -0.5, "a, {b}: c", true, [1.5, 2], "2027-03-01"], idAt: 0 },
  ],
  [
    '{"signals":{"goLive" : null , "usedCompetitor" :false, "ratio":1.5e1, "developers":2e+1 , "scores":[ ] }}',
    { values: [20, 15, undefined, false, [], undefined], idAt: 0 },
  ],
  ['{"signals":{"ratio":2E-1}}', { values: [undefined, 0.2, ...nothing.slice(2)], idAt: 0 }],
  ['{"signals":{"ratio":5e-01,"developers":0}}', { values: [0, 0.5, ...nothing.slice(2)], idAt: 0 }],
  ['{"signals":{"ratio":90.09}}', { values: [undefined, 90.09, ...nothing.slice(2)], idAt: 0 }],
  ['{"signals":{"biggestWorry":""}}', { values: [undefined, undefined, "", ...nothing.slice(3)], idAt: 0 }],
])("%s is sound", (line, expected) => {
  const read = createSoundLineReader(playbook);
  const whole = { id: undefined, name: undefined, previous: undefined, ...expected };
  expect(read(line)).toEqual(whole);
  // Again, when the order of the signals is known.
  expect(read(line)).toEqual(whole);
});

test.each([
  "",
  "7",
  "[]",
  "{}",
  '{"id":"a","name":"Ana"}',
  '{"id":"a"',
  '{"id":"a","signals":{}',
  '{"id":"a","signals":{}} x',
  '{"id":"a","signals":{}}}',
  '{"id":"a","signals":{}],',
  '{"id":"a","signals":{},}',
  '{"id":"a";"signals":{}}',
  '{"id"="a","signals":{}}',
  '{id:"a","signals":{}}',
  '{"id:"a","signals":{}}',
  '{"id":"a","id":"b","signals":{}}',
  '{"id":"a","signals":{},"signals":{}}',
  '{"id":"a","language":"en","signals":{}}',
  '{"id":"a","signals":null}',
  '{"id":"a","signals":[]}',
  '{"id":"a","signals":}',
  '{"id":7,"signals":{}}',
  '{"id":"\\u0041","signals":{}}',
  '{"id":"a\tb","signals":{}}',
  '{"id":"a","signals":{}}\r',
  '{"signals":{"nobody":1}}',
  '{"signals":{"nobody":}',
  '{"signals":{"ratio":1,"ratio":2}}',
  '{"signals":{"ratio":1,"developers":2,"ratio":2}}',
  '{"signals":{"ratio":1;"developers":2}}',
  '{"signals":{"ratio":1]}',
  '{"signals":{"ratio":}',
  '{"signals":{"ratio":1,}}',
  '{"signals":{"ratio" 1}}',
  '{"signals":{"ratio":}}',
  '{"signals":{"ratio":01}}',
  '{"signals":{"ratio":1.}}',
  '{"signals":{"ratio":+1}}',
  '{"signals":{"ratio":-}}',
  '{"signals":{"ratio":1x}}',
  '{"signals":{"ratio":1e}}',
  '{"signals":{"ratio":1.234}}',
  '{"signals":{"ratio":"1"}}',
  '{"signals":{"ratio":/1}}',
  '{"signals":{"ratio"::1}}',
  '{"signals":{"usedCompetitor":True}}',
  '{"signals":{"usedCompetitor":truely}}',
  '{"signals":{"usedCompetitor":yes}}',
  '{"signals":{"scores":[1,}}',
  '{"signals":{"scores":[1,]}}',
  '{"signals":{"scores":[1.55]}}',
  '{"signals":{"scores":{}}}',
  '{"signals":{"biggestWorry":"a}}',
  '{"signals":{"developers":501}}',
])("%s is to be read the long way", (line) => {
  const read = createSoundLineReader(playbook);
  expect(read(line)).toBeUndefined();
  const ratioFirst = '{"signals":{"ratio":1}}';
  expect(read(ratioFirst)).toBeDefined();
  expect(read(line)).toBeUndefined();
  expect(read(ratioFirst)).toBeDefined();
});

test("signals are read in whatever order, also where lines differ in it", () => {
  const read = createSoundLineReader(playbook);
  const values = (line: string) => read(`{"signals":{${line}}}`)?.values.slice(0, 2);
  expect(values('"developers":1,"ratio":2')).toEqual([1, 2]);
  expect(values('"ratio":3,"developers":4')).toEqual([4, 3]);
  expect(values('"ratio" :5,"developers":6')).toEqual([6, 5]);
  expect(values('"ratio":7')).toEqual([undefined, 7]);
  expect(values('"developers":8')).toEqual([8, undefined]);
  expect(values('"developersX":8')).toBeUndefined();
  expect(values('"devel":8')).toBeUndefined();
  expect(values("'developers\":8")).toBeUndefined();
  expect(values("\"developers':8")).toBeUndefined();
});

test("a text may be as long as a cell, and no longer", () => {
  const read = createSoundLineReader(playbook);
  const line = (length: number) => `{"signals":{"biggestWorry":"${"x".repeat(length)}"}}`;
  expect(read(line(limits.cellLength))?.values[2]).toHaveLength(limits.cellLength);
  expect(read(line(limits.cellLength + 1))).toBeUndefined();
});
