"""How charts look and the idioms they share: theme, palette, staircases, forests, waterfalls."""
