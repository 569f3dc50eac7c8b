namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>A keyword at its location in the schema, with everything that a finding reports about it.</summary>
internal sealed record Site(string Keyword, string Location, string? Rule, string? Expected, bool IsWarning);
