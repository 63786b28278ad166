#!/usr/bin/env python3
"""Asks a web server in a zoo one thing: prints the status, the type of what came, an empty line, and what came.

    ask.py URL [NAME:VALUE]...

The words behind the URL are headers. Bytes come as they are.
"""

import sys
import urllib.error
import urllib.request


def main():
    """Ask, and print the answer, whatever its status."""
    headers = dict(word.split(":", 1) for word in sys.argv[2:])
    request = urllib.request.Request(sys.argv[1], headers=headers)
    try:
        answer = urllib.request.urlopen(request, timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    head = f"{answer.status}\n{answer.headers.get('Content-Type')}\n\n"
    sys.stdout.buffer.write(head.encode() + answer.read())


if __name__ == "__main__":
    main()
