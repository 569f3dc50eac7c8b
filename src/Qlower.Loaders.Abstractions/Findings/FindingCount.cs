namespace Qlower.Loaders;

/// <summary>The exact number of findings of one rule in one load, including those above the cap on stored findings.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Model">The model; <see langword="null"/> for findings about the header or the file.</param>
/// <param name="Count">The exact number, at least 1.</param>
public sealed record FindingCount(string Code, FindingSeverity Severity, RecordModel? Model, long Count);
