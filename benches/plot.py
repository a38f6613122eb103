"""One plot, as SVG: a row for each case, a dot for each contestant, on a logarithmic axis. Readable on light and dark."""

import math
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT, ROW, CHARACTER = 760, 235, 30, 20, 7.2
STYLE = """<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 } .axis { fill: #6e7781 }
path { stroke: #8c959f; stroke-opacity: .35 }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .axis { fill: #9198a1 } }
</style>"""
# The first is ours. All can be told apart on white and on black.
COLOURS = ["#2f81f7", "#d1242f", "#bf8700", "#2da44e", "#a371f7", "#e377c2", "#8c6d31", "#17a2b8", "#768390", "#ec6547",
           "#6e9f18", "#b35aa8"]


def dots(title, rows):
    """`rows`: case → contestant → figure, all above zero."""
    contestants = list(dict.fromkeys(who for costs in rows.values() for who in costs))
    contestants.sort(key=lambda who: who != "xsdgen")
    colours = {who: COLOURS[i % len(COLOURS)] for i, who in enumerate(contestants)}
    figures = [f for costs in rows.values() for f in costs.values() if f > 0]
    first, last = math.floor(math.log10(min(figures))), math.ceil(math.log10(max(figures)))
    last = max(last, first + 1)

    def x(figure):
        return LEFT + (math.log10(figure) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    body, y = [], 20
    body.append(f'<text class="title" x="10" y="{y}">{escape(title)}</text>')
    at, y = 10, y + 22
    for who in contestants:
        width = 26 + CHARACTER * len(who)
        if at + width > WIDTH:
            at, y = 10, y + 18
        body.append(f'<circle cx="{at + 6}" cy="{y - 4}" r="5" fill="{colours[who]}"/>')
        body.append(f'<text x="{at + 15}" y="{y}">{escape(who)}</text>')
        at += width
    top = y + 14
    bottom = top + ROW * len(rows)
    for power in range(first, last + 1):
        place = x(10**power)
        body.append(f'<path d="M{place:.1f} {top}V{bottom}"/>')
        label = f"{10**power:,}" if power >= 0 else f"{10**power:.{-power}f}"
        body.append(f'<text class="axis" x="{place:.1f}" y="{bottom + 16}" text-anchor="middle">{label}</text>')
    for i, (case, costs) in enumerate(rows.items()):
        middle = top + ROW * i + ROW / 2
        body.append(f'<text x="{LEFT - 12}" y="{middle + 4}" text-anchor="end">{escape(case)}</text>')
        body.append(f'<path d="M{LEFT} {middle}H{WIDTH - RIGHT}"/>')
        # Ours is drawn last, above the others.
        for who in sorted((who for who in costs if costs[who] > 0), key=contestants.index, reverse=True):
            about = f"{escape(who)}, {escape(case)}: {costs[who]:,.3g}"
            body.append(f'<circle cx="{x(costs[who]):.1f}" cy="{middle}" r="{6 if who == contestants[0] else 4.5}" '
                        f'fill="{colours[who]}"><title>{about}</title></circle>')
    height = bottom + 28
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">'
    return "\n".join([head, f"<title>{escape(title)}</title>", STYLE, *body, "</svg>"]) + "\n"
