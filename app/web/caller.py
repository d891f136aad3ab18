"""The request at hand comes in; from whose connection it is, and whether our own page sent it, goes out."""

from ipaddress import AddressValueError, IPv6Address, IPv6Network
from urllib.parse import urlsplit

from flask import request


def address() -> str:
    """Whose tries are counted together: an IPv4 address, or the IPv6 network that one customer has."""
    told = request.remote_addr or ""
    try:
        six = IPv6Address(told)
    except AddressValueError:
        return told
    return str(six.ipv4_mapped or IPv6Network((six, 64), strict=False))


def sent_by_us() -> bool:
    """Whether a page of this service sent the form, as far as the browser tells; every one of today does."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host
