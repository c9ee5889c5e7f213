"""Calm flat pictures drawn with Pillow alone, so that the demonstration needs no photographs.

A picture is drawn at twice its size on a plane of 1600 × 900 units and then brought down, which smooths every edge.
The same scene, seed and size always give the same picture; another seed changes light, colours and layout.
"""

import io
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

WIDTH, HEIGHT = 1600, 900  # the plane every scene is drawn on

# Sky from top to horizon, the disc of the sun (or None), the haze that distance fades into, how much light there is.
LIGHTS = {
    "morning": (("#5aa9d6", "#a9d6e8", "#f4efdc"), "#fff7dd", "#cfe3e6", 1.0),
    "noon": (("#3f93cf", "#8cc6e6", "#dceff3"), "#fffdf0", "#bfdde6", 1.04),
    "dawn": (("#6d8fbd", "#e3b7a4", "#fbe3c0"), "#fff0cf", "#e2c9bd", 0.95),
    "gold": (("#e59a6c", "#f3c58d", "#fbe7bd"), "#fff4d2", "#efc9a0", 0.97),
    "dusk": (("#39487c", "#8f6a93", "#eea97f"), "#ffd9a6", "#a4829a", 0.78),
    "teal": (("#3d8f9c", "#8ec7c1", "#eef0d5"), "#fffbe6", "#bddad2", 0.98),
    "cloudy": (("#7f95a6", "#aebec7", "#dbe2e2"), None, "#b9c6ca", 0.88),
    "storm": (("#3c4c5e", "#647585", "#98a5a9"), None, "#7b8a93", 0.68),
}
FAIR = ("morning", "noon", "dawn", "gold", "teal")
GREENS = ("#4f8f5b", "#5b9a4f", "#3f8468", "#6f9a45", "#4b8a72")
TRUNK, CONCRETE, WHITE, INK = "#6b5140", "#c9c6bd", "#fbfaf5", "#24404d"
ACCENTS = ("#d9694a", "#e2a53b", "#2f7f8c", "#8a5a83", "#4f8f5b", "#c9506a")


def rgb(colour):
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5)) if isinstance(colour, str) else tuple(colour)


def mix(one, other, share):
    return tuple(round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))


def shade(colour, factor):
    """Darker below 1, lighter above."""
    return mix(colour, "#ffffff", factor - 1) if factor > 1 else tuple(round(c * factor) for c in rgb(colour))


class Sheet:
    """The plane of a picture: shapes in units, colours as given, a source of chance that the seed fixes."""

    def __init__(self, scene, seed, size):
        self.rng = random.Random(f"{scene}:{seed}")  # the same on every machine
        self.size = size
        self.scale = 2 * max(size[0] / WIDTH, size[1] / HEIGHT)
        self.pixels = (math.ceil(WIDTH * self.scale), math.ceil(HEIGHT * self.scale))
        self.image = Image.new("RGB", self.pixels, "#ffffff")
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.light("noon")
        self.sun = None  # where it stands, once drawn

    def light(self, *names):
        self.sky_colours, self.sun_colour, self.haze, self.power = LIGHTS[self.rng.choice(names)]

    def lit(self, colour, distance=0.0):
        """A colour in this light, faded by distance (0 near, 1 lost in haze)."""
        dimmed = shade(colour, self.power) if self.power < 1 else rgb(colour)
        tinted = mix(dimmed, self.haze, 0.1)
        return mix(tinted, self.haze, distance)

    # Shapes

    def at(self, points):
        return [(x * self.scale, y * self.scale) for x, y in points]

    def polygon(self, points, fill, alpha=255):
        self.pen.polygon(self.at(points), fill=(*rgb(fill), alpha))

    def ellipse(self, x, y, rx, ry, fill, alpha=255):
        box = [c * self.scale for c in (x - rx, y - ry, x + rx, y + ry)]
        self.pen.ellipse(box, fill=(*rgb(fill), alpha))

    def ring(self, x, y, radius, width, colour, start=0, end=360, alpha=255):
        box = [c * self.scale for c in (x - radius, y - radius, x + radius, y + radius)]
        self.pen.arc(box, start, end, fill=(*rgb(colour), alpha), width=max(1, round(width * self.scale)))

    def box(self, x0, y0, x1, y1, fill, radius=0.0, alpha=255):
        corners = [c * self.scale for c in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))]
        self.pen.rounded_rectangle(corners, radius * self.scale, fill=(*rgb(fill), alpha))

    def line(self, points, colour, width=2.0, alpha=255):
        pixels = max(1, round(width * self.scale))
        self.pen.line(self.at(points), fill=(*rgb(colour), alpha), width=pixels, joint="curve")

    def dashes(self, start, end, colour, width=3.0, dash=14.0, gap=10.0, alpha=255):
        length = math.dist(start, end)
        for i in range(int(length // (dash + gap)) + 1):
            a, b = i * (dash + gap) / length, min(1.0, (i * (dash + gap) + dash) / length)
            ends = [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in (a, b)]
            self.line(ends, colour, width, alpha)

    def gradient(self, x0, y0, x1, y1, colours, outline=None):
        """Colours from top to bottom, over a box or, of it, only what lies inside the outline."""
        left, top, right, bottom = (round(c * self.scale) for c in (x0, y0, x1, y1))
        left, top = max(0, left), max(0, top)
        right, bottom = min(self.pixels[0], right), min(self.pixels[1], bottom)
        if right <= left or bottom <= top:
            return
        column = Image.new("RGB", (1, len(colours)))
        for i, colour in enumerate(colours):
            column.putpixel((0, i), rgb(colour))
        strip = column.resize((1, bottom - top), Image.Resampling.BILINEAR, box=(0, 0.5, 1, len(colours) - 0.5))
        mask = None
        if outline:
            mask = Image.new("L", (right - left, bottom - top), 0)
            ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in self.at(outline)], fill=255)
        self.image.paste(strip.resize((right - left, bottom - top), Image.Resampling.NEAREST), (left, top), mask)

    def wash(self, points, colours):
        """A polygon filled from top to bottom with a gradient."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.gradient(min(xs), min(ys), max(xs), max(ys), colours, points)

    def glow(self, x, y, radius, colour, strength=0.5):
        size = 64
        spot = Image.radial_gradient("L").resize((size, size))
        spot = ImageChops.invert(spot).point([round(max(0, v - 80) / 175 * 255 * strength) for v in range(256)])
        pixels = round(radius * 2 * self.scale)
        corner = (round((x - radius) * self.scale), round((y - radius) * self.scale))
        self.image.paste(rgb(colour), corner, spot.resize((pixels, pixels), Image.Resampling.BILINEAR))

    def finish(self, framed=False):
        """The picture at its real size; unless framed, a little nearer, off the middle, half of the time mirrored."""
        share = 1.0 if framed else self.rng.uniform(0.87, 1.0)
        wide, high = self.size[0] * 2 * share, self.size[1] * 2 * share
        room = self.pixels[0] - wide, self.pixels[1] - high
        left, top = room[0] * self.rng.random(), room[1] * self.rng.uniform(0.7, 1.0)  # what is near stays whole
        if framed:
            left, top = room[0] / 2, room[1] / 2
        picture = self.image.resize(self.size, Image.Resampling.BILINEAR, box=(left, top, left + wide, top + high))
        if not framed and self.rng.random() < 0.5:
            picture = ImageOps.mirror(picture)
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=84, progressive=True)
        return out.getvalue()

    # Things that many scenes share

    def wavy(self, y, height, rough=1.0, step=16, x0=-20, x1=WIDTH + 20):
        """A skyline: three waves of chance lengths laid over each other."""
        waves = [
            (height * share, self.rng.uniform(low, high) / rough, self.rng.uniform(0, math.tau))
            for share, low, high in ((0.55, 420, 640), (0.3, 190, 300), (0.15, 70, 120))
        ]
        return [
            (x, y + sum(a * math.sin(math.tau * x / length + phase) for a, length, phase in waves))
            for x in range(int(x0), int(x1) + step, step)
        ]

    def ridge(self, y, height, colour, distance, rough=1.0, bottom=HEIGHT):
        line = self.wavy(y, height, rough)
        top, base = self.lit(colour, distance), self.lit(colour, min(1, distance + 0.16))
        self.wash([*line, (WIDTH + 20, bottom), (-20, bottom)], (top, mix(top, base, 0.6), base))
        return line

    def hills(self, horizon, count=3, colour=None, spread=70.0, height=60.0):
        colour = colour or self.rng.choice(GREENS)
        blue = mix(colour, "#4f7f9f", 0.55)
        for i in range(count):
            share = i / max(1, count - 1)
            own = mix(blue, colour, share)
            self.ridge(horizon - spread * (1 - share), height * (1 - 0.4 * share), own, 0.7 - 0.42 * share)

    def sky(self, horizon=HEIGHT, sun=True, clouds=3):
        self.gradient(0, 0, WIDTH, horizon, self.sky_colours)
        if horizon < HEIGHT:
            self.box(0, horizon - 1, WIDTH, HEIGHT, self.sky_colours[-1])
        if sun and self.sun_colour:
            self.sun = (self.rng.uniform(260, 1340), self.rng.uniform(0.28, 0.62) * min(horizon, 560))
            self.glow(*self.sun, 330, self.sun_colour, 0.75)
            self.ellipse(*self.sun, 52, 52, self.sun_colour)
        for _ in range(clouds):
            y = self.rng.uniform(0.1, 0.55) * min(horizon, 640)
            self.cloud(self.rng.uniform(0, WIDTH), y, self.rng.uniform(90, 190))

    def cloud(self, x, y, width, colour="#ffffff", alpha=150):
        """Flat-bottomed cloud, drawn once as a mask so that its parts do not show through each other."""
        height, k = width * 0.5, self.scale / 2  # half resolution is enough: clouds have no sharp corners
        mask = Image.new("L", (max(1, round(width * 2.2 * k)), max(1, round(height * 1.2 * k))), 0)
        pen, base = ImageDraw.Draw(mask), mask.height
        parts = self.rng.randint(4, 6)
        for i in range(parts):
            t = i / (parts - 1)
            r = height * (0.28 + 0.62 * math.sin(math.pi * (0.14 + 0.72 * t))) * self.rng.uniform(0.7, 1.0) * k
            cx = (0.3 + 1.6 * t) * width * k
            pen.ellipse((cx - r, base - r * 1.15, cx + r, base + r), fill=alpha)
        pen.rounded_rectangle((0.1 * width * k, base - 0.2 * height * k, 2.1 * width * k, base + 20), 9 * k, fill=alpha)
        mask = mask.resize((mask.width * 2, mask.height * 2), Image.Resampling.BILINEAR)
        corner = (round((x - width * 1.1) * self.scale), round((y - height) * self.scale))
        self.image.paste(rgb(colour), corner, mask)

    def sea(self, top, bottom=HEIGHT, colours=None, glitter=True):
        deep = self.rng.choice(("#1f6f8f", "#1d7a86", "#2b6fa0"))
        colours = colours or (
            self.lit(mix(deep, "#bfe6e6", 0.55), 0.25),
            self.lit(mix(deep, "#6fc2c4", 0.45)),
            self.lit(deep),
        )
        self.gradient(0, top, WIDTH, bottom, colours)
        for _ in range(70):
            t = self.rng.random() ** 1.6
            y, length = top + 6 + t * (bottom - top - 10), 14 + 110 * t
            x = self.rng.uniform(-40, WIDTH)
            self.box(x, y, x + length, y + 1.4 + 3.2 * t, "#ffffff", 2, round(20 + 34 * t))
        if glitter and self.sun:
            for _ in range(46):
                t = self.rng.random()
                y = top + 3 + t * (bottom - top) * 0.75
                x = self.sun[0] + self.rng.gauss(0, 18 + 90 * t)
                self.box(x, y, x + 16 + 50 * t, y + 2 + 2.5 * t, self.sun_colour, 2, round(150 - 90 * t))

    def swell(self, y, colour, height=14.0, length=150.0, crest=None):
        """One row of rounded waves across the picture, filled down to the bottom."""
        phase = self.rng.uniform(0, math.tau)
        points = [
            (x, y - height * abs(math.sin(math.pi * x / length + phase)) ** 0.8) for x in range(-10, WIDTH + 20, 6)
        ]
        self.polygon([*points, (WIDTH + 10, HEIGHT), (-10, HEIGHT)], colour)
        if crest:
            self.line(points, crest, 3, 120)

    def tree(self, x, y, size, colour=None, distance=0.0):
        colour = colour or self.rng.choice(GREENS)
        self.box(x - size * 0.04, y - size * 0.5, x + size * 0.04, y, self.lit(TRUNK, distance), size * 0.03)
        body = self.lit(shade(colour, 0.86), distance)
        for dx, dy, r in ((0, -0.72, 0.34), (-0.2, -0.56, 0.24), (0.2, -0.58, 0.25)):
            self.ellipse(x + dx * size, y + dy * size, r * size, r * size, body)
        bright = self.lit(shade(colour, 1.14), distance)
        for dx, dy, r in ((0.05, -0.8, 0.22), (0.22, -0.64, 0.14)):
            self.ellipse(x + dx * size, y + dy * size, r * size, r * size, bright)

    def bush_row(self, y, x0, x1, size, colour, distance=0.0):
        x, body = x0, self.lit(colour, distance)
        while x < x1:
            r = size * self.rng.uniform(0.6, 1.1)
            self.ellipse(x, y, r, r * 0.8, body)
            x += r * 0.9
        self.box(x0 - size * 0.5, y, x1 + size * 0.5, y + size * 0.7, body, size * 0.3)

    def palm(self, x, y, size, lean=0.12, distance=0.0, colour="#3d7f56"):
        trunk = [(x + lean * size * t * t, y - size * t) for t in (0, 0.2, 0.4, 0.6, 0.8, 1.0)]
        wide = [size * (0.03 - 0.0028 * i) for i in range(len(trunk))]
        left = [(px - w, py) for (px, py), w in zip(trunk, wide, strict=True)]
        right = [(px + w, py) for (px, py), w in zip(trunk, wide, strict=True)]
        self.polygon([*left, *reversed(right)], self.lit(mix(TRUNK, "#a98763", 0.35), distance))
        head = trunk[-1]
        for i, angle in enumerate((-200, -168, -132, -100, -66, -30, 6, 28)):
            length = size * self.rng.uniform(0.42, 0.52)
            tone = self.lit(shade(colour, 0.84 if i % 2 else 1.06), distance)
            tip = (
                head[0] + length * math.cos(math.radians(angle)),
                head[1] + length * 0.72 * math.sin(math.radians(angle)),
            )
            tip = (tip[0], tip[1] + length * 0.34)
            high = ((head[0] + tip[0]) / 2, min(head[1], tip[1]) - length * 0.16)
            low = ((head[0] + tip[0]) / 2, high[1] + length * 0.16)
            self.polygon([*curve(head, high, tip), *curve(tip, low, head)], tone)

    def house(self, x, y, size, wall="#f2e9d8", roof=None, distance=0.0):
        roof = roof or self.rng.choice(("#c4623f", "#b5533c", "#a8746a", "#7d8f9a"))
        w, h = size, size * 0.52
        self.box(x - w / 2, y - h, x + w / 2, y, self.lit(wall, distance))
        self.box(x + w * 0.12, y - h, x + w / 2, y, self.lit(shade(wall, 0.93), distance))
        eaves = [(x - w * 0.6, y - h), (x - w * 0.4, y - h * 1.75), (x + w * 0.4, y - h * 1.75), (x + w * 0.6, y - h)]
        self.polygon(eaves, self.lit(roof, distance))
        self.box(x - w * 0.12, y - h * 0.68, x + w * 0.06, y, self.lit("#7a5a45", distance))
        for dx in (-0.36, 0.22):
            self.box(x + dx * w, y - h * 0.7, x + (dx + 0.16) * w, y - h * 0.36, self.lit("#7fa7b0", distance))

    def boat(self, x, y, size, colour=None, distance=0.0):
        colour = self.lit(colour or self.rng.choice(("#2f6f9f", "#c9543f", "#2f8c7c", "#d99a3b")), distance)
        hull = [(x - size, y - size * 0.34), (x + size, y - size * 0.44), (x + size * 0.72, y), (x - size * 0.78, y)]
        self.polygon(hull, colour)
        band = [(x - size, y - size * 0.34), (x + size, y - size * 0.44), (x + size * 0.95, y - size * 0.34)]
        self.polygon([*band, (x - size * 0.95, y - size * 0.25)], self.lit(WHITE, distance))
        self.box(
            x - size * 0.55, y - size * 0.8, x + size * 0.05, y - size * 0.34, self.lit(WHITE, distance), size * 0.04
        )
        for i in range(3):
            left = x - size * (0.48 - 0.17 * i)
            self.box(left, y - size * 0.7, left + size * 0.1, y - size * 0.54, self.lit("#5d8fa3", distance))
        self.box(x - size * 0.62, y - size * 0.86, x + size * 0.12, y - size * 0.79, colour, size * 0.03)
        self.line(
            [(x + size * 0.3, y - size * 0.4), (x + size * 0.3, y - size * 1.25)],
            self.lit("#5d5148", distance),
            size * 0.05,
        )
        self.line(
            [(x + size * 0.3, y - size * 1.2), (x + size * 0.9, y - size * 0.46)], self.lit("#5d5148", distance), 1.6
        )

    def island(self, x, y, width, height, colour, distance, trees=True):
        peaks = [
            (0.0, 0.0),
            (0.12, 0.34),
            (0.26, 0.62),
            (0.4, 0.98),
            (0.52, 0.84),
            (0.66, 0.94),
            (0.8, 0.5),
            (0.92, 0.24),
        ]
        flip = self.rng.random() < 0.5
        line = []
        for t, h in [*peaks, (1.0, 0.0)]:
            t, h = (1 - t if flip else t), h * self.rng.uniform(0.85, 1.1)
            line.append((x + (t - 0.5) * width, y - h * height))
        line = smooth(sorted(line))
        self.wash(
            [*line, (x + width / 2, y + 1), (x - width / 2, y + 1)],
            (self.lit(shade(colour, 1.1), distance), self.lit(colour, distance)),
        )
        side = self.lit(shade(colour, 0.82), distance)
        half = [(px, py) for px, py in line if px > x + width * 0.06]
        self.polygon([*half, (x + width / 2, y + 1), (x + width * 0.2, y + 1)], side, 150)
        self.box(x - width * 0.5, y - 3, x + width * 0.5, y + 4, self.lit("#efe0b8", distance), 4)
        if trees:
            for i in range(17):
                tx = x + (i / 16 - 0.5) * 0.8 * width + self.rng.uniform(-6, 6)
                r = width * self.rng.uniform(0.018, 0.032)
                self.ellipse(
                    tx, y - 3 - r * 0.4, r, r * 0.8, self.lit(shade(colour, self.rng.uniform(0.76, 0.9)), distance)
                )

    def rain(self, count=150, alpha=70, slant=0.28, y0=0, y1=HEIGHT):
        for _ in range(count):
            x, y, length = self.rng.uniform(-100, WIDTH + 160), self.rng.uniform(y0, y1), self.rng.uniform(26, 64)
            self.line([(x, y), (x - slant * length, y + length)], "#e8f1f5", self.rng.uniform(1.6, 3), alpha)

    def strips(self, top, bottom, colours, vanish=None, rows=7, columns=9, furrows=True):
        """Fields on flat ground, seen in perspective: rows widen and columns spread towards the viewer."""
        vanish = vanish if vanish is not None else self.rng.uniform(520, 1080)
        edges = [top + (bottom - top) * (i / rows) ** 1.9 for i in range(rows + 1)]

        def spot(u, y):  # u: place along the row, 0 in the middle; far rows are squeezed towards the vanishing point
            depth = (y - top + (bottom - top) * 0.16) / ((bottom - top) * 1.16)
            return vanish + u * (260 + 2500 * depth), y

        for y0, y1 in zip(edges, edges[1:], strict=False):
            cuts = sorted({-1.9, 1.9, *(self.rng.uniform(-1.7, 1.7) for _ in range(columns))})
            far = max(0.0, 0.42 * (1 - (y1 - top) / (bottom - top)))
            for u0, u1 in zip(cuts, cuts[1:], strict=False):
                tone = self.lit(shade(self.rng.choice(colours), self.rng.uniform(0.94, 1.06)), far)
                self.polygon([spot(u0, y0), spot(u1, y0), spot(u1, y1 + 1), spot(u0, y1 + 1)], tone)
                if furrows and y1 - y0 > 34 and u1 - u0 < 1.6:
                    lines = max(3, int((u1 - u0) * 26))
                    for i in range(1, lines):
                        u = u0 + (u1 - u0) * i / lines
                        self.line([spot(u, y0 + 2), spot(u, y1 - 2)], shade(tone, 0.9), 1 + (y1 - top) / 220, 110)
                self.line([spot(u0, y0), spot(u0, y1)], self.lit("#d9cf9f", far), 1 + 5 * (y1 - top) / (bottom - top))
            self.line([(0, y0), (WIDTH, y0)], self.lit("#d9cf9f", far), 1 + 4 * (y0 - top) / (bottom - top))
        return spot


def curve(start, bend, end, steps=10):
    """Points of a quadratic curve."""
    points = []
    for i in range(steps + 1):
        t = i / steps
        points.append(
            tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip(start, bend, end, strict=True))
        )
    return points


def smooth(points, rounds=3):
    """Cut the corners of an open line (Chaikin)."""
    for _ in range(rounds):
        cut = [points[0]]
        for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
            cut += [(0.75 * x0 + 0.25 * x1, 0.75 * y0 + 0.25 * y1), (0.25 * x0 + 0.75 * x1, 0.25 * y0 + 0.75 * y1)]
        points = [*cut, points[-1]]
    return points


# The scenes. Each takes a sheet with a blank plane and fills it.


def rice_fields(s):
    s.light(*FAIR)
    horizon = s.rng.uniform(360, 430)
    s.sky(horizon)
    s.hills(horizon + 6, 3, spread=90)
    s.bush_row(horizon + 10, 0, WIDTH, 16, "#3f7a55", 0.3)
    young = s.rng.random() < 0.55
    colours = ("#8fbf4f", "#a4c95c", "#79b154", "#6aa34c") if young else ("#e0bd55", "#d3ad48", "#c9b75b", "#a8b755")
    spot = s.strips(horizon + 18, HEIGHT, colours)
    x, y = spot(s.rng.choice((-0.42, 0.4)), horizon + 120)
    for dx in (-130, -60, 150):
        s.palm(x + dx, y + 6, s.rng.uniform(120, 170), s.rng.uniform(-0.2, 0.2), 0.15)
    s.bush_row(y, x - 170, x + 170, 18, "#4a7f4f", 0.12)
    s.house(x, y + 10, 120, distance=0.08)
    s.house(x + 110, y + 14, 86, distance=0.08)


def river_valley(s):
    s.light(*FAIR, "cloudy")
    horizon = s.rng.uniform(330, 400)
    s.sky(horizon + 40)
    colour = s.rng.choice(GREENS)
    s.hills(horizon, 4, colour, spread=120, height=80)
    s.wash(
        [(0, horizon + 20), (WIDTH, horizon + 20), (WIDTH, HEIGHT), (0, HEIGHT)],
        (s.lit(shade(colour, 1.24), 0.32), s.lit(shade(colour, 1.06))),
    )
    middle, swing, phase = s.rng.uniform(620, 980), s.rng.choice((-1, 1)), s.rng.uniform(0, 0.8)
    left, right = [], []
    for i in range(60):
        t = i / 59
        y = horizon + 22 + (HEIGHT - horizon) * t**1.5
        x = middle + swing * (60 + 330 * t) * math.sin(phase + 4.6 * t**0.8)
        half = 6 + 190 * t**1.35
        left.append((x - half, y))
        right.append((x + half, y))
    s.polygon(
        [(x - 8 - 20 * i / 59, y) for i, (x, y) in enumerate(left)]
        + [(x + 8 + 20 * i / 59, y) for i, (x, y) in enumerate(right)][::-1],
        s.lit("#e6d8a8", 0.1),
    )
    s.wash(left + right[::-1], (s.lit("#bfe3e8", 0.3), s.lit("#6fb6c9"), s.lit("#2f86a6")))
    for _ in range(26):
        i = s.rng.randint(18, 57)
        x = s.rng.uniform(left[i][0] + 14, right[i][0] - 30)
        s.box(x, left[i][1], x + 10 + 60 * i / 59, left[i][1] + 1 + 3 * i / 59, "#ffffff", 2, 90)
    spots = []
    for _ in range(46):
        i = s.rng.randint(6, 58)
        side = s.rng.choice((left, right))
        off = s.rng.uniform(30, 520) * (0.25 + 0.75 * i / 59)
        spots.append((side[i][1], side[i][0] + (off if side is right else -off), 18 + 110 * (i / 59) ** 1.3))
    for y, x, size in sorted(spots):
        s.tree(x, y, size, distance=max(0, 0.4 * (1 - size / 90)))


def sea_islands(s):
    s.light(*FAIR, "dusk")
    horizon = s.rng.uniform(400, 480)
    s.sky(horizon)
    for _ in range(2):
        s.island(
            s.rng.uniform(100, 1500),
            horizon + 1,
            s.rng.uniform(300, 520),
            s.rng.uniform(60, 120),
            "#5d8f8a",
            0.62,
            False,
        )
    s.sea(horizon)
    side = s.rng.choice((-1, 1))
    s.island(
        800 + side * s.rng.uniform(230, 420),
        horizon + 46,
        s.rng.uniform(440, 620),
        s.rng.uniform(150, 210),
        "#4b8a63",
        0.24,
    )
    s.island(
        800 - side * s.rng.uniform(260, 520),
        horizon + 26,
        s.rng.uniform(220, 330),
        s.rng.uniform(70, 110),
        "#4f8f74",
        0.4,
    )
    s.boat(800 - side * s.rng.uniform(40, 240), horizon + 170, s.rng.uniform(64, 90))
    s.boat(800 + side * s.rng.uniform(80, 300), horizon + 92, 34, distance=0.2)
    shore = s.wavy(800, 22, 0.8)
    s.polygon([*[(x, y - 14) for x, y in shore], (WIDTH, HEIGHT), (0, HEIGHT)], "#ffffff", 120)
    s.wash([*shore, (WIDTH, HEIGHT), (0, HEIGHT)], (s.lit("#f1e2b6"), s.lit("#e2cb93")))
    edge = 90 if side > 0 else 1510
    s.palm(edge, 905, 430, 0.22 * side)
    s.palm(edge + 110 * side, 915, 310, 0.1 * side)


def stormy_sea(s):
    s.light("storm")
    s.sky(520, sun=False, clouds=0)
    for i in range(9):
        tone = mix("#4a5a69", "#2c3946", s.rng.random())
        s.cloud(s.rng.uniform(-60, WIDTH + 60), 70 + i * 27, s.rng.uniform(220, 380), tone, 175)
    s.ridge(500, 26, "#4a6470", 0.35)
    colours = ("#7f9aa3", "#688894", "#527683", "#3f6573", "#2f5463", "#23424f")
    for i, colour in enumerate(colours):
        s.swell(535 + i * 62, rgb(colour), 20 + 9 * i, 120 + 42 * i, "#e9f2f2")
        if i == 1:
            x = s.rng.choice((300, 1260))
            s.polygon([(x - 210, 640), (x - 120, 560), (x + 130, 560), (x + 230, 640)], "#3d4b52")
            s.polygon([(x - 26, 562), (x - 16, 330), (x + 16, 330), (x + 26, 562)], "#e6e2d6")
            for y in (392, 468):
                w = 18 + (y - 330) / 24
                s.polygon([(x - w, y), (x + w, y), (x + w + 2, y + 38), (x - w - 2, y + 38)], "#c4563f")
            s.box(x - 22, 318, x + 22, 332, "#4a4f52", 3)
            s.glow(x, 300, 150, "#ffe6a3", 0.7)
            s.box(x - 13, 288, x + 13, 318, "#ffedb8", 3)
            s.polygon([(x - 20, 288), (x, 264), (x + 20, 288)], "#4a4f52")
    s.rain(190, 60, 0.45)


def salt_flats(s):
    s.light("dawn", "gold", "morning", "teal")
    horizon = s.rng.uniform(330, 390)
    s.sky(horizon)
    s.hills(horizon + 4, 3, "#6f8f7a", spread=80)
    pale = [mix(s.sky_colours[1], "#ffffff", t) for t in (0.05, 0.25, 0.45)] + [mix(s.sky_colours[0], "#ffffff", 0.3)]
    spot = s.strips(horizon + 8, HEIGHT, pale, rows=7, columns=8, furrows=False)
    depth = HEIGHT - horizon
    heaps = sorted((horizon + 36 + depth * s.rng.random() ** 1.4 * 0.86, s.rng.uniform(-0.7, 0.7)) for _ in range(24))
    for y, u in heaps:
        x, y = spot(u, y)
        size = 10 + 74 * (y - horizon) / depth
        s.ellipse(x, y + 1, size * 1.15, size * 0.2, "#6b7f86", 70)
        s.polygon(
            smooth(
                [
                    (x - size, y),
                    (x - size * 0.4, y - size * 0.62),
                    (x, y - size * 0.86),
                    (x + size * 0.4, y - size * 0.6),
                    (x + size, y),
                ]
            ),
            s.lit("#fdfdfa"),
        )
        s.polygon(
            smooth([(x, y - size * 0.86), (x + size * 0.4, y - size * 0.6), (x + size, y), (x + size * 0.2, y)], 2),
            s.lit("#d7dfe3"),
        )


def weather_station(s):
    s.light(*FAIR, "cloudy")
    s.sky(620, clouds=4)
    colour = s.rng.choice(GREENS)
    s.hills(560, 3, colour, spread=110, height=70)
    s.ridge(690, 26, shade(colour, 1.12), 0.0, 0.6)
    x = s.rng.uniform(560, 760)
    steel = s.lit("#e7ebeb")
    for foot in (-120, 120):
        s.line([(x, 330), (x + foot, 742)], s.lit("#9fb0b3"), 3)
    s.box(x - 7, 170, x + 7, 745, steel, 4)
    s.box(x - 150, 236, x + 150, 246, steel, 4)
    s.line([(x - 140, 240), (x - 140, 196)], steel, 6)
    turn = s.rng.uniform(0, 60)
    for i in range(3):
        a = math.radians(turn + 120 * i)
        tip = (x - 140 + 46 * math.cos(a), 196 + 14 * math.sin(a))
        s.line([(x - 140, 196), tip], steel, 4)
        s.ellipse(*tip, 13, 13, s.lit("#d9694a"))
    s.line([(x + 140, 240), (x + 140, 190)], steel, 6)
    s.polygon(
        [(x + 76, 186), (x + 190, 186), (x + 190, 178), (x + 222, 189), (x + 190, 200), (x + 190, 194), (x + 76, 194)],
        s.lit("#35596b"),
    )
    s.polygon([(x + 70, 160), (x + 108, 184), (x + 108, 196), (x + 70, 220)], s.lit("#35596b"))
    s.polygon([(x - 92, 404), (x + 6, 376), (x + 6, 448), (x - 92, 484)], s.lit("#274b63"))
    for t in (0.33, 0.66):
        s.line([(x - 92 + 98 * t, 404 - 28 * t), (x - 92 + 98 * t, 484 - 36 * t)], s.lit("#5d86a0"), 2)
    s.box(x - 36, 520, x + 40, 632, s.lit("#f4f4ee"), 8)
    s.box(x - 22, 540, x + 26, 580, s.lit("#5f8fa0"), 4)
    sx = x + 330  # the louvred screen
    for dx in (-62, 52):
        s.box(sx + dx, 640, sx + dx + 10, 770, s.lit("#f4f4ee"))
    s.box(sx - 90, 500, sx + 90, 648, s.lit("#fbfbf7"), 4)
    for i in range(9):
        s.box(sx - 80, 510 + i * 15, sx + 80, 516 + i * 15, s.lit("#c8d3d3"))
    s.polygon([(sx - 108, 502), (sx - 84, 474), (sx + 84, 474), (sx + 108, 502)], s.lit("#dfe5e2"))
    gx = x - 300  # the rain gauge
    s.box(gx - 34, 610, gx + 34, 770, s.lit("#b9c7ca"), 8)
    s.box(gx - 40, 596, gx + 40, 620, s.lit("#dfe6e6"), 6)
    s.ridge(785, 10, shade(colour, 0.95), 0.0, 0.5)
    for _ in range(60):
        gx, gy = s.rng.uniform(0, WIDTH), s.rng.uniform(790, 890)
        s.polygon([(gx - 4, gy), (gx + s.rng.uniform(-5, 5), gy - 22), (gx + 4, gy)], s.lit(shade(colour, 1.22)))


def survey_tripod(s):
    s.light(*FAIR)
    s.sky(520)
    colour = s.rng.choice(GREENS)
    s.hills(490, 3, colour, spread=100, height=70)
    s.wash(
        [(0, 505), (WIDTH, 505), (WIDTH, HEIGHT), (0, HEIGHT)],
        (s.lit(shade(colour, 1.22), 0.25), s.lit(shade(colour, 1.02))),
    )
    side = s.rng.choice((-1, 1))
    vanish = 800 + side * 330
    for i in range(-14, 15):
        s.line([(vanish + i * 34, 508), (vanish + i * 330, HEIGHT)], "#ffffff", 2, 60)
    for i in range(9):
        y = 512 + 390 * (i / 8) ** 2
        s.line([(0, y), (WIDTH, y)], "#ffffff", 2, 60)
    for _ in range(9):
        s.tree(vanish + s.rng.uniform(-620, 620), 520 + s.rng.uniform(0, 14), s.rng.uniform(34, 60), distance=0.3)
    px, py = vanish - side * 60, 560  # the pole with its prism
    for i in range(6):
        s.box(px - 4, py + 60 - (i + 1) * 28, px + 4, py + 60 - i * 28, "#d9543f" if i % 2 else WHITE)
    s.ellipse(px, py - 118, 15, 15, s.lit("#d9543f"))
    s.ellipse(px, py - 118, 8, 8, "#f7f2df")
    x, y = 800 - side * 300, 470  # the tripod and its instrument
    s.dashes((x + side * 70, y - 128), (px, py - 118), "#d9543f", 4, 18, 13)
    s.ellipse(x, 872, 250, 20, "#203a2f", 40)
    for foot, tone in ((-190, "#c98f3f"), (40, "#a8732f"), (200, "#d9a552")):
        s.polygon([(x - 20, y), (x + 18, y), (x + foot + 9, 872), (x + foot - 9, 872)], s.lit(tone))
        s.line([(x + foot * 0.55, y + 402 * 0.55), (x + foot * 0.7, y + 402 * 0.7)], s.lit("#6b5140"), 22)
    s.box(x - 62, y - 22, x + 62, y + 8, s.lit("#3b4a50"), 8)
    s.box(x - 46, y - 52, x + 46, y - 22, s.lit("#e2b13b"), 6)
    for dx in (-66, 40):
        s.box(x + dx, y - 190, x + dx + 26, y - 44, s.lit("#e8bd4d"), 10)
    s.box(x - 44, y - 214, x + 44, y - 196, s.lit("#3b4a50"), 8)
    s.box(x - 74, y - 160, x + 74, y - 96, s.lit("#f3efe2"), 20)
    s.box(x + side * 66, y - 156, x + side * 108, y - 100, s.lit("#35596b"), 10)
    s.ellipse(x + side * 106, y - 128, 12, 26, "#9fd0dc")
    s.box(x - side * 92, y - 140, x - side * 66, y - 116, s.lit("#3b4a50"), 6)
    s.box(x - 30, y - 44, x + 30, y - 28, "#9fc7b0", 3)


def contour_map(s):
    wide, high = 128, 72
    bumps = [
        (s.rng.uniform(0, wide), s.rng.uniform(0, high), s.rng.uniform(8, 18), s.rng.uniform(0.45, 1)) for _ in range(7)
    ]
    tilt = s.rng.uniform(-0.3, 0.3)
    values = []
    for y in range(high):
        row = [(b[0], (y - b[1]) ** 2, 2 * b[2] ** 2, b[3]) for b in bumps]
        for x in range(wide):
            height = sum(a * math.exp(-((x - bx) ** 2 + dy2) / spread) for bx, dy2, spread, a in row)
            values.append(max(0.0, 40 + 165 * height + tilt * (x - wide / 2)))
    highest = max(values)
    values = [value * 250 / highest for value in values]
    field = Image.new("F", (wide, high))
    field.putdata(values)
    size = (s.pixels[0] // 2, s.pixels[1] // 2)
    field = field.resize(size, Image.Resampling.BICUBIC).convert("L")
    ramp = s.rng.choice(
        (
            ("#7fb4a4", "#b9cf9a", "#ece0ae", "#d9b078", "#b98a62", "#f4ead8"),
            ("#8fb9c9", "#b7d2c0", "#e6e6c2", "#cfc08a", "#a9986a", "#efe9da"),
        )
    )

    def tint(band):
        place = min(len(ramp) - 1.001, band / 12 * (len(ramp) - 1))
        return mix(ramp[int(place)], ramp[int(place) + 1], place % 1)

    step = 17
    bands = field.point([v // step * 10 for v in range(256)])
    palette = [tint(v // step) for v in range(256)]
    colours = Image.merge("RGB", [field.point([c[i] for c in palette]) for i in range(3)])
    lines = bands.filter(ImageFilter.FIND_EDGES).point([0] + [255] * 255)
    bold = (
        field.point([v // (step * 4) * 30 for v in range(256)]).filter(ImageFilter.FIND_EDGES).point([0] + [255] * 255)
    )
    colours.paste(mix("#7a5a3c", ramp[2], 0.35), (0, 0), lines.filter(ImageFilter.BoxBlur(0.5)))
    colours.paste(
        rgb("#7a5335"), (0, 0), bold.filter(ImageFilter.BoxBlur(1)).point([min(255, v * 3) for v in range(256)])
    )
    s.image.paste(colours.resize(s.pixels, Image.Resampling.NEAREST), (0, 0))
    place, river = min(range(14, wide - 14), key=lambda x: values[x]), []
    for y in range(0, high, 6):  # the river keeps to the low ground
        place = min(range(max(0, place - 7), min(wide, place + 8)), key=lambda x: values[y * wide + x])
        river.append((place / wide * WIDTH, (y / high - 0.02) * HEIGHT))
    river = smooth([*river, (river[-1][0], HEIGHT + 20)], 2)
    s.line(river, "#f4f1e2", 22, 120)
    s.line(river, "#3f8fb0", 12)
    road = smooth([(-20 + i * 210, 640 + s.rng.uniform(-130, 90)) for i in range(9)])
    s.line(road, "#7d4b3a", 11)
    s.line(road, "#f6d98a", 7)
    for x, y, _, amount in bumps:
        if amount > 0.62:
            cx, cy = x / wide * WIDTH, y / high * HEIGHT
            s.polygon([(cx - 15, cy + 11), (cx, cy - 16), (cx + 15, cy + 11)], INK)
    i = s.rng.randint(20, len(road) - 20)
    for _ in range(14):
        x, y = road[i][0] + s.rng.uniform(-90, 90), road[i][1] + s.rng.uniform(-70, -18)
        s.box(x, y, x + 17, y + 14, "#a3473a")
    for k in range(1, 4):
        s.line([(k * 400, 0), (k * 400, HEIGHT)], INK, 1.5, 60)
    for y in (300, 600):
        s.line([(0, y), (WIDTH, y)], INK, 1.5, 60)
    for k, alpha in ((0, 0), (1, 22), (2, 0), (3, 22)):  # the folds of a paper map
        s.box(k * 400, 0, (k + 1) * 400, HEIGHT, INK, 0, alpha)


def parcel_map(s):
    base = s.rng.choice(("#f3efe4", "#eef1ea", "#f4ece2"))
    s.box(0, 0, WIDTH, HEIGHT, base)
    tones = s.rng.choice(
        (
            ("#f2c879", "#e9a66b", "#9cc59a", "#c7d98f", "#8fbcc4", "#e6d3a3"),
            ("#e7b7a0", "#f0d9a0", "#a9c7a6", "#8fb0c9", "#d6c3dd", "#c9d79b"),
            ("#f0cf8c", "#b5d3a8", "#89b8b0", "#ec9f7b", "#cfd8dc", "#e4dfa5"),
        )
    )
    angle = math.radians(s.rng.uniform(-16, 16))
    parcels = []

    def turn(x, y):
        x, y = x - 800, y - 450
        return 800 + x * math.cos(angle) - y * math.sin(angle), 450 + x * math.sin(angle) + y * math.cos(angle)

    def divide(x0, y0, x1, y1, depth):
        wide, high = x1 - x0, y1 - y0
        if depth == 0 or wide * high < 9000 or (depth < 3 and s.rng.random() < 0.12):
            parcels.append((x0, y0, x1, y1))
            return
        t = s.rng.uniform(0.36, 0.64)
        if wide > high:
            divide(x0, y0, x0 + wide * t, y1, depth - 1)
            divide(x0 + wide * t, y0, x1, y1, depth - 1)
        else:
            divide(x0, y0, x1, y0 + high * t, depth - 1)
            divide(x0, y0 + high * t, x1, y1, depth - 1)

    x = -500
    while x < 2100:
        wide = s.rng.uniform(260, 420)
        y = -500
        while y < 1400:
            high = s.rng.uniform(190, 310)
            divide(x, y, x + wide, y + high, 4)
            y += high + 30
        x += wide + 34
    for x0, y0, x1, y1 in parcels:
        tone = shade(s.rng.choice(tones), s.rng.uniform(0.97, 1.1))
        corners = [turn(*p) for p in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        s.polygon(corners, tone)
        s.line([*corners, corners[0]], WHITE, 4)
        if s.rng.random() < 0.4 and (x1 - x0) > 60 and (y1 - y0) > 60:
            a, b = s.rng.uniform(0.2, 0.35), s.rng.uniform(0.55, 0.75)
            inner = [turn(x0 + (x1 - x0) * u, y0 + (y1 - y0) * v) for u, v in ((a, a), (b, a), (b, b), (a, b))]
            s.polygon(inner, shade(tone, 0.86))
    bank = smooth([(-40 + i * 240, s.rng.uniform(40, 130) + i * 95) for i in range(8)])
    if s.rng.random() < 0.5:
        bank = [(WIDTH - x, y) for x, y in bank]
    s.line(bank, base, 92)
    s.line(bank, "#7fb9cf", 70)
    s.line(bank, "#96c9db", 44)
    middles = [(parcel, turn((parcel[0] + parcel[2]) / 2, (parcel[1] + parcel[3]) / 2)) for parcel in parcels]
    dry = [
        parcel
        for parcel, (x, y) in middles
        if 450 < x < 1150
        and 260 < y < 680
        and parcel[2] - parcel[0] > 70
        and all(math.dist((x, y), p) > 110 for p in bank)
    ]
    x0, y0, x1, y1 = s.rng.choice(dry or parcels)
    corners = [turn(*p) for p in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    s.polygon(corners, "#d9543f", 110)
    s.line([*corners, corners[0]], "#b93f2f", 7)
    cx, cy = turn((x0 + x1) / 2, (y0 + y1) / 2)
    s.ellipse(cx, cy + 4, 24, 8, INK, 70)
    s.polygon([(cx - 42, cy - 92), (cx + 42, cy - 92), (cx, cy)], "#c2412f")
    s.ellipse(cx, cy - 104, 46, 46, "#c2412f")
    s.ellipse(cx, cy - 104, 19, 19, WHITE)


def forest_hills(s):
    s.light(*FAIR, "cloudy", "dusk")
    s.sky(560, clouds=2)
    colour = s.rng.choice(GREENS)
    rows = 6
    for i in range(rows):
        share = i / (rows - 1)
        tone = mix(mix(colour, "#5f93a5", 0.45), shade(colour, 0.74), share)
        line = s.ridge(330 + 92 * i, 70 - 6 * i, tone, 0.66 - 0.66 * share, 1.1)
        if i < 1:
            continue
        far = 0.66 - 0.66 * share
        size = 16 + 86 * share
        for x, y in line:
            if s.rng.random() < 0.62 - 0.2 * share:
                dx, h = s.rng.uniform(-8, 8), size * s.rng.uniform(0.8, 1.3)
                own = s.lit(shade(tone, s.rng.uniform(0.9, 1.12)), far)
                if s.rng.random() < 0.55:
                    for k in range(3):
                        w = h * (0.26 - 0.055 * k)
                        top = y - h * (0.5 + 0.3 * k)
                        s.polygon([(x + dx - w, y - h * 0.2 * k), (x + dx, top), (x + dx + w, y - h * 0.2 * k)], own)
                else:
                    s.ellipse(x + dx, y - h * 0.28, h * 0.32, h * 0.42, own)
        if 1 <= i < rows - 1:
            s.box(0, 330 + 92 * i + 34, WIDTH, 330 + 92 * i + 64, s.haze, 15, 34)
    for _ in range(5):
        x, y, w = s.rng.uniform(300, 1300), s.rng.uniform(110, 240), s.rng.uniform(14, 24)
        s.line(curve((x - w, y - 4), (x - w / 2, y - w * 0.6), (x, y)), INK, 2.4, 150)
        s.line(curve((x, y), (x + w / 2, y - w * 0.6), (x + w, y - 4)), INK, 2.4, 150)


def office_building(s):
    s.light("morning", "noon", "teal", "dawn", "gold")
    s.sky(720, clouds=3)
    s.hills(640, 2, spread=60)
    for x in range(-40, WIDTH, 90):
        s.tree(x + s.rng.uniform(-30, 30), 742, s.rng.uniform(90, 170), distance=0.3)
    wall = s.rng.choice(("#f4efe2", "#eef0ea", "#f6e9d6", "#e9eef0"))
    trim = s.rng.choice(("#2f6f7f", "#a85a3f", "#4a6f8f", "#7f8f4a"))
    left, right, top, ground = 300, 1300, 300, 762
    s.box(left, top, right, ground, s.lit(wall))
    s.box(left - 26, top - 30, right + 26, top, s.lit(shade(wall, 0.9)), 3)
    s.box(left - 26, top - 6, right + 26, top + 4, s.lit(trim))
    glass = [mix("#9fcbd9", s.sky_colours[1], 0.4), mix("#6fa9bf", s.sky_colours[0], 0.3)]
    for floor in range(3):
        y = top + 38 + floor * 142
        s.box(left, y + 116, right, y + 124, s.lit(shade(wall, 0.88)))
        for i in range(10):
            x = left + 24 + i * 97.5
            if floor == 2 and 3 <= i <= 6:
                continue
            s.box(x, y, x + 74, y + 96, s.lit(shade(wall, 0.82)), 3)
            s.box(x + 5, y + 5, x + 69, y + 96, s.lit(glass[(i + floor) % 2]))
            s.polygon([(x + 5, y + 60), (x + 44, y + 5), (x + 62, y + 5), (x + 5, y + 90)], "#ffffff", 46)
            s.box(x + 35, y + 5, x + 39, y + 96, s.lit(WHITE))
    s.box(560, top - 66, 1040, ground, s.lit(shade(wall, 1.3)))  # the porch
    s.box(540, top - 86, 1060, top - 58, s.lit(shade(wall, 0.9)), 3)
    s.box(540, top - 62, 1060, top - 54, s.lit(trim))
    s.box(592, 330, 1008, 560, s.lit(glass[0]))
    for i in range(1, 6):
        s.box(592 + i * 69.3 - 3, 330, 592 + i * 69.3 + 3, 560, s.lit(WHITE))
    s.box(592, 440, 1008, 447, s.lit(WHITE))
    s.polygon([(592, 500), (760, 330), (840, 330), (592, 560)], "#ffffff", 50)
    s.box(500, 566, 1100, 596, s.lit(trim), 4)
    for x in (540, 690, 880, 1030):
        s.box(x, 596, x + 30, ground, s.lit(WHITE), 3)
    s.box(724, 620, 876, ground, s.lit("#4f7f8f"), 4)
    s.box(797, 620, 803, ground, s.lit(WHITE))
    for i in range(4):
        s.box(
            500 - i * 18,
            ground - 8 + i * 13,
            1100 + i * 18,
            ground + 8 + i * 13,
            s.lit(shade(CONCRETE, 1.1 - 0.06 * i)),
        )
    s.wash([(0, 800), (WIDTH, 800), (WIDTH, HEIGHT), (0, HEIGHT)], (s.lit("#8fb867"), s.lit("#6f9f55")))
    s.polygon([(520, 800), (1080, 800), (1330, HEIGHT), (270, HEIGHT)], s.lit("#e4ddcb"))
    s.box(0, 762, 446, 804, s.lit("#5f9a55"), 14)
    s.box(1154, 762, WIDTH, 804, s.lit("#5f9a55"), 14)
    for x, side in ((130, 1), (250, -1), (1350, 1), (1490, -1)):
        s.palm(x + s.rng.uniform(-16, 16), 806, s.rng.uniform(270, 370), 0.08 * side)


def meeting_room(s):
    s.light(*FAIR)
    wall = s.rng.choice(("#efe9dc", "#e6ecec", "#f1e6da", "#e9ebe0"))
    accent = s.rng.choice(ACCENTS)
    wood = s.rng.choice(("#b98553", "#a8764c", "#c99a6a"))
    s.gradient(0, 0, WIDTH, 560, (shade(wall, 1.25), wall))
    s.gradient(0, 560, WIDTH, HEIGHT, (shade(wood, 1.34), shade(wood, 1.16)))
    s.box(0, 548, WIDTH, 564, shade(wall, 0.86))
    start = s.rng.choice((110, 760))
    s.box(start - 14, 86, start + 744, 444, shade(wall, 0.8), 6)
    keep = s.image.copy()
    s.sky(430, clouds=2)
    s.hills(370, 3, spread=70, height=44)
    view = [round(c * s.scale) for c in (start, 100, start + 730, 430)]
    keep.paste(s.image.crop(view), view[:2])
    s.image.paste(keep, (0, 0))
    for i in range(1, 4):
        s.box(start + i * 182 - 5, 100, start + i * 182 + 5, 430, shade(wall, 1.3))
    sx = 950 if start < 400 else 130  # the screen on the other half of the wall
    s.box(sx, 130, sx + 520, 420, "#2f3d44", 10)
    s.box(sx + 12, 142, sx + 508, 408, "#f7f5ee", 4)
    for i in range(6):
        bar = s.rng.uniform(50, 190)
        s.box(sx + 56 + i * 70, 384 - bar, sx + 96 + i * 70, 384, accent if i % 2 else "#6fa3b0", 4)
    s.line([(sx + 40, 384), (sx + 480, 384)], "#56666d", 3)
    for x in (460, 800, 1140):
        s.line([(x, 0), (x, 60)], "#56666d", 3)
        s.polygon([(x - 54, 92), (x - 22, 56), (x + 22, 56), (x + 54, 92)], "#3d4b52")
        s.ellipse(x, 92, 54, 9, "#ffe9b0")
    px = 60 if start > 400 else 1540
    s.polygon([(px - 44, 500), (px + 44, 500), (px + 32, 600), (px - 32, 600)], shade(accent, 0.9))
    for i in range(9):
        a = math.radians(-160 + i * 17.5)
        tip = (px + 150 * math.cos(a), 500 + 190 * math.sin(a))
        bend = (px + 40 * math.cos(a), 500 + 150 * math.sin(a))
        s.polygon(
            [*curve((px, 500), bend, tip), *curve(tip, (bend[0] + 22, bend[1] + 22), (px, 500))],
            "#4f8f5b" if i % 2 else "#3f7a55",
        )

    def chair(x, y, size, back):
        s.box(x - size * 0.5, y - size, x + size * 0.5, y, back, size * 0.22)
        s.box(x - size * 0.38, y - size * 0.86, x + size * 0.38, y - size * 0.2, shade(back, 1.16), size * 0.14)

    for i in range(6):
        chair(430 + i * 148, 640, 92, shade(accent, 0.92))
    s.ellipse(800, 748, 700, 96, "#000000", 30)
    s.polygon([(330, 606), (1270, 606), (1500, 748), (100, 748)], shade(wood, 0.96))
    s.polygon([(330, 606), (1270, 606), (1290, 618), (310, 618)], shade(wood, 1.2))
    s.box(100, 746, 1500, 778, shade(wood, 0.72), 8)
    for i in range(6):
        x = 400 + i * 160
        s.polygon([(x - 40, 634), (x + 34, 634), (x + 30, 662), (x - 50, 662)], WHITE)
        s.box(x + 52, 630, x + 66, 656, "#9fc7cf", 4)
    for i in range(5):
        x = 300 + i * 250
        s.polygon([(x - 62, 692), (x + 62, 692), (x + 72, 730), (x - 76, 730)], WHITE)
        s.line([(x - 44, 704), (x + 40, 704)], "#9aa8ad", 3)
        s.line([(x - 48, 716), (x + 26, 716)], "#9aa8ad", 3)
        s.ellipse(x + 108, 704, 16, 9, WHITE)
    for i in range(5):
        chair(200 + i * 300, 905, 150, shade(accent, 0.8))


def rain_clouds(s):
    s.light("storm", "cloudy")
    s.sky(700, sun=False, clouds=0)
    s.hills(610, 3, "#4f7a6a", spread=110, height=80)
    for i in range(12):
        tone = mix(s.sky_colours[0], "#e6ebec", s.rng.uniform(0.05, 0.5) if i > 4 else s.rng.uniform(0, 0.16))
        s.cloud(s.rng.uniform(-80, WIDTH + 80), s.rng.uniform(80, 120) + i * 17, s.rng.uniform(190, 360), tone, 225)
    s.ridge(660, 20, "#4a7a5b", 0.12, 0.7)
    for x in range(40, WIDTH, 118):
        if s.rng.random() < 0.45:
            s.tree(x + 50, 726, s.rng.uniform(80, 140), "#3f7a5b", 0.08)
        s.house(x + s.rng.uniform(-20, 20), 732 + s.rng.uniform(-6, 8), s.rng.uniform(84, 122), distance=0.1)
    water = s.lit("#6f95a3")
    s.wash([(0, 738), (WIDTH, 738), (WIDTH, HEIGHT), (0, HEIGHT)], (shade(water, 1.3), water))
    for _ in range(40):
        x, y = s.rng.uniform(0, WIDTH), s.rng.uniform(750, 890)
        s.ring(x, y, s.rng.uniform(8, 24), 2, "#ffffff", 200, 340, 120)
    s.rain(220, 84)


def sluice_gate(s):
    s.light(*FAIR, "cloudy")
    s.sky(430)
    s.hills(420, 3, spread=80)
    s.strips(424, 560, ("#8fbf4f", "#a4c95c", "#79b154"), rows=4, columns=10, furrows=False)
    s.wash([(0, 520), (WIDTH, 520), (WIDTH, 690), (0, 690)], (s.lit("#a9d3da", 0.15), s.lit("#5fa5b8")))
    for _ in range(40):
        x, y = s.rng.uniform(0, WIDTH), s.rng.uniform(530, 680)
        s.box(x, y, x + s.rng.uniform(30, 110), y + 2.4, "#ffffff", 2, 70)
    bays = s.rng.choice((3, 4))
    width = 1000 / bays
    left = 300
    s.polygon([(-10, 560), (left - 10, 590), (left - 10, 900), (-10, 900)], s.lit(shade(CONCRETE, 0.94)))
    s.polygon([(WIDTH + 10, 560), (1310, 590), (1310, 900), (WIDTH + 10, 900)], s.lit(shade(CONCRETE, 0.88)))
    s.polygon([(-10, 530), (left - 10, 566), (left - 10, 594), (-10, 566)], s.lit("#7fae5a"))
    s.polygon([(WIDTH + 10, 530), (1310, 566), (1310, 594), (WIDTH + 10, 566)], s.lit("#7fae5a"))
    gate = s.lit(s.rng.choice(("#2f6f8f", "#3f7f6a", "#b5603f")))
    down = s.lit("#4f97ac")
    s.wash([(left - 10, 700), (1310, 700), (1460, HEIGHT), (140, HEIGHT)], (shade(down, 1.25), down))
    for i in range(bays):
        x0, x1 = left + i * width, left + (i + 1) * width
        lift = s.rng.uniform(0, 70)
        s.box(x0, 500, x1, 740, s.lit("#7f9ba2"))
        s.wash(
            [(x0, 690 - lift), (x1, 690 - lift), (x1, 760), (x0, 760)],
            (mix(down, "#ffffff", 0.6), mix(down, "#ffffff", 0.3)),
        )
        s.box(x0, 520 - lift, x1, 700 - lift, gate, 4)
        for k in range(4):
            s.box(x0, 540 - lift + k * 42, x1, 547 - lift + k * 42, shade(gate, 0.8))
        for k in range(1, 4):
            s.box(x0 + width * k / 4 - 3, 520 - lift, x0 + width * k / 4 + 3, 700 - lift, shade(gate, 1.18))
        for _ in range(16):
            s.ellipse(
                s.rng.uniform(x0 + 20, x1 - 20),
                s.rng.uniform(744, 800),
                s.rng.uniform(14, 34),
                s.rng.uniform(6, 13),
                "#ffffff",
                130,
            )
    for i in range(bays + 1):
        x = left + i * width
        s.polygon([(x - 24, 330), (x + 24, 330), (x + 30, 770), (x - 30, 770)], s.lit(shade(CONCRETE, 1.25)))
        s.polygon([(x + 6, 330), (x + 24, 330), (x + 30, 770), (x + 8, 770)], s.lit(shade(CONCRETE, 0.9)))
    s.box(left - 70, 316, 1370, 350, s.lit(shade(CONCRETE, 1.1)), 4)
    s.box(left - 70, 346, 1370, 356, s.lit(shade(CONCRETE, 0.8)))
    for x in range(left - 64, 1372, 48):
        s.line([(x, 316), (x, 276)], s.lit("#6f8087"), 4)
    s.line([(left - 68, 278), (1368, 278)], s.lit("#6f8087"), 5)
    for i in range(bays):
        x = left + (i + 0.5) * width
        s.box(x - 46, 236, x + 46, 318, s.lit("#f0ede2"), 4)
        s.polygon([(x - 58, 238), (x - 40, 212), (x + 40, 212), (x + 58, 238)], gate)
        s.box(x - 18, 258, x + 18, 292, s.lit("#7fa7b0"), 2)
        s.line([(x - 60, 350), (x - 60, 470)], s.lit("#56666d"), 5)
        s.line([(x + 60, 350), (x + 60, 470)], s.lit("#56666d"), 5)
    for _ in range(26):
        x, y = s.rng.uniform(190, 1410), s.rng.uniform(800, 890)
        s.box(x, y, x + s.rng.uniform(40, 130), y + 3, "#ffffff", 2, 80)


def monitoring_buoy(s):
    s.light(*FAIR, "dusk", "cloudy")
    horizon = s.rng.uniform(400, 450)
    s.sky(horizon)
    s.island(s.rng.choice((260, 1330)), horizon + 2, 560, 110, "#5d8f8a", 0.55, False)
    s.sea(horizon)
    x, y, lean = s.rng.uniform(620, 980), 690, s.rng.uniform(-0.09, 0.09)

    def p(dx, dy):
        return x + dx * math.cos(lean) - dy * math.sin(lean), y + dx * math.sin(lean) + dy * math.cos(lean)

    def part(points, colour):
        s.polygon([p(*point) for point in points], colour)

    s.ellipse(x, y + 64, 260, 26, s.lit("#153f52"), 80)
    hull = s.lit(s.rng.choice(("#f0b429", "#e8a22b", "#ef8d32")))
    part([(-150, 0), (150, 0), (118, 120), (-118, 120)], hull)
    part([(40, 0), (150, 0), (118, 120), (30, 120)], shade(hull, 0.88))
    part([(-162, -22), (162, -22), (162, 6), (-162, 6)], shade(hull, 1.2))
    part([(-140, 36), (141, 36), (136, 56), (-135, 56)], WHITE)
    steel = s.lit("#dfe5e6")
    for foot, head in ((-104, -34), (104, 34), (0, 0)):
        s.line([p(foot, -20), p(head, -290)], steel, 9)
    for k in (0.3, 0.62):
        w = 104 - 70 * k
        s.line([p(-w, -20 - 270 * k), p(w, -20 - 270 * k)], steel, 7)
    panel = s.lit("#23475f")
    part([(-118, -160), (-30, -214), (-12, -128), (-100, -70)], panel)
    part([(118, -160), (30, -214), (12, -128), (100, -70)], shade(panel, 1.14))
    for t in (0.33, 0.66):
        s.line([p(-118 + 88 * t, -160 - 54 * t), p(-100 + 88 * t, -70 - 58 * t)], s.lit("#6f9ab3"), 2.4)
        s.line([p(118 - 88 * t, -160 - 54 * t), p(100 - 88 * t, -70 - 58 * t)], s.lit("#6f9ab3"), 2.4)
    part([(-46, -300), (46, -300), (46, -284), (-46, -284)], s.lit("#56666d"))
    s.line([p(0, -300), p(0, -380)], steel, 7)
    s.glow(*p(0, -388), 70, "#ffd27a", 0.6)
    s.ellipse(*p(0, -388), 15, 15, s.lit("#e0543f"))
    s.line([p(34, -300), p(34, -426)], steel, 4)
    s.line([p(-34, -300), p(-34, -346)], steel, 4)
    s.line([p(-60, -346), p(-8, -346)], steel, 4)
    for dx in (-60, -8):
        s.ellipse(*p(dx, -346), 9, 9, s.lit("#56666d"))
    base = s.lit("#2b7f95")
    for i in range(4):
        s.swell(y + 92 + i * 48, mix(base, "#14506a", i / 3), 15 + 4 * i, 140 + 30 * i, "#ffffff")


def bar_chart(s):
    ground = s.rng.choice(("#eef4f1", "#f6f1e6", "#edf2f6", "#f4efe9"))
    tones = s.rng.sample(ACCENTS, 4)
    s.box(0, 0, WIDTH, HEIGHT, ground)
    s.ellipse(s.rng.uniform(1100, 1500), 120, 420, 420, mix(ground, tones[0], 0.1))
    s.ellipse(s.rng.uniform(60, 320), 860, 380, 380, mix(ground, tones[1], 0.1))
    card(s, 110, 110, 950, 790)
    for i in range(5):
        s.line([(180, 260 + i * 110), (880, 260 + i * 110)], "#dde4e4", 2.5)
    s.box(180, 168, 470, 190, "#c3d0d2", 11)
    trend, points = s.rng.choice((-1, 1)), []
    for i in range(6):
        high = 190 + (i if trend > 0 else 5 - i) * 52 + s.rng.uniform(-40, 50)
        x = 208 + i * 112
        s.box(x, 700 - high, x + 62, 700, mix(tones[0], "#ffffff", 0.12 if i % 2 else 0.4), 8)
        s.box(x, 680, x + 62, 700, mix(tones[0], "#ffffff", 0.12 if i % 2 else 0.4))
        points.append((x + 31, 700 - high - s.rng.uniform(24, 60)))
    s.line([(180, 700), (880, 700)], "#8fa3a8", 4)
    s.line(points, tones[1], 7)
    for point in points:
        s.ellipse(*point, 12, 12, WHITE)
        s.ellipse(*point, 8, 8, tones[1])
    card(s, 1000, 110, 1490, 470)
    share, start = s.rng.uniform(0.46, 0.72), -90
    for part_of, tone in ((share, tones[0]), ((1 - share) * 0.6, tones[1]), ((1 - share) * 0.4, tones[2])):
        s.ring(1245, 290, 128, 46, tone, start, start + 360 * part_of)
        start += 360 * part_of
    icon_leaf(s, 1245, 290, 50, tones[3])
    card(s, 1000, 510, 1490, 790)
    for i, icon in enumerate((icon_drop, icon_house, icon_sun)):
        y = 580 + i * 72
        icon(s, 1062, y, 24, tones[i])
        s.box(1116, y - 9, 1440, y + 9, "#e4eaea", 9)
        s.box(1116, y - 9, 1116 + 324 * s.rng.uniform(0.35, 0.95), y + 9, tones[i], 9)


def line_chart(s):
    ground = s.rng.choice(("#1f4a5c", "#274a4a", "#2c3f63", "#3a4a3f"))
    tones = s.rng.sample(("#f2b84b", "#7fc8b2", "#ef8a6a", "#9fc3e6", "#d6df8f"), 4)
    s.gradient(0, 0, WIDTH, HEIGHT, (shade(ground, 1.12), ground, shade(ground, 0.86)))
    for i in range(6):
        s.line([(120, 240 + i * 92), (1480, 240 + i * 92)], "#ffffff", 2, 34)
    for depth, tone in ((0.0, tones[0]), (120.0, tones[1])):
        raw = [
            (
                120 + i * 136,
                330 + depth + 190 * (0.5 - math.sin(i * 0.62 + s.rng.uniform(0, 0.9)) * 0.5) + s.rng.uniform(-26, 26),
            )
            for i in range(11)
        ]
        points = smooth(raw)
        s.polygon([*points, (1480, 700), (120, 700)], tone, 54)
        s.line(points, tone, 8)
        for x, y in raw[1:-1:3]:
            s.ellipse(x, y, 15, 15, ground)
            s.ellipse(x, y, 10, 10, tone)
    s.line([(120, 700), (1480, 700)], "#ffffff", 4, 160)
    for i in range(11):
        s.box(112 + i * 136, 722, 128 + i * 136, 730, "#ffffff", 4, 130)
    icons = s.rng.sample((icon_drop, icon_house, icon_sun, icon_leaf), 4)
    for i, icon in enumerate(icons):
        x = 190 + i * 330
        s.ellipse(x, 140, 62, 62, "#ffffff", 28)
        icon(s, x, 140, 34, tones[i])
        s.box(x + 84, 122, x + 230, 136, "#ffffff", 7, 120)
        s.box(x + 84, 148, x + 84 + s.rng.uniform(60, 130), 160, "#ffffff", 6, 70)
    for i in range(24):
        x = 124 + i * 57
        high = s.rng.uniform(10, 74)
        s.box(x, 850 - high, x + 30, 850, tones[2], 5, 190)


def checklist(s):
    ground = s.rng.choice(("#dfeeea", "#f5ead6", "#e3ebf4", "#f3e4dd"))
    tones = s.rng.sample(ACCENTS, 4)
    s.box(0, 0, WIDTH, HEIGHT, ground)
    side = s.rng.choice((0, 1))
    s.ellipse(1180 - side * 760, 460, 470, 470, mix(ground, tones[0], 0.16))
    x = 300 + side * 560  # the clipboard
    s.box(x + 14, 104, x + 494, 824, shade(ground, 0.82), 30)
    s.box(x, 90, x + 480, 810, shade(tones[0], 0.9), 30)
    s.box(x + 30, 140, x + 450, 780, "#fdfcf8", 12)
    s.box(x + 150, 62, x + 330, 138, "#5b6b72", 22)
    s.ellipse(x + 240, 82, 17, 17, ground)
    ticked = s.rng.randint(3, 5)
    for i in range(5):
        y = 220 + i * 112
        done = i < ticked
        s.box(x + 70, y, x + 134, y + 64, tones[1] if done else "#e3e7e5", 14)
        if done:
            s.line([(x + 85, y + 34), (x + 98, y + 47), (x + 120, y + 18)], WHITE, 9)
        s.box(x + 164, y + 10, x + 410, y + 26, "#b9c6ca", 8)
        s.box(x + 164, y + 40, x + 164 + s.rng.uniform(90, 200), y + 54, "#dde4e5", 7)
    icons = s.rng.sample((icon_drop, icon_house, icon_sun, icon_leaf), 3)
    cx = 1180 - side * 760
    for i, icon in enumerate(icons):
        dx, dy = ((-150, 100), (150, 40), (-20, -210))[i]
        s.ellipse(cx + dx, 480 + dy + 8, 130, 130, shade(ground, 0.86))
        s.ellipse(cx + dx, 480 + dy, 130, 130, "#fdfcf8")
        icon(s, cx + dx, 480 + dy, 74, tones[i + 1])


def card(s, x0, y0, x1, y1):
    s.box(x0 + 6, y0 + 10, x1 + 6, y1 + 10, INK, 28, 22)
    s.box(x0, y0, x1, y1, "#fdfdfa", 28)


def icon_drop(s, x, y, r, colour):
    s.polygon(
        [
            *curve((x, y - r * 1.1), (x + r * 0.35, y - r * 0.4), (x + r * 0.68, y + r * 0.1)),
            *curve((x - r * 0.68, y + r * 0.1), (x - r * 0.35, y - r * 0.4), (x, y - r * 1.1)),
        ],
        colour,
    )
    s.ellipse(x, y + r * 0.28, r * 0.7, r * 0.7, colour)
    s.ring(x, y + r * 0.28, r * 0.46, r * 0.12, WHITE, 60, 150, 190)


def icon_house(s, x, y, r, colour):
    s.polygon([(x - r, y - r * 0.05), (x, y - r * 0.95), (x + r, y - r * 0.05)], shade(colour, 0.86))
    s.box(x - r * 0.7, y - r * 0.15, x + r * 0.7, y + r * 0.85, colour, r * 0.06)
    s.box(x - r * 0.18, y + r * 0.25, x + r * 0.18, y + r * 0.85, WHITE)


def icon_sun(s, x, y, r, colour):
    for i in range(8):
        a = math.tau * i / 8
        s.line(
            [(x + r * 0.74 * math.cos(a), y + r * 0.74 * math.sin(a)), (x + r * math.cos(a), y + r * math.sin(a))],
            colour,
            r * 0.16,
        )
    s.ellipse(x, y, r * 0.52, r * 0.52, colour)


def icon_leaf(s, x, y, r, colour):
    stem, tip = (x - r * 0.75, y + r * 0.8), (x + r * 0.8, y - r * 0.85)
    s.polygon([*curve(stem, (x - r * 0.9, y - r * 0.9), tip), *curve(tip, (x + r * 0.95, y + r * 0.9), stem)], colour)
    s.line([(x - r * 0.95, y + r), (x + r * 0.5, y - r * 0.5)], shade(colour, 0.75), r * 0.1)


def reservoir_dam(s):
    s.light(*FAIR, "cloudy")
    s.sky(420)
    colour = s.rng.choice(GREENS)
    s.hills(400, 4, colour, spread=130, height=90)
    s.wash([(0, 420), (WIDTH, 420), (WIDTH, 560), (0, 560)], (s.lit("#bfe3e8", 0.3), s.lit("#5fa9c0")))
    for _ in range(34):
        x, y = s.rng.uniform(0, WIDTH), s.rng.uniform(430, 540)
        s.box(x, y, x + s.rng.uniform(30, 120), y + 2.2, "#ffffff", 2, 80)
    crest = [(x, 520 + 46 * math.sin(math.pi * x / WIDTH)) for x in range(-20, WIDTH + 40, 20)]
    face = s.lit(shade(CONCRETE, 1.2))
    s.wash([*[(x, y + 30) for x, y in crest], (1300, 840), (300, 840)], (face, shade(face, 0.8)))
    for i in range(1, 12):
        t = i / 12
        top = crest[round(t * (len(crest) - 1))]
        s.line([(top[0], top[1] + 30), (300 + 1000 * t, 840)], shade(face, 0.86), 3)
    open_bays = s.rng.randint(2, 4)
    for i in range(5):
        x = 620 + i * 72
        s.box(x, 548, x + 56, 612, s.lit("#5f7a84"), 4)
        if i < open_bays:
            s.wash(
                [(x + 4, 600), (x + 52, 600), (x + 40 + (i - 2) * 10, 850), (x - 6 + (i - 2) * 10, 850)],
                ("#f4fafa", mix("#9fd0da", "#ffffff", 0.3)),
            )
    s.line([(x, y + 16) for x, y in crest], s.lit(shade(CONCRETE, 1.4)), 30)
    s.line([(x, y + 34) for x, y in crest], s.lit(shade(CONCRETE, 0.82)), 7)
    for x, y in crest[2:-2:2]:
        s.line([(x, y), (x, y - 20)], s.lit("#6f8087"), 3)
    s.line([(x, y - 20) for x, y in crest], s.lit("#6f8087"), 3)
    tx = s.rng.choice((420, 1130))
    ty = 520 + 46 * math.sin(math.pi * tx / WIDTH)
    s.box(tx - 34, ty - 130, tx + 34, ty + 8, s.lit("#f2eee2"), 4)
    s.polygon([(tx - 46, ty - 128), (tx, ty - 164), (tx + 46, ty - 128)], s.lit("#b5603f"))
    s.box(tx - 14, ty - 104, tx + 14, ty - 66, s.lit("#7fa7b0"), 3)
    s.polygon([(-10, 560), (340, 850), (340, HEIGHT), (-10, HEIGHT)], s.lit(shade(colour, 0.94)))
    s.polygon([(WIDTH + 10, 560), (1260, 850), (1260, HEIGHT), (WIDTH + 10, HEIGHT)], s.lit(shade(colour, 0.86)))
    s.wash([(330, 838), (1270, 838), (1340, HEIGHT), (260, HEIGHT)], (s.lit("#a5d3da"), s.lit("#6fb2c4")))
    for _ in range(22):
        s.ellipse(
            s.rng.uniform(590, 1010),
            s.rng.uniform(838, 880),
            s.rng.uniform(18, 46),
            s.rng.uniform(7, 14),
            "#ffffff",
            150,
        )
    for x0, x1 in ((-20, 300), (1300, 1620)):
        for _ in range(12):
            x = s.rng.uniform(x0, x1)
            edge = 560 + (x if x < 800 else WIDTH - x) * 0.83
            s.tree(x, edge + s.rng.uniform(30, 160), s.rng.uniform(60, 110), colour)


def quarry(s):
    s.light("morning", "noon", "gold", "dawn")
    s.sky(430)
    s.hills(400, 2, spread=70, height=70)
    rock = s.rng.choice(("#c99a63", "#b9a07f", "#c4875a", "#a9a294"))
    flip = s.rng.random() < 0.5

    def fx(x):
        return WIDTH - x if flip else x

    for i in range(5):
        y = 290 + i * 96
        reach = 1500 - i * 210
        wall = [(fx(-20), y)]
        for k in range(1, 12):
            wall.append((fx(-20 + reach * k / 11), y + 8 * math.sin(k * 1.3 + i) + (k / 11) ** 3 * 150))
        tone = s.lit(shade(rock, 1.12 - 0.05 * i), 0.26 - 0.06 * i)
        s.wash([*wall, (fx(reach + 40), HEIGHT), (fx(-20), HEIGHT)], (tone, shade(tone, 0.8)))
        s.line(wall, s.lit(shade(rock, 1.4), 0.2), 10, 190)
        for _ in range(26):
            x = s.rng.uniform(0, reach * 0.9)
            top = y + 16 + (x / reach) ** 3 * 150
            s.line(
                [(fx(x), top), (fx(x + s.rng.uniform(-10, 10)), top + s.rng.uniform(20, 70))],
                shade(tone, 0.78),
                2.4,
                130,
            )
    s.wash([(0, 770), (WIDTH, 750), (WIDTH, HEIGHT), (0, HEIGHT)], (s.lit(shade(rock, 1.3)), s.lit(shade(rock, 1.12))))
    for x, size in ((fx(980), 130), (fx(1330), 100)):
        s.polygon(
            smooth(
                [
                    (x - size * 1.3, 800),
                    (x - size * 0.3, 800 - size * 0.7),
                    (x, 800 - size * 0.85),
                    (x + size * 0.4, 800 - size * 0.6),
                    (x + size * 1.3, 800),
                ]
            ),
            s.lit(shade(rock, 0.86)),
        )
    digger(s, fx(640), 830, 1.0, -1 if flip else 1)
    truck(s, fx(1180), 850, 1.0, -1 if flip else 1)


def digger(s, x, y, k, side):
    yellow, dark = s.lit("#f0b32e"), s.lit("#3d474b")
    s.box(x - 110 * k, y - 44 * k, x + 110 * k, y, dark, 22 * k)
    for i in range(4):
        s.ellipse(x - 78 * k + i * 52 * k, y - 22 * k, 15 * k, 15 * k, s.lit("#6b777b"))
    s.box(x - 104 * k, y - 118 * k, x + 84 * k, y - 50 * k, yellow, 10 * k)
    s.box(x + side * 6 * k, y - 196 * k, x + side * 80 * k, y - 110 * k, yellow, 10 * k)
    s.box(x + side * 18 * k, y - 184 * k, x + side * 70 * k, y - 124 * k, "#a9d3dd", 6 * k)
    arm = [(x + side * 78 * k, y - 110 * k), (x + side * 190 * k, y - 260 * k), (x + side * 330 * k, y - 150 * k)]
    s.line(arm[:2], yellow, 28 * k)
    s.line(arm[1:], shade(yellow, 0.9), 22 * k)
    s.ellipse(*arm[1], 17 * k, 17 * k, dark)
    bx, by = arm[2]
    s.polygon(
        [
            (bx - 20 * k, by - 14 * k),
            (bx + side * 46 * k, by + 4 * k),
            (bx + side * 30 * k, by + 72 * k),
            (bx - side * 36 * k, by + 60 * k),
        ],
        dark,
    )


def truck(s, x, y, k, side):
    body, dark = s.lit("#d9694a"), s.lit("#3d474b")
    s.polygon(
        [
            (x - side * 150 * k, y - 150 * k),
            (x + side * 60 * k, y - 150 * k),
            (x + side * 40 * k, y - 52 * k),
            (x - side * 120 * k, y - 52 * k),
        ],
        body,
    )
    s.polygon(
        [(x - side * 130 * k, y - 150 * k), (x - side * 60 * k, y - 188 * k), (x + side * 30 * k, y - 150 * k)],
        s.lit("#a98a66"),
    )
    s.box(x - 130 * k, y - 56 * k, x + 150 * k, y - 34 * k, dark, 4 * k)
    s.box(x + side * 72 * k, y - 138 * k, x + side * 158 * k, y - 34 * k, shade(body, 1.1), 10 * k)
    s.box(x + side * 96 * k, y - 126 * k, x + side * 150 * k, y - 84 * k, "#a9d3dd", 5 * k)
    for dx in (-92, -28, 108):
        s.ellipse(x + side * dx * k, y - 28 * k, 31 * k, 31 * k, dark)
        s.ellipse(x + side * dx * k, y - 28 * k, 13 * k, 13 * k, s.lit("#aab4b6"))


def coral_reef(s):
    water = s.rng.choice(
        (("#7fd0d6", "#2f9fb5", "#155f82"), ("#8fd9cf", "#2fa39f", "#12596b"), ("#86c5e3", "#2f83b5", "#17477f"))
    )
    s.gradient(0, 0, WIDTH, HEIGHT, water)
    for i in range(6):
        x = s.rng.uniform(-100, WIDTH)
        s.polygon([(x, -10), (x + 70, -10), (x - 140 + 80 * i, 900), (x - 330 + 80 * i, 900)], "#ffffff", 20)
    for depth, share in ((620, 0.7), (710, 0.4)):
        line = s.wavy(depth, 60, 1.6)
        s.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)], mix(water[2], water[1], share))
    floor = s.wavy(800, 34, 1.3)
    s.wash([*floor, (WIDTH, HEIGHT), (0, HEIGHT)], (mix("#e6d3a3", water[1], 0.3), mix("#cdb887", water[2], 0.35)))
    tones = ("#e8735a", "#f0a25c", "#d86a96", "#8f6fb8", "#f2c65c", "#5fbf9f")

    def branch(x, y, length, angle, width, tone):
        tip = (x + length * math.cos(angle), y + length * math.sin(angle))
        s.line([(x, y), tip], tone, width)
        s.ellipse(*tip, width / 2, width / 2, tone)
        if length > 22:
            for turn in (-0.46, 0.4):
                branch(
                    *tip,
                    length * s.rng.uniform(0.66, 0.78),
                    angle + turn + s.rng.uniform(-0.12, 0.12),
                    width * 0.76,
                    tone,
                )

    for i in range(17):
        x = 30 + i * 96 + s.rng.uniform(-30, 30)
        y = 800 + s.rng.uniform(-4, 66)
        tone = mix(s.rng.choice(tones), water[1], s.rng.uniform(0.0, 0.22))
        kind = s.rng.choice(("branch", "dome", "tubes", "fan"))
        if kind == "branch":
            branch(x, y, s.rng.uniform(50, 84), -math.pi / 2, 17, tone)
        elif kind == "dome":
            r = s.rng.uniform(46, 88)
            s.ellipse(x, y, r, r * 0.82, tone)
            for k in range(-2, 3):
                s.line(
                    curve(
                        (x + k * r * 0.34, y - r * 0.7 * math.cos(k * 0.5)),
                        (x + k * r * 0.46, y - r * 0.2),
                        (x + k * r * 0.36, y + r * 0.2),
                    ),
                    shade(tone, 0.82),
                    5,
                )
        elif kind == "tubes":
            for k in range(5):
                high = s.rng.uniform(60, 150)
                tx = x - 48 + k * 24
                s.box(tx - 11, y - high, tx + 11, y + 20, shade(tone, 0.9 + 0.05 * k), 11)
                s.ellipse(tx, y - high + 7, 7, 5, shade(tone, 0.6))
        else:
            for k in range(9):
                a = math.radians(-150 + k * 15)
                s.line(
                    curve(
                        (x, y + 10),
                        (x + 60 * math.cos(a), y + 40 * math.sin(a)),
                        (x + 110 * math.cos(a), y + 130 * math.sin(a)),
                    ),
                    tone,
                    8,
                )
    for _ in range(3):
        cx, cy, side = s.rng.uniform(250, 1350), s.rng.uniform(180, 560), s.rng.choice((-1, 1))
        tone = s.rng.choice(("#f6d267", "#f4f1e6", "#f08a5d", "#9fd6e0"))
        for _ in range(s.rng.randint(4, 8)):
            fish(s, cx + s.rng.uniform(-170, 170), cy + s.rng.uniform(-80, 80), s.rng.uniform(20, 36), side, tone)
    for _ in range(30):
        s.ellipse(s.rng.uniform(0, WIDTH), s.rng.uniform(40, 760), *[s.rng.uniform(3, 8)] * 2, "#ffffff", 70)


def fish(s, x, y, size, side, tone):
    s.polygon(
        [
            *curve((x + side * size, y), (x, y - size * 0.8), (x - side * size * 0.7, y)),
            *curve((x - side * size * 0.7, y), (x, y + size * 0.8), (x + side * size, y)),
        ],
        tone,
    )
    s.polygon(
        [
            (x - side * size * 0.55, y),
            (x - side * size * 1.15, y - size * 0.42),
            (x - side * size * 1.15, y + size * 0.42),
        ],
        shade(tone, 0.88),
    )
    s.ellipse(x + side * size * 0.55, y - size * 0.08, size * 0.09, size * 0.09, INK)


def mangrove(s):
    s.light(*FAIR, "dusk")
    horizon = 430
    s.sky(horizon)
    s.hills(horizon + 4, 2, spread=60)
    colour = s.rng.choice(("#3f7f55", "#4a8a4f", "#357a62"))
    s.bush_row(horizon - 4, 0, WIDTH, 26, mix(colour, "#5f93a5", 0.3), 0.32)
    s.sea(horizon + 10, colours=(s.lit("#cfe6dc", 0.2), s.lit("#8fc0b4"), s.lit("#4f8f8a")))
    clumps = sorted((s.rng.uniform(540, 800), x + s.rng.uniform(-70, 70)) for x in range(60, WIDTH, 210))
    gap = s.rng.uniform(500, 1100)
    for y, x in clumps:
        if abs(x - gap) < 170 and y > 640:
            y = 570
        k = (y - 400) / 380
        far = max(0.0, 0.3 * (1 - k))
        s.ellipse(x, y + 22 * k, 190 * k, 22 * k, s.lit(shade(colour, 0.6)), 70)
        for i in range(9):
            foot = x + (i - 4) * 34 * k
            s.line(
                curve((x + (i - 4) * 9 * k, y - 110 * k), (foot, y - 96 * k), (foot, y + 16 * k)),
                s.lit("#5d4a3c", far),
                7 * k,
            )
        for dx, dy, r in (
            (-110, -170, 70),
            (100, -176, 76),
            (0, -230, 100),
            (-56, -196, 80),
            (60, -200, 80),
            (0, -150, 84),
        ):
            s.ellipse(x + dx * k, y + dy * k, r * 1.15 * k, r * 0.8 * k, s.lit(shade(colour, 0.9), far))
        for dx, dy, r in ((10, -268, 62), (104, -206, 44), (-80, -214, 44)):
            s.ellipse(x + dx * k, y + dy * k, r * 1.15 * k, r * 0.66 * k, s.lit(shade(colour, 1.16), far))
    ex, ey = gap, 760  # an egret in the open water
    s.ellipse(ex, ey + 4, 46, 7, "#ffffff", 90)
    for dx in (-6, 8):
        s.line([(ex + dx, ey), (ex + dx, ey - 52)], s.lit("#4a4a45"), 3)
    s.polygon(
        [
            *curve((ex - 46, ey - 50), (ex - 6, ey - 104), (ex + 30, ey - 62)),
            *curve((ex + 30, ey - 62), (ex, ey - 34), (ex - 46, ey - 50)),
        ],
        WHITE,
    )
    s.line(
        [
            *curve((ex + 22, ey - 68), (ex + 54, ey - 96), (ex + 30, ey - 122)),
            *curve((ex + 30, ey - 122), (ex + 20, ey - 148), (ex + 40, ey - 150)),
        ],
        WHITE,
        8,
    )
    s.ellipse(ex + 42, ey - 150, 10, 8, WHITE)
    s.polygon([(ex + 48, ey - 154), (ex + 84, ey - 146), (ex + 48, ey - 146)], s.lit("#e0a33b"))
    for _ in range(30):
        x, y = s.rng.uniform(0, WIDTH), s.rng.uniform(600, 890)
        s.box(x, y, x + s.rng.uniform(40, 140), y + 3, "#ffffff", 2, 60)


def city_bay(s):
    s.light(*FAIR, "dusk")
    horizon = s.rng.uniform(390, 440)
    s.sky(horizon)
    s.hills(horizon - 6, 3, "#5f8f7a", spread=90, height=60)
    s.sea(horizon + 6)
    flip = s.rng.random() < 0.5

    def fx(x):
        return WIDTH - x if flip else x

    x = -40
    while x < 1080:  # the town follows the shore and grows towards the viewer
        t = x / 1080
        base = horizon + 6 + 210 * (1 - t) ** 2.2
        wide = 26 + 62 * (1 - t)
        high = s.rng.uniform(0.35, 1.0) * (70 + 250 * (1 - t))
        tone = s.lit(s.rng.choice(("#eae4d6", "#dfe6e6", "#f0dcc4", "#cdd9dd", "#e6cdb8")), 0.1 + 0.34 * t)
        s.box(fx(x), base - high, fx(x + wide), base, tone, 2)
        s.box(fx(x + wide * 0.66), base - high, fx(x + wide), base, shade(tone, 0.9))
        rows = int(high / (13 + 9 * (1 - t)))
        for row in range(rows):
            wy = base - high + 8 + row * (13 + 9 * (1 - t))
            s.box(fx(x + wide * 0.14), wy, fx(x + wide * 0.86), wy + 4 + 3 * (1 - t), mix(tone, "#5f8fa6", 0.45), 1)
        x += wide + s.rng.uniform(0, 10)
    shore = [(fx(1130 * (1 - u) - 30 + 60 * u * u), horizon + 8 + 460 * u**1.7) for u in [i / 30 for i in range(31)]]
    s.polygon([*[(px + (40 if not flip else -40), py + 3) for px, py in shore], (fx(-30), HEIGHT)], "#ffffff", 110)
    s.polygon([*shore, (fx(-30), HEIGHT + 10), (fx(-30), horizon + 8)], s.lit("#f2e3b9"))
    walk = [(fx(1080 * (1 - u) - 60), horizon + 6 + 330 * u**1.9) for u in [i / 30 for i in range(31)]]
    s.polygon([*walk, (fx(-60), horizon + 6)], s.lit("#7fae66"))
    x = -40
    for u in [i / 15 for i in range(2, 15)]:
        px, py = fx(1080 * (1 - u) - 60), horizon + 6 + 330 * u**1.9
        s.palm(px, py + 6, 40 + 210 * u**1.3, s.rng.uniform(-0.1, 0.14), 0.28 * (1 - u))
    for u, v in ((0.62, 0.5), (0.74, 0.42), (0.85, 0.6)):
        px, py = fx(1130 * (1 - u) - 30), horizon + 8 + 460 * u**1.7
        px += (-60 if not flip else 60) * v * 2
        tone = s.lit(s.rng.choice(ACCENTS))
        s.line([(px, py + 20), (px, py - 60 * u)], s.lit("#8a6a50"), 4)
        s.polygon(
            [
                (px - 62 * u, py - 52 * u),
                *curve((px - 62 * u, py - 52 * u), (px, py - 130 * u), (px + 62 * u, py - 52 * u)),
            ],
            tone,
        )
    s.boat(fx(1300), horizon + 190, 62)
    s.boat(fx(1120), horizon + 90, 30, distance=0.25)
    s.island(fx(1420), horizon + 14, 300, 76, "#4f8f74", 0.4, False)


def harbour(s):
    s.light(*FAIR, "dusk", "cloudy")
    horizon = 410
    s.sky(horizon)
    s.hills(horizon + 2, 3, spread=80)
    for x in range(20, WIDTH, 74):
        if s.rng.random() < 0.85:
            s.house(x + s.rng.uniform(-10, 10), horizon + 14, s.rng.uniform(54, 80), distance=0.3)
    s.sea(horizon + 14)
    for i in range(4):
        s.boat(
            150 + i * 400 + s.rng.uniform(-60, 60), 540 + s.rng.uniform(-18, 18), s.rng.uniform(60, 82), distance=0.12
        )
    for i in range(3):
        x, y, size = 260 + i * 520 + s.rng.uniform(-70, 70), 710 + s.rng.uniform(-16, 16), s.rng.uniform(140, 172)
        s.ellipse(x, y + 6, size, 20, s.lit("#123f52"), 70)
        s.boat(x, y, size)
    s.box(0, 812, WIDTH, HEIGHT, s.lit(shade(CONCRETE, 0.96)))
    s.box(0, 800, WIDTH, 820, s.lit(shade(CONCRETE, 1.4)), 3)
    for x in range(70, WIDTH, 260):
        s.box(x - 22, 764, x + 22, 804, s.lit("#4a565b"), 8)
        s.box(x - 32, 756, x + 32, 772, s.lit("#5d6a70"), 8)
    for _ in range(3):
        x = s.rng.uniform(100, 1450)
        for row in range(3):
            for k in range(4 - row):
                left = x + k * 62 + row * 31
                s.box(
                    left,
                    856 - row * 42,
                    left + 58,
                    896 - row * 42,
                    s.lit(("#3f8fa6", "#e0953b", "#5fa36a")[(row + k) % 3]),
                    5,
                )
                s.box(left + 6, 866 - row * 42, left + 52, 871 - row * 42, "#ffffff", 2, 110)


def drone_mapping(s):
    s.light(*FAIR)
    horizon = s.rng.uniform(300, 350)
    s.sky(horizon)
    s.hills(horizon + 4, 3, spread=80)
    s.strips(horizon + 8, HEIGHT, ("#9cc267", "#c9c565", "#7fb05c", "#d9b866", "#b08f5f", "#6fa05a"), rows=6, columns=8)
    x, y = s.rng.uniform(560, 1040), s.rng.uniform(190, 250)
    fx = x + s.rng.uniform(-120, 120)
    corners = [(fx - 230, 560), (fx + 210, 560), (fx + 330, 800), (fx - 340, 800)]
    for a, b in ((0, 1), (1, 2), (2, 3), (3, 0)):
        s.polygon([(x, y + 40), corners[a], corners[b]], "#ffffff", 26)
    s.polygon(corners, "#ffffff", 50)
    for i in range(5):
        t = i / 4
        top = (corners[0][0] + (corners[1][0] - corners[0][0]) * t, 560)
        low = (corners[3][0] + (corners[2][0] - corners[3][0]) * t, 800)
        s.line([top, low], "#ffffff", 2.5, 190)
        v = t**1.3
        left = (corners[0][0] + (corners[3][0] - corners[0][0]) * v, 560 + 240 * v)
        right = (corners[1][0] + (corners[2][0] - corners[1][0]) * v, 560 + 240 * v)
        s.line([left, right], "#ffffff", 2.5, 190)
    for corner in corners:
        s.dashes((x, y + 40), corner, "#d9543f", 3, 14, 12)
        s.ellipse(*corner, 11, 11, "#d9543f")
    tone = s.lit(s.rng.choice(("#f4f1e8", "#3d4b52")))
    for side in (-1, 1):
        s.line([(x, y), (x + side * 176, y - 26)], shade(tone, 0.86), 13)
        s.line([(x, y + 4), (x + side * 122, y + 30)], shade(tone, 0.76), 12)
        for dx, dy in ((176, -26), (122, 30)):
            px, py = x + side * dx, y + dy
            s.box(px - 9, py - 24, px + 9, py + 6, s.lit("#56666d"), 5)
            s.ellipse(px, py - 26, 86, 8, "#ffffff", 120)
            s.ellipse(px, py - 26, 8, 6, s.lit("#d9543f"))
    s.box(x - 66, y - 28, x + 66, y + 28, tone, 24)
    s.box(x - 44, y - 40, x + 44, y - 18, shade(tone, 0.9), 12)
    s.box(x - 20, y + 24, x + 20, y + 52, s.lit("#3d4b52"), 8)
    s.ellipse(x, y + 44, 12, 12, "#8fc3d3")


def recycling(s):
    s.light("morning", "noon", "teal", "dawn", "gold")
    s.sky(520)
    for i in range(9):
        x = i * 190 + s.rng.uniform(-20, 20)
        high = s.rng.uniform(130, 330)
        tone = s.lit(s.rng.choice(("#f0dcc4", "#dfe6e6", "#eae4d6", "#e6cdb8", "#d7e0cf")), 0.28)
        s.box(x - 20, 560 - high, x + 160, 640, tone)
        s.box(x - 30, 548 - high, x + 170, 562 - high, shade(tone, 0.88))
        for row in range(int(high / 74) + 1):
            for k in range(2):
                wx, wy = x + 8 + k * 76, 586 - high + row * 80
                s.box(wx, wy, wx + 48, wy + 44, mix(tone, "#5f8fa6", 0.5), 3)
                s.box(wx - 4, wy + 44, wx + 52, wy + 50, shade(tone, 0.9))
    for x in range(60, WIDTH, 260):
        s.tree(x + s.rng.uniform(-40, 40), 676, s.rng.uniform(170, 240), distance=0.12)
    s.box(0, 660, WIDTH, 700, s.lit("#7fae66"))
    s.wash([(0, 694), (WIDTH, 694), (WIDTH, HEIGHT), (0, HEIGHT)], (s.lit("#e6dfd0"), s.lit("#d2c9b6")))
    for i in range(13):
        s.line([(i * 133, 696), (800 + (i * 133 - 800) * 1.5, HEIGHT)], s.lit("#c4bba8"), 3)
    s.line([(0, 790), (WIDTH, 790)], s.lit("#c4bba8"), 3)
    order = ["#4f9a5b", "#e0a02f", "#3f7fa6"]
    s.rng.shuffle(order)
    start = s.rng.uniform(330, 470)
    for i, tone in enumerate(order):
        x, y = start + i * 300, 838
        tone = s.lit(tone)
        s.ellipse(x, y + 6, 150, 18, INK, 40)
        s.polygon([(x - 118, 500), (x + 118, 500), (x + 96, y), (x - 96, y)], tone)
        s.polygon([(x + 36, 500), (x + 118, 500), (x + 96, y), (x + 30, y)], shade(tone, 0.9))
        s.box(x - 134, 462, x + 134, 506, shade(tone, 0.78), 16)
        s.box(x - 50, 444, x + 50, 466, shade(tone, 0.68), 10)
        s.ellipse(x - 4, 656, 68, 68, WHITE)
        (icon_leaf, icon_bottle, icon_battery)[i](s, x - 4, 656, 42, tone)
        for dx in (-72, 72):
            s.ellipse(x + dx, y + 2, 19, 19, s.lit("#3d474b"))


def icon_bottle(s, x, y, r, colour):
    s.box(x - r * 0.42, y - r * 0.35, x + r * 0.42, y + r, colour, r * 0.18)
    s.polygon(
        [
            (x - r * 0.42, y - r * 0.2),
            (x - r * 0.16, y - r * 0.7),
            (x + r * 0.16, y - r * 0.7),
            (x + r * 0.42, y - r * 0.2),
        ],
        colour,
    )
    s.box(x - r * 0.18, y - r, x + r * 0.18, y - r * 0.66, colour, r * 0.06)
    s.box(x - r * 0.42, y + r * 0.1, x + r * 0.42, y + r * 0.5, WHITE)


def icon_battery(s, x, y, r, colour):
    s.box(x - r * 0.5, y - r * 0.75, x + r * 0.5, y + r, colour, r * 0.16)
    s.box(x - r * 0.22, y - r, x + r * 0.22, y - r * 0.7, colour, r * 0.06)
    s.polygon(
        [
            (x + r * 0.14, y - r * 0.5),
            (x - r * 0.3, y + r * 0.22),
            (x, y + r * 0.22),
            (x - r * 0.12, y + r * 0.76),
            (x + r * 0.32, y),
            (x + r * 0.02, y),
        ],
        WHITE,
    )


def service_desk(s):
    s.light(*FAIR)
    wall = s.rng.choice(("#eef2ef", "#f3ede0", "#e8eef2", "#f4e9e0"))
    accent = s.rng.choice(ACCENTS)
    wood = s.rng.choice(("#c99a6a", "#b98553", "#d3ab7c"))
    s.gradient(0, 0, WIDTH, 600, (shade(wall, 1.3), wall))
    s.gradient(0, 600, WIDTH, HEIGHT, ("#d9d6cb", "#c9c5b8"))
    for i in range(14):
        s.line([(i * 124, 600), (800 + (i * 124 - 800) * 1.7, HEIGHT)], "#bdb9ab", 2.5)
    s.box(0, 590, WIDTH, 602, shade(wall, 0.84))
    s.box(90, 60, 1510, 132, shade(accent, 0.92), 10)
    for i in range(4):
        x = 120 + i * 350
        s.box(x, 168, x + 310, 420, shade(wall, 0.92), 8)
        s.box(x + 118, 190, x + 192, 230, accent if i % 2 else "#2f6f7f", 8)
        s.ellipse(x + 155, 210, 10, 10, WHITE)
        s.box(x + 96, 262, x + 214, 372, "#34434a", 8)  # the screen of the clerk
        s.box(x + 104, 270, x + 206, 364, "#cfe3e8", 4)
        s.box(x + 118, 290, x + 190, 300, "#8fb0ba", 5)
        s.box(x + 118, 314, x + 176, 324, "#a9c4cc", 5)
        s.box(x + 118, 338, x + 184, 348, "#a9c4cc", 5)
        s.box(x + 146, 372, x + 164, 396, "#34434a")
        s.box(x + 240, 364, x + 292, 396, WHITE, 3)
        s.box(x + 234, 374, x + 286, 396, "#e9e4d6", 3)
    s.box(70, 394, 1530, 424, shade(wood, 1.24), 8)
    s.box(90, 422, 1510, 612, wood)
    for i in range(12):
        s.box(90 + i * 118.4, 422, 94 + i * 118.4, 612, shade(wood, 0.88))
    s.box(90, 470, 1510, 486, shade(accent, 1.1))
    s.box(90, 600, 1510, 616, shade(wood, 0.6))
    for row, (y, size) in enumerate(((730, 1.0), (868, 1.25))):
        count = 5 if row == 0 else 4
        for side in (0, 1):
            for k in range(count // 2 + 1):
                x = (190 + k * 124 * size) if side == 0 else (WIDTH - 190 - k * 124 * size)
                tone = shade(accent, 0.94 if row == 0 else 0.82)
                s.box(x - 50 * size, y - 106 * size, x + 50 * size, y - 30 * size, tone, 14 * size)
                s.box(x - 54 * size, y - 40 * size, x + 54 * size, y - 14 * size, shade(tone, 0.82), 10 * size)
                s.box(x - 44 * size, y - 16 * size, x - 36 * size, y + 30 * size, "#6b777b")
                s.box(x + 36 * size, y - 16 * size, x + 44 * size, y + 30 * size, "#6b777b")
    px = s.rng.choice((52, 1548))
    s.polygon([(px - 40, 560), (px + 40, 560), (px + 30, 650), (px - 30, 650)], "#e9e4d6")
    for i in range(9):
        a = math.radians(-155 + i * 16)
        tip = (px + 120 * math.cos(a), 560 + 210 * math.sin(a))
        bend = (px + 30 * math.cos(a), 560 + 150 * math.sin(a))
        s.polygon(
            [*curve((px, 560), bend, tip), *curve(tip, (bend[0] + 20, bend[1] + 24), (px, 560))],
            "#4f8f5b" if i % 2 else "#3f7a55",
        )


def dry_season(s):
    s.light("gold", "dawn", "gold")
    horizon = s.rng.uniform(360, 410)
    s.sky(horizon, clouds=1)
    s.glow(*s.sun, 560, "#fff1c4", 0.8)
    s.ellipse(*s.sun, 84, 84, "#fff8e2")
    s.hills(horizon + 6, 3, "#b08a5a", spread=90, height=60)
    ground = s.rng.choice(("#d9b37a", "#cfa570", "#dcbf8a"))
    s.wash(
        [(0, horizon + 10), (WIDTH, horizon + 10), (WIDTH, HEIGHT), (0, HEIGHT)],
        (s.lit(ground, 0.3), s.lit(shade(ground, 0.92))),
    )
    rows, columns = 9, 13
    nodes = {}
    for i in range(rows + 1):
        depth = (i / rows) ** 2
        y = horizon + 70 + (HEIGHT + 50 - horizon - 70) * depth
        spread = 0.62 + 1.1 * depth
        for j in range(columns + 1):
            x = 800 + (j / columns - 0.5) * 1900 * spread + s.rng.uniform(-46, 46) * spread
            nodes[i, j] = (x, y + s.rng.uniform(-26, 26) * depth)
    for i in range(rows):
        for j in range(columns):
            cell = [nodes[i, j], nodes[i, j + 1], nodes[i + 1, j + 1], nodes[i + 1, j]]
            cx, cy = sum(p[0] for p in cell) / 4, sum(p[1] for p in cell) / 4
            gap = 0.9 - 0.02 * s.rng.random()
            s.polygon(
                smooth([(cx + (x - cx) * gap, cy + (y - cy) * gap) for x, y in [*cell, cell[0]]], 2),
                s.lit(shade(ground, s.rng.uniform(0.98, 1.16)), 0.24 * (1 - i / rows)),
            )
    for i in range(rows + 1):
        for j in range(columns):
            s.line([nodes[i, j], nodes[i, j + 1]], s.lit("#8a6238", 0.3 * (1 - i / rows)), 1 + 6 * (i / rows) ** 2)
            if i < rows:
                s.line([nodes[i, j], nodes[i + 1, j]], s.lit("#8a6238", 0.3 * (1 - i / rows)), 1 + 6 * (i / rows) ** 2)
    x, y = s.rng.choice((330, 1290)), horizon + 210  # a bare tree

    def twig(x, y, length, angle, width):
        tip = (x + length * math.cos(angle), y + length * math.sin(angle))
        s.line([(x, y), tip], s.lit("#5d4330"), width)
        if length > 26:
            for turn in (-0.5, 0.42):
                twig(*tip, length * s.rng.uniform(0.64, 0.76), angle + turn + s.rng.uniform(-0.14, 0.14), width * 0.66)

    s.ellipse(x, y + 2, 90, 12, s.lit("#6b4a30"), 70)
    twig(x, y, 118, -math.pi / 2, 22)


DRAWERS = {
    drawer.__name__: drawer
    for drawer in (
        rice_fields,
        river_valley,
        sea_islands,
        stormy_sea,
        salt_flats,
        weather_station,
        survey_tripod,
        contour_map,
        parcel_map,
        forest_hills,
        office_building,
        meeting_room,
        rain_clouds,
        sluice_gate,
        monitoring_buoy,
        bar_chart,
        line_chart,
        checklist,
        reservoir_dam,
        quarry,
        coral_reef,
        mangrove,
        city_bay,
        harbour,
        drone_mapping,
        recycling,
        service_desk,
        dry_season,
    )
}
SCENES = tuple(DRAWERS)
FRAMED = ("bar_chart", "line_chart", "checklist")  # have margins of their own


def draw_scene(scene: str, seed: int, size: tuple[int, int] = (1600, 900)) -> bytes:
    """A JPEG of the scene; a shape other than 16:9 is cut from the middle."""
    sheet = Sheet(scene, seed, size)
    DRAWERS[scene](sheet)
    return sheet.finish(framed=scene in FRAMED)
