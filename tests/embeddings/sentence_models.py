"""A sentence-transformers model of one tiny layer with weights by chance, so that it is exported in little time."""

from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from transformers import BertConfig, BertModel, BertTokenizerFast

_WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] a the of what is in cranes books harbour library we build read : ask".split()


def save_sentence_model(folder: Path) -> Path:
    """Write a model that puts "ask: " before questions into a new folder and return it."""
    aside = folder.with_name("bert")
    aside.mkdir()
    vocabulary = aside / "vocab.txt"
    vocabulary.write_text("\n".join(_WORDS) + "\n", encoding="utf-8")
    BertTokenizerFast(str(vocabulary), model_max_length=32).save_pretrained(aside)
    config = BertConfig(
        vocab_size=len(_WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
        initializer_range=0.5,  # the usual hundredth makes all texts alike
    )
    with torch.random.fork_rng():
        torch.manual_seed(7)
        BertModel(config).save_pretrained(aside)
    bert = Transformer(str(aside))
    model = SentenceTransformer(modules=[bert, Pooling(16)], prompts={"query": "ask: "}, device="cpu")
    model.save(str(folder))
    return folder
