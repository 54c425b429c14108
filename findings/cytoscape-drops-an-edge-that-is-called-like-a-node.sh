#!/usr/bin/env bash
# Versions: cytoscape 3.35.0 (npm).
#
# Expected: an edge may have the id of a node, as in GraphML, which keeps the two apart: the elements come in two lists,
# nodes and edges. Or it is an error, as an edge to a missing node is; cytoscape.js has a message for a second element
# with one id.
#
# Seen: an edge with the id of a node is left out, and a second node or edge with an id too, without an error or a
# warning: what is loaded is a smaller graph. Only where the two ids differ by type, 1 and "1", is it an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" 'cytoscape@3.35.0'
node - <<'JAVASCRIPT'
const assert = require('node:assert');
const cytoscape = require('cytoscape');
const said = [];
console.warn = console.error = (...words) => said.push(words.join(' '));

const nodes = [{data: {id: 'vpc'}}, {data: {id: 'gateway'}}, {data: {id: 'attachment'}}];
const edge = (id, target) => ({data: {id, source: 'vpc', target}});
const loaded = (nodes, edges) => {
  const graph = cytoscape({headless: true, elements: {nodes, edges}});
  return [graph.nodes().length, graph.edges().length];
};

const cases = {
  'ids of their own': [loaded(nodes, [edge('e1', 'gateway')]), [3, 1]],
  'an edge called like a node': [loaded(nodes, [edge('attachment', 'gateway')]), [3, 0]],
  'two edges of one id': [loaded(nodes, [edge('e1', 'gateway'), edge('e1', 'attachment')]), [3, 1]],
  'two nodes of one id': [loaded([...nodes, {data: {id: 'vpc', mtu: 9001}}], []), [3, 0]],
};
for (const [name, [seen, expected]] of Object.entries(cases)) {
  console.log(`${name}: ${seen[0]} nodes, ${seen[1]} edges`);
  assert.deepStrictEqual(seen, expected);
}
console.log('warnings:', said.length);
assert.deepStrictEqual(said, []);
assert.throws(() => loaded([{data: {id: 1}}, {data: {id: '1'}}], []), /second element with ID `1`/);
assert.throws(() => loaded(nodes, [edge('e1', 'missing')]), /nonexistent target/);
console.log('1 and "1", and a missing end, are errors');
JAVASCRIPT
