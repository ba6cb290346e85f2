from .build import KEEP_VERSIONS, BuildOptions, build_index
from .cluster import Cluster, joined
from .embed import BuildProgress, embed
from .freshness import CorpusState, is_up_to_date, note_read, program_digest
from .plan import BuildPlan, earlier_readings, embedded_text, indexed_text, people_adapter, plan_build
from .rollback import check_weights, roll_back

__all__ = [
    "KEEP_VERSIONS",
    "BuildOptions",
    "BuildPlan",
    "BuildProgress",
    "Cluster",
    "CorpusState",
    "build_index",
    "check_weights",
    "earlier_readings",
    "embed",
    "embedded_text",
    "indexed_text",
    "is_up_to_date",
    "joined",
    "note_read",
    "people_adapter",
    "plan_build",
    "program_digest",
    "roll_back",
]
