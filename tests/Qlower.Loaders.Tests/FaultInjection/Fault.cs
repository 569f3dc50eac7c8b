namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>One fault in one record of an otherwise valid file.</summary>
/// <param name="Field">The field.</param>
/// <param name="Name">What is wrong, for people.</param>
/// <param name="Key">The key in the file; <see langword="null"/> for a field that is missing.</param>
/// <param name="Value">The value in the file, as JSON.</param>
/// <param name="Correction">The known correction: a value as JSON, or a key; <see langword="null"/> where there is none.</param>
/// <param name="IsError">Whether the record must be rejected; else there must be a warning.</param>
internal sealed record Fault(FaultField Field, string Name, string? Key, string Value, string? Correction, bool IsError = true)
{
    public bool IsOfKey => Key is not null && Key != Field.Name;

    public override string ToString() => $"{Field.Model}.{Field.Name} {Name}: {Key ?? "(missing)"} = {Value}";
}
