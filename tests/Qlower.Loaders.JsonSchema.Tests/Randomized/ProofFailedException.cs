namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>The engine broke a promise.</summary>
/// <param name="promise">Which one, in a few fixed words: two failures with the same words are taken for one.</param>
/// <param name="details">What was seen.</param>
internal sealed class ProofFailedException(string promise, string details) : Exception($"{promise}: {details}")
{
    public string Promise { get; } = promise;
}
