"""Damages sound packs at random and holds what the reader makes of them against rules."""
