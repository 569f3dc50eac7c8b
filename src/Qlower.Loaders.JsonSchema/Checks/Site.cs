namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>A keyword at its place in the schema: everything a finding tells about it.</summary>
internal sealed record Site(string Keyword, string Location, string? Rule, string? Expected, bool IsWarning);
