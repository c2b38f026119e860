#!/usr/bin/env python3
"""Turns KazQAD's development part into what `./qadam bench retrieval DIR` reads.

KazQAD (github.com/IS2AI/KazQAD, CC BY-SA 4.0, Yeshpanov et al. 2024) is not part of this repository: clone it, then

    bench/kazqad.py CLONE DIR [--without-titles]

The passages are those of the development questions' reading-comprehension file; questions and judgements are the validation topics and
qrels, of which only passages that are there are kept. So the pool is small, and its figures can't be set beside those that
were published over the whole corpus of 825,000 passages.
"""
import json
import pathlib
import subprocess
import sys

READING = "data/reading-comprehension/kazqad-reading-comprehension-v1.0-kk-validation.jsonl"
TOPICS = "data/information-retrieval/topics/kazqad-topics-v1.0-kk-validation.tsv"
QRELS = "data/information-retrieval/qrels/kazqad-qrels-v1.0-validation.tsv"


def lines(clone, file):
    """Of a work tree, or of a clone without one."""
    if (clone / file).exists():
        text = (clone / file).read_text(encoding="utf-8")
    else:
        text = subprocess.run(["git", "-C", str(clone), "show", "HEAD:" + file], check=True, capture_output=True).stdout.decode("utf-8")
    return [line for line in text.split("\n") if line.strip()]


def write(file, rows):
    with open(file, "w", encoding="utf-8") as out:
        for name, text in rows.items():
            out.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    clone, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    titles = "--without-titles" not in sys.argv
    folder.mkdir(parents=True, exist_ok=True)
    passages = {}
    for row in map(json.loads, lines(clone, READING)):
        passages[row["id"].split("#")[1]] = (row["title"] + "\n" if titles else "") + row["context"]
    write(folder / "passages.jsonl", passages)
    write(folder / "queries.jsonl", dict(line.split("\t", 1) for line in lines(clone, TOPICS)))
    with open(folder / "qrels.tsv", "w", encoding="utf-8") as out:
        for line in lines(clone, QRELS):
            query, _, passage, grade = line.split("\t")
            if passage in passages:
                out.write(f"{query}\t{passage}\t{grade}\n")
    print(f"{len(passages)} passages in {folder}")


main()
