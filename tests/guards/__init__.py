"""Tests that hold the house together: layers, start-up, no network, packaging."""
