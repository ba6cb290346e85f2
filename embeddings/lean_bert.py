"""What transformers' BertModel computes, without its bookkeeping, which for one question takes a third of the time."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

_WEIGHT, _BIAS = "_weight_", "_bias_"
_USUAL_PIECES = 16  # in a question


class LeanBert(nn.Module):
    """A plain BERT encoder: word pieces and their mask in, one vector for each piece out."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        # Not the layers themselves: what is made of their weights here would be held twice.
        self._embeddings = bert.embeddings
        self._norms = nn.ModuleList(layer.attention.output.LayerNorm for layer in bert.encoder.layer)
        self._last_norms = nn.ModuleList(layer.output.LayerNorm for layer in bert.encoder.layer)
        self._n_heads: int = bert.config.num_attention_heads
        self._product: Callable[[Tensor, Tensor, Tensor], Tensor] = functional.linear
        for number, layer in enumerate(bert.encoder.layer):
            read = layer.attention.self
            self._add(f"read_{number}", read.query, read.key, read.value)  # one multiplication instead of three
            self._add(f"heard_{number}", layer.attention.output.dense)
            self._add(f"wide_{number}", layer.intermediate.dense)
            self._add(f"narrow_{number}", layer.output.dense)

    @staticmethod
    def takes(model: Any) -> bool:
        """Tell whether a model is what is computed here."""
        # Not isinstance: a subclass may compute something else.
        return type(model) is BertModel and model.config.hidden_act == "gelu" and not model.config.is_decoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return shape (texts, pieces, dim) for ``ids`` and ``mask`` of shape (texts, pieces)."""
        one = self._embeddings
        n_rows, width = ids.shape
        words = functional.embedding(ids, one.word_embeddings.weight) + one.token_type_embeddings.weight[0]
        hidden = _normed(words + one.position_embeddings.weight[:width], one.LayerNorm)
        seen = mask[:, None, None, :].bool()
        for number, (norm, last_norm) in enumerate(zip(self._norms, self._last_norms, strict=True)):
            read = self._linear(hidden, f"read_{number}")
            query, key, value = read.view(n_rows, width, 3, self._n_heads, -1).permute(2, 0, 3, 1, 4).unbind()
            heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
            heard = self._linear(heard.transpose(1, 2).reshape(n_rows, width, -1), f"heard_{number}")
            hidden = _normed(heard + hidden, norm)
            wide = functional.gelu(self._linear(hidden, f"wide_{number}"))
            hidden = _normed(self._linear(wide, f"narrow_{number}") + hidden, last_norm)
        return hidden

    def pack(self) -> None:
        """Lay the weights out as the processor reads them, where it has a layout of its own for them.

        Otherwise that is done anew for every text, which for a short one takes as long as the multiplications.
        """
        try:
            packed = {
                name: torch.ops.mkldnn._reorder_linear_weight(weight, _USUAL_PIECES)  # noqa: SLF001 - it has no other name
                for name, weight in self.named_buffers(recurse=False)
                if name.startswith(_WEIGHT)
            }
            with _torchscript():
                product = torch.jit.script(_packed_linear)
        except (AttributeError, RuntimeError):  # not in this build of torch, or not for this processor
            return
        for name, weight in packed.items():
            self.register_buffer(name, weight)
        self._product = product

    def _add(self, name: str, *parts: Any) -> None:
        self.register_buffer(_WEIGHT + name, torch.cat([part.weight.detach() for part in parts]))
        self.register_buffer(_BIAS + name, torch.cat([part.bias.detach() for part in parts]))

    def _linear(self, hidden: Tensor, name: str) -> Tensor:
        return self._product(hidden, getattr(self, _WEIGHT + name), getattr(self, _BIAS + name))


class FirstModule(nn.Module):
    """The first module of a SentenceTransformer, around what computes it."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, features: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the features with one vector for each word piece as ``token_embeddings``."""
        return {**features, "token_embeddings": self.bert(features["input_ids"], features["attention_mask"])}

    def optimise(self) -> None:
        """Make one call of all the steps: between two of them, each would wait until other threads let it go on.

        For a processor only; and what the module is turned into must be so before.
        """
        ids = torch.ones(2, 8, dtype=torch.long)
        with _torchscript(), torch.inference_mode():
            if isinstance(self.bert, LeanBert):
                self.bert.pack()
            self.bert = torch.jit.trace(self.bert.requires_grad_(False), (ids, ids), check_trace=False)  # type: ignore[no-untyped-call]


@contextmanager
def _torchscript() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # what is to replace it needs a C++ compiler
        yield


def _packed_linear(hidden: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    product: Tensor = torch.ops.mkldnn._linear_pointwise(hidden, weight, bias, "none", [], None)  # noqa: SLF001
    return product


# A function, for calling a module looks for hooks first.
def _normed(hidden: Tensor, layer: Any) -> Tensor:
    return functional.layer_norm(hidden, layer.normalized_shape, layer.weight, layer.bias, layer.eps)
