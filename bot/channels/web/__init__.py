"""The web page `/`: a channel of our own on Starlette."""

from bot.channels.web.connector import CHANNEL, WebConnector

__all__ = ["CHANNEL", "WebConnector"]
