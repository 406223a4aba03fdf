"""`python -m bench.echo PORT`: a server that says back what it is told, over Rasa's REST channel. The floor."""

from __future__ import annotations

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bench.load import PATH


async def _echo(request: Request) -> JSONResponse:
    said = await request.json()
    return JSONResponse([{"recipient_id": said["sender"], "text": said["message"]}])


app = Starlette(routes=[Route(PATH, _echo, methods=["POST"])])


def main() -> None:
    """Serves on the loopback until a signal; with the options of `gyeot run` that matter for speed."""
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), ws="wsproto", log_config=None, access_log=False)


if __name__ == "__main__":
    main()
