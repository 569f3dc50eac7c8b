namespace Qlower.Loaders.FormatGuide;

/// <summary>The fields of the header or of one model, in order of the schema. Immutable.</summary>
/// <param name="Name">The wire name of the model; <c>header</c> for the header.</param>
/// <param name="Fields">The fields.</param>
internal sealed record FormatSection(string Name, IReadOnlyList<FormatField> Fields);
