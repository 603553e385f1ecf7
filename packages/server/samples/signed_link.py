"""Makes a signed link to a meeting (format: docs/signed-link.md). Python 3.8 or later, standard library only.

    VISIO_LINK_KEY=portal:SECRET python3 signed_link.py PAGE ROOM SUBJECT ROLE [NAME]
"""
import base64
import hashlib
import hmac
import json
import os
import sys
import time
import uuid


def signed_link(page, key_id, secret, room, subject, role, name=None, seconds=24 * 60 * 60, devices=1):
    now = int(time.time())
    header = {"alg": "HS256", "typ": "visio-link+jwt", "kid": key_id}
    claims = {
        "aud": "visio-server/link",
        "room": room,
        "sub": subject,
        "role": role,
        "devices": devices,
        "iat": now,
        "exp": now + seconds,
        "jti": str(uuid.uuid4()),
    }
    if name:
        claims["name"] = name
    signed = encode(json.dumps(header).encode()) + "." + encode(json.dumps(claims).encode())
    signature = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return page + "#visio=" + signed + "." + encode(signature)


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


if __name__ == "__main__":
    key_id, secret = os.environ["VISIO_LINK_KEY"].split(":", 1)
    page, room, subject, role = sys.argv[1:5]
    print(signed_link(page, key_id, secret, room, subject, role, sys.argv[5] if len(sys.argv) > 5 else None))
