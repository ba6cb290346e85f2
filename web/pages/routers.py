"""The routes of all pages."""

from fastapi import APIRouter

from . import archive_routes, docs_routes, routes

router = APIRouter()
for part in (routes, archive_routes, docs_routes):
    router.include_router(part.router)
