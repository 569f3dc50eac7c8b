namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>Collects warnings. Not thread-safe.</summary>
internal sealed class WarningList
{
    private readonly List<SchemaWarning> _all = [];

    public IReadOnlyList<SchemaWarning> All => _all;

    public void Add(SchemaWarningKind kind, string pointer, string message, string? suggestion = null) =>
        _all.Add(new SchemaWarning(kind, pointer, message, suggestion));
}
