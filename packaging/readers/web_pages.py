"""Looks at web pages in a Chromium with axe-core: wide and narrow, light and dark.

axe-core may find nothing serious; on a phone nothing is wider than the screen, names stay on one line each,
and no word is broken.
"""

from __future__ import annotations

import shutil
import sys
from typing import Any

from playwright.sync_api import Error, sync_playwright

from checking import EXPORTS, MODULES, Findings

WIDTHS = (1280, 390, 320)
PHONE = 390
SERIOUS = {"serious", "critical"}
PAGES = (
    *("pages/index.html", "pages/nat-gateway.html", "pages/ssl-tls-history.html"),
    *("pages/nat-gateway-vs-nat-instance.html", "pages/r53-routing-policies.html", "edge.html"),
)
BROKEN = """() => {
  const LONGEST = 24;
  const broken = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("svg, .sources, script, style")) continue;
    for (const word of node.data.matchAll(/[A-Za-z]{4,}/g)) {
      if (word[0].length > LONGEST) continue;  // wider than a phone
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((one) => Math.round(one.top)));
      if (lines.size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
CUT = """() => [...document.querySelectorAll(".tag, .kind")]
  .filter((one) => one.getClientRects().length > 1).map((one) => one.textContent)"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
found = Findings()
axe = MODULES / "axe-core" / "axe.min.js"


def browser(playwright: Any) -> Any:  # noqa: ANN401 - of playwright
    """Return a Chromium: that of the system, or that of playwright; None without either."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next(filter(None, map(shutil.which, names)), None)
    try:
        return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    except Error:
        return None


def look(page: Any, name: str, what: str, width: int) -> None:  # noqa: ANN401 - the same
    """Note what is wrong with a page at one width."""
    page.goto((EXPORTS / name).as_uri())
    page.add_script_tag(path=str(axe))
    for one in page.evaluate("async () => (await axe.run()).violations"):
        if one["impact"] in SERIOUS:
            example = one["nodes"][0]["html"][:200]
            found.wrong(f"{what}: {one['id']} ({one['impact']}), {len(one['nodes'])} times: {example}")
    if width <= PHONE:
        found.expect(max(0, page.evaluate(WIDER)), 0, f"{what}: pixels wider than the screen")
        found.expect(page.evaluate(BROKEN), [], f"{what}: broken words")
    found.expect(page.evaluate(CUT), [], f"{what}: names over two lines")


if not axe.is_file():
    print("axe-core: not installed; it needs npm")
    sys.exit(0)
with sync_playwright() as playwright:
    chromium = browser(playwright)
    if chromium is None:
        print("Chromium: not installed")
        sys.exit(0)
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            context = chromium.new_context(
                viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True
            )
            page = context.new_page()
            for name in PAGES:
                look(page, name, f"{name}, {width} px, {scheme}", width)
            context.close()
    print(f"{len(PAGES)} pages at {', '.join(map(str, WIDTHS))} px, light and dark, in {chromium.version}")
    chromium.close()
found.end()
