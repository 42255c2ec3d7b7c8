"""Make ``data/tlds.txt``: the top-level domains that exist, and those reserved for documentation.

Source: the Public Suffix List as packed in `tldextract`, Mozilla Public License 2.0; RFC 2606 for the reserved ones.

    python data/update/tlds.py
"""

from pathlib import Path

import tldextract

OUT = Path(__file__).parents[1] / "tlds.txt"
HEADER = """# Top-level domains, one a line, internationalised ones in Punycode. Facts taken by data/update/tlds.py
# from the Public Suffix List (https://publicsuffix.org, MPL-2.0), with the reserved ones of RFC 2606.
"""
RESERVED = ("example", "test", "invalid", "localhost")


def main() -> None:
    """Write the list."""
    suffixes = tldextract.TLDExtract(suffix_list_urls=()).tlds
    last = {suffix.rpartition(".")[2].encode("idna").decode() for suffix in suffixes}
    names = sorted(last | set(RESERVED))
    OUT.write_text(HEADER + "\n".join(names) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(names)} top-level domains")


if __name__ == "__main__":
    main()
