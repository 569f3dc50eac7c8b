using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Inspection;

/// <summary>What a finding says: its rule, and the values and the case that select its words.</summary>
/// <param name="Code">The code of the rule.</param>
/// <param name="Field">The field of the format; <see langword="null"/> for none.</param>
/// <param name="Form">The form that the value must have; <see langword="null"/> when the finding is about something else.</param>
/// <param name="Variant">The case; <see langword="null"/> for the rule's own words.</param>
/// <param name="Expected">The expected value or codes; <see langword="null"/> when there is none to show.</param>
/// <param name="Actual">The value as it was sent, without quotation marks; <see langword="null"/> when there is none to show.</param>
internal readonly record struct FindingWords(string Code, SchemaField? Field, ValueForm? Form, string? Variant, string? Expected, string? Actual);
