namespace Qlower.Loaders.Reporting;

/// <summary>A line, or a part of one, of an <see cref="Excerpt"/>. A cut end shows an ellipsis.</summary>
/// <param name="Number">1-based number of the line; <see langword="null"/> when it is not known.</param>
/// <param name="Before">The text before the value; the whole line when the value is on another one.</param>
/// <param name="Value">The value that the finding is about; empty where it is on another line.</param>
/// <param name="After">What follows the value.</param>
internal sealed record ExcerptLine(long? Number, string Before, string Value, string After);
