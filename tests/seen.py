"""What an eye and a thumb would meet on a page, asked of the browser: each look gives what is wrong, in a few words.

A look is a script for `page.evaluate`; only what is shown counts, so what is folded away is passed over.
"""

from __future__ import annotations

from typing import Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_COMMON = """
const shown = node => node.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })
const name = node => node.tagName.toLowerCase() + (node.classList.length ? "." + [...node.classList].join(".") : "")
  + " " + node.textContent.trim().replace(/\\s+/g, " ").slice(0, 60)
const scrolls = node => { for (let up = node; up; up = up.parentElement)
  if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up !== document.documentElement && up !== document.body) return true }
const all = root => [...document.querySelectorAll(root + " *")].filter(shown)
const ROOT = ":is(article, footer)"
const lines = node => { const range = document.createRange(); range.selectNodeContents(node); return [...range.getClientRects()] }
const words = () => { const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) { const text = walk.currentNode, within = text.parentElement
    if (text.data.trim() && within.closest(ROOT) && shown(within)) for (const box of lines(text))
      if (box.width > 1.5 && box.height > 1.5) found.push({ text, within, box }) }
  return found }
const said = word => name(word.within.closest("li, p, td, th, h1, h2, h3, h4, summary, div")) + " <" + word.text.data.trim().slice(0, 30) + ">"
"""


SCRIPTS_RAN: Final = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(document.documentElement.classList.contains("js")))))"""
"""The theme's script has run, and two frames were drawn since."""


def barriers(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds serious or critical: the rule, and the first element. Style sheets are not asked for again."""
    violations = Axe().run(page, options={"preload": False}).response["violations"]
    return [(v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in ("serious", "critical")]


def _look(body: str) -> str:
    return f"() => {{ {_COMMON} {body} }}"


BEYOND_THE_EDGE: Final = _look("""
return all(ROOT).filter(node => !scrolls(node)).filter(node => { const box = node.getBoundingClientRect()
  return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1) }).map(name)
""")
"""What reaches over either edge of the screen and is in no box that scrolls by itself."""

CUT_OFF: Final = _look("""
return all(ROOT).filter(node => { const style = getComputedStyle(node)
  return style.display !== "inline" && node.clientWidth > 1 && node.tagName !== "svg" && !node.closest("svg")
    && ((/hidden|clip/.test(style.overflowX) && node.scrollWidth > node.clientWidth + 1)
      || (/hidden|clip/.test(style.overflowY) && node.scrollHeight > node.clientHeight + 1)) }).map(name)
""")
"""Boxes that hide a part of what they hold."""

OUT_OF_ITS_BOX: Final = _look("""
const framed = node => { for (let up = node; up && up.matches("article *, footer *"); up = up.parentElement) { const style = getComputedStyle(up)
  if (style.display !== "inline" && (parseFloat(style.borderLeftWidth) || style.backgroundColor !== "rgba(0, 0, 0, 0)")) return up } }
return words().filter(({ within, box }) => { const frame = !within.closest("svg") && !scrolls(within) && framed(within)
  if (!frame) return false
  const edge = frame.getBoundingClientRect()
  return box.right > edge.right + 1 || box.left < edge.left - 1 || box.bottom > edge.bottom + 2 || box.top < edge.top - 2 }).map(said)
""")
"""Words that leave the card, chip or table they belong to."""

UPON_EACH_OTHER: Final = _look("""
const found = [], row = words().filter(word => !scrolls(word.within)).sort((a, b) => a.box.top - b.box.top)
row.forEach((one, place) => { for (let next = place + 1; next < row.length && row[next].box.top < one.box.bottom - 4; next++) {
  const other = row[next].box
  const across = Math.min(one.box.right, other.right) - Math.max(one.box.left, other.left)
  const down = Math.min(one.box.bottom, other.bottom) - Math.max(one.box.top, other.top)
  if (across > 2 && down > 6) found.push(said(one) + " and " + said(row[next])) } })
return found
""")
"""Words printed over other words."""

TOO_SMALL_TO_TAP: Final = _look("""
const inSentence = node => getComputedStyle(node).display === "inline"
  && [...node.parentElement.childNodes].some(beside => beside !== node && beside.nodeType === 3 && /\\p{L}/u.test(beside.data))
const target = node => { const over = getComputedStyle(node, "::after"), box = node.getBoundingClientRect()
  if (over.content !== "none" && over.position === "absolute" && over.inset === "0px") return node.offsetParent.getBoundingClientRect()
  return box }
return [...document.querySelectorAll(":is(article, footer, .md-tabs) :is(a[href], button, summary)")].filter(shown).filter(node => {
  const box = target(node)
  return !inSentence(node) && (box.width < 23.9 || box.height < 23.9) })
  .map(node => name(node) + " " + Math.round(target(node).width) + "x" + Math.round(target(node).height))
""")
"""Links, buttons and folds of less than 24 points either way, those within a sentence left aside."""

TOO_SMALL_TO_READ: Final = _look("""
const scale = node => node.ownerSVGElement ? node.getScreenCTM().a : 1
return [...new Set(words().filter(({ within }) => parseFloat(getComputedStyle(within).fontSize) * scale(within) < 11.95).map(said))]
""")
"""Words of less than 12 points."""

STILL_FOLDED: Final = _look("""
return [...document.querySelectorAll("article details > :not(summary)")].filter(node => node.textContent.trim() && !shown(node))
  .filter(node => getComputedStyle(node).display !== "none").map(name)
""")
"""What is folded away, but for what this medium leaves out."""
