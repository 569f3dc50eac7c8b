namespace Qlower.Loaders.ModelBased.Tests.Files;

/// <summary>A record as a file contains it. Immutable.</summary>
/// <param name="Model">Its model.</param>
/// <param name="Id">Its external id.</param>
/// <param name="Text">The text that distinguishes it from every other record with the same id.</param>
internal sealed record SentRecord(RecordModel Model, string Id, string Text)
{
    /// <summary>The property that it names as its owner; <see langword="null"/> for none.</summary>
    public string? Property { get; init; }

    /// <summary>The declarant that it names as its owner; <see langword="null"/> for none.</summary>
    public string? Declarant { get; init; }

    /// <summary>Whether static validation rejects it.</summary>
    public bool IsInvalid { get; init; }

    /// <summary>Whether it erases a property.</summary>
    public bool IsErasure { get; init; }

    /// <summary>The records nested in it, in the order of the file.</summary>
    public IReadOnlyList<SentRecord> Nested { get; init; } = [];

    public override string ToString()
    {
        var owner = (Property ?? Declarant) is { } id ? $" of {id}" : "";
        var nested = Nested.Count == 0 ? "" : $" {{ {string.Join(", ", Nested)} }}";
        return IsErasure ? $"erase {Id}" : $"{Id}={Text}{owner}{(IsInvalid ? " (invalid)" : "")}{nested}";
    }
}
