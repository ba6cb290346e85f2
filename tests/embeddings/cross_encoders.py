"""A cross-encoder of one tiny layer with weights by chance, so that a real one is loaded in milliseconds."""

from pathlib import Path

import torch
from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

_WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] a the of what is in cranes books harbour library we build read".split()


def save_cross_encoder(folder: Path, *, n_classes: int = 1) -> Path:
    """Write the model into a new folder and return it."""
    folder.mkdir()
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(_WORDS) + "\n", encoding="utf-8")
    BertTokenizerFast(str(vocabulary)).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(_WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        initializer_range=0.5,  # the usual hundredth gives every text the same score, but for the last digits
        num_labels=n_classes,
    )
    with torch.random.fork_rng():
        torch.manual_seed(7)
        BertForSequenceClassification(config).save_pretrained(folder)
    return folder
