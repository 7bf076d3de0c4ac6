//! Logs larger than memory: blocks of lines are read on all cores, and put together in their order.
//!
//! One thread reads bytes and cuts them at line ends; workers decode a block and pick the fields out of lines in the usual
//! form; the first thread takes the blocks in order, interns names, and hands every other line to the thorough reader.

use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use super::decode::{clean, is_packed};
use super::reader::Reader;
use super::reader::scan::{Numbers, Scanned, Scanner};
use super::{Diagnosis, Note, Rules};

/// Bytes read at once: handing them over costs nothing, and they are still near the processor when they are looked at.
const BLOCK: usize = 1 << 20;
/// A line or record that is longer is cut here.
const MOST_PENDING: usize = 32 << 20;
/// Blocks under way per worker.
const IN_FLIGHT: usize = 2;

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
    let mut diagnosis = super::diagnose(rules, &reader.finish());
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

/// A block on its way: its number and its bytes.
type Raw = (usize, Vec<u8>);
/// A block as a worker leaves it.
type Ready = (usize, Block);

struct Block {
    /// Which worker's numbers stand in `scanned`.
    worker: usize,
    text: String,
    scanned: Vec<Scanned>,
    replaced: u64,
}

fn read_stream(reader: &mut Reader<'_>, input: impl Read + Send, progress: Progress<'_>) -> io::Result<u64> {
    let workers = thread::available_parallelism().map_or(2, usize::from).clamp(1, 8);
    thread::scope(|scope| {
        let (raw_in, raw_out) = sync_channel::<Raw>(workers * IN_FLIGHT);
        let (ready_in, ready_out) = sync_channel::<Ready>(workers * IN_FLIGHT);
        let (spare_in, spare_out) = channel::<Vec<u8>>();
        let raw_out = std::sync::Mutex::new(raw_out);
        let raw_out = &std::sync::Arc::new(raw_out);
        for worker in 0..workers {
            let (raw_out, ready_in) = (std::sync::Arc::clone(raw_out), ready_in.clone());
            scope.spawn(move || work(worker, &raw_out, &ready_in));
        }
        drop(ready_in);
        let cutter = scope.spawn(move || cut(input, &raw_in, &spare_out));
        let replaced = put_together(reader, (&ready_out, &spare_in), progress);
        let read = cutter
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("reading stopped")));
        read.map(|()| replaced)
    })
}

/// Cuts the input at line ends; memory of blocks that are done with is used again.
fn cut(mut input: impl Read, blocks: &SyncSender<Raw>, spare: &Receiver<Vec<u8>>) -> io::Result<()> {
    let mut pending: Vec<u8> = Vec::new();
    for number in 0.. {
        pending.reserve(BLOCK);
        let read = (&mut input).take(BLOCK as u64).read_to_end(&mut pending)?;
        let last = read < BLOCK;
        let end = match memchr::memrchr(b'\n', &pending) {
            Some(newline) if !last => newline + 1,
            None if !last && pending.len() < MOST_PENDING => 0,
            _ => pending.len(),
        };
        let mut rest = spare.try_recv().unwrap_or_default();
        rest.clear();
        rest.extend_from_slice(&pending[end..]);
        pending.truncate(end);
        let whole = std::mem::replace(&mut pending, rest);
        if blocks.send((number, whole)).is_err() || last {
            break;
        }
    }
    Ok(())
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

fn work(worker: usize, blocks: &std::sync::Mutex<Receiver<Raw>>, ready: &SyncSender<Ready>) {
    let mut scanner = Scanner::default();
    loop {
        let next = blocks.lock().ok().and_then(|blocks| blocks.recv().ok());
        let Some((number, bytes)) = next else { break };
        let (text, replaced) = decoded(bytes, number == 0);
        let block = Block {
            worker,
            scanned: scanner.scan(&text),
            text,
            replaced,
        };
        if ready.send((number, block)).is_err() {
            break;
        }
    }
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
                reader.begin_file(&block.text);
            }
            replaced += block.replaced;
            read += block.text.len() as u64;
            let known = numbers.len().max(block.worker + 1);
            numbers.resize_with(known, Numbers::default);
            take(reader, &block, &mut numbers[block.worker], &mut left);
            progress(read);
            next += 1;
            // The cutter may have come to the end, and need no more.
            let _ = spare.send(block.text.into_bytes());
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
        left.push_str(&block.text[rest..]);
        return;
    }
    let text: Cow<'_, str> = match left.is_empty() {
        true => Cow::Borrowed(&block.text),
        false => Cow::Owned(std::mem::take(left) + &block.text),
    };
    let taken = reader.feed(&text, text.len() > MOST_PENDING);
    left.push_str(&text[taken..]);
}

/// The input without its compression.
fn unpacked<'r>(mut input: impl Read + Send + 'r) -> io::Result<Box<dyn Read + Send + 'r>> {
    let mut head = vec![0; 8];
    let read = fill(&mut input, &mut head)?;
    head.truncate(read);
    let packed = is_packed(&head);
    let gzip = head.starts_with(b"\x1f\x8b");
    let zstd = head.starts_with(b"\x28\xb5\x2f\xfd");
    let whole = io::Cursor::new(head).chain(input);
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
