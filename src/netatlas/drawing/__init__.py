"""Pictures as shapes without a screen: scenes, timelines drawn as scenes, and scenes as SVG."""
