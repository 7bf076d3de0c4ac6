//! Logs larger than memory: blocks of lines are read on all cores, and put together in their order.
//!
//! Workers take turns at the input: whoever needs a block reads it, cut at a line end, decodes it and picks the fields out
//! of lines in the usual form, while it is still near the processor. The first thread takes the blocks in order, knows
//! names and kinds by the workers' numbers, and hands every other line to the thorough reader.

use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::decode::{clean, wide_encoding};
use super::reader::Reader;
use super::reader::scan::{Numbers, Scanned, Scanner, as_text};
use super::unpack::is_packed;
use super::wide::Wide;
use super::{Diagnosis, Note, Rules};
use waypost_redact::Stop;

/// Bytes read at once: few enough to be still near the processor when they are looked at.
const BLOCK: usize = 1 << 20;
/// A line or record that is longer is cut here.
const MOST_PENDING: usize = 32 << 20;
/// Blocks that may wait for the first thread, per worker.
const IN_FLIGHT: usize = 4;

/// What was read so far, for a progress display.
pub type Progress<'p> = &'p mut dyn FnMut(u64);

/// The diagnosis of a log that is read to its end, in bounded memory whatever its size.
///
/// `progress` is told how many bytes of the input have been read. Compressed input is unpacked on the way.
///
/// # Errors
/// What reading the input gives; damaged compression is `InvalidData`.
pub fn analyse_stream(
    rules: &Rules,
    input: impl Read + Send,
    progress: Progress<'_>,
) -> io::Result<Diagnosis> {
    let mut reader = Reader::new(&rules.lexicon);
    let replaced = read_stream(&mut reader, unpacked(input)?, progress)?;
    let mut diagnosis = super::diagnose(rules, &reader.finish(), &Stop::new());
    if replaced > 0 {
        diagnosis.notes.insert(
            0,
            Note {
                kind: "replaced-bytes".into(),
                count: Some(replaced),
                line: None,
            },
        );
    }
    Ok(diagnosis)
}

/// A block on its way, with its number.
type Ready = (usize, Block);

struct Block {
    /// Which worker's numbers stand in `scanned`.
    worker: usize,
    /// Decoded and cleaned, or in no need of it.
    text: Vec<u8>,
    scanned: Vec<Scanned>,
    replaced: u64,
}

fn read_stream(reader: &mut Reader<'_>, input: impl Read + Send, progress: Progress<'_>) -> io::Result<u64> {
    let workers = thread::available_parallelism().map_or(2, usize::from).clamp(1, 8);
    let (ready_in, ready_out) = sync_channel::<Ready>(workers * IN_FLIGHT);
    let (spare_in, spare_out) = channel::<Vec<u8>>();
    let cutter = &Mutex::new(Cutter::new(input, spare_out));
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers)
            .map(|worker| {
                let ready_in = ready_in.clone();
                scope.spawn(move || work(worker, cutter, &ready_in))
            })
            .collect();
        drop(ready_in);
        let replaced = put_together(reader, (&ready_out, &spare_in), progress);
        let stopped = || Err(io::Error::other("reading stopped"));
        let ends = running
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| stopped()));
        ends.collect::<io::Result<()>>().map(|()| replaced)
    })
}

/// The input, from which blocks are cut at line ends.
struct Cutter<R> {
    input: R,
    /// What stands behind the end of the last block.
    rest: Vec<u8>,
    /// Blocks cut so far.
    blocks: usize,
    is_done: bool,
    /// Memory of blocks that are done with.
    spare: Receiver<Vec<u8>>,
}

impl<R: Read> Cutter<R> {
    fn new(input: R, spare: Receiver<Vec<u8>>) -> Self {
        Self {
            input,
            rest: Vec::new(),
            blocks: 0,
            is_done: false,
            spare,
        }
    }

    /// The next block and its number.
    fn next(&mut self) -> io::Result<Option<(usize, Vec<u8>)>> {
        while !self.is_done {
            self.rest.reserve(BLOCK);
            let searched = self.rest.len();
            let read = (&mut self.input).take(BLOCK as u64).read_to_end(&mut self.rest);
            let last = read.inspect_err(|_| self.is_done = true)? < BLOCK;
            let end = match memchr::memrchr(b'\n', &self.rest[searched..]) {
                Some(newline) if !last => searched + newline + 1,
                None if !last && self.rest.len() < MOST_PENDING => continue,
                _ => self.rest.len(),
            };
            let mut rest = self.spare.try_recv().unwrap_or_default();
            rest.clear();
            rest.extend_from_slice(&self.rest[end..]);
            self.rest.truncate(end);
            self.is_done = last;
            self.blocks += 1;
            return Ok(Some((self.blocks - 1, std::mem::replace(&mut self.rest, rest))));
        }
        Ok(None)
    }
}

/// Reads until the buffer is full or the input ends.
fn fill(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match input.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn work(worker: usize, cutter: &Mutex<Cutter<impl Read>>, ready: &SyncSender<Ready>) -> io::Result<()> {
    let mut scanner = Scanner::default();
    // The lock is held for as long as it takes to read.
    let next = || cutter.lock().unwrap_or_else(PoisonError::into_inner).next();
    while let Some((number, bytes)) = next()? {
        let (text, scanned, replaced) = match scanner.scan_plain(&bytes) {
            Some(scanned) => (bytes, scanned, 0),
            None => {
                let (text, replaced) = decoded(bytes, number == 0);
                let scanned = scanner.scan(&text);
                (text.into_bytes(), scanned, replaced)
            }
        };
        let block = Block {
            worker,
            text,
            scanned,
            replaced,
        };
        if ready.send((number, block)).is_err() {
            break;
        }
    }
    Ok(())
}

/// The text of a block, and how many bytes were replaced in it.
fn decoded(bytes: Vec<u8>, first: bool) -> (String, u64) {
    let mark = if first && bytes.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    let (text, replaced) = match String::from_utf8(bytes) {
        Ok(text) => (text, 0),
        Err(error) => {
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let replaced = text.matches('\u{fffd}').count() as u64;
            (text, replaced)
        }
    };
    let text = if mark > 0 { text[mark..].to_owned() } else { text };
    (clean(text), replaced)
}

/// Takes the blocks in their order; how many bytes were replaced in all.
fn put_together(
    reader: &mut Reader<'_>,
    (ready, spare): (&Receiver<Ready>, &Sender<Vec<u8>>),
    progress: Progress<'_>,
) -> u64 {
    let mut waiting: Vec<Ready> = Vec::new();
    let (mut next, mut replaced, mut read) = (0, 0, 0_u64);
    let mut left = String::new();
    let mut numbers: Vec<Numbers> = Vec::new();
    for arrived in ready {
        waiting.push(arrived);
        while let Some(position) = waiting.iter().position(|(number, _)| *number == next) {
            let (number, block) = waiting.swap_remove(position);
            if number == 0 {
                reader.begin_file(&as_text(&block.text));
            }
            replaced += block.replaced;
            read += block.text.len() as u64;
            let known = numbers.len().max(block.worker + 1);
            numbers.resize_with(known, Numbers::default);
            take(reader, &block, &mut numbers[block.worker], &mut left);
            progress(read);
            next += 1;
            // The cutter may have come to the end, and need no more.
            let _ = spare.send(block.text);
        }
    }
    reader.feed(&left, true);
    reader.end_file();
    replaced
}

/// Takes one block. What the reader could not finish is left over, and comes before the next block.
fn take(reader: &mut Reader<'_>, block: &Block, numbers: &mut Numbers, left: &mut String) {
    if left.is_empty() && reader.is_between_records() {
        let rest = reader.take_scanned(&block.text, &block.scanned, numbers);
        left.push_str(&as_text(&block.text[rest..]));
        return;
    }
    let text = as_text(&block.text);
    let text = match left.is_empty() {
        true => text,
        false => Cow::Owned(std::mem::take(left) + &text),
    };
    let taken = reader.feed(&text, text.len() > MOST_PENDING);
    left.push_str(&text[taken..]);
}

/// The input without its compression, in UTF-8.
///
/// # Errors
/// What reading the input gives; a compression that is no stream is `Unsupported`.
pub fn unpacked<'r>(input: impl Read + Send + 'r) -> io::Result<Box<dyn Read + Send + 'r>> {
    let (head, input) = with_head(uncompressed(input)?)?;
    Ok(match wide_encoding(&head) {
        Some(encoding) => Box::new(Wide::new(input, encoding)),
        None => Box::new(input),
    })
}

/// The first bytes of an input, and the input with them.
fn with_head<'r>(mut input: impl Read + Send + 'r) -> io::Result<(Vec<u8>, impl Read + Send + 'r)> {
    let mut head = vec![0; 512];
    let read = fill(&mut input, &mut head)?;
    head.truncate(read);
    Ok((head.clone(), io::Cursor::new(head).chain(input)))
}

fn uncompressed<'r>(input: impl Read + Send + 'r) -> io::Result<Box<dyn Read + Send + 'r>> {
    let (head, whole) = with_head(input)?;
    let packed = is_packed(&head);
    let gzip = head.starts_with(b"\x1f\x8b");
    let zstd = head.starts_with(b"\x28\xb5\x2f\xfd");
    Ok(match (packed, gzip) {
        (true, true) => Box::new(flate2::bufread::MultiGzDecoder::new(
            io::BufReader::with_capacity(BLOCK, whole),
        )),
        (true, false) if zstd => Box::new(
            ruzstd::decoding::StreamingDecoder::new(whole)
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))?,
        ),
        (true, false) => {
            return Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "only gzip and zstd are read as a stream",
            ));
        }
        (false, _) => Box::new(whole),
    })
}
