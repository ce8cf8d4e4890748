"""The assumptions of the chapter, each with its unit and bounds."""

from typing import Annotated

from pydantic import Field

from hundredmodels.chapters.parameters import EACH_ONCE, ChapterParameters, parameter

LONGEST = 10_000_000
Length = Annotated[int, Field(ge=1, le=LONGEST)]


class Parameters(ChapterParameters):
    """What a reader may set in the chapter on the Transformer and those who entered."""

    width: int = parameter(
        512,
        description="Width d of the layers compared; 512 is the width of the paper's base model",
        unit="numbers",
        ge=16,
        le=65_536,
    )
    sequence_length: int = parameter(
        512,
        description=(
            "Sequence length n at which the comparison is quoted; equal to the default width, "
            "where attention and recurrence ask for the same operations"
        ),
        unit="tokens",
        ge=1,
        le=LONGEST,
    )
    sequence_lengths: Annotated[list[Length], EACH_ONCE] = parameter(
        [16, 64, 256, 512, 1024, 4096, 16384, 65536],
        description="Sequence lengths that the curves are drawn over",
        unit="tokens",
        min_length=2,
    )
    kernel_width: int = parameter(
        3, description="Width k of the convolution's kernel", unit="tokens", ge=2, le=1024
    )
    neighbourhood: int = parameter(
        64,
        description="Tokens r that restricted attention looks at",
        unit="tokens",
        ge=1,
        le=1_000_000,
    )
    minimum_size_b: float = parameter(
        1.0,
        description="Least number of parameters of a large model",
        unit="billion parameters",
        ge=0.001,
        le=1000,
    )
    notable_only: bool = parameter(
        True,
        description=(
            "Measure the growth of training compute on Epoch AI's notable systems alone, not on "
            "its large-scale list as well"
        ),
    )
