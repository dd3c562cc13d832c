"""What people write: one pydantic model for each kind of YAML file, frozen, strict, and complete."""

from __future__ import annotations
