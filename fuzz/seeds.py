#!/usr/bin/env python3
"""Samples of rules, formats and tests to seed inputs of the fuzz targets, in corpus/<target>/."""
import gzip
import json
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
MOST_BYTES = 48 * 1024
MOST_PART = 8 * 1024


def logs():
    """Every log that a rule or a format has as a sample, and those of the tests."""
    for path in sorted((ROOT / "rules").rglob("*.toml")):
        yield from strings(tomllib.loads(path.read_text()))
    for name in ("foreign.txt", "redaction/classes.jsonl", "redaction/kept.jsonl"):
        lines = (ROOT / "tests/fixtures" / name).read_text().splitlines()
        for line in lines:
            yield "\n".join(strings(json.loads(line))) if line.startswith("{") else line
    for path in sorted((ROOT / "static").glob("sample-*")):
        yield path.read_text()


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def write(target, seeds):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (folder / f"seed-{number:04}").write_bytes(seed[:MOST_BYTES])


def articles():
    for path in sorted((ROOT / "locales/en/articles").glob("*.md")) + sorted((ROOT / "tests/fixtures").rglob("*.md")):
        yield from parts(path.read_bytes(), b"\n## ")


def parts(text, sign):
    """The text in pieces that a target takes, cut before such signs; each has the beginning of the text."""
    head, *rest = text.split(sign)
    if len(text) <= MOST_PART:
        yield text
    for part in rest:
        if len(head) + len(part) < MOST_PART:
            yield head + sign + part


def forms():
    log = b"2024-11-03T07:11:02Z pump-7 404104 connection closed"
    parts = [("title", b"Night"), ("note", b"password=Meteor-17x"), ("expires", b"7d"), ("text", log)]
    body = b"".join(b'--X\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), value) for name, value in parts)
    file = b'--X\r\nContent-Disposition: form-data; name="file"; filename="a.log"; filename*=UTF-8\'\'%%e2.log\r\nContent-Type: text/plain\r\n\r\n%s\r\n' % log
    for kind in (b"multipart/form-data; boundary=X", b'multipart/form-data; boundary="X"'):
        for content in (body, file, body + file):
            yield b"\x07" + kind + b"\n" + content + b"--X--\r\n"


def main():
    texts = [text.encode() for text in dict.fromkeys(logs()) if len(text) > 3]
    lines = [text for text in texts if b" " in text]
    wide = [b"\xff\xfe" + text.decode().encode("utf-16-le") for text in lines[::40]]
    packed = [gzip.compress(text, mtime=0) for text in lines[::40]]
    write("decode", lines[::4] + wide + packed)
    write("analysis", lines)
    write("redaction", [b"\x10" + text for text in lines])
    write("timestamps", [b"\n".join(line[:40] for line in text.splitlines()[:6]) for text in lines])
    rules = sorted((ROOT / "rules").rglob("*.toml"))
    kinds = {"formats": 1, "codes.toml": 3, "collect.toml": 4, "scope.toml": 5}
    numbers = [kinds.get(path.name, kinds.get(path.parent.name, 0)) for path in rules]
    files = list(zip(numbers, rules)) + [(6, path) for path in (ROOT / "locales").rglob("search.toml")]
    files += [(7, path) for path in (ROOT / "locales").rglob("glossary.toml")]
    write("rules", [bytes([number]) + part for number, path in files for part in parts(path.read_bytes(), b"\n[[")])
    queries = [b"symptom=2&cause=network-loss", b"cause=unknown&ruled-out=tcp-reset&ruled-out=throttled",
               b"protocol=amqp&sdk=python&tier=unknown&symptom=%31", b"connection closed 404104", b"%C3%BC+%zz&&=&cause=%00"]
    write("wizard", [bytes([number]) + query for number, query in enumerate(queries * 8)])
    write("article", articles())
    write("import", articles())
    write("form", forms())


if __name__ == "__main__":
    main()
