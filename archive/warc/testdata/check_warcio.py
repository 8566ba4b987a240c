"""Reads a WARC file with warcio, an outside reader, and prints what it found as JSON.

Block digests are checked by warcio itself. Payload digests are checked here over the de-chunked body, because warcio
hashes the chunked bytes of a chunked response (webrecorder/warcio#74).
"""
import hashlib
import json
import sys

from warcio.archiveiterator import ArchiveIterator


def dechunk(raw):
    out = b""
    while raw:
        line, _, raw = raw.partition(b"\r\n")
        size = int(line.split(b";")[0], 16)
        if size == 0:
            break
        out, raw = out + raw[:size], raw[size + 2:]
    return out


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


records, errors = [], []
with open(sys.argv[1], "rb") as f:
    it = ArchiveIterator(f, no_record_parse=True)
    for record in it:
        field = record.rec_headers.get_header
        block = record.raw_stream.read()
        if field("WARC-Block-Digest") != sha256(block):
            errors.append("block digest of " + field("WARC-Record-ID"))
        if record.rec_type == "response":
            head, _, body = block.partition(b"\r\n\r\n")
            if b"transfer-encoding: chunked" in head.lower():
                body = dechunk(body)
            if field("WARC-Payload-Digest") != sha256(body):
                errors.append("payload digest of " + field("WARC-Record-ID"))
        records.append({"type": record.rec_type, "url": field("WARC-Target-URI") or "", "date": field("WARC-Date"),
                        "offset": it.get_record_offset(), "length": it.get_record_length()})
with open(sys.argv[1], "rb") as f:  # once more as most people read it: HTTP parsed, codings taken off
    for record in ArchiveIterator(f, check_digests=False):
        if record.rec_type == "response":
            text = record.content_stream().read()
            if record.http_headers.get_statuscode() == "200" and not text.startswith(b"<html>"):
                errors.append("content of " + record.rec_headers.get_header("WARC-Record-ID"))
json.dump({"records": records, "errors": errors}, sys.stdout)
