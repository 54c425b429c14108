"""Says why a command of the graph cannot be used now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netatlas.ui.map_moves import MapMoves
    from netatlas.ui.pages.graph.address import GraphOptions


def reason_against(command_id: str, options: GraphOptions, moves: MapMoves) -> str:
    """Return why a command cannot be used with some options, or ''."""
    match command_id:
        case "graph.neighbours" | "graph.depth_1" | "graph.depth_2" | "graph.depth_3":
            return "" if options.on or options.around else "Select a concept first"
        case "go.path_from" | "go.path_to":
            return "" if options.on else "Select a concept first"
        case "graph.swap_ends" | "graph.avoid_hubs":
            return "" if options.path is not None else "Choose the mode Path first"
        case "graph.show_all":
            return "" if options.kinds or options.relations else "Nothing is switched off"
        case "graph.undo":
            return "" if moves.can_undo and not options.around else "No concept was moved"
        case "graph.redo":
            return "" if moves.can_redo and not options.around else "No move was taken back"
        case "graph.put_all_back":
            return "" if moves.places and not options.around else "No concept was moved"
    return ""
