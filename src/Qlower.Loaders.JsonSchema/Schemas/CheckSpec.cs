using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Schemas;

/// <summary>A keyword on single values, as read; the check is created once its site, and whether it is a warning, is known.</summary>
internal sealed record CheckSpec(string Keyword, string? Expected, Func<Site, Check> Create);
