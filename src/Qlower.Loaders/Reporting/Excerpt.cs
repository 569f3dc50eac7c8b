namespace Qlower.Loaders.Reporting;

/// <summary>A few lines of a file around a value, with secrets blanked. Hostile text.</summary>
/// <param name="Lines">The lines, at least one, in order.</param>
internal sealed record Excerpt(IReadOnlyList<ExcerptLine> Lines);
