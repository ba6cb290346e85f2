"""What transformers' BertModel computes, without its bookkeeping, which for one question takes a third of the time."""

import warnings
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel


class LeanBert(nn.Module):
    """A plain BERT encoder, whose weights it shares: word pieces and their mask in, one vector for each piece out."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self._embeddings, self._layers = bert.embeddings, bert.encoder.layer
        self._n_heads: int = bert.config.num_attention_heads
        for number, layer in enumerate(self._layers):
            parts = [layer.attention.self.query, layer.attention.self.key, layer.attention.self.value]
            # One multiplication instead of three.
            self.register_buffer(f"_weight_{number}", torch.cat([part.weight.detach() for part in parts]))
            self.register_buffer(f"_bias_{number}", torch.cat([part.bias.detach() for part in parts]))

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
        for number, layer in enumerate(self._layers):
            mixed = functional.linear(hidden, getattr(self, f"_weight_{number}"), getattr(self, f"_bias_{number}"))
            query, key, value = mixed.view(n_rows, width, 3, self._n_heads, -1).permute(2, 0, 3, 1, 4).unbind()
            heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
            heard = heard.transpose(1, 2).reshape(n_rows, width, -1)
            hidden = _normed(_linear(heard, layer.attention.output.dense) + hidden, layer.attention.output.LayerNorm)
            wide = functional.gelu(_linear(hidden, layer.intermediate.dense))
            hidden = _normed(_linear(wide, layer.output.dense) + hidden, layer.output.LayerNorm)
        return hidden


class FirstModule(nn.Module):
    """The first module of a SentenceTransformer, around what computes it."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, features: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the features with one vector for each word piece as ``token_embeddings``."""
        return {**features, "token_embeddings": self.bert(features["input_ids"], features["attention_mask"])}

    def trace(self) -> None:
        """Make one call of all the steps: between two of them, each would wait until other threads let it go on."""
        ids = torch.ones(2, 8, dtype=torch.long)
        with warnings.catch_warnings(), torch.inference_mode():
            warnings.simplefilter("ignore", DeprecationWarning)  # what is to replace it needs a C++ compiler
            self.bert = torch.jit.trace(self.bert.requires_grad_(False), (ids, ids), check_trace=False)  # type: ignore[no-untyped-call]


# Functions, for calling a module looks for hooks first.
def _linear(hidden: Tensor, layer: Any) -> Tensor:
    return functional.linear(hidden, layer.weight, layer.bias)


def _normed(hidden: Tensor, layer: Any) -> Tensor:
    return functional.layer_norm(hidden, layer.normalized_shape, layer.weight, layer.bias, layer.eps)
