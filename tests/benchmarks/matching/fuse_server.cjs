// Answers fuse.js's ten best for each line of input; the first line is the list of names.
"use strict";

const Fuse = require("fuse.js");
const readline = require("node:readline");

let fuse = null;

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const given = JSON.parse(line);
  let answer = [];
  if (fuse === null) {
    fuse = new Fuse(given, { ignoreLocation: true, useTokenSearch: true });
  } else {
    answer = fuse.search(given, { limit: 10 }).map((found) => found.refIndex);
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
