"""Reads the pages of a gold manifest with Python's trafilatura, and prints CPU seconds, pages/s and peak memory.

    pip install trafilatura==2.3.1 lxml_html_clean; python3 peer.py MANIFEST

What is counted is as in main.go: opening, unpacking and decoding the file is not.
"""
import gzip
import json
import os
import resource
import sys
import time

import trafilatura


def main(manifest):
    pages, failed, spent = 0, 0, 0.0
    for line in open(manifest, encoding="utf-8"):
        entry = json.loads(line)
        raw = open(os.path.join(os.path.dirname(manifest), entry["html_path"]), "rb").read()
        if raw[:2] == b"\x1f\x8b":
            raw = gzip.decompress(raw)
        text = trafilatura.utils.decode_file(raw)
        before = time.process_time()
        got = trafilatura.bare_extraction(text, url=entry.get("url"), with_metadata=True)
        spent += time.process_time() - before
        pages += 1
        failed += not (got and got.text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| trafilatura {trafilatura.__version__} (Python) | {spent:.2f} | {pages / spent:.0f} | {peak:.0f} | {failed} without text |")


main(sys.argv[1])
