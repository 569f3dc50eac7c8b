namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>What a dialect says of a keyword: it is known if one of the vocabularies is in use.</summary>
internal sealed record Keyword(Vocabularies Vocabularies, SubschemaShape Shape);
