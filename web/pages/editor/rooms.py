"""All rooms of the desk: none is entered by anybody who is not signed in."""

from fastapi import APIRouter, Depends

from . import adding, insight, mending, publishing, routes
from .door import signed_in

router = APIRouter(include_in_schema=False, dependencies=[Depends(signed_in)])
for room in (routes, adding, mending, insight, publishing):
    router.include_router(room.router)
