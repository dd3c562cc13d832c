"""Log in: at the provider of an organisation (OpenID Connect), with a session in a cookie; only where a configuration says so."""

from __future__ import annotations
