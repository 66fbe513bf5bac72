"""A real headless browser, if there is one: what it lays out, draws and prints."""

import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

VARIABLE = "KARABAKH_QUIZ_TEST_BROWSER"
NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "msedge", "brave-browser", "headless_shell",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
MISSING = (
    "no Chromium, Chrome or Edge here: install one (Debian: apt-get install chromium; macOS: brew "
    f"install --cask chromium; Windows: Edge is there) or name it in {VARIABLE}"
)

LOOK = """
<script>
addEventListener("load", () => {
  const root = document.documentElement, faults = [];
  const name = node => (node.closest("section") || document.body).getAttribute("aria-label")
      + ": " + node.textContent.trim().slice(0, 40);
  const inside = (box, around) => box.left >= around.left - 1 && box.right <= around.right + 1
      && box.top >= around.top - 1 && box.bottom <= around.bottom + 1;
  for (const svg of document.querySelectorAll("svg")) {
    const around = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll("text")];
    for (const each of svg.querySelectorAll("text, rect, circle, polygon, polyline, line"))
      if (!inside(each.getBoundingClientRect(), around)) faults.push("outside, " + name(each));
    words.forEach((one, place) => words.slice(place + 1).forEach(other => {
      const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3
          && b.top < a.bottom - 3)
        faults.push("one on the other, " + name(one) + " / " + name(other));
    }));
  }
  for (const each of document.querySelectorAll("h1, h2, p, dl, dt, dd, table, figcaption"))
    if (each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
      faults.push("beyond the window, " + name(each));
  const smallest = Math.min(...[...document.querySelectorAll("svg text")].map(
      each => each.getBoundingClientRect().height));
  const style = getComputedStyle(document.body);
  const told = {
    wide: innerWidth, scroll: root.scrollWidth, faults, smallest,
    paper: style.backgroundColor, ink: style.color,
    soft: getComputedStyle(document.querySelector("figcaption")).color,
    drawings: document.querySelectorAll("svg").length,
    named: document.querySelectorAll("svg[role=img][aria-label]:not([aria-label=''])").length,
  };
  document.title = "told:" + btoa(unescape(encodeURIComponent(JSON.stringify(told))));
});
</script>
"""
"""What a page is asked about itself once it is laid out; the answer goes into its title."""


@cache
def browser() -> str | None:
    """The browser that the variable names, or one of those that people have."""
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in NAMES)
    placed = (place for place in PLACES if Path(place).exists())
    return next((each for each in (*found, *placed) if each), None)


def run(page: Path, *flags: str) -> bytes:
    """What the browser prints when called for a page."""
    found = browser()
    assert found is not None
    done = subprocess.run(
        [
            found, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--no-first-run", "--disable-extensions", "--disable-background-networking",
            f"--user-data-dir={page.parent / 'profile'}", *flags, page.as_uri(),
        ],
        check=True, capture_output=True, timeout=90,
    )  # fmt: skip
    return done.stdout


def look(page: Path, wide: int, *, dark: bool = False) -> dict[str, Any]:
    """What a page says of itself, laid out `wide` pixels wide.

    The browser's own window may not be so narrow, so the page stands in a frame.
    """
    inner = page.with_name("looked-at.html")
    text = page.read_text(encoding="utf-8")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    inner.write_text(text.replace("</head>", f"{LOOK}</head>"), encoding="utf-8")
    frame = page.with_name("frame.html")
    frame.write_text(
        f'<title>waiting</title><iframe src="{inner.name}" width="{wide}" height="900" '
        'style="border:0" onload="setTimeout(() => { document.title = '
        'this.contentDocument.title }, 50)"></iframe>',
        encoding="utf-8",
    )
    # Values of the setting: 0 is dark, 1 is light.
    scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    told = run(
        frame, "--dump-dom", "--allow-file-access-from-files", "--virtual-time-budget=3000", scheme,
        f"--window-size={max(wide + 40, 600)},1000",
    ).decode()  # fmt: skip
    found = re.search(r"<title>told:([A-Za-z0-9+/=]+)</title>", told)
    assert found, told[:500]
    from base64 import b64decode

    answer: dict[str, Any] = json.loads(b64decode(found[1]).decode("utf-8"))
    return answer


def printed(page: Path) -> bytes:
    """The page as a PDF."""
    file = page.with_suffix(".pdf")
    run(page, f"--print-to-pdf={file}", "--no-pdf-header-footer")
    return file.read_bytes()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`rgb(1, 2, 3)`), as WCAG 2 counts it."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
