namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>The oracle does not know this part of the specification, or not within its bounds; it has no opinion.</summary>
internal sealed class OracleGaveUpException(string why) : Exception(why);
