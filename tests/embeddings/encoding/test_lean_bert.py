import pytest
import torch
from transformers import BertConfig, BertModel, DistilBertConfig, DistilBertModel

from embeddings.encoding.sentence_model import FirstModule, LeanBert

SMALL = {"vocab_size": 50, "hidden_size": 24, "num_hidden_layers": 2, "num_attention_heads": 3, "intermediate_size": 40}
IDS = torch.tensor([[1, 7, 9, 30, 2], [1, 8, 2, 0, 0]])
MASK = torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]])


def bert(**config: object) -> BertModel:
    torch.manual_seed(0)
    model = BertModel(BertConfig(**SMALL, **config)).eval()
    for parameter in model.parameters():  # fresh biases are 0, and fresh norms 1: either could be left out unseen
        torch.nn.init.normal_(parameter, std=0.3)
    return model


@pytest.mark.parametrize("optimised", [False, True])
def test_word_pieces_have_the_vectors_that_transformers_gives_them(optimised: bool) -> None:
    model = bert()
    first = FirstModule(LeanBert(model))
    if optimised:  # for other numbers of texts and pieces than these
        first.optimise()
    with torch.inference_mode():
        theirs = model(input_ids=IDS, attention_mask=MASK).last_hidden_state
        ours = first({"input_ids": IDS, "attention_mask": MASK})["token_embeddings"]
    there = MASK.bool()
    assert torch.allclose(ours[there], theirs[there], atol=1e-5)


def test_weights_are_laid_out_as_the_processor_reads_them() -> None:
    lean = LeanBert(bert())
    lean.pack()
    packed = {name for name, weight in lean.named_buffers() if weight.is_mkldnn}
    is_able = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    assert len(packed) == (8 if is_able else 0)


def test_where_the_processor_has_no_layout_of_its_own_weights_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    # given
    lean = LeanBert(bert())
    with torch.inference_mode():
        before = lean(IDS, MASK)

    def refuse(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(torch.ops.mkldnn, "_reorder_linear_weight", refuse, raising=False)
    # when
    lean.pack()
    # then
    with torch.inference_mode():
        assert torch.equal(lean(IDS, MASK), before)


@pytest.mark.parametrize(
    ("model", "is_taken"),
    [
        (bert(), True),
        (bert(hidden_act="relu"), False),
        (bert(is_decoder=True), False),
        (DistilBertModel(DistilBertConfig(vocab_size=50, dim=24, n_layers=1, n_heads=3, hidden_dim=40)), False),
        (None, False),
    ],
)
def test_only_a_plain_bert_is_computed_this_way(model: object, is_taken: bool) -> None:
    assert LeanBert.takes(model) == is_taken
