"""Helplines, report forms and laws, each with its source and date (`data/directory/`)."""

from bot.directory.directory import Directory, Standing
from bot.directory.hours import OpenState
from bot.directory.rows import Both, Law, Platform, Service

__all__ = ["Both", "Directory", "Law", "OpenState", "Platform", "Service", "Standing"]
