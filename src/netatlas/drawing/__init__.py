"""Pictures as shapes, without a screen: scenes, timelines laid out as scenes, and scenes as SVG."""
