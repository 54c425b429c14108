"""The page of the graph: the map of all concepts, and the neighbours of one."""
