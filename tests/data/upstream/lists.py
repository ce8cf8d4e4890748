"""The lists' own formats, as they served them in 2026, cut down to what a test needs."""

import csv
import io
import json
from typing import Any

# The header of all_ai_models.csv of May 2026, whole.
EPOCH = [
    "Model", "Domain", "Task", "Organization", "Authors", "Publication date", "Reference", "Link",
    "Citations", "Notability criteria", "Notability criteria notes", "Parameters",
    "Parameters notes", "Training compute (FLOP)", "Training compute notes",
    "Training dataset size (total)", "Dataset size notes", "Training time (hours)",
    "Training time notes", "Training hardware", "Approach", "Confidence", "Abstract", "Epochs",
    "WikiText and Penn Treebank data", "Model accessibility", "Country (of organization)",
    "Base model", "Finetune compute (FLOP)", "Finetune compute notes", "Hardware quantity",
    "Hardware utilization (MFU)", "Last modified", "Training cloud compute vendor",
    "Training data center", "Archived links", "Batch size", "Batch size notes",
    "Organization categorization", "Foundation model", "Training compute lower bound",
    "Training compute upper bound", "Training chip-hours", "Training code accessibility",
    "Accessibility notes", "Possibly over 1e23 FLOP", "Training compute cost (2023 USD)",
    "Utilization notes", "Numerical format", "Frontier model", "Training power draw (W)",
    "Training compute estimation method", "Hugging Face developer id",
    "Post-training compute (FLOP)", "Post-training compute notes", "Hardware utilization (HFU)",
    "Open model weights?",
]  # fmt: skip


def entry(model: str, **cells: str) -> dict[str, str]:
    """Return an entry of Epoch AI's list; columns by their first word or words."""
    row = {
        "Model": model,
        "Domain": "Language",
        "Organization": "OpenAI",
        "Publication date": "2026-12-01",
        "Confidence": "Likely",
        "Model accessibility": "API access",
        "Country (of organization)": "United States of America",
        "Link": "https://example.org/model",
    }
    for name, text in cells.items():
        start = name.replace("_", " ")
        row[next(one for one in EPOCH if one.startswith(start))] = text
    return row


def epoch(*entries: dict[str, str], header: list[str] | None = None) -> bytes:
    """Return Epoch AI's list."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header or EPOCH, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(entries)
    return text.getvalue().encode()


def genai(*models: dict[str, Any], provider: str = "openai") -> bytes:
    """Return genai-prices' online list, with one provider."""
    return json.dumps(
        [
            {
                "id": provider,
                "name": provider,
                "pricing_urls": ["https://example.org/pricing"],
                "api_pattern": "https://api\\.example\\.org",
                "extractors": [{"root": "usage", "model_path": "model", "mappings": []}],
                "models": [
                    {"match": {"equals": one["id"]}, "context_window": 200000, **one}
                    for one in models
                ],
            }
        ]
    ).encode()


def priced(own: str, *prices: float, **more: Any) -> dict[str, Any]:
    """Return a model of genai-prices' list with input, output and cached price."""
    names = ("input_mtok", "output_mtok", "cache_read_mtok")
    return {"id": own, "prices": dict(zip(names, prices, strict=False)), **more}


def models_dev(*models: dict[str, Any], provider: str = "anthropic") -> bytes:
    """Return models.dev's api.json, with one provider."""
    return json.dumps(
        {
            provider: {
                "id": provider,
                "env": ["API_KEY"],
                "npm": "@ai-sdk/provider",
                "name": provider,
                "doc": "https://example.org/docs",
                "models": {one["id"]: one for one in models},
            }
        }
    ).encode()


def listed(own: str, name: str, **more: Any) -> dict[str, Any]:
    """Return a model of models.dev's catalogue."""
    return {
        "id": own,
        "name": name,
        "family": "family",
        "attachment": True,
        "reasoning": True,
        "tool_call": True,
        "knowledge": "2026-05",
        "release_date": "2026-12-10",
        "last_updated": "2026-12-10",
        "modalities": {"input": ["text", "image"], "output": ["text"]},
        "open_weights": False,
        "limit": {"context": 1000000, "output": 64000},
        "cost": {"input": 3, "output": 15, "cache_read": 0.3, "cache_write": 3.75},
        **more,
    }
