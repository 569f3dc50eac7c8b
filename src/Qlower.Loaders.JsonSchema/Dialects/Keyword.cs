namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>A keyword of a dialect, which is known if one of its vocabularies is in use.</summary>
internal sealed record Keyword(Vocabularies Vocabularies, SubschemaShape Shape);
