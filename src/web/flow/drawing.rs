//! Three columns of boxes and the lines between them to places in a drawing; text is broken into lines here, since a
//! drawing does not wrap it.

use super::Item;

/// Width of a box.
const WIDTH: u32 = 280;
/// Room between columns.
const GAP: u32 = 80;
/// Room between boxes of a column.
const SPACE: u32 = 16;
/// Height of a line of text.
const LINE: u32 = 20;
/// Room above and below the text of a box.
const PADDING: u32 = 10;
/// Letters of a line; at this size one is 7 to 8 wide.
const LETTERS: usize = 32;
/// Most lines of a box.
const MOST_LINES: usize = 4;
/// Height of the headings of the columns.
const HEAD: u32 = 32;

/// A box before it has a place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) item: Item,
    /// Boxes of the next column.
    pub(super) to: Vec<usize>,
}

/// A drawing with everything in place.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) boxes: Vec<Placed>,
    /// Paths of the lines.
    pub(super) lines: Vec<String>,
    /// Where the headings of the columns begin.
    pub(super) heads: [u32; 3],
    /// Solutions that there are.
    pub(super) solutions: usize,
}

/// A box in its place.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    /// Where it leads; empty for the end of a way.
    pub(super) href: String,
    /// The whole text.
    pub(super) title: String,
    /// Its lines with their place.
    pub(super) text: Vec<(u32, u32, String)>,
}

impl Placed {
    fn middle(&self) -> u32 {
        self.y + self.height / 2
    }
}

/// Puts everything in its place, each column in the middle of the height.
pub(super) fn draw(columns: &[Vec<Node>; 3]) -> Drawing {
    let broken: Vec<Vec<Vec<String>>> = columns
        .iter()
        .map(|column| column.iter().map(|node| wrap(&node.item.title)).collect())
        .collect();
    let tall = |column: &Vec<Vec<String>>| column.iter().map(|lines| height(lines) + SPACE).sum::<u32>();
    let tallest = broken.iter().map(tall).max().unwrap_or_default();
    let heads = [0, WIDTH + GAP, 2 * (WIDTH + GAP)];
    let mut placed: Vec<Vec<Placed>> = Vec::new();
    for ((column, lines), x) in columns.iter().zip(&broken).zip(heads) {
        let mut y = HEAD + (tallest - tall(lines)) / 2;
        let mut boxes = Vec::new();
        for (node, lines) in column.iter().zip(lines) {
            boxes.push(place(node, lines, (x + 1, y)));
            y += height(lines) + SPACE;
        }
        placed.push(boxes);
    }
    let mut lines = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        for (node, from) in column.iter().zip(&placed[at]) {
            let ends = node.to.iter().filter_map(|to| placed.get(at + 1)?.get(*to));
            lines.extend(ends.map(|to| line(from, to)));
        }
    }
    Drawing {
        width: 3 * WIDTH + 2 * GAP + 2,
        height: HEAD + tallest,
        lines,
        heads,
        solutions: columns[2]
            .iter()
            .filter(|node| !node.item.href.is_empty())
            .count(),
        boxes: placed.into_iter().flatten().collect(),
    }
}

fn height(lines: &[String]) -> u32 {
    u32::try_from(lines.len()).unwrap_or(1) * LINE + 2 * PADDING
}

fn place(node: &Node, lines: &[String], (x, y): (u32, u32)) -> Placed {
    let rows = (0..).zip(lines);
    Placed {
        x,
        y,
        width: WIDTH,
        height: height(lines),
        href: node.item.href.clone(),
        title: node.item.title.clone(),
        text: rows
            .map(|(row, line)| (x + 12, y + PADDING + row * LINE + 15, line.clone()))
            .collect(),
    }
}

fn line(from: &Placed, to: &Placed) -> String {
    let (x1, y1, x2, y2) = (from.x + from.width, from.middle(), to.x, to.middle());
    let half = x1 + (x2 - x1) / 2;
    format!("M{x1} {y1}C{half} {y1} {half} {y2} {x2} {y2}")
}

/// Text in lines of at most [`LETTERS`]; what is longer than [`MOST_LINES`] ends in an ellipsis.
fn wrap(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        for piece in pieces(word) {
            let length = piece.chars().count();
            match lines
                .last_mut()
                .filter(|line| line.chars().count() + 1 + length <= LETTERS)
            {
                Some(line) => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                None => lines.push(piece),
            }
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            let kept: String = last.chars().take(LETTERS - 1).collect();
            *last = format!("{}…", kept.trim_end());
        }
    }
    if lines.is_empty() {
        lines.push("–".to_owned());
    }
    lines
}

/// A word in pieces that fit into a line.
fn pieces(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters
        .chunks(LETTERS)
        .map(|piece| piece.iter().collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(title: &str, to: &[usize]) -> Node {
        let item = Item {
            title: title.to_owned(),
            href: "/x".to_owned(),
        };
        Node {
            item,
            to: to.to_vec(),
        }
    }

    #[test]
    fn text_is_broken_and_shortened_to_its_box() {
        assert_eq!(wrap("one two"), ["one two"]);
        assert_eq!(wrap(""), ["–"]);
        let long = wrap(&"Verbindungsabbruch ".repeat(30));
        assert_eq!(long.len(), MOST_LINES);
        assert!(long[MOST_LINES - 1].ends_with('…'));
        assert!(
            wrap(&"ő".repeat(1000))
                .iter()
                .all(|line| line.chars().count() <= LETTERS)
        );
    }

    #[test]
    fn boxes_of_a_column_do_not_touch_and_lines_meet_them() {
        let long = "a very long title that needs several lines to be read by somebody";
        let columns = [
            vec![node(long, &[0, 1])],
            vec![node("b", &[0]), node(long, &[0])],
            vec![node("c", &[])],
        ];
        let drawing = draw(&columns);
        assert_eq!((drawing.boxes.len(), drawing.lines.len()), (4, 4));
        for (above, below) in drawing.boxes.iter().zip(&drawing.boxes[1..]) {
            assert!(above.x != below.x || above.y + above.height < below.y);
        }
        for placed in &drawing.boxes {
            assert!(placed.x + placed.width <= drawing.width && placed.y + placed.height <= drawing.height);
        }
    }
}
