//! The body of an upload form: read whole or refused, the same in any chunks.
#![no_main]

use std::convert::Infallible;

use bytes::Bytes;
use futures_util::stream;
use libfuzzer_sys::fuzz_target;
use waypost::app::{Refusal, Sent, UploadForm};

type Read = Result<(Vec<u8>, String), Refusal>;

// The first line says how the body is cut and what its type is; the rest is the body.
fuzz_target!(|data: &[u8]| {
    let end = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let (head, body) = data.split_at(end);
    let body = body.get(1..).unwrap_or_default();
    let (size, kind) = head.split_first().map_or((1, head), |(size, kind)| (usize::from(*size), kind));
    let kind = String::from_utf8_lossy(kind);
    let whole = read(&kind, body, body.len().max(1));
    let cut = read(&kind, body, 1 + size);
    match (&whole, &cut) {
        (Ok(whole), Ok(cut)) => assert_eq!(whole, cut),
        // Which of several faults comes first may depend on what has arrived.
        (Err(_), Err(_)) => {}
        _ => panic!("whole {whole:?}, in chunks {cut:?}"),
    }
});

fn read(kind: &str, body: &[u8], size: usize) -> Read {
    let chunks: Vec<Result<Bytes, Infallible>> = body.chunks(size).map(|chunk| Ok(Bytes::copy_from_slice(chunk))).collect();
    let form = UploadForm::read(kind, stream::iter(chunks), |part| Ok(vec![part]));
    match futures_executor::block_on(form) {
        Ok(Sent { files, details, typed, .. }) => {
            let shown = ["title", "ticket", "note", "text", "expires"].map(|field| typed.field(field)).concat();
            let logs = files.into_iter().flat_map(|file| [file.name.into_bytes(), file.bytes].concat()).collect();
            Ok((logs, format!("{details:?} {shown}")))
        }
        Err(refused) => {
            refused.typed.field("note");
            Err(refused.refusal)
        }
    }
}
