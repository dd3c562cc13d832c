"""Votes, money, leaving: exact; knows no workspace."""

from __future__ import annotations
