//! A [`Card`] to a picture: PNG, 1200 by 630 pixels, in the colours of the pages.

use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Transform};

use super::text::{Font, Room};
use super::{Card, Tone};

/// Width of a picture in pixels.
pub(in crate::web) const WIDTH: u32 = 1200;
/// Its height.
pub(in crate::web) const HEIGHT: u32 = 630;

const PAPER: Rgb = (0xfb, 0xfa, 0xf7);
const INK: Rgb = (0x1b, 0x22, 0x28);
const MUTED: Rgb = (0x56, 0x61, 0x69);
const LINE: Rgb = (0xde, 0xdc, 0xd4);
const ACCENT: Rgb = (0x0a, 0x5a, 0x66);
const WHITE: Rgb = (0xff, 0xff, 0xff);

/// Space at both sides.
const SIDE: f32 = 76.0;
/// Where the text may begin and where it has to end.
const TOP: f32 = 156.0;
const BOTTOM: f32 = 494.0;
/// Sizes of the title, the largest that has room is taken; and the lines that the smallest may have.
const TITLES: [f32; 5] = [72.0, 64.0, 56.0, 48.0, 42.0];
const TITLE_LINES: usize = 3;
const KICKER: f32 = 30.0;
const BODY: f32 = 31.0;
const FOOT: f32 = 27.0;

type Rgb = (u8, u8, u8);

/// The picture of `card`; `host` stands in its corner. A text with letters that the fonts lack is left out.
pub(super) fn draw(card: &Card, host: &str) -> Option<Vec<u8>> {
    let mut sheet = Sheet::new()?;
    sheet.brand(host);
    sheet.body(card);
    sheet.foot(card);
    sheet.pixels.encode_png().ok()
}

/// The sheet that is drawn on.
struct Sheet {
    pixels: Pixmap,
    regular: Font,
    bold: Font,
}

impl Sheet {
    fn new() -> Option<Self> {
        let mut pixels = Pixmap::new(WIDTH, HEIGHT)?;
        let (red, green, blue) = PAPER;
        pixels.fill(Color::from_rgba8(red, green, blue, 255));
        Some(Self {
            pixels,
            regular: Font::regular(),
            bold: Font::bold(),
        })
    }

    /// A signpost with the name, and the host at the other side.
    fn brand(&mut self, host: &str) {
        self.fill(rounded((SIDE, 52.0), (56.0, 56.0), 12.0), ACCENT);
        self.fill(signpost((SIDE, 52.0), 56.0 / 32.0), WHITE);
        let name = self.bold.outline("Waypost", 36.0, (SIDE + 74.0, 93.0));
        self.fill(name, INK);
        let x = WIDTH as f32 - SIDE - self.regular.width(host, FOOT);
        let host = self.regular.outline(host, FOOT, (x, 91.0));
        self.fill(host, MUTED);
    }

    /// Kicker, title, and as much of the text as there is room for.
    fn body(&mut self, card: &Card) {
        let mut y = TOP;
        let width = WIDTH as f32 - 2.0 * SIDE;
        let kicker = card.kicker.as_deref().filter(|kicker| self.bold.has(kicker));
        if let Some(kicker) = kicker {
            let room = Room {
                font: &self.bold,
                size: KICKER,
                width,
                lines: 1,
            };
            let lines = room.lines_of(kicker);
            y = self.write(&lines, (true, KICKER, ACCENT), y) + 6.0;
        }
        if self.bold.has(&card.title) {
            let (size, lines) = title(&self.bold, &card.title, width);
            y = self.write(&lines, (true, size, INK), y) + 22.0;
        }
        let body = card.body.as_deref().filter(|body| self.regular.has(body));
        if let Some(body) = body {
            let lines = ((BOTTOM - y) / line_height(BODY)).max(0.0) as usize;
            let room = Room {
                font: &self.regular,
                size: BODY,
                width,
                lines,
            };
            let lines = room.lines_of(body);
            self.write(&lines, (false, BODY, MUTED), y);
        }
    }

    /// A line, the badge, and the article.
    fn foot(&mut self, card: &Card) {
        if card.badge.is_none() && card.foot.is_none() {
            return;
        }
        let y = 522.0;
        let rule = Rect::from_xywh(SIDE, y, WIDTH as f32 - 2.0 * SIDE, 2.0);
        self.fill(rule.map(PathBuilder::from_rect), LINE);
        let mut x = SIDE;
        let badge = card.badge.as_ref().filter(|(_, text)| self.bold.has(text));
        if let Some((tone, text)) = badge {
            let (ground, ink) = tone.colours();
            let width = self.bold.width(text, FOOT) + 48.0;
            self.fill(rounded((x, y + 24.0), (width, 52.0), 26.0), ground);
            let text = self.bold.outline(text, FOOT, (x + 24.0, y + 60.0));
            self.fill(text, ink);
            x += width + 28.0;
        }
        let article = card.foot.as_deref().filter(|foot| self.regular.has(foot));
        if let Some(article) = article {
            let width = WIDTH as f32 - SIDE - x;
            let room = Room {
                font: &self.regular,
                size: FOOT,
                width,
                lines: 1,
            };
            let line = room.lines_of(article).into_iter().next().unwrap_or_default();
            let line = self.regular.outline(&line, FOOT, (x, y + 60.0));
            self.fill(line, MUTED);
        }
    }

    /// Writes lines below `y`; answers where they end.
    fn write(&mut self, lines: &[String], (bold, size, ink): (bool, f32, Rgb), mut y: f32) -> f32 {
        for line in lines {
            let font = if bold { &self.bold } else { &self.regular };
            let outline = font.outline(line, size, (SIDE, y + size));
            self.fill(outline, ink);
            y += line_height(size);
        }
        y
    }

    fn fill(&mut self, path: Option<Path>, (red, green, blue): Rgb) {
        let Some(path) = path else { return };
        let mut paint = Paint::default();
        paint.set_color_rgba8(red, green, blue, 255);
        paint.anti_alias = true;
        self.pixels
            .fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
    }
}

impl Tone {
    /// Ground and ink of a badge, as on the pages.
    fn colours(self) -> (Rgb, Rgb) {
        match self {
            Self::Good => ((0xe5, 0xf2, 0xe9), (0x1c, 0x68, 0x41)),
            Self::Plain => ((0xe4, 0xf0, 0xf0), ACCENT),
            Self::Quiet => ((0xf1, 0xf0, 0xeb), MUTED),
        }
    }
}

/// The lines of a title in the largest size that has room for it.
fn title(font: &Font, text: &str, width: f32) -> (f32, Vec<String>) {
    let room = |size| Room {
        font,
        size,
        width,
        lines: TITLE_LINES,
    };
    let fitting = TITLES.into_iter().find(|size| room(*size).holds(text));
    let size = fitting.unwrap_or(TITLES[TITLES.len() - 1]);
    (size, room(size).lines_of(text))
}

fn line_height(size: f32) -> f32 {
    size * if size > 40.0 { 1.16 } else { 1.36 }
}

/// A rectangle with round corners.
fn rounded((x, y): (f32, f32), (width, height): (f32, f32), radius: f32) -> Option<Path> {
    let (right, bottom) = (x + width, y + height);
    // How far the handles of a curve stand from its ends, for a quarter of a circle.
    let handle = radius * 0.447_715;
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - handle, y, right, y + handle, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(
        right,
        bottom - handle,
        right - handle,
        bottom,
        right - radius,
        bottom,
    );
    path.line_to(x + radius, bottom);
    path.cubic_to(x + handle, bottom, x, bottom - handle, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + handle, x + handle, y, x + radius, y);
    path.close();
    path.finish()
}

/// The sign of the site, 32 units wide.
fn signpost((x, y): (f32, f32), scale: f32) -> Option<Path> {
    const BOARD: [(f32, f32); 11] = [
        (15.0, 5.0),
        (17.5, 5.0),
        (17.5, 8.0),
        (23.0, 8.0),
        (27.0, 11.75),
        (23.0, 15.5),
        (17.5, 15.5),
        (17.5, 17.0),
        (15.0, 17.0),
        (15.0, 15.5),
        (8.0, 15.5),
    ];
    let mut path = PathBuilder::new();
    path.move_to(8.0, 8.0);
    path.line_to(15.0, 8.0);
    for (x, y) in BOARD {
        path.line_to(x, y);
    }
    path.close();
    path.push_rect(Rect::from_ltrb(15.0, 19.0, 17.5, 28.0)?);
    path.finish()?
        .transform(Transform::from_row(scale, 0.0, 0.0, scale, x, y))
}
