//! Compressed bytes to what is in them: gzip, zstd, and a zip archive with one log; bounded whatever comes.

use std::borrow::Cow;
use std::io::Read;

use super::decode::{DecodeError, Limits};
use waypost_redact::Stop;

const GZIP: &[u8] = b"\x1f\x8b";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";
pub(super) const ZIP: &[u8] = b"PK\x03\x04";
/// What each entry of a zip archive's directory begins with, and how many may be: a log, and the folders around it.
pub(super) const ZIP_ENTRY: &[u8] = b"PK\x01\x02";
const MAX_ZIP_ENTRIES: usize = 256;

/// Whether the first bytes are those of a compressed file that [`decode`] unpacks.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    [GZIP, ZSTD, ZIP].iter().any(|magic| bytes.starts_with(magic))
}

pub(super) fn unpack<'a>(bytes: &'a [u8], limits: (&Limits, &Stop)) -> Result<Cow<'a, [u8]>, DecodeError> {
    if bytes.starts_with(GZIP) {
        return gunzip(bytes, limits).map(Cow::Owned);
    }
    if bytes.starts_with(ZSTD) {
        let mut decoder = ruzstd::decoding::StreamingDecoder::new(bytes)
            .map_err(|_| DecodeError::Damaged { format: "zstd" })?;
        return read_limited(&mut decoder, limits, "zstd").map(Cow::Owned);
    }
    if bytes.starts_with(ZIP) {
        return unzip(bytes, limits).map(Cow::Owned);
    }
    Ok(Cow::Borrowed(bytes))
}

/// All members of a gzip file; anything behind the last one means that the file is not what it should be.
fn gunzip(bytes: &[u8], (limits, stop): (&Limits, &Stop)) -> Result<Vec<u8>, DecodeError> {
    let limit = limits.max_text_bytes;
    let mut unpacked = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        if !rest.starts_with(GZIP) {
            return Err(DecodeError::Damaged { format: "gzip" });
        }
        let mut decoder = flate2::bufread::GzDecoder::new(rest);
        let left = Limits {
            max_text_bytes: (limit * 2).saturating_sub(unpacked.len() as u64) / 2,
        };
        unpacked.append(&mut read_limited(&mut decoder, (&left, stop), "gzip").map_err(
            |error| match error {
                DecodeError::TooLarge { .. } => DecodeError::TooLarge { limit },
                other => other,
            },
        )?);
        rest = decoder.into_inner();
    }
    Ok(unpacked)
}

fn unzip(bytes: &[u8], limits: (&Limits, &Stop)) -> Result<Vec<u8>, DecodeError> {
    let damaged = || DecodeError::Damaged { format: "zip" };
    // Each entry takes memory before one of them is looked at.
    let entries = memchr::memmem::find_iter(bytes, ZIP_ENTRY).count();
    if entries > MAX_ZIP_ENTRIES {
        return Err(DecodeError::NotOneFile { files: entries });
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|_| damaged())?;
    let files: Vec<usize> = (0..archive.len())
        .filter(|&index| {
            archive
                .by_index_raw(index)
                .is_ok_and(|file| file.is_file() && file.size() > 0)
        })
        .collect();
    let [only] = files[..] else {
        return Err(DecodeError::NotOneFile { files: files.len() });
    };
    let mut file = archive.by_index(only).map_err(|_| damaged())?;
    read_limited(&mut file, limits, "zip")
}

/// Reads to the end, but never more than twice the text limit (UTF-16 takes two bytes for one).
fn read_limited(
    reader: &mut impl Read,
    (limits, stop): (&Limits, &Stop),
    format: &'static str,
) -> Result<Vec<u8>, DecodeError> {
    let limit = limits.max_text_bytes;
    let most = limit.saturating_mul(2);
    let mut unpacked = Vec::new();
    Watched { reader, stop }
        .take(most + 1)
        .read_to_end(&mut unpacked)
        .map_err(|_| DecodeError::Damaged { format })?;
    match unpacked.len() as u64 > most {
        true => Err(DecodeError::TooLarge { limit }),
        false => Ok(unpacked),
    }
}

/// A reader that fails once nobody waits for what it reads.
struct Watched<'w, R> {
    reader: &'w mut R,
    stop: &'w Stop,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.stop.check().map_err(std::io::Error::other)?;
        self.reader.read(buffer)
    }
}
