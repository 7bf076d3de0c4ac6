//! A. Bytes of the upload.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::{Compression, GzBuilder, write::GzEncoder};

use super::site::PATIENCE;
use super::{Answer, LOG, Site, TEXT, UPLOAD, post, survive};

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A gzip member that unpacks to `mebibytes` of zeros, and is about a thousandth as long.
fn bomb(mebibytes: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&[0; 1 << 20]).unwrap();
    encoder.flush().unwrap();
    let head = encoder.get_ref().len();
    encoder.write_all(&[0; 1 << 20]).unwrap();
    encoder.flush().unwrap();
    let block = encoder.get_ref()[head..].to_vec();
    let mut packed = encoder.get_ref()[..head].to_vec();
    packed.extend(block.repeat(mebibytes));
    packed
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| {
        if big {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    text.encode_utf16().flat_map(bytes).collect()
}

/// Codes with their counts, and the number of lines: what two readings of one log must share.
fn reading(answer: Answer) -> (serde_json::Value, serde_json::Value) {
    let json = answer.assert_status(200).json();
    (json["codes"].clone(), json["lines"].clone())
}

#[test]
fn h01_a_gzip_bomb_is_refused_while_it_is_unpacked() {
    survive(|site| {
        let packed = bomb(1024 * TEXT / (128 << 20));
        assert!(packed.len() < UPLOAD, "{}", packed.len());
        let begin = Instant::now();
        site.report(&packed).assert_problem(413, "too-large");
        assert!(
            begin.elapsed() < Duration::from_secs(2) * PATIENCE,
            "{:?}",
            begin.elapsed()
        );
        0
    });
}

#[test]
fn h02_only_one_layer_of_gzip_is_read() {
    survive(|site| {
        let packed = gzip(&gzip(&gzip(LOG.as_bytes())));
        let answer = site.report(&packed).assert_problem(415, "not-a-log");
        assert!(
            answer
                .text()
                .contains("a compressed file inside a compressed file")
        );
        0
    });
}

#[test]
fn h03_members_are_read_all_and_cost_no_more_than_their_bytes() {
    survive(|site| {
        let empty = gzip(b"");
        let count = 100_000.min(UPLOAD / 2 / empty.len());
        let many = [empty.repeat(count), bomb(1024 * TEXT / (128 << 20))].concat();
        let begin = Instant::now();
        site.report(&many).assert_problem(413, "too-large");
        assert!(begin.elapsed() < Duration::from_secs(5) * PATIENCE);
        let lines: Vec<&str> = LOG.split_inclusive('\n').collect();
        let three = [
            gzip(lines[0].as_bytes()),
            gzip(lines[1].as_bytes()),
            gzip(b"the last\n"),
        ]
        .concat();
        let report = site.report(&three).assert_status(201).json();
        assert_eq!(
            (&report["lines"], &report["codes"][0]["code"]),
            (&3.into(), &"404104".into())
        );
        1
    });
}

#[test]
fn h04_a_damaged_gzip_is_refused_whole() {
    survive(|site| {
        let whole = gzip(LOG.repeat(100).as_bytes());
        let end = whole.len();
        let mut crc = whole.clone();
        crc[end - 8] ^= 1;
        let mut length = whole.clone();
        length[end - 1] ^= 1;
        let trailing = [&whole[..], &vec![b'x'; UPLOAD / 2]].concat();
        for damaged in [&whole[..end / 2], &whole[..end - 4], &crc, &length, &trailing] {
            let answer = site.report(damaged).assert_problem(422, "damaged");
            assert!(answer.text().contains("gzip"));
        }
        0
    });
}

#[test]
fn h05_what_a_gzip_header_claims_allocates_nothing() {
    survive(|site| {
        let mut encoder = GzBuilder::new()
            .filename(vec![b'n'; 64 << 10])
            .extra(vec![b'e'; 60_000])
            .comment("c")
            .write(Vec::new(), Compression::fast());
        encoder.write_all(LOG.as_bytes()).unwrap();
        let named = encoder.finish().unwrap();
        let mut claims = gzip(LOG.as_bytes());
        let end = claims.len();
        claims[end - 4..].copy_from_slice(&u32::MAX.to_le_bytes());
        let before = site.memory("VmHWM");
        let named = site.report(&named);
        assert!([201, 422].contains(&named.status), "{}", named.text());
        site.report(&claims).assert_problem(422, "damaged");
        assert!(site.memory("VmHWM") - before < 64 << 20);
        u64::from(named.status == 201)
    });
}

#[test]
fn h06_codings_that_are_not_read_are_refused() {
    survive(|site| {
        for coding in ["gzip, gzip, gzip", "br", "zstd", "unknown", "deflate", "gzip;q=1"] {
            let answer = site.send(&post(
                "/api/v1/reports",
                &[("Content-Encoding", coding)],
                LOG.as_bytes(),
            ));
            let answer = answer.assert_problem(415, "bad-encoding");
            assert_eq!(answer.header("accept-encoding"), "gzip", "{coding}");
        }
        let packed = gzip(LOG.as_bytes());
        let answer = site.send(&post("/api/v1/reports", &[("Content-Encoding", "gzip")], &packed));
        answer.assert_status(201);
        1
    });
}

#[test]
fn h07_what_is_no_log_is_named_by_its_first_bytes() {
    let tar = {
        let mut tar = vec![0; 1024];
        tar[..5].copy_from_slice(b"a.log");
        tar[257..262].copy_from_slice(b"ustar");
        tar
    };
    let zip = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    survive(|site| {
        let kinds: [(&[u8], &str); 10] = [
            (b"%PDF-1.7\n1 0 obj", "PDF"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
            (b"\x89PNG\r\n\x1a\n", "PNG"),
            (b"\xfd7zXZ\0\0\x04", "xz"),
            (b"ElfFile\0\0\0\0\0", "Windows event log"),
            (b"\xd4\xc3\xb2\xa1\x02\0\x04\0", "packet capture"),
            (b"SQLite format 3\0\x10\0", "SQLite"),
            (b"\x7fELF\x02\x01\x01\0", "program"),
            (&tar, "tar"),
            (&zip, ""),
        ];
        for (bytes, name) in kinds {
            for kind in ["text/plain", "application/json"] {
                let answer = site.send(&post("/api/v1/reports", &[("Content-Type", kind)], bytes));
                let answer = answer.assert_status(415);
                assert!(
                    answer.json()["detail"].as_str().unwrap().contains(name),
                    "{name}: {}",
                    answer.text()
                );
            }
        }
        0
    });
}

#[test]
fn h08_an_endless_line_is_cut_off_at_the_limit() {
    survive(|site| {
        let head = b"POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        let chunk = [b"10000\r\n".to_vec(), vec![b'a'; 1 << 16], b"\r\n".to_vec()].concat();
        let before = site.memory("VmHWM");
        let bytes = [head.to_vec(), chunk.repeat(4 * UPLOAD / (1 << 16))].concat();
        let answer = site.send(&bytes);
        assert!(answer.status == 413 || answer.status == 0, "{answer:?}");
        assert!(answer.status == 0 || answer.header("connection") == "close");
        assert!(site.memory("VmHWM") - before < 4 * UPLOAD as u64 + (16 << 20));
        0
    });
}

#[test]
fn h09_the_limit_is_exact_with_and_without_a_length() {
    survive(|site| {
        for (size, status) in [(UPLOAD - 1, 200), (UPLOAD, 200), (UPLOAD + 1, 413)] {
            let line = "2021-03-19T08:00:00Z nothing to see here\n";
            let mut body = line.repeat(size / line.len() + 1).into_bytes();
            body.truncate(size);
            site.diagnose(&body).assert_status(status);
            let head = "POST /api/v1/diagnoses HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
            let size = format!("{size:x}\r\n");
            let chunked = [head.as_bytes(), size.as_bytes(), &body, b"\r\n0\r\n\r\n"].concat();
            site.send(&chunked).assert_status(status);
        }
        0
    });
}

#[test]
fn h10_nothing_to_read_is_no_report() {
    survive(|site| {
        for empty in [
            &b""[..],
            b"\n\n\r\n\n",
            b"\xef\xbb\xbf",
            b"    ",
            b"\xff\xfe",
            b"\0\0\0\0\0\0",
            b"\x1b[0m\x1b[31m",
        ] {
            let answer = site.report(empty);
            assert!([415, 422].contains(&answer.status), "{empty:?} {}", answer.text());
        }
        site.report(&gzip(b"")).assert_problem(422, "empty");
        site.report(b"x").assert_status(201);
        1
    });
}

#[test]
fn h11_undecodable_bytes_are_replaced_and_counted() {
    survive(|site| {
        let broken: [(&[u8], u64); 9] = [
            (b"\x80\xbf lone", 2),
            (b"\xc0\xaf overlong", 2),
            (b"\xed\xa0\x80 surrogate", 3),
            (b"\xf4\x90\x80\x80 beyond", 4),
            (b"K\xf6ln M\xfcnchen", 2),
            (b"Windows \x80 \x93quoted\x94", 3),
            (b"\x83\x8d\x83\x4f Shift-JIS", 3),
            (b"\xff\xfa odd", 2),
            (b"cut off \xe2\x82", 1),
        ];
        for (bytes, replaced) in broken {
            let log = [LOG.as_bytes(), bytes].concat();
            let answer = site.report(&log).assert_status(201);
            assert_eq!(answer.json()["codes"][0]["code"], "404104");
            let noted = answer.note("replaced-bytes").unwrap();
            assert!(noted >= 1 && noted <= replaced, "{bytes:?}: {noted}");
        }
        9
    });
}

#[test]
fn h12_wide_text_is_read_like_its_narrow_twin() {
    survive(|site| {
        let log = LOG.repeat(20);
        let narrow = reading(site.diagnose(log.as_bytes()));
        for big in [false, true] {
            let plain = utf16(&log, big);
            let mark = utf16("\u{feff}", big);
            assert_eq!(reading(site.diagnose(&plain)), narrow);
            assert_eq!(
                reading(site.diagnose(&[mark.clone(), plain.clone()].concat())),
                narrow
            );
            let odd = site.diagnose(&[&mark[..], &plain, b"\0"].concat());
            assert_eq!(odd.note("replaced-bytes"), Some(1));
            assert_eq!(odd.json()["codes"], narrow.0);
            let lone = if big { [0xd8, 0x00] } else { [0x00, 0xd8] };
            let answer = site.diagnose(&[&mark[..], &plain, &lone, &utf16("\nx", big)].concat());
            assert_eq!(answer.note("replaced-bytes"), Some(1));
        }
        let wide: Vec<u8> = format!("\u{feff}{log}")
            .chars()
            .flat_map(|c| (c as u32).to_le_bytes())
            .collect();
        let answer = site.diagnose(&wide);
        assert!(answer.status == 415 || reading(answer) == narrow);
        0
    });
}

#[test]
fn h13_marks_in_wrong_places_spoil_nothing() {
    survive(|site| {
        let narrow = reading(site.diagnose(LOG.as_bytes()));
        let utf8 = "\u{feff}".as_bytes();
        let middle = LOG
            .replace("404104", "\u{feff}404104")
            .replace("Connection", "Conn\u{feff}ection");
        for marked in [
            [b"\xff\xfe", LOG.as_bytes()].concat(),
            [b"\xfe\xff", LOG.as_bytes()].concat(),
            [utf8, utf8, LOG.as_bytes()].concat(),
            middle.into_bytes(),
        ] {
            assert_eq!(reading(site.diagnose(&marked)), narrow);
        }
        0
    });
}

#[test]
fn h14_zero_bytes_reach_nothing() {
    survive(|site| {
        let between: Vec<u8> = LOG.bytes().flat_map(|byte| [byte, b' ', 0]).collect();
        let every_tenth: Vec<u8> = LOG
            .repeat(50)
            .bytes()
            .enumerate()
            .flat_map(|(at, byte)| if at % 10 == 0 { vec![0, byte] } else { vec![byte] })
            .collect();
        let half: Vec<u8> = LOG.bytes().flat_map(|byte| [byte, byte, 0, 0]).collect();
        let mut stored = 0;
        for log in [between, every_tenth, half] {
            let answer = site.report(&log);
            assert!([201, 415].contains(&answer.status), "{}", answer.text());
            assert!(!answer.body.contains(&0) && !answer.text().contains("\\u0000"));
            stored += u64::from(answer.status == 201);
        }
        assert!(stored > 0);
        stored
    });
}

#[test]
fn h15_control_sequences_are_removed_and_their_text_is_read() {
    survive(|site| {
        let coloured = "\x1b[31m2021-03-19T09:05:00Z\x1b[0m device \x1b]8;;https://evil.example\x1b\\dev-1\x1b]8;;\x1b\\ \
            disconnected \x1b[2K\x1b[1A404\x1b[1m104 \x07DeviceConnectionClosedRemotely\x1b]0;pwned\x07 \x1b(B\x08\x08\n";
        let answer = site.page_of(coloured.as_bytes()).assert_status(200);
        let page = answer.text();
        assert!(page.contains("404104 DeviceConnectionClosedRemotely"), "{page}");
        assert!(!page.contains("evil.example") && !page.contains("pwned"));
        for bytes in [&answer.body[..], site.log().as_bytes()] {
            let odd = bytes.iter().find(|byte| matches!(byte, 0..=8 | 11..=31 | 127));
            assert_eq!(odd, None);
        }
        let overwritten =
            site.diagnose(b"10 %\r20 %\r2021-03-19T09:05:00Z 404104 DeviceConnectionClosedRemotely\nx\n");
        assert_eq!(overwritten.json()["codes"][0]["code"], "404104");
        1
    });
}

#[test]
fn h16_invisible_and_turning_characters_are_shown_as_such() {
    survive(|site| {
        let marks: String = std::iter::repeat_n('\u{301}', 10_000).collect();
        let log = format!("{LOG}\u{202e}evil\u{2066} d\u{200d}ev\u{200b}ice gоogle.example a{marks}\n");
        let page = site.page_of(log.as_bytes()).assert_status(200).text();
        for hidden in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{200d}'] {
            assert!(!page.contains(hidden), "{hidden:?}");
        }
        assert!(page.contains("202E"), "{page}");
        assert!(!page.contains(&marks[..2 * 20]), "letters grow without bound");
        let split = LOG
            .replace("404104", "404\u{200b}104")
            .replace("DeviceConnection", "Device\u{200d}Connection");
        let codes = site.diagnose(split.as_bytes()).json()["codes"].clone();
        assert_eq!(codes[0]["code"], "404104", "rules and codes see the plain text");
        1
    });
}

#[test]
fn h17_lines_are_counted_as_an_editor_counts_them() {
    survive(|site| {
        let lines = |log: &str| site.diagnose(log.as_bytes()).json()["lines"].clone();
        assert_eq!(lines("a\r\nb\nc\r\nd"), 4);
        assert_eq!(lines("a\nb\nc\n"), 3);
        assert_eq!(lines("a\rb\rc"), 3);
        assert_eq!(lines("a\rb\nc"), 2);
        assert_eq!(lines("a\u{2028}b\x0cc\nd"), 2);
        let evidence = site.diagnose(
            "x\r\ny\u{2028}\x0c\r\n2021-03-19T09:05:00Z dev-1 404104 DeviceConnectionClosedRemotely"
                .as_bytes(),
        );
        assert_eq!(evidence.json()["lines"], 3);
        0
    });
}

#[test]
fn the_shared_server_says_so_if_it_lost_a_report() {
    let site = Site::shared();
    let id = site.report(LOG.as_bytes()).assert_status(201).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    site.get(&format!("/api/v1/reports/{id}")).assert_status(200);
}
