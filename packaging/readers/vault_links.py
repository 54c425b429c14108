"""Reads the vault with obsidiantools: all notes are linked, every link has a note, every alias is a text."""

from __future__ import annotations

import obsidiantools.api as obsidian

from checking import EXPORTS, Findings

found = Findings()
folder = EXPORTS / "vault"
vault = obsidian.Vault(folder).connect().gather()
notes = {path.stem for path in folder.glob("*.md")}
found.expect(set(vault.md_file_index), notes, "notes")
found.expect(list(vault.nonexistent_notes), [], "links without a note")
isolated = [name for name in vault.isolated_notes if name in notes]
found.expect(isolated, [], "notes without a link")
links = sum(len(vault.get_wikilinks(name)) for name in notes)
for name in notes:
    front = vault.get_front_matter(name)
    for key in ("aliases", "tags"):
        if not all(isinstance(one, str) for one in front[key]):
            found.wrong(f"{name}: {key} {front[key]!r}")
print(f"{len(notes)} notes, {links} links, {vault.graph.number_of_edges()} edges of the graph")
found.end()
