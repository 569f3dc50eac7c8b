namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>A field of the specification with a valid value.</summary>
/// <param name="Model">The model; <c>client</c> for the block.</param>
/// <param name="Name">The key.</param>
/// <param name="Kind">The kind.</param>
/// <param name="IsRequired">Whether a record needs it.</param>
/// <param name="Valid">A valid value as JSON.</param>
internal sealed record FaultField(string Model, string Name, FaultKind Kind, bool IsRequired, string Valid);
